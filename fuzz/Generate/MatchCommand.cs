using Beam;

namespace Fuzz.Generate;

/// <summary>One command of bs_match.</summary>
/// <param name="Bits">Bits that it takes, or ensures.</param>
/// <param name="Ensures">It comes first and says how much is there.</param>
/// <param name="Tests">It may fail.</param>
/// <param name="Live">Live x registers; only told by those with a target.</param>
/// <param name="Target">Where it writes; null when it does not.</param>
/// <param name="Result">What is known of that.</param>
internal sealed record MatchCommand(
    long Bits, bool Ensures, bool Tests, int Live, Operand? Target, Known Result)
{
    /// <summary>Takes the first one off a list; null when it is not right.</summary>
    public static MatchCommand? Read(ref ReadOnlySpan<Operand> list)
    {
        if (list[0] is not Const { Value: Atom { Name: var name } })
            return null;
        ReadOnlySpan<Operand> all = list;
        int size = name switch
        {
            "ensure_exactly" or "skip" => 2,
            "ensure_at_least" => 3,
            "get_tail" or "=:=" => 4,
            "integer" or "binary" => 6,
            _ => int.MaxValue,
        };
        if (size > all.Length)
            return null;
        list = all[size..];
        return name switch
        {
            "ensure_exactly" => Ensure(Count(all[1]), 1),
            "ensure_at_least" => Ensure(Count(all[1]), Count(all[2])),
            "skip" => Take(Count(all[1])),
            "=:=" => Equal(all),
            "get_tail" => Extract(0, all[1], all[3], Known.Bits),
            _ => Field(name, all),
        };
    }

    private static long Count(Operand operand) => operand is Num { Value: >= 0 } n ? n.Value : -1;

    private static MatchCommand? Ensure(long bits, long unit) =>
        bits < 0 || unit is < 1 or > 256 ? null : new(bits, true, true, 0, null, Known.Any);

    private static MatchCommand? Take(long bits) =>
        bits < 0 ? null : new(bits, false, false, 0, null, Known.Any);

    /// <summary>Operands: nil, Size, Value.</summary>
    private static MatchCommand? Equal(ReadOnlySpan<Operand> all)
    {
        long bits = Count(all[2]);
        bool fits = bits is >= 1 and <= 64 && all[3] is Num { Value: >= 0 } value
            && (bits >= 63 || value.Value >> (int)bits == 0);
        return fits ? new(bits, false, true, 0, null, Known.Any) : null;
    }

    /// <summary>Operands: Live, Flags, Size, Unit, Target.</summary>
    private static MatchCommand? Field(string name, ReadOnlySpan<Operand> all)
    {
        long bits = Count(all[3]);
        long unit = Count(all[4]);
        if (bits < 0 || unit is < 1 or > 256 || all[2] is not Const flags
            || !Flow.AreFlags(flags.Value))
        {
            return null;
        }
        bool signed = Terms.Elements(flags.Value)?.Contains(Atom.Of("signed")) ?? false;
        Known result = name == "binary"
            ? Known.Bits
            : Known.IntegerOfBits(bits * unit, signed);
        return Extract(bits * unit, all[1], all[5], result);
    }

    private static MatchCommand? Extract(
        long bits, Operand live, Operand target, Known result) =>
        live is Num { Value: >= 0 and <= State.XLimit } n && target is (X or Y)
            ? new(bits, false, false, (int)n.Value, target, result)
            : null;
}
