using System.Numerics;
using Beam;

namespace Jit.Runtime;

/// <summary>Binary matching that emitted code does not do inline. The result of a match that fails
/// is the non-value, and the position stays where it was.</summary>
internal sealed class Matching(GuestCore guest)
{
    /// <summary>Bits of a field that is too large for any binary.</summary>
    private const long TooLarge = long.MaxValue;

    private readonly Arithmetic _arithmetic = new(guest);

    private Span<uint> Args => guest.Process.Args;

    /// <summary>Runs a service; gives its result.</summary>
    public uint Run(Service service, SiteIn at)
    {
        guest.Heap.LiveX = Math.Max(at.Site.Live, 0);
        if (service == Service.BsStart)
            return Start(Args[0]);
        uint context = Layout.Address(Args[0]);
        if (guest.Memory[context] != Binaries.MatchStateHeader)
            throw GuestStop.Fault($"0x{Args[0]:x8} is no match context");
        switch (service)
        {
            case Service.BsInteger:
                return Integer(context, FieldSize(), Args[3]);
            case Service.BsFloat:
                return Float(context, FieldSize(), Args[3]);
            case Service.BsBinary:
                return Binary(context, FieldSizeOrAll(context));
            case Service.BsTake:
                return Binary(context, Args[2]);
            case Service.BsTail:
                uint position = Position(context);
                uint tail = Binary(context, Left(context));
                Position(Layout.Address(guest.Heap.Held[0])) = position;
                return tail;
            case Service.BsSkip:
                return Skip(context, FieldSizeOrAll(context));
            case Service.BsString:
                Instruction instruction = at.Function.Code[at.Site.Instruction];
                return String(context, Args[1], [.. ((Bytes)instruction[3]).Value]);
            case Service.BsEquals:
                return IsInteger(context, Layout.SmallValue(Args[1]), Args[2]);
            case Service.BsUnit:
                long left = Left(context) - Args[1];
                return left >= 0 && left % Args[2] == 0 ? Layout.Nil : Layout.NonValue;
            case Service.BsUtf:
                return CodePoint(context, at.Op, Args[1]);
            case Service.BsPosition:
                return _arithmetic.Integer(Position(context));
            default:
                Position(context) = (uint)Numbers.Integer(guest.Memory, Args[1]);
                return Layout.Nil;
        }
    }

    private ref uint Position(uint context) =>
        ref guest.Memory.Words(context + Layout.MatchPositionOffset, 1)[0];

    private long Left(uint context) =>
        (long)guest.Memory[context + Layout.MatchEndOffset] - Position(context);

    /// <summary>A fresh match context; what it reads cannot be appended to from now on, since the
    /// bytes would move.</summary>
    private uint Start(uint term)
    {
        GuestMemory memory = guest.Memory;
        if (!Binaries.IsBitstring(memory, term))
            return Layout.NonValue;
        List<uint> held = guest.Heap.Held;
        held.Add(term);
        guest.Heap.Reserve(Layout.MatchStateWords);
        uint original = Binaries.Original(memory, held[0]);
        uint offset = Binaries.BitOffset(memory, held[0]);
        uint at = guest.Heap.Take(Layout.MatchStateWords);
        memory[at] = Binaries.MatchStateHeader;
        memory[at + Layout.MatchBaseOffset] = Binaries.DataOf(memory, original).Address;
        memory[at + Layout.MatchPositionOffset] = offset;
        memory[at + Layout.MatchEndOffset] = offset + (uint)Binaries.BitSize(memory, held[0]);
        memory[at + Layout.MatchOriginalOffset] = original;
        uint binary = Layout.Address(original);
        if (Layout.SubtagOf(memory[binary]) == Subtag.RefcBinary)
            memory[binary + Layout.RefcFlagsOffset] = 0;
        return Layout.Boxed(at);
    }

    /// <summary>Bits of a field of Arg1 units of Arg2; -1 where it can match nothing.</summary>
    private long FieldSize()
    {
        uint size = Args[1];
        if (!Layout.IsSmall(size))
            return TooLarge;
        long units = Layout.SmallValue(size);
        return units >= 0 ? units * Args[2] : TooLarge;
    }

    /// <summary><c>all</c> is what is left, when it is whole units.</summary>
    private long FieldSizeOrAll(uint context)
    {
        if (Args[1] != guest.Atoms.Word("all"))
            return FieldSize();
        long left = Left(context);
        return left % Args[2] == 0 ? left : TooLarge;
    }

    private BitRange Range(uint context, long bits) => Binaries.Bits(
        guest.Memory,
        guest.Memory[context + Layout.MatchOriginalOffset],
        Position(context),
        bits);

    private uint Integer(uint context, long bits, uint flags)
    {
        if (bits > Left(context) || bits > Layout.BignumDigitsMax * 32L)
            return Layout.NonValue;
        bool signed = FieldFlags.IsSigned(flags);
        BigInteger value = BitCopy.Integer(
            Range(context, bits), signed, FieldFlags.IsLittle(flags));
        Position(context) += (uint)bits;
        return _arithmetic.Integer(value);
    }

    private uint Float(uint context, long bits, uint flags)
    {
        if (bits > Left(context) || bits is not (0 or 16 or 32 or 64))
            return Layout.NonValue;
        bool little = FieldFlags.IsLittle(flags);
        var raw = (ulong)BitCopy.Integer(Range(context, bits), signed: false, little);
        double value = bits switch
        {
            0 => 0.0,
            16 => (double)BitConverter.UInt16BitsToHalf((ushort)raw),
            32 => BitConverter.UInt32BitsToSingle((uint)raw),
            _ => BitConverter.UInt64BitsToDouble(raw),
        };
        if (!double.IsFinite(value))
            return Layout.NonValue;
        Position(context) += (uint)bits;
        return _arithmetic.Float(value);
    }

    private uint Binary(uint context, long bits)
    {
        if (bits > Left(context))
            return Layout.NonValue;
        List<uint> held = guest.Heap.Held;
        held.Add(Layout.Boxed(context));
        guest.Heap.Reserve(Layout.SubBinaryWords);
        context = Layout.Address(held[0]);
        uint original = guest.Memory[context + Layout.MatchOriginalOffset];
        uint start = Position(context);
        Position(context) += (uint)bits;
        return Binaries.MakeSub(guest, original, start, bits);
    }

    private uint Skip(uint context, long bits)
    {
        if (bits > Left(context))
            return Layout.NonValue;
        Position(context) += (uint)bits;
        return Layout.Nil;
    }

    private uint String(uint context, uint bits, ReadOnlySpan<byte> text) =>
        bits <= Left(context) && BitCopy.Same(Range(context, bits), text)
            ? Skip(context, bits)
            : Layout.NonValue;

    private uint IsInteger(uint context, int bits, uint expected)
    {
        if (bits > Left(context))
            return Layout.NonValue;
        BigInteger value = BitCopy.Integer(Range(context, bits), signed: false, little: false);
        return value == Numbers.Integer(guest.Memory, expected)
            ? Skip(context, bits)
            : Layout.NonValue;
    }

    private uint CodePoint(uint context, Op op, uint flags)
    {
        bool little = FieldFlags.IsLittle(flags);
        BitRange range = Range(context, Left(context));
        (int value, int bits) = op switch
        {
            Op.BsGetUtf8 or Op.BsSkipUtf8 => CodePoints.Utf8(range),
            Op.BsGetUtf16 or Op.BsSkipUtf16 => CodePoints.Utf16(range, little),
            _ => CodePoints.Utf32(range, little),
        };
        if (value < 0)
            return Layout.NonValue;
        Position(context) += (uint)bits;
        return Layout.Small(value);
    }
}
