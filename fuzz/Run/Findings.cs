using Corpus;

namespace Fuzz.Run;

/// <summary>A difference that waits to be minimised.</summary>
/// <param name="Number">Number of its program.</param>
/// <param name="Rough">Its signature before it is minimised.</param>
/// <param name="Reproducer">The program.</param>
/// <param name="RawPath">Where it is on disk meanwhile.</param>
internal sealed record Waiting(
    long Number, Signature Rough, Reproducer Reproducer, string RawPath);

/// <summary>
/// A campaign's findings and what is to become one. Differences of one rough signature are taken to
/// have one cause, or a bug that many programs show would cost the whole campaign: the program with
/// the lowest number stands for all, and is minimised when no lower one can come any more. So
/// the cases do not hang on the timing of the workers, and one that is announced stays.
/// </summary>
/// <param name="end">The number behind the last program; null for no limit.</param>
/// <param name="begin">The number of the first.</param>
/// <param name="isOneEnough">What waits beside the first that is filed is left.</param>
internal sealed class Findings(long? end, long begin = 0, bool isOneEnough = false)
{
    private sealed class Bucket
    {
        public long Count;
        public long Last;
        public Waiting? Waiting;
        public Signature? Filed;
    }

    private readonly Lock _lock = new();
    private readonly SortedSet<long> _running = [];
    private readonly Dictionary<Signature, Bucket> _buckets = [];
    private readonly SortedDictionary<string, Finding> _filed = new(StringComparer.Ordinal);
    private long[]? _lanes;
    private readonly long _begin = begin;
    private long _next = begin;
    private bool _filing;

    /// <summary>The first number of the next programs, which are running from now on; null when
    /// there are no more.</summary>
    public long? Begin(int count)
    {
        lock (_lock)
        {
            if (_next >= end)
                return null;
            long first = _next;
            _running.Add(first);
            _next += count;
            return first;
        }
    }

    /// <summary>Likewise, where each of so many workers has its own numbers, in turn: what a worker
    /// ran before a program does not hang on the others then.</summary>
    public long? Begin(int worker, int workers)
    {
        lock (_lock)
        {
            if (_lanes is null)
            {
                _lanes = [.. Enumerable.Range(0, workers).Select(w => _begin + w)];
                _running.UnionWith(_lanes.Where(n => !(n >= end)));
            }
            long number = _lanes[worker];
            if (number >= end)
                return null;
            long next = _lanes[worker] += workers;
            _next = Math.Max(_next, number + 1);
            if (!(next >= end))
                _running.Add(next); // So that nobody takes it for done.
            return number;
        }
    }

    /// <summary>The differences of all programs below this number are told and on disk.</summary>
    public long Done
    {
        get
        {
            lock (_lock)
                return _running.Count > 0 ? _running.Min : Math.Min(_next, end ?? long.MaxValue);
        }
    }

    /// <summary>A finding of an earlier campaign: it is not filed again.</summary>
    public void Know(Finding finding)
    {
        lock (_lock)
            _filed.TryAdd(finding.Case.Signature!.ToString(), finding);
    }

    /// <summary>All differences of the programs from that number on are told.</summary>
    public void End(long first)
    {
        lock (_lock)
            _running.Remove(first);
    }

    /// <summary>Counts a difference; says whether it is the first of its rough signature so far.
    /// </summary>
    public bool Count(Signature rough, long number)
    {
        lock (_lock)
        {
            if (!_buckets.TryGetValue(rough, out Bucket? bucket))
                _buckets.Add(rough, bucket = new Bucket());
            bucket.Count++;
            bucket.Last = Math.Max(bucket.Last, number);
            return IsFirst(bucket, number);
        }
    }

    /// <summary>Keeps what is first; gives back the one that is not any more, or null.</summary>
    public Waiting? Add(Waiting it)
    {
        lock (_lock)
        {
            Bucket bucket = _buckets[it.Rough];
            if (!IsFirst(bucket, it.Number))
                return it;
            Waiting? before = bucket.Waiting;
            bucket.Waiting = it;
            return before;
        }
    }

    /// <summary>The lowest number that waits, if no program below is running and nobody files
    /// another; <see cref="Filed"/> must follow.</summary>
    public Waiting? Take()
    {
        lock (_lock)
        {
            bool isOver = _filing || (isOneEnough && _filed.Count > 0);
            Waiting? first = isOver ? null : _buckets.Values
                .Select(b => b.Waiting).OfType<Waiting>().MinBy(w => w.Number);
            if (first is null || (_running.Count > 0 && _running.Min < first.Number))
                return null;
            _filing = true;
            return first;
        }
    }

    /// <summary>The finding of that signature, if there is one.</summary>
    public Finding? Find(Signature signature)
    {
        lock (_lock)
            return _filed.GetValueOrDefault(signature.ToString());
    }

    /// <summary>What was taken has become that finding, or is one more of it.</summary>
    public void Filed(Waiting it, Finding finding)
    {
        lock (_lock)
        {
            Signature signature = finding.Case.Signature!;
            _filed.TryAdd(signature.ToString(), finding with { Count = 0 });
            Bucket bucket = _buckets[it.Rough];
            bucket.Waiting = null;
            bucket.Filed = signature;
            _filing = false;
        }
    }

    /// <summary>What is left when one finding was enough.</summary>
    public IReadOnlyList<Waiting> Left
    {
        get
        {
            lock (_lock)
            {
                return isOneEnough && _filed.Count > 0
                    ? [.. _buckets.Values.Select(b => b.Waiting).OfType<Waiting>()] : [];
            }
        }
    }

    /// <summary>How many wait, the one that is being minimised among them.</summary>
    public int WaitingCount
    {
        get
        {
            lock (_lock)
                return _buckets.Values.Count(b => b.Waiting is not null);
        }
    }

    /// <summary>In order of their signatures.</summary>
    public IReadOnlyList<Finding> All
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _filed.Values.Select(f =>
                    {
                        List<Bucket> all =
                            [.. _buckets.Values.Where(b => b.Filed == f.Case.Signature)];
                        return f with
                        {
                            Count = f.Count + all.Sum(b => b.Count),
                            LastProgram = all.Count > 0 ? all.Max(b => b.Last) : null,
                        };
                    }),
                ];
            }
        }
    }

    private static bool IsFirst(Bucket bucket, long number) =>
        bucket.Filed is null && !(bucket.Waiting?.Number < number);
}
