using System.Globalization;

namespace Fuzz.Power;

/// <summary>The score for people: on the terminal, and as docs/power.md lists it.</summary>
internal static class ScoreText
{
    private static readonly FaultFate[] Columns =
    [
        FaultFate.Killed, FaultFate.Equivalent, FaultFate.Invalid, FaultFate.Detour,
        FaultFate.Survived, FaultFate.Unreached,
    ];

    public static IEnumerable<string> Lines(PowerScore score, int survivorsMax)
    {
        yield return $"{"fault",-30}{"planted",8}"
            + string.Concat(Columns.Select(c => $"{FateText.Key(c),11}"));
        foreach (IGrouping<MutationKind, Verdicted> kind in score.ByKind())
        {
            yield return $"{FaultText.Of(kind.Key),-30}{kind.Count(),8}"
                + string.Concat(Columns.Select(c => $"{kind.Count(r => r.Fate == c),11}"));
        }
        yield return $"{"all",-30}{score.Results.Count,8}"
            + string.Concat(Columns.Select(c => $"{score.Count(c),11}"));
        yield return "";
        List<Verdicted> left =
            [.. score.Survivors.Where(r => r.Fate != FaultFate.Detour).Take(survivorsMax)];
        foreach (Verdicted survivor in left)
            yield return Line(survivor);
        int more = score.Count(FaultFate.Survived) + score.Count(FaultFate.Unreached) - left.Count;
        if (more > 0)
            yield return $"and {more} more (--write lists them)";
        yield return "";
        yield return Summary(score);
        yield return Text(
            $"{score.Programs} programs, {score.Executions} executions in {score.Seconds:f1} s, ")
            + Text($"{score.Preparing:f1} s of them before the first fault; ")
            + Text($"{score.FaultsPerSecond:f0} faults/s of {score.Possible} possible ones");
        if (score.Disagreeing > 0)
            yield return $"{score.Disagreeing} calls left out: the JIT without a fault differs";
    }

    public static string Markdown(PowerScore score, string command)
    {
        var lines = new List<string>
        {
            $"`{command}`", "", Summary(score), "",
            "| fault | planted | " + string.Join(" | ", Columns.Select(FateText.Key)) + " |",
            "|---|" + string.Concat(Columns.Select(_ => "---|")) + "---|",
        };
        lines.AddRange(score.ByKind().Select(kind =>
            $"| {FaultText.Of(kind.Key)} | {kind.Count()} | "
            + string.Join(" | ", Columns.Select(c => kind.Count(r => r.Fate == c))) + " |"));
        foreach (FaultFate fate in Columns.Skip(2))
        {
            lines.AddRange(["", $"## {char.ToUpperInvariant(FateText.Key(fate)[0])}"
                + $"{FateText.Key(fate)[1..]}: {score.Count(fate)}", ""]);
            lines.AddRange(score.Results.Where(r => r.Fate == fate)
                .GroupBy(r => r.How).OrderByDescending(g => g.Count())
                .SelectMany(g => g.Select(r => $"* {FaultText.Of(r.Fault)}")
                    .Prepend($"{g.Key}: {g.Count()}\n").Append("")));
        }
        return string.Join('\n', lines).TrimEnd() + "\n";
    }

    private static string Line(Verdicted survivor) =>
        $"{FateText.Key(survivor.Fate)}: {FaultText.Of(survivor.Fault)}"
        + (survivor.Fate == FaultFate.Survived ? $": {survivor.How}" : "");

    private static string Summary(PowerScore score) => Text(
        $"{score.Results.Count} faults: {score.Killed} killed, {score.Equivalent} equivalent, ")
        + Text($"{score.Count(FaultFate.Invalid)} for invalid programs alone, ")
        + Text($"{score.Count(FaultFate.Detour)} only ask more of services, ")
        + Text($"{score.Count(FaultFate.Survived)} survived, ")
        + Text($"{score.Count(FaultFate.Unreached)} unreached: ")
        + Text($"{100 * score.Share:f1} % of those not equivalent killed, ")
        + Text($"{100 * score.ShareOfValid:f1} % of those that valid programs may show, ")
        + Text($"{100 * score.ShareOfVisible:f1} % without the detours");

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
