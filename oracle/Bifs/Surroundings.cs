using Beam;

namespace Oracle.Bifs;

/// <summary>What a run sees of the system around it: its kind, an environment without variables,
/// and that all modules there are have been loaded.</summary>
internal static class Surroundings
{
    public static readonly BifTable Os = new()
    {
        { "getenv", 1, (_, a) => a[0] is Cons or Nil ? false : BifResult.Badarg },
        { "env", 0, (_, _) => Nil.Instance },
    };

    /// <summary>What the code server does where all is loaded.</summary>
    public static readonly BifTable Code = new()
    {
        { "ensure_modules_loaded", 1, (p, a) => Terms.Elements(a[0]) is List<Term> modules
            && modules.TrueForAll(m => m is Atom name && p.Node.Code.Find(name.Name) is not null)
            ? Oracle.Names.Ok
            : new BifResult.NotYet("code:ensure_modules_loaded/1 of what is not there") },
    };

    public static readonly BifTable Erlang = new()
    {
        { "system_info", 1, (_, a) => a[0] switch
            {
                Atom { Name: "os_type" } => new Beam.Tuple(Atom.Of("unix"), Atom.Of("linux")),
                Atom { Name: "schedulers" or "schedulers_online" } => Terms.Int(1),
                Atom { Name: var name } => new BifResult.NotYet($"erlang:system_info({name})"),
                _ => new BifResult.NotYet("erlang:system_info/1 of no atom"),
            } },
        { "module_loaded", 1, (p, a) => a[0] is Atom module
            ? p.Node.Code.Find(module.Name) is not null
            : BifResult.Badarg },
        { "function_exported", 3, (p, a) => (a[0], a[1], Bifs.Erlang.Small(a[2], 0, 255)) switch
            {
                (Atom m, Atom f, int arity) => BifLibrary.Has(new Mfa(m.Name, f.Name, arity))
                    || p.Node.Code.Find(m.Name)?.IsExported(f.Name, arity) == true,
                (Atom, Atom, _) when a[2] is Integer => false,
                _ => BifResult.Badarg,
            } },
    };
}
