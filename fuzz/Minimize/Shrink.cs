using System.Collections.Immutable;
using System.Numerics;
using Beam;
using Tuple = Beam.Tuple;

namespace Fuzz.Minimize;

/// <summary>Simpler terms to try in place of one, simplest first. Each is strictly simpler, so that
/// taking them again and again ends.</summary>
internal static class Shrink
{
    /// <summary>Elements of a tuple or list that are simplified one by one; of more, halves.
    /// </summary>
    private const int FewMax = 12;

    private static readonly Term Zero = Terms.Int(0);
    private static readonly Term One = Terms.Int(1);
    private static readonly Term Ok = Atom.Of("a");

    public static IEnumerable<Term> Of(Term term) => term switch
    {
        Integer integer => OfInteger(integer.Value),
        Atom atom => atom == Ok ? [] : [Ok],
        Float { Value: not 0.0 } => [new Float(0.0)],
        Cons cons => OfList(cons),
        Tuple { Elements.Length: > 0 } tuple => OfTuple(tuple),
        Map { Entries.Count: > 0 } => [Map.Empty],
        Bitstring { BitLength: > 0 } bits => OfBits(bits),
        _ => [Zero],
    };

    /// <summary>Towards 0: fewer bits, then nearer; a limit plus one may become the limit's own
    /// neighbour but never grows.</summary>
    private static IEnumerable<Term> OfInteger(BigInteger value)
    {
        if (value.IsZero)
            yield break;
        yield return Zero;
        if (BigInteger.Abs(value) > 1)
            yield return One;
        if (value < 0)
            yield return new Integer(-value);
        if (BigInteger.Abs(value) <= 2)
            yield break;
        yield return new Integer(BigInteger.Divide(value, 2));
        if (BigInteger.Abs(value) < 1000)
            yield return new Integer(value - value.Sign);
        BigInteger power = BigInteger.One << (int)(BigInteger.Abs(value).GetBitLength() - 1);
        if (BigInteger.Abs(value) != power)
            yield return new Integer(power * value.Sign);
    }

    private static IEnumerable<Term> OfList(Cons list)
    {
        yield return Nil.Instance;
        if (HalfOf(list) is { } half)
            yield return half;
        yield return list.Tail;
        if (list.Tail is not Nil)
            yield return new Cons(list.Head, Nil.Instance);
        foreach (Term head in Of(list.Head).Take(3))
            yield return new Cons(head, list.Tail);
        if (list.Tail is Cons { Tail: not Cons } last)
        {
            foreach (Term tail in OfList(last).Take(3))
                yield return new Cons(list.Head, tail);
        }
        else if (list.Tail is Cons { Tail: var rest })
        {
            yield return new Cons(list.Head, rest);
        }
    }

    private static IEnumerable<Term> OfTuple(Tuple tuple)
    {
        ImmutableArray<Term> elements = tuple.Elements;
        for (int left = elements.Length / 2; left < elements.Length;)
        {
            yield return new Tuple(elements[..left]);
            left += Math.Max(1, (elements.Length - left) / 2);
        }
        for (int width = elements.Length; width > FewMax; width /= 2)
        {
            for (int i = 0; i + width <= elements.Length; i += width)
            {
                if (elements.AsSpan(i, width).ContainsAnyExcept(Zero))
                    yield return new Tuple(Zeroed(elements, i, width));
            }
        }
        int simplified = 0;
        for (int i = 0; i < elements.Length && simplified < FewMax; i++)
        {
            if (elements[i] == Zero)
                continue;
            simplified++;
            foreach (Term element in Of(elements[i]).Take(3))
                yield return new Tuple(elements.SetItem(i, element));
        }
    }

    private static ImmutableArray<Term> Zeroed(ImmutableArray<Term> elements, int at, int count)
    {
        ImmutableArray<Term>.Builder all = elements.ToBuilder();
        for (int i = at; i < at + count; i++)
            all[i] = Zero;
        return all.MoveToImmutable();
    }

    /// <summary>Of a long list the second half.</summary>
    private static Term? HalfOf(Cons list)
    {
        int length = 0;
        for (Term rest = list; rest is Cons cons; rest = cons.Tail)
            length++;
        Term half = list;
        for (int i = 0; i < length / 2; i++)
            half = ((Cons)half).Tail;
        return length > FewMax ? half : null;
    }

    private static IEnumerable<Term> OfBits(Bitstring bits)
    {
        yield return new Bitstring([]);
        int half = bits.Data.Length / 2;
        if (half > 0)
            yield return new Bitstring(bits.Data.AsSpan()[..half]);
    }
}
