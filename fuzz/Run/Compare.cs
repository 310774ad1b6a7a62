using Beam;
using Corpus;

namespace Fuzz.Run;

/// <summary>Compares what the oracle and a target made of one call.</summary>
/// <remarks>Terms are compared by identity: floats by their bits, local funs by module, index,
/// uniq and free variables.</remarks>
public static class Compare
{
    /// <summary>Longest text of one side in <see cref="Differ.Where"/>.</summary>
    private const int TextLengthMax = 400;

    public static Verdict Observations(
        string expectedBy, Observation expected, string actualBy, Observation actual)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Compare);
        if (WhyInconclusive(expectedBy, expected.Outcome) is { } left)
            return new Inconclusive(left);
        if (WhyInconclusive(actualBy, actual.Outcome) is { } right)
            return new Inconclusive(right);
        Verdict? difference = Outcomes(expected.Outcome, actual.Outcome)
            ?? SideEffects(expected, actual);
        return difference ?? Agree.Instance;
    }

    /// <summary>Memory is not the same on both sides, so running out of it says nothing.</summary>
    private static string? WhyInconclusive(string side, Outcome outcome) => outcome switch
    {
        Unsupported unsupported => $"{side}: not yet {unsupported.What}",
        Exhausted { Limit: Exhausted.Memory } => $"{side}: memory exhausted",
        _ => null,
    };

    private static Differ? Outcomes(Outcome expected, Outcome actual)
    {
        switch (expected, actual)
        {
            case (_, Faulted):
            case (Faulted, _):
                return Parts(Difference.Fault, OutcomeText.Of(expected), OutcomeText.Of(actual));
            case (Returned a, Returned b):
                return Terms(Difference.Value, a.Value, b.Value);
            case (Raised a, Raised b):
                return Terms(Difference.Class, a.Class, b.Class)
                    ?? Terms(Difference.Reason, a.Reason, b.Reason)
                    ?? Terms(Difference.Stacktrace, a.Stacktrace, b.Stacktrace);
            case (Exhausted a, Exhausted b) when a.Limit == b.Limit:
                return null;
            default:
                return Parts(Difference.Outcome, OutcomeText.Of(expected), OutcomeText.Of(actual));
        }
    }

    private static Differ? SideEffects(Observation expected, Observation actual)
    {
        if (actual.Audit.Count > 0)
            return Parts(Difference.Audit, "a sound heap", actual.Audit[0]);
        if (expected.Arguments != actual.Arguments)
            return Lists(Difference.Arguments, expected.Arguments, actual.Arguments);
        if (expected.Dictionary != actual.Dictionary)
            return Lists(Difference.Dictionary, expected.Dictionary, actual.Dictionary);
        if (expected.Messages != actual.Messages)
            return Lists(Difference.Messages, expected.Messages, actual.Messages);
        if (expected.Mailbox != actual.Mailbox)
            return Lists(Difference.Mailbox, expected.Mailbox, actual.Mailbox);
        if (expected.Events != actual.Events)
            return Lists(Difference.Events, expected.Events, actual.Events);
        if (expected.Output != actual.Output)
            return Parts(Difference.Output, expected.Output, actual.Output);
        if (expected.Reductions != actual.Reductions)
            return Parts(Difference.Reductions, $"{expected.Reductions}", $"{actual.Reductions}");
        return null;
    }

    private static Differ? Terms(Difference kind, Term expected, Term actual) =>
        expected.Equals(actual) ? null : Parts(kind, expected.ToString(), actual.ToString());

    private static Differ Lists<T>(Difference kind, ValueList<T> expected, ValueList<T> actual) =>
        Parts(kind, string.Join(", ", expected), string.Join(", ", actual));

    private static Differ Parts(Difference kind, string expected, string actual)
    {
        string name = kind.ToString().ToLowerInvariant();
        return new Differ(kind, $"{name}: expected {Shorten(expected)}, got {Shorten(actual)}");
    }

    private static string Shorten(string text) =>
        text.Length <= TextLengthMax ? text : text[..TextLengthMax] + "…";
}
