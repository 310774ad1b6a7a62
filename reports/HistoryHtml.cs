using System.Globalization;
using System.Text;

namespace Reports;

/// <summary>The nights of a directory as one HTML page that needs nothing else.</summary>
public static class HistoryHtml
{
    public static string Of(
        string title, IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> findings)
    {
        var page = new StringBuilder();
        Html.Begin(page, title);
        page.Append($"<header>\n<h1>{Html.Text(title)}</h1>\n<p><b>")
            .Append($"{Html.Plural(findings.Count, "finding")}</b> in ")
            .Append($"{Html.Plural(nights.Count, "night")}</p>\n");
        Html.Figures(page,
        [
            ("programs", Number(nights.Sum(n => n.Programs))),
            ("executions", Number(nights.Sum(n => n.Executions))),
            ("time", Charts.Time(nights.Sum(n => n.Seconds))),
            ("not ended", Number(nights.Count(n => !n.Ended))),
        ]);
        Html.Charts(page, Charts.Of(nights, findings));
        page.Append("</header>\n<main>\n<h2>Nights</h2>\n");
        Nights(page, nights, findings);
        if (findings.Count > 0)
        {
            page.Append("<h2>Findings</h2>\n");
            Findings(page, nights, findings);
        }
        page.Append("</main>\n");
        Html.End(page, script: false);
        return page.ToString();
    }

    private static void Nights(
        StringBuilder page, IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> findings)
    {
        IReadOnlyList<NightColumn> columns = NightColumn.Of(nights, findings);
        Begin(page, columns.Select(c => c.Name));
        foreach (Night night in nights)
        {
            page.Append($"<tr><th>{Html.Text(columns[0].Text(night))}</th>");
            foreach (NightColumn column in columns.Skip(1))
                page.Append($"<td>{Html.Text(column.Text(night))}</td>");
            page.Append("</tr>\n");
        }
        page.Append("</table></div>\n");
    }

    /// <summary>Which bucket came up in which night, the newest bucket first.</summary>
    private static void Findings(
        StringBuilder page, IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> findings)
    {
        const int shown = 30;
        Night[] last = [.. nights.TakeLast(shown)];
        Begin(page,
        [
            "bucket", "count", "first seen", "last seen", .. last.Select(n => Number(n.Number)),
        ]);
        foreach (LongFinding it in findings.OrderByDescending(f => f.FirstSeen))
        {
            page.Append($"<tr><th><code title=\"{Html.Text(it.Case)}\">")
                .Append($"{Html.Text(it.Signature)}</code></th>")
                .Append($"<td>{Number(it.Count)}</td><td>{Began(it.FirstSeen)}</td>")
                .Append($"<td>{Began(it.LastSeen)}</td>");
            foreach (Night night in last)
            {
                page.Append(it.Nights.TryGetValue(night.Number, out long count)
                    ? $"<td class=\"hit\">{Number(count)}</td>" : "<td></td>");
            }
            page.Append("</tr>\n");
        }
        page.Append("</table></div>\n");

        string Began(int number) => Html.Text(
            nights.FirstOrDefault(n => n.Number == number)?.Began ?? Number(number));
    }

    private static void Begin(StringBuilder page, IEnumerable<string> columns)
    {
        page.Append("<div class=\"wide\" tabindex=\"0\"><table class=\"nights\">\n<thead><tr>");
        foreach (string column in columns)
            page.Append($"<th>{column}</th>");
        page.Append("</tr></thead>\n");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
