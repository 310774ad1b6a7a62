using System.Collections.Frozen;
using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>A BIF: arguments in, result out; all else it may see is in the context.</summary>
internal delegate BifResult Bif(ProcessContext process, ReadOnlySpan<Term> args);

/// <summary>
/// The library BIFs, shared by both sides of a comparison; real Erlang is their judge. What real
/// Erlang has and is missing here says NotYet.
/// </summary>
public static class BifLibrary
{
    private static readonly FrozenDictionary<Mfa, Bif> Known = new[]
    {
        ("erlang", Erlang.Operators),
        ("erlang", Erlang.TypeTests),
        ("erlang", Erlang.Tuples),
        ("erlang", Erlang.Conversions),
        ("erlang", Erlang.Binaries),
        ("erlang", Erlang.Processes),
        ("erlang", Erlang.Funs),
        ("erlang", Surroundings.Erlang),
        ("erlang", Spawning.Erlang),
        ("erlang", Signalling.Erlang),
        ("erlang", ProcessBifs.Erlang),
        ("erlang", TimerBifs.Erlang),
        ("erlang", TimeBifs.Erlang),
        ("erts_internal", Spawning.Internal),
        ("erts_internal", ProcessBifs.Internal),
        ("erts_internal", TimeBifs.Internal),
        ("os", TimeBifs.Os),
        ("erlang", Checksums.Table),
        ("erlang", Phash2.Table),
        ("erlang", ExternalTerms.Table),
        ("erlang", Identifiers.Table),
        ("erlang", Calendars.Table),
        ("atomics", Counters.Atomics),
        ("erts_internal", Counters.Internal),
        ("erts_debug", TermSize.Table),
        ("binary", BinaryBifs.Table),
        ("code", Surroundings.Code),
        ("erlang", Maps.Erlang),
        ("erlang", EtsBifs.InErlang),
        ("erts_internal", Maps.Internal),
        ("ets", EtsBifs.Tables),
        ("ets", EtsBifs.Objects),
        ("ets", EtsBifs.Searches),
        ("io", Unicode.Io),
        ("net_kernel", Unicode.NetKernel),
        ("lists", Lists.Table),
        ("maps", Maps.Table),
        ("math", MathBifs.Table),
        ("os", Surroundings.Os),
        ("persistent_term", PersistentTerms.Table),
        ("records", RecordBifs.Table),
        ("string", Strings.Table),
        ("unicode", Unicode.Table),
        ("zlib", ZlibNifs.Table),
    }.SelectMany(t => t.Item2.Select(row => (new Mfa(t.Item1, row.Name, row.Arity), row.Run)))
        .ToFrozenDictionary(row => row.Item1, row => row.Run);

    /// <summary>Every BIF of real Erlang (Names.txt).</summary>
    private static readonly FrozenSet<Mfa> All = ReadNames();

    /// <summary>Whether real Erlang has the function as a BIF, implemented here or NotYet.
    /// </summary>
    public static bool Has(Mfa function) => All.Contains(function);

    /// <summary>Whether the BIF is implemented.</summary>
    public static bool IsImplemented(Mfa function) => Known.ContainsKey(function);

    /// <summary><c>erlang:apply/2,3</c>: BIFs, but a call of them in tail position is a tail call
    /// (docs/abi.md).</summary>
    public static bool IsApply(Mfa function) =>
        function is { Module: "erlang", Name: "apply", Arity: 2 or 3 };

    /// <summary>The BIFs that are here.</summary>
    public static IEnumerable<Mfa> Implemented => Known.Keys;

    /// <summary>Every BIF of real Erlang, by name.</summary>
    public static IEnumerable<Mfa> Names => All.Order(
        Comparer<Mfa>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString())));

    /// <summary>Runs a BIF for one process.</summary>
    public static BifResult Call(ProcessContext process, Mfa function, ReadOnlySpan<Term> args) =>
        Known.TryGetValue(function, out Bif? bif) ? bif(process, args) : Missing(function);

    internal static BifResult Call(
        Export export, ProcessContext process, ReadOnlySpan<Term> args) =>
        export.Bif is Bif bif ? bif(process, args) : Missing(export.Function);

    internal static Bif? Find(Mfa function) => Known.GetValueOrDefault(function);

    private static BifResult.NotYet Missing(Mfa function) => new(function.ToString());

    /// <summary>Lines <c>module:</c>, then names with arity; # starts a comment.</summary>
    private static FrozenSet<Mfa> ReadNames()
    {
        using Stream stream = typeof(BifLibrary).Assembly.GetManifestResourceStream("BifNames")!;
        using var reader = new StreamReader(stream);
        var names = new List<Mfa>();
        string module = "";
        while (reader.ReadLine() is string line)
        {
            if (line.StartsWith('#'))
                continue;
            if (line.EndsWith(':'))
            {
                module = line[..^1];
                continue;
            }
            foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                int slash = word.LastIndexOf('/');
                names.Add(new Mfa(module, word[..slash], int.Parse(word[(slash + 1)..])));
            }
        }
        return names.ToFrozenSet();
    }
}
