using System.Collections.Immutable;
using System.Numerics;
using Beam;
using Tuple = Beam.Tuple;

namespace Fuzz.Generate.Sweeping;

/// <summary>The terms that a sweep tries, by what an operand is wanted to be: those at which one
/// way to represent or to handle a value ends and the next begins. The first few of a list are
/// plain ones.</summary>
internal static class Boundary
{
    private static readonly Term A = Atom.Of("a");

    /// <summary>Bits at which integers become something else: a byte's shift, 28-bit smalls, words,
    /// smalls of 60 bits, two words, digits of bignums.</summary>
    private static readonly int[] Limits = [27, 28, 31, 32, 59, 63, 64, 96, 1000];

    public static readonly ValueList<Term> Integers =
    [
        .. new long[] { 1, 2, 0, -1, 7, -8, 255, 256, 0x12345, (1 << 26) - 1 }.Select(Int),
        .. Limits.SelectMany(Around),
    ];

    public static readonly ValueList<Term> Floats =
    [
        .. new[] { 1.0, 0.0, -0.0, -1.5, 134217727.0, -134217729.0, 4294967296.0, 1e22, 1e308,
            -1e308, 74565.0, 5e-324 }.Select(f => (Term)new Float(f)),
    ];

    public static readonly ValueList<Term> Counts =
    [
        .. new long[] { 1, 0, 2, 3, 8, 27, 28, 31, 32, 33, 64, -1, -27, -32, -33, 255 }.Select(Int),
    ];

    public static readonly ValueList<Term> Atoms =
        [A, Atom.True, Atom.False, Atom.Of("undefined"), Atom.Of("b")];

    public static readonly ValueList<Term> Lists =
    [
        Terms.List(Int(1), Int(2)), Nil.Instance, Terms.List(A), new Cons(A, A),
        new Cons(Int(1), new Cons(Int(2), Int(3))),
        Terms.List([.. Enumerable.Range(0, 100).Select(i => Int(i))]),
    ];

    public static readonly ValueList<Term> Conses = [.. Lists.Where(t => t is Cons)];

    public static readonly ValueList<Term> Bytes =
    [
        Terms.List(Int(104), Int(255)), Nil.Instance, Terms.List(Int(256)), Terms.List(Int(-1)),
        new Cons(Int(1), new Bitstring([2])),
    ];

    public static readonly ValueList<Term> Tuples =
    [
        new Tuple(A, Int(1)), new Tuple(), new Tuple(A), new Tuple(Int(1), Int(2), Int(3)),
        new Tuple(Enumerable.Range(0, 256).Select(i => (Term)Int(i)).ToImmutableArray()),
    ];

    /// <summary>Keys of which words alone tell the first from others.</summary>
    public static readonly ValueList<Term> MixedKeys =
        [Int(28), new Float(3.0), new Tuple(A, Int(1))];

    public static readonly ValueList<Term> Maps =
    [
        MapOf(1), Map.Empty, MapOf(2), MapOf(31), MapOf(32), MapOf(33), MapOf(200),
        // One of several keys is not there.
        Without(3, 1), Without(3, 0), Without(4, 2), Without(6, 1), Without(30, 28),
        // Keys that words do not tell apart; and values that look like a key which is not there.
        Mixed(3), Mixed(1), Mixed(2),
        new Map(Map.Empty.Entries.Add(A, Int(-1))),
        new Map(MapOf(3).Entries.SetItem(A, Int(-1))),
    ];

    public static readonly ValueList<Term> Binaries =
    [
        new Bitstring("abc"u8), new Bitstring([]), new Bitstring([0]), new Bitstring([255, 0]),
        BytesOf(64), BytesOf(65), BytesOf(300),
    ];

    /// <summary>Terms in the external format that cannot be arguments: a port, a pid and a
    /// reference of another node; and some other terms.</summary>
    public static readonly ValueList<Term> Encoded =
    [
        .. new byte[][]
        {
            [131, 89, .. ThisNode, 0, 0, 0, 5, 0, 0, 0, 0],
            [131, 89, .. OtherNode, 0, 0, 0, 5, 0, 0, 0, 1],
            [131, 88, .. OtherNode, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1],
            [131, 90, 0, 2, .. OtherNode, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 8],
            [131, 97, 7], [131, 106], [131, 70, 63, 248, 0, 0, 0, 0, 0, 0],
            [131, 104, 1, 106], [131, 109, 0, 0, 0, 1, 9], [131, 116, 0, 0, 0, 0],
        }.Select(bytes => (Term)new Bitstring(bytes)),
    ];

    private static byte[] ThisNode => [119, 13, .. "nonode@nohost"u8];

    /// <summary>The atom a@b.</summary>
    private static byte[] OtherNode => [119, 3, 97, 64, 98];

    public static readonly ValueList<Term> Bits =
        [.. Binaries, new Bitstring([0xA0], 3), new Bitstring([1, 2, 0x80], 17)];

    public static readonly ValueList<Term> Funs =
    [
        Fun("erlang", "abs", 1), Fun("erlang", "node", 0), Fun("erlang", "+", 2),
        Fun("lists", "keyfind", 3), Fun("nosuch", "f", 1),
    ];

    /// <summary>Some of every kind.</summary>
    public static readonly ValueList<Term> All =
    [
        Int(1), A, Terms.List(Int(1), Int(2)), new Tuple(A, Int(1)), new Float(1.5), MapOf(1),
        new Bitstring("abc"u8), Nil.Instance, new Tuple(), Map.Empty, new Bitstring([]),
        Atom.True, Atom.False, Fun("erlang", "abs", 1), Int(0), Int(-1), new Float(1.0),
        new Float(0.0), Int((1 << 27) - 1), Int(1 << 27), Int(-(1 << 27)), Int(-(1 << 27) - 1),
        Int(1L << 32), new Integer(BigInteger.One << 64), new Cons(A, A), new Bitstring([0xA0], 3),
        BytesOf(65), MapOf(33), new Tuple(new Tuple(A, Int(1)), Terms.List(Int(1))),
        Fun("erlang", "+", 2),
    ];

    public static readonly ValueList<Term> Keys =
    [
        A, Int(3), Atom.Of("nokey"), Int(-1), Int(31), Int(32), Int(199), new Float(3.0),
        new Tuple(A, Int(1)), new Integer(BigInteger.One << 64), Nil.Instance,
    ];

    private static readonly ValueList<Term> Places =
    [
        new Tuple(Int(0), Int(1)), new Tuple(Int(1), Int(2)), new Tuple(Int(3), Int(-2)),
        new Tuple(Int(0), Int(-1)), new Tuple(Int(-1), Int(1)), new Tuple(Int(1), Int(1 << 27)),
        new Tuple(Int(0), A), new Tuple(Int(0)), Int(1), A,
    ];

    /// <summary>Values to try where that is wanted.</summary>
    public static ValueList<Term> Of(Want want) => want switch
    {
        Want.Integer => [.. Integers.Take(10), A, .. Integers.Skip(10), new Float(1.5)],
        Want.Number => [.. Integers.Take(4), new Float(1.5), A, .. Integers.Skip(4), .. Floats],
        Want.Count => [.. Counts, A, Int(1L << 32), new Integer(BigInteger.One << 64)],
        Want.Zero => [Int(0), Int(1), Int(3), Int(-1), A],
        Want.Atom => [.. Atoms, Int(1), Nil.Instance],
        Want.Boolean => [Atom.True, Atom.False, A, Int(1)],
        Want.List => [.. Lists, A, new Tuple(A)],
        Want.Cons => [.. Conses, Nil.Instance, A],
        Want.Bytes => [.. Bytes, A],
        Want.Tuple => [.. Tuples, A, Terms.List(A), MapOf(1)],
        Want.Map => [.. Maps, A, new Tuple(A)],
        Want.Bits => [.. Bits, A, Nil.Instance],
        Want.Binary => Binaries,
        // The last few have a word where funs have their arity.
        Want.Fun => [.. Funs, A, new Tuple(A), new Float(5e-324), Int(1L << 32), BytesOf(65)],
        Want.Key => Keys,
        Want.Place => Places,
        _ => All,
    };

    /// <summary>What equals a number without being it, and its neighbours.</summary>
    public static ValueList<Term> Twins(Term value) => value switch
    {
        Integer { Value: var n } =>
            [new Float((double)n), new Integer(n + 1), new Integer(n - 1)],
        Float { Value: var f } when f == Math.Truncate(f) => [new Integer(new BigInteger(f))],
        Float { Value: var f } =>
            [new Float(Math.BitIncrement(f)), new Float(Math.BitDecrement(f)), new Float(-f)],
        _ => [],
    };

    /// <summary>Floats of which sums, products and quotients are none, or just so.</summary>
    public static readonly ValueList<Term> Huge = [.. new[] { 1e308, -1e308, 1.7e308, 0.5, 5e-324 }
        .Select(f => (Term)new Float(f))];

    private static Integer Int(long value) => Terms.Int(value);

    /// <summary>The greatest of so many bits, its successor, and both with the sign turned.
    /// </summary>
    private static IEnumerable<Term> Around(int bits)
    {
        BigInteger limit = BigInteger.One << bits;
        return [new Integer(limit - 1), new Integer(limit), new Integer(-limit),
            new Integer(-limit - 1)];
    }

    private static ExternalFun Fun(string module, string name, int arity) =>
        new(new Mfa(module, name, arity));

    private static Bitstring BytesOf(int count) =>
        new([.. Enumerable.Range(0, count).Select(i => (byte)i)], 8 * count);

    private static Map Without(int count, int key)
    {
        ImmutableDictionary<Term, Term> others =
            MapOf(count).Entries.Remove(key == 0 ? A : Int(key));
        return new(key == 0 ? others : others.SetItem(A, Int(key)));
    }

    /// <summary>Keys a, 1, 2, …; a, which is the last in memory, has a key that is not there as its
    /// value: a search that goes on below the keys finds that.</summary>
    private static Map MapOf(int count)
    {
        var entries = ImmutableDictionary.CreateBuilder<Term, Term>();
        for (int i = 0; i < count; i++)
            entries[i == 0 ? A : Int(i)] = Int(i == 0 ? count : i);
        return new Map(entries.ToImmutable());
    }

    /// <summary>The keys that are mixed, but for one where that is one of them.</summary>
    private static Map Mixed(int without)
    {
        var entries = ImmutableDictionary.CreateBuilder<Term, Term>();
        for (int i = 0; i < MixedKeys.Count; i++)
        {
            if (i != without)
                entries[MixedKeys[i]] = Int(i);
        }
        return new Map(entries.ToImmutable());
    }
}
