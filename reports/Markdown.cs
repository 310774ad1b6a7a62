using System.Globalization;
using System.Text;

namespace Reports;

/// <summary>A report as Markdown, for the page of a CI job; and as annotations of one.</summary>
public static class Markdown
{
    public static string Of(Report report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {report.Title}\n\n");
        if (report.Figures.Count > 0)
        {
            text.AppendJoin(", ", report.Figures.Select(f => $"{f.Name} {f.Value}"))
                .Append("\n\n");
        }
        if (report.Findings.Count == 0)
            text.Append("No findings.\n");
        else
            text.Append("| count | kind | op | after | differs |\n|--:|---|---|---|---|\n");
        foreach (ReportedFinding it in report.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {it.Finding.Count} ")
                .Append($"| {it.Signature.Kind} | {Code(it.Signature.Op)} ")
                .Append(it.Parting is { } p
                    ? $"| {Code(p.Instruction)} | {Code(p.What)} should be "
                        + $"{Code(p.Expected)}, is {Code(p.Actual)} |\n"
                    : $"| | {Code(it.Message)} |\n");
        }
        foreach (ReportedFinding it in report.Findings)
        {
            text.Append($"\n<details><summary>{it.Signature.FileName()}</summary>\n\n")
                .Append($"```sh\n{it.Command}\n```\n\n{Fence(it.Assembly)}\n</details>\n");
        }
        foreach ((string path, string problem) in report.Unread)
            text.Append($"\nNot read: {Code(path)}: {problem}\n");
        return text.ToString();
    }

    /// <summary>Workflow commands that GitHub shows beside the files: a line each.</summary>
    public static string GitHub(Report report)
    {
        var text = new StringBuilder();
        foreach (ReportedFinding it in report.Findings.Where(
            f => f.State == ReplayState.Differs))
        {
            text.Append($"::error file={Property(it.Finding.Path)}")
                .Append(CultureInfo.InvariantCulture, $",line={it.Line}")
                .Append($",title={Property($"{it.Signature}")}::")
                .Append(Data(it.Parting?.Guilty is { } guilty
                    ? $"{it.Message}\nguilty: {guilty}" : it.Message))
                .Append('\n');
        }
        return text.ToString();
    }

    private static string Data(string text) =>
        text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A").Replace(",", "%2C");

    /// <summary>Code in a cell of a table.</summary>
    private static string Code(string text)
    {
        const int lengthMax = 120;
        string line = text.ReplaceLineEndings(" ").Replace("|", "\\|");
        if (line.Length > lengthMax)
            line = line[..lengthMax] + "…";
        return line.Contains('`') ? $"`` {line} ``" : $"`{line}`";
    }

    private static string Fence(string code)
    {
        string fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return $"{fence}erlang\n{code.TrimEnd()}\n{fence}\n";
    }
}
