using Beam;
using Corpus;
using Fuzz.Run;
using Jit.Runtime;

namespace Fuzz.Bench;

/// <summary>What a unit of work costs in emitted code.</summary>
/// <param name="Workload">The work.</param>
/// <param name="Instructions">ARM instructions executed a unit, fragments among them.</param>
/// <param name="Services">Service calls a unit.</param>
/// <param name="WordsMoved">Words that collections copied a unit.</param>
internal sealed record WorkloadFigures(
    Workload Workload, double Instructions, double Services, double WordsMoved)
{
    /// <summary>What a service is taken to cost: docs/performance.md says why.</summary>
    private const int ServiceInstructions = 250;

    /// <summary>What a word is taken to cost that a collection copies.</summary>
    private const int MovedWordInstructions = 12;

    private const long Reductions = 100_000_000;

    /// <summary>Our share of their instructions.</summary>
    public double Ratio => Instructions / Workload.Theirs;

    /// <summary>Our share of what they take for this very function.</summary>
    public double RatioToCounted => Instructions / Workload.Counted;

    /// <summary>Instructions with what the host's work is taken to cost.</summary>
    public double WithHost => Instructions + (ServiceInstructions * Services)
        + (MovedWordInstructions * WordsMoved);

    /// <summary>Our share with the host's work.</summary>
    public double RatioWithHost => WithHost / Workload.Theirs;

    /// <summary>Runs all workloads. No clock is read: the figures are the same everywhere.
    /// </summary>
    public static List<WorkloadFigures> MeasureAll(CaseOptions options)
    {
        using var target = new Arm32Target(NoModules.Instance, options, inspect: true);
        target.Load(Workload.ReadModule());
        return [.. Workload.All.Select(w => Measure(target, w))];
    }

    private static WorkloadFigures Measure(Arm32Target target, Workload workload)
    {
        Counts small = Count(target, workload, workload.Small);
        Counts large = Count(target, workload, workload.Large);
        double units = workload.Units(workload.Large) - workload.Units(workload.Small);
        return new(
            workload,
            (large.Instructions - small.Instructions) / units,
            (large.Services - small.Services) / units,
            (large.WordsMoved - small.WordsMoved) / units);
    }

    private static Counts Count(Arm32Target target, Workload workload, int size)
    {
        ValueList<Term> arguments = workload.Arguments(size);
        long services = Sum(target.ServiceCounts);
        long moved = target.WordsMoved;
        var function = new Mfa("workloads", workload.Function, arguments.Count);
        Outcome outcome = target.Run(function, arguments, Reductions).Outcome;
        return outcome is Returned
            ? new(
                target.InstructionsExecuted!.Value,
                Sum(target.ServiceCounts) - services,
                target.WordsMoved - moved)
            : throw new InvalidOperationException($"{function} ended as {outcome}");
    }

    private static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = -counts[(int)Service.Done];
        foreach (long count in counts)
            sum += count;
        return sum;
    }

    private readonly record struct Counts(long Instructions, long Services, long WordsMoved);
}
