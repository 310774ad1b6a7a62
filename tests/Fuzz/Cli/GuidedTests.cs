using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Corpus;
using Fuzz.Bench;
using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

/// <summary>Campaigns that coverage guides, and what they keep.</summary>
public sealed class GuidedTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("guided-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private string Kept => Path.Combine(_folder, "kept");

    private Ran Run(params string[] args) =>
        Shell.Fuzz(["run", "--guided", "--json", "--out", _folder, .. args]);

    private static JsonNode Coverage(Ran ran) => JsonNode.Parse(ran.LastLine)!["coverage"]!;

    [Test]
    public void The_same_seed_covers_the_same_with_any_number_of_workers()
    {
        Ran one = Run("--programs", "300", "--workers", "1");
        string[] kept = [.. Directory.GetFiles(Kept).Order()];
        Directory.Delete(Kept, recursive: true);
        Ran three = Run("--programs", "300", "--workers", "3");
        Assert.Multiple(() =>
        {
            Assert.That(one.Exit, Is.Zero, one.Error);
            Assert.That($"{Coverage(three)}", Is.EqualTo($"{Coverage(one)}"));
            Assert.That(Directory.GetFiles(Kept).Order(), Is.EqualTo(kept));
            Assert.That((int)Coverage(one)["kept"]!, Is.EqualTo(kept.Length).And.Positive);
            Assert.That(one.Out, Does.Contain(" directed").And.Contain("pairs of ops"));
        });
    }

    [Test]
    public void Kept_programs_are_cases_that_the_next_campaign_starts_from()
    {
        Ran first = Run("--resume", "--programs", "80", "--workers", "1");
        string[] kept = Directory.GetFiles(Kept);
        Case it = CaseReader.ReadFile(kept[0]);
        File.WriteAllText(Path.Combine(Kept, "broken.S"), "%% case: x");
        Ran second = Run("--resume", "--programs", "20", "--workers", "2");
        Assert.Multiple(() =>
        {
            Assert.That(kept.Select(CaseReader.ReadFile).Any(c => c.More.Count > 0), Is.True);
            Assert.That(it.Module.Name, Is.EqualTo(Path.GetFileNameWithoutExtension(kept[0])));
            Assert.That(second.Exit, Is.Zero, second.Error);
            Assert.That(second.Error, Does.Contain("broken.S"));
            Assert.That(
                (int)Coverage(second)["added"]!, Is.GreaterThanOrEqualTo(kept.Length * 3 / 4));
            Assert.That(
                (long)Coverage(second)["ops"]!, Is.GreaterThan((long)Coverage(first)["ops"]! / 2));
        });
    }

    [Test]
    public void The_program_itself_sees_the_edges_of_its_JIT()
    {
        using Process process = Shell.StartFuzz(
            "run", "--guided", "--json", "--out", _folder, "--programs", "60", "--workers", "2");
        Ran ran = Shell.Finish(process);
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
        Assert.That((long?)Coverage(ran)["jit"], Is.GreaterThan(3000));
    }

    [Test]
    public void Without_it_nothing_is_recorded() => Assert.That(
        JsonNode.Parse(Shell.Fuzz("run", "--programs", "5", "--json", "--out", _folder).LastLine)!
            ["coverage"], Is.Null);

    [TestCase("--source", "sweep")]
    [TestCase("--targets", "oracle,otp")]
    public void What_does_not_go_with_it_is_bad_usage(params string[] args) =>
        Assert.That(Run(args).Exit, Is.EqualTo(ExitCode.BadInput));

    [Test]
    public void Distilling_keeps_what_covers_all()
    {
        Run("--programs", "60", "--workers", "1");
        string path = Directory.GetFiles(Kept).Order().First();
        File.Copy(path, Path.Combine(Kept, "twin.S"));
        File.WriteAllText(Path.Combine(Kept, "broken.S"), "no case at all");
        string to = Path.Combine(_folder, "few");
        Ran all = Shell.Fuzz("corpus", "distil", Kept, "--out", to, "--json");
        Ran few = Shell.Fuzz("corpus", "distil", to, "--json");
        JsonNode summary = JsonNode.Parse(all.LastLine)!;
        JsonNode again = JsonNode.Parse(few.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(all.Exit, Is.Zero, all.Error);
            Assert.That(all.Error, Does.Contain("broken.S"));
            Assert.That(
                summary["needed"]!.AsArray().Count, Is.LessThan((int)summary["cases"]!));
            Assert.That($"{again["guest"]} {again["ops"]}",
                Is.EqualTo($"{summary["guest"]} {summary["ops"]}"));
            Assert.That(again["needed"]!.AsArray().Count, Is.EqualTo((int)again["cases"]!));
        });
    }

    [Test]
    public void Distilling_nothing_is_bad_input()
    {
        Ran missing = Shell.Fuzz("corpus", "distil", Path.Combine(_folder, "none"));
        Ran empty = Shell.Fuzz("corpus", "distil", _folder);
        Assert.That(
            (missing.Exit, empty.Exit), Is.EqualTo((ExitCode.BadInput, ExitCode.BadInput)));
        Assert.That(missing.Error, Does.Contain("no such directory"));
        Assert.That(empty.Error, Does.Contain("no case"));
        Assert.That(Shell.Fuzz("corpus", "shake").Exit, Is.EqualTo(ExitCode.BadInput));
    }

    [Test]
    public void Growth_is_drawn_and_told()
    {
        string svg = Path.Combine(_folder, "growth.svg");
        Ran ran = Shell.Fuzz("bench", "coverage", "--programs", "60", "--svg", svg, "--json");
        Assert.That(ran.Exit, Is.Zero, ran.Error);
        Assert.That(
            XDocument.Load(svg).Root!.Elements().Count(e => e.Name.LocalName == "polyline"),
            Is.EqualTo(16));
        JsonNode json = JsonNode.Parse(ran.LastLine)!;
        Assert.That((long)json["guided"]!["programs"]!, Is.EqualTo(60));
        Assert.That((long)json["unguided"]!["ops"]!, Is.Positive);
    }

    [Test]
    public void Time_is_that_of_the_campaign_that_recorded_nothing()
    {
        var recorded = new Growth("r", [new(0, 0, 0, 0, 0), new(10, 9, 1, 1, 1)]);
        var plain = new Growth("p", [new(0, 0, 0, 0, 0), new(20, 4, 0, 0, 0)]);
        Assert.That(recorded.TimedBy(plain).Last.Seconds, Is.EqualTo(2));
    }
}
