using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Check;

/// <summary>A call on which targets differ.</summary>
internal sealed record Disagreement(Mfa Function, ValueList<Term> Arguments, string Where);

/// <summary>What checking modules has come to so far.</summary>
internal sealed class CheckTally
{
    public int Modules { get; set; }
    public int Functions { get; set; }
    public long Calls { get; set; }
    public List<(string Path, Disagreement What)> Differences { get; } = [];

    /// <summary>Calls that some target could not make, by what it lacks.</summary>
    public SortedDictionary<string, long> Unsupported { get; } = new(StringComparer.Ordinal);

    /// <summary>Other calls without a verdict, by reason.</summary>
    public SortedDictionary<string, long> Inconclusive { get; } = new(StringComparer.Ordinal);
}

/// <summary>Calls every exported function of a module on all targets.</summary>
/// <remarks>A real VM is only given calls that the first target, or the oracle where that is a VM
/// too, has ended: what it does not support may have effects on the world.</remarks>
/// <param name="differential">The targets.</param>
/// <param name="path">Where other modules, and their types, are found.</param>
/// <param name="seed">Same seed, same calls.</param>
/// <param name="callsPerFunction">How many calls.</param>
internal sealed class ModuleCheck(
    Differential differential, ICodePath path, ulong seed, int callsPerFunction)
{
    /// <summary>Functions are called in turns, so that what one returns can be given to another.
    /// </summary>
    private const int Turns = 4;

    private const long Reductions = 200_000;

    public static readonly CaseOptions DefaultOptions = new(Reductions: Reductions);

    /// <summary>How the JIT works.</summary>
    public CaseOptions Options { get; init; } = DefaultOptions;

    private readonly ValuePool _pool = new();
    private Module _module = null!;

    public void Run(Module module, string file, CheckTally tally, CancellationToken stop)
    {
        _module = module;
        List<Mfa> functions =
        [
            .. module.Exports.Where(f => f.Name != "module_info")
                .Select(f => new Mfa(module.Name, f.Name, f.Arity))
                .OrderBy(f => f.Arity).ThenBy(f => f.Name, StringComparer.Ordinal),
        ];
        foreach (string name in differential.Names.Names)
            differential.Target(name, Options).Load(module);
        if (GateIsExtra)
            Gate.Load(module);
        var random = new Pcg(seed, (uint)Atom.Of(module.Name).GetHashCode());
        var terms = new TermMaker(random, path, _pool);
        List<ArgumentMaker> makers =
        [
            .. functions.Select(f =>
                new ArgumentMaker(f, module.Find(f.Name, f.Arity)!, terms, random)),
        ];
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int i = 0; i < functions.Count && !stop.IsCancellationRequested; i++)
            {
                for (int n = CallsBefore(turn); n < CallsBefore(turn + 1); n++)
                    Call(functions[i], makers[i], random, file, tally);
            }
        }
        tally.Modules++;
        tally.Functions += functions.Count;
    }

    private int CallsBefore(int turn) => callsPerFunction * turn / Turns;

    private ITarget Gate => differential.Target(
        GateIsExtra ? TargetList.Oracle : differential.Names.Names[0], Options);

    private bool GateIsExtra =>
        !TargetList.IsOwn(differential.Names.Names[0]);

    private void Call(
        Mfa function, ArgumentMaker maker, Pcg random, string file, CheckTally tally)
    {
        ValueList<Term> arguments = maker.Next();
        tally.Calls++;
        Observation first = Gate.Run(function, arguments, Reductions);
        maker.Learn(arguments, first.Outcome);
        if (first.Outcome is Returned returned && maker.Spec is { } spec)
            _pool.Add(function.Module, spec, returned.Value, random);
        var sides = new List<Seen>();
        foreach (string name in differential.Names.Names)
        {
            ITarget target = differential.Target(name, Options);
            Observation seen =
                target == Gate ? first
                : differential.WhyNot(target, _module, arguments, first, Options) is { } why
                    ? Differential.NotRun(target, arguments, why).Observation
                : target.Run(function, arguments, Reductions);
            sides.Add(new Seen(target.Name, seen, target.RealVm));
        }
        Count(function, arguments, sides, file, tally);
    }

    private static void Count(
        Mfa function, ValueList<Term> arguments, List<Seen> sides, string file, CheckTally tally)
    {
        Verdict verdict = Panel.Judge(sides, function.Module);
        if (verdict is Differ differ)
        {
            tally.Differences.Add((file, new Disagreement(function, arguments, differ.Where)));
        }
        else if (sides.Select(s => s.Observation.Outcome).OfType<Unsupported>()
            .FirstOrDefault(u => u.What != Differential.NotAsked) is { } lacking)
        {
            Add(tally.Unsupported, lacking.What);
        }
        else if (verdict is Inconclusive inconclusive)
        {
            Add(tally.Inconclusive, inconclusive.Reason);
        }

        static void Add(SortedDictionary<string, long> counts, string key) =>
            counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
