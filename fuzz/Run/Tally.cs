using System.Diagnostics;
using Beam;
using Corpus;
using Reports;

namespace Fuzz.Run;

/// <summary>What a campaign has counted so far; workers add to it.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _inconclusive = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, long> _verdicts = [];
    private readonly Dictionary<(string Target, Type Kind), long> _outcomes = [];
    private readonly long[] _stageTicks = new long[Enum.GetValues<Stage>().Length];
    private readonly long[] _uses = new long[Ops.MaxOpcode + 1];
    private readonly long[] _sources = new long[Enum.GetValues<Source>().Length];
    private readonly SortedDictionary<string, (long Programs, long Ticks)> _work =
        new(StringComparer.Ordinal);
    private long _programs;
    private long _executions;
    private long _underGcStress;
    private long _underChaos;

    public long Programs => Interlocked.Read(ref _programs);
    public long Executions => Interlocked.Read(ref _executions);
    public long UnderGcStress => Interlocked.Read(ref _underGcStress);
    public long UnderChaos => Interlocked.Read(ref _underChaos);

    /// <summary>Programs by where they came from.</summary>
    public IReadOnlyList<(string Source, long Count)> Sources =>
    [
        .. Enum.GetValues<Source>()
            .Select(s => ($"{s}".ToLowerInvariant(), Interlocked.Read(ref _sources[(int)s])))
            .Where(s => s.Item2 > 0),
    ];

    /// <summary>Programs that have the op.</summary>
    public long Uses(Op op) => Interlocked.Read(ref _uses[(int)op]);

    public void CountProgram(Module module, Source source)
    {
        Interlocked.Increment(ref _programs);
        Interlocked.Increment(ref _sources[(int)source]);
        Span<bool> seen = stackalloc bool[Ops.MaxOpcode + 1];
        seen[(int)Op.IntCodeEnd] = true; // The writer ends all code with it.
        foreach (Function function in module.Functions)
        {
            foreach (Instruction instruction in function.Code.Span)
                seen[(int)instruction.Op] = true;
        }
        for (int op = 0; op < seen.Length; op++)
        {
            if (seen[op])
                Interlocked.Increment(ref _uses[op]);
        }
    }

    /// <summary>Counts a call that was run and compared.</summary>
    public void CountExecution(CaseOptions options, Verdict verdict)
    {
        Interlocked.Increment(ref _executions);
        if (options.GcStress)
            Interlocked.Increment(ref _underGcStress);
        if (options.Chaos is not null)
            Interlocked.Increment(ref _underChaos);
        lock (_lock)
        {
            Type kind = verdict.GetType();
            _verdicts[kind] = _verdicts.GetValueOrDefault(kind) + 1;
            if (verdict is Inconclusive { Reason: var reason })
                _inconclusive[reason] = _inconclusive.GetValueOrDefault(reason) + 1;
        }
    }

    /// <summary>Counts what came to no verdict after all.</summary>
    public void CountInconclusive(string reason)
    {
        lock (_lock)
            _inconclusive[reason] = _inconclusive.GetValueOrDefault(reason) + 1;
    }

    /// <summary>A target runs programs until the result is disposed of.</summary>
    /// <param name="target">Its name.</param>
    /// <param name="programs">How many that were not counted yet.</param>
    public Work Begin(string target, int programs) =>
        new(this, target, programs, Stopwatch.GetTimestamp());

    public readonly record struct Work(Tally Tally, string Target, int Programs, long Since)
        : IDisposable
    {
        public void Dispose()
        {
            long ticks = Stopwatch.GetTimestamp() - Since;
            lock (Tally._lock)
            {
                (long programs, long before) = Tally._work.GetValueOrDefault(Target);
                Tally._work[Target] = (programs + Programs, before + ticks);
            }
        }
    }

    /// <summary>Programs that each target ran, and the workers' time that this took.</summary>
    public IReadOnlyList<TargetWork> Targets
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _work.Select(w => new TargetWork(
                        w.Key, w.Value.Programs, w.Value.Ticks / (double)Stopwatch.Frequency)),
                ];
            }
        }
    }

    /// <summary>Counts how a call ended on a target.</summary>
    public void CountOutcome(string target, Outcome outcome)
    {
        lock (_lock)
        {
            (string, Type) key = (target, outcome.GetType());
            _outcomes[key] = _outcomes.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Adds a worker's account of its time.</summary>
    public void CountStages(ReadOnlySpan<long> ticks)
    {
        lock (_lock)
        {
            for (int i = 0; i < ticks.Length; i++)
                _stageTicks[i] += ticks[i];
        }
    }

    /// <summary>Time inside the emulator, the services that its code calls included.</summary>
    public double EmulatorSeconds =>
        (_stageTicks[(int)Stage.Unicorn] + _stageTicks[(int)Stage.Services])
            / (double)Stopwatch.Frequency;

    /// <summary>Where the workers' time went, in seconds; told when they have ended.</summary>
    public IReadOnlyList<(string Stage, double Seconds)> Stages
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. Enum.GetValues<Stage>().Select(s => (
                        $"{s}".ToLowerInvariant(),
                        _stageTicks[(int)s] / (double)Stopwatch.Frequency)),
                ];
            }
        }
    }

    /// <summary>Comparisons without a verdict, by reason.</summary>
    public IReadOnlyList<(string Reason, long Count)> Inconclusive
    {
        get
        {
            lock (_lock)
                return [.. _inconclusive.Select(p => (p.Key, p.Value))];
        }
    }

    /// <summary>Comparisons by verdict.</summary>
    public IReadOnlyList<(string Verdict, long Count)> Verdicts
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _verdicts.Select(p => (NameOf(p.Key), p.Value))
                        .OrderBy(v => v.Item1, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>Calls by target and outcome.</summary>
    public IReadOnlyList<(string Target, string Outcome, long Count)> Outcomes
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _outcomes.Select(p => (p.Key.Target, Kind: NameOf(p.Key.Kind), p.Value))
                        .OrderBy(o => o.Target, StringComparer.Ordinal)
                        .ThenBy(o => o.Kind, StringComparer.Ordinal),
                ];
            }
        }
    }

    private static string NameOf(Type kind) => kind.Name.ToLowerInvariant();
}
