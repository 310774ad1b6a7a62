using Beam;
using Oracle.Processes;

namespace Oracle.Ets;

/// <summary>The ets tables of one run, in the order in which they were made, and what else ets
/// keeps: compiled match specifications.</summary>
internal sealed class Tables(Node node)
{
    private readonly List<Table> _tables = [];
    private readonly Dictionary<Reference, MatchSpec> _specs = [];

    public IEnumerable<Table> All => _tables;

    /// <summary>The table of that name or identifier, or null.</summary>
    public Table? Find(Term handle) => handle is Atom
        ? _tables.Find(t => t.Options.IsNamed && t.Name == handle)
        : _tables.Find(t => t.Id.Equals(handle));

    public Table New(Atom name, TableOptions options, Pid owner)
    {
        var table = new Table(node.NewReference(), name, options, owner);
        _tables.Add(table);
        return table;
    }

    public void Delete(Table table) => _tables.Remove(table);

    /// <summary>Tables of a process that is no more go to their heirs, or with it.</summary>
    public void OnExit(Pid owner)
    {
        foreach (Table table in _tables.ToArray())
        {
            table.Fixes.Remove(owner);
            if (!table.Owner.Equals(owner))
                continue;
            if (table.Options.Heir is Pid pid && node.Find(pid) is ProcessContext heir)
            {
                table.Owner = pid;
                heir.Deliver(Transfer(table, owner, table.Options.HeirData));
            }
            else
            {
                Delete(table);
            }
        }
    }

    /// <summary>What the new owner of a table is told.</summary>
    public static Beam.Tuple Transfer(Table table, Pid from, Term data) =>
        new(Atom.Of("ETS-TRANSFER"), table.Handle, from, data);

    /// <summary>Keeps a match specification; the term that names it.</summary>
    public Reference Keep(MatchSpec spec)
    {
        Reference name = node.NewReference();
        _specs.Add(name, spec);
        return name;
    }

    public MatchSpec? Kept(Term name) =>
        name is Reference reference ? _specs.GetValueOrDefault(reference) : null;
}
