using Beam;
using Oracle.Zlib;

namespace Oracle.Bifs;

/// <summary>NIFs of module <c>zlib</c>: those that compressing in one go needs.</summary>
/// <remarks>Real Erlang gives the output in pieces of 8 KB, here it comes as one.</remarks>
internal static class ZlibNifs
{
    private const int LevelDefault = 6;
    private const int Deflated = 8;
    private const int WindowBits = 15;
    private const int MemoryLevel = 8;
    private const int Finish = 4;

    public static readonly BifTable Table = new()
    {
        { "open_nif", 0, (p, _) => p.Node.Streams.Open() },
        { "close_nif", 1, (p, a) => p.Node.Streams.Close(a[0])
            ? Oracle.Names.Ok
            : BifResult.Badarg },
        { "getStash_nif", 1, (p, a) => With(p, a[0], static _ => Atom.Of("empty")) },
        { "deflateInit_nif", 6, (p, a) => Init(p, a) },
        { "deflateEnd_nif", 1, (p, a) => With(p, a[0], static stream =>
            {
                stream.Level = null;
                return Oracle.Names.Ok;
            }) },
        { "enqueue_nif", 2, (p, a) => Enqueue(p, a[0], a[1]) },
        { "deflate_nif", 4, (p, a) => Deflate(p, a[0], a[3]) },
    };

    private static BifResult With(
        Processes.ProcessContext process, Term handle, Func<ZlibStream, BifResult> run) =>
        process.Node.Streams.Find(handle) is ZlibStream stream ? run(stream) : BifResult.Badarg;

    /// <summary>Level, method, bits of the window, memory and strategy: all but the level as by
    /// default.</summary>
    private static BifResult Init(Processes.ProcessContext process, ReadOnlySpan<Term> args)
    {
        int level = Erlang.Small(args[1], 0, 9) ?? LevelDefault;
        if (!Deflater.HasLevel(level) || !Is(args[2], Deflated) || !Is(args[3], WindowBits)
            || !Is(args[4], MemoryLevel) || !Is(args[5], 0))
        {
            return new BifResult.NotYet("zlib:deflateInit/6 with such arguments");
        }
        return With(process, args[0], stream =>
        {
            if (stream.Level is not null)
                return BifResult.Badarg;
            stream.Level = level;
            return Oracle.Names.Ok;
        });

        static bool Is(Term term, int value) => Erlang.Small(term, value, value) is not null;
    }

    private static BifResult Enqueue(
        Processes.ProcessContext process, Term handle, Term binaries)
    {
        if (process.Node.Streams.Find(handle) is not ZlibStream stream
            || Erlang.Flatten(binaries) is not BifResult.Value { Term: Bitstring bytes })
        {
            return BifResult.Badarg;
        }
        stream.Input.AddRange(bytes.Data);
        return Oracle.Names.Ok;
    }

    private static BifResult Deflate(
        Processes.ProcessContext process, Term handle, Term flush)
    {
        if (process.Node.Streams.Find(handle) is not ZlibStream stream)
            return BifResult.Badarg;
        if (stream.Level is not int level)
            return BifResult.Error("not_initialized");
        if (Erlang.Small(flush, Finish, Finish) is null)
            return new BifResult.NotYet("zlib:deflate/3 that does not finish");
        byte[] bytes = Deflater.Compress(stream.Input.ToArray(), level);
        stream.Input.Clear();
        return new Beam.Tuple(Atom.Of("finished"), Terms.List(new Bitstring(bytes)));
    }
}
