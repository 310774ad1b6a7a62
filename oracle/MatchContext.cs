using System.Numerics;
using Beam;

namespace Oracle;

/// <summary>A bitstring being matched, and how far. Registers that hold the same context see the
/// same position.</summary>
internal sealed class MatchContext(Bitstring source) : Opaque
{
    public Bitstring Source => source;

    /// <summary>Bits from the start.</summary>
    public long Position { get; set; }

    /// <summary>Bits not matched yet.</summary>
    public long Left => source.BitLength - Position;

    /// <summary>The bits not matched yet.</summary>
    public Bitstring Rest => Bits.Slice(source, Position, Left);

    /// <summary>Bits of a field; null when the size is none or so many are not left.</summary>
    public long? SizeOf(Term size, long unit) =>
        size is Integer { Value: BigInteger n } && n.Sign >= 0 && n * unit <= Left
            ? (long)n * unit
            : null;

    /// <summary>Goes over <paramref name="size"/> bits; where they began.</summary>
    public long Take(long size)
    {
        long from = Position;
        Position += size;
        return from;
    }
}
