using System.Globalization;
using System.Text;
using Corpus;

namespace Reports;

/// <summary>The figures of a campaign.</summary>
/// <param name="Seed">Seed of its programs.</param>
/// <param name="Programs">Programs made and run.</param>
/// <param name="Executions">Calls run on all targets and compared.</param>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="UnicornShare">Share of the workers' time spent inside the emulator, 0 to 1.</param>
/// <param name="Findings">One a signature, in order of the signatures.</param>
/// <param name="Inconclusive">Comparisons without a verdict, by reason, in order of the reasons.
/// </param>
public sealed record CampaignFigures(
    ulong Seed,
    long Programs,
    long Executions,
    double Seconds,
    double UnicornShare,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<(string Reason, long Count)> Inconclusive)
{
    /// <summary>Processor time of the whole process: on a loaded machine it says more than
    /// <see cref="Seconds"/>.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Bytes that the process has allocated for host objects.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>Seconds by the clock in which host objects were collected.</summary>
    public double CollectingSeconds { get; init; }

    /// <summary>Where the workers' time went, in seconds of all of them.</summary>
    public IReadOnlyList<(string Stage, double Seconds)> Stages { get; init; } = [];

    /// <summary>Executions by verdict.</summary>
    public IReadOnlyList<(string Verdict, long Count)> Verdicts { get; init; } = [];

    /// <summary>How executions ended, by target and outcome.</summary>
    public IReadOnlyList<(string Target, string Outcome, long Count)> Outcomes { get; init; } = [];

    /// <summary>Programs that were not run, because a target is known not to do what they ask for.
    /// </summary>
    public long Filtered { get; init; }

    /// <summary>What each target did.</summary>
    public IReadOnlyList<TargetWork> Targets { get; init; } = [];

    /// <summary>Programs by where they came from.</summary>
    public IReadOnlyList<(string Source, long Count)> Sources { get; init; } = [];

    /// <summary>Executions that collected at every allocation point.</summary>
    public long UnderGcStress { get; init; }

    /// <summary>Executions in which was decided at random what must not matter.</summary>
    public long UnderChaos { get; init; }

    /// <summary>Ops that the programs had.</summary>
    public OpUse? Ops { get; init; }

    /// <summary>Its course.</summary>
    public IReadOnlyList<TimelinePoint> Timeline { get; init; } = [];

    /// <summary>What was covered; null where nobody looked.</summary>
    public CoverageFigures? Coverage { get; init; }

    public double ProgramsPerSecond => Seconds > 0 ? Programs / Seconds : 0;
    public double ExecutionsPerSecond => Seconds > 0 ? Executions / Seconds : 0;
}

/// <summary>The programs that a target ran, and the workers' time that this took.</summary>
public sealed record TargetWork(string Target, long Programs, double Seconds)
{
    /// <summary>What one worker would do that had nothing else to do.</summary>
    public double ProgramsPerSecond => Seconds > 0 ? Programs / Seconds : 0;
}

/// <summary>How many of a campaign's programs had each op.</summary>
/// <param name="Releases">Whose ops these are.</param>
/// <param name="Programs">Programs, by op, in the order of the opcodes.</param>
public sealed record OpUse(string Releases, IReadOnlyList<(string Op, long Programs)> Programs)
{
    public int Used => Programs.Count(p => p.Programs > 0);

    /// <summary>Ops that no program had.</summary>
    public IEnumerable<string> Missing => Programs.Where(p => p.Programs == 0).Select(p => p.Op);
}

/// <summary>What a campaign has covered.</summary>
/// <param name="Jit">Edges of the JIT's own code; null where it is not instrumented.</param>
/// <param name="Guest">Edges between blocks of emitted code.</param>
/// <param name="Ops">Op × operand shape × outcome, and op followed by op.</param>
/// <param name="Added">Programs that added to it.</param>
/// <param name="Kept">Those of them that no smaller one has replaced.</param>
/// <param name="Gains">What a program added, on average, by where it is from.</param>
public sealed record CoverageFigures(
    long? Jit, long Guest, long Ops, long Added, long Kept,
    IReadOnlyList<(string Source, double Gain)> Gains)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Jit is { } jit ? $"{jit}" : "no")} edges of the JIT, {Guest} of emitted code, "
            + $"{Ops} pairs of ops; {Kept} programs kept of {Added} that added some")
        + Added switch
        {
            0 => "",
            _ => "; new in a program: " + string.Join(", ", Gains.Select(g => string.Create(
                CultureInfo.InvariantCulture, $"{g.Gain:f2} {g.Source}"))),
        };
}

/// <summary>A campaign in a few lines of text.</summary>
public static class Summary
{
    public static string Text(CampaignFigures figures)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"seed {figures.Seed}: ")
            .Append(CultureInfo.InvariantCulture, $"{figures.Programs} programs, ")
            .Append(CultureInfo.InvariantCulture, $"{figures.Executions} executions ")
            .Append(CultureInfo.InvariantCulture, $"in {figures.Seconds:f1} s ")
            .Append(CultureInfo.InvariantCulture, $"({figures.ProgramsPerSecond:f0} programs/s, ")
            .Append(
                CultureInfo.InvariantCulture, $"{figures.ExecutionsPerSecond:f0} executions/s, ")
            .Append(
                CultureInfo.InvariantCulture, $"{100 * figures.UnicornShare:f0} % in Unicorn)\n");
        AppendSources(text, figures);
        AppendMix(text, figures);
        AppendOps(text, figures.Ops);
        if (figures.Coverage is { } coverage)
            text.Append(CultureInfo.InvariantCulture, $"coverage: {coverage}\n");
        foreach ((string reason, long count) in figures.Inconclusive)
            text.Append(CultureInfo.InvariantCulture, $"inconclusive: {count} × {reason}\n");
        foreach (Finding finding in figures.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"finding: {finding.Case.Signature}")
                .Append(CultureInfo.InvariantCulture, $" × {finding.Count}: {finding.Path}\n");
        }
        if (figures.Findings.Count == 0)
            text.Append("no findings\n");
        return text.ToString();
    }

    private static void AppendSources(StringBuilder text, CampaignFigures figures)
    {
        if (figures.Sources.Count == 0)
            return;
        text.Append("sources: ")
            .AppendJoin(", ", figures.Sources.Select(s => string.Create(
                CultureInfo.InvariantCulture,
                $"{100.0 * s.Count / figures.Programs:f1} % {s.Source}")));
        if (figures.Filtered > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"; {figures.Filtered} filtered, for targets' limits");
        }
        text.Append('\n');
    }

    private static void AppendOps(StringBuilder text, OpUse? ops)
    {
        if (ops is null)
            return;
        text.Append(CultureInfo.InvariantCulture, $"ops: {ops.Used} of the {ops.Programs.Count}")
            .Append(CultureInfo.InvariantCulture, $" of {ops.Releases}");
        if (ops.Used < ops.Programs.Count)
            text.Append("; not ").AppendJoin(", ", ops.Missing);
        text.Append('\n');
    }

    /// <summary>How executions ended, in shares: whether programs reach what they should.
    /// </summary>
    private static void AppendMix(StringBuilder text, CampaignFigures figures)
    {
        if (figures.Verdicts.Count == 0)
            return;
        text.Append("verdicts: ")
            .AppendJoin(", ", figures.Verdicts.Select(v => $"{v.Count} {v.Verdict}"))
            .Append(CultureInfo.InvariantCulture, $"; {Share(figures.UnderGcStress)}")
            .Append(" under GC stress")
            .Append(CultureInfo.InvariantCulture, $", {Share(figures.UnderChaos)} under chaos\n");
        foreach (var target in figures.Outcomes.GroupBy(o => o.Target))
        {
            text.Append(target.Key).Append(": ")
                .AppendJoin(", ", target.Select(o => $"{Share(o.Count)} {o.Outcome}"));
            if (figures.Targets.FirstOrDefault(t => t.Target == target.Key) is { } work)
            {
                text.Append(
                    CultureInfo.InvariantCulture, $"; {work.ProgramsPerSecond:f0} programs/s");
            }
            text.Append('\n');
        }

        string Share(long count) =>
            string.Create(
                CultureInfo.InvariantCulture, $"{100.0 * count / figures.Executions:f1} %");
    }
}
