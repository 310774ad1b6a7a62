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

    /// <summary>Tables of a process that is no more go to their heirs, or with it; what the heirs
    /// are to be told.</summary>
    /// <param name="owner">The process.</param>
    /// <param name="isAlive">Whether a process could inherit.</param>
    public List<(Pid Heir, Term Message)> OnExit(Pid owner, Func<Pid, bool> isAlive)
    {
        var messages = new List<(Pid, Term)>();
        foreach (Table table in _tables.ToArray())
        {
            table.Fixes.Remove(owner);
            if (!table.Owner.Equals(owner))
                continue;
            if (table.Options.Heir is Pid heir && !heir.Equals(owner) && isAlive(heir))
            {
                table.Owner = heir;
                messages.Add((heir, Transfer(table, owner, table.Options.HeirData)));
            }
            else
            {
                Delete(table);
            }
        }
        return messages;
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
