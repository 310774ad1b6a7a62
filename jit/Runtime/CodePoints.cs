namespace Jit.Runtime;

/// <summary>Code points as UTF-8, UTF-16 and UTF-32 in bits.</summary>
internal static class CodePoints
{
    private const int Max = 0x10FFFF;

    /// <summary>No surrogate, and in range.</summary>
    public static bool IsValid(long value) => value is >= 0 and < 0xD800 or >= 0xE000 and <= Max;

    /// <summary>Bytes of a code point; for what is none, as many as ERTS takes it to have.
    /// </summary>
    public static int Utf8Size(long value) =>
        value is >= 0 and < 0x80 ? 1
        : value is >= 0 and < 0x800 ? 2
        : value is >= 0 and < 0x10000 ? 3
        : 4;

    public static int Utf16Size(long value) => value is >= 0 and < 0x10000 ? 2 : 4;

    /// <summary>The code point that a range begins with and its bits, or -1.</summary>
    public static (int Value, int Bits) Utf8(BitRange range)
    {
        if (range.Length < 8)
            return (-1, 0);
        int first = range.ByteAt(0);
        if (first < 0x80)
            return (first, 8);
        int size = first switch { >= 0xF0 and < 0xF8 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 0 };
        if (size == 0 || first >= 0xF8 || range.Length < size * 8)
            return (-1, 0);
        int value = first & (0x7F >> size);
        for (int i = 1; i < size; i++)
        {
            int next = range.ByteAt(i * 8L);
            if ((next & 0xC0) != 0x80)
                return (-1, 0);
            value = (value << 6) | (next & 0x3F);
        }
        return IsValid(value) && Utf8Size(value) == size ? (value, size * 8) : (-1, 0);
    }

    public static (int Value, int Bits) Utf16(BitRange range, bool little)
    {
        if (range.Length < 16)
            return (-1, 0);
        int first = Unit(range, 0, little);
        if (first is < 0xD800 or >= 0xE000)
            return (first, 16);
        if (first >= 0xDC00 || range.Length < 32)
            return (-1, 0);
        int second = Unit(range, 16, little);
        return second is >= 0xDC00 and < 0xE000
            ? (0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF), 32)
            : (-1, 0);
    }

    public static (int Value, int Bits) Utf32(BitRange range, bool little)
    {
        if (range.Length < 32)
            return (-1, 0);
        uint high = (uint)Unit(range, little ? 16 : 0, little);
        uint value = (high << 16) | (uint)Unit(range, little ? 0 : 16, little);
        return IsValid(value) ? ((int)value, 32) : (-1, 0);
    }

    /// <summary>Writes a valid code point; gives its bits.</summary>
    public static int WriteUtf8(Span<byte> bytes, long bit, int value)
    {
        int size = Utf8Size(value);
        if (size == 1)
        {
            BitCopy.Write(bytes, bit, (uint)value, 8);
            return 8;
        }
        uint head = (0xF00u >> size) & 0xFF;
        BitCopy.Write(bytes, bit, head | ((uint)value >> (6 * (size - 1))), 8);
        for (int i = 1; i < size; i++)
        {
            uint part = ((uint)value >> (6 * (size - 1 - i))) & 0x3F;
            BitCopy.Write(bytes, bit + (i * 8L), 0x80 | part, 8);
        }
        return size * 8;
    }

    public static int WriteUtf16(Span<byte> bytes, long bit, int value, bool little)
    {
        if (value < 0x10000)
        {
            BitCopy.WriteInteger(bytes, bit, value, 16, little);
            return 16;
        }
        int rest = value - 0x10000;
        BitCopy.WriteInteger(bytes, bit, 0xD800 | (rest >> 10), 16, little);
        BitCopy.WriteInteger(bytes, bit + 16, 0xDC00 | (rest & 0x3FF), 16, little);
        return 32;
    }

    private static int Unit(BitRange range, long index, bool little)
    {
        int first = range.ByteAt(index);
        int second = range.ByteAt(index + 8);
        return little ? (second << 8) | first : (first << 8) | second;
    }
}
