using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Bench;
using Fuzz.Cli;
using Fuzz.Run;
using Oracle;

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

    /// <summary>No clock is in these figures: they change with emitted code only.</summary>
    [Test]
    public void Emitted_code_takes_a_third_of_the_interpreters_instructions_or_less()
    {
        List<WorkloadFigures> work = WorkloadFigures.MeasureAll(new CaseOptions());
        Assert.That(work, Has.Count.EqualTo(13));
        foreach (WorkloadFigures row in work)
        {
            // A throw is a service, all else goes without but for collections.
            double servicesMax = row.Workload.Function == "throw_catch" ? 0.51 : 0.01;
            Assert.That(row.Ratio, Is.InRange(0.01, 1.0 / 3), row.Workload.Name);
            Assert.That(row.Services, Is.LessThan(servicesMax), row.Workload.Name);
        }
    }

    /// <summary>No clock here, either: what an interpreter's speed is measured by is counted.
    /// </summary>
    [Test]
    public void The_oracle_counts_the_instructions_of_a_run()
    {
        var machine = new OracleMachine(NoModules.Instance);
        machine.Load(OracleBench.ReadModule());
        long[] counts = [.. ((int[])[1, 2, 1]).Select(Count)];
        // fib(1) is a call, a test and a return; fib(2) makes fib_of(1) and fib_of(0).
        Assert.That(counts, Is.EqualTo([3, 18, 3]));

        long Count(int size)
        {
            machine.Run(new Mfa("classics", "fib", 1), [Terms.Int(size)], 1000);
            return machine.InstructionsExecuted;
        }
    }

    [Test]
    public void Modules_of_a_folder_are_compiled_and_measured()
    {
        string folder = Path.Combine(ProjectRoot.Find()!, "tests", "filetests", "otp27");
        CodeFigures figures = CodeFigures.Measure(folder);
        Assert.That(figures.Modules, Is.EqualTo(Directory.GetFiles(folder, "*.beam").Length));
        Assert.That(figures.SizeRatio, Is.InRange(1.0, 5.0));
        Assert.That(figures.MegabytesPerSecond, Is.Positive);
    }

    [Test]
    public void An_unknown_benchmark_is_bad_usage() =>
        Assert.That(Shell.Fuzz("bench", "speed").Exit, Is.EqualTo(ExitCode.BadInput));
}
