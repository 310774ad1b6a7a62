using System.Text;

namespace Beam.Chunks;

/// <summary>Where the chunks of a file lie: FOR1, size, BEAM, then chunks of id, size and data,
/// each padded to a multiple of 4.</summary>
internal sealed class ContainerChunks
{
    /// <summary>Chunks whose content is in <see cref="Module"/>, or that refer to tables by index
    /// and say nothing that is not there (LocT) or only debuggers ask (DbgB).</summary>
    private static readonly string[] Tables =
    [
        "Atom", "AtU8", "Code", "StrT", "ImpT", "ExpT", "FunT", "LitT", "Line", "Type", "Recs",
        "LocT", "DbgB",
    ];

    private readonly List<(string Id, Range Data)> _chunks = [];

    public static ContainerChunks Read(ReadOnlySpan<byte> data, string fileName)
    {
        var container = new ContainerChunks();
        var reader = new ChunkReader(data, 0, $"{fileName}: chunk FOR1");
        if (!reader.Take(4, "FOR1").SequenceEqual("FOR1"u8))
            throw reader.Fail("expected FOR1", 4);
        uint size = reader.U32("the size of the file");
        if (size != reader.Left)
            throw reader.Fail($"expected {size} more bytes, found {reader.Left}", 4);
        if (!reader.Take(4, "BEAM").SequenceEqual("BEAM"u8))
            throw reader.Fail("expected BEAM", 4);
        while (!reader.AtEnd)
            container.ReadOne(ref reader);
        return container;
    }

    private void ReadOne(ref ChunkReader reader)
    {
        string id = Encoding.Latin1.GetString(reader.Take(4, "the id of a chunk"));
        if (!id.All(c => c is > ' ' and <= '~'))
            throw reader.Fail("expected the id of a chunk", 4);
        uint size = reader.U32($"the size of {id}");
        int start = reader.Offset;
        reader.Take(size, id);
        reader.Take(-size & 3, $"padding behind {id}");
        if (Tables.Contains(id) && Find(id) is not null)
            throw reader.Fail($"expected one chunk {id}, found another", reader.Offset - start + 8);
        _chunks.Add((id, start..(start + (int)size)));
    }

    public Range? Find(string id)
    {
        foreach ((string Id, Range Data) chunk in _chunks)
        {
            if (chunk.Id == id)
                return chunk.Data;
        }
        return null;
    }

    /// <summary>The chunks that are kept as they are.</summary>
    public ValueList<RawChunk> Raw(ReadOnlySpan<byte> data)
    {
        var raw = new List<RawChunk>();
        foreach ((string id, Range range) in _chunks)
        {
            if (!Tables.Contains(id))
                raw.Add(new(id, ValueList.Create(data[range])));
        }
        return new([.. raw]);
    }
}
