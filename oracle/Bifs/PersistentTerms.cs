using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>persistent_term</c>; what a run keeps, no other sees.</summary>
internal static class PersistentTerms
{
    public static readonly BifTable Table = new()
    {
        { "get", 0, (p, _) => Terms.List(
            [.. p.Node.Persistent.Select(e => (Term)new Beam.Tuple(e.Key, e.Value))]) },
        { "get", 1, (p, a) => (BifResult?)Get(p, a[0]) ?? BifResult.Badarg },
        { "get", 2, (p, a) => Get(p, a[0]) ?? new BifResult.Value(a[1]) },
        { "put", 2, (p, a) =>
            {
                p.Node.Persistent[a[0]] = a[1];
                return Oracle.Names.Ok;
            } },
        { "erase", 1, (p, a) => p.Node.Persistent.Remove(a[0]) },
    };

    /// <summary>What OTP 25 keeps there when it has started: erl_scan asks for it.</summary>
    public static SortedDictionary<Term, Term> AtStart() =>
        new(Comparer<Term>.Create(Ordering.CompareExact))
        {
            [Feature("keywords")] = Nil.Instance,
            [Feature("enabled_features")] = Nil.Instance,
            [Feature("init_done")] = Atom.True,
        };

    private static Beam.Tuple Feature(string key) => new(Atom.Of("erl_features"), Atom.Of(key));

    private static BifResult.Value? Get(ProcessContext process, Term key) =>
        process.Node.Persistent.TryGetValue(key, out Term? value)
            ? new BifResult.Value(value)
            : null;
}
