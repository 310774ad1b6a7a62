
namespace Fuzz.Localise;

/// <summary>A divergence as text.</summary>
internal static class DivergenceText
{
    /// <summary>Sources that are told in a line.</summary>
    private const int SourcesMax = 3;

    /// <summary>The BEAM instruction and what differs after it, in one line.</summary>
    public static string Parted(Divergence it) =>
        $"after {Lockstep.Describe(it.At)}: {it.What}: expected {it.Expected}, got {it.Actual}";

    /// <summary>The ARM instruction in one line; null when none can be named.</summary>
    public static string? Guilty(Divergence it) => it.Trace.Guilty is { } guilty
        ? $"0x{guilty.Pc:x8} {guilty.Text}: {it.Trace.Why}" + (it.Trace.Sources.Count == 0 ? ""
            : $"; goes by {string.Join(", ", it.Trace.Sources.Take(SourcesMax).Select(s =>
                $"{s.Pc & 0xFFF:x3} {s.Text}"))}")
        : null;

    /// <summary>All that is known, for a terminal.</summary>
    public static IEnumerable<string> Lines(Divergence it)
    {
        yield return $"{it.Number} instructions agree, then they part ({it.Kind})";
        yield return $"  {Lockstep.Describe(it.At)}";
        yield return $"  {it.What}: expected {it.Expected}";
        yield return $"  {new string(' ', it.What.Length)}  got      {it.Actual}";
        if (it.Trace.Executed.Count > 0)
            yield return "arm32, since both sides agreed:";
        const int shown = 60;
        if (it.Trace.Executed.Count > shown)
            yield return $"  … {it.Trace.Executed.Count - shown} instructions more …";
        foreach (ArmStep step in it.Trace.Executed.TakeLast(shown))
        {
            bool isGuilty = step.Pc == it.Trace.Guilty?.Pc;
            bool isSource = it.Trace.Sources.Any(s => s.Pc == step.Pc);
            string mark = isGuilty ? "→" : isSource ? "·" : " ";
            yield return $"  {mark} {step.Pc:x8}  {step.Text}"
                + (isGuilty ? $"    ← {it.Trace.Why}" : "");
        }
        foreach (string line in Rows("registers before:", it.Trace.Before))
            yield return line;
        foreach (string line in Rows("registers after:", it.Trace.After))
            yield return line;
    }

    private static IEnumerable<string> Rows(string title, IReadOnlyList<RegisterRow> rows)
    {
        if (rows.Count == 0)
            yield break;
        yield return title;
        foreach (RegisterRow row in rows.Where(r => r.Address is null))
        {
            yield return row.Differs
                ? $"  {row.Name,-4} {row.Expected}   ≠ arm32 {row.Actual} (0x{row.Word})"
                : $"  {row.Name,-4} {row.Expected}";
        }
    }
}
