using System.Numerics;

namespace Jit.Runtime;

/// <summary>Bits within bytes: bit 0 is the highest of the first byte.</summary>
internal static class BitCopy
{
    /// <summary>Up to 64 bits as an unsigned number, the first one the highest.</summary>
    public static ulong Read(ReadOnlySpan<byte> bytes, long bit, int count)
    {
        ulong value = 0;
        while (count > 0)
        {
            int start = (int)(bit & 7);
            int take = Math.Min(8 - start, count);
            int part = (bytes[(int)(bit >> 3)] >> (8 - start - take)) & ((1 << take) - 1);
            value = (value << take) | (uint)part;
            bit += take;
            count -= take;
        }
        return value;
    }

    /// <summary>Writes the low bits of a value, up to 64; what lies around them stays.</summary>
    public static void Write(Span<byte> bytes, long bit, ulong value, int count)
    {
        while (count > 0)
        {
            int start = (int)(bit & 7);
            int take = Math.Min(8 - start, count);
            int shift = 8 - start - take;
            int mask = ((1 << take) - 1) << shift;
            ref byte target = ref bytes[(int)(bit >> 3)];
            int part = (int)((value >> (count - take)) & 0xFF) << shift;
            target = (byte)((target & ~mask) | (part & mask));
            bit += take;
            count -= take;
        }
    }

    public static void Copy(
        ReadOnlySpan<byte> from, long fromBit, Span<byte> to, long toBit, long count)
    {
        if (((fromBit | toBit) & 7) == 0)
        {
            int whole = (int)(count >> 3);
            from.Slice((int)(fromBit >> 3), whole).CopyTo(to[(int)(toBit >> 3)..]);
            fromBit += whole * 8L;
            toBit += whole * 8L;
            count &= 7;
        }
        for (; count >= 56; count -= 56, fromBit += 56, toBit += 56)
            Write(to, toBit, Read(from, fromBit, 56), 56);
        Write(to, toBit, Read(from, fromBit, (int)count), (int)count);
    }

    public static bool Same(BitRange range, ReadOnlySpan<byte> bytes)
    {
        for (long i = 0; i < range.Length; i += 8)
        {
            int count = (int)Math.Min(8, range.Length - i);
            if (range.ByteAt(i) >> (8 - count) != bytes[(int)(i >> 3)] >> (8 - count))
                return false;
        }
        return true;
    }

    /// <summary>The integer that a field of bits is.</summary>
    /// <remarks>In a little-endian field the first eight bits are the lowest ones, and what is left
    /// beyond whole bytes the highest.</remarks>
    public static BigInteger Integer(BitRange range, bool signed, bool little)
    {
        int count = (int)range.Length;
        if (count == 0)
            return 0;
        byte[] digits = new byte[(count + 7) / 8];
        int rest = count & 7;
        for (int i = 0; i < count / 8; i++)
        {
            long bit = little ? i * 8L : count - ((i + 1) * 8L);
            digits[i] = (byte)Read(range.Bytes, range.Offset + bit, 8);
        }
        if (rest != 0)
        {
            long bit = little ? count - rest : 0;
            uint top = (uint)Read(range.Bytes, range.Offset + bit, rest);
            if (signed && top >> (rest - 1) != 0)
                top |= 0xFFu << rest;
            digits[^1] = (byte)top;
        }
        return new BigInteger(digits, isUnsigned: !signed);
    }

    /// <summary>Writes the low bits of an integer as a field.</summary>
    public static void WriteInteger(
        Span<byte> bytes, long bit, BigInteger value, int count, bool little)
    {
        if (count == 0)
            return;
        byte[] digits = value.ToByteArray(); // Least significant first.
        byte sign = (byte)(value.Sign < 0 ? 0xFF : 0);
        int whole = count / 8;
        int rest = count & 7;
        if (rest != 0)
        {
            byte top = whole < digits.Length ? digits[whole] : sign;
            Write(bytes, bit + (little ? whole * 8L : 0), top, rest);
        }
        long low = bit + (little ? 0 : count - 8L);
        int own = Math.Min(digits.Length, whole);
        for (int i = 0; i < own; i++)
            Write(bytes, low + (little ? i * 8L : i * -8L), digits[i], 8);
        Fill(bytes, bit + (little ? own * 8L : rest), sign, (whole - own) * 8L);
    }

    /// <summary>Writes so many bits that are all alike: those of a byte.</summary>
    private static void Fill(Span<byte> bytes, long bit, byte value, long count)
    {
        int head = (int)Math.Min(-bit & 7, count);
        Write(bytes, bit, value, head);
        int whole = (int)((count - head) >> 3);
        bytes.Slice((int)((bit + head) >> 3), whole).Fill(value);
        int tail = (int)(count - head) & 7;
        Write(bytes, bit + count - tail, value, tail);
    }
}
