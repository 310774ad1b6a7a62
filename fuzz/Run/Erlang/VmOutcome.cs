using System.Collections.Immutable;
using Beam;

namespace Fuzz.Run.Erlang;

/// <summary>An outcome as a VM tells it, by frame or by line: <c>{Outcome, Dictionary}</c>, or the
/// outcome alone.</summary>
internal static class VmOutcome
{
    /// <summary>Modules that call the programs.</summary>
    private static readonly ImmutableHashSet<string> Callers = [ErlangServer.Module, "run_calls"];

    /// <param name="arguments">What was handed in.</param>
    /// <param name="told">What came back.</param>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public static Observation Read(ValueList<Term> arguments, Term told)
    {
        if (told is not Beam.Tuple { Elements: [Beam.Tuple outcome, Cons or Nil] } both)
            return Of(arguments, Outcome(told));
        return Of(arguments, Outcome(outcome)) with
        {
            Dictionary =
            [
                .. (Terms.Elements(both.Elements[1]) ?? []).OfType<Beam.Tuple>()
                    .Select(pair => (pair.Elements[0], pair.Elements[1])),
            ],
        };
    }

    public static Observation Of(ValueList<Term> arguments, Outcome outcome) =>
        new(outcome, 0, arguments, [], [], []);

    private static Outcome Outcome(Term told) => (told as Beam.Tuple)?.Elements switch
    {
        [Atom { Name: "returned" }, var value] => new Returned(value),
        [Atom { Name: "raised" }, Atom cls, var reason, var trace] =>
            new Raised(cls, reason, WithoutCaller(trace)),
        [Atom { Name: "exhausted" }, Atom { Name: var what }] => new Exhausted(what),
        [Atom { Name: "exited" }, var reason] => new Faulted(0, $"the process ended: {reason}"),
        _ => throw new InvalidDataException($"the VM answered {told}"),
    };

    /// <summary>What called the function is ours and goes.</summary>
    private static Term WithoutCaller(Term trace) =>
        Terms.Elements(trace) is { } frames
            ? Terms.List([.. frames.TakeWhile(f => !IsCaller(f))])
            : trace;

    private static bool IsCaller(Term frame) =>
        frame is Beam.Tuple { Elements: [Atom { Name: var module }, ..] }
        && Callers.Contains(module);
}
