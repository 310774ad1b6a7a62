using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Beam;

namespace Oracle;

/// <summary>Code points in bitstrings: what is no Unicode scalar value is none, nor is a sequence
/// longer than it must be.</summary>
internal static class Utf
{
    /// <summary>A code point and the bits that it takes.</summary>
    public readonly record struct Found(Rune Rune, int Size);

    /// <summary>The code point that a term is; null when it is none.</summary>
    public static Rune? Of(Term term) =>
        term is Integer { Value: BigInteger value } && value >= 0 && value <= 0x10FFFF
        && Rune.TryCreate((int)value, out Rune rune)
            ? rune
            : null;

    public static Found? Utf8(Bitstring source, long from)
    {
        ReadOnlySpan<byte> bytes = Ahead(source, from);
        return Rune.DecodeFromUtf8(bytes, out Rune rune, out int size)
            == System.Buffers.OperationStatus.Done ? new Found(rune, size * 8) : null;
    }

    public static Found? Utf16(Bitstring source, long from, bool little)
    {
        ReadOnlySpan<byte> bytes = Ahead(source, from);
        if (bytes.Length < 2)
            return null;
        char first = Unit(bytes, little);
        if (Rune.TryCreate(first, out Rune rune))
            return new Found(rune, 16);
        return bytes.Length == 4 && Rune.TryCreate(first, Unit(bytes[2..], little), out rune)
            ? new Found(rune, 32)
            : null;
    }

    public static Found? Utf32(Bitstring source, long from, bool little)
    {
        ReadOnlySpan<byte> bytes = Ahead(source, from);
        if (bytes.Length < 4)
            return null;
        uint value = little
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return Rune.TryCreate(value, out Rune rune) ? new Found(rune, 32) : null;
    }

    public static byte[] Utf8(Rune rune) => Encoding.UTF8.GetBytes(rune.ToString());

    public static byte[] Utf16(Rune rune, bool little) =>
        (little ? Encoding.Unicode : Encoding.BigEndianUnicode).GetBytes(rune.ToString());

    public static byte[] Utf32(Rune rune, bool little) =>
        Bits.OfInteger(rune.Value, 32, little);

    private static char Unit(ReadOnlySpan<byte> bytes, bool little) => (char)(little
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt16BigEndian(bytes));

    /// <summary>The next four whole bytes, or as many as there are.</summary>
    private static ReadOnlySpan<byte> Ahead(Bitstring source, long from)
    {
        long size = Math.Min(32, (source.BitLength - from) / 8 * 8);
        return Bits.Slice(source, from, size).Data.AsSpan();
    }
}
