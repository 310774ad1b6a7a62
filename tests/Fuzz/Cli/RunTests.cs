using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Fuzz.Tests.Cli;

/// <summary>The main job, on the product's own targets: they agree.</summary>
public sealed class RunTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("run-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("1")]
    [TestCase("2")]
    [TestCase("18446744073709551614")]
    public void A_campaign_finds_nothing_and_says_what_it_did(string seed)
    {
        Ran ran = Run("--programs", "400", "--seed", seed);
        JsonObject summary = Summary(ran);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That(summary.Select(p => p.Key), Is.SupersetOf(new[]
            {
                "seed", "programs", "executions", "seconds", "programsPerSecond",
                "executionsPerSecond", "unicornShare", "findings", "inconclusive",
            }));
            Assert.That((ulong)summary["seed"]!, Is.EqualTo(ulong.Parse(seed)));
            Assert.That((long)summary["programs"]!, Is.EqualTo(400));
            Assert.That((long)summary["executions"]!, Is.GreaterThan(400));
            Assert.That((double)summary["unicornShare"]!, Is.InRange(0.0, 1.0));
            Assert.That(summary["findings"]!.AsArray(), Is.Empty);
            Assert.That(summary["inconclusive"]!.AsObject(), Is.Empty);
            Assert.That(
                (long)summary["verdicts"]!["agree"]!, Is.EqualTo((long)summary["executions"]!));
            foreach (string target in new[] { "oracle", "arm32" })
            {
                JsonNode mix = summary["outcomes"]![target]!;
                Assert.That((long)mix["returned"]!, Is.GreaterThan((long)mix["raised"]! / 4));
                Assert.That((long)mix["raised"]!, Is.Positive);
            }
            Assert.That((long)summary["underGcStress"]!, Is.Positive);
            Assert.That((long)summary["underChaos"]!, Is.Positive);
            Assert.That(ran.Out, Does.Contain("no findings"));
            Assert.That(Directory.GetFiles(_folder, "*.S"), Is.Empty);
        });
    }

    [Test]
    public void A_campaign_under_GC_stress_finds_nothing() =>
        Assert.That(Run("--programs", "400", "--seed", "3", "--gc-stress").Exit, Is.Zero);

    [Test]
    public void A_campaign_under_chaos_finds_nothing() =>
        Assert.That(Run("--programs", "400", "--seed", "3", "--chaos", "5").Exit, Is.Zero);

    [Test]
    public void The_programs_do_not_hang_on_the_number_of_workers()
    {
        JsonObject one = Summary(Run("--programs", "200", "--seed", "5", "--workers", "1"));
        JsonObject three = Summary(Run("--programs", "200", "--seed", "5", "--workers", "3"));
        Assert.That((long)three["executions"]!, Is.EqualTo((long)one["executions"]!));
    }

    [Test]
    public void Seconds_end_a_campaign()
    {
        JsonObject summary = Summary(Run("--seconds", "1"));
        Assert.That((double)summary["seconds"]!, Is.InRange(0.9, 10.0));
    }

    [Test]
    public void Ctrl_C_ends_a_campaign_with_its_summary()
    {
        using Process process = Shell.StartFuzz(
            "run", "--seconds", "120", "--json", "--out", _folder);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        // The first progress line: by then, on the slowest machine too, programs have run.
        process.StandardError.ReadLine();
        _ = process.StandardError.ReadToEndAsync();
        Shell.Command("kill", "-INT", $"{process.Id}");
        Assert.That(process.WaitForExit(TimeSpan.FromSeconds(90)), Is.True, "it goes on");
        string last = output.Result.TrimEnd('\n').Split('\n')[^1];
        Assert.Multiple(() =>
        {
            Assert.That(process.ExitCode, Is.Zero);
            Assert.That((long)JsonNode.Parse(last)!["programs"]!, Is.GreaterThan(0));
        });
    }

    private Ran Run(params string[] args) =>
        Shell.Fuzz(["run", .. args, "--json", "--out", _folder]);

    private static JsonObject Summary(Ran ran) => JsonNode.Parse(ran.LastLine)!.AsObject();
}
