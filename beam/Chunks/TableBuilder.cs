namespace Beam.Chunks;

/// <summary>Tables that grow as the code is written; a row is made when it is first asked for.
/// </summary>
internal sealed class TableBuilder
{
    private readonly Rows<string> _atoms = new(firstIndex: 1);
    private readonly Rows<Mfa> _imports = new(firstIndex: 0);
    private readonly Rows<Term> _literals = new(firstIndex: 0);
    private readonly Rows<ValueType> _types = new(firstIndex: 1);
    private readonly Rows<Location> _lines = new(firstIndex: 1);
    private readonly Rows<string> _files = new(firstIndex: 0);
    private static readonly ValueType AnyType = new(TypeSet.Any);

    private readonly ChunkWriter _strings = new();

    public TableBuilder(string module)
    {
        _atoms.Index(module);
        _files.Index(module + ".erl");
    }

    public IReadOnlyList<string> Atoms => _atoms.All;
    public IReadOnlyList<Mfa> Imports => _imports.All;
    public IReadOnlyList<Term> Literals => _literals.All;

    /// <summary>Rows from 1 on; row 0 promises nothing.</summary>
    public IReadOnlyList<ValueType> Types => _types.All;
    public IReadOnlyList<Location> Lines => _lines.All;

    /// <summary>The first is not written: it is the module's name with <c>.erl</c>.</summary>
    public IReadOnlyList<string> Files => _files.All;
    public ReadOnlySpan<byte> Strings => _strings.Written;

    public int Atom(string name) => _atoms.Index(name);
    public int Literal(Term term) => _literals.Index(term);
    public int Type(ValueType type) => type == AnyType ? 0 : _types.Index(type);
    public int File(string name) => _files.Index(name);

    public int Import(Mfa function)
    {
        Atom(function.Module);
        Atom(function.Name);
        return _imports.Index(function);
    }

    public int Line(Location location)
    {
        if (location.File is null)
            return 0;
        File(location.File);
        return _lines.Index(location);
    }

    /// <summary>The offset of a string; what stands somewhere already is not added again.</summary>
    public int Text(ValueList<byte> text)
    {
        int offset = _strings.Written.IndexOf(text.Span);
        if (offset >= 0)
            return offset;
        offset = _strings.Written.Length;
        _strings.Bytes(text.Span);
        return offset;
    }

    private sealed class Rows<T>(int firstIndex)
        where T : notnull
    {
        private readonly Dictionary<T, int> _index = [];
        private readonly List<T> _all = [];

        public IReadOnlyList<T> All => _all;

        public int Index(T row)
        {
            if (!_index.TryGetValue(row, out int index))
            {
                index = _all.Count + firstIndex;
                _index.Add(row, index);
                _all.Add(row);
            }
            return index;
        }
    }
}
