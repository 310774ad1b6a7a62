using Beam;
using Fuzz.Run.Erlang;

namespace Fuzz.Run;

/// <summary>What one target made of a call.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Observation">What it showed.</param>
/// <param name="RealVm">What it is, when a real VM.</param>
internal sealed record Seen(string Target, Observation Observation, RealVm? RealVm = null);

/// <summary>The verdict on what two or more targets made of one call.</summary>
internal static class Panel
{
    /// <summary>Bits of small integers, sign included.</summary>
    private const int SmallBits32 = 28;
    private const int SmallBits64 = 60;

    /// <summary>Compares each with the first. The first difference is the verdict, with the odd one
    /// out when that is clear; else the first reason for having none.</summary>
    /// <param name="sides">Two or more.</param>
    /// <param name="module">The program's name.</param>
    public static Verdict Judge(IReadOnlyList<Seen> sides, string module)
    {
        Verdict[] verdicts = [.. sides.Skip(1).Select(side => Pair(sides[0], side, module))];
        if (Array.FindIndex(verdicts, v => v is Differ) is >= 0 and var first)
        {
            var differ = (Differ)verdicts[first];
            if (sides.Count == 2)
                return differ;
            string odd = OddOneOut(sides, verdicts, module) is { } name
                ? $"; odd one out: {name}"
                : "";
            return differ with { Where = $"{sides[first + 1].Target}: {differ.Where}{odd}" };
        }
        return verdicts.FirstOrDefault(v => v is Inconclusive) ?? Agree.Instance;
    }

    /// <summary>The target that all others, who agree, differ from; null when it is not so simple.
    /// </summary>
    private static string? OddOneOut(
        IReadOnlyList<Seen> sides, Verdict[] verdicts, string module)
    {
        if (verdicts.Any(v => v is Inconclusive))
            return null;
        if (verdicts.Count(v => v is Differ) == 1)
            return sides[Array.FindIndex(verdicts, v => v is Differ) + 1].Target;
        bool othersAgree = verdicts.All(v => v is Differ)
            && sides.Skip(2).All(side => Pair(sides[1], side, module) is Agree);
        return othersAgree ? sides[0].Target : null;
    }

    /// <summary>The verdict on two.</summary>
    public static Verdict Pair(Seen expected, Seen actual, string module)
    {
        if (expected.RealVm is null && actual.RealVm is null)
        {
            return Compare.Observations(
                expected.Target, expected.Observation, actual.Target, actual.Observation);
        }
        if ((WhyNone(expected) ?? WhyNone(actual) ?? WhyNone(expected, actual)) is { } reason)
            return new Inconclusive(reason);
        (Observation left, Observation right) =
            Normalise.Both(expected.Observation, actual.Observation, module);
        if (expected.RealVm?.Release < 27 || actual.RealVm?.Release < 27)
            (left, right) = (Normalise.WithoutSignOfZero(left), Normalise.WithoutSignOfZero(right));
        return Compare.Observations(expected.Target, left, actual.Target, right);
    }

    /// <summary>Limits are of another kind in a real VM, so that reaching one says nothing.
    /// </summary>
    private static string? WhyNone(Seen side) => side.Observation.Outcome is Exhausted exhausted
        ? $"{side.Target}: {exhausted.Limit} exhausted"
        : null;

    /// <summary>How great an integer may be, and which are small enough to be a position, hangs on
    /// the size of a word.</summary>
    private static string? WhyNone(Seen expected, Seen actual)
    {
        if ((expected.RealVm?.WordBits ?? 32) == (actual.RealVm?.WordBits ?? 32)
            || expected.Observation.Outcome.Equals(actual.Observation.Outcome))
        {
            return null;
        }
        if (Reason(expected) != Reason(actual)
            && (Reason(expected) == "system_limit" || Reason(actual) == "system_limit"))
        {
            return "system_limit hangs on the word size";
        }
        bool isRefused = (Reason(expected) == "badarg") != (Reason(actual) == "badarg");
        return isRefused && HasWide(expected.Observation.Arguments)
            ? "an integer that is small in 64 bits and great in 32"
            : null;
    }

    private static string? Reason(Seen side) =>
        side.Observation.Outcome is Raised { Reason: Atom reason } ? reason.Name : null;

    /// <summary>Whether there is an integer that only a 64-bit VM holds in a word.</summary>
    private static bool HasWide(ValueList<Term> terms)
    {
        bool has = false;
        Rewriting.Rewrite(Terms.List(terms.Span), node =>
        {
            has = has || (node is Integer { Value: var value }
                && value.GetBitLength() is >= SmallBits32 and < SmallBits64);
            return node;
        });
        return has;
    }
}
