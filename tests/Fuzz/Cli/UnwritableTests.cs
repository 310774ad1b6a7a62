using System.Diagnostics;
using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

/// <summary>Full disks and folders that may be read only: one line, exit 2.</summary>
public sealed class UnwritableTests
{
    /// <summary>Differs where is_lt has a wrong condition.</summary>
    private const string Case = """
        %% case: 1
        %% function: f/1
        %% arguments: [1]
        {module, m}.
        {exports, [{f,1}]}.
        {attributes, []}.
        {labels, 4}.
        {function, f, 1, 2}.
          {label,1}.
            {func_info,{atom,m},{atom,f},1}.
          {label,2}.
            {test,is_lt,{f,3},[{x,0},{x,0}]}.
            {move,{atom,less},{x,0}}.
          {label,3}.
            return.
        """;

    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("unwritable-").FullName;
        Directory.CreateDirectory(In("cases"));
        File.WriteAllText(In("cases/m.S"), Case);
    }

    [TearDown]
    public void RemoveFolder()
    {
        Shell.Command("chmod", "-R", "u+rwx", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("report CASES --html FULL")]
    [TestCase("report CASES --sarif FULL")]
    [TestCase("report CASES --junit FULL")]
    [TestCase("report CASES --markdown FULL")]
    [TestCase("minimize CASES/m.S --plant is_lt --out OUT/small.S", "small.S.tmp")]
    [TestCase("triage CASES --plant is_lt --out OUT", "triage.txt")]
    [TestCase("triage CASES --plant is_lt --out OUT", "report.html")]
    [TestCase("triage CASES --plant is_lt --out OUT", "campaign.json.tmp")]
    [TestCase("run --plant is_lt --programs 40 --workers 1 --out OUT", "campaign.json.tmp")]
    [TestCase("run --plant is_lt --programs 40 --workers 1 --out OUT --report OUT/r", "r")]
    public void A_full_disk_is_told_in_one_line(string line, string? full = null)
    {
        if (line.StartsWith("triage", StringComparison.Ordinal))
            Shell.Fuzz(Words(line)); // Into a folder that it does not know it does not write.
        Directory.CreateDirectory(In("out"));
        if (full is not null)
        {
            File.Delete(In($"out/{full}"));
            File.CreateSymbolicLink(In($"out/{full}"), "/dev/full");
        }
        IsTold(Shell.Fuzz(Words(line)), "No space left on device");
    }

    [TestCase("report CASES --html OUT/r.html")]
    [TestCase("minimize CASES/m.S --plant is_lt --out OUT/small.S")]
    [TestCase("triage CASES --plant is_lt --out OUT")]
    [TestCase("triage CASES --plant is_lt --out OUT/below")]
    [TestCase("run --plant is_lt --programs 40 --workers 1 --out OUT")]
    [TestCase("run --resume --programs 40 --workers 1 --out OUT")]
    [TestCase("run --programs 1 --workers 1 --out OUT/below")]
    public void A_folder_that_may_be_read_only_is_told_in_one_line(string line)
    {
        Shell.Command("mkdir", "--mode=500", In("out"));
        using Process process = Shell.StartUnprivileged(Words(line));
        IsTold(Shell.Finish(process), In("out"));
    }

    [Test]
    public void A_file_that_may_not_be_read_is_told_and_damaged_to_triage()
    {
        Shell.Command("chmod", "0", In("cases/m.S"));
        using Process exec = Shell.StartUnprivileged("exec", In("cases/m.S"));
        IsTold(Shell.Finish(exec), In("cases/m.S"));
        using Process triage = Shell.StartUnprivileged(Words("triage CASES --out OUT"));
        Ran ran = Shell.Finish(triage);
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Error);
        Assert.That(ran.Out, Does.Contain("damaged: m.S: ").And.Contain("1 damaged"));
    }

    private static void IsTold(Ran ran, string says)
    {
        string[] lines = [.. ran.Error.TrimEnd('\n').Split('\n')
            .Where(l => !l.StartsWith("finding: ", StringComparison.Ordinal))];
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput), ran.Error);
            Assert.That(lines[^1], Does.StartWith("fuzz: ").And.Contain(says));
            Assert.That(ran.Error, Does.Not.Contain("BUG"));
        });
    }

    private string[] Words(string line) =>
    [
        .. line.Split(' ').Select(w => w
            .Replace("CASES", In("cases"), StringComparison.Ordinal)
            .Replace("OUT", In("out"), StringComparison.Ordinal)
            .Replace("FULL", "/dev/full", StringComparison.Ordinal)),
    ];

    private string In(string name) => Path.Combine(_folder, name);
}
