using System.Collections.Immutable;
using Beam;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>maps</c>, and those of <c>erlang</c> on maps.</summary>
internal static class Maps
{
    public static readonly BifTable Table = new()
    {
        { "get", 2, (_, a) => Get(a[0], a[1]) },
        { "find", 2, (_, a) => a[1] is not Map map ? Badmap(a[1])
            : map.Entries.TryGetValue(a[0], out Term? v)
            ? new Beam.Tuple(Oracle.Names.Ok, v)
            : Oracle.Names.Error },
        { "is_key", 2, (_, a) => IsKey(a[0], a[1]) },
        { "keys", 1, (_, a) => a[0] is Map map
            ? Terms.List([.. Ordering.SortedKeys(map)])
            : Badmap(a[0]) },
        { "values", 1, (_, a) => a[0] is Map map
            ? Terms.List([.. Ordering.SortedKeys(map).Select(k => map.Entries[k])])
            : Badmap(a[0]) },
        { "put", 3, (_, a) => a[2] is Map map
            ? new Map(map.Entries.SetItem(a[0], a[1]))
            : Badmap(a[2]) },
        { "update", 3, (_, a) => a[2] is not Map map ? Badmap(a[2])
            : map.Entries.ContainsKey(a[0])
            ? new Map(map.Entries.SetItem(a[0], a[1]))
            : Badkey(a[0]) },
        { "remove", 2, (_, a) => a[1] is Map map
            ? new Map(map.Entries.Remove(a[0]))
            : Badmap(a[1]) },
        { "take", 2, (_, a) => a[1] is not Map map ? Badmap(a[1])
            : map.Entries.TryGetValue(a[0], out Term? v)
            ? new Beam.Tuple(v, new Map(map.Entries.Remove(a[0])))
            : Oracle.Names.Error },
        { "merge", 2, (_, a) => Merge(a[0], a[1]) },
        { "from_list", 1, (_, a) => FromList(a[0]) },
        { "from_keys", 2, (_, a) => FromKeys(a[0], a[1]) },
    };

    public static readonly BifTable Erlang = new()
    {
        { "map_size", 1, (_, a) => a[0] is Map map
            ? Terms.Int(map.Entries.Count)
            : Badmap(a[0]) },
        { "map_get", 2, (_, a) => Get(a[0], a[1]) },
        { "is_map_key", 2, (_, a) => IsKey(a[0], a[1]) },
    };

    public static readonly BifTable Internal = new()
    {
        { "map_next", 3, (_, a) => Next(a[1], a[2]) },
        { "map_to_tuple_keys", 1, (_, a) => a[0] is Map map
            ? new Beam.Tuple(Ordering.SortedKeys(map).ToArray())
            : Badmap(a[0]) },
        { "cmp_term", 2, (_, a) => Terms.Int(Math.Sign(Ordering.CompareExact(a[0], a[1]))) },
    };

    private static BifResult Badmap(Term term) =>
        BifResult.Error(Oracle.Names.Tagged("badmap", term));

    private static BifResult Badkey(Term key) =>
        BifResult.Error(Oracle.Names.Tagged("badkey", key));

    private static BifResult Get(Term key, Term map)
    {
        if (map is not Map { Entries: var entries })
            return Badmap(map);
        return entries.TryGetValue(key, out Term? value) ? value : Badkey(key);
    }

    private static BifResult IsKey(Term key, Term map) =>
        map is Map { Entries: var entries } ? entries.ContainsKey(key) : Badmap(map);

    private static BifResult Merge(Term first, Term second) => (first, second) switch
    {
        (Map a, Map b) => new Map(a.Entries.SetItems(b.Entries)),
        (Map, _) => Badmap(second),
        _ => Badmap(first),
    };

    private static BifResult FromList(Term list)
    {
        ImmutableDictionary<Term, Term>.Builder entries = Map.Empty.Entries.ToBuilder();
        for (; list is Cons cell; list = cell.Tail)
        {
            if (cell.Head is not Beam.Tuple { Elements: [Term key, Term value] })
                return BifResult.Badarg;
            entries[key] = value;
        }
        return list is Nil ? new Map(entries.ToImmutable()) : BifResult.Badarg;
    }

    private static BifResult FromKeys(Term keys, Term value) =>
        Terms.Elements(keys) is List<Term> list
            ? new Map(Map.Empty.Entries.SetItems(list.Select(k => KeyValuePair.Create(k, value))))
            : BifResult.Badarg;

    /// <summary>All associations at once, in front of <paramref name="rest"/>, or as the nested
    /// tuples of an iterator.</summary>
    /// <remarks>Real Erlang walks a map of over 32 keys by hash and in pieces.</remarks>
    private static BifResult Next(Term term, Term rest)
    {
        if (term is not Map map)
            return BifResult.Badarg;
        bool iterator = rest is Atom { Name: "iterator" };
        if (!iterator && rest is not (Cons or Nil))
            return BifResult.Badarg;
        Term result = iterator ? Oracle.Names.None : rest;
        List<Term> keys = Ordering.SortedKeys(map);
        for (int i = keys.Count - 1; i >= 0; i--)
        {
            Term value = map.Entries[keys[i]];
            result = iterator
                ? new Beam.Tuple(keys[i], value, result)
                : new Cons(new Beam.Tuple(keys[i], value), result);
        }
        return result;
    }
}
