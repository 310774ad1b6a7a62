using System.Text;

namespace Beam.Chunks;

/// <summary>The tables that the code refers to by index.</summary>
internal sealed class Tables
{
    /// <summary>Row 0 is [].</summary>
    public required Const[] Atoms { get; init; }
    public required Extfunc[] Imports { get; init; }
    public required Const[] Literals { get; init; }

    /// <summary>Null where a row promises nothing.</summary>
    public required ValueType?[] Types { get; init; }

    /// <summary>Row 0 is <see cref="Location.None"/>.</summary>
    public required Location[] Locations { get; init; }
    public required int LambdaCount { get; init; }
    public required ReadOnlyMemory<byte> Strings { get; init; }
}

/// <summary>Readers of one table each; what they return is whole or an exception came instead.
/// </summary>
internal static class TableReader
{
    private const int AtomCharactersMax = 255;
    private const int ArityLimit = 256;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>AtU8 (a negative count says that lengths are compact terms, OTP 28) or Atom.
    /// </summary>
    public static Const[] Atoms(ref ChunkReader reader, bool latin1)
    {
        int stated = (int)reader.U32("the number of atoms");
        bool compact = stated < 0 && !latin1;
        int count = reader.Checked(compact ? -(long)stated : (uint)stated, "atoms", 1);
        var atoms = new List<Const>(count + 1) { new(Nil.Instance) };
        for (int i = 0; i < count; i++)
        {
            const string What = "the length of an atom";
            int length = compact
                ? Compact.ReadNumber(ref reader, (4 * AtomCharactersMax) + 1, What)
                : reader.U8(What);
            string name = Text(ref reader, length, latin1, "an atom");
            if (name.EnumerateRunes().Count() > AtomCharactersMax)
            {
                throw reader.Fail(
                    $"expected an atom of at most {AtomCharactersMax} characters", length);
            }
            atoms.Add(new(Atom.Of(name)));
        }
        reader.End("the atoms");
        return [.. atoms];
    }

    private static string Text(ref ChunkReader reader, int length, bool latin1, string what)
    {
        ReadOnlySpan<byte> bytes = reader.Take(length, what);
        try
        {
            return latin1 ? Encoding.Latin1.GetString(bytes) : Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw reader.Fail($"expected {what} in UTF-8", length);
        }
    }

    public static Extfunc[] Imports(ref ChunkReader reader, Const[] atoms)
    {
        var rows = new Extfunc[reader.Count("imports", 12)];
        for (int i = 0; i < rows.Length; i++)
        {
            string module = AtomName(ref reader, atoms);
            string name = AtomName(ref reader, atoms);
            rows[i] = new(new(module, name, reader.Below(ArityLimit, "an arity")));
        }
        reader.End("the imports");
        return rows;
    }

    /// <summary>ExpT: name, arity and label.</summary>
    public static (string Name, int Arity, int Label)[] Exports(
        ref ChunkReader reader, Const[] atoms, int labelCount)
    {
        var rows = new (string, int, int)[reader.Count("exports", 12)];
        for (int i = 0; i < rows.Length; i++)
        {
            string name = AtomName(ref reader, atoms);
            int arity = reader.Below(ArityLimit, "an arity");
            rows[i] = (name, arity, reader.Below(labelCount, "a label"));
        }
        reader.End("the exports");
        return rows;
    }

    public static Lambda[] Lambdas(ref ChunkReader reader, Const[] atoms, int labelCount)
    {
        var rows = new Lambda[reader.Count("lambdas", 24)];
        for (int i = 0; i < rows.Length; i++)
        {
            string name = AtomName(ref reader, atoms);
            int arity = reader.Below(ArityLimit, "an arity");
            int label = reader.Below(labelCount, "a label");
            int index = reader.Below(int.MaxValue, "an index");
            int free = reader.Below(arity + 1, "a number of free variables");
            rows[i] = new(name, arity, label, index, free, (int)reader.U32("a unique number"));
        }
        reader.End("the lambdas");
        return rows;
    }

    private static string AtomName(ref ChunkReader reader, Const[] atoms)
    {
        uint index = reader.U32("an atom");
        return index > 0 && index < atoms.Length
            ? ((Atom)atoms[index].Value).Name
            : throw reader.Fail($"expected an atom from 1 to {atoms.Length - 1}, found {index}", 4);
    }

    public static Const[] Literals(ref ChunkReader reader)
    {
        var rows = new Const[reader.Count("literals", 5)];
        for (int i = 0; i < rows.Length; i++)
        {
            uint size = reader.U32("the size of a literal");
            ReadOnlySpan<byte> bytes = reader.Take(size, "a literal");
            if (bytes is [131, 80, ..]) // Each of many could inflate to much.
                throw reader.Fail($"literal {i}: expected no deflated term", bytes.Length);
            try
            {
                rows[i] = new(TermDecoder.Decode(bytes));
            }
            catch (InputException bad)
            {
                throw reader.Fail($"literal {i}: {bad.Message}", bytes.Length);
            }
        }
        reader.End("the literals");
        return rows;
    }

    public static ValueType?[] Types(ref ChunkReader reader)
    {
        uint version = reader.U32("the version of the types");
        if (version is 0 or > TypeFormat.Newest)
        {
            throw reader.Fail(
                $"expected types of version 1 to {TypeFormat.Newest}, found {version}", 4);
        }
        var rows = new ValueType?[reader.Count("types", 2)];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = TypeFormat.Read(ref reader, (int)version);
        reader.End("the types");
        return rows;
    }

    /// <summary>Line: flags tell of executable_line and of counters; both show elsewhere.</summary>
    public static Location[] Locations(ref ChunkReader reader, string module)
    {
        if (reader.U32("the version of the lines") is var version and not 0)
            throw reader.Fail($"expected lines of version 0, found {version}", 4);
        reader.U32("the flags of the lines");
        reader.U32("the number of line instructions");
        int count = reader.Count("lines", 1);
        uint fileCount = reader.U32("the number of file names");
        var rows = new (int File, int Line)[count];
        int file = 0;
        for (int i = 0; i < rows.Length;)
        {
            Compact item = Compact.Read(ref reader, "a line");
            if (item.Big is not null || item.Value is < 0 or > int.MaxValue)
                throw reader.Fail($"expected a line, found {item}");
            if (item.Tag == Tag.Integer)
                rows[i++] = (file, (int)item.Value);
            else if (item.Tag == Tag.Atom && item.Value <= fileCount)
                file = (int)item.Value;
            else
                throw reader.Fail($"expected a line or a file of {fileCount}, found {item}");
        }
        string[] files = FileNames(ref reader, fileCount, module);
        return [Location.None, .. rows.Select(row => new Location(files[row.File], row.Line))];
    }

    /// <summary>Name 0 is not in the chunk.</summary>
    private static string[] FileNames(ref ChunkReader reader, uint fileCount, string module)
    {
        var files = new string[reader.Checked(fileCount, "file names", 2) + 1];
        files[0] = module + ".erl";
        for (int i = 1; i < files.Length; i++)
        {
            int length = reader.U16("the length of a file name");
            files[i] = Text(ref reader, length, latin1: false, "a file name");
        }
        reader.End("the lines");
        return files;
    }
}
