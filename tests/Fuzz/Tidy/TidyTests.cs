using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Fuzz.Tests.Tidy;

/// <summary>Style that a machine can judge.</summary>
public partial class TidyTests
{
    private const int ColumnsMax = 100;
    private const int MemberLinesMax = 70;
    private const int FileLinesMax = 600;

    /// <summary>A member that names this many ops or services, one a line, is a switch over all of
    /// them, and as long as there are.</summary>
    private const int SwitchCases = 30;

    private static readonly string Root = FindRoot();
    private static readonly SourceFile[] Sources = [.. FindSources("*.cs").Select(ReadSource)];

    /// <summary>The arrows of docs/architecture.md.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["beam/Beam"] = [],
        ["oracle/Oracle"] = ["Beam"],
        ["jit/Jit"] = ["Beam"],
        ["corpus/Corpus"] = ["Beam"],
        ["reports/Reports"] = ["Beam", "Corpus"],
        ["fuzz/Fuzz"] = ["Beam", "Corpus", "Jit", "Oracle", "Reports"],
    };

    [Test]
    public void Sources_are_found() => Assert.That(Sources, Has.Length.GreaterThan(50));

    [Test]
    public void Lines_fit() => Judge(
        from source in Sources
        from line in source.Lines.Index()
        where line.Item.EnumerateRunes().Count() > ColumnsMax && !IsTableRow(source, line.Item)
        select $"{source.Name}:{line.Index + 1}: more than {ColumnsMax} columns");

    /// <summary>A table is read by row and column: the op table's rows and those of test cases.
    /// </summary>
    private static bool IsTableRow(SourceFile source, string line) =>
        line.TrimStart().StartsWith(
            source.Name == "beam/Op.cs" ? "[Row(" : "[TestCase(", StringComparison.Ordinal);

    [Test]
    public void Members_are_short() => Judge(
        from source in Sources
        from member in source.Members()
        where member.Length > MemberLinesMax && member.Cases < SwitchCases
        select $"{source.Name}:{member.Line}: {member.Length} lines, more than {MemberLinesMax}");

    [Test]
    public void Files_are_short() => Judge(
        from source in Sources
        where source.Lines.Count > FileLinesMax
        select $"{source.Name}: {source.Lines.Count} lines, more than {FileLinesMax}");

    /// <summary>A task left open names its issue, or it is forgotten.</summary>
    [Test]
    public void Open_tasks_name_an_issue() => Judge(
        from source in Sources
        from line in source.Lines.Index()
        where BareTask().IsMatch(line.Item)
        select $"{source.Name}:{line.Index + 1}: a task without an issue, as in (#12)");

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K)\b(?!\s*\(#\d+\))")]
    private static partial Regex BareTask();

    [Test]
    public void Projects_refer_only_along_the_arrows()
    {
        var found = new Dictionary<string, string[]>();
        foreach (string path in FindSources("*.csproj"))
        {
            string name = path[..^".csproj".Length];
            if (!name.StartsWith("tests/", StringComparison.Ordinal))
                found.Add(name, References(File.ReadAllText(Path.Combine(Root, path))));
        }
        Assert.That(found.Keys, Is.SubsetOf(Arrows.Keys));
        Assert.Multiple(() =>
        {
            foreach ((string name, string[] references) in found)
                Assert.That(references, Is.SubsetOf(Arrows[name]), name);
        });
    }

    private static string[] References(string project) =>
        [.. Reference().Matches(project).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<ProjectReference Include=\"[^\"]*?([A-Za-z.]+)\\.csproj\"")]
    private static partial Regex Reference();

    [Test]
    public void Rules_see_what_they_forbid()
    {
        string[] body = [.. Enumerable.Repeat("        F();", 80)];
        SourceFile longMember = new(
            "a.cs", ["class A", "{", "    void F()", "    {", .. body, "    }", "}"]);
        Assert.Multiple(() =>
        {
            Assert.That(longMember.Members(), Is.EqualTo([new SourceFile.Member(3, 83, 0)]));
            Assert.That(BareTask().IsMatch("// " + "TO" + "DO: later"), Is.True);
            Assert.That(BareTask().IsMatch("// " + "TO" + "DO (#12): later"), Is.False);
            Assert.That(
                References("<ProjectReference Include=\"../jit/Jit.csproj\" />"),
                Is.EqualTo(["Jit"]));
        });
    }

    private static void Judge(IEnumerable<string> complaints) =>
        Assert.That(string.Join('\n', complaints), Is.Empty);

    private static SourceFile ReadSource(string path) =>
        new(path, File.ReadAllLines(Path.Combine(Root, path)));

    /// <summary>Paths from the root, with forward slashes, built files left out.</summary>
    private static IEnumerable<string> FindSources(string pattern) =>
        from path in Directory.GetFiles(Root, pattern, SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !name.Split('/').Any(part => part is "bin" or "obj" || part.StartsWith('.'))
        orderby name
        select name;

    private static string FindRoot([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Fuzz.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
