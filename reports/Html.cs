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
        Begin(page, report.Title);
        Head(page, report);
        Filter(page, report);
        page.Append("<main>\n");
        if (report.Findings.Count == 0)
            page.Append("<p class=\"quiet\">No findings.</p>\n");
        foreach (ReportedFinding finding in report.Findings)
            FindingHtml.Append(page, finding);
        page.Append("<p class=\"quiet\" id=\"nothing\" hidden>Nothing passes the filter.</p>\n");
        if (report.Unread.Count > 0)
        {
            page.Append("<section>\n<h2>Not read</h2>\n<ul>\n");
            foreach ((string path, string problem) in report.Unread)
                page.Append($"<li><code>{Text(path)}</code>: {Text(problem)}</li>\n");
            page.Append("</ul>\n</section>\n");
        }
        page.Append("</main>\n").Append(Help);
        End(page, script: true);
        return page.ToString();
    }

    internal static void Begin(StringBuilder page, string title) =>
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>{Text(title)}</title>\n")
            .Append($"<style>\n{Resource("report.css")}</style>\n</head>\n<body>\n");

    internal static void End(StringBuilder page, bool script)
    {
        if (script)
            page.Append($"<script>\n{Resource("report.js")}</script>\n");
        page.Append("</body>\n</html>\n");
    }

    internal static void Figures(StringBuilder page, IEnumerable<(string, string)> figures)
    {
        page.Append("<dl class=\"figures\">");
        foreach ((string name, string value) in figures)
            page.Append($"<div><dt>{Text(name)}</dt><dd>{Text(value)}</dd></div>");
        page.Append("</dl>\n");
    }

    internal static void Charts(StringBuilder page, IReadOnlyList<Chart> charts)
    {
        if (charts.Count == 0)
            return;
        page.Append("<div class=\"charts\">\n");
        foreach (Chart chart in charts)
        {
            page.Append($"<figure><figcaption>{Text(chart.Title)}</figcaption>\n")
                .Append(Svg.Of(chart)).Append("</figure>\n");
        }
        page.Append("</div>\n");
    }

    private static void Head(StringBuilder page, Report report)
    {
        long differences = report.Findings.Sum(f => f.Finding.Count);
        int gone = report.Findings.Count(f => f.State != ReplayState.Differs);
        page.Append($"<header>\n<h1>{Text(report.Title)}</h1>\n<p>")
            .Append(CultureInfo.InvariantCulture, $"<b>{Plural(report.Findings.Count, "bucket")}")
            .Append(CultureInfo.InvariantCulture, $"</b>, {Plural(differences, "difference")}")
            .Append(gone > 0
                ? string.Create(CultureInfo.InvariantCulture, $", {gone} differ no more") : "")
            .Append($" · looked at by harness <code>{Text(Shorten(report.Commit, 12))}</code>")
            .Append("</p>\n");
        Figures(page, report.Figures);
        Charts(page, report.Charts);
        page.Append("</header>\n");
    }

    private static void Filter(StringBuilder page, Report report)
    {
        page.Append("<form id=\"filter\" role=\"search\">\n<label>filter <input id=\"text\" ")
            .Append("type=\"search\" placeholder=\"op, kind, words of the case\" ")
            .Append("autocomplete=\"off\" spellcheck=\"false\"></label>\n")
            .Append("<span role=\"group\" aria-label=\"kind\">");
        foreach (IGrouping<string, ReportedFinding> kind in report.Findings
            .GroupBy(f => f.Signature.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            page.Append("<button type=\"button\" class=\"chip\" aria-pressed=\"false\" ")
                .Append($"data-kind=\"{Text(kind.Key)}\">{Text(kind.Key)} ")
                .Append(CultureInfo.InvariantCulture, $"<small>{kind.Count()}</small></button>");
        }
        page.Append("</span>\n<output id=\"shown\"></output>\n")
            .Append("<button type=\"button\" id=\"ask\" aria-label=\"keys\">?</button>\n")
            .Append("</form>\n");
    }

    private const string Help = """
        <dialog id="help" aria-labelledby="keys">
        <h2 id="keys">Keys</h2>
        <table>
        <tr><td><kbd>j</kbd> <kbd>k</kbd> or <kbd>↓</kbd> <kbd>↑</kbd></td>
        <td>next, previous bucket</td></tr>
        <tr><td><kbd>Enter</kbd> or <kbd>o</kbd></td><td>open or close it</td></tr>
        <tr><td><kbd>x</kbd></td><td>open or close all</td></tr>
        <tr><td><kbd>/</kbd></td><td>filter; <kbd>Esc</kbd> leaves and clears it</td></tr>
        <tr><td><kbd>c</kbd></td><td>copy the command that runs the bucket's case again</td></tr>
        <tr><td><kbd>s</kbd></td><td>copy the case</td></tr>
        <tr><td><kbd>?</kbd></td><td>this</td></tr>
        </table>
        <form method="dialog"><button>close</button></form>
        </dialog>

        """;

    internal static string Plural(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    internal static string Text(string text) => WebUtility.HtmlEncode(text);

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
