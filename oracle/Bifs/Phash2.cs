using System.Numerics;
using Beam;

namespace Oracle.Bifs;

/// <summary><c>erlang:phash2/1,2</c>: Bob Jenkins' mixing of the term's parts.</summary>
/// <remarks>The constants are part of the definition, which is the same in every release and on
/// every machine.</remarks>
internal static class Phash2
{
    private const uint Golden = 0x9E3779B9;
    private const uint RangeDefault = 1 << 27;
    private const uint NilFirst = 3468870702;
    private const uint NilWord = 2;

    public static readonly BifTable Table = new()
    {
        { "phash2", 1, (_, a) => Run(a[0], RangeDefault) },
        { "phash2", 2, (_, a) => a[1] is Integer { Value: BigInteger n } && n > 0 && n <= 1L << 32
            ? Run(a[0], (ulong)n)
            : BifResult.Badarg },
    };

    private static Integer Run(Term term, ulong range) => Terms.Int((long)(Hash(term) % range));

    /// <summary>What is left to hash: a term, or what follows the key and value of a map's entry,
    /// or a map. A map's entries are hashed each on its own, so that their order means nothing.
    /// </summary>
    private readonly record struct Step(Term? Term, MapEnd? Map = null);

    /// <summary>The hash outside a map, and that of its entries so far.</summary>
    private sealed class MapEnd(uint outer)
    {
        public uint Outer => outer;
        public uint Entries { get; set; }
        public int Left { get; set; }
    }

    internal static uint Hash(Term root)
    {
        uint hash = 0;
        var steps = new Stack<Step>();
        steps.Push(new Step(root));
        while (steps.TryPop(out Step step))
        {
            if (step.Map is MapEnd map)
                hash = EndEntry(hash, map);
            else
                hash = Parts(hash, step.Term!, steps);
        }
        return hash;
    }

    private static uint EndEntry(uint hash, MapEnd map)
    {
        map.Entries ^= hash;
        map.Left--;
        return map.Left > 0 ? 0 : Mixed(map.Outer, map.Entries, 0, 19);
    }

    private static uint Parts(uint hash, Term term, Stack<Step> steps)
    {
        switch (term)
        {
            case Cons cell:
                return List(hash, cell, steps);
            case Beam.Tuple tuple:
                Push(tuple.Elements.AsSpan(), steps);
                return Mixed(hash, (uint)tuple.Elements.Length, 0, 9);
            case NativeRecord record:
                Push(record.Values.AsSpan(), steps);
                return Mixed(hash, (uint)record.Values.Length, HashShape(record.Shape), 23);
            case Map map:
                return Entries(Mixed(hash, (uint)map.Entries.Count, 0, 16), map, steps);
            case LocalFun fun:
                Push(fun.Free.AsSpan(), steps);
                hash = Mixed(hash, (uint)fun.Free.Length, Phash.HashAtom(fun.Module), 1);
                return Mixed(hash, (uint)fun.Index, (uint)fun.Uniq, 1);
            default:
                return Leaf(hash, term);
        }
    }

    /// <summary>Of the tuple of all that a record shares with others.</summary>
    private static uint HashShape(RecordShape shape) => Hash(new Beam.Tuple((Term[])
    [
        Atom.Of(shape.Module), Atom.Of(shape.Name), Atom.Of(shape.Exported),
        .. shape.Fields.Select(Atom.Of),
    ]));

    private static void Push(ReadOnlySpan<Term> terms, Stack<Step> steps)
    {
        for (int i = terms.Length - 1; i >= 0; i--)
            steps.Push(new Step(terms[i]));
    }

    private static uint Entries(uint hash, Map map, Stack<Step> steps)
    {
        if (map.Entries.Count == 0)
            return hash;
        var end = new MapEnd(hash) { Left = map.Entries.Count };
        foreach ((Term key, Term value) in map.Entries)
        {
            steps.Push(new Step(null, end));
            steps.Push(new Step(value));
            steps.Push(new Step(key));
        }
        return 0;
    }

    /// <summary>Bytes that lead a list are hashed four at a time.</summary>
    private static uint List(uint hash, Cons cell, Stack<Step> steps)
    {
        uint word = 0;
        int count = 0;
        Term rest = cell;
        while (rest is Cons { Head: var head } next && Erlang.Small(head, 0, 255) is int value)
        {
            word = (word << 8) + (uint)value;
            if (++count == 4)
            {
                hash = Mixed(hash, word, 0, 4);
                word = 0;
                count = 0;
            }
            rest = next.Tail;
        }
        if (count > 0)
            hash = Mixed(hash, word, 0, 4);
        if (rest is Cons other)
        {
            steps.Push(new Step(other.Tail));
            steps.Push(new Step(other.Head));
        }
        else
        {
            steps.Push(new Step(rest));
        }
        return hash;
    }

    private static uint Leaf(uint hash, Term term) => term switch
    {
        Nil => hash == 0 ? NilFirst : Mixed(hash, NilWord, 0, 2),
        Atom { Name: var name } => hash == 0
            ? Phash.HashAtom(name)
            : Mixed(hash, Phash.HashAtom(name), 0, 3),
        Integer { Value: var value } => HashInteger(hash, value),
        Float { Value: var real } => HashFloat(hash, real == 0 ? 0 : real),
        Bitstring bits => HashBits(hash, bits),
        ExternalFun { Function: var f } => Mixed(
            Mixed(hash, (uint)f.Arity, Phash.HashAtom(f.Module), 1), Phash.HashAtom(f.Name), 0, 14),
        Pid pid => Mixed(hash, pid.Number, 0, 5),
        Port port => Mixed(hash, (uint)port.Number, 0, 6),
        Reference reference => Mixed(hash, reference.Numbers[0], 0, 7),
        _ => hash,
    };

    /// <summary>Integers of 28 bits are mixed as they are, negative ones once more than they need;
    /// larger ones by their magnitude, 64 bits at a time.</summary>
    private static uint HashInteger(uint hash, BigInteger value)
    {
        if (value >= -(1 << 27) && value < 1 << 27)
        {
            uint small = (uint)(int)value;
            return Mixed(value.Sign < 0 ? Mixed(hash, 0 - small, 0, 1) : hash, small, 0, 1);
        }
        byte[] bytes = BigInteger.Abs(value).ToByteArray(isUnsigned: true);
        Array.Resize(ref bytes, (bytes.Length + 7) / 8 * 8);
        uint constant = value.Sign < 0 ? 10u : 11u;
        for (int at = 0; at < bytes.Length; at += 8)
        {
            hash = Mixed(
                hash, BitConverter.ToUInt32(bytes, at), BitConverter.ToUInt32(bytes, at + 4),
                constant);
        }
        return hash;
    }

    private static uint HashFloat(uint hash, double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        return Mixed(hash, (uint)(bits >> 32), (uint)bits, 12);
    }

    private static uint HashBits(uint hash, Bitstring bits)
    {
        uint start = unchecked(Golden * 13) + hash;
        if (bits.BitLength == 0)
            return start;
        int whole = (int)(bits.BitLength / 8);
        int rest = (int)(bits.BitLength % 8);
        hash = HashBlock(bits.Data.AsSpan()[..whole], start);
        return rest == 0
            ? hash
            : Mixed(hash, (uint)rest, (uint)bits.Data[whole] >> (8 - rest), 15);
    }

    private static uint HashBlock(ReadOnlySpan<byte> bytes, uint c)
    {
        uint a = Golden;
        uint b = Golden;
        uint length = (uint)bytes.Length;
        while (bytes.Length >= 12)
        {
            a += BitConverter.ToUInt32(bytes);
            b += BitConverter.ToUInt32(bytes[4..]);
            c += BitConverter.ToUInt32(bytes[8..]);
            Mix(ref a, ref b, ref c);
            bytes = bytes[12..];
        }
        Span<byte> last = stackalloc byte[12];
        bytes[..Math.Min(8, bytes.Length)].CopyTo(last);
        if (bytes.Length > 8) // The lowest byte of c is that of the length.
            bytes[8..].CopyTo(last[9..]);
        a += BitConverter.ToUInt32(last);
        b += BitConverter.ToUInt32(last[4..]);
        c += BitConverter.ToUInt32(last[8..]) + length;
        Mix(ref a, ref b, ref c);
        return c;
    }

    /// <summary>Mixes two words into <paramref name="hash"/>; which of the constants tells what
    /// they are.</summary>
    private static uint Mixed(uint hash, uint first, uint second, uint constant)
    {
        uint a = (Golden * constant) + first;
        uint b = (Golden * constant) + second;
        Mix(ref a, ref b, ref hash);
        return hash;
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        Mix(ref a, ref b, ref c, 13, 8, 13);
        Mix(ref a, ref b, ref c, 12, 16, 5);
        Mix(ref a, ref b, ref c, 3, 10, 15);
    }

    private static void Mix(ref uint a, ref uint b, ref uint c, int right, int left, int last)
    {
        a = (a - b - c) ^ (c >> right);
        b = (b - c - a) ^ (a << left);
        c = (c - a - b) ^ (b >> last);
    }
}
