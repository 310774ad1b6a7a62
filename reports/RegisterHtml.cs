using System.Text;

namespace Reports;

/// <summary>Registers and heap words in a page, before and behind the blamed instruction.</summary>
internal static class RegisterHtml
{
    /// <summary>A row: what it holds before, where both sides agree, and behind.</summary>
    private sealed record Row(string Name, Register? Before, Register? After)
    {
        public bool IsHeap => (After ?? Before)?.Address.Length > 0;
    }

    public static void Append(StringBuilder page, Parting it)
    {
        List<Row> rows = [.. Rows(it)];
        if (rows.Count == 0)
            return;
        bool hasAfter = it.After.Count > 0;
        page.Append("<h3>Registers and heap</h3>\n")
            .Append("<div class=\"wide\" tabindex=\"0\"><table class=\"registers\">\n<tr><th></th>")
            .Append("<th>before: both sides</th><th>word</th>")
            .Append(hasAfter ? "<th>after: oracle</th><th>after: arm32</th><th>word</th>" : "")
            .Append("</tr>\n");
        foreach (Row row in rows)
        {
            page.Append($"<tr class=\"{Style(row, hasAfter)}\"><th>{Text(row.Name)}</th>");
            Before(page, row);
            if (hasAfter)
                After(page, row);
            page.Append("</tr>\n");
        }
        page.Append("</table></div>\n");
        if (!hasAfter)
        {
            page.Append("<p class=\"legend\">Behind it the two sides are at different places: ")
                .Append("there is nothing to compare.</p>\n");
        }
    }

    private static IEnumerable<Row> Rows(Parting it)
    {
        ILookup<string, Register> before = it.Before.ToLookup(r => r.Name);
        ILookup<string, Register> after = it.After.ToLookup(r => r.Name);
        return it.After.Concat(it.Before).Select(r => r.Name).Distinct().Select(name => new Row(
            name,
            before.Contains(name) ? before[name].First() : null,
            after.Contains(name) ? after[name].First() : null));
    }

    private static string Style(Row row, bool hasAfter)
    {
        string style = row.IsHeap ? "heap" : "register";
        if (row.After?.Differs ?? row.Before?.Differs ?? false)
            return $"{style} differs";
        return hasAfter && row.Before?.Word != row.After?.Word ? $"{style} changed" : style;
    }

    private static void Before(StringBuilder page, Row row)
    {
        if (row.Before is not { } it)
            page.Append("<td class=\"dead\">–</td><td></td>");
        else if (it.Differs)
            page.Append($"<td>{Text(it.Expected)} ≠ {Text(it.Actual)}</td>{Word(it)}");
        else
            page.Append($"<td>{Text(it.Expected)}</td>{Word(it)}");
    }

    private static void After(StringBuilder page, Row row)
    {
        if (row.After is not { } it)
        {
            page.Append("<td class=\"dead\">–</td><td class=\"dead\">–</td><td></td>");
            return;
        }
        page.Append($"<td class=\"expected\">{FindingHtml.Marked(it.Expected, it.Actual)}</td>")
            .Append($"<td class=\"actual\">{FindingHtml.Marked(it.Actual, it.Expected)}</td>")
            .Append(Word(it));
    }

    private static string Word(Register it) => it.Address.Length == 0
        ? $"<td class=\"word\">{Text(it.Word)}</td>"
        : $"<td class=\"word\">{Text(it.Word)} <small>at {Text(it.Address)}</small></td>";

    private static string Text(string text) => Html.Text(text);
}
