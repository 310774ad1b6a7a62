using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Beam;

namespace Oracle;

/// <summary>Byte order and sign of a field; <c>native</c> is little: both sides run little endian.
/// </summary>
internal readonly record struct FieldFlags(bool Little, bool Signed)
{
    private const long LittleBit = 0x02;
    private const long SignedBit = 0x04;
    private const long NativeBit = 0x10;

    /// <summary>From the number that the older ops have.</summary>
    public static FieldFlags Of(long bits) =>
        new((bits & (LittleBit | NativeBit)) != 0, (bits & SignedBit) != 0);

    /// <summary>From a list of atoms.</summary>
    public static FieldFlags Of(Term list)
    {
        List<Term> names = Terms.Elements(list)!;
        return new(
            names.Exists(n => n is Atom { Name: "little" or "native" }),
            names.Exists(n => n is Atom { Name: "signed" }));
    }
}

/// <summary>Parts of bitstrings, and what they are as numbers.</summary>
internal static class Bits
{
    public static readonly Bitstring Empty = new([]);

    /// <summary>Some bits of <paramref name="source"/>, as a bitstring of their own.</summary>
    public static Bitstring Slice(Bitstring source, long from, long size)
    {
        if (from == 0 && size == source.BitLength)
            return source;
        return new(ImmutableCollectionsMarshal.AsImmutableArray(Bytes(source, from, size)), size);
    }

    /// <summary>The integer that <paramref name="size"/> bits are.</summary>
    public static BigInteger Integer(Bitstring source, long from, long size, FieldFlags flags)
    {
        byte[] bytes = Bytes(source, from, size);
        int unused = (int)(-size & 7);
        BigInteger value;
        if (flags.Little)
        {
            if (unused > 0)
                bytes[^1] >>= unused; // A part of a byte is the most significant one.
            value = new BigInteger(bytes, isUnsigned: true);
        }
        else
        {
            value = new BigInteger(bytes, isUnsigned: true, isBigEndian: true) >> unused;
        }
        return flags.Signed && size > 0 && value >> (int)(size - 1) == 1
            ? value - (BigInteger.One << (int)size)
            : value;
    }

    /// <summary>The float that 16, 32 or 64 bits are; null when they are none, or not finite.
    /// </summary>
    /// <remarks>No bits at all are 0.0.</remarks>
    public static double? Float(Bitstring source, long from, long size, FieldFlags flags)
    {
        if (size is not (0 or 16 or 32 or 64))
            return null;
        byte[] bytes = Bytes(source, from, size);
        if (flags.Little)
            Array.Reverse(bytes);
        double value = size switch
        {
            0 => 0.0,
            16 => (double)BinaryPrimitives.ReadHalfBigEndian(bytes),
            32 => BinaryPrimitives.ReadSingleBigEndian(bytes),
            _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        };
        return double.IsFinite(value) ? value : null;
    }

    /// <summary>The low <paramref name="size"/> bits of an integer, in whole bytes; bits behind
    /// them are zero.</summary>
    public static byte[] OfInteger(BigInteger value, long size, bool little)
    {
        int unused = (int)(-size & 7);
        var bytes = new byte[(size + 7) / 8]; // Least significant first.
        if (value.Sign < 0)
            Array.Fill(bytes, (byte)0xFF);
        BigInteger low = little ? value : value << unused;
        byte[] digits = low.ToByteArray();
        digits.AsSpan(0, Math.Min(digits.Length, bytes.Length)).CopyTo(bytes);
        if (unused > 0 && little)
            bytes[^1] <<= unused;
        else if (unused > 0)
            bytes[0] = (byte)(bytes[0] >> unused << unused);
        if (!little)
            Array.Reverse(bytes);
        return bytes;
    }

    /// <summary>A float as 16, 32 or 64 bits; what is too large for them is an infinity.</summary>
    public static byte[] OfFloat(double value, long size, bool little)
    {
        var bytes = new byte[size / 8];
        switch (size)
        {
            case 16:
                BinaryPrimitives.WriteHalfBigEndian(bytes, (Half)(float)value);
                break;
            case 32:
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value);
                break;
            default:
                BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
                break;
        }
        if (little)
            Array.Reverse(bytes);
        return bytes;
    }

    /// <summary>Some bits, from the top of the first byte on; bits behind them are zero.</summary>
    private static byte[] Bytes(Bitstring source, long from, long size)
    {
        ReadOnlySpan<byte> data = source.Data.AsSpan()[(int)(from / 8)..];
        int shift = (int)(from % 8);
        var bytes = new byte[(size + 7) / 8];
        if (shift == 0)
        {
            data[..bytes.Length].CopyTo(bytes);
        }
        else
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                int next = i + 1 < data.Length ? data[i + 1] : 0;
                bytes[i] = (byte)((data[i] << shift) | (next >> (8 - shift)));
            }
        }
        int unused = (int)(-size & 7);
        if (unused > 0)
            bytes[^1] = (byte)(bytes[^1] >> unused << unused);
        return bytes;
    }
}
