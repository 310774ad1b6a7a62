using System.Numerics;

namespace Jit.Runtime;

/// <summary>Arithmetic on the words of numbers: what emitted code does not do inline.</summary>
internal sealed class Arithmetic(GuestCore guest)
{
    /// <summary>The atom that says why there is no result.</summary>
    public uint Reason { get; private set; }

    /// <summary>The result of an operator, or the non-value and <see cref="Reason"/>. The heap may
    /// be collected before the result is written.</summary>
    public uint Run(Service op, uint left, uint right)
    {
        if (IsUnary(op))
            right = left;
        NumberKind kind = Numbers.KindOf(guest.Memory, left);
        NumberKind other = Numbers.KindOf(guest.Memory, right);
        if (kind == NumberKind.None || other == NumberKind.None)
            return Fail(guest.Atoms.Badarith);
        // The emulator compiles it as X + 0, which shows: +(-0.0) is 0.0.
        if (op == Service.UnaryPlus)
            return kind == NumberKind.Float ? RunFloat(Service.Plus, ToFloat(left, kind), 0) : left;
        if (kind == NumberKind.Float || other == NumberKind.Float || op == Service.Divide)
            return RunFloat(op, ToFloat(left, kind), ToFloat(right, other));
        if (kind == NumberKind.Small && other == NumberKind.Small
            && RunSmall(op, Layout.SmallValue(left), Layout.SmallValue(right)) is { } small)
        {
            return Integer(small);
        }
        return RunInteger(
            op, Numbers.Integer(guest.Memory, left), Numbers.Integer(guest.Memory, right));
    }

    /// <summary>The word of an integer, a small where it fits one.</summary>
    public uint Integer(BigInteger value)
    {
        if (value >= Layout.SmallMin && value <= Layout.SmallMax)
            return Layout.Small((int)value);
        int digits = Numbers.Digits(value);
        if (digits > Layout.BignumDigitsMax)
            return Fail(guest.Atoms.SystemLimit);
        guest.Heap.Reserve(1 + digits);
        uint at = guest.Heap.Take(1 + digits);
        Subtag subtag = value.Sign < 0 ? Subtag.NegativeBignum : Subtag.PositiveBignum;
        guest.Memory[at] = Layout.Header(subtag, digits);
        Numbers.WriteDigits(value, guest.Memory.Words(at + 4, digits));
        return Layout.Boxed(at);
    }

    /// <summary>The word of a float; one that overflowed is an error.</summary>
    public uint Float(double value)
    {
        if (!double.IsFinite(value))
            return Fail(guest.Atoms.Badarith);
        guest.Heap.Reserve(Layout.FloatWords);
        uint at = guest.Heap.Take(Layout.FloatWords);
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        guest.Memory[at] = Layout.Header(Subtag.Float, Layout.FloatWords - 1);
        guest.Memory[at + 4] = (uint)bits;
        guest.Memory[at + 8] = (uint)(bits >> 32);
        return Layout.Boxed(at);
    }

    private static bool IsUnary(Service op) =>
        op is Service.Bnot or Service.Negate or Service.UnaryPlus;

    private double ToFloat(uint word, NumberKind kind) => kind == NumberKind.Float
        ? Numbers.Float(guest.Memory, word)
        : Numbers.ToFloat(Numbers.Integer(guest.Memory, word));

    private uint RunFloat(Service op, double left, double right)
    {
        if (!double.IsFinite(left) || !double.IsFinite(right))
            return Fail(guest.Atoms.Badarith); // An integer that no float can hold.
        return op switch
        {
            Service.Plus => Float(left + right),
            Service.Minus => Float(left - right),
            Service.Times => Float(left * right),
            Service.Divide => right == 0 ? Fail(guest.Atoms.Badarith) : Float(left / right),
            Service.Negate => Float(-left),
            Service.UnaryPlus => Float(left + 0.0), // As X + 0: -0.0 becomes 0.0.
            _ => Fail(guest.Atoms.Badarith),
        };
    }

    /// <summary>The result where 64 bits hold it for certain, else null.</summary>
    private static long? RunSmall(Service op, long left, long right) => op switch
    {
        Service.Plus => left + right,
        Service.Minus => left - right,
        Service.Times => left * right,
        Service.IntDiv when right != 0 => left / right,
        Service.Rem when right != 0 => left % right,
        Service.Band => left & right,
        Service.Bor => left | right,
        Service.Bxor => left ^ right,
        Service.Bsl when right is >= 0 and <= 32 => left << (int)right,
        Service.Bsr when right >= 0 => left >> (int)Math.Min(right, 63),
        Service.Bnot => ~left,
        Service.Negate => -left,
        _ => null,
    };

    private uint RunInteger(Service op, BigInteger left, BigInteger right)
    {
        switch (op)
        {
            case Service.Plus:
                return Integer(left + right);
            case Service.Minus:
                return Integer(left - right);
            case Service.Times:
                // A product has as many digits as both factors have, or one less.
                return Numbers.Digits(left) + Numbers.Digits(right) > Layout.BignumDigitsMax + 1
                    ? Fail(guest.Atoms.SystemLimit)
                    : Integer(left * right);
            case Service.IntDiv:
                return right.IsZero ? Fail(guest.Atoms.Badarith) : Integer(left / right);
            case Service.Rem:
                return right.IsZero ? Fail(guest.Atoms.Badarith) : Integer(left % right);
            case Service.Band:
                return Integer(left & right);
            case Service.Bor:
                return Integer(left | right);
            case Service.Bxor:
                return Integer(left ^ right);
            case Service.Bsl:
                return ShiftLeft(left, right);
            case Service.Bsr:
                return ShiftLeft(left, -right);
            case Service.Bnot:
                return Integer(-left - 1);
            case Service.Negate:
                return Integer(-left);
            default:
                throw new ArgumentOutOfRangeException(nameof(op), op, "no arithmetic");
        }
    }

    /// <summary>Shifts left, or right where the count is negative.</summary>
    private uint ShiftLeft(BigInteger value, BigInteger count)
    {
        const int BitsMax = Layout.BignumDigitsMax * 32;
        if (value.IsZero)
            return Layout.Small(0);
        if (count > BitsMax)
            return Fail(guest.Atoms.SystemLimit);
        if (count < -BitsMax)
            return Layout.Small(value.Sign < 0 ? -1 : 0);
        return Integer(value << (int)count);
    }

    private uint Fail(uint reason)
    {
        Reason = reason;
        return Layout.NonValue;
    }
}
