using System.Buffers.Binary;
using System.Numerics;
using Beam;

namespace Oracle.Bifs;

/// <summary>adler32, crc32 and MD5 of io data.</summary>
internal static class Checksums
{
    private const uint AdlerBase = 65521;
    private const uint CrcPolynomial = 0xEDB88320;

    /// <summary>State (4 words), length in bits (2 words), bytes not hashed yet (64).</summary>
    private const int Md5ContextSize = 88;
    private const int Md5Block = 64;

    public static readonly BifTable Table = new()
    {
        { "adler32", 1, (_, a) => Sum(Terms.Int(1), a[0], Adler32) },
        { "adler32", 2, (_, a) => Sum(a[0], a[1], Adler32) },
        { "adler32_combine", 3, (_, a) => Combine(a[0], a[1], a[2], CombineAdler32) },
        { "crc32", 1, (_, a) => Sum(Terms.Int(0), a[0], Crc32) },
        { "crc32", 2, (_, a) => Sum(a[0], a[1], Crc32) },
        { "crc32_combine", 3, (_, a) => Combine(a[0], a[1], a[2], CombineCrc32) },
        { "md5", 1, (_, a) => Data(a[0]) is byte[] data
            ? Md5Final(Md5Update(Md5Init(), data))
            : BifResult.Badarg },
        { "md5_init", 0, (_, _) => new Bitstring(Md5Init()) },
        { "md5_update", 2, (_, a) => Md5Context(a[0]) is byte[] context && Data(a[1]) is byte[] data
            ? new Bitstring(Md5Update(context, data))
            : BifResult.Badarg },
        { "md5_final", 1, (_, a) => Md5Context(a[0]) is byte[] context
            ? Md5Final(context)
            : BifResult.Badarg },
    };

    private delegate uint Checksum(uint start, ReadOnlySpan<byte> data);

    private static byte[]? Data(Term term) =>
        Erlang.Flatten(term) is BifResult.Value { Term: Bitstring bits } ? [.. bits.Data] : null;

    private static uint? Word(Term term) =>
        term is Integer { Value: BigInteger n } && n >= 0 && n <= uint.MaxValue ? (uint)n : null;

    private static BifResult Sum(Term start, Term data, Checksum sum) =>
        Word(start) is uint before && Data(data) is byte[] bytes
            ? Terms.Int(sum(before, bytes))
            : BifResult.Badarg;

    private static BifResult Combine(
        Term first, Term second, Term size, Func<uint, uint, ulong, uint> combine) =>
        Word(first) is uint a && Word(second) is uint b && Word(size) is uint n
            ? Terms.Int(combine(a, b, n))
            : BifResult.Badarg;

    private static uint Adler32(uint start, ReadOnlySpan<byte> data)
    {
        uint a = start & 0xFFFF;
        uint b = start >> 16;
        foreach (byte value in data)
        {
            a = (a + value) % AdlerBase;
            b = (b + a) % AdlerBase;
        }
        return (b << 16) | a;
    }

    private static uint CombineAdler32(uint first, uint second, ulong size)
    {
        if (size == 0)
            return first;
        ulong rest = size % AdlerBase;
        ulong a1 = first & 0xFFFF;
        ulong a = (a1 + (second & 0xFFFF) + AdlerBase - 1) % AdlerBase;
        ulong b = ((rest * a1) + (first >> 16) + (second >> 16) + AdlerBase - rest) % AdlerBase;
        return (uint)((b << 16) | a);
    }

    private static uint Crc32(uint start, ReadOnlySpan<byte> data)
    {
        uint crc = ~start;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * CrcPolynomial);
        }
        return ~crc;
    }

    /// <summary>The first sum as if so many zero bytes followed, and the second.</summary>
    private static uint CombineCrc32(uint first, uint second, ulong size)
    {
        uint shift = 0x00800000; // x^8, the lowest power in the highest bit.
        uint factor = 0x80000000;
        for (; size > 0; size >>= 1)
        {
            if ((size & 1) != 0)
                factor = Times(factor, shift);
            shift = Times(shift, shift);
        }
        return Times(factor, first) ^ second;
    }

    /// <summary>The product of two polynomials modulo that of the CRC.</summary>
    private static uint Times(uint a, uint b)
    {
        uint product = 0;
        for (int bit = 31; bit >= 0; bit--)
        {
            if ((a >> bit & 1) != 0)
                product ^= b;
            b = (b >> 1) ^ ((b & 1) * CrcPolynomial);
        }
        return product;
    }

    // MD5 (RFC 1321), in steps: its context is a binary that programs hold.

    private static byte[]? Md5Context(Term term) =>
        term is Bitstring { BitLength: Md5ContextSize * 8 } bits ? [.. bits.Data] : null;

    private static byte[] Md5Init()
    {
        var context = new byte[Md5ContextSize];
        uint[] state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476];
        for (int i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(context.AsSpan(4 * i), state[i]);
        return context;
    }

    /// <summary>The context after more data; it may be changed.</summary>
    private static byte[] Md5Update(byte[] context, ReadOnlySpan<byte> data)
    {
        Span<byte> length = context.AsSpan(16, 8);
        Span<byte> block = context.AsSpan(24, Md5Block);
        ulong bits = BinaryPrimitives.ReadUInt64LittleEndian(length);
        BinaryPrimitives.WriteUInt64LittleEndian(length, bits + ((ulong)data.Length * 8));
        int filled = (int)(bits / 8 % Md5Block);
        foreach (byte value in data)
        {
            block[filled++] = value;
            if (filled == Md5Block)
            {
                Md5Transform(context, block);
                filled = 0;
            }
        }
        return context;
    }

    private static Bitstring Md5Final(byte[] context)
    {
        byte[] length = context[16..24];
        int filled = (int)(BinaryPrimitives.ReadUInt64LittleEndian(length) / 8 % Md5Block);
        var padding = new byte[(filled < 56 ? 56 : 120) - filled];
        padding[0] = 0x80;
        Md5Update(context, padding);
        Md5Update(context, length);
        return new Bitstring(context.AsSpan(0, 16));
    }

    private static void Md5Transform(Span<byte> state, ReadOnlySpan<byte> block)
    {
        ReadOnlySpan<int> shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
        Span<uint> start = stackalloc uint[4];
        for (int i = 0; i < 4; i++)
            start[i] = BinaryPrimitives.ReadUInt32LittleEndian(state[(4 * i)..]);
        (uint a, uint b, uint c, uint d) = (start[0], start[1], start[2], start[3]);
        for (int i = 0; i < 64; i++)
        {
            (uint f, int word) = (i / 16) switch
            {
                0 => ((b & c) | (~b & d), i),
                1 => ((d & b) | (~d & c), (5 * i) + 1),
                2 => (b ^ c ^ d, (3 * i) + 5),
                _ => (c ^ (b | ~d), 7 * i),
            };
            uint constant = (uint)(Math.Abs(Math.Sin(i + 1)) * 4294967296.0);
            uint sum = a + f + constant
                + BinaryPrimitives.ReadUInt32LittleEndian(block[(word % 16 * 4)..]);
            uint turned = BitOperations.RotateLeft(sum, shifts[(i / 16 * 4) + (i % 4)]);
            (a, b, c, d) = (d, b + turned, b, c);
        }
        BinaryPrimitives.WriteUInt32LittleEndian(state, start[0] + a);
        BinaryPrimitives.WriteUInt32LittleEndian(state[4..], start[1] + b);
        BinaryPrimitives.WriteUInt32LittleEndian(state[8..], start[2] + c);
        BinaryPrimitives.WriteUInt32LittleEndian(state[12..], start[3] + d);
    }
}
