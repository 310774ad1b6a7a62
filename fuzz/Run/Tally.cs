using System.Diagnostics;
using Corpus;

namespace Fuzz.Run;

/// <summary>What a campaign has counted so far; workers add to it.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _inconclusive = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Finding> _findings = new(StringComparer.Ordinal);
    private readonly long[] _stageTicks = new long[Enum.GetValues<Stage>().Length];
    private long _programs;
    private long _executions;
    private long _differences;

    public long Programs => Interlocked.Read(ref _programs);
    public long Executions => Interlocked.Read(ref _executions);

    public void CountProgram() => Interlocked.Increment(ref _programs);
    public void CountExecution() => Interlocked.Increment(ref _executions);
    public void CountDifference() => Interlocked.Increment(ref _differences);

    public void CountInconclusive(string reason)
    {
        lock (_lock)
            _inconclusive[reason] = _inconclusive.GetValueOrDefault(reason) + 1;
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

    /// <summary>Counts a difference of that signature when it is a known one.</summary>
    public bool CountKnown(Signature signature)
    {
        lock (_lock)
        {
            string key = signature.ToString();
            if (!_findings.TryGetValue(key, out Finding? known))
                return false;
            _findings[key] = known with { Count = known.Count + 1 };
            return true;
        }
    }

    /// <summary>Adds a finding that is on disk; false when another worker was first.</summary>
    public bool TryAdd(Finding finding)
    {
        lock (_lock)
            return _findings.TryAdd(finding.Case.Signature!.ToString(), finding);
    }

    /// <summary>Findings in order of their signatures.</summary>
    public IReadOnlyList<Finding> Findings
    {
        get
        {
            lock (_lock)
                return [.. _findings.Values];
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
}
