using System.Numerics;
using System.Runtime.InteropServices;

namespace Jit.Runtime;

/// <summary>What kind of number a word is.</summary>
internal enum NumberKind
{
    None,
    Small,
    Bignum,
    Float,
}

/// <summary>Between the words of numbers and the host's.</summary>
internal static class Numbers
{
    public static NumberKind KindOf(GuestMemory memory, uint word)
    {
        if (Layout.IsSmall(word))
            return NumberKind.Small;
        if (!Layout.IsBoxed(word))
            return NumberKind.None;
        return Layout.SubtagOf(memory[Layout.Address(word)]) switch
        {
            Subtag.PositiveBignum or Subtag.NegativeBignum => NumberKind.Bignum,
            Subtag.Float => NumberKind.Float,
            _ => NumberKind.None,
        };
    }

    /// <summary>The value of a small or bignum.</summary>
    public static BigInteger Integer(GuestMemory memory, uint word)
    {
        if (Layout.IsSmall(word))
            return Layout.SmallValue(word);
        uint address = Layout.Address(word);
        uint header = memory[address];
        Span<uint> digits = memory.Words(address + 4, Layout.WordsOf(header));
        var magnitude = new BigInteger(MemoryMarshal.AsBytes(digits), isUnsigned: true);
        return Layout.SubtagOf(header) == Subtag.NegativeBignum ? -magnitude : magnitude;
    }

    public static double Float(GuestMemory memory, uint word) =>
        memory.Double(Layout.Address(word) + 4);

    /// <summary>Digits of 32 bits that the magnitude has.</summary>
    public static int Digits(BigInteger value)
    {
        long bits = BigInteger.Abs(value).GetBitLength();
        return (int)((bits + 31) / 32);
    }

    /// <summary>Writes the magnitude, least digit first.</summary>
    public static void WriteDigits(BigInteger value, Span<uint> digits)
    {
        digits.Clear();
        Span<byte> bytes = MemoryMarshal.AsBytes(digits);
        if (!BigInteger.Abs(value).TryWriteBytes(bytes, out _, isUnsigned: true))
            throw new ArgumentException("too few digits", nameof(digits));
    }

    /// <summary>An integer as a float; infinite where it is too large.</summary>
    /// <remarks>Digit by digit from the greatest, each step rounded, as ERTS does it: not always
    /// the nearest float.</remarks>
    public static double ToFloat(BigInteger value)
    {
        const double Base = 4294967296.0;
        if (value >= long.MinValue >> 11 && value <= long.MaxValue >> 11)
            return (double)value; // 53 bits: exact.
        int digits = Digits(value);
        uint[] words = new uint[digits];
        WriteDigits(value, words);
        double result = 0;
        for (int i = digits - 1; i >= 0; i--)
            result = (result * Base) + words[i];
        return value.Sign < 0 ? -result : result;
    }
}
