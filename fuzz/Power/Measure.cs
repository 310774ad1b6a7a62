using System.Diagnostics;
using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Localise;
using Fuzz.Run;

namespace Fuzz.Power;

/// <summary>What became of one program that showed a fault.</summary>
/// <param name="Cause">What is taken to be its cause, minimised.</param>
/// <param name="Instructions">Its instructions, minimised: labels, lines, func_info and return left
/// out.</param>
/// <param name="Milliseconds">What minimising it took.</param>
/// <param name="BlamesOp">The op with the fault is blamed.</param>
/// <param name="Distance">ARM instructions between the one named guilty and the nearest that was
/// changed; null when none is named.</param>
/// <param name="Case">The case as text.</param>
internal sealed record Sample(
    Cause Cause,
    int Instructions,
    double Milliseconds,
    bool BlamesOp,
    int? Distance,
    string Case);

/// <summary>How a fault is found.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Program">The first program that shows it; null when none does.</param>
/// <param name="Samples">What became of the first that did.</param>
internal sealed record FaultFigures(Fault Fault, long? Program, IReadOnlyList<Sample> Samples);

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
        using var differential = new Differential(new FaultyFactory(fault), NoModules.Instance);
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
            found.Add(SampleOf(fault, differential, failing, stop));
        }
        return new FaultFigures(fault, first, found);
    }

    /// <summary>The first call of a program that shows a difference.</summary>
    public static Reproducer? Failing(
        Differential differential, Generate.Program program, CaseOptions options) =>
        program.AllCalls()
            .Select(call => Reproducer.Of(
                differential, program.With(call.Function, call.Arguments), options))
            .FirstOrDefault(r => r is not null);

    private static Sample SampleOf(
        Fault fault, Differential differential, Reproducer large, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        Reproducer small = large.MinimizedBy(differential, stop);
        double milliseconds = clock.Elapsed.TotalMilliseconds;
        Cause cause = small.CauseBy(differential);
        Divergence? parted = small.DivergenceBy(differential);
        int? distance = parted?.Trace.Guilty is { } guilty && fault.Changed.Count > 0
            ? fault.Changed.Min(a => Math.Abs((int)(a - guilty.Pc)) / 4) : null;
        Case it = small.CaseBy(differential, "planted", cause.Signature, 0, 0, "unknown");
        return new Sample(
            cause,
            Work(small.Program.Module),
            milliseconds,
            parted?.At.Instruction.Op == fault.Op,
            distance,
            CaseWriter.Write(it));
    }

    /// <summary>Instructions that are no mark in the code, no func_info and no return.</summary>
    public static int Work(Module module) => module.Functions.SelectMany(f => f.Code).Count(
        i => i.Op is not (Op.Label or Op.Line or Op.FuncInfo or Op.Return or Op.IntCodeEnd));
}
