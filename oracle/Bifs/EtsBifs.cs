using Beam;
using Oracle.Ets;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>ets</c>: tables as a whole. Objects and searches stand in files
/// beside it.</summary>
internal static partial class EtsBifs
{
    private const string Owner = "owner";

    private static readonly Atom EndOfTable = Atom.Of("$end_of_table");

    public static readonly BifTable Tables = new()
    {
        { "new", 2, (p, a) => New(p, a[0], a[1]) },
        { "delete", 1, (p, a) => With(p, a[0], Access.Owner, table =>
            {
                p.Node.Tables.Delete(table);
                return true;
            }) },
        { "rename", 2, (p, a) => Rename(p, a[0], a[1]) },
        { "whereis", 1, (p, a) => a[0] is not Atom ? BifResult.Badarg
            : p.Node.Tables.Find(a[0]) is Table table ? table.Id
            : Oracle.Names.Undefined },
        { "give_away", 3, (p, a) => GiveAway(p, a[0], a[1], a[2]) },
        { "setopts", 2, (p, a) => SetOptions(p, a[0], a[1]) },
        { "safe_fixtable", 2, (p, a) => Fix(p, a[0], a[1]) },
        { "info", 1, (p, a) => Info(p, a[0]) },
        { "info", 2, (p, a) => Info(p, a[0], a[1]) },
        { "internal_request_all", 0, (p, _) => RequestAll(p) },
        { "internal_delete_all", 2, (p, a) => With(p, a[0], Access.Write, table =>
            {
                long size = table.Size;
                table.Clear();
                return Terms.Int(size);
            }) },
    };

    private enum Access
    {
        Read,
        Write,
        Owner,
    }

    private static BifResult.Raise Badarg(string cause) =>
        new(Oracle.Names.Error, Oracle.Names.Badarg, Cause: Atom.Of(cause));

    /// <summary>Does something to the table of that name or identifier, if there is one and the
    /// process may.</summary>
    private static BifResult With(
        ProcessContext process, Term handle, Access access, Func<Table, BifResult> run)
    {
        if (handle is not (Atom or Reference))
            return Badarg("type");
        if (process.Node.Tables.Find(handle) is not Table table)
            return Badarg("id");
        bool may = table.Owner.Equals(process.Self) || access switch
        {
            Access.Read => table.Options.Protection.Name != "private",
            Access.Write => table.Options.Protection.Name == "public",
            _ => false,
        };
        return may ? run(table) : Badarg("access");
    }

    private static BifResult New(ProcessContext process, Term name, Term options)
    {
        if (name is not Atom atom || TableOptions.Read(options) is not TableOptions read)
            return BifResult.Badarg;
        if (read.IsNamed && process.Node.Tables.Find(atom) is not null)
            return Badarg("already_exists");
        return process.Node.Tables.New(atom, read, process.Self).Handle;
    }

    private static BifResult Rename(ProcessContext process, Term handle, Term name) =>
        With(process, handle, Access.Write, table =>
        {
            if (name is not Atom atom)
                return BifResult.Badarg;
            if (table.Options.IsNamed && process.Node.Tables.Find(atom) is not null)
                return Badarg("already_exists");
            table.Name = atom;
            return table.Handle;
        });

    private static BifResult GiveAway(ProcessContext process, Term handle, Term to, Term data)
    {
        if (to is not Pid heir)
            return BifResult.Badarg;
        return With(process, handle, Access.Owner, table =>
        {
            if (heir.Equals(table.Owner))
                return Badarg(Owner);
            if (process.Node.Find(heir) is not ProcessContext owner)
                return BifResult.Badarg;
            table.Owner = heir;
            owner.Deliver(Oracle.Ets.Tables.Transfer(table, process.Self, data));
            return true;
        });
    }

    private static BifResult SetOptions(ProcessContext process, Term handle, Term options) =>
        With(process, handle, Access.Owner, table =>
        {
            TableOptions? changed = table.Options;
            foreach (Term option in Terms.Elements(options) ?? [options])
            {
                changed = option switch
                {
                    Beam.Tuple { Elements: [Atom { Name: "heir" }, ..] } => changed.With(option),
                    Beam.Tuple { Elements: [Atom { Name: "protection" }, Term protection] } =>
                        changed.WithProtection(protection),
                    _ => null,
                };
                if (changed is null)
                    return BifResult.Badarg;
            }
            table.Options = changed;
            return true;
        });

    private static BifResult Fix(ProcessContext process, Term handle, Term isFixed)
    {
        if (isFixed != Atom.True && isFixed != Atom.False)
            return BifResult.Badarg;
        return With(process, handle, Access.Read, table =>
        {
            int count = table.Fixes.GetValueOrDefault(process.Self)
                + (isFixed == Atom.True ? 1 : -1);
            if (count > 0)
                table.Fixes[process.Self] = count;
            else
                table.Fixes.Remove(process.Self);
            return true;
        });
    }

    /// <summary>ets:all/0 waits for this message, one from each scheduler.</summary>
    private static Reference RequestAll(ProcessContext process)
    {
        Reference reference = process.Node.NewReference();
        Term all = Terms.List([.. process.Node.Tables.All.Select(t => t.Handle)]);
        process.Deliver(new Beam.Tuple(reference, all));
        return reference;
    }

    // What is known of a table.

    private static readonly string[] InfoItems =
    [
        "id", "decentralized_counters", "read_concurrency", "write_concurrency", "compressed",
        "memory", "owner", "heir", "name", "size", "node", "named_table", "type", "keypos",
        "protection",
    ];

    private static BifResult Info(ProcessContext process, Term handle)
    {
        if (handle is not (Atom or Reference))
            return Badarg("type");
        if (process.Node.Tables.Find(handle) is not Table table)
            return Oracle.Names.Undefined;
        return Terms.List([.. InfoItems.Select(item =>
            (Term)new Beam.Tuple(Atom.Of(item), Info(table, item)!))]);
    }

    private static BifResult Info(ProcessContext process, Term handle, Term item)
    {
        if (handle is not (Atom or Reference))
            return Badarg("type");
        if (process.Node.Tables.Find(handle) is not Table table)
            return Oracle.Names.Undefined;
        if (item is Atom { Name: "safe_fixed" or "safe_fixed_monotonic_time" }
            && table.Fixes.Count > 0)
        {
            return new BifResult.NotYet("ets:info(_, safe_fixed) of a fixed table");
        }
        return item is Atom known && Info(table, known.Name) is Term value
            ? value
            : BifResult.Badarg;
    }

    private static Term? Info(Table table, string item) => item switch
    {
        "id" => table.Id,
        "decentralized_counters" => Atom.Of(table.Options.HasDecentralizedCounters),
        "read_concurrency" => Atom.Of(table.Options.ReadConcurrency),
        "write_concurrency" => table.Options.WriteConcurrency,
        "compressed" => Atom.Of(table.Options.IsCompressed),
        "memory" => Terms.Int(table.Objects.Sum(o => TermSize.Words(o))),
        "owner" => table.Owner,
        "heir" => table.Options.Heir ?? (Term)Oracle.Names.None,
        "name" => table.Name,
        "size" => Terms.Int(table.Size),
        "node" => Atom.Of(Node.Name),
        "named_table" => Atom.Of(table.Options.IsNamed),
        "type" => TypeName(table.Options.Type),
        "keypos" => Terms.Int(table.Options.KeyPosition),
        "protection" => table.Options.Protection,
        "fixed" => Atom.Of(table.Fixes.Count > 0),
        "safe_fixed" or "safe_fixed_monotonic_time" or "stats" => Atom.False,
        "binary" => Nil.Instance,
        _ => null,
    };

    private static Atom TypeName(TableType type) => Atom.Of(type switch
    {
        TableType.Set => "set",
        TableType.OrderedSet => "ordered_set",
        TableType.Bag => "bag",
        TableType.DuplicateBag => "duplicate_bag",
    });
}
