using Beam;
using Oracle.Ets;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>Searches with patterns and match specifications.</summary>
internal static partial class EtsBifs
{
    public static readonly BifTable Searches = new()
    {
        { "match", 1, (p, a) => Continue(p, a[0]) },
        { "match", 2, (p, a) => Search(p, a[0], MatchSpec.OfPattern(a[1], "$$"), null) },
        { "match", 3, (p, a) => Search(p, a[0], MatchSpec.OfPattern(a[1], "$$"), a[2]) },
        { "match_object", 1, (p, a) => Continue(p, a[0]) },
        { "match_object", 2, (p, a) => Search(p, a[0], MatchSpec.OfPattern(a[1], "$_"), null) },
        { "match_object", 3, (p, a) => Search(p, a[0], MatchSpec.OfPattern(a[1], "$_"), a[2]) },
        { "select", 1, (p, a) => Continue(p, a[0]) },
        { "select", 2, (p, a) => Search(p, a[0], MatchSpec.Compile(a[1]), null) },
        { "select", 3, (p, a) => Search(p, a[0], MatchSpec.Compile(a[1]), a[2]) },
        { "select_reverse", 1, (p, a) => Continue(p, a[0]) },
        { "select_reverse", 2, (p, a) => Search(
            p, a[0], MatchSpec.Compile(a[1]), null, reverse: true) },
        { "select_reverse", 3, (p, a) => Search(
            p, a[0], MatchSpec.Compile(a[1]), a[2], reverse: true) },
        { "select_count", 2, (p, a) => Each(p, a[0], a[1], Access.Read, static (_, _) => { }) },
        { "internal_select_delete", 2, (p, a) => Each(
            p, a[0], a[1], Access.Write, static (table, found) =>
            {
                Row row = table.Find(table.KeyOf(found))!;
                table.Replace(row.Key, row.Objects.Remove(found));
            }) },
        { "select_replace", 2, (p, a) => Replace(p, a[0], a[1]) },
        { "match_spec_compile", 1, (p, a) => a[0] is Cons
            && MatchSpec.Compile(a[0]) is MatchSpec spec
            ? p.Node.Tables.Keep(spec)
            : BifResult.Badarg },
        { "is_compiled_ms", 1, (p, a) => p.Node.Tables.Kept(a[0]) is not null },
        { "match_spec_run_r", 3, (p, a) => RunReversed(p, a[0], a[1], a[2]) },
    };

    public static readonly BifTable InErlang = new()
    {
        { "match_spec_test", 3, (p, a) => Test(p, a[0], a[1], a[2]) },
    };

    private static BifResult Search(
        ProcessContext process, Term handle, MatchSpec? spec, Term? limit, bool reverse = false) =>
        With(process, handle, Access.Read, table =>
        {
            if (spec is null)
                return BifResult.Badarg;
            if (limit is null)
            {
                IEnumerable<Beam.Tuple> all = reverse && table.IsOrdered
                    ? table.Objects.Reverse()
                    : table.Objects;
                return Terms.List(
                    [.. all.Select(o => spec.Run(o, process)).OfType<Term>()]);
            }
            return Erlang.Small(limit, 1, int.MaxValue) is int most
                ? Chunk(process, table, spec, new Position(null, most, reverse), null)
                : BifResult.Badarg;
        });

    /// <summary>Where a search in pieces stands: behind a key (null: at the beginning).</summary>
    private readonly record struct Position(Term? Key, int Most, bool IsReverse);

    /// <summary>The next piece: {Results, Continuation}. Only where the table has been gone through
    /// is the end told with it.</summary>
    private static BifResult Chunk(
        ProcessContext process, Table table, MatchSpec spec, Position from, Reference? name)
    {
        bool down = from.IsReverse && table.IsOrdered;
        var found = new List<Term>();
        Term? key = from.Key;
        bool more = false;
        for (int at = First(table, from.Key, down); at >= 0 && at < table.Rows.Count;
            at += down ? -1 : 1)
        {
            Row row = table.Rows[at];
            found.AddRange(row.Objects.Select(o => spec.Run(o, process)).OfType<Term>());
            key = row.Key;
            more = found.Count >= from.Most;
            if (more)
                break;
        }
        if (found.Count == 0)
            return EndOfTable;
        more &= !spec.HasKey(table.Options.KeyPosition);
        Term rest = !more ? EndOfTable : new Beam.Tuple(
            table.Handle, key!, Nil.Instance, Terms.Int(from.Most),
            name ?? process.Node.Tables.Keep(spec), Nil.Instance,
            Terms.Int(from.IsReverse ? 1 : 0), Terms.Int(0));
        return new Beam.Tuple(Terms.List([.. found]), rest);
    }

    private static int First(Table table, Term? behind, bool down)
    {
        if (behind is null)
            return down ? table.Rows.Count - 1 : 0;
        int at = table.IndexOf(behind);
        return (at, down) switch
        {
            ( >= 0, true) => at - 1,
            ( >= 0, false) => at + 1,
            ( < 0, true) => ~at - 1,
            ( < 0, false) => ~at,
        };
    }

    private static BifResult Continue(ProcessContext process, Term continuation)
    {
        if (continuation == EndOfTable)
            return EndOfTable;
        if (continuation is not Beam.Tuple { Elements: [Term handle, ..] elements })
            return BifResult.Badarg;
        return With(process, handle, Access.Read, table =>
            elements is [_, Term key, Nil, Term most, Reference name, Nil, Term reverse, _]
            && Erlang.Small(most, 1, int.MaxValue) is int limit
            && process.Node.Tables.Kept(name) is MatchSpec spec
                ? Chunk(
                    process, table, spec,
                    new Position(key, limit, Erlang.Small(reverse, 1, 1) is not null), name)
                : BifResult.Badarg);
    }

    /// <summary>Does something to each object that the specification says true of; their number.
    /// </summary>
    private static BifResult Each(
        ProcessContext process, Term handle, Term spec, Access access,
        Action<Table, Beam.Tuple> action) =>
        With(process, handle, access, table =>
        {
            if (MatchSpec.Compile(spec) is not MatchSpec compiled)
                return BifResult.Badarg;
            Beam.Tuple[] found =
                [.. table.Objects.Where(o => compiled.Run(o, process) == Atom.True)];
            foreach (Beam.Tuple item in found)
                action(table, item);
            return Terms.Int(found.Length);
        });

    /// <summary>Objects become what the specification makes of them; it must show that the key
    /// stays.</summary>
    private static BifResult Replace(ProcessContext process, Term handle, Term spec) =>
        With(process, handle, Access.Write, table =>
        {
            if (table.Options.Type == TableType.Bag)
                return Badarg("table_type");
            if (MatchSpec.Compile(spec) is not MatchSpec compiled
                || !Terms.Elements(spec)!.TrueForAll(c => KeepsKey(table, (Beam.Tuple)c)))
            {
                return BifResult.Badarg;
            }
            int count = 0;
            foreach (Row row in table.Rows)
            {
                Beam.Tuple[] objects = [.. row.Objects];
                for (int i = 0; i < objects.Length; i++)
                {
                    if (compiled.Run(objects[i], process) is not Beam.Tuple made)
                        continue;
                    objects[i] = made;
                    count++;
                }
                table.Replace(row.Key, [.. objects]);
            }
            return Terms.Int(count);
        });

    private static bool KeepsKey(Table table, Beam.Tuple clause)
    {
        int at = table.Options.KeyPosition;
        if (clause.Elements is not [Beam.Tuple { Elements: var head }, _, Cons { Tail: Nil } body]
            || head.Length < at)
        {
            return false;
        }
        Term key = head[at - 1];
        return body.Head switch
        {
            Atom { Name: "$_" } => true,
            Beam.Tuple { Elements: [Beam.Tuple { Elements: var made }] } when made.Length >= at =>
                Keeps(key, made[at - 1], at),
            _ => false,
        };
    }

    /// <summary>The same variable or constant, {const, Key}, or {element, Position, '$_'}.
    /// </summary>
    private static bool Keeps(Term key, Term made, int position) => made switch
    {
        Beam.Tuple { Elements: [Atom { Name: "const" }, Term value] } =>
            Pattern.IsGround(key) && value.Equals(key),
        Beam.Tuple { Elements: [Atom { Name: "element" }, Term at, Atom { Name: "$_" }] } =>
            Erlang.Small(at, position, position) is not null,
        Beam.Tuple { Elements: [Beam.Tuple inner] } => inner.Equals(key),
        Beam.Tuple or Map => false,
        _ => made.Equals(key) && made is not Atom { Name: "_" },
    };

    /// <summary>Results in reverse, in front of the accumulator.</summary>
    private static BifResult RunReversed(
        ProcessContext process, Term list, Term compiled, Term accumulator)
    {
        if (process.Node.Tables.Kept(compiled) is not MatchSpec spec)
            return BifResult.Badarg;
        for (; list is Cons cell; list = cell.Tail)
        {
            if (spec.Run(cell.Head, process) is Term result)
                accumulator = new Cons(result, accumulator);
        }
        return list is Nil ? accumulator : BifResult.Badarg;
    }

    /// <summary>{ok, Result, [], []} or {error, [{error, Text}]}.</summary>
    private static BifResult Test(ProcessContext process, Term subject, Term spec, Term dialect)
    {
        if (dialect is Atom { Name: "trace" })
            return new BifResult.NotYet("erlang:match_spec_test/3 of a trace");
        if (dialect is not Atom { Name: "table" } || subject is not Beam.Tuple)
            return BifResult.Badarg;
        var problems = new List<string>();
        if (spec is not Cons)
            problems.Add("Match programs are not in a list.");
        MatchSpec? compiled = problems.Count == 0 ? MatchSpec.Compile(spec, problems) : null;
        if (compiled is null)
        {
            Term[] errors = [.. problems.Select(p =>
                (Term)new Beam.Tuple(Oracle.Names.Error, Terms.CharList(p)))];
            return new Beam.Tuple(Oracle.Names.Error, Terms.List(errors));
        }
        Term result = compiled.Run(subject, process) ?? Atom.False;
        return new Beam.Tuple(Oracle.Names.Ok, result, Nil.Instance, Nil.Instance);
    }
}
