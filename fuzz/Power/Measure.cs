using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Localise;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>What became of one program that showed a fault.</summary>
/// <param name="Cause">What is taken to be its cause, minimised.</param>
/// <param name="Instructions">Its instructions, minimised: labels, lines, func_info and return left
/// out.</param>
/// <param name="Milliseconds">Processor time that minimising it took.</param>
/// <param name="BlamesOp">The op with the fault is blamed; null for code that every guest has once.
/// </param>
/// <param name="Distance">ARM instructions between the one named guilty and the nearest that was
/// changed; null when none is named, or none of the program's was changed.</param>
/// <param name="Named">Which of the instructions named was changed: 0 the guilty one, else a source
/// of it; null for none of them, or where none of the program's was changed.</param>
/// <param name="NamesRoot">The collection that lost a root is named, and the register; null for
/// faults that lose none.</param>
/// <param name="Case">The case as text.</param>
internal sealed record Sample(
    Cause Cause,
    int Instructions,
    double Milliseconds,
    bool? BlamesOp,
    int? Distance,
    int? Named,
    bool? NamesRoot,
    string Case);

/// <summary>How a fault is found.</summary>
/// <param name="Name">The fault.</param>
/// <param name="Program">The first program that shows it; null when none does.</param>
/// <param name="Samples">What became of the first that did.</param>
internal sealed record FaultFigures(string Name, long? Program, IReadOnlyList<Sample> Samples);

/// <summary>Plants a fault and looks at what the harness makes of it.</summary>
internal static class Measure
{
    /// <param name="fault">The fault.</param>
    /// <param name="programs">Programs to make, at most.</param>
    /// <param name="samples">Programs to minimise, at most; one a signature first.</param>
    /// <param name="seed">Seed of the programs.</param>
    /// <param name="stop">The user wants an end.</param>
    public static FaultFigures Of(
        Fault fault, long programs, int samples, ulong seed, CancellationToken stop)
    {
        var factory = new FaultyFactory(fault);
        using var differential = new Differential(
            factory, NoModules.Instance, expectsLoops: true);
        var generator = new Generator(new GeneratorOptions());
        var options = new CaseOptions(GcStress: fault.GcStress);
        var found = new List<Sample>();
        long? first = null;
        for (long i = 0; i < programs && found.Count < samples; i++)
        {
            if (stop.IsCancellationRequested)
                break;
            Generate.Program program = generator.Generate(Campaign.SeedOf(seed, i));
            if (Failing(differential, program, options) is not { } failing)
                continue;
            first ??= i;
            found.Add(SampleOf(Suspect.Of(fault), factory, differential, failing, stop));
        }
        return new FaultFigures(fault.Name, first, found);
    }

    /// <summary>The program that killed a fault, minimised; no sample where it does not show it
    /// alone.</summary>
    public static FaultFigures Of(Verdicted killed, CancellationToken stop)
    {
        (Trial trial, int call) = killed.Killer!.Value;
        var suspect = Suspect.Of(killed.Fault);
        var factory = new FaultyFactory(killed.Fault);
        using var differential = new Differential(
            factory, NoModules.Instance, expectsLoops: true);
        (Mfa function, ValueList<Term> arguments) = trial.Calls[call];
        var program = new Generate.Program(
            trial.Module, [new Entry(function.Name, function.Arity, [arguments])], 0, []);
        Reproducer? found = Reproducer.Of(differential, program, trial.Options);
        return new FaultFigures(
            suspect.Name,
            trial.Number,
            found is null ? [] : [SampleOf(suspect, factory, differential, found, stop)]);
    }

    /// <summary>The first call of a program that shows a difference.</summary>
    public static Reproducer? Failing(
        Differential differential, Generate.Program program, CaseOptions options) =>
        program.AllCalls()
            .Select(call => Reproducer.Of(
                differential, program.With(call.Function, call.Arguments), options))
            .FirstOrDefault(r => r is not null);

    private static Sample SampleOf(
        Suspect suspect, FaultyFactory factory, Differential differential, Reproducer large,
        CancellationToken stop)
    {
        TimeSpan before = ThreadClock.Now;
        Reproducer small = new Minimizing(differential, stop).Of(large);
        double milliseconds = (ThreadClock.Now - before).TotalMilliseconds;
        Cause cause = small.CauseBy(differential);
        Divergence? parted = small.DivergenceBy(differential);
        int? distance = parted?.Trace.Guilty is { } guilty && factory.Changed.Count > 0
            ? factory.Changed.Min(a => Math.Abs((int)(a - guilty.Pc)) / 4) : null;
        bool namesRoot = distance == 0 && parted!.Kind == DivergenceKind.Root
            && parted.What == LostRoot(differential.Lockstep(small.Options)!.Guest, parted);
        Case it = small.CaseBy(differential, "planted", cause.Signature, 0, 0, "unknown");
        return new Sample(
            cause,
            Work(small.Program.Module),
            milliseconds,
            suspect.IsIn is { } isIn ? parted is not null && isIn(parted.At.Instruction) : null,
            distance,
            distance is null ? null : NamedOf(parted!.Trace, factory.Changed),
            suspect.LosesRoot ? namesRoot : null,
            CaseWriter.Write(it));
    }

    private static int? NamedOf(ArmTrace trace, IReadOnlyList<uint> changed)
    {
        int at = new[] { trace.Guilty! }.Concat(trace.Sources).ToList()
            .FindIndex(step => changed.Contains(step.Pc));
        return at >= 0 ? at : null;
    }

    /// <summary>The register that the guilty collection should have kept and did not: the first
    /// that is no root of the site.</summary>
    private static string? LostRoot(Guest guest, Divergence parted)
    {
        uint pc = parted.Trace.Guilty!.Pc;
        return guest.Code.Find(pc) is { } module
            && module.Code.Sites.TryGetValue((int)(pc - module.Start) + 4, out Site? site)
            ? $"x{site.Live}" : null;
    }

    /// <summary>Instructions that are no mark in the code, no func_info and no return.</summary>
    public static int Work(Module module) => module.Functions.SelectMany(f => f.Code).Count(
        i => i.Op is not (Op.Label or Op.Line or Op.FuncInfo or Op.Return or Op.IntCodeEnd));
}
