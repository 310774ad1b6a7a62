using System.Buffers.Binary;
using System.Text;

namespace Fuzz.Debug;

/// <summary>Bytes in little endian, and DWARF's numbers of variable length.</summary>
internal sealed class ByteWriter
{
    private readonly List<byte> _bytes = [];

    public int Count => _bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    public ByteWriter Byte(int value)
    {
        _bytes.Add((byte)value);
        return this;
    }

    public ByteWriter Half(int value) => Byte(value).Byte(value >> 8);

    public ByteWriter Word(uint value) => Half((int)(value & 0xFFFF)).Half((int)(value >> 16));

    public ByteWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Text and a zero.</summary>
    public ByteWriter Text(string text) => Bytes(Encoding.UTF8.GetBytes(text)).Byte(0);

    public ByteWriter Unsigned(uint value)
    {
        for (; value > 0x7F; value >>= 7)
            Byte((int)(value | 0x80));
        return Byte((int)value);
    }

    public ByteWriter Signed(int value)
    {
        for (; value is < -64 or > 63; value >>= 7)
            Byte(value | 0x80);
        return Byte(value & 0x7F);
    }

    /// <summary>Puts a word where one stands already.</summary>
    public void Patch(int offset, uint value)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(word, value);
        for (int i = 0; i < 4; i++)
            _bytes[offset + i] = word[i];
    }
}
