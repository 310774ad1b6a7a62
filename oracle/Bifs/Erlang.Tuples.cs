using System.Collections.Immutable;
using Beam;

namespace Oracle.Bifs;

/// <summary>Tuples, and the parts of lists.</summary>
internal static partial class Erlang
{
    /// <summary>Elements that a tuple can have.</summary>
    private const int TupleSizeMax = (1 << 24) - 1;

    public static readonly BifTable Tuples = new()
    {
        { "element", 2, (_, a) => At(a[1], a[0]) is int n ? Of(a[1])[n - 1] : BifResult.Badarg },
        { "setelement", 3, (_, a) => At(a[1], a[0]) is int n
            ? new Beam.Tuple(Of(a[1]).SetItem(n - 1, a[2]))
            : BifResult.Badarg },
        { "tuple_size", 1, (_, a) => a[0] is Beam.Tuple t
            ? Terms.Int(t.Elements.Length)
            : BifResult.Badarg },
        { "tuple_to_list", 1, (_, a) => a[0] is Beam.Tuple t
            ? Terms.List(t.Elements.AsSpan())
            : BifResult.Badarg },
        { "list_to_tuple", 1, (_, a) => Terms.Elements(a[0]) is List<Term> items
            ? new Beam.Tuple(items.ToArray())
            : BifResult.Badarg },
        { "make_tuple", 2, (_, a) => MakeTuple(a[0], a[1], Nil.Instance) },
        { "make_tuple", 3, (_, a) => MakeTuple(a[0], a[1], a[2]) },
        { "append_element", 2, (_, a) => a[0] is Beam.Tuple t
            ? new Beam.Tuple(t.Elements.Add(a[1]))
            : BifResult.Badarg },
        { "insert_element", 3, (_, a) => Insert(a[1], a[0], a[2]) },
        { "delete_element", 2, (_, a) => At(a[1], a[0]) is int n
            ? new Beam.Tuple(Of(a[1]).RemoveAt(n - 1))
            : BifResult.Badarg },
        { "hd", 1, (_, a) => a[0] is Cons c ? c.Head : BifResult.Badarg },
        { "tl", 1, (_, a) => a[0] is Cons c ? c.Tail : BifResult.Badarg },
        { "length", 1, (_, a) => Length(a[0]) },
        { "++", 2, (_, a) => Append(a[0], a[1]) },
        { "append", 2, (_, a) => Append(a[0], a[1]) },
        { "--", 2, (_, a) => Subtract(a[0], a[1]) },
        { "subtract", 2, (_, a) => Subtract(a[0], a[1]) },
    };

    /// <summary>A position in the tuple, from 1; null when it is none or there is no tuple.
    /// </summary>
    private static int? At(Term tuple, Term position) =>
        tuple is Beam.Tuple { Elements: var elements }
            ? Small(position, 1, elements.Length)
            : null;

    private static ImmutableArray<Term> Of(Term tuple) => ((Beam.Tuple)tuple).Elements;

    private static BifResult MakeTuple(Term size, Term initial, Term settings)
    {
        if (Small(size, 0, TupleSizeMax) is not int n
            || Terms.Elements(settings) is not List<Term> pairs)
        {
            return BifResult.Badarg;
        }
        var elements = new Term[n];
        Array.Fill(elements, initial);
        foreach (Term pair in pairs)
        {
            if (pair is not Beam.Tuple { Elements: [Term position, Term value] }
                || Small(position, 1, n) is not int at)
            {
                return BifResult.Badarg;
            }
            elements[at - 1] = value;
        }
        return new Beam.Tuple(elements);
    }

    private static BifResult Insert(Term tuple, Term position, Term value) =>
        tuple is Beam.Tuple { Elements: var elements }
        && Small(position, 1, elements.Length + 1) is int n
            ? new Beam.Tuple(elements.Insert(n - 1, value))
            : BifResult.Badarg;

    private static BifResult Length(Term list)
    {
        long length = 0;
        for (; list is Cons cell; list = cell.Tail)
            length++;
        return list is Nil ? Terms.Int(length) : BifResult.Badarg;
    }

    /// <summary>The second list may be any term.</summary>
    private static BifResult Append(Term list, Term tail) =>
        Terms.Elements(list) is List<Term> items
            ? Terms.List(items.ToArray(), tail)
            : BifResult.Badarg;

    /// <summary>For each element of the second list, the first one =:= it goes from the first.
    /// </summary>
    private static BifResult Subtract(Term list, Term less)
    {
        if (Terms.Elements(list) is not List<Term> items
            || Terms.Elements(less) is not List<Term> removed)
        {
            return BifResult.Badarg;
        }
        var counts = new SortedDictionary<Term, int>(
            Comparer<Term>.Create(Ordering.CompareExact));
        foreach (Term item in removed)
            counts[item] = counts.GetValueOrDefault(item) + 1;
        var kept = new List<Term>();
        foreach (Term item in items)
        {
            int count = counts.GetValueOrDefault(item);
            if (count > 0)
                counts[item] = count - 1;
            else
                kept.Add(item);
        }
        return Terms.List(kept.ToArray());
    }
}
