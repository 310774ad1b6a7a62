using System.Text;
using Beam;
using Beam.Chunks;
using Beam.Text;
using Corpus;
using Fuzz.Cli;
using Fuzz.Generate;

namespace Fuzz.Readers;

/// <summary>A reader of what users hand us. Whatever the bytes, it gives a value or an
/// <see cref="InputException"/>; and a value that is written reads back as itself.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="What">For people.</param>
/// <param name="Read">Reads and writes; throws <see cref="InputException"/> for bad input and
/// anything else for a bug.</param>
/// <param name="Seed">The seed that one of the project's cases gives.</param>
internal sealed record ByteTarget(
    string Name, string What, Action<byte[]> Read, Func<Case, byte[]> Seed)
{
    /// <summary>Programs that are made for seeds.</summary>
    private const int Generated = 30;

    public static IReadOnlyList<ByteTarget> All { get; } =
    [
        new("beam", "the reader of .beam files", ReadBeam, it => BeamWriter.Write(it.Module)),
        new("term", "the external term format", ReadTerm, it => TermEncoder.Encode(TermsOf(it))),
        new("asm", "the parser of .S files", ReadAssembly,
            it => Encoding.UTF8.GetBytes(AssemblyWriter.Write(it.Module))),
        new("case", "the reader of cases", ReadCase,
            it => Encoding.UTF8.GetBytes(CaseWriter.Write(it))),
    ];

    /// <exception cref="InputException">There is none of that name.</exception>
    public static ByteTarget Find(string name) => All.FirstOrDefault(t => t.Name == name)
        ?? throw new InputException(
            $"no byte target '{name}'; there are: {string.Join(", ", All.Select(t => t.Name))}");

    /// <summary>A seed for each case of the project's corpus and for some generated programs,
    /// without twins.</summary>
    public IEnumerable<byte[]> Seeds()
    {
        string folder = Path.Combine(ProjectRoot.Find() ?? "", "corpus", "cases");
        var generator = new Generator();
        return Directory.GetFiles(folder, "*.S").Order(StringComparer.Ordinal)
            .Select(CaseReader.ReadFile)
            .Concat(Enumerable.Range(1, Generated)
                .Select(i => CaseOf(generator.Generate((ulong)i))))
            .Select(Seed)
            .DistinctBy(Convert.ToHexString);
    }

    private static Case CaseOf(Program program) => new(
        null, program.Seed, 0, "unknown", program.Entries[0].Function,
        program.Entries[0].Calls[0], new CaseOptions(), [], [], program.Module);

    private static void ReadBeam(byte[] data)
    {
        Module module = BeamReader.Read(data, "input");
        Same(module, BeamReader.Read(BeamWriter.Write(module), "written"));
    }

    private static void ReadTerm(byte[] data)
    {
        Term term = TermDecoder.Decode(data);
        Same(term, TermDecoder.Decode(TermEncoder.Encode(term)));
    }

    private static void ReadAssembly(byte[] data)
    {
        Module module = AssemblyReader.Read(Encoding.UTF8.GetString(data), "input").Module;
        Same(module, AssemblyReader.Read(AssemblyWriter.Write(module), "written").Module);
    }

    private static void ReadCase(byte[] data)
    {
        Case it = CaseReader.Read(Encoding.UTF8.GetString(data), "input");
        string text = CaseWriter.Write(it);
        Same(text, CaseWriter.Write(CaseReader.Read(text, "written")));
    }

    private static void Same<T>(T read, T again)
    {
        if (!Equals(read, again))
            throw new InvalidDataException("what was written reads back as something else");
    }

    /// <summary>All constants of a case's program, and its arguments.</summary>
    private static Term TermsOf(Case it) => Terms.List(
    [
        .. it.Arguments,
        .. it.Module.Functions.SelectMany(f => f.Code).SelectMany(i => i.Operands)
            .OfType<Const>().Select(c => c.Value),
    ]);
}
