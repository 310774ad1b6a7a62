using System.Collections.Immutable;
using System.Numerics;
using Beam;
using Tuple = Beam.Tuple;

namespace Jit.Tests.Runtime;

/// <summary>Random terms of every kind, the same for the same seed.</summary>
internal sealed class TermGenerator(int seed)
{
    private static readonly string[] Names = ["", "a", "true", "ok", "Ünïcode", "with space", "日本"];
    private static readonly string[] Nodes = ["nonode@nohost", "other@host"];

    private readonly Random _random = new(seed);
    private readonly List<Term> _made = [];

    /// <summary>A term; parts of it may be one host object.</summary>
    public Term Next(int depth = 4)
    {
        Term term = depth > 0 && _random.Next(3) > 0 ? Compound(depth - 1) : Leaf();
        _made.Add(term);
        return term;
    }

    public int Index(int count) => _random.Next(count);

    private Term Compound(int depth) => _random.Next(6) switch
    {
        0 or 1 => Terms.List(Many(depth)),
        2 => Terms.List(Many(depth), Next(depth)),
        3 => new Map(Many(depth).Aggregate(
            ImmutableDictionary<Term, Term>.Empty,
            (map, key) => IsZero(key) ? map : map.SetItem(key, Next(0)))),
        4 => new LocalFun("m", _random.Next(4), _random.Next(3), 77, [.. Many(depth)]),
        _ => new Tuple(Many(depth).ToImmutableArray()),
    };

    private Term[] Many(int depth)
    {
        var items = new Term[_random.Next(5)];
        for (int i = 0; i < items.Length; i++)
            items[i] = _made.Count > 0 && _random.Next(4) == 0 ? Old() : Next(depth);
        return items;
    }

    private Term Old() => _made[_random.Next(_made.Count)];

    private Term Leaf() => _random.Next(10) switch
    {
        0 => Atom.Of(Names[_random.Next(Names.Length)]),
        1 => Nil.Instance,
        2 => Terms.Int(_random.Next(-10, 10)),
        3 => new Integer(Boundary()),
        4 => new Float(BitConverter.Int64BitsToDouble(_random.NextInt64() & ~(1L << 62))),
        5 => Bits(),
        6 => new ExternalFun(new Mfa("lists", "map", _random.Next(3))),
        7 => new Pid(Node(), Word() >> _random.Next(32), (uint)_random.Next(9), Creation()),
        8 => new Port(Node(), (ulong)_random.NextInt64() >> _random.Next(64), Creation()),
        _ => new Reference(Node(), [Word(), Word(), (uint)_random.Next(3)], Creation()),
    };

    private BigInteger Boundary()
    {
        BigInteger power = BigInteger.One << _random.Next(140);
        return (_random.Next(2) == 0 ? power : -power) + _random.Next(-2, 3);
    }

    private Bitstring Bits()
    {
        byte[] bytes = new byte[_random.Next(12)];
        _random.NextBytes(bytes);
        int unused = bytes.Length == 0 ? 0 : _random.Next(8);
        if (bytes.Length > 0)
            bytes[^1] = (byte)(bytes[^1] >> unused << unused);
        return new Bitstring([.. bytes], (bytes.Length * 8L) - unused);
    }

    // 0.0 and -0.0 are two terms and one key.
    private static bool IsZero(Term key) => key is Float { Value: 0 };

    private string Node() => Nodes[_random.Next(Nodes.Length)];

    private uint Creation() => (uint)_random.Next(2);

    private uint Word() => (uint)_random.NextInt64();
}
