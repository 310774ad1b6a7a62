using System.Runtime.InteropServices;
using Beam;

namespace Oracle;

/// <summary>A bitstring of known size while it is filled from the front.</summary>
internal sealed class BitBuffer
{
    private readonly byte[] _bytes;
    private long _filled;

    public BitBuffer(long size)
    {
        _bytes = new byte[(size + 7) / 8];
        Result = new Bitstring(ImmutableCollectionsMarshal.AsImmutableArray(_bytes), size);
    }

    /// <summary>The whole of it. The ops before OTP 25 hand it out while bits are missing still, as
    /// ERTS does.</summary>
    public Bitstring Result { get; }

    public void Append(Bitstring bits) => Append(bits.Data.AsSpan(), bits.BitLength);

    /// <summary>Appends <paramref name="size"/> bits, from the top of the first byte on; bits
    /// behind them are zero.</summary>
    public void Append(ReadOnlySpan<byte> bits, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Result.BitLength - _filled);
        Span<byte> target = _bytes.AsSpan((int)(_filled / 8));
        int shift = (int)(_filled % 8);
        _filled += size;
        if (shift == 0)
        {
            bits.CopyTo(target);
            return;
        }
        for (int i = 0; i < bits.Length; i++)
        {
            target[i] |= (byte)(bits[i] >> shift);
            if (i + 1 < target.Length)
                target[i + 1] |= (byte)(bits[i] << (8 - shift));
        }
    }
}
