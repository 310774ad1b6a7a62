namespace Jit.Runtime;

/// <summary>Bits of a bitstring: bytes, and where in them it starts.</summary>
internal readonly ref struct BitRange(ReadOnlySpan<byte> bytes, long offset, long length)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
    public long Offset { get; } = offset;
    public long Length { get; } = length;

    public bool StartsAByte => (Offset & 7) == 0;

    /// <summary>The first bytes of a range that <see cref="StartsAByte"/>.</summary>
    public ReadOnlySpan<byte> Take(int count) => Bytes.Slice((int)(Offset >> 3), count);

    /// <summary>Eight bits from <paramref name="index"/> on; those behind the end are zero.
    /// </summary>
    public byte ByteAt(long index)
    {
        int count = (int)Math.Min(8, Length - index);
        return (byte)(BitCopy.Read(Bytes, Offset + index, count) << (8 - count));
    }
}

/// <summary>Bitstrings as words (docs/abi.md, Binaries).</summary>
internal static class Binaries
{
    public static readonly uint MatchStateHeader =
        Layout.Header(Subtag.MatchState, Layout.MatchStateWords - 1);

    public static bool IsBitstring(GuestMemory memory, uint word) =>
        Layout.IsBoxed(word) && Layout.SubtagOf(memory[Layout.Address(word)])
            is Subtag.HeapBinary or Subtag.RefcBinary or Subtag.SubBinary;

    /// <summary>Size in bits of a term that <see cref="IsBitstring"/>.</summary>
    public static long BitSize(GuestMemory memory, uint word)
    {
        uint address = Layout.Address(word);
        return Layout.SubtagOf(memory[address]) == Subtag.SubBinary
            ? memory[address + Layout.SubSizeOffset]
            : memory[address + Layout.HeapBinarySizeOffset] * 8L;
    }

    /// <summary>The binary that holds the bytes of a bitstring: it, or what it is a part of.
    /// </summary>
    public static uint Original(GuestMemory memory, uint word)
    {
        uint address = Layout.Address(word);
        return Layout.SubtagOf(memory[address]) == Subtag.SubBinary
            ? memory[address + Layout.SubOriginalOffset]
            : word;
    }

    /// <summary>First bit of a bitstring in the bytes of its original.</summary>
    public static uint BitOffset(GuestMemory memory, uint word)
    {
        uint address = Layout.Address(word);
        return Layout.SubtagOf(memory[address]) == Subtag.SubBinary
            ? memory[address + Layout.SubOffsetOffset]
            : 0;
    }

    /// <summary>Where the bytes of an original are, and how many.</summary>
    public static (uint Address, uint Size) DataOf(GuestMemory memory, uint original)
    {
        uint address = Layout.Address(original);
        uint header = memory[address];
        uint size = memory[address + Layout.HeapBinarySizeOffset];
        switch (Layout.SubtagOf(header))
        {
            case Subtag.HeapBinary when (size + 3L) / 4 <= Layout.WordsOf(header) - 1:
                return (address + Layout.HeapBinaryBytesOffset, size);
            case Subtag.RefcBinary when Layout.WordsOf(header) == Layout.RefcWords - 1:
                uint value = memory[address + Layout.RefcValueOffset];
                uint bytes = memory[address + Layout.RefcBytesOffset];
                if (bytes != value + OffHeap.BytesOffset || size > OffHeap.Capacity(memory, value))
                    throw GuestStop.Fault($"binary of {size} bytes at 0x{bytes:x8}");
                return (bytes, size);
            default:
                throw GuestStop.Fault($"bits of an object of header 0x{header:x8}");
        }
    }

    /// <summary>The bits of a term that <see cref="IsBitstring"/>.</summary>
    public static BitRange Bits(GuestMemory memory, uint word) => Bits(
        memory, Original(memory, word), BitOffset(memory, word), BitSize(memory, word));

    /// <summary>Bits of a binary that is no part of another.</summary>
    public static BitRange Bits(GuestMemory memory, uint original, long offset, long length)
    {
        (uint address, uint size) = DataOf(memory, original);
        if (offset + length > size * 8L)
            throw GuestStop.Fault($"bitstring of {offset}+{length} bits in {size} bytes");
        return new BitRange(memory.Bytes(address, (int)size), offset, length);
    }

    /// <summary>A part of a binary, which holds its bytes itself; the room is reserved.</summary>
    public static uint MakeSub(
        GuestCore guest, uint original, long offset, long length, uint flags = 0)
    {
        uint at = guest.Heap.Take(Layout.SubBinaryWords);
        guest.Memory[at] = Layout.Header(Subtag.SubBinary, Layout.SubBinaryWords - 1);
        guest.Memory[at + Layout.SubOffsetOffset] = (uint)offset;
        guest.Memory[at + Layout.SubSizeOffset] = (uint)length;
        guest.Memory[at + Layout.SubFlagsOffset] = flags;
        guest.Memory[at + Layout.SubOriginalOffset] = original;
        return Layout.Boxed(at);
    }
}
