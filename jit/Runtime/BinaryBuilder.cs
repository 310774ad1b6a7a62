using System.Numerics;

namespace Jit.Runtime;

/// <summary>Why a segment cannot be written, as <c>error_info</c> tells it.</summary>
internal enum SegmentError
{
    None,
    Type, // The value is of another type.
    Size, // The size is no natural number, or too large.
    Unit, // The value's size is no multiple of the unit.
    Short, // The value has fewer bits.
    Invalid, // No float has this size.
    NoFloat, // No float is this large.
}

/// <summary>
/// The binary that is being built: made new or by appending to one, then written field by field.
/// </summary>
/// <remarks>
/// What was appended to has spare room behind it off the heap, and exactly one sub-binary may write
/// there: the one with the flag, of a binary with the flag. So nobody sees bits change.
/// </remarks>
internal sealed class BinaryBuilder(GuestCore guest)
{
    private const int AppendBytesMin = 256;
    private const long BytesMax = GuestMemory.OffHeapSize - OffHeap.BytesOffset;

    private uint _address;
    private int _size;
    private long _position;

    private GuestMemory Memory => guest.Memory;

    private Span<byte> Bytes => Memory.Bytes(_address, _size);

    /// <summary>A binary of so many bits, to be written from its start; so many words more are
    /// left on the heap.</summary>
    public uint New(long bits, int heapNeed)
    {
        long bytes = (bits + 7) / 8;
        bool offHeap = bytes > Layout.HeapBinaryBytesMax;
        int words = offHeap ? Layout.RefcWords : 2 + ((int)(bytes + 3) / 4);
        bool part = bits % 8 != 0;
        guest.Heap.Reserve(
            words + heapNeed + (part ? Layout.SubBinaryWords : 0), offHeap ? bytes : 0);
        uint at = guest.Heap.Take(words);
        if (offHeap)
        {
            Begin(guest.OffHeap.Make(at, (uint)bytes, bytes, flags: 0), (int)bytes, 0);
        }
        else
        {
            Memory.Words(at, words).Clear();
            Memory[at] = Layout.Header(Subtag.HeapBinary, words - 1);
            Memory[at + Layout.HeapBinarySizeOffset] = (uint)bytes;
            Begin(at + Layout.HeapBinaryBytesOffset, (int)bytes, 0);
        }
        uint binary = Layout.Boxed(at);
        return part ? Binaries.MakeSub(guest, binary, 0, bits) : binary;
    }

    /// <summary>A binary without bits that can be appended to in place.</summary>
    public uint NewWritable(long capacity)
    {
        guest.Heap.Reserve(Layout.RefcWords + Layout.SubBinaryWords, capacity);
        return MakeWritable(0, capacity);
    }

    /// <summary>The bitstring held at an index with room for so many bits behind it, to be written
    /// from there.</summary>
    /// <param name="index">Which of the terms held.</param>
    /// <param name="bits">Bits to append.</param>
    /// <param name="heapNeed">Words to be left on the heap.</param>
    /// <param name="unshared">Nobody else has it: it may itself become longer.</param>
    public uint Append(int index, long bits, int heapNeed, bool unshared)
    {
        List<uint> held = guest.Heap.Held;
        long old = Binaries.BitSize(Memory, held[index]);
        long total = old + bits;
        long bytes = (total + 7) / 8;
        int words = Layout.RefcWords + Layout.SubBinaryWords + heapNeed;
        long capacity = Math.Max(AppendBytesMin, Math.Min(2 * bytes, Math.Max(bytes, BytesMax)));
        bool fits = IsWritable(held[index]) && Room(held[index]) >= bytes;
        if (bits == 0)
        {
            guest.Heap.Reserve(heapNeed);
            return held[index];
        }
        guest.Heap.Reserve(words, fits ? 0 : capacity);
        uint source = held[index];
        if (!IsWritable(source))
        {
            uint copy = MakeWritable(total, capacity);
            BitRange range = Binaries.Bits(Memory, source);
            BitCopy.Copy(range.Bytes, range.Offset, Bytes, 0, old);
            _position = old;
            return copy;
        }
        uint sub = Layout.Address(source);
        uint original = Memory[sub + Layout.SubOriginalOffset];
        uint at = Layout.Address(original);
        if (!fits)
            guest.OffHeap.Grow(at, capacity);
        Memory[at + Layout.RefcSizeOffset] = (uint)bytes;
        Begin(Memory[at + Layout.RefcBytesOffset], (int)bytes, old);
        if (unshared)
        {
            Memory[sub + Layout.SubSizeOffset] = (uint)total;
            return source;
        }
        Memory[sub + Layout.SubFlagsOffset] = 0;
        return Binaries.MakeSub(guest, original, 0, total, Layout.Writable);
    }

    public SegmentError PutInteger(uint value, long bits, uint flags)
    {
        bool little = FieldFlags.IsLittle(flags);
        if (Layout.IsSmall(value) && !little && bits <= 64)
        {
            BitCopy.Write(Bytes, _position, (ulong)(long)Layout.SmallValue(value), (int)bits);
        }
        else
        {
            if (Numbers.KindOf(Memory, value) is not (NumberKind.Small or NumberKind.Bignum))
                return SegmentError.Type;
            BigInteger integer = Numbers.Integer(Memory, value);
            BitCopy.WriteInteger(Bytes, _position, integer, (int)bits, little);
        }
        return Passed(bits);
    }

    /// <summary>A float of 16, 32 or 64 bits; one too large for them is infinite, as in OTP 25.
    /// </summary>
    public SegmentError PutFloat(uint value, long bits, uint flags)
    {
        if (bits is not (16 or 32 or 64))
            return SegmentError.Invalid;
        NumberKind kind = Numbers.KindOf(Memory, value);
        if (kind == NumberKind.None)
            return SegmentError.Type;
        double real = kind == NumberKind.Float
            ? Numbers.Float(Memory, value)
            : Numbers.ToFloat(Numbers.Integer(Memory, value));
        if (!double.IsFinite(real))
            return SegmentError.NoFloat;
        ulong raw = bits switch
        {
            16 => BitConverter.HalfToUInt16Bits((Half)(float)real),
            32 => BitConverter.SingleToUInt32Bits((float)real),
            _ => BitConverter.DoubleToUInt64Bits(real),
        };
        BitCopy.WriteInteger(Bytes, _position, raw, (int)bits, FieldFlags.IsLittle(flags));
        return Passed(bits);
    }

    /// <summary>So many bits of a bitstring; all, when they are whole units, where no number is
    /// given.</summary>
    public SegmentError PutBits(uint value, long? bits, int unit)
    {
        if (!Binaries.IsBitstring(Memory, value))
            return SegmentError.Type;
        long size = Binaries.BitSize(Memory, value);
        if (bits is null && size % unit != 0)
            return SegmentError.Unit;
        if (bits > size)
            return SegmentError.Short;
        BitRange range = Binaries.Bits(Memory, value);
        BitCopy.Copy(range.Bytes, range.Offset, Bytes, _position, bits ?? size);
        return Passed(bits ?? size);
    }

    public SegmentError PutText(ReadOnlySpan<byte> text)
    {
        BitCopy.Copy(text, 0, Bytes, _position, text.Length * 8L);
        return Passed(text.Length * 8L);
    }

    public SegmentError PutCodePoint(uint value, SegmentKind kind, uint flags)
    {
        if (!IsCodePoint(value))
            return SegmentError.Type;
        int point = Layout.SmallValue(value);
        bool little = FieldFlags.IsLittle(flags);
        switch (kind)
        {
            case SegmentKind.Utf8:
                return Passed(CodePoints.WriteUtf8(Bytes, _position, point));
            case SegmentKind.Utf16:
                return Passed(CodePoints.WriteUtf16(Bytes, _position, point, little));
            default:
                BitCopy.WriteInteger(Bytes, _position, point, 32, little);
                return Passed(32);
        }
    }

    public static bool IsCodePoint(uint value) =>
        Layout.IsSmall(value) && CodePoints.IsValid(Layout.SmallValue(value));

    private SegmentError Passed(long bits)
    {
        _position += bits;
        return SegmentError.None;
    }

    private void Begin(uint address, int size, long position) =>
        (_address, _size, _position) = (address, size, position);

    /// <summary>An off-heap binary and the sub-binary that may be appended to; the room is
    /// reserved.</summary>
    private uint MakeWritable(long bits, long capacity)
    {
        uint at = guest.Heap.Take(Layout.RefcWords);
        int bytes = (int)((bits + 7) / 8);
        Begin(guest.OffHeap.Make(at, (uint)bytes, capacity, Layout.Writable), bytes, 0);
        return Binaries.MakeSub(guest, Layout.Boxed(at), 0, bits, Layout.Writable);
    }

    private bool IsWritable(uint word)
    {
        uint at = Layout.Address(word);
        if (Layout.SubtagOf(Memory[at]) != Subtag.SubBinary
            || Memory[at + Layout.SubFlagsOffset] != Layout.Writable)
        {
            return false;
        }
        uint original = Layout.Address(Memory[at + Layout.SubOriginalOffset]);
        return Memory[original + Layout.RefcFlagsOffset] == Layout.Writable;
    }

    /// <summary>Bytes that the off-heap binary of a writable sub-binary has room for.</summary>
    private uint Room(uint word)
    {
        uint original = Memory[Layout.Address(word) + Layout.SubOriginalOffset];
        uint binary = Memory[Layout.Address(original) + Layout.RefcValueOffset];
        return OffHeap.Capacity(Memory, binary);
    }
}
