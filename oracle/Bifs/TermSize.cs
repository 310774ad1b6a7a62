using System.Numerics;
using Beam;

namespace Oracle.Bifs;

/// <summary>Sizes of terms in words of a 64-bit machine.</summary>
internal static class TermSize
{
    public static readonly BifTable Table = new()
    {
        { "flat_size", 1, (_, a) => Terms.Int(Words(a[0])) },
        { "same", 2, (_, a) => ReferenceEquals(a[0], a[1]) || IsSameImmediate(a[0], a[1]) },
    };

    private const int WordBits = 64;

    /// <summary>Bytes that a binary keeps on the heap; larger ones are kept outside.</summary>
    private const int HeapBinaryMax = 64;

    private const int OffHeapBinary = 6;
    private const int FlatMapMax = 32;

    /// <summary>Heap words of a term as if nothing were shared in it.</summary>
    public static long Words(Term term) => new TermMeter().Words(term, long.MaxValue);

    /// <summary>Words of the cell itself, without its parts.</summary>
    public static long OwnWords(Term term) => term switch
    {
        Cons => 2,
        Beam.Tuple { Elements: [] } => 0,
        Beam.Tuple tuple => tuple.Elements.Length + 1,
        Map map => MapWords(map.Entries.Count),
        Float => 2,
        Integer { Value: var value } => BigWords(value),
        Bitstring bits => BinaryWords(bits.BitLength),
        LocalFun fun => fun.Free.Length + 5,
        ExternalFun => 5,
        Reference => 3,
        _ => 0,
    };

    /// <summary>Terms of one word are the same when they are equal.</summary>
    private static bool IsSameImmediate(Term a, Term b) =>
        a is not LocalFun && OwnWords(a) == 0 && a.Equals(b);

    private static long BigWords(BigInteger value)
    {
        const int smallBits = 59;
        if (value.GetBitLength() <= smallBits)
            return 0;
        long bits = (long)BigInteger.Abs(value).GetBitLength();
        return 1 + ((bits + WordBits - 1) / WordBits);
    }

    private static long BinaryWords(long bits)
    {
        long bytes = (bits + 7) / 8;
        long words = bytes <= HeapBinaryMax ? 2 + ((bytes + 7) / 8) : OffHeapBinary;
        const int subBinary = 5;
        return bits % 8 == 0 ? words : words + subBinary;
    }

    /// <summary>The tuple of keys and the map itself. What a hash tree of a greater map takes hangs
    /// on the hashes.</summary>
    private static long MapWords(long entries) => entries <= FlatMapMax
        ? (entries == 0 ? 0 : entries + 1) + entries + 3
        : 3 * entries;
}
