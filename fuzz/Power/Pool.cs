using Corpus;

namespace Fuzz.Power;

/// <summary>The programs that are thrown at faults, with what the oracle makes of them: it is asked
/// once. Of those that get to a place a part is kept; programs or calls that the JIT without a
/// fault does not agree on are left out.</summary>
internal sealed class Pool
{
    /// <summary>Programs made for an op that are kept for a place, in one way each, at most: plain,
    /// under stress, under chaos, with few reductions.</summary>
    private static readonly int[] SweptMax = [60, 14, 30, 12];

    /// <summary>Random programs likewise.</summary>
    private static readonly int[] RandomMax = [18, 6, 12, 4];

    private const int PresentMax = 110;

    private readonly PlaceNumbers _numbers = new();
    private readonly Dictionary<int, Entry> _entries = [];

    /// <summary>What is known of a place.</summary>
    /// <param name="First">The place as it was first met.</param>
    private sealed record Entry(Met First)
    {
        public List<Trial> Swept { get; } = [];
        public List<Trial> Random { get; } = [];
        public List<Trial> Present { get; } = [];

        private readonly int[] _swept = new int[SweptMax.Length];
        private readonly int[] _random = new int[RandomMax.Length];

        /// <summary>Takes a trial where it is one of the first of its kind.</summary>
        public bool TryAdd(Trial trial)
        {
            CaseOptions options = trial.Options;
            int way = options.GcStress ? 1 : options.Chaos is not null ? 2
                : options.Reductions < Trial.Reductions ? 3 : 0;
            (int[] counts, int[] most, List<Trial> trials) = trial.About is null
                ? (_random, RandomMax, Random) : (_swept, SweptMax, Swept);
            if (counts[way] == most[way])
                return false;
            counts[way]++;
            trials.Add(trial);
            return true;
        }
    }

    /// <summary>Programs that were run.</summary>
    public int Programs { get; private set; }

    /// <summary>Calls that the JIT and the oracle do not agree on without any fault.</summary>
    public int Disagreeing { get; private set; }

    /// <summary>Programs that are kept, in one way each.</summary>
    public int Kept { get; private set; }

    /// <summary>Runs programs; the order in which they are given is the one in which faults will
    /// meet them.</summary>
    /// <param name="programs">Programs, with the op that each is about.</param>
    /// <param name="seed">Of the ways to run them.</param>
    /// <param name="inThreads">Does something in several threads.</param>
    /// <param name="stop">Ends it early.</param>
    public static Pool Of(
        IEnumerable<(string? About, Generate.Program Program)> programs,
        ulong seed,
        Action<Action> inThreads,
        CancellationToken stop)
    {
        var pool = new Pool();
        var waiting = new Dictionary<int, List<Scouted>>();
        var gate = new Lock();
        int taken = 0;
        using var source = programs.GetEnumerator();
        inThreads(Work);
        return pool;

        void Work()
        {
            using var scouting = new Scouting(pool._numbers);
            while (!stop.IsCancellationRequested && Take() is var (number, about, program))
            {
                List<Scouted> scouted = [.. scouting.Of(number, about, program, seed)];
                lock (gate)
                {
                    waiting.Add(number, scouted);
                    while (waiting.Remove(pool.Programs, out List<Scouted>? next))
                        pool.Add(next);
                }
            }
        }

        (int Number, string? About, Generate.Program Program)? Take()
        {
            lock (gate)
            {
                return source.MoveNext()
                    ? (taken++, source.Current.About, source.Current.Program) : null;
            }
        }
    }

    /// <summary>Trials that get to a place, those made for its own op first.</summary>
    public IEnumerable<Trial> Reaching(Place place)
    {
        if (!_numbers.TryFind(place, out int number))
            return [];
        Entry entry = _entries[number];
        string op = place.Emitter.Name.Split(' ')[0];
        return entry.Swept.Where(t => t.About == op).Concat(entry.Random)
            .Concat(entry.Swept.Where(t => t.About != op));
    }

    /// <summary>Trials in whose code a place is; not all.</summary>
    public IReadOnlyList<Trial> Having(Place place) => _entries[_numbers.Of(place)].Present;

    /// <summary>Which calls of a trial get to a place.</summary>
    public ulong CallsTo(Place place, Trial trial) => trial.CallsTo(_numbers.Of(place));

    /// <summary>Every fault that can be planted in what was emitted for these programs, in an order
    /// that does not hang on anything but them.</summary>
    public IEnumerable<TemplateFault> Faults() => _numbers.All()
        .Where(p => _entries.ContainsKey(p.Number))
        .SelectMany(p => FaultsOf(p.Place, _entries[p.Number].First));

    private static IEnumerable<TemplateFault> FaultsOf(Place place, Met first)
    {
        IEnumerable<Mutation> mutations = first.At is { } at
            ? Mutation.Of(at) : Mutation.Of(first.Site!);
        return mutations.Select(m => new TemplateFault(place, m, first.At));
    }

    private void Add(List<Scouted> program)
    {
        Programs++;
        foreach (Scouted scouted in program)
            Add(scouted);
    }

    private void Add(Scouted scouted)
    {
        Disagreeing += scouted.Disagreeing;
        foreach (Met met in scouted.Code)
            _entries.TryAdd(met.Number, new Entry(met));
        Trial trial = scouted.Trial;
        bool isKept = false;
        foreach (Entry entry in trial.Places.Select(p => _entries[p]))
        {
            isKept |= entry.TryAdd(trial);
        }
        if (!isKept)
            return;
        Kept++;
        foreach (Entry entry in scouted.Code.Select(m => _entries[m.Number]))
        {
            if (entry.Present.Count < PresentMax)
                entry.Present.Add(trial);
        }
    }
}
