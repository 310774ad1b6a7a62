using System.Collections.Immutable;
using Beam;

namespace Oracle;

/// <summary>Stack traces as <c>catch C:R:S</c> binds them: innermost first, at most eight
/// <c>{Module,Function,ArityOrArgs,Location}</c>.</summary>
internal static class Stacktraces
{
    public const int MaxDepth = 8;

    /// <summary>What stands in the trace where a process applies what is no fun.</summary>
    public static readonly Term ApplyEntry =
        Entry(new Mfa("erlang", "apply", 2));

    /// <summary>BIFs whose exception starts at the function that called them.</summary>
    public static bool IsRaiser(Mfa bif) => bif.Module == "erlang" && (bif.Name, bif.Arity) is
        ("error", 1) or ("error", 2) or ("error", 3) or ("exit", 1) or ("throw", 1);

    /// <summary>
    /// The trace of an exception.
    /// </summary>
    /// <param name="first">Entry above the others (a BIF, a function_clause, undef), or null.
    /// </param>
    /// <param name="site">The instruction that raised, or null when its function is not shown.
    /// </param>
    /// <param name="returns">Return addresses on the stack, innermost first. Of identical
    /// neighbours one is shown: recursion from one place lists once.</param>
    public static Term Take(Term? first, Place? site, IEnumerable<Place> returns)
    {
        var entries = new List<Term>(MaxDepth);
        if (first is not null)
            entries.Add(first);
        if (site is Place here)
            entries.Add(Entry(here));
        Place? previous = null;
        foreach (Place place in returns)
        {
            if (entries.Count == MaxDepth)
                break;
            if (place != previous)
                entries.Add(Entry(place with { Index = place.Index - 1 }));
            previous = place;
        }
        return Terms.List(entries.ToArray());
    }

    /// <summary>The entry of a function that no instruction is known of.</summary>
    public static Term Entry(Mfa function) => Entry(
        Atom.Of(function.Module), Atom.Of(function.Name), Terms.Int(function.Arity), Nil.Instance);

    /// <summary>The entry of the function around an instruction.</summary>
    private static Beam.Tuple Entry(Place place)
    {
        Function function = place.Code.FunctionAt(place.Index);
        return Entry(
            place.Code.Atom, Atom.Of(function.Name), Terms.Int(function.Arity), LocationOf(place));
    }

    /// <summary>The entry of a function that no clause of takes <paramref name="args"/>.</summary>
    public static Term FunctionClause(Place place, ReadOnlySpan<Term> args)
    {
        Function function = place.Code.FunctionAt(place.Index);
        return Entry(
            place.Code.Atom, Atom.Of(function.Name), Terms.List(args), LocationOf(place));
    }

    /// <summary>The entry of a function that does not exist.</summary>
    public static Term Undef(Mfa function, ReadOnlySpan<Term> args) => Entry(
        Atom.Of(function.Module), Atom.Of(function.Name), Terms.List(args), Nil.Instance);

    /// <summary>The entry of a BIF that failed; it names the module that explains the error.
    /// </summary>
    public static Term Bif(Mfa bif, ReadOnlySpan<Term> args, Atom? cause)
    {
        Atom explainer = Atom.Of(bif.Module switch
        {
            "binary" or "ets" or "lists" or "maps" or "math" or "re" or "unicode" =>
                "erl_stdlib_errors",
            "os" => "erl_kernel_errors",
            _ => "erl_erts_errors",
        });
        var entries = ImmutableDictionary<Term, Term>.Empty.Add(Names.Module, explainer);
        if (cause is not null)
            entries = entries.Add(Names.Cause, cause);
        Term info = Terms.List(new Beam.Tuple(Names.ErrorInfo, new Map(entries)));
        return Entry(Atom.Of(bif.Module), Atom.Of(bif.Name), Terms.List(args), info);
    }

    /// <summary>
    /// What <c>erlang:error/2,3</c> change in the trace: the caller's arguments stand instead of
    /// its arity, and {error_info, Map} is added to what is known of it.
    /// </summary>
    public static Term WithErrorOptions(Term trace, ReadOnlySpan<Term> args)
    {
        if (trace is not Cons { Head: Beam.Tuple { Elements: var caller } } cell)
            return trace;
        if (args.Length > 1 && args[1] is (Cons or Nil))
            trace = new Cons(Entry(caller[0], caller[1], args[1], caller[3]), cell.Tail);
        return args.Length > 2 && ErrorInfo(args[2]) is Map info
            ? WithErrorInfo(trace, info)
            : trace;
    }

    /// <summary>Adds {error_info, Map} to what is known of the first entry.</summary>
    public static Term WithErrorInfo(Term trace, Map info)
    {
        if (trace is not Cons { Head: Beam.Tuple { Elements: var entry } } cell)
            return trace;
        List<Term> items = Terms.Elements(entry[3])!;
        Term location = Terms.List([.. items, new Beam.Tuple(Names.ErrorInfo, info)]);
        return new Cons(Entry(entry[0], entry[1], entry[2], location), cell.Tail);
    }

    private static Map? ErrorInfo(Term options)
    {
        foreach (Term option in Terms.Elements(options) ?? [])
        {
            if (option is Beam.Tuple { Elements: [Atom { Name: "error_info" }, Map map] })
                return map;
        }
        return null;
    }

    /// <summary>[{file,File},{line,Line}], or [] where the compiler told nothing.</summary>
    private static Term LocationOf(Place place)
    {
        Location at = place.Code.LineAt(place.Index);
        if (at.Line == 0)
            return Nil.Instance;
        string file = at.File ?? place.Code.Module.Name + ".erl";
        return Terms.List(
            new Beam.Tuple(Names.File, Terms.CharList(file)),
            new Beam.Tuple(Names.Line, Terms.Int(at.Line)));
    }

    private static Beam.Tuple Entry(Term module, Term function, Term arityOrArgs, Term location) =>
        new Beam.Tuple(module, function, arityOrArgs, location);

    /// <summary>The trace without the location of its first entry.</summary>
    public static Term WithoutFirstLocation(Term trace) =>
        trace is Cons { Head: Beam.Tuple { Elements: var entry } } cell
            ? new Cons(Entry(entry[0], entry[1], entry[2], Nil.Instance), cell.Tail)
            : trace;

    /// <summary>
    /// A trace handed to <c>erlang:raise/3</c> in the form it is kept in: at most eight entries,
    /// each with a location. Null when it is none, which makes raise/3 return badarg.
    /// </summary>
    public static Term? Sanitize(Term trace)
    {
        var entries = new List<Term>();
        for (; trace is Cons cell; trace = cell.Tail)
        {
            if (cell.Head is not Beam.Tuple tuple || Complete(tuple.Elements) is not Term entry)
                return null;
            entries.Add(entry);
        }
        return trace is Nil ? Terms.List(entries.Take(MaxDepth).ToArray()) : null;
    }

    private static Beam.Tuple? Complete(ImmutableArray<Term> entry) => entry switch
    {
        [LocalFun or ExternalFun, _] => new Beam.Tuple(entry[0], entry[1], Nil.Instance),
        [LocalFun or ExternalFun, _, Nil or Cons] => new Beam.Tuple(entry),
        [Atom, Atom, _] => new Beam.Tuple(entry[0], entry[1], entry[2], Nil.Instance),
        [Atom, Atom, _, Nil or Cons] => new Beam.Tuple(entry),
        _ => null,
    };
}
