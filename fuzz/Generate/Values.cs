using System.Collections.Immutable;
using System.Numerics;
using Beam;
using Tuple = Beam.Tuple;

namespace Fuzz.Generate;

/// <summary>Random terms, biased to where bugs live: around the limits of 28-bit smalls, of 32-bit
/// and 64-bit words and of 60-bit smalls.</summary>
internal static class Values
{
    /// <summary>Deepest nesting of a random term.</summary>
    private const int DepthMax = 3;

    private static readonly int[] LimitBits = [26, 27, 27, 27, 27, 27, 28, 31, 32, 59, 60, 63, 64];

    private static readonly Atom[] Atoms =
        [.. new[] { "a", "b", "c", "ok", "error", "undefined", "true", "false", "x y" }
            .Select(Atom.Of)];

    private static readonly Term[] Floats =
        [.. new[] { 0.0, -0.0, 1.0, -1.5, 0.5, 3.0, 134217727.0, 134217728.0, 4294967296.0, 1e22,
            1e308, 5e-324 }.Select(f => (Term)new Float(f))];

    private static readonly Term[] Bits =
    [
        new Bitstring([]), new Bitstring("abc"u8), new Bitstring([0, 255, 128, 1]),
        new Bitstring([0xA0], 3), new Bitstring([1, 2, 0x80], 17),
        new Bitstring([.. Enumerable.Range(0, 70).Select(i => (byte)i)], 560),
    ];

    private static readonly Term[] Binaries =
        [.. Bits.Where(b => ((Bitstring)b).BitLength % 8 == 0)];

    private static readonly Atom[] Keys = [Atom.Of("a"), Atom.Of("b"), Atom.Of("k")];

    /// <summary>Keys that are no atoms and no small integers; 3.0 is not 3.</summary>
    private static readonly Term[] OddKeys =
    [
        new Float(1.5), new Float(3.0), new Bitstring("abc"u8), new Tuple(Keys[0], Terms.Int(1)),
        Nil.Instance, new Integer(BigInteger.One << 64), Terms.Int(1 << 27), new Tuple(),
        Terms.List([Keys[1], Terms.Int(2)]), new Bitstring([0xA0], 3), MapOf(1),
    ];

    /// <summary>Up to 32 keys make a flat map, more a hashed one.</summary>
    private static readonly Term[] Maps =
    [
        Map.Empty, MapOf(1), MapOf(2), MapOf(3), MapOf(3), MapOf(9), OddMap(), OddMap(),
    ];

    private static readonly Term[] GreatMaps =
        [MapOf(30), MapOf(31), MapOf(32), MapOf(33), MapOf(34), MapOf(50), MapOf(200)];

    /// <summary>Funs that any program may hold: BIFs.</summary>
    private static readonly Term[] Funs =
    [
        new ExternalFun(new Mfa("erlang", "length", 1)),
        new ExternalFun(new Mfa("erlang", "abs", 1)),
        new ExternalFun(new Mfa("erlang", "+", 2)),
        new ExternalFun(new Mfa("lists", "reverse", 2)),
        new ExternalFun(new Mfa("erlang", "node", 0)),
    ];

    private static readonly Want[] Plain =
    [
        Want.Integer, Want.Integer, Want.Integer, Want.Atom, Want.List, Want.Tuple, Want.Number,
        Want.Bits, Want.Map, Want.Fun,
    ];

    /// <summary>Kinds of value that do what is wanted.</summary>
    public static TypeSet Kinds(Want want) => want switch
    {
        Want.Integer or Want.Count or Want.Zero => TypeSet.Integer,
        Want.Number => Known.NumberSet,
        Want.Atom or Want.Boolean => TypeSet.Atom,
        Want.List or Want.Bytes => Known.ListSet,
        Want.Cons => TypeSet.Cons,
        Want.Tuple or Want.Place => TypeSet.Tuple,
        Want.Map => TypeSet.Map,
        Want.Bits or Want.Binary => TypeSet.Bitstring,
        Want.Fun => TypeSet.Fun,
        Want.Pid => TypeSet.Pid,
        Want.Reference => TypeSet.Reference,
        _ => Known.AnySet,
    };

    public static Term Of(Want want, Pcg random, int depth = 0) => want switch
    {
        Want.Any => Of(random.Pick<Want>(Plain), random, depth),
        Want.Integer => AnInteger(random),
        Want.Count => Terms.Int(random.Chance(90) ? random.Between(1, 3) : random.Between(-1, 70)),
        Want.Number => random.Chance(70) ? AnInteger(random) : random.Pick<Term>(Floats),
        Want.Atom => random.Pick<Atom>(Atoms),
        Want.Boolean => Atom.Of(random.Chance(50)),
        Want.List => AList(random, depth, random.Chance(20) ? 0 : random.Between(1, 5)),
        Want.Cons => AList(random, depth, random.Between(1, 4)),
        Want.Tuple => ATuple(random, depth),
        Want.Map => random.Pick<Term>(depth == 0 && random.Chance(15) ? GreatMaps : Maps),
        Want.Bits => random.Pick<Term>(Bits),
        Want.Binary => random.Pick<Term>(Binaries),
        Want.Fun => random.Pick<Term>(Funs),
        Want.Bytes => Terms.List([Terms.Int(random.Below(256)), Terms.Int(random.Below(256))]),
        Want.Key => AKey(random),
        Want.Zero => Terms.Int(0),
        Want.Place => new Tuple(Of(Want.Zero, random), Of(Want.Count, random)),
        Want.Pid or Want.Reference => random.Pick<Atom>(Atoms), // Constants there are none.
        Want.Process => Atom.Of("process"),
        Want.TrapExit => Atom.Of("trap_exit"),
        _ => throw new ArgumentOutOfRangeException(nameof(want)),
    };

    public static Term AFloat(Pcg random) => random.Pick<Term>(Floats);

    private static Term AKey(Pcg random) => random.Below(10) switch
    {
        < 5 => random.Pick<Atom>(Keys),
        < 7 => Terms.Int(random.Between(3, 8)),
        < 8 => Terms.Int(random.Between(28, 36)),
        _ => random.Pick<Term>(OddKeys),
    };

    /// <summary>Something that is most probably not what is wanted.</summary>
    public static Term Wrong(Pcg random) => Of(Want.Any, random, DepthMax);

    public static Integer AnInteger(Pcg random) => random.Below(100) switch
    {
        < 35 => Terms.Int(random.Between(-10, 20)),
        < 80 => AtLimit(random),
        < 88 => Terms.Int((int)random.Next() >> random.Below(24)),
        < 95 => Terms.Int((long)random.Next64() >> random.Below(40)),
        _ => ABignum(random),
    };

    /// <summary>Next to where integers become something else.</summary>
    public static Integer AtLimit(Pcg random)
    {
        BigInteger limit = BigInteger.One << random.Pick<int>(LimitBits);
        limit += random.Between(-2, 2);
        return new Integer(random.Chance(50) ? limit : -limit);
    }

    /// <summary>One of the last small integers on either side.</summary>
    /// <param name="random">Where it is drawn from.</param>
    /// <param name="isWide">It may be one of 60 bits.</param>
    public static Integer LastSmall(Pcg random, bool isWide)
    {
        int bits = isWide && random.Chance(50) ? 59 : 27;
        long last = (1L << bits) - 1 - random.Below(3);
        return Terms.Int(random.Chance(50) ? last : -1 - last);
    }

    /// <summary>Of 29 to 4,096 bits, few of them more often; a third are next to a power of two,
    /// where carries go through all digits.</summary>
    private static Integer ABignum(Pcg random)
    {
        int bits = random.Between(29, 64 << random.Below(7));
        BigInteger value = BigInteger.One << (bits - 1);
        if (random.Chance(33))
            value += random.Between(-1, 1);
        else
            value += Digits(random, bits) % value;
        return new Integer(random.Chance(50) ? value : -value);
    }

    private static BigInteger Digits(Pcg random, int bits)
    {
        BigInteger value = 0;
        for (int done = 0; done < bits; done += 64)
            value = (value << 64) | random.Next64();
        return value;
    }

    private static Term AList(Pcg random, int depth, int length)
    {
        Want element = Element(random, depth);
        Term tail = random.Chance(5) ? Of(Want.Atom, random) : Nil.Instance;
        var items = new Term[length];
        for (int i = 0; i < length; i++)
            items[i] = Of(element, random, depth + 1);
        return Terms.List(items, length == 0 ? Nil.Instance : tail);
    }

    private static Tuple ATuple(Pcg random, int depth)
    {
        var elements = ImmutableArray.CreateBuilder<Term>();
        for (int i = random.Chance(10) ? random.Below(14) : random.Between(1, 4); i > 0; i--)
            elements.Add(Of(Element(random, depth), random, depth + 1));
        return new Tuple(elements.ToImmutable());
    }

    private static Want Element(Pcg random, int depth) =>
        depth >= DepthMax || random.Chance(60) ? Want.Integer
        : random.Chance(50) ? Want.Atom
        : Want.Any;

    private static Map OddMap()
    {
        var entries = ImmutableDictionary.CreateBuilder<Term, Term>();
        foreach ((int index, Term key) in OddKeys.Index())
            entries[key] = Terms.Int(index);
        return new Map(entries.ToImmutable());
    }

    private static Map MapOf(int count)
    {
        var entries = ImmutableDictionary.CreateBuilder<Term, Term>();
        for (int i = 0; i < count; i++)
            entries[i < Keys.Length ? Keys[i] : Terms.Int(i)] = Terms.Int(i * 0x700_0000L);
        return new Map(entries.ToImmutable());
    }
}
