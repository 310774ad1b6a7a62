using Beam;
using Oracle.Processes;

namespace Oracle.Zlib;

/// <summary>A stream of module zlib: what has been put in, and the level once it compresses.
/// </summary>
internal sealed class ZlibStream
{
    public List<byte> Input { get; } = [];
    public int? Level { get; set; }
}

/// <summary>The streams of one run.</summary>
internal sealed class Streams(Node node)
{
    private readonly Dictionary<Term, ZlibStream> _streams = [];

    public Reference Open()
    {
        Reference handle = node.NewReference();
        _streams.Add(handle, new ZlibStream());
        return handle;
    }

    public ZlibStream? Find(Term handle) => _streams.GetValueOrDefault(handle);

    public bool Close(Term handle) => _streams.Remove(handle);
}
