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
    /// <summary>Bits of our own small integers, sign included.</summary>
    private const int SmallBits = 28;

    /// <summary>Compares each with the first. The first difference is the verdict, with the camps
    /// when there are more than two; else the first reason for having none.</summary>
    /// <param name="sides">Two or more.</param>
    /// <param name="module">The program's name.</param>
    public static Verdict Judge(IReadOnlyList<Seen> sides, string module)
    {
        Verdict[] verdicts = [.. sides.Skip(1).Select(side => Pair(sides[0], side, module))];
        if (Array.FindIndex(verdicts, v => v is Differ) is >= 0 and var first)
        {
            var differ = (Differ)verdicts[first];
            if (sides.All(s => s.RealVm is null))
                return differ;
            if (sides.Count == 2)
                return differ with { Camp = sides[1].Target };
            (string camp, string say) = CampsOf(sides, module);
            return differ with
            {
                Where = $"{sides[first + 1].Target}: {differ.Where}; {say}",
                Camp = camp,
            };
        }
        return verdicts.FirstOrDefault(v => v is Inconclusive) ?? Agree.Instance;
    }

    /// <summary>Who differs from the most, or, when no camp is the greatest, from the first; and
    /// how that is told. Who has no verdict with anybody is in no camp.</summary>
    private static (string Camp, string Say) CampsOf(IReadOnlyList<Seen> sides, string module)
    {
        var camps = new List<List<Seen>>();
        foreach (Seen side in sides)
        {
            Verdict[] verdicts = [.. camps.Select(camp => Pair(camp[0], side, module))];
            if (Array.FindIndex(verdicts, v => v is Agree) is >= 0 and var own)
                camps[own].Add(side);
            else if (verdicts.All(v => v is Differ))
                camps.Add([side]);
        }
        int most = camps.Max(camp => camp.Count);
        List<Seen>[] greatest = [.. camps.Where(camp => camp.Count == most)];
        if (greatest is [var majority] && camps.Count > 1)
        {
            string[] odd = Names(camps.Where(camp => camp != majority).SelectMany(camp => camp));
            string word = odd.Length == 1 ? "odd one out" : "odd ones out";
            return (string.Join('+', odd), $"{word}: {string.Join(", ", odd)}");
        }
        return (
            string.Join('+', Names(camps.Skip(1).SelectMany(camp => camp))),
            string.Join(" against ", camps.Select(camp => string.Join(", ", Names(camp)))));

        static string[] Names(IEnumerable<Seen> of) => [.. of.Select(side => side.Target)];
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
            Normalise.Both(
                expected.Observation, actual.Observation, module, RulesOf(expected, actual));
        if (expected.RealVm?.Release < 27 || actual.RealVm?.Release < 27)
            (left, right) = (Normalise.WithoutSignOfZero(left), Normalise.WithoutSignOfZero(right));
        Verdict verdict = Compare.Observations(expected.Target, left, actual.Target, right);
        if (verdict is not Differ { Kind: var kind })
            return verdict;
        string? why = WhyForgiven(kind, expected, actual) ?? WhyForgiven(kind, actual, expected);
        return why is null ? verdict : new Inconclusive(why);
    }

    private static string? WhyForgiven(Difference kind, Seen other, Seen own) =>
        own.RealVm?.Limits.Forgiven.FirstOrDefault(f => f.Matches(
            kind, other.Observation.Outcome, own.Observation.Outcome)) is { Why: var why }
            ? $"{own.Target}: {why}" : null;

    private static TraceRules RulesOf(Seen a, Seen b) => new(
        a.RealVm?.WordBits == 32 || b.RealVm?.WordBits == 32,
        Math.Min(a.RealVm?.Limits.TraceFrames ?? int.MaxValue,
            b.RealVm?.Limits.TraceFrames ?? int.MaxValue));

    /// <summary>Limits are of another kind in a real VM, so that reaching one says nothing, but for
    /// time: the call is one that others have ended, and was made again alone.</summary>
    private static string? WhyNone(Seen side) => side.Observation.Outcome switch
    {
        Exhausted { Limit: Exhausted.Time } when side.RealVm is not null => null,
        Exhausted { Limit: var limit } => $"{side.Target}: {limit} exhausted",
        Unsupported { What: var what } when side.RealVm is not null => $"{side.Target}: {what}",
        _ => null,
    };

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
        (int a, int b) = (
            expected.RealVm?.SmallBits ?? SmallBits, actual.RealVm?.SmallBits ?? SmallBits);
        return isRefused
            && HasWide(expected.Observation.Arguments, Math.Min(a, b), Math.Max(a, b))
            ? "an integer that is small in 64 bits and great in 32"
            : null;
    }

    private static string? Reason(Seen side) =>
        side.Observation.Outcome is Raised { Reason: Atom reason } ? reason.Name : null;

    /// <summary>Whether there is an integer that only the one holds in a word.</summary>
    private static bool HasWide(ValueList<Term> terms, int bits, int moreBits)
    {
        bool has = false;
        Rewriting.Rewrite(Terms.List(terms.Span), node =>
        {
            has = has || (node is Integer { Value: var value }
                && value.GetBitLength() >= bits && value.GetBitLength() < moreBits);
            return node;
        });
        return has;
    }
}
