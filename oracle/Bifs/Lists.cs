using Beam;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>lists</c>.</summary>
internal static class Lists
{
    public static readonly BifTable Table = new()
    {
        { "reverse", 2, (_, a) => Reverse(a[0], a[1]) },
        { "member", 2, (_, a) => Member(a[0], a[1]) },
        { "keyfind", 3, (_, a) => Key(a[0], a[1], a[2], static t => t, Atom.False) },
        { "keymember", 3, (_, a) => Key(a[0], a[1], a[2], static _ => Atom.True, Atom.False) },
        { "keysearch", 3, (_, a) => Key(
            a[0], a[1], a[2], static t => Oracle.Names.Tagged("value", t), Atom.False) },
    };

    private static BifResult Reverse(Term list, Term tail)
    {
        for (; list is Cons cell; list = cell.Tail)
            tail = new Cons(cell.Head, tail);
        return list is Nil ? tail : BifResult.Badarg;
    }

    private static BifResult Member(Term item, Term list)
    {
        for (; list is Cons cell; list = cell.Tail)
        {
            if (Ordering.Identical(cell.Head, item))
                return true;
        }
        return list is Nil ? false : BifResult.Badarg;
    }

    /// <summary>Finds the first tuple with an element == <paramref name="key"/> at a position; what
    /// is no tuple or too short is passed over.</summary>
    private static BifResult Key(
        Term key, Term position, Term list, Func<Term, Term> found, Term missing)
    {
        if (Erlang.Small(position, 1, int.MaxValue) is not int n)
            return BifResult.Badarg;
        for (; list is Cons cell; list = cell.Tail)
        {
            if (cell.Head is Beam.Tuple tuple && tuple.Elements.Length >= n
                && Ordering.Equal(tuple.Elements[n - 1], key))
            {
                return found(tuple);
            }
        }
        return list is Nil ? missing : BifResult.Badarg;
    }
}
