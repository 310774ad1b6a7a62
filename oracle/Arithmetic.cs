using System.Numerics;
using Beam;
using Oracle.Bifs;

namespace Oracle;

/// <summary>Erlang's arithmetic: integers without end, up to the limit of docs/abi.md, and floats
/// that are always finite.</summary>
internal static class Arithmetic
{
    /// <summary>65,535 digits of 32 bits.</summary>
    private const long MaxBits = 65_535 * 32L;

    /// <summary>A + B.</summary>
    public static BifResult Add(Term a, Term b) => (a, b) switch
    {
        (Integer i, Integer j) => Checked(i.Value + j.Value),
        _ => Floats(a, b, static (x, y) => x + y),
    };

    /// <summary>A - B.</summary>
    public static BifResult Subtract(Term a, Term b) => (a, b) switch
    {
        (Integer i, Integer j) => Checked(i.Value - j.Value),
        _ => Floats(a, b, static (x, y) => x - y),
    };

    /// <summary>A * B.</summary>
    public static BifResult Multiply(Term a, Term b) => (a, b) switch
    {
        (Integer i, Integer j) => Checked(i.Value * j.Value),
        _ => Floats(a, b, static (x, y) => x * y),
    };

    /// <summary>A / B, always a float.</summary>
    public static BifResult Divide(Term a, Term b) => Floats(a, b, static (x, y) => x / y);

    /// <summary>A div B, rounded towards zero.</summary>
    public static BifResult Div(Term a, Term b) => (a, b) switch
    {
        (Integer i, Integer { Value.IsZero: false } j) =>
            Checked(BigInteger.Divide(i.Value, j.Value)),
        _ => BifResult.Badarith,
    };

    /// <summary>A rem B, with the sign of A.</summary>
    public static BifResult Rem(Term a, Term b) => (a, b) switch
    {
        (Integer i, Integer { Value.IsZero: false } j) =>
            Checked(BigInteger.Remainder(i.Value, j.Value)),
        _ => BifResult.Badarith,
    };

    public static BifResult Band(Term a, Term b) => Bits(a, b, static (i, j) => i & j);
    public static BifResult Bor(Term a, Term b) => Bits(a, b, static (i, j) => i | j);
    public static BifResult Bxor(Term a, Term b) => Bits(a, b, static (i, j) => i ^ j);

    /// <summary>A bsl B; a negative B shifts right.</summary>
    public static BifResult Bsl(Term a, Term b) => (a, b) switch
    {
        (Integer i, Integer j) => Shift(i.Value, j.Value),
        _ => BifResult.Badarith,
    };

    /// <summary>A bsr B, rounded down; a negative B shifts left.</summary>
    public static BifResult Bsr(Term a, Term b) => (a, b) switch
    {
        (Integer i, Integer j) => Shift(i.Value, -j.Value),
        _ => BifResult.Badarith,
    };

    public static BifResult Bnot(Term a) =>
        a is Integer i ? Checked(-i.Value - 1) : BifResult.Badarith;

    /// <summary>-A; the sign of a float zero changes too.</summary>
    public static BifResult Negate(Term a) => a switch
    {
        Integer i => Checked(-i.Value),
        Float f => new Float(-f.Value),
        _ => BifResult.Badarith,
    };

    /// <summary>+A.</summary>
    public static BifResult Plus(Term a) => a is Integer or Float ? a : BifResult.Badarith;

    /// <summary>abs(A); abs(-0.0) is 0.0, as from OTP 27 on.</summary>
    public static BifResult Abs(Term a) => a switch
    {
        Integer i => Checked(BigInteger.Abs(i.Value)),
        Float f => new Float(Math.Abs(f.Value)),
        _ => BifResult.Badarg,
    };

    /// <summary>float(A).</summary>
    public static BifResult ToFloat(Term a) =>
        ToDouble(a) is double d ? new Float(d) : BifResult.Badarg;

    /// <summary>round, trunc, floor, ceil: an integer as it is, a float by
    /// <paramref name="rule"/>.</summary>
    public static BifResult ToInteger(Term a, Func<double, double> rule) => a switch
    {
        Integer => a,
        Float f => new Integer(new BigInteger(rule(f.Value))),
        _ => BifResult.Badarg,
    };

    /// <summary>The number as a double; null when it is none or too large for one.</summary>
    /// <remarks>Digits of 32 bits, greatest first, each addition rounded: as ERTS does it, which
    /// for three digits and more is not always the nearest double.</remarks>
    public static double? ToDouble(Term a)
    {
        if (a is Float f)
            return f.Value;
        if (a is not Integer i)
            return null;
        BigInteger magnitude = BigInteger.Abs(i.Value);
        if (magnitude.GetBitLength() <= 53)
            return (double)i.Value;
        double d = 0;
        byte[] bytes = magnitude.ToByteArray(isUnsigned: true);
        Array.Resize(ref bytes, (bytes.Length + 3) / 4 * 4);
        for (int at = bytes.Length - 4; at >= 0; at -= 4)
            d = (d * 4294967296.0) + BitConverter.ToUInt32(bytes, at);
        return double.IsFinite(d) ? i.Value.Sign * d : null;
    }

    /// <summary>The integer, unless it has too many digits.</summary>
    public static BifResult Checked(BigInteger value)
    {
        if (value.GetBitLength() >= MaxBits && BigInteger.Abs(value).GetBitLength() > MaxBits)
            return BifResult.SystemLimit;
        return new Integer(value);
    }

    /// <summary>The float, unless it is not finite.</summary>
    public static BifResult Checked(double value) =>
        double.IsFinite(value) ? new Float(value) : BifResult.Badarith;

    private static BifResult Floats(Term a, Term b, Func<double, double, double> operation) =>
        (ToDouble(a), ToDouble(b)) is (double x, double y)
            ? Checked(operation(x, y))
            : BifResult.Badarith;

    private static BifResult Bits(
        Term a, Term b, Func<BigInteger, BigInteger, BigInteger> operation) =>
        (a, b) is (Integer i, Integer j)
            ? Checked(operation(i.Value, j.Value))
            : BifResult.Badarith;

    private static BifResult Shift(BigInteger value, BigInteger left)
    {
        if (value.IsZero || left.IsZero)
            return new Integer(value);
        if (left.Sign < 0)
        {
            bool gone = -left >= value.GetBitLength() + 1;
            return new Integer(gone ? (value.Sign < 0 ? -1 : 0) : value >> (int)-left);
        }
        if (left + value.GetBitLength() > MaxBits + 1)
            return BifResult.SystemLimit;
        return Checked(value << (int)left);
    }
}
