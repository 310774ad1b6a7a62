using System.Collections.Immutable;
using Beam;

namespace Oracle.Ets;

internal enum TableType
{
    Set,
    OrderedSet,
    Bag,
    DuplicateBag,
}

/// <summary>All objects of one key.</summary>
internal sealed record Row(Term Key, ImmutableArray<Beam.Tuple> Objects);

/// <summary>
/// An ets table. Objects are held in the order of their keys, also where real Erlang walks a hash
/// table: the order is free there, and must be the same in each run here.
/// </summary>
internal sealed class Table
{
    private readonly ImmutableSortedSet<Row> _none;
    private ImmutableSortedSet<Row> _rows;
    private long _size;

    public Table(Reference id, Atom name, TableOptions options, Pid owner)
    {
        Id = id;
        Name = name;
        Options = options;
        Owner = owner;
        // Keys of an ordered_set are the same when ==, others when =:=.
        Comparison<Term> compare = options.Type == TableType.OrderedSet
            ? Ordering.Compare
            : Ordering.CompareExact;
        _none = ImmutableSortedSet.Create<Row>(
            Comparer<Row>.Create((a, b) => compare(a.Key, b.Key)));
        _rows = _none;
    }

    public Reference Id { get; }
    public Atom Name { get; set; }
    public TableOptions Options { get; set; }
    public Pid Owner { get; set; }

    /// <summary>Processes that have fixed it, and how often.</summary>
    public Dictionary<Pid, int> Fixes { get; } = [];

    public bool IsOrdered => Options.Type == TableType.OrderedSet;
    public bool IsBag => Options.Type is TableType.Bag or TableType.DuplicateBag;

    /// <summary>The term that programs name it by.</summary>
    public Term Handle => Options.IsNamed ? Name : Id;

    public long Size => _size;

    /// <summary>A snapshot: later changes are not seen in it.</summary>
    public ImmutableSortedSet<Row> Rows => _rows;

    public IEnumerable<Beam.Tuple> Objects => _rows.SelectMany(r => r.Objects);

    /// <summary>Whether the term can be an object: a tuple that has a key.</summary>
    public bool Takes(Term term) =>
        term is Beam.Tuple tuple && tuple.Elements.Length >= Options.KeyPosition;

    public Term KeyOf(Beam.Tuple tuple) => tuple.Elements[Options.KeyPosition - 1];

    public Row? Find(Term key) =>
        _rows.TryGetValue(new Row(key, []), out Row? row) ? row : null;

    /// <summary>Where the key stands among all, or would (~ then).</summary>
    public int IndexOf(Term key) => _rows.IndexOf(new Row(key, []));

    /// <summary>A bag keeps one of equal objects; without duplicates, the last of a key counts.
    /// </summary>
    public void Insert(Beam.Tuple tuple)
    {
        Term key = KeyOf(tuple);
        Row? row = IsBag ? Find(key) : null;
        if (Options.Type == TableType.Bag && row is not null
            && row.Objects.Any(o => Ordering.Identical(o, tuple)))
        {
            return;
        }
        Replace(key, row is null ? [tuple] : row.Objects.Add(tuple));
    }

    /// <summary>Gives the key these objects in place of those it had.</summary>
    public void Replace(Term key, ImmutableArray<Beam.Tuple> objects)
    {
        if (Find(key) is Row row)
        {
            _rows = _rows.Remove(row);
            _size -= row.Objects.Length;
        }
        if (!objects.IsEmpty)
            _rows = _rows.Add(new Row(key, objects));
        _size += objects.Length;
    }

    public void Clear()
    {
        _rows = _none;
        _size = 0;
    }
}

/// <summary>What <c>ets:new/2</c> is told.</summary>
internal sealed record TableOptions
{
    public TableType Type { get; init; } = TableType.Set;
    public Atom Protection { get; init; } = Atom.Of("protected");
    public int KeyPosition { get; init; } = 1;
    public bool IsNamed { get; init; }
    public bool IsCompressed { get; init; }
    public Pid? Heir { get; init; }
    public Term HeirData { get; init; } = Nil.Instance;
    public Term WriteConcurrency { get; init; } = Atom.False;
    public bool ReadConcurrency { get; init; }
    public bool HasDecentralizedCounters { get; init; }

    /// <summary>The options of a list; null when one of them is none.</summary>
    public static TableOptions? Read(Term list)
    {
        if (Terms.Elements(list) is not List<Term> items)
            return null;
        TableOptions? options = new();
        foreach (Term item in items)
        {
            options = options.With(item);
            if (options is null)
                return null;
        }
        return options;
    }

    /// <summary>One option more; null when it is none.</summary>
    public TableOptions? With(Term option) => option switch
    {
        Atom { Name: "set" } => this, // It takes back no other.
        Atom { Name: "ordered_set" } => this with { Type = TableType.OrderedSet },
        Atom { Name: "bag" } => this with { Type = TableType.Bag },
        Atom { Name: "duplicate_bag" } => this with { Type = TableType.DuplicateBag },
        Atom { Name: "named_table" } => this with { IsNamed = true },
        Atom { Name: "compressed" } => this with { IsCompressed = true },
        Atom protection => WithProtection(protection),
        Beam.Tuple { Elements: [Atom { Name: "heir" }, Pid heir, Term data] } =>
            this with { Heir = heir, HeirData = data },
        Beam.Tuple { Elements: [Atom name, Term value] } => With(name.Name, value),
        _ => null,
    };

    public TableOptions? WithProtection(Term protection) =>
        protection is Atom { Name: "public" or "protected" or "private" } known
            ? this with { Protection = known }
            : null;

    private TableOptions? With(string name, Term value) => (name, value) switch
    {
        ("keypos", Integer) when Bifs.Erlang.Small(value, 1, int.MaxValue) is int position =>
            this with { KeyPosition = position },
        ("heir", Atom { Name: "none" }) => this with { Heir = null },
        ("write_concurrency", Atom { Name: "true" or "false" or "auto" }) =>
            this with { WriteConcurrency = value },
        ("read_concurrency", Atom { Name: "true" or "false" }) =>
            this with { ReadConcurrency = value == Atom.True },
        ("decentralized_counters", Atom { Name: "true" or "false" }) =>
            this with { HasDecentralizedCounters = value == Atom.True },
        _ => null,
    };
}
