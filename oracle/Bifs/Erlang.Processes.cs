using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>Control, funs, the process and its dictionary.</summary>
internal static partial class Erlang
{
    /// <summary>Arguments that a function can be applied to.</summary>
    private const int ArityMax = 1023;

    public static readonly BifTable Processes = new()
    {
        { "error", 1, (_, a) => new BifResult.Raise(Oracle.Names.Error, a[0]) },
        { "error", 2, (_, a) => new BifResult.Raise(Oracle.Names.Error, a[0]) },
        { "error", 3, (_, a) => new BifResult.Raise(Oracle.Names.Error, a[0]) },
        { "nif_error", 1, (_, a) => new BifResult.Raise(Oracle.Names.Error, a[0]) },
        { "nif_error", 2, (_, a) => new BifResult.Raise(Oracle.Names.Error, a[0]) },
        { "exit", 1, (_, a) => new BifResult.Raise(Oracle.Names.Exit, a[0]) },
        { "throw", 1, (_, a) => new BifResult.Raise(Oracle.Names.Throw, a[0]) },
        { "raise", 3, (_, a) => Raise(a[0], a[1], a[2]) },
        { "apply", 2, (_, a) => Apply(a[0], a[1]) },
        { "apply", 3, (_, a) => Apply(a[0], a[1], a[2]) },
        { "make_fun", 3, (_, a) => (a[0], a[1], Small(a[2], 0, 255)) is
            (Atom m, Atom f, int n)
            ? new ExternalFun(new Mfa(m.Name, f.Name, n))
            : BifResult.Badarg },
        { "phash", 2, (_, a) => Phash.Run(a[0], a[1]) },
        { "self", 0, (p, _) => p.Self },
        { "node", 0, (_, _) => Atom.Of(Node.Name) },
        { "node", 1, (_, a) => NodeOf(a[0]) },
        { "bump_reductions", 1, (_, a) => Small(a[0], 1, int.MaxValue) is not null
            ? true
            : BifResult.Badarg },
        { "make_ref", 0, (p, _) => p.Node.NewReference() },
        { "unique_integer", 0, (p, _) => Terms.Int(p.Node.NewUniqueInteger()) },
        { "unique_integer", 1, (p, a) => Terms.Elements(a[0]) is not null
            ? Terms.Int(p.Node.NewUniqueInteger())
            : BifResult.Badarg },
        { "put", 2, (p, a) => p.Put(a[0], a[1]) ?? Oracle.Names.Undefined },
        { "get", 1, (p, a) => p.Get(a[0]) ?? Oracle.Names.Undefined },
        { "get", 0, (p, _) => Dictionary(p) },
        { "get_keys", 0, (p, _) => Terms.List([.. p.Dictionary.Select(e => e.Key)]) },
        { "get_keys", 1, (p, a) => KeysOf(p, a[0]) },
        { "erase", 1, (p, a) => p.Erase(a[0]) ?? Oracle.Names.Undefined },
        { "erase", 0, (p, _) => EraseAll(p) },
    };

    /// <summary>Returns badarg, raising nothing, when class or trace are none.</summary>
    private static BifResult Raise(Term cls, Term reason, Term trace)
    {
        if (cls is not Atom { Name: "error" or "exit" or "throw" } known
            || Stacktraces.Sanitize(trace) is not Term kept)
        {
            return Oracle.Names.Badarg;
        }
        return new BifResult.Raise(known, reason, kept);
    }

    private static BifResult Apply(Term fun, Term args)
    {
        if (Terms.Elements(args) is not List<Term> list)
            return BifResult.Badarg;
        return list.Count <= ArityMax
            ? new BifResult.Apply(fun, list)
            : BifResult.SystemLimit;
    }

    private static BifResult Apply(Term module, Term function, Term args)
    {
        if (module is not Atom m || function is not Atom f
            || Terms.Elements(args) is not List<Term> list)
        {
            return BifResult.Badarg;
        }
        return list.Count <= ArityMax
            ? new BifResult.Apply(new ExternalFun(new Mfa(m.Name, f.Name, list.Count)), list)
            : BifResult.SystemLimit;
    }

    private static BifResult NodeOf(Term term) => term switch
    {
        Pid pid => Atom.Of(pid.Node),
        Port port => Atom.Of(port.Node),
        Reference reference => Atom.Of(reference.Node),
        _ => BifResult.Badarg,
    };

    private static Term Dictionary(ProcessContext process) => Terms.List(
        [.. process.Dictionary.Select(e => (Term)new Beam.Tuple(e.Key, e.Value))]);

    private static Term EraseAll(ProcessContext process)
    {
        Term before = Dictionary(process);
        process.EraseAll();
        return before;
    }

    private static Term KeysOf(ProcessContext process, Term value) => Terms.List(
        [.. process.Dictionary.Where(e => Ordering.Identical(e.Value, value)).Select(e => e.Key)]);
}
