using System.Text.Json.Nodes;
using System.Xml.Linq;
using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

/// <summary>Reports of a JIT that is wrong on purpose, and of folders that hold no cases.</summary>
public sealed class ReportVerbTests
{
    private const string Fault = "condition of is_lt";
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("report-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_campaign_ends_in_a_page_with_the_guilty_instruction_marked()
    {
        string page = In("page.html");
        Ran run = Shell.Fuzz(
            "run", "--plant", Fault, "--programs", "60", "--workers", "1", "--out", _folder,
            "--report", page);
        Ran report = Shell.Fuzz(
            "report", _folder, "--plant", Fault, "--sarif", In("r.sarif"), "--junit", In("r.xml"),
            "--github");
        Ran healthy = Shell.Fuzz("report", _folder);
        Assert.Multiple(() =>
        {
            Assert.That(run.Exit, Is.EqualTo(ExitCode.Findings), run.Error);
            Assert.That(
                File.ReadAllText(page), Does.Match("<tr class=\"guilty\">.*bgt.*guilty</strong>")
                .And.Contain("◀ arm32 goes on here").And.Contain("◀ oracle goes on here")
                .And.Match("class=\"seen\">program 14[ <]"));
            Assert.That(report.Exit, Is.EqualTo(ExitCode.Findings), report.Error);
            Assert.That(report.Out, Does.StartWith("::error file="));
            Assert.That(
                JsonNode.Parse(File.ReadAllText(In("r.sarif")))!["runs"]![0]!["results"]!
                    .AsArray(),
                Is.Not.Empty);
            Assert.That(XDocument.Load(In("r.xml")).Descendants("failure"), Is.Not.Empty);
            Assert.That(healthy.Exit, Is.EqualTo(ExitCode.Agree), "nothing differs any more");
            Assert.That(File.ReadAllText(In("report.html")), Does.Contain("agrees by now"));
        });
    }

    [Test]
    public void What_is_no_case_is_listed()
    {
        File.WriteAllBytes(In("junk.S"), [0, 255, 17, 3, 128]);
        File.WriteAllText(In("newer.S"), "%% case: 99\n");
        File.WriteAllText(In("empty.S"), "");
        using (FileStream huge = File.Create(In("huge.S")))
            huge.SetLength(1L << 33);
        Ran ran = Shell.Fuzz("report", _folder);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Error);
            Assert.That(ran.Error.Split("not read: "), Has.Length.EqualTo(5));
            Assert.That(File.ReadAllText(In("report.html")), Does.Contain("newer.S"));
        });
    }

    [Test]
    public void A_folder_that_is_not_there_is_bad_input() =>
        Assert.That(Shell.Fuzz("report", In("nowhere")).Exit, Is.EqualTo(ExitCode.BadInput));

    [Test]
    public void Lockstep_is_shown_by_replay()
    {
        Shell.Fuzz(
            "run", "--plant", Fault, "--programs", "60", "--workers", "1", "--out", _folder);
        string path = Directory.GetFiles(_folder, "*.S")[0];
        Ran ran = Shell.Fuzz("replay", "--lockstep", "--plant", Fault, path);
        Assert.That(ran.Out, Does.Contain("then they part (branch)").And.Contain("← led there"));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
