using System.IO.Compression;
using System.Text;

namespace Beam.Chunks;

/// <summary>Writes the tables, one chunk each.</summary>
internal sealed class TableWriter(TableBuilder tables)
{
    private static byte[] Rows<T>(IReadOnlyCollection<T> rows, Action<ChunkWriter, T> write)
    {
        var chunk = new ChunkWriter();
        chunk.U32(rows.Count);
        foreach (T row in rows)
            write(chunk, row);
        return chunk.Written.ToArray();
    }

    /// <summary>A negative count says that lengths are compact terms.</summary>
    public byte[] Atoms(bool compact)
    {
        var chunk = new ChunkWriter();
        chunk.U32(compact ? -tables.Atoms.Count : tables.Atoms.Count);
        foreach (string atom in tables.Atoms)
        {
            byte[] name = Encoding.UTF8.GetBytes(atom);
            if (compact)
                chunk.Compact(Tag.Number, name.Length);
            else
                chunk.U8(name.Length);
            chunk.Bytes(name);
        }
        return chunk.Written.ToArray();
    }

    public byte[] Imports() => Rows(tables.Imports, (chunk, function) =>
    {
        chunk.U32(tables.Atom(function.Module));
        chunk.U32(tables.Atom(function.Name));
        chunk.U32(function.Arity);
    });

    /// <summary>ExpT and LocT.</summary>
    public byte[] Functions(List<(string Name, int Arity, int Label)> functions) =>
        Rows(functions, (chunk, function) =>
        {
            chunk.U32(tables.Atom(function.Name));
            chunk.U32(function.Arity);
            chunk.U32(function.Label);
        });

    public byte[] Lambdas(ValueList<Lambda> lambdas) => Rows(lambdas, (chunk, lambda) =>
    {
        chunk.U32(tables.Atom(lambda.Name));
        chunk.U32(lambda.Arity);
        chunk.U32(lambda.Label);
        chunk.U32(lambda.Index);
        chunk.U32(lambda.FreeCount);
        chunk.U32(lambda.Uniq);
    });

    /// <summary>The first word is the inflated size, or 0 when the rest is not deflated.</summary>
    public byte[] Literals(bool deflated)
    {
        byte[] rows = Rows(tables.Literals, (chunk, term) =>
        {
            byte[] encoded = TermEncoder.Encode(term);
            chunk.U32(encoded.Length);
            chunk.Bytes(encoded);
        });
        var literals = new ChunkWriter();
        literals.U32(deflated ? rows.Length : 0);
        literals.Bytes(deflated ? Deflate(rows) : rows);
        return literals.Written.ToArray();
    }

    private static byte[] Deflate(byte[] data)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal))
            zlib.Write(data);
        return deflated.ToArray();
    }

    /// <summary>A file is told when it changes, and is file 0 at first. Flag 1 says that there is
    /// an executable_line.
    /// </summary>
    public byte[] Lines(int instructionCount, bool executable)
    {
        var chunk = new ChunkWriter();
        chunk.U32(0);
        chunk.U32(executable ? 1 : 0);
        chunk.U32(instructionCount);
        chunk.U32(tables.Lines.Count);
        chunk.U32(tables.Files.Count - 1);
        int file = 0;
        foreach (Location location in tables.Lines)
        {
            if (tables.File(location.File!) is var next && next != file)
            {
                chunk.Compact(Tag.Atom, next);
                file = next;
            }
            chunk.Compact(Tag.Integer, location.Line);
        }
        foreach (string name in tables.Files.Skip(1))
        {
            byte[] encoded = Encoding.UTF8.GetBytes(name);
            chunk.U16(encoded.Length);
            chunk.Bytes(encoded);
        }
        return chunk.Written.ToArray();
    }

    public byte[] Types(int version)
    {
        var chunk = new ChunkWriter();
        chunk.U32(version);
        chunk.U32(tables.Types.Count + 1);
        TypeFormat.WriteAny(chunk, version);
        foreach (ValueType type in tables.Types)
            TypeFormat.Write(chunk, type, version);
        return chunk.Written.ToArray();
    }
}
