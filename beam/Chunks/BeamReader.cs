namespace Beam.Chunks;

/// <summary>
/// Reads a <c>.beam</c> file. Whatever the bytes, the result is a module whose references all lead
/// somewhere, or one <see cref="InputException"/>.
/// </summary>
public sealed class BeamReader
{
    /// <summary>A file or literal table may inflate to this; the greatest of OTP are a hundredth.
    /// </summary>
    private const int InflatedMax = 1 << 26;

    private const int FormBytes = 12;

    private readonly string _fileName;
    private readonly ContainerChunks _chunks;

    private BeamReader(ContainerChunks chunks, string fileName)
    {
        _chunks = chunks;
        _fileName = fileName;
    }

    /// <summary>Reads a module; <paramref name="fileName"/> is for complaints only.</summary>
    /// <exception cref="InputException">The bytes are no module of OTP 24 to 29.</exception>
    public static Module Read(ReadOnlySpan<byte> data, string fileName)
    {
        if (data is [0x1F, 0x8B, ..])
        {
            data = Inflater.Gzip(data, InflatedMax)
                ?? throw new InputException($"{fileName}: offset 0: expected a gzipped module");
        }
        var chunks = ContainerChunks.Read(data, fileName);
        return new BeamReader(chunks, fileName).Read(data);
    }

    private Module Read(ReadOnlySpan<byte> data)
    {
        Const[] atoms = ReadAtoms(data);
        if (atoms.Length < 2)
            throw new InputException($"{_fileName}: chunk AtU8: expected the name of the module");
        string name = ((Atom)atoms[1].Value).Name;
        ChunkReader code = Required("Code", data);
        CodeReader.CodeHeader header = CodeReader.ReadHeader(ref code);
        Lambda[] lambdas = TryOpen("FunT", data, out ChunkReader funs)
            ? TableReader.Lambdas(ref funs, atoms, header.LabelCount)
            : [];
        Tables tables = ReadTables(data, atoms, name, lambdas.Length);
        List<Function> functions = CodeReader.Read(ref code, header, tables);
        var entries = functions.Select(f => (f.Name, f.Arity, f.Entry)).ToHashSet();
        for (int i = 0; i < lambdas.Length; i++)
        {
            if (!entries.Contains((lambdas[i].Name, lambdas[i].Arity, lambdas[i].Label)))
                throw funs.Fail($"lambda {i}: expected a function's entry");
        }
        ChunkReader exportReader = Required("ExpT", data);
        var exports = TableReader.Exports(ref exportReader, atoms, header.LabelCount);
        if (exports.FirstOrDefault(e => !entries.Contains(e)) is { Name: { } missing })
            throw exportReader.Fail($"export {Atom.Quote(missing)}: expected a function's entry");
        return new Module(
            name,
            new([.. exports.Select(e => (e.Name, e.Arity))]),
            new([.. functions]),
            new([.. lambdas]),
            header.LabelCount,
            _chunks.Raw(data))
        {
            Records = TryOpen("Recs", data, out ChunkReader records)
                ? RecordTable.Read(ref records, tables)
                : [],
        };
    }

    private Const[] ReadAtoms(ReadOnlySpan<byte> data)
    {
        if (TryOpen("AtU8", data, out ChunkReader reader))
            return TableReader.Atoms(ref reader, latin1: false);
        if (TryOpen("Atom", data, out ChunkReader old))
            return TableReader.Atoms(ref old, latin1: true);
        throw Missing("AtU8");
    }

    private Tables ReadTables(ReadOnlySpan<byte> data, Const[] atoms, string name, int lambdas)
    {
        ChunkReader imports = Required("ImpT", data);
        ChunkReader strings = Required("StrT", data);
        return new Tables
        {
            Atoms = atoms,
            Imports = TableReader.Imports(ref imports, atoms),
            Literals = ReadLiterals(data),
            Types = TryOpen("Type", data, out ChunkReader types)
                ? TableReader.Types(ref types)
                : [],
            Locations = TryOpen("Line", data, out ChunkReader lines)
                ? TableReader.Locations(ref lines, name)
                : [Location.None],
            LambdaCount = lambdas,
            Strings = strings.Take(strings.Left, "strings").ToArray(),
        };
    }

    /// <summary>LitT begins with the size of the inflated table; 0 says that it is not deflated.
    /// </summary>
    private Const[] ReadLiterals(ReadOnlySpan<byte> data)
    {
        if (!TryOpen("LitT", data, out ChunkReader reader))
            return [];
        uint size = reader.U32("the inflated size");
        if (size == 0)
            return TableReader.Literals(ref reader);
        if (size > InflatedMax)
            throw reader.Fail($"expected at most {InflatedMax} bytes inflated, found {size}", 4);
        byte[] table = Inflater.Zlib(reader.Take(reader.Left, "literals"), size)
            ?? throw reader.Fail($"expected zlib data of {size} bytes");
        var inflated = new ChunkReader(table, 0, $"{_fileName}: chunk LitT inflated");
        return TableReader.Literals(ref inflated);
    }

    private ChunkReader Required(string id, ReadOnlySpan<byte> data) =>
        TryOpen(id, data, out ChunkReader reader)
            ? reader
            : throw Missing(id);

    private InputException Missing(string id) =>
        new($"{_fileName}: chunk {id}, offset {FormBytes}: expected such a chunk");

    private bool TryOpen(string id, ReadOnlySpan<byte> data, out ChunkReader reader)
    {
        Range? found = _chunks.Find(id);
        Range range = found ?? default(Range);
        reader = new(data[range], range.Start.Value, $"{_fileName}: chunk {id}");
        return found is not null;
    }
}
