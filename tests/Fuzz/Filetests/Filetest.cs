using Beam;
using Beam.Text;
using Fuzz.Cli;
using Fuzz.Gate;

namespace Fuzz.Tests.Filetests;

/// <summary>
/// A file of tests/filetests: Erlang assembly about the op it is named after. In its header
/// <c>%% run:</c> lines say what its functions do, <c>%% arm32:</c> lines and those indented below
/// them the code that the JIT makes of the op in a function, and <c>%% judge: otp27</c> or
/// <c>otp29</c> which release confirms it where it is not the machine's own.
/// </summary>
internal sealed class Filetest
{
    private const string Run = "%% run: ", Arm32 = "%% arm32: ", Judge = "%% judge: ";
    private const string Code = "%%   ";

    private readonly string _path;

    private Filetest(string path, string text)
    {
        _path = path;
        Lines = text.TrimEnd('\n').Split('\n');
        Module = AssemblyReader.Read(text, Name).Module;
        Runs = [.. Lines.Index().Where(l => l.Item.StartsWith(Run, StringComparison.Ordinal))
            .Select(l => RunLine.Parse(l.Item[Run.Length..], $"{Name}:{l.Index + 1}"))];
        Release = Lines.FirstOrDefault(l => l.StartsWith(Judge, StringComparison.Ordinal))
            ?[Judge.Length..];
    }

    public static string Folder { get; } =
        Path.Combine(ProjectRoot.Find()!, "tests", "filetests");

    public IReadOnlyList<string> Lines { get; }
    public Module Module { get; }
    public IReadOnlyList<RunLine> Runs { get; }

    /// <summary>The release that must judge the file; null: the machine's own.</summary>
    public string? Release { get; }

    /// <summary>Path from the folder of the filetests.</summary>
    public string Name => Path.GetRelativePath(Folder, _path);

    public string FullName => _path;

    public string OpName => Path.GetFileNameWithoutExtension(_path);

    public Op Op => Ops.All.Single(o => o.Name == OpName).Op;

    /// <summary>The files that are named like an op; others are programs of other tests.</summary>
    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.S", SearchOption.AllDirectories)
            .Where(p => Ops.All.Any(o => o.Name == Path.GetFileNameWithoutExtension(p)))
            .Select(p => Path.GetRelativePath(Folder, p)).Order(StringComparer.Ordinal);

    public static Filetest Read(string name)
    {
        string path = Path.Combine(Folder, name);
        return new(path, File.ReadAllText(path));
    }

    /// <summary>The file's text with other outcomes, where there are some, and the code that the
    /// JIT makes now.</summary>
    public string Text(IReadOnlyList<RunLine> runs)
    {
        var text = new List<string>();
        using var code = new EmittedCode(Module);
        int run = 0;
        bool inCode = false;
        foreach (string line in Lines)
        {
            if (inCode && line.StartsWith(Code, StringComparison.Ordinal))
                continue;
            inCode = line.StartsWith(Arm32, StringComparison.Ordinal);
            text.Add(line.StartsWith(Run, StringComparison.Ordinal) ? Run + runs[run++] : line);
            if (inCode)
                text.AddRange(code.In(line[Arm32.Length..], Op).Select(l => (Code + l).TrimEnd()));
        }
        return string.Join("\n", text) + "\n";
    }

    /// <summary>Sections of expected code.</summary>
    public int CodeSections =>
        Lines.Count(l => l.StartsWith(Arm32, StringComparison.Ordinal));

    public void Rewrite(string text) => File.WriteAllText(_path, text);
}
