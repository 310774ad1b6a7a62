using System.Numerics;

namespace Beam.Chunks;

/// <summary>Tags of compact terms, with the letters OTP has for them.</summary>
internal enum Tag : byte
{
    /// <summary>u: a number.</summary>
    Number,

    /// <summary>i: an integer.</summary>
    Integer,

    /// <summary>a: a row of the atom table; 0 is [].</summary>
    Atom,
    X,
    Y,

    /// <summary>f: a label.</summary>
    Label,

    /// <summary>h: a character; gone since OTP R14.</summary>
    Character,

    /// <summary>z: what the value says (<see cref="Extended"/>).</summary>
    Extended,
}

/// <summary>Values of <see cref="Tag.Extended"/>.</summary>
internal enum Extended : byte
{
    List = 1,
    FloatRegister = 2,
    AllocList = 3,
    Literal = 4,
    TypedRegister = 5,
}

/// <summary>A tag and its value; <paramref name="Big"/> when the value exceeds a long.</summary>
internal readonly record struct Compact(Tag Tag, long Value, BigInteger? Big)
{
    /// <summary>
    /// The first byte holds the tag in bits 0–2. Bit 3 clear: value in bits 4–7. Bits 4–3 = 01: 11
    /// bits, the upper three in bits 5–7. Both set: bits 5–7 + 2 bytes of two's complement follow,
    /// or for 7 the size less 9 as another compact term.
    /// </summary>
    public static Compact Read(ref ChunkReader reader, string what)
    {
        int first = reader.U8(what);
        var tag = (Tag)(first & 7);
        if ((first & 8) == 0)
            return new(tag, first >> 4, null);
        if ((first & 16) == 0)
            return new(tag, ((first & 0xE0) << 3) | reader.U8(what), null);
        long size = (first >> 5) + 2;
        if (size == 9)
        {
            // Not by calling itself: a size could have a size without end.
            int next = reader.U8(what);
            if ((next & 7) != (int)Tag.Number)
                throw reader.Fail($"expected the size of {what}, found tag {next & 7}", 1);
            size = 9 + SizeOf(ref reader, next, what);
        }
        var value = new BigInteger(reader.Take(size, what), isBigEndian: true);
        return value >= long.MinValue && value <= long.MaxValue
            ? new(tag, (long)value, null)
            : new(tag, 0, value);
    }

    private static long SizeOf(ref ChunkReader reader, int first, string what)
    {
        if ((first & 8) == 0)
            return first >> 4;
        if ((first & 16) == 0)
            return ((first & 0xE0) << 3) | reader.U8(what);
        long size = 0;
        foreach (byte b in reader.Take(Math.Min((first >> 5) + 2, 8), what))
            size = (size << 8) | b;
        return size >= 0 && size <= int.MaxValue
            ? size
            : throw reader.Fail($"expected {what} of a size that can be, found {size}");
    }

    /// <summary>An untagged number that must be below <paramref name="limit"/>.</summary>
    public static int ReadNumber(ref ChunkReader reader, long limit, string what)
    {
        int start = reader.Offset;
        Compact term = Read(ref reader, what);
        if (term.Tag != Tag.Number || term.Big is not null || term.Value < 0 || term.Value >= limit)
        {
            throw reader.Fail(
                $"expected {what} below {limit}, found {term}", reader.Offset - start);
        }
        return (int)term.Value;
    }

    /// <summary>For complaints; a big value may be as long as the file.</summary>
    public override string ToString() => Big is null ? $"{Tag} {Value}" : $"a big {Tag}";

    /// <summary>Appends a value in its shortest form.</summary>
    public static void Write(ChunkWriter writer, Tag tag, BigInteger value)
    {
        if (value >= 0 && value < 16)
        {
            writer.U8(((int)value << 4) | (int)tag);
        }
        else if (value >= 0 && value < 2048)
        {
            writer.U8((((int)value >> 3) & 0xE0) | 8 | (int)tag);
            writer.U8((int)value & 0xFF);
        }
        else
        {
            WriteBytes(writer, tag, value);
        }
    }

    private static void WriteBytes(ChunkWriter writer, Tag tag, BigInteger value)
    {
        byte[] bytes = value.ToByteArray(isBigEndian: true);
        if (bytes.Length == 1) // The form has no place for a single byte.
            bytes = [value.Sign < 0 ? (byte)0xFF : (byte)0, bytes[0]];
        if (bytes.Length <= 8)
        {
            writer.U8(((bytes.Length - 2) << 5) | 0x18 | (int)tag);
        }
        else
        {
            writer.U8(0xF8 | (int)tag);
            Write(writer, Tag.Number, bytes.Length - 9);
        }
        writer.Bytes(bytes);
    }
}
