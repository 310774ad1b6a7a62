using Beam;
using Beam.Chunks;
using Corpus;

namespace Fuzz.Generate.Mutating;

/// <summary>Programs that mutants are made of: cases, and functions of real modules as far as they
/// can stand alone. Files are read when they are first wanted; threads may share it.</summary>
/// <param name="folders">Where the files are.</param>
internal sealed class Donors(IEnumerable<string> folders)
{
    /// <summary>Of a release's own modules, these: many ops, few words.</summary>
    private static readonly string[] Names =
    [
        "lists", "maps", "gb_trees", "gb_sets", "orddict", "ordsets", "proplists", "queue", "array",
        "string", "binary", "base64", "unicode", "calendar", "math", "dict", "sets", "rand",
        "io_lib_format", "erl_scan", "sofs", "digraph_utils", "edlin_expand", "uri_string",
    ];

    /// <summary>Longer functions take longer than they are worth.</summary>
    private const int LengthMax = 120;

    private const int CasePercent = 15;

    private readonly Lazy<Program>[] _cases =
    [
        .. folders.SelectMany(f => Files(f, "*.S")).Where(
            path => CaseReader.IsCase(File.ReadAllText(path)))
            .Select(path => new Lazy<Program>(() => OfCase(path))),
    ];

    private readonly Lazy<Module>[] _modules =
    [
        .. folders.SelectMany(f => Files(f, "*.beam"))
            .Where(path => Names.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => new Lazy<Module>(
                () => BeamReader.Read(File.ReadAllBytes(path), path))),
    ];

    /// <summary>A program, or null when there is none, or what was drawn cannot stand alone.
    /// </summary>
    public Program? Draw(Pcg random)
    {
        bool isCase = _cases.Length > 0 && (_modules.Length == 0 || random.Chance(CasePercent));
        if (isCase)
            return Valid(_cases[random.Below(_cases.Length)].Value);
        if (_modules.Length == 0)
            return null;
        Module module = _modules[random.Below(_modules.Length)].Value;
        Function function = module.Functions[random.Below(module.Functions.Count)];
        return function.Code.Count > LengthMax ? null : Excerpt.Of(module, function, random);
    }

    private static Program? Valid(Program program) =>
        Validity.Check(program.Module) is null ? program : null;

    private static Program OfCase(string path)
    {
        Case it = CaseReader.ReadFile(path);
        return new Program(
            it.Module, [new Entry(it.Function, it.Arguments.Count, [it.Arguments])], 0, []);
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)
            : [];
}
