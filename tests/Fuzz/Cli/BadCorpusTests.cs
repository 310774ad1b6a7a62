using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

/// <summary>Folders of cases that are not as they should be: the gate, which judges by them,
/// refuses what it cannot read; triage and report tell of it and look at the rest.</summary>
public sealed class BadCorpusTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("corpus-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private const string Newer = "case of version 99; this harness reads up to 1";
    private const string Huge = "bytes are more than any module has";
    private const string NoFile = "Could not find file";

    [TestCase("gate", "nothing", 2, "there is no such directory")]
    [TestCase("gate", "file", 2, "there is no such directory")]
    [TestCase("gate", "newer", 2, Newer)]
    [TestCase("gate", "cut", 2, "sick.S:1: no case: the line")]
    [TestCase("gate", "junk", 2, "no case: the line '%% case: …' is missing")]
    [TestCase("gate", "huge", 2, Huge)]
    [TestCase("gate", "link", 2, NoFile)]
    [TestCase("triage", "nothing", 2, "there is no such directory")]
    [TestCase("triage", "file", 2, "there is no such directory")]
    [TestCase("triage", "empty", 2, "there is no case and no module in it")]
    [TestCase("triage", "folder", 2, "there is no case and no module in it")]
    [TestCase("triage", "newer", 0, $"damaged: sick.S: ", Newer)]
    [TestCase("triage", "cut", 0, "damaged: sick.S: ", "sick.S:1: no case: the line")]
    [TestCase("triage", "junk", 0, "damaged: sick.S: ")]
    [TestCase("triage", "huge", 0, "damaged: sick.S: ", Huge)]
    [TestCase("triage", "link", 0, "damaged: sick.S: ", NoFile)]
    [TestCase("report", "nothing", 2, "no such file or directory")]
    [TestCase("report", "file", 0, "fuzz: not read: ", "no case")]
    [TestCase("report", "empty", 0)]
    [TestCase("report", "folder", 0)]
    [TestCase("report", "newer", 0, "fuzz: not read: ", Newer)]
    [TestCase("report", "cut", 0, "fuzz: not read: ", "sick.S:1: no case: the line")]
    [TestCase("report", "junk", 0, "fuzz: not read: ")]
    [TestCase("report", "huge", 0, "fuzz: not read: ", Huge)]
    [TestCase("report", "link", 0, "fuzz: not read: ", NoFile)]
    public void Each_is_told_and_has_its_exit_code(
        string verb, string what, int exit, params string[] says)
    {
        string corpus = Make(what);
        string beside = Path.Combine(_folder, "out");
        Ran ran = Shell.Fuzz(verb switch
        {
            "gate" => ["gate", "--programs", "1", "--out", beside, "--cases", corpus],
            "triage" => ["triage", corpus, "--out", beside],
            _ => ["report", corpus, "--markdown", beside],
        });
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(exit), ran.Error);
            foreach (string text in says)
                Assert.That(ran.Out + ran.Error, Does.Contain(text));
            if (exit == ExitCode.BadInput)
            {
                Assert.That(ran.Error, Does.StartWith("fuzz: "));
                Assert.That(ran.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
            }
        });
    }

    /// <summary>The corpus of that kind.</summary>
    private string Make(string what)
    {
        string corpus = Path.Combine(_folder, "corpus");
        if (what == "nothing")
            return corpus;
        if (what == "file")
        {
            File.WriteAllText(corpus, "not a directory\n");
            return corpus;
        }
        Directory.CreateDirectory(corpus);
        string sick = Path.Combine(corpus, "sick.S");
        switch (what)
        {
            case "folder":
                Directory.CreateDirectory(sick);
                break;
            case "newer":
                File.WriteAllText(sick, "%% case: 99\n%% from: tomorrow\n");
                break;
            case "cut":
                File.WriteAllText(
                    sick,
                    "%% case: 1\n%% seed: 1\n%% program: 1\n%% commit: unknown\n{module, si");
                break;
            case "junk":
                File.WriteAllBytes(
                    sick, [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))]);
                break;
            case "huge":
                using (FileStream file = File.Create(sick))
                    file.SetLength(1L << 33);
                break;
            case "link":
                File.CreateSymbolicLink(sick, Path.Combine(_folder, "nowhere"));
                break;
        }
        return corpus;
    }
}
