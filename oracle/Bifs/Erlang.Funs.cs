using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>What funs are; funs and identifiers as text.</summary>
internal static partial class Erlang
{
    private static readonly BifResult Nameless =
        new BifResult.NotYet("erlang:fun_info of a fun whose module is not on the code path");

    public static readonly BifTable Funs = new()
    {
        { "fun_info", 2, (p, a) => (a[0], a[1]) switch
            {
                (LocalFun fun, Atom item) => Tagged(item, LocalInfo(p, fun, item.Name)),
                (ExternalFun fun, Atom item) => Tagged(item, ExternalInfo(fun, item.Name)),
                _ => BifResult.Badarg,
            } },
        { "fun_info_mfa", 1, (p, a) => a[0] switch
            {
                LocalFun fun => NameOf(p, fun) is Atom name
                    ? new Beam.Tuple(Atom.Of(fun.Module), name, Terms.Int(fun.Arity))
                    : Nameless,
                ExternalFun { Function: var f } =>
                    new Beam.Tuple(Atom.Of(f.Module), Atom.Of(f.Name), Terms.Int(f.Arity)),
                _ => BifResult.Badarg,
            } },
        { "fun_to_list", 1, (_, a) => a[0] is LocalFun or ExternalFun
            ? Terms.CharList(a[0].ToString())
            : BifResult.Badarg },
        { "pid_to_list", 1, (_, a) => a[0] is Pid
            ? Terms.CharList(a[0].ToString())
            : BifResult.Badarg },
        { "port_to_list", 1, (_, a) => a[0] is Port
            ? Terms.CharList(a[0].ToString())
            : BifResult.Badarg },
        { "ref_to_list", 1, (_, a) => a[0] is Reference
            ? Terms.CharList(a[0].ToString())
            : BifResult.Badarg },
    };

    /// <summary>{Item, Value}.</summary>
    private static BifResult Tagged(Atom item, BifResult value) => value is BifResult.Value found
        ? new Beam.Tuple(item, found.Term)
        : value;

    /// <summary>The creator is the process that asks: funs do not wander.</summary>
    private static BifResult LocalInfo(ProcessContext process, LocalFun fun, string item) =>
        item switch
        {
            "module" => Atom.Of(fun.Module),
            "name" => NameOf(process, fun) is Atom name ? name : Nameless,
            "arity" => Terms.Int(fun.Arity),
            "env" => Terms.List(fun.Free.AsSpan()),
            "index" or "new_index" => Terms.Int(fun.Index),
            "uniq" => Terms.Int(fun.Uniq),
            "new_uniq" => new BifResult.NotYet("erlang:fun_info/2 of new_uniq"),
            "type" => Atom.Of("local"),
            "pid" => process.Self,
            _ => BifResult.Badarg,
        };

    private static BifResult ExternalInfo(ExternalFun fun, string item) => item switch
    {
        "module" => Atom.Of(fun.Function.Module),
        "name" => Atom.Of(fun.Function.Name),
        "arity" => Terms.Int(fun.Function.Arity),
        "env" => Nil.Instance,
        "index" or "new_index" or "uniq" or "new_uniq" or "pid" => Oracle.Names.Undefined,
        "type" => Atom.Of("external"),
        _ => BifResult.Badarg,
    };

    private static Atom? NameOf(ProcessContext process, LocalFun fun) =>
        process.Node.Code.Find(fun.Module) is Module module && fun.Index < module.Lambdas.Count
            ? Atom.Of(module.Lambdas[fun.Index].Name)
            : null;
}
