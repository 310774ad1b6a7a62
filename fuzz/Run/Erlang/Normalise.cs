using System.Collections.Immutable;
using Beam;

namespace Fuzz.Run.Erlang;

/// <summary>What is compared of stack traces.</summary>
/// <param name="WithInterpreter">One VM is ERTS's interpreter: it gives a function_clause the line
/// of the function's first instruction, when that has one.</param>
/// <param name="FramesMax">Entries of a trace.</param>
internal sealed record TraceRules(bool WithInterpreter = false, int FramesMax = int.MaxValue)
{
    public static readonly TraceRules Default = new();
}

/// <summary>
/// Takes out of an observation what real VMs show differently, from each other or from the oracle,
/// without being wrong: docs/targets.md lists it with its reasons. Both sides of a comparison with
/// a real VM go through it, so whatever it takes is not compared.
/// </summary>
internal static class Normalise
{
    /// <summary>Entries of a whole stack trace; deeper ones are left out.</summary>
    private const int FramesMax = 8;

    /// <summary>Entries that are compared of a trace that a program holds as a term.</summary>
    private const int FramesWithin = 3;

    private static readonly Pid AnyPid = new("", 0, 0, 0);
    private static readonly Port AnyPort = new("", 0, 0);
    private static readonly Reference AnyReference = new("", [], 0);

    /// <summary>Operators that some VMs list in the trace of their error, and some do not.
    /// </summary>
    private static readonly ImmutableHashSet<string> Operators =
        ["+", "-", "bsl", "bsr", "send"];

    /// <summary>Two observations of one call. Where a trace was full, what it has at its end hangs
    /// on how many entries its VM has at its top: only what both have is compared.</summary>
    /// <param name="expected">What one target showed.</param>
    /// <param name="actual">What the other showed.</param>
    /// <param name="module">The program: lines of other modules are those of a release.</param>
    /// <param name="rules">What is compared of traces.</param>
    public static (Observation Expected, Observation Actual) Both(
        Observation expected, Observation actual, string module, TraceRules? rules = null)
    {
        var own = new Comparable(module, rules ?? TraceRules.Default);
        (Observation a, Observation b) = Aligned(Of(expected, own), Of(actual, own));
        if (a.Outcome is not Raised left || b.Outcome is not Raised right
            || Terms.Elements(left.Stacktrace) is not { } frames
            || Terms.Elements(right.Stacktrace) is not { } others)
        {
            return (a, b);
        }
        if (IsFull(expected.Outcome) || IsFull(actual.Outcome))
        {
            int count = Math.Min(frames.Count, others.Count);
            frames.RemoveRange(count, frames.Count - count);
            others.RemoveRange(count, others.Count - count);
        }
        // Who called an operator that only one lists: only that one has its line taken out.
        if (frames is [var top, ..] && others is [var other, ..]
            && HasNoLocation(top) != HasNoLocation(other))
        {
            frames[0] = WithoutLocation(top);
            others[0] = WithoutLocation(other);
        }
        return (
            a with { Outcome = left with { Stacktrace = Terms.List([.. frames]) } },
            b with { Outcome = right with { Stacktrace = Terms.List([.. others]) } });
    }

    /// <summary>As at the top of a raised trace, in the traces that a value, a reason or the
    /// dictionary holds.</summary>
    private static (Observation, Observation) Aligned(Observation a, Observation b)
    {
        switch (a.Outcome, b.Outcome)
        {
            case (Returned left, Returned right):
                var (value, other) = Aligned(left.Value, right.Value);
                (a, b) = (a with { Outcome = new Returned(value) },
                    b with { Outcome = new Returned(other) });
                break;
            case (Raised left, Raised right):
                var (reason, another) = Aligned(left.Reason, right.Reason);
                (a, b) = (a with { Outcome = left with { Reason = reason } },
                    b with { Outcome = right with { Reason = another } });
                break;
        }
        if (a.Dictionary.Count != b.Dictionary.Count)
            return (a, b);
        var pairs = a.Dictionary.Zip(
            b.Dictionary, (x, y) => (x.Key, Other: y.Key, Values: Aligned(x.Value, y.Value)));
        return (
            a with { Dictionary = [.. pairs.Select(p => (p.Key, p.Values.Left))] },
            b with { Dictionary = [.. pairs.Select(p => (p.Other, p.Values.Right))] });
    }

    private static (Term Left, Term Right) Aligned(Term a, Term b)
    {
        List<bool> left = Bare(a), right = Bare(b);
        return left.Count != right.Count || left.SequenceEqual(right)
            ? (a, b)
            : (WithBare(a, right), WithBare(b, left));
    }

    /// <summary>Of each trace in a term, whether its first entry has no location.</summary>
    private static List<bool> Bare(Term term)
    {
        var bare = new List<bool>();
        Rewriting.Rewrite(term, node =>
        {
            if (node is Cons { Head: var top } && IsFrame(top))
                bare.Add(HasNoLocation(top));
            return node;
        });
        return bare;
    }

    private static Term WithBare(Term term, List<bool> bare)
    {
        int at = 0;
        return Rewriting.Rewrite(term, node =>
            node is Cons { Head: var top } list && IsFrame(top) && bare[at++]
                ? new Cons(WithoutLocation(top), list.Tail)
                : node);
    }

    private static bool HasNoLocation(Term frame) =>
        frame is Beam.Tuple { Elements: [_, _, _, Nil] };

    private static Term WithoutLocation(Term frame) =>
        frame is Beam.Tuple { Elements: [var module, var name, var arity, _] }
            ? new Beam.Tuple(module, name, arity, Nil.Instance)
            : frame;

    private static bool IsFull(Outcome outcome) =>
        outcome is Raised raised && Terms.Elements(raised.Stacktrace) is { Count: >= FramesMax };

    /// <summary>The program, and what is compared of traces.</summary>
    private readonly record struct Comparable(string Module, TraceRules Rules);

    private static Observation Of(Observation seen, Comparable module)
    {
        return seen with
        {
            Outcome = Of(seen.Outcome, module),
            Reductions = 0,
            Messages = [],
            Mailbox = [],
            Events = [],
            Output = "",
            Audit = [],
            Arguments = [],
            Dictionary = Sorted(seen.Dictionary, module),
        };
    }

    private static Outcome Of(Outcome outcome, Comparable module) => outcome switch
    {
        Returned returned => new Returned(Of(returned.Value, module)),
        Raised raised => new Raised(
            raised.Class,
            Of(raised.Reason, module),
            raised.Stacktrace is Cons list && Frames(list, module) is { } frames
                ? Of(Terms.List([.. frames]), module, FramesMax)
                : Of(raised.Stacktrace, module)),
        _ => outcome,
    };

    /// <summary>To releases before 27 0.0 and -0.0 are one term.</summary>
    public static Observation WithoutSignOfZero(Observation seen)
    {
        return seen with
        {
            Outcome = seen.Outcome switch
            {
                Returned returned => new Returned(Unsigned(returned.Value)),
                Raised raised => new Raised(
                    raised.Class, Unsigned(raised.Reason), Unsigned(raised.Stacktrace)),
                var other => other,
            },
            Dictionary = [.. seen.Dictionary.Select(e => (Unsigned(e.Key), Unsigned(e.Value)))],
        };

        static Term Unsigned(Term term) => Rewriting.Rewrite(
            term, node => node is Float { Value: 0.0 } ? new Float(0.0) : node);
    }

    private static ValueList<(Term Key, Term Value)> Sorted(
        ValueList<(Term Key, Term Value)> dictionary, Comparable module) =>
    [
        .. dictionary.Select(e => (Of(e.Key, module), Of(e.Value, module)))
            .OrderBy(e => e.Item1.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>A term without identities, its stack traces as they are compared.</summary>
    private static Term Of(Term term, Comparable module, int framesMax = FramesWithin) =>
        Rewriting.Rewrite(term, node => node switch
        {
            Pid => AnyPid,
            Port => AnyPort,
            Reference => AnyReference,
            // Which fun of the module it is, says its index.
            LocalFun fun => new LocalFun(fun.Module, fun.Arity, fun.Index, 0, fun.Free),
            Cons list when Frames(list, module) is { } frames =>
                Terms.List([.. frames.Take(Math.Min(framesMax, module.Rules.FramesMax))]),
            _ => node,
        });

    /// <summary>The entries of a stack trace as they are compared; null of any other list.
    /// </summary>
    private static List<Term>? Frames(Cons list, Comparable module)
    {
        if (!IsFrame(list.Head) || Terms.Elements(list) is not { } items || !items.All(IsFrame))
            return null;
        List<Term> frames =
        [
            .. items.Cast<Beam.Tuple>()
                .TakeWhile(f => f.Elements[0] is not Atom { Name: ErlangServer.Module })
                .Select(f => Frame(f, module)),
        ];
        // A BIF failed: called through a fun or apply, real VMs give its caller the next line.
        if (frames is [Beam.Tuple { Elements: [_, _, Cons, Nil] }, var caller, ..])
            frames[1] = WithoutLocation(caller);
        if (frames is [Beam.Tuple { Elements: [Atom { Name: "erlang" }, Atom name, Cons, _] }, ..]
            && Operators.Contains(name.Name))
        {
            frames.RemoveAt(0);
        }
        // A function that calls itself may be listed once or more often.
        for (int i = frames.Count - 1; i > 0; i--)
        {
            if (WithoutLocation(frames[i]).Equals(WithoutLocation(frames[i - 1])))
                frames.RemoveAt(i);
        }
        return frames;
    }

    private static bool IsFrame(Term term) => term is Beam.Tuple
    {
        Elements: [Atom, Atom, Integer or Cons or Nil, Cons or Nil]
    };

    private static Beam.Tuple Frame(Beam.Tuple frame, Comparable module)
    {
        bool isOurs = frame.Elements[0] is Atom { Name: var name } && name == module.Module
            && !(module.Rules.WithInterpreter && frame.Elements[2] is Cons or Nil);
        Term[] info =
        [
            .. (Terms.Elements(frame.Elements[3]) ?? []).Where(item => isOurs
                && item is not Beam.Tuple { Elements: [Atom { Name: "error_info" }, _] }),
        ];
        return new Beam.Tuple(
            frame.Elements[0], frame.Elements[1], frame.Elements[2], Terms.List(info));
    }
}
