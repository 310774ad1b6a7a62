using System.Numerics;
using Beam;

namespace Oracle;

/// <summary>
/// Erlang's order of terms: number &lt; atom &lt; reference &lt; fun &lt; port &lt; pid &lt; tuple
/// &lt; native record &lt; map &lt; [] &lt; list &lt; bitstring. Nothing here recurses: terms
/// may be deep.
/// </summary>
internal static class Ordering
{
    /// <summary>A == B: numbers by value.</summary>
    public static bool Equal(Term a, Term b) => Compare(a, b) == 0;

    /// <summary>A =:= B; 0.0 and -0.0 are the same, as up to OTP 26.</summary>
    public static bool Identical(Term a, Term b) => CompareExact(a, b) == 0;

    /// <summary>The sign of A against B; integers and floats compare by value.</summary>
    public static int Compare(Term a, Term b) => Compare(a, b, exact: false);

    /// <summary>As Compare, but every integer is less than every float: the order of map keys.
    /// </summary>
    public static int CompareExact(Term a, Term b) => Compare(a, b, exact: true);

    private static int Compare(Term a, Term b, bool exact)
    {
        if (ReferenceEquals(a, b))
            return 0;
        if (a is Integer i && b is Integer j)
            return i.Value.CompareTo(j.Value);
        if (a is Atom x && b is Atom y)
            return CompareAtoms(x.Name, y.Name);
        var pending = new Stack<Pair>();
        pending.Push(new Pair(a, b, exact));
        while (pending.TryPop(out Pair pair))
        {
            int order = ReferenceEquals(pair.A, pair.B) ? 0 : CompareNodes(pair, pending);
            if (order != 0)
                return order;
        }
        return 0;
    }

    private readonly record struct Pair(Term A, Term B, bool Exact);

    /// <summary>Compares two nodes; what decides after them goes to <paramref name="pending"/>.
    /// </summary>
    private static int CompareNodes(Pair pair, Stack<Pair> pending)
    {
        bool exact = pair.Exact;
        switch (pair.A, pair.B)
        {
            case (Integer or Float, Integer or Float):
                return CompareNumbers(pair.A, pair.B, exact);
            case (Atom a, Atom b):
                return CompareAtoms(a.Name, b.Name);
            case (Cons a, Cons b):
                pending.Push(new Pair(a.Tail, b.Tail, exact));
                pending.Push(new Pair(a.Head, b.Head, exact));
                return 0;
            case (Beam.Tuple a, Beam.Tuple b):
                return PushAll(a.Elements.AsSpan(), b.Elements.AsSpan(), exact, pending);
            case (NativeRecord a, NativeRecord b):
                return CompareRecords(a, b, exact, pending);
            case (Map a, Map b):
                return CompareMaps(a, b, exact, pending);
            case (Bitstring a, Bitstring b):
                return CompareBits(a, b);
            case (LocalFun a, LocalFun b):
                return CompareFuns(a, b, exact, pending);
            case (ExternalFun a, ExternalFun b):
                return CompareMfas(a.Function, b.Function);
            default:
                return CompareRest(pair.A, pair.B);
        }
    }

    private static int CompareRest(Term left, Term right) => (left, right) switch
    {
        (Pid a, Pid b) => First(
            a.Number.CompareTo(b.Number), a.Serial.CompareTo(b.Serial),
            CompareAtoms(a.Node, b.Node), a.Creation.CompareTo(b.Creation)),
        (Port a, Port b) => First(
            CompareAtoms(a.Node, b.Node), a.Creation.CompareTo(b.Creation),
            a.Number.CompareTo(b.Number)),
        (Reference a, Reference b) => First(
            CompareAtoms(a.Node, b.Node), a.Creation.CompareTo(b.Creation),
            CompareNumbers(a.Numbers.AsSpan(), b.Numbers.AsSpan())),
        _ => Rank(left).CompareTo(Rank(right)),
    };

    private static int Rank(Term term) => term switch
    {
        Integer or Float => 0,
        Atom => 1,
        Reference => 2,
        LocalFun => 3,
        ExternalFun => 4,
        Port => 5,
        Pid => 6,
        Beam.Tuple => 7,
        NativeRecord => 8,
        Map => 9,
        Nil => 10,
        Cons => 11,
        Bitstring => 12,
        _ => 13, // Opaque: no program holds one as a term.
    };

    /// <summary>The first of the orders that decides.</summary>
    private static int First(params ReadOnlySpan<int> orders)
    {
        foreach (int order in orders)
        {
            if (order != 0)
                return order;
        }
        return 0;
    }

    private static int CompareNumbers(Term left, Term right, bool exact) => (left, right) switch
    {
        (Integer a, Integer b) => a.Value.CompareTo(b.Value),
        (Float a, Float b) => a.Value == b.Value ? 0 : a.Value.CompareTo(b.Value),
        (Integer, Float) when exact => -1,
        (Float, Integer) when exact => 1,
        (Integer a, Float b) => Compare(a.Value, b.Value),
        (Float a, Integer b) => -Compare(b.Value, a.Value),
        _ => 0,
    };

    /// <summary>An integer against a float, without rounding either.</summary>
    private static int Compare(BigInteger integer, double real)
    {
        double whole = Math.Floor(real);
        int order = integer.CompareTo(new BigInteger(whole));
        return order == 0 && real > whole ? -1 : order;
    }

    /// <summary>By code points: UTF-16 puts what is beyond U+FFFF before U+E000.</summary>
    private static int CompareAtoms(string left, string right)
    {
        int at = 0;
        while (at < left.Length && at < right.Length && left[at] == right[at])
            at++;
        if (at == left.Length || at == right.Length)
            return left.Length.CompareTo(right.Length);
        return Weight(left[at]).CompareTo(Weight(right[at]));
    }

    private static int Weight(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;

    private static int PushAll(
        ReadOnlySpan<Term> left, ReadOnlySpan<Term> right, bool exact, Stack<Pair> pending)
    {
        if (left.Length != right.Length)
            return left.Length.CompareTo(right.Length);
        for (int i = left.Length - 1; i >= 0; i--)
            pending.Push(new Pair(left[i], right[i], exact));
        return 0;
    }

    /// <summary>By module, name, what is not exported before what is, number of fields, their names
    /// in the order of the definition, and then the values.</summary>
    private static int CompareRecords(
        NativeRecord left, NativeRecord right, bool exact, Stack<Pair> pending)
    {
        (RecordShape a, RecordShape b) = (left.Shape, right.Shape);
        int order = First(
            CompareAtoms(a.Module, b.Module), CompareAtoms(a.Name, b.Name),
            a.Exported.CompareTo(b.Exported), a.Fields.Count.CompareTo(b.Fields.Count));
        for (int i = 0; i < a.Fields.Count && order == 0; i++)
            order = CompareAtoms(a.Fields[i], b.Fields[i]);
        return order != 0
            ? order
            : PushAll(left.Values.AsSpan(), right.Values.AsSpan(), exact, pending);
    }

    /// <summary>By size, then keys in their own order, then values in the order of the keys.
    /// </summary>
    private static int CompareMaps(Map left, Map right, bool exact, Stack<Pair> pending)
    {
        if (left.Entries.Count != right.Entries.Count)
            return left.Entries.Count.CompareTo(right.Entries.Count);
        List<Term> keysLeft = SortedKeys(left);
        List<Term> keysRight = SortedKeys(right);
        for (int i = keysLeft.Count - 1; i >= 0; i--)
            pending.Push(new Pair(left.Entries[keysLeft[i]], right.Entries[keysRight[i]], exact));
        for (int i = keysLeft.Count - 1; i >= 0; i--)
            pending.Push(new Pair(keysLeft[i], keysRight[i], true));
        return 0;
    }

    /// <summary>The keys of a map in the order of map keys.</summary>
    public static List<Term> SortedKeys(Map map)
    {
        var keys = new List<Term>(map.Entries.Keys);
        keys.Sort(CompareExact);
        return keys;
    }

    private static int CompareBits(Bitstring left, Bitstring right)
    {
        long bits = Math.Min(left.BitLength, right.BitLength);
        int whole = (int)(bits / 8);
        int order = left.Data.AsSpan()[..whole].SequenceCompareTo(right.Data.AsSpan()[..whole]);
        if (order == 0 && bits % 8 != 0)
        {
            int mask = 0xFF00 >> (int)(bits % 8);
            order = (left.Data[whole] & mask).CompareTo(right.Data[whole] & mask);
        }
        return order != 0 ? order : left.BitLength.CompareTo(right.BitLength);
    }

    private static int CompareFuns(LocalFun left, LocalFun right, bool exact, Stack<Pair> pending)
    {
        int order = First(
            CompareAtoms(left.Module, right.Module), left.Index.CompareTo(right.Index),
            left.Uniq.CompareTo(right.Uniq), left.Free.Length.CompareTo(right.Free.Length));
        return order != 0
            ? order
            : PushAll(left.Free.AsSpan(), right.Free.AsSpan(), exact, pending);
    }

    private static int CompareMfas(Mfa left, Mfa right) => First(
        CompareAtoms(left.Module, right.Module), CompareAtoms(left.Name, right.Name),
        left.Arity.CompareTo(right.Arity));

    private static int CompareNumbers(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        if (left.Length != right.Length)
            return left.Length.CompareTo(right.Length);
        for (int i = left.Length - 1; i >= 0; i--)
        {
            if (left[i] != right[i])
                return left[i].CompareTo(right[i]);
        }
        return 0;
    }
}
