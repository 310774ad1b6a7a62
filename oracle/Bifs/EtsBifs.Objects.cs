using System.Collections.Immutable;
using System.Numerics;
using Beam;
using Oracle.Ets;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>Objects of tables, one key at a time.</summary>
internal static partial class EtsBifs
{
    public static readonly BifTable Objects = new()
    {
        { "insert", 2, (p, a) => Insert(p, a[0], a[1], onlyNew: false) },
        { "insert_new", 2, (p, a) => Insert(p, a[0], a[1], onlyNew: true) },
        { "lookup", 2, (p, a) => Look(p, a[0], a[1], static row => ObjectsOf(row)) },
        { "member", 2, (p, a) => Look(p, a[0], a[1], static row => row is not null) },
        { "lookup_element", 3, (p, a) => LookupElement(p, a[0], a[1], a[2]) },
        { "delete", 2, (p, a) => Delete(p, a[0], a[1], static _ => true) },
        { "take", 2, (p, a) => Delete(p, a[0], a[1], static row => ObjectsOf(row)) },
        { "delete_object", 2, (p, a) => DeleteObject(p, a[0], a[1]) },
        { "update_element", 3, (p, a) => UpdateElement(p, a[0], a[1], a[2]) },
        { "update_counter", 3, (p, a) => UpdateCounter(p, a[0], a[1], a[2], null) },
        { "update_counter", 4, (p, a) => UpdateCounter(p, a[0], a[1], a[2], a[3]) },
        { "first", 1, (p, a) => With(p, a[0], Access.Read, t => KeyAt(t, 0)) },
        { "last", 1, (p, a) => With(
            p, a[0], Access.Read, t => KeyAt(t, t.IsOrdered ? t.Rows.Count - 1 : 0)) },
        { "next", 2, (p, a) => Neighbour(p, a[0], a[1], forward: true) },
        { "prev", 2, (p, a) => Neighbour(p, a[0], a[1], forward: false) },
        { "slot", 2, (p, a) => Slot(p, a[0], a[1]) },
    };

    private static Term ObjectsOf(Row? row) =>
        row is null ? Nil.Instance : Terms.List([.. row.Objects]);

    private static BifResult Look(
        ProcessContext process, Term handle, Term key, Func<Row?, BifResult> result) =>
        With(process, handle, Access.Read, table => result(table.Find(key)));

    /// <summary>One object or a list of them: all or none.</summary>
    private static BifResult Insert(
        ProcessContext process, Term handle, Term objects, bool onlyNew) =>
        With(process, handle, Access.Write, table =>
        {
            List<Term>? items = objects is Beam.Tuple ? [objects] : Terms.Elements(objects);
            if (items is null || !items.TrueForAll(table.Takes))
                return BifResult.Badarg;
            if (onlyNew && items.Exists(o => table.Find(table.KeyOf((Beam.Tuple)o)) is not null))
                return false;
            if (table.Options.Type == TableType.Bag)
                items.Reverse(); // As real Erlang has it.
            foreach (Term item in items)
                table.Insert((Beam.Tuple)item);
            return true;
        });

    private static BifResult LookupElement(
        ProcessContext process, Term handle, Term key, Term position) =>
        With(process, handle, Access.Read, table =>
        {
            if (Erlang.Small(position, 1, int.MaxValue) is not int at)
                return BifResult.Badarg;
            if (table.Find(key) is not Row row)
                return Badarg("badkey");
            if (row.Objects.Any(o => o.Elements.Length < at))
                return BifResult.Badarg;
            Term[] elements = [.. row.Objects.Select(o => o.Elements[at - 1])];
            return table.IsBag ? Terms.List(elements) : elements[0];
        });

    private static BifResult Delete(
        ProcessContext process, Term handle, Term key, Func<Row?, BifResult> result) =>
        With(process, handle, Access.Write, table =>
        {
            BifResult before = result(table.Find(key));
            table.Replace(key, []);
            return before;
        });

    private static BifResult DeleteObject(ProcessContext process, Term handle, Term gone) =>
        With(process, handle, Access.Write, table =>
        {
            if (!table.Takes(gone))
                return BifResult.Badarg;
            if (table.Find(table.KeyOf((Beam.Tuple)gone)) is Row row)
                table.Replace(row.Key, row.Objects.RemoveAll(o => Ordering.Identical(o, gone)));
            return true;
        });

    // Parts of objects.

    private static BifResult UpdateElement(
        ProcessContext process, Term handle, Term key, Term changes) =>
        With(process, handle, Access.Write, table =>
        {
            List<Term>? list = changes is Beam.Tuple ? [changes] : Terms.Elements(changes);
            if (list is null || table.IsBag)
                return BifResult.Badarg;
            if (table.Find(key) is not Row row)
                return false;
            Term[] elements = [.. row.Objects[0].Elements];
            foreach (Term change in list)
            {
                if (change is not Beam.Tuple { Elements: [Term position, Term value] }
                    || Erlang.Small(position, 1, elements.Length) is not int at)
                {
                    return BifResult.Badarg;
                }
                if (at == table.Options.KeyPosition)
                    return Badarg("keypos");
                elements[at - 1] = value;
            }
            table.Replace(row.Key, [new Beam.Tuple(elements)]);
            return true;
        });

    /// <summary>An increment, {Position, Increment}, {Position, Increment, Threshold, SetValue}, or
    /// a list of them.</summary>
    private static BifResult UpdateCounter(
        ProcessContext process, Term handle, Term key, Term operations, Term? initial) =>
        With(process, handle, Access.Write, table =>
        {
            if (table.IsBag)
                return Badarg("table_type");
            if (initial is not null && !table.Takes(initial))
                return BifResult.Badarg;
            Beam.Tuple? before = table.Find(key)?.Objects[0];
            if (before is null && initial is null)
                return Badarg("badkey");
            Term[] elements = [.. (before ?? (Beam.Tuple)initial!).Elements];
            if (before is null)
                elements[table.Options.KeyPosition - 1] = key;
            var results = new List<Term>();
            List<Term>? list = operations is Cons or Nil
                ? Terms.Elements(operations)
                : [operations];
            foreach (Term operation in list ?? [Nil.Instance])
            {
                BifResult result = Count(table, elements, operation);
                if (result is not BifResult.Value { Term: Term counter })
                    return result;
                results.Add(counter);
            }
            var updated = new Beam.Tuple(elements);
            table.Replace(table.KeyOf(updated), [updated]);
            return operations is Cons or Nil ? Terms.List([.. results]) : results[0];
        });

    private static BifResult Count(Table table, Term[] elements, Term operation)
    {
        ImmutableArray<Term> parts = operation switch
        {
            Integer => [Terms.Int(table.Options.KeyPosition + 1), operation],
            Beam.Tuple { Elements: { Length: 2 or 4 } given } => given,
            _ => [],
        };
        if (parts.IsEmpty || !parts.All(p => p is Integer))
            return BifResult.Badarg;
        BigInteger position = Value(parts[0]);
        if (position < 1 || position > elements.Length)
            return Badarg("position");
        if (position == table.Options.KeyPosition)
            return Badarg("keypos");
        if (elements[(int)position - 1] is not Integer { Value: var before })
            return BifResult.Badarg;
        BigInteger after = before + Value(parts[1]);
        if (parts.Length == 4)
        {
            bool beyond = Value(parts[1]).Sign >= 0
                ? after > Value(parts[2])
                : after < Value(parts[2]);
            after = beyond ? Value(parts[3]) : after;
        }
        return elements[(int)position - 1] = new Integer(after);

        static BigInteger Value(Term integer) => ((Integer)integer).Value;
    }

    // Going through a table.

    private static BifResult KeyAt(Table table, int index) =>
        index >= 0 && index < table.Rows.Count ? table.Rows[index].Key : EndOfTable;

    /// <summary>In an ordered_set the key need not be there, in others only where the table is
    /// fixed; they know no order, and prev is next.</summary>
    private static BifResult Neighbour(
        ProcessContext process, Term handle, Term key, bool forward) =>
        With(process, handle, Access.Read, table =>
        {
            int at = table.IndexOf(key);
            if (at < 0 && !table.IsOrdered && table.Fixes.Count == 0)
                return BifResult.Badarg;
            bool up = forward || !table.IsOrdered;
            return KeyAt(table, (at, up) switch
            {
                ( >= 0, true) => at + 1,
                ( >= 0, false) => at - 1,
                ( < 0, true) => ~at,
                ( < 0, false) => ~at - 1,
            });
        });

    private static BifResult Slot(ProcessContext process, Term handle, Term index) =>
        With(process, handle, Access.Read, table =>
        {
            if (Erlang.Small(index, 0, table.Rows.Count) is not int at)
                return BifResult.Badarg;
            return at == table.Rows.Count ? EndOfTable : ObjectsOf(table.Rows[at]);
        });
}
