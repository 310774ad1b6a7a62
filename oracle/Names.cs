using Beam;

namespace Oracle;

/// <summary>Atoms that the machine itself makes.</summary>
internal static class Names
{
    public static readonly Atom Error = Atom.Of("error");
    public static readonly Atom Exit = Atom.Of("exit");
    public static readonly Atom Normal = Atom.Of("normal");
    public static readonly Atom Return = Atom.Of("return");
    public static readonly Atom Killed = Atom.Of("killed");
    public static readonly Atom Throw = Atom.Of("throw");
    public static readonly Atom ExitTuple = Atom.Of("EXIT");
    public static readonly Atom Undef = Atom.Of("undef");
    public static readonly Atom Undefined = Atom.Of("undefined");
    public static readonly Atom FunctionClause = Atom.Of("function_clause");
    public static readonly Atom IfClause = Atom.Of("if_clause");
    public static readonly Atom Badarg = Atom.Of("badarg");
    public static readonly Atom Cause = Atom.Of("cause");
    public static readonly Atom Badarith = Atom.Of("badarith");
    public static readonly Atom SystemLimit = Atom.Of("system_limit");
    public static readonly Atom Value = Atom.Of("value");
    public static readonly Atom Ok = Atom.Of("ok");
    public static readonly Atom None = Atom.Of("none");
    public static readonly Atom Apply = Atom.Of("apply");
    public static readonly Atom Erlang = Atom.Of("erlang");
    public static readonly Atom File = Atom.Of("file");
    public static readonly Atom Line = Atom.Of("line");
    public static readonly Atom Module = Atom.Of("module");
    public static readonly Atom ErrorInfo = Atom.Of("error_info");

    /// <summary>{M, F, Arity}.</summary>
    public static Term Function(Mfa f) =>
        new Beam.Tuple(Atom.Of(f.Module), Atom.Of(f.Name), Terms.Int(f.Arity));

    /// <summary>{Tag, Value}, as in {badmatch,V}.</summary>
    public static Term Tagged(string tag, Term value) => new Beam.Tuple(Atom.Of(tag), value);
}
