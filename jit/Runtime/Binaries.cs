namespace Jit.Runtime;

/// <summary>Bits of a bitstring: bytes, and where in them it starts.</summary>
internal readonly ref struct BitRange(ReadOnlySpan<byte> bytes, long offset, long length)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
    public long Offset { get; } = offset;
    public long Length { get; } = length;

    /// <summary>Eight bits from <paramref name="index"/> on; those behind the end are zero.
    /// </summary>
    public byte ByteAt(long index)
    {
        long bit = Offset + index;
        int at = (int)(bit >> 3);
        int shift = (int)(bit & 7);
        int both = Bytes[at] << 8;
        if (shift != 0 && at + 1 < Bytes.Length)
            both |= Bytes[at + 1];
        int value = (both >> (8 - shift)) & 0xFF;
        long left = Length - index;
        return (byte)(left >= 8 ? value : value & (0xFF00 >> (int)left));
    }
}

/// <summary>Bitstrings as words: heap binaries, and parts of them.</summary>
/// <remarks>A heap binary is header, size in bytes, bytes; a sub-binary header, offset and size in
/// bits, the heap binary.</remarks>
internal static class Binaries
{
    public const int SubBinaryWords = 4;

    public static bool IsBitstring(GuestMemory memory, uint word) =>
        Layout.IsBoxed(word)
        && Layout.SubtagOf(memory[Layout.Address(word)]) is Subtag.HeapBinary or Subtag.SubBinary;

    /// <summary>Size in bits of a term that <see cref="IsBitstring"/>.</summary>
    public static long BitSize(GuestMemory memory, uint word)
    {
        uint address = Layout.Address(word);
        return Layout.SubtagOf(memory[address]) == Subtag.HeapBinary
            ? memory[address + 4] * 8L
            : memory[address + 8];
    }

    /// <summary>The bits of a term that <see cref="IsBitstring"/>.</summary>
    public static BitRange Bits(GuestMemory memory, uint word)
    {
        uint address = Layout.Address(word);
        long offset = 0;
        long length = BitSize(memory, word);
        if (Layout.SubtagOf(memory[address]) == Subtag.SubBinary)
        {
            offset = memory[address + 4];
            address = Layout.Address(memory[address + 12]);
            if (Layout.SubtagOf(memory[address]) != Subtag.HeapBinary)
                throw GuestStop.Fault($"sub-binary of 0x{memory[address]:x8}");
        }
        uint size = memory[address + 4];
        if (offset + length > size * 8L || (size + 3) / 4 > Layout.WordsOf(memory[address]) - 1)
            throw GuestStop.Fault($"bitstring of {offset}+{length} bits in {size} bytes");
        return new BitRange(memory.Bytes(address + 8, (int)size), offset, length);
    }
}
