using System.Globalization;
using System.Text.Json.Nodes;
using Corpus;
using Fuzz.Cli;
using Fuzz.Guide;
using Fuzz.Run;

namespace Fuzz.Bench;

/// <summary>
/// How coverage grows in a campaign that it guides, and in one that it does not, side by side, a
/// worker each. Recording costs, and a campaign that is not guided need not do it: a third one does
/// the same programs without, and its processor time counts.
/// </summary>
internal static class CoverageBench
{
    private const int RowsOfTable = 10;

    public static int Run(
        double seconds, CampaignOptions like, string svg, bool json, Terminal terminal,
        TargetFactory targets)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(terminal.Stop);
        Runner guided = Start(Coverage.Guides, seconds);
        Runner recorded = Start(Coverage.Recorded, null);
        Runner plain = Start(Coverage.Unknown, seconds);
        guided.Wait();
        plain.Wait();
        while (!terminal.Stop.IsCancellationRequested && !recorded.HasEnded
            && recorded.Programs < plain.Programs)
        {
            Thread.Sleep(200);
        }
        stop.Cancel();
        recorded.Wait();
        Growth[] growth =
        [
            guided.Growth("guided"), recorded.Growth("unguided").TimedBy(plain.Growth("plain")),
        ];
        if (growth.Any(g => g.Samples.Count < 2))
            return ExitCode.Agree; // Told to stop at once.
        File.WriteAllText(svg, GrowthChart.Svg(growth));
        terminal.Out.Write(Table(growth, "programs", s => s.Programs));
        terminal.Out.Write(Table(growth, "processor s", s => s.Seconds));
        if (json)
            terminal.WriteJson(Json(growth));
        return ExitCode.Agree;

        Runner Start(Coverage coverage, double? limit) => new(
            like with { Workers = 1, Seconds = limit, Coverage = coverage }, targets, stop.Token);
    }

    /// <summary>Rows of equal distance, as Markdown.</summary>
    private static string Table(Growth[] growth, string unit, Func<Sample, double> of)
    {
        double most = growth.Min(g => of(g.Last));
        var text = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteLine($"| {unit} | {string.Join(" | ", growth.Select(g =>
            $"{g.Name}: JIT | emitted | ops | all"))} |");
        text.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", 1 + (4 * growth.Length)))}");
        for (int row = 1; row <= RowsOfTable; row++)
        {
            double amount = most * row / RowsOfTable;
            text.Write($"| {amount:f0} |");
            foreach (Sample s in growth.Select(g => g.At(amount, of)))
                text.Write($" {s.Jit} | {s.Guest} | {s.Ops} | {s.All} |");
            text.WriteLine();
        }
        text.WriteLine();
        return text.ToString();
    }

    private static JsonObject Json(Growth[] growth)
    {
        var json = new JsonObject();
        foreach (Growth g in growth)
        {
            json[g.Name] = new JsonObject
            {
                ["programs"] = g.Last.Programs,
                ["workerSeconds"] = Math.Round(g.Last.Seconds, 3),
                ["jit"] = g.Last.Jit,
                ["guest"] = g.Last.Guest,
                ["ops"] = g.Last.Ops,
            };
        }
        return json;
    }

    /// <summary>A campaign in a thread of its own.</summary>
    private sealed class Runner
    {
        private readonly Campaign _campaign;
        private readonly List<Sample> _samples = [new(0, 0, 0, 0, 0)];
        private readonly Task _task;

        public Runner(CampaignOptions options, TargetFactory targets, CancellationToken stop)
        {
            var store = new Store(Path.Combine("out", "bench"));
            _campaign = new Campaign(options, targets, store, _ => { });
            _task = Task.Factory.StartNew(
                () => _campaign.Run(Take, stop), CancellationToken.None,
                TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        public long Programs => _campaign.Tally.Programs;
        public bool HasEnded => _task.IsCompleted;

        public void Wait() => _task.GetAwaiter().GetResult();

        public Growth Growth(string name)
        {
            Take();
            return new Growth(name, _samples);
        }

        private void Take() => _samples.Add(new Sample(
            Programs, _campaign.WorkerSeconds,
            _campaign.Guidance?.Covered(CoverageKind.Jit) ?? 0,
            _campaign.Guidance?.Covered(CoverageKind.Guest) ?? 0,
            _campaign.Guidance?.Covered(CoverageKind.Ops) ?? 0));
    }
}
