using Beam;
using ValueType = Beam.ValueType;

namespace Fuzz.Generate;

/// <summary>Typed operands: what is known of a source, written into the instruction.</summary>
internal static class Typing
{
    /// <summary>The types that are written: those that compilers of OTP 25 write, and native
    /// records.</summary>
    private static readonly TypeSet[] Simple =
    [
        TypeSet.Integer, TypeSet.Float, Known.NumberSet, TypeSet.Atom, TypeSet.Cons,
        Known.ListSet, TypeSet.Nil, TypeSet.Tuple, TypeSet.Fun, TypeSet.Map, TypeSet.Bitstring,
        TypeSet.NativeRecord,
    ];

    /// <summary>The instruction, with types on some of its sources.</summary>
    public static Instruction Add(Op op, ReadOnlySpan<Operand> operands, Body body)
    {
        string letters = op.Info.Operands;
        var typed = new Operand[operands.Length];
        for (int i = 0; i < typed.Length; i++)
        {
            typed[i] = letters[i] is 's' or 'S' && body.Random.Chance(75)
                ? With(operands[i], body)
                : operands[i];
        }
        return new Instruction(op, typed);
    }

    private static Operand With(Operand operand, Body body)
    {
        if (operand is not (X or Y) || body.Look(operand).ToValueType() is not { } type
            || !Simple.Contains(type.Set))
        {
            return operand;
        }
        // Validators from 27 on refuse a range that cannot be where control cannot come, which they
        // see and the generator does not.
        if (body.Plan.Dialect.Releases.Newest >= 27)
            type = type with { Min = null, Max = null };
        else if (type.Min is not null && body.Random.Chance(20))
            type = Widen(type, body.Random);
        return operand is X x ? x with { Type = type } : ((Y)operand) with { Type = type };
    }

    /// <summary>A range that promises less.</summary>
    private static ValueType Widen(ValueType type, Pcg random)
    {
        if (random.Chance(50))
            return type with { Min = null, Max = null };
        long by = random.Below(1000);
        bool fits = type.Min > long.MinValue + by && type.Max < long.MaxValue - by;
        return fits ? type with { Min = type.Min - by, Max = type.Max + by } : type;
    }
}
