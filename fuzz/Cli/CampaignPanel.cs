using System.Globalization;
using Fuzz.Guide;
using Fuzz.Run;
using Reports;

namespace Fuzz.Cli;

/// <summary>A campaign that goes on, as its progress tells of it.</summary>
/// <param name="Now">How far it is.</param>
/// <param name="Course">How it came there.</param>
/// <param name="Inconclusive">Comparisons without a verdict.</param>
/// <param name="Waiting">Findings that are to be minimised.</param>
/// <param name="Seconds">How long it may go on; null for no such limit.</param>
/// <param name="Programs">How many programs it may make; likewise.</param>
/// <param name="Kinds">Of what it has covered, how much of each kind.</param>
internal sealed record CampaignPanel(
    TimelinePoint Now, IReadOnlyList<TimelinePoint> Course, long Inconclusive, int Waiting,
    double? Seconds, long? Programs, string Kinds = "")
{
    private const int BarColumns = 40;
    private const int SparkColumns = 30;

    public static CampaignPanel Of(Campaign it) => new(
        it.Now, it.Course, it.Tally.Inconclusive.Sum(i => i.Count), it.Findings.WaitingCount,
        it.Options.Seconds, it.Options.Programs - it.Options.First,
        it.Guidance is { } guidance ? KindsOf(guidance) : "");

    private static string KindsOf(Guidance guidance) => "("
        + Text($"{guidance.Covered(CoverageKind.Jit)} edges of the JIT, ")
        + Text($"{guidance.Covered(CoverageKind.Guest)} of emitted code, ")
        + Text($"{guidance.Covered(CoverageKind.Ops)} pairs of ops)");

    private double Time => Math.Max(Now.Seconds, 0.001);

    /// <summary>One plain line.</summary>
    public string Line => Text($"{Time:f0} s: {Now.Programs} programs ")
        + Text($"({Now.Programs / Time:f0}/s), {Now.Executions} executions ")
        + Text($"({Now.Executions / Time:f0}/s), {Now.Findings} findings, ")
        + (Now.Covered is { } covered ? Text($"{covered} covered {Kinds}, ") : "")
        + Text($"{Inconclusive} inconclusive")
        + (Waiting > 0 ? Text($", {Waiting} to minimise") : "");

    /// <summary>Some lines for a person who watches.</summary>
    public IReadOnlyList<IReadOnlyList<Piece>> Lines
    {
        get
        {
            double[] rates = [.. Charts.Rates(Course)];
            var lines = new List<IReadOnlyList<Piece>>
            {
                Bar(),
                Row("programs", Now.Programs, Text($"{Now.Programs / Time,7:f0}/s  "), null,
                    new(Sparkline.Of(rates, SparkColumns), "blue")),
                Row("executions", Now.Executions, Text($"{Now.Executions / Time,7:f0}/s"), null),
                Row("findings", Now.Findings, Waiting > 0 ? Text($"  {Waiting} to minimise") : "",
                    Now.Findings > 0 ? "bold red" : "green"),
                Row("inconclusive", Inconclusive, "", Inconclusive > 0 ? "yellow" : null),
            };
            if (Now.Covered is { } covered)
                lines.Add(Row("covered", covered, "  " + Kinds, null));
            return lines;
        }
    }

    private IReadOnlyList<Piece> Bar()
    {
        double? share = Seconds is { } seconds ? Now.Seconds / seconds
            : Programs is { } programs ? (double)Now.Programs / programs : null;
        string time = Clock(Now.Seconds);
        if (share is not { } part)
            return [new($"  {time}", "bold")];
        int done = (int)(Math.Clamp(part, 0, 1) * BarColumns);
        string end = Seconds is { } most ? Clock(most) : Text($"{Programs} programs");
        return
        [
            new("  " + new string('━', done), "blue"),
            new(new string('─', BarColumns - done), "grey"),
            new($"  {time}", "bold"), new($" of {end}"),
        ];
    }

    private static IReadOnlyList<Piece> Row(
        string name, long value, string then, string? colour, Piece? last = null) =>
    [
        new($"  {name,-13}", "grey"), new(Text($"{value,11}"), colour), new(then),
        .. last is { } piece ? [piece] : Array.Empty<Piece>(),
    ];

    private static string Clock(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Floor(seconds));
        return time.TotalHours >= 1
            ? Text($"{(int)time.TotalHours}:{time:mm\\:ss}") : Text($"{time:m\\:ss}");
    }

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
