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

    /// <summary>What OTP 25 keeps there when it has started with its logger off: erl_scan asks for
    /// it, and what reports errors.</summary>
    public static SortedDictionary<Term, Term> AtStart() =>
        new(Comparer<Term>.Create(Ordering.CompareExact))
        {
            [Feature("keywords")] = Nil.Instance,
            [Feature("enabled_features")] = Nil.Instance,
            [Feature("init_done")] = Atom.True,
            [LogLevel("$primary_config$")] = LogNothing,
            [LogLevel("application_controller")] = LogNothing,
            [LogLevel("gen_event")] = LogNothing,
            [LogLevel("gen_server")] = LogNothing,
            [LogLevel("gen_statem")] = LogNothing,
            [LogLevel("proc_lib")] = LogNothing,
            [LogLevel("supervisor")] = LogNothing,
            [LogLevel("supervisor_bridge")] = LogNothing,
        };

    private static readonly Term LogNothing = Terms.Int(-1);

    private static Beam.Tuple LogLevel(string of) =>
        new(Atom.Of("logger_config"), Atom.Of(of));

    private static Beam.Tuple Feature(string key) => new(Atom.Of("erl_features"), Atom.Of(key));

    private static BifResult.Value? Get(ProcessContext process, Term key) =>
        process.Node.Persistent.TryGetValue(key, out Term? value)
            ? new BifResult.Value(value)
            : null;
}
