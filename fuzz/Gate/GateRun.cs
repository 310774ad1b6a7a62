using System.Diagnostics;
using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Run;
using Reports;

namespace Fuzz.Gate;

/// <summary>What a gate is to do.</summary>
/// <param name="Cases">The regression corpus; null for none.</param>
/// <param name="Seconds">How long in all.</param>
/// <param name="Programs">How many programs in all; null for no limit.</param>
/// <param name="Seed">Same seed, same programs.</param>
/// <param name="Workers">Threads.</param>
internal sealed record GateOptions(
    string? Cases, double Seconds, long? Programs, ulong Seed, int Workers);

/// <summary>
/// Judges a change of the JIT. What is known comes first, the cases of old findings; then programs
/// that are full of the ops whose code has changed; then programs of all kinds. It ends at the
/// first finding: that is enough to stop a change.
/// </summary>
internal sealed class GateRun(
    GateOptions options, TargetFactory targets, Store store, Action<string> tell)
{
    /// <summary>Share of the budget for ops whose code has changed.</summary>
    private const double ChangedShare = 0.75;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<Finding> _findings = [];

    public int CasesReplayed { get; private set; }
    public long Programs { get; private set; }
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Runs until something is found, the budget is spent or the user wants an end.
    /// </summary>
    /// <param name="changed">Names of the fingerprints that changed.</param>
    /// <param name="now">The fingerprints.</param>
    /// <param name="stop">The user wants an end.</param>
    public void Run(
        IReadOnlyList<string> changed, Fingerprints now, CancellationToken stop)
    {
        Replay(stop);
        HashSet<Op> ops = [.. Neighbourhood(changed, now).Intersect(Generator.Ops)];
        if (_findings.Count == 0 && ops.Count > 0)
        {
            tell($"programs with {string.Join(", ", ops.Select(o => o.Name).Order())}");
            Fuzz(ops, ChangedShare, stop);
        }
        if (_findings.Count == 0)
        {
            tell("programs of all kinds");
            Fuzz(null, 1, stop);
        }
    }

    /// <summary>The ops of changed entries, and for shared code the ops that call it.</summary>
    public static IReadOnlySet<Op> Neighbourhood(IReadOnlyList<string> changed, Fingerprints now)
    {
        var ops = new SortedSet<Op>();
        foreach (string entry in changed)
        {
            if (Fingerprints.OpOf(entry) is { } op)
                ops.Add(op);
            if (entry.StartsWith(Fingerprints.SharedPrefix, StringComparison.Ordinal))
                ops.UnionWith(now.CallersOf(entry[Fingerprints.SharedPrefix.Length..]));
        }
        return ops;
    }

    private void Replay(CancellationToken stop)
    {
        if (options.Cases is not { } folder)
            return;
        using var differential = new Differential(targets, new CodePath(folder));
        foreach (string path in new Store(folder).Paths)
        {
            if (stop.IsCancellationRequested)
                return;
            Case it = ModuleFile.ReadCase(path);
            CasesReplayed++;
            Verdict verdict =
                differential.Run(it.Module, it.Mfa, it.Arguments, it.Options).Verdict;
            if (verdict is Differ)
                _findings.Add(new Finding(it, path, 1));
        }
    }

    /// <param name="ops">What to prefer; null for nothing.</param>
    /// <param name="share">Share of what is left of the budget.</param>
    /// <param name="stop">The user wants an end.</param>
    private void Fuzz(IReadOnlySet<Op>? ops, double share, CancellationToken stop)
    {
        double seconds = (options.Seconds - _clock.Elapsed.TotalSeconds) * share;
        long? programs = options.Programs is { } all
            ? (long)Math.Ceiling((all - Programs) * share) : null;
        if (seconds <= 0 || programs <= 0 || stop.IsCancellationRequested)
            return;
        var campaign = new Campaign(
            new CampaignOptions(
                options.Seed, programs, seconds, options.Workers, Commit: Commit.Current())
            {
                Preferred = ops,
                StopsAtFinding = true,
            },
            targets, store, _ => { });
        CampaignFigures figures = campaign.Run(() => { }, stop);
        Programs += figures.Programs;
        _findings.AddRange(figures.Findings);
    }
}
