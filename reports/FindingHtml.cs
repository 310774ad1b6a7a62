using System.Globalization;
using System.Text;

namespace Reports;

/// <summary>A bucket in a page: a line that opens.</summary>
internal static class FindingHtml
{
    public static void Append(StringBuilder page, ReportedFinding it)
    {
        (string kind, string op, string shape) = it.Signature;
        string id = it.Signature.FileName();
        page.Append($"<details class=\"finding\" id=\"{Text(id)}\" data-op=\"{Text(op)}\" ")
            .Append($"data-kind=\"{Text(kind)}\">\n<summary><span class=\"kind\">{Text(kind)}")
            .Append($"</span> <span class=\"op\"><code>{Text(op)}</code> ")
            .Append($"<span class=\"shape\">{Text(shape)}</span>{State(it.State)}</span> ")
            .Append(Seen(it)).Append(" <span class=\"count\" title=\"differences\">")
            .Append(CultureInfo.InvariantCulture, $"× {it.Finding.Count}</span></summary>\n");
        if (it.Parting is { } parting)
            Sentence(page, parting);
        else
            page.Append($"<p>{Text(it.Message)}</p>\n");
        Outcomes(page, it);
        if (it.Parting is { } known)
        {
            Code(page, known);
            RegisterHtml.Append(page, known);
        }
        page.Append("<h3>Run it again</h3>\n")
            .Append($"<pre class=\"copy command\">{Text(it.Command)}</pre>\n")
            .Append("<h3>Minimal program</h3>\n<p><code>erlc +from_asm</code> takes it as it is: ")
            .Append($"<code>{Text(it.Finding.Path)}</code></p>\n");
        Program(page, it);
        page.Append("</details>\n");
    }

    private static string Text(string text) => Html.Text(text);

    private static string State(ReplayState state) => state switch
    {
        ReplayState.Agrees => " <span class=\"state\">agrees by now</span>",
        ReplayState.Inconclusive => " <span class=\"state\">inconclusive by now</span>",
        _ => "",
    };

    private static string Seen(ReportedFinding it) => it.Seen is not var (first, last) ? ""
        : first == last ? $"<span class=\"seen\">{Text(first)}</span>"
        : $"<span class=\"seen\">{Text(first)} … {Text(last)}</span>";

    private static void Sentence(StringBuilder page, Parting it)
    {
        page.Append("<p class=\"sentence\">").Append(Html.Plural(it.Number, "instruction"))
            .Append(it.Number == 1 ? " agrees" : " agree").Append(". After ")
            .Append($"<code>{Text(it.Instruction)}</code> in <code>{Text(it.Function)}</code>, ")
            .Append($"<b>{Text(it.What)}</b> should be <code class=\"good\">{Text(it.Expected)}")
            .Append($"</code> and is <code class=\"bad\">{Text(it.Actual)}</code>.");
        if (it.Guilty is { } guilty)
            page.Append($" Guilty: <code class=\"bad\">{Text(guilty)}</code>");
        page.Append("</p>\n");
    }

    private static void Outcomes(StringBuilder page, ReportedFinding it)
    {
        page.Append("<p>The call: <code>")
            .Append($"{Text($"{it.Case.Mfa}")} ")
            .Append(Text($"{Beam.Terms.List(it.Case.Arguments.Span)}"))
            .Append($"</code> with <code>{Text($"{it.Case.Options}")}</code></p>\n")
            .Append("<div class=\"outcomes\">\n");
        string expected = it.Case.Expected is [var (_, first), ..] ? first : "";
        string actual = it.Case.Actual is [var (_, other), ..] ? other : "";
        foreach ((string target, string outcome) in it.Case.Expected)
            Card(target, "expected", outcome, actual);
        foreach ((string target, string outcome) in it.Case.Actual)
            Card(target, "actual", outcome, expected);
        page.Append("</div>\n");

        void Card(string target, string part, string outcome, string against) => page.Append(
            $"<div class=\"{part}\"><b>{Text(target)}</b> {part}<br>"
            + $"<code>{Marked(outcome, against)}</code></div>\n");
    }

    /// <summary>Text with the part marked in which it differs from another.</summary>
    public static string Marked(string text, string against)
    {
        if (text == against || against.Length == 0)
            return Text(text);
        int most = Math.Min(text.Length, against.Length);
        int start = 0;
        while (start < most && text[start] == against[start])
            start++;
        int end = 0;
        while (end < most - start && text[^(end + 1)] == against[^(end + 1)])
            end++;
        // Words, numbers and surrogate pairs stay whole.
        bool cutsStart = IsWithin(text, start) || IsWithin(against, start);
        while (cutsStart && IsWithin(text, start - 1))
            start--;
        bool cutsEnd = IsWithin(text, text.Length - end - 1)
            || IsWithin(against, against.Length - end - 1);
        while (cutsEnd && IsWithin(text, text.Length - end))
            end--;
        return $"{Text(text[..start])}<mark>{Text(text[start..^end])}</mark>"
            + Text(text[^end..]);
    }

    private static bool IsWithin(string text, int at) => at >= 0 && at < text.Length
        && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]));

    private static void Code(StringBuilder page, Parting it)
    {
        page.Append("<h3>Code</h3>\n<div class=\"wide\" tabindex=\"0\"><table class=\"code\">\n")
            .Append("<tr><th>BEAM</th><th></th><th>A32</th></tr>\n");
        foreach (CodeLine line in it.Code)
        {
            string style = line.Mark.ToString().ToLowerInvariant();
            string mark = line.Mark == CodeMark.Guilty
                ? " <strong aria-label=\"guilty\">◀ guilty</strong>" : "";
            string note = line.Note.Length > 0
                ? $" <em class=\"note\">◀ {Text(line.Note)}</em>" : "";
            page.Append($"<tr class=\"{style}\"><td>{Text(line.Beam)}{note}</td>")
                .Append($"<td>{Text(line.Address)}</td><td>{Text(line.Machine)}{mark}</td></tr>\n");
        }
        page.Append("</table></div>\n<p class=\"legend\"><span class=\"executed\">executed since ")
            .Append("both sides agreed</span> <span class=\"blamed\">of the blamed instruction, ")
            .Append("not executed</span></p>\n");
    }

    private static void Program(StringBuilder page, ReportedFinding it)
    {
        page.Append("<pre class=\"copy case\" data-file=\"")
            .Append($"{Text(Path.GetFileName(it.Finding.Path))}\">");
        foreach ((int i, string line) in it.Assembly.TrimEnd('\n').Split('\n').Index())
        {
            string style = line.StartsWith('%') ? "comment"
                : i + 1 == it.Line && it.Parting is not null ? "blamed" : "";
            // The line's end stands outside: the marked line is a block of its own.
            page.Append(style.Length == 0
                ? $"{Text(line)}\n" : $"<span class=\"{style}\">{Text(line)}</span>\n");
        }
        page.Append("</pre>\n");
    }
}
