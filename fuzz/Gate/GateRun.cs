using System.Diagnostics;
using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Power;
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
/// Judges a change of the JIT. What is known comes first, the cases of old findings; then the sweep
/// over the emitters whose code has changed; then random programs full of their ops; then programs
/// of all kinds. It ends at the first finding: that is enough to stop a change.
/// </summary>
internal sealed class GateRun(
    GateOptions options, TargetFactory targets, Store store, Action<string> tell)
{
    /// <summary>Share of what is left of the budget for the sweep, should it not end before, and
    /// then for random programs with the ops.</summary>
    private const double ChangedShare = 0.6;

    /// <summary>Reductions of a call: few, so that what loops for ever is found out soon.</summary>
    private const long Reductions = 4_000;

    /// <summary>Minimising a finding may go on when the time is over: for a tenth of it, but so
    /// many seconds at least.</summary>
    private const double GraceSecondsMin = 3;
    private const double GraceShare = 0.1;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<Finding> _findings = [];

    public int CasesReplayed { get; private set; }
    public long Programs { get; private set; }
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Runs programs until something is found, the budget is spent or the user wants an
    /// end; not one when a case has differed.</summary>
    /// <param name="changed">Emitters whose code is another.</param>
    /// <param name="now">The fingerprints.</param>
    /// <param name="stop">The user wants an end.</param>
    public void Run(
        IReadOnlyList<string> changed, Fingerprints now, CancellationToken stop)
    {
        IReadOnlySet<string> emitters = Neighbourhood(changed, now);
        HashSet<Op> ops =
            [.. emitters.Select(Fingerprint.OpOf).OfType<Op>().Intersect(Generator.Ops)];
        if (ops.Count > 0)
        {
            string names = string.Join(", ", ops.Select(o => o.Name).Order());
            Tell($"sweep of {names}");
            Sweep(ops, program => IsAbout(program, emitters), stop);
            Tell($"programs with {names}");
            Fuzz(o => o with { Preferred = ops }, ChangedShare, stop);
        }
        Tell("programs of all kinds");
        Fuzz(o => o, 1, stop);

        void Tell(string what)
        {
            if (_findings.Count == 0)
                tell(what);
        }
    }

    /// <summary>The changed emitters, and for shared code those that call it or stand there.
    /// </summary>
    public static IReadOnlySet<string> Neighbourhood(
        IEnumerable<string> changed, Fingerprints now)
    {
        var emitters = new SortedSet<string>(changed, StringComparer.Ordinal);
        foreach (string emitter in emitters.Where(Fingerprint.IsShared).ToArray())
        {
            string name = emitter[Fingerprint.SharedPrefix.Length..];
            emitters.UnionWith(now.CallersOf(name).Append(name));
        }
        return emitters;
    }

    /// <summary>Runs the cases. Those that cannot be read are told of when all others are done.
    /// </summary>
    public void Replay(CancellationToken stop)
    {
        if (options.Cases is not { } folder)
            return;
        using var differential = new Differential(
            targets, new CodePath(folder), expectsLoops: true);
        var unreadable = new List<string>();
        foreach (string path in new Store(folder).Paths)
        {
            if (stop.IsCancellationRequested)
                return;
            try
            {
                Replay(path, differential);
            }
            catch (InputException error)
            {
                unreadable.Add(error.Message);
            }
        }
        if (unreadable.Count > 1 || _findings.Count > 0)
            unreadable.ForEach(tell);
        if (unreadable.Count > 0 && _findings.Count == 0)
        {
            throw new InputException(unreadable is [var one]
                ? one : $"{folder}: {unreadable.Count} cases cannot be read");
        }
    }

    private void Replay(string path, Differential differential)
    {
        Case it = ModuleFile.ReadCase(path);
        Verdict verdict = differential.Run(it.Module, it.Mfa, it.Arguments, it.Options).Verdict;
        CasesReplayed++;
        if (verdict is Differ)
            _findings.Add(new Finding(it, path, 1));
    }

    /// <summary>The sweep over some ops, then again with each program compiled and run in another
    /// way.</summary>
    private void Sweep(
        HashSet<Op> ops, Func<Generate.Program, bool> swept, CancellationToken stop)
    {
        double end = _clock.Elapsed.TotalSeconds + (SecondsLeft * ChangedShare);
        long? programs = ProgramsOf(ChangedShare) + Programs;
        for (int way = 0; way < CampaignOptions.VariantEvery; way++)
        {
            Fuzz(
                o => o with
                {
                    Source = Source.Sweep,
                    Preferred = ops,
                    Swept = swept,
                    Way = way,
                    Seconds = end - _clock.Elapsed.TotalSeconds,
                    Programs = programs - Programs,
                },
                1, stop);
        }
    }

    /// <summary>Whether a program of the sweep is about one of these emitters.</summary>
    private static bool IsAbout(Generate.Program program, IReadOnlySet<string> emitters)
    {
        string op = Generate.Sweeping.Sweep.OpOf(program);
        bool isOfBif = false;
        foreach (Instruction i in program.Module.Functions.SelectMany(f => f.Code))
        {
            if (i.Op.Name != op)
                continue;
            string emitter = $"{Places.EmitterOf(i)}";
            if (emitters.Contains(emitter))
                return true;
            isOfBif |= emitter != op;
        }
        return !isOfBif;
    }

    private double SecondsLeft => options.Seconds - _clock.Elapsed.TotalSeconds;

    private long? ProgramsOf(double share) => options.Programs is { } all
        ? (long)Math.Ceiling((all - Programs) * share) : null;

    /// <param name="about">What the programs are to be.</param>
    /// <param name="share">Share of what is left of the budget.</param>
    /// <param name="stop">The user wants an end.</param>
    private void Fuzz(
        Func<CampaignOptions, CampaignOptions> about, double share, CancellationToken stop)
    {
        CampaignOptions campaign = about(new CampaignOptions(
            options.Seed, ProgramsOf(share), SecondsLeft * share, options.Workers,
            Jit: new CaseOptions { Reductions = Reductions }, Commit: Commit.Current())
        {
            StopsAtFinding = true,
            ExpectsLoops = true,
        });
        if (_findings.Count > 0 || campaign.Seconds <= 0 || campaign.Programs <= 0
            || stop.IsCancellationRequested)
        {
            return;
        }
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        double grace = Math.Max(options.Seconds * GraceShare, GraceSecondsMin);
        end.CancelAfter(TimeSpan.FromSeconds(SecondsLeft + grace));
        CampaignFigures figures = new Campaign(campaign, targets, store, _ => { })
            .Run(() => { }, end.Token);
        Programs += figures.Programs;
        _findings.AddRange(figures.Findings);
    }
}
