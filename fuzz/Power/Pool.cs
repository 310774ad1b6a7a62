using Beam;
using Corpus;
using Fuzz.Run;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>The programs that are thrown at every fault, with what the oracle makes of them: it is
/// asked once. Programs or calls that the JIT without a fault does not agree on are left out.
/// </summary>
internal sealed class Pool
{
    private readonly SortedDictionary<Place, Entry> _places = [];
    private readonly List<Trial> _trials = [];
    private readonly Rig _rig;
    private readonly OracleTarget _oracle;

    private List<(Place Place, Instance At)>? _fragments;

    // Of the call that runs.
    private readonly HashSet<uint> _executed = [];
    private readonly HashSet<uint> _blocks = [];

    /// <summary>What is known of a place.</summary>
    /// <param name="First">The instruction as it was first met; null for a site.</param>
    /// <param name="Site">The site as it was first met.</param>
    private sealed record Entry(Instance? First, Jit.Site? Site)
    {
        public List<Trial> Trials { get; } = [];
        public List<Trial> Present { get; } = [];
    }

    private Pool(Rig rig, OracleTarget oracle) => (_rig, _oracle) = (rig, oracle);

    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>Calls that the JIT and the oracle do not agree on without any fault.</summary>
    public int Disagreeing { get; private set; }

    public IEnumerable<Place> Places => _places.Keys;

    /// <summary>Runs programs, in the order in which faults will meet them.</summary>
    public static Pool Of(
        IEnumerable<Generate.Program> programs, ulong seed, CancellationToken stop)
    {
        using var rig = new Rig();
        using var oracle = new OracleTarget(NoModules.Instance);
        var pool = new Pool(rig, oracle);
        foreach ((int i, Generate.Program program) in programs.Index())
        {
            if (stop.IsCancellationRequested)
                break;
            pool.Add(i, program, seed);
        }
        return pool;
    }

    /// <summary>Trials that get to a place, in order.</summary>
    public IReadOnlyList<Trial> Reaching(Place place) => _places[place].Trials;

    /// <summary>Trials in whose code a place is.</summary>
    public IReadOnlyList<Trial> Having(Place place) => _places[place].Present;

    /// <summary>Every fault that can be planted in what was emitted for these programs, in an order
    /// that does not hang on anything but them.</summary>
    public IEnumerable<TemplateFault> Faults() => _places.SelectMany(p => FaultsOf(p.Key, p.Value));

    private static IEnumerable<TemplateFault> FaultsOf(Place place, Entry entry)
    {
        IEnumerable<Mutation> mutations = entry.First is { } first
            ? Mutation.Of(first) : Mutation.Of(entry.Site!);
        return mutations.Select(m => new TemplateFault(place, m, entry.First));
    }

    private void Add(long number, Generate.Program program, ulong seed)
    {
        List<(Mfa Function, ValueList<Term> Arguments)> calls =
            [.. program.AllCalls().Take(Trial.CallsMax)];
        var options = new CampaignOptions(
            seed, Jit: new CaseOptions(Reductions: Trial.Reductions));
        CaseOptions[] ways = [.. options.Variants(number, Source.Typed)];
        _oracle.Options = ways[0]; // Of them the schedule is the oracle's.
        _oracle.Load(program.Module);
        List<Observation> expected =
            [.. calls.Select(c => _oracle.Run(c.Function, c.Arguments, Trial.Reductions))];
        foreach (CaseOptions way in ways)
            Add(number, program.Module, way, calls, expected);
    }

    private void Add(
        long number, Module module, CaseOptions way,
        List<(Mfa Function, ValueList<Term> Arguments)> calls, List<Observation> expected)
    {
        Arm32Target target = _rig.Target(way);
        target.Machine.OnBlockEntered ??= Note;
        _rig.Load(module, way);
        if (target.Guest.Modules is not [var loaded])
            return; // It cannot be compiled.
        List<(Place Place, uint Address)> code = [.. PlacesOf(target.Guest, loaded)];
        var reached = new Dictionary<Place, ulong>();
        for (int i = 0; i < calls.Count; i++)
        {
            _executed.Clear();
            _blocks.Clear();
            Observation? seen = _rig.Run(way, calls[i].Function, calls[i].Arguments);
            if (seen is null
                || Compare.Observations("oracle", expected[i], "arm32", seen) is not Agree)
            {
                Disagreeing++;
                continue;
            }
            foreach ((Place place, uint address) in code)
            {
                if (_executed.Contains(address))
                    reached[place] = reached.GetValueOrDefault(place) | 1ul << i;
            }
        }
        var trial = new Trial(
            number, module, way, calls, expected, code.Select(c => c.Place).ToHashSet(), reached);
        _trials.Add(trial);
        foreach (Place place in trial.Places)
            _places[place].Present.Add(trial);
        foreach (Place place in reached.Keys)
            _places[place].Trials.Add(trial);
    }

    private void Note(uint address, uint bytes)
    {
        if (!_blocks.Add(address))
            return;
        for (uint at = address; at < address + bytes; at += 4)
            _executed.Add(at);
    }

    /// <summary>All places of a program and of the guest, with the address that is executed when
    /// they are.</summary>
    private IEnumerable<(Place Place, uint Address)> PlacesOf(Guest guest, LoadedModule loaded)
    {
        _fragments ??= [.. Power.Places.OfFragments(guest)];
        foreach ((Place place, Instance at) in _fragments)
        {
            _places.TryAdd(place, new Entry(at, null));
            yield return (place, GuestMemory.CodeBase + ((uint)at.Index * 4));
        }
        foreach ((Place place, Instance at) in Power.Places.Of(loaded.Code))
        {
            _places.TryAdd(place, new Entry(at, null));
            yield return (place, loaded.Start + ((uint)at.Index * 4));
        }
        foreach ((Place place, int offset) in Power.Places.SitesOf(loaded.Code))
        {
            _places.TryAdd(place, new Entry(null, loaded.Code.Sites[offset]));
            yield return (place, loaded.Start + (uint)offset - 4);
        }
    }
}
