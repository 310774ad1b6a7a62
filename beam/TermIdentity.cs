using System.Numerics;

namespace Beam;

/// <summary>Identity of terms, without recursion.</summary>
internal static class TermIdentity
{
    /// <summary>Nodes that a hash looks at; equal terms have equal prefixes, so fewer is safe.
    /// </summary>
    private const int HashNodesMax = 64;

    /// <summary>Whether two terms are the same term.</summary>
    public static bool Same(Term left, Term right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is Integer a && right is Integer b)
            return a.Value == b.Value;
        if (left is Atom || right is Atom)
            return false;
        var pending = new Stack<(Term, Term)>();
        pending.Push((left, right));
        while (pending.TryPop(out (Term Left, Term Right) pair))
        {
            if (!ReferenceEquals(pair.Left, pair.Right) && !Open(pair.Left, pair.Right, pending))
                return false;
        }
        return true;
    }

    /// <summary>Compares two nodes; their children go to <paramref name="pending"/>.</summary>
    private static bool Open(Term left, Term right, Stack<(Term, Term)> pending)
    {
        switch (left, right)
        {
            case (Integer a, Integer b):
                return a.Value == b.Value;
            case (Float a, Float b):
                return BitConverter.DoubleToInt64Bits(a.Value)
                    == BitConverter.DoubleToInt64Bits(b.Value);
            case (Cons a, Cons b):
                pending.Push((a.Tail, b.Tail));
                pending.Push((a.Head, b.Head));
                return true;
            case (Tuple a, Tuple b):
                return PushAll(a.Elements.AsSpan(), b.Elements.AsSpan(), pending);
            case (NativeRecord a, NativeRecord b):
                return a.Shape == b.Shape
                    && PushAll(a.Values.AsSpan(), b.Values.AsSpan(), pending);
            case (Bitstring a, Bitstring b):
                return a.BitLength == b.BitLength && a.Data.AsSpan().SequenceEqual(b.Data.AsSpan());
            case (Map a, Map b):
                return OpenMaps(a, b, pending);
            case (LocalFun a, LocalFun b):
                return a.Module == b.Module && a.Index == b.Index && a.Uniq == b.Uniq
                    && a.Arity == b.Arity
                    && PushAll(a.Free.AsSpan(), b.Free.AsSpan(), pending);
            case (ExternalFun a, ExternalFun b):
                return a.Function == b.Function;
            case (Pid a, Pid b):
                return (a.Node, a.Number, a.Serial, a.Creation)
                    == (b.Node, b.Number, b.Serial, b.Creation);
            case (Port a, Port b):
                return (a.Node, a.Number, a.Creation) == (b.Node, b.Number, b.Creation);
            case (Reference a, Reference b):
                return a.Node == b.Node && a.Creation == b.Creation
                    && a.Numbers.AsSpan().SequenceEqual(b.Numbers.AsSpan());
            default:
                return false; // Atoms and [] are single objects, and kinds differ.
        }
    }

    private static bool PushAll(
        ReadOnlySpan<Term> left, ReadOnlySpan<Term> right, Stack<(Term, Term)> pending)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = left.Length - 1; i >= 0; i--)
            pending.Push((left[i], right[i]));
        return true;
    }

    /// <summary>Looking a key up compares keys, on the machine's stack: only simple ones may be.
    /// </summary>
    private static bool OpenMaps(Map left, Map right, Stack<(Term, Term)> pending)
    {
        if (left.Entries.Count != right.Entries.Count)
            return false;
        if (left.Entries.Count == 1)
        {
            (Term leftKey, Term leftValue) = left.Entries.First();
            (Term rightKey, Term rightValue) = right.Entries.First();
            pending.Push((leftValue, rightValue));
            pending.Push((leftKey, rightKey));
            return true;
        }
        bool hasCompound = false;
        foreach ((Term key, Term value) in left.Entries)
        {
            if (IsCompound(key))
            {
                hasCompound = true;
                continue;
            }
            if (!right.Entries.TryGetValue(key, out Term? other))
                return false;
            pending.Push((value, other));
        }
        return !hasCompound || OpenCompoundKeys(left, right, pending);
    }

    private static bool IsCompound(Term term) =>
        term is Cons or Tuple or Map or NativeRecord or LocalFun;

    /// <summary>Pairs the entries whose keys have parts, by the bytes of the keys.</summary>
    private static bool OpenCompoundKeys(Map left, Map right, Stack<(Term, Term)> pending)
    {
        Dictionary<string, Term> others = right.Entries.Where(e => IsCompound(e.Key))
            .ToDictionary(e => Bytes(e.Key), e => e.Value);
        foreach ((Term key, Term value) in left.Entries)
        {
            if (!IsCompound(key))
                continue;
            if (!others.TryGetValue(Bytes(key), out Term? other))
                return false;
            pending.Push((value, other));
        }
        return true;
    }

    private static string Bytes(Term term) =>
        System.Text.Encoding.Latin1.GetString(TermEncoder.Encode(term));

    /// <summary>A hash of the first nodes of a term.</summary>
    public static int Hash(Term term)
    {
        if (term is Atom single)
            return single.NameHash;
        uint hash = 17;
        if (term is Integer number)
            return (int)((hash * 31) + (uint)Mix(number.Value));
        int left = HashNodesMax;
        var pending = new Stack<Term>();
        pending.Push(term);
        while (left-- > 0 && pending.TryPop(out Term? node))
            hash = (hash * 31) + (uint)HashNode(node, pending);
        return (int)hash;
    }

    private static int HashNode(Term node, Stack<Term> pending)
    {
        switch (node)
        {
            case Atom atom:
                return atom.NameHash;
            case Integer integer:
                return Mix(integer.Value);
            case Float real:
                return BitConverter.DoubleToInt64Bits(real.Value).GetHashCode();
            case Cons cell:
                pending.Push(cell.Tail);
                pending.Push(cell.Head);
                return 3;
            case Tuple tuple:
                PushSome(tuple.Elements.AsSpan(), pending);
                return (tuple.Elements.Length * 8) + 5;
            case Bitstring bits:
                return HashBytes(bits);
            case Map map:
                return (map.Entries.Count * 8) + 6; // Entries have no order to hash them in.
            case NativeRecord record:
                PushSome(record.Values.AsSpan(), pending);
                return record.Shape.GetHashCode();
            case LocalFun fun:
                PushSome(fun.Free.AsSpan(), pending);
                return Atom.Of(fun.Module).NameHash + (fun.Index * 7) + fun.Arity;
            case ExternalFun fun:
                return Atom.Of(fun.Function.Name).NameHash + fun.Function.Arity;
            case Pid pid:
                return (int)((pid.Number * 31) + pid.Serial);
            case Port port:
                return (int)port.Number;
            case Reference reference:
                return reference.Numbers.Aggregate(11, (sum, n) => (sum * 31) + (int)n);
            default:
                return 1;
        }
    }

    /// <summary>BigInteger's own hash is seeded at random, so it cannot serve.</summary>
    private static int Mix(BigInteger value)
    {
        if (value < int.MinValue || value > int.MaxValue)
            return (int)(uint)(value & uint.MaxValue) ^ ((int)value.GetBitLength() << 16);
        int small = (int)value;
        return small ^ ((32 - BitOperations.LeadingZeroCount((uint)(small ^ (small >> 31)))) << 16);
    }

    private static void PushSome(ReadOnlySpan<Term> items, Stack<Term> pending)
    {
        for (int i = Math.Min(items.Length, HashNodesMax) - 1; i >= 0; i--)
            pending.Push(items[i]);
    }

    private static int HashBytes(Bitstring bits)
    {
        uint hash = 2166136261 + (uint)bits.BitLength;
        foreach (byte b in bits.Data.AsSpan()[..Math.Min(bits.Data.Length, HashNodesMax)])
            hash = (hash ^ b) * 16777619;
        return (int)hash;
    }
}
