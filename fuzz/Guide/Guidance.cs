using System.Runtime.InteropServices;
using Fuzz.Run;

namespace Fuzz.Guide;

/// <summary>A program that is kept for what it covers.</summary>
/// <param name="Number">Its number within the campaign; those of earlier ones are negative.</param>
/// <param name="Program">The program.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Owned">Places that it stands for.</param>
internal sealed record Kept(long Number, Generate.Program Program, Source Source, int Owned)
{
    /// <summary>Instructions: of two that cover the same the smaller one is kept.</summary>
    public int Size { get; } = Program.Module.Functions.Sum(f => f.Code.Count);
}

/// <summary>
/// What a campaign has covered, and the programs that stand for it: each place is owned by the
/// first that came by, until a smaller one has all the places of the owner. Programs are taken in
/// the order of their numbers, and what may be made of those kept hangs on numbers alone, so a
/// campaign with a seed is the same each time, whatever its workers' timing.
/// </summary>
/// <param name="start">Number of the first program.</param>
/// <param name="before">How many were kept before, which have the numbers below.</param>
/// <param name="planner">Says where programs come from.</param>
/// <param name="keeps">Told, in order, what is kept and what is not kept any more.</param>
internal sealed class Guidance(
    long start, int before, Planner planner, Action<Kept, bool>? keeps = null)
{
    /// <summary>Programs whose turns are planned at once.</summary>
    private const int Generation = 64;

    private readonly object _lock = new();
    private readonly int[] _owners = new int[HitMap.PlacesOfAll]; // One more than the index.
    private readonly bool[] _isCovered = new bool[HitMap.PlacesOfAll];
    private readonly List<Kept?> _kept = [];
    private readonly Dictionary<long, Result> _waiting = [];
    private readonly Dictionary<long, Turn[]> _plans = [];
    private readonly long[] _covered = new long[3];
    private readonly long _start = start;
    private long _next = start - before;

    private sealed record Result(Turn? Turn, Source Source, Generate.Program Program, int[] Hits);

    /// <summary>Places covered.</summary>
    public long Covered(CoverageKind kind) => Interlocked.Read(ref _covered[(int)kind]);

    /// <summary>Places of all kinds.</summary>
    public long CoveredInAll => Enum.GetValues<CoverageKind>().Sum(Covered);

    /// <summary>Programs that were kept at one time or another.</summary>
    public int KeptCount
    {
        get
        {
            lock (_lock)
                return _kept.Count;
        }
    }

    /// <summary>Those that are kept now.</summary>
    public IReadOnlyList<Kept> Kept
    {
        get
        {
            lock (_lock)
                return [.. _kept.OfType<Kept>()];
        }
    }

    /// <summary>New places that a program of each source has added, on average.</summary>
    public IReadOnlyList<(Source Source, double Gains)> Gains
    {
        get
        {
            lock (_lock)
                return planner.Gains;
        }
    }

    /// <summary>What a program is to be: it hangs on those of the generations before the last.
    /// Waits until that is known; null when told to stop.</summary>
    public Turn? For(long number, CancellationToken stop)
    {
        (long generation, long at) = Math.DivRem(number, Generation);
        lock (_lock)
        {
            PlanFirst();
            while (!stop.IsCancellationRequested)
            {
                if (_plans.TryGetValue(generation, out Turn[]? turns))
                    return turns[at];
                Monitor.Wait(_lock, TimeSpan.FromMilliseconds(100));
            }
        }
        return null;
    }

    /// <summary>A program was run and hit these places.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="turn">What it was to be; null for what was not planned.</param>
    /// <param name="source">Where it is from.</param>
    /// <param name="program">The program.</param>
    /// <param name="hits">The places, each once.</param>
    public void Report(
        long number, Turn? turn, Source source, Generate.Program program, int[] hits)
    {
        lock (_lock)
        {
            _waiting.Add(number, new(turn, source, program, hits));
            while (_waiting.Remove(_next, out Result? result))
            {
                Merge(_next, result);
                _next++;
                PlanFirst();
                (long generation, long at) = Math.DivRem(_next, Generation);
                if (at == 0 && _next > _start)
                    Plan(generation + 1);
            }
        }
    }

    /// <summary>The first two generations hang on what was kept before alone.</summary>
    private void PlanFirst()
    {
        if (_next != _start || _plans.Count > 0)
            return;
        Plan(_start / Generation);
        Plan((_start / Generation) + 1);
    }

    private void Plan(long generation)
    {
        _plans[generation] = planner.Next(
            Generation, generation, [.. _kept.OfType<Kept>()]);
        _plans.Remove(generation - 4);
        Monitor.PulseAll(_lock);
    }

    private void Merge(long number, Result result)
    {
        int[] hits = result.Hits;
        var it = new Kept(number, result.Program, result.Source, 0);
        var gains = new List<int>();
        var shared = new Dictionary<int, int>(); // Places owned by others, by owner.
        foreach (int place in hits)
        {
            bool isNew = Cover(place);
            int owner = _owners[place] - 1;
            if (owner >= 0 && _kept[owner]!.Size <= it.Size)
                continue;
            if (owner >= 0)
                CollectionsMarshal.GetValueRefOrAddDefault(shared, owner, out _)++;
            else if (!isNew || HitMap.KindOf(place) != CoverageKind.Jit)
                gains.Add(place); // What a JIT does but once says nothing of the program.
        }
        planner.Count(result.Source, result.Turn, result.Program, gains.Count);
        if (result.Turn is { Source: Source.Sweep } && result.Source != Source.Sweep)
            planner.EndSweep();
        int[] replaced =
        [
            .. shared.Where(s => _kept[s.Key]!.Owned == s.Value)
                .Select(s => s.Key).Order(),
        ];
        if (gains.Count == 0 && replaced.Length == 0)
            return;
        gains.AddRange(hits.Where(place => replaced.AsSpan().Contains(_owners[place] - 1)));
        foreach (int old in replaced)
        {
            keeps?.Invoke(_kept[old]!, false);
            _kept[old] = null;
        }
        it = it with { Owned = gains.Count };
        _kept.Add(it);
        foreach (int place in gains)
            _owners[place] = _kept.Count;
        keeps?.Invoke(it, true);
    }

    /// <summary>Whether a place is covered for the first time.</summary>
    private bool Cover(int place)
    {
        if (_isCovered[place])
            return false;
        _isCovered[place] = true;
        Interlocked.Increment(ref _covered[(int)HitMap.KindOf(place)]);
        return true;
    }
}
