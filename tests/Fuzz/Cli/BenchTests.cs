using System.Text.Json.Nodes;
using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

public sealed class BenchTests
{
    [Test]
    public void Throughput_is_measured_on_one_worker_and_on_two()
    {
        Ran ran = Shell.Fuzz("bench", "throughput", "--programs", "20", "--json");
        string last = ran.Out.TrimEnd().Split('\n')[^1];
        JsonArray rows = JsonNode.Parse(last)!["throughput"]!.AsArray();
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
        Assert.That(rows.Select(r => (int)r!["workers"]!), Is.EqualTo([1, 2]));
        foreach (JsonNode? row in rows)
        {
            Assert.That((long)row!["programs"]!, Is.EqualTo(20));
            Assert.That((double)row["stages"]!["unicorn"]!, Is.Positive);
        }
    }

    [Test]
    public void An_unknown_benchmark_is_bad_usage() =>
        Assert.That(Shell.Fuzz("bench", "speed").Exit, Is.EqualTo(ExitCode.BadInput));
}
