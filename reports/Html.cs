using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;

namespace Reports;

/// <summary>A report as one HTML page that needs nothing else: no network, no other file.</summary>
public static class Html
{
    public static string Of(Report report)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>{Text(report.Title)}</title>\n")
            .Append($"<style>\n{Resource("report.css")}</style>\n</head>\n<body>\n");
        Head(page, report);
        foreach (ReportedFinding finding in report.Findings)
            Finding(page, finding);
        if (report.Unread.Count > 0)
        {
            page.Append("<section>\n<h2>Not read</h2>\n<ul>\n");
            foreach ((string path, string problem) in report.Unread)
                page.Append($"<li><code>{Text(path)}</code>: {Text(problem)}</li>\n");
            page.Append("</ul>\n</section>\n");
        }
        page.Append($"</main>\n<script>\n{Resource("report.js")}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Head(StringBuilder page, Report report)
    {
        long differences = report.Findings.Sum(f => f.Finding.Count);
        page.Append($"<header>\n<h1>{Text(report.Title)}</h1>\n<p>")
            .Append(CultureInfo.InvariantCulture, $"{report.Findings.Count} buckets, ")
            .Append(CultureInfo.InvariantCulture, $"{differences} differences")
            .Append($" · harness <code>{Text(Shorten(report.Commit, 12))}</code></p>\n<dl>");
        foreach ((string name, string value) in report.Figures)
            page.Append($"<div><dt>{Text(name)}</dt><dd>{Text(value)}</dd></div>");
        page.Append("</dl>\n<form id=\"filter\" role=\"search\">\n")
            .Append("<label>op <input id=\"op\" type=\"search\" placeholder=\"gc_bif2\" ")
            .Append("accesskey=\"f\"></label>\n<label>kind <select id=\"kind\">")
            .Append("<option value=\"\">all</option>");
        foreach (string kind in report.Findings.Select(f => f.Signature.Kind).Distinct()
            .Order(StringComparer.Ordinal))
        {
            page.Append($"<option>{Text(kind)}</option>");
        }
        page.Append("</select></label>\n<output id=\"shown\"></output>\n")
            .Append("<span class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next, previous · ")
            .Append("<kbd>Enter</kbd> open · <kbd>/</kbd> filter</span>\n")
            .Append("</form>\n</header>\n<main>\n");
    }

    private static void Finding(StringBuilder page, ReportedFinding it)
    {
        (string kind, string op, string shape) = it.Signature;
        string id = it.Signature.FileName();
        page.Append($"<details class=\"finding\" id=\"{Text(id)}\" data-op=\"{Text(op)}\" ")
            .Append($"data-kind=\"{Text(kind)}\">\n<summary><span class=\"kind\">{Text(kind)}")
            .Append($"</span> <code>{Text(op)}</code> <span class=\"shape\">{Text(shape)}</span> ")
            .Append(CultureInfo.InvariantCulture, $"<span class=\"count\">× {it.Finding.Count}")
            .Append($"</span>{State(it.State)}</summary>\n");
        if (it.Parting is { } parting)
            Sentence(page, parting);
        else
            page.Append($"<p>{Text(it.Message)}</p>\n");
        Outcomes(page, it);
        if (it.Parting is { } known)
        {
            Code(page, known);
            Registers(page, known);
        }
        page.Append("<h3>Run it again</h3>\n")
            .Append($"<pre class=\"copy\">{Text(it.Command)}</pre>\n<h3>Case</h3>\n")
            .Append("<p>Takes <code>erlc +from_asm</code> as it is: ")
            .Append($"<code>{Text(it.Finding.Path)}</code></p>\n")
            .Append($"<pre class=\"copy\">{Text(it.Assembly)}</pre>\n</details>\n");
    }

    private static string State(ReplayState state) => state switch
    {
        ReplayState.Agrees => " <span class=\"state\">agrees by now</span>",
        ReplayState.Inconclusive => " <span class=\"state\">inconclusive by now</span>",
        _ => "",
    };

    private static void Sentence(StringBuilder page, Parting it)
    {
        page.Append(CultureInfo.InvariantCulture, $"<p>{it.Number} instructions agree. After ")
            .Append($"<code>{Text(it.Instruction)}</code> in <code>{Text(it.Function)}</code>, ")
            .Append($"<b>{Text(it.What)}</b> should be <code class=\"good\">{Text(it.Expected)}")
            .Append($"</code> and is <code class=\"bad\">{Text(it.Actual)}</code>.</p>\n");
        if (it.Guilty is { } guilty)
            page.Append($"<p>Guilty: <code class=\"bad\">{Text(guilty)}</code></p>\n");
    }

    private static void Outcomes(StringBuilder page, ReportedFinding it)
    {
        page.Append("<table class=\"outcomes\">\n<tr><th>call</th><td><code>")
            .Append($"{Text($"{it.Case.Mfa}")} {Text(Arguments(it))}</code> with ")
            .Append($"<code>{Text($"{it.Case.Options}")}</code></td></tr>\n");
        foreach ((string target, string outcome) in it.Case.Expected)
            Row(target, outcome, "good");
        foreach ((string target, string outcome) in it.Case.Actual)
            Row(target, outcome, "bad");
        page.Append("</table>\n");

        void Row(string target, string outcome, string style) => page.Append(
            $"<tr><th>{Text(target)}</th><td class=\"{style}\"><code>{Text(outcome)}"
            + "</code></td></tr>\n");
    }

    private static string Arguments(ReportedFinding it) =>
        $"{Beam.Terms.List(it.Case.Arguments.Span)}";

    private static void Code(StringBuilder page, Parting it)
    {
        page.Append("<h3>Code</h3>\n<div class=\"wide\"><table class=\"code\">\n")
            .Append("<tr><th>BEAM</th><th></th><th>A32</th></tr>\n");
        foreach (CodeLine line in it.Code)
        {
            string style = line.Mark.ToString().ToLowerInvariant();
            string mark = line.Mark == CodeMark.Guilty
                ? " <strong aria-label=\"guilty\">◀ guilty</strong>" : "";
            page.Append($"<tr class=\"{style}\"><td>{Text(line.Beam)}</td>")
                .Append($"<td>{Text(line.Address)}</td><td>{Text(line.Machine)}{mark}</td></tr>\n");
        }
        page.Append("</table></div>\n<p class=\"legend\"><span class=\"executed\">executed since ")
            .Append("both sides agreed</span> <span class=\"blamed\">of the blamed instruction, ")
            .Append("not executed</span></p>\n");
    }

    private static void Registers(StringBuilder page, Parting it)
    {
        Table("Before", it.Before);
        Table("After", it.After);

        void Table(string title, IReadOnlyList<Register> rows)
        {
            if (rows.Count == 0)
                return;
            page.Append($"<h3>{title}</h3>\n<div class=\"wide\"><table class=\"registers\">\n")
                .Append("<tr><th></th><th>oracle</th><th>arm32</th><th>word</th></tr>\n");
            foreach (Register row in rows)
            {
                page.Append($"<tr{(row.Differs ? " class=\"differs\"" : "")}><th>")
                    .Append($"{Text(row.Name)}</th><td>{Text(row.Expected)}</td>")
                    .Append($"<td>{Text(row.Actual)}</td><td>{Text(row.Word)}</td></tr>\n");
            }
            page.Append("</table></div>\n");
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Shorten(string text, int length) =>
        text.Length <= length ? text : text[..length];

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
