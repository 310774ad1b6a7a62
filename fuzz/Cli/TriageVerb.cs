using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Power;
using Fuzz.Report;
using Fuzz.Run;
using Fuzz.Triage;
using Reports;

namespace Fuzz.Cli;

/// <summary>Puts a directory of cases and crash files in order.</summary>
internal sealed class TriageVerb : Verb
{
    /// <summary>Files of one fate that are listed on the terminal; all are in triage.txt.</summary>
    private const int ShownMax = 5;

    private static readonly Option Out = new(
        "--out", "DIR", "where buckets and report go (default: DIR.triaged)");

    public override string Name => "triage";
    public override string Usage => "DIR";
    public override string Summary =>
        "replay a directory of cases and crash files; minimal cases, one a cause, worst first";

    public override IReadOnlyList<Option> Options => [Out, Plant, Workers, Json];

    public override IReadOnlyList<string> Examples =>
        ["out/cases", "crashes --out out/triaged --json", "crashes --plant is_lt,is_ge"];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, 1);
        string folder = arguments.Words[0];
        if (!Directory.Exists(folder))
            throw new InputException($"{folder}: there is no such directory");
        string to = arguments.Text(Out) ?? folder.TrimEnd('/') + ".triaged";
        targets = Planted(arguments, targets);
        var clock = Stopwatch.StartNew();
        using var progress = new Progress(terminal);
        using var triage = new Triage.Triage(
            folder, to, arguments.Text(Plant) ?? "", Commit.Current(), targets,
            WorkersOf(arguments));
        if (triage.Resumed)
            terminal.Error.WriteLine($"{to}: goes on where an earlier triage was stopped");
        IReadOnlyList<Bucket> buckets =
            triage.Run(text => progress.Show(() => text), terminal.Stop);
        progress.Clear();
        Print(terminal.Out, triage, buckets);
        if (terminal.Stop.IsCancellationRequested)
            terminal.Error.WriteLine("stopped; the same command goes on from here");
        Write(to, folder, triage, buckets, targets);
        JsonObject figures = Figures(triage, buckets, clock.Elapsed.TotalSeconds);
        CampaignFile.Write(to, (JsonObject)figures.DeepClone());
        if (arguments.Has(Json))
            terminal.WriteJson(figures);
        return triage.Entries.Any(e => e.Fate == Fate.Failed) ? ExitCode.HarnessFailed
            : buckets.Count > 0 ? ExitCode.Findings : ExitCode.Agree;
    }

    private static IEnumerable<(Fate Fate, string Name)> Others =>
    [
        (Fate.Stale, "agree by now"), (Fate.Inconclusive, "inconclusive"),
        (Fate.Damaged, "damaged"), (Fate.Failed, "failed in the harness"),
    ];

    private static void Print(TextWriter output, Triage.Triage it, IReadOnlyList<Bucket> buckets)
    {
        foreach (Bucket bucket in buckets)
        {
            output.WriteLine($"× {bucket.Members.Count}: {bucket.Signature}: {bucket.Path}");
            if (bucket.Others.Count > 0)
                output.WriteLine($"    also as {string.Join("; ", bucket.Others)}");
        }
        foreach ((Fate fate, string name) in Others)
        {
            List<Entry> entries = [.. it.Entries.Where(e => e.Fate == fate)];
            foreach (Entry entry in entries.Take(ShownMax))
                output.WriteLine($"{name}: {entry.Path}: {entry.What}");
            if (entries.Count > ShownMax)
                output.WriteLine($"{name}: and {entries.Count - ShownMax} more");
        }
        output.WriteLine($"{it.Entries.Count} of {it.Files.Count} files: "
            + $"{buckets.Sum(b => b.Members.Count)} in {buckets.Count} buckets"
            + string.Concat(Others.Select(o => (o.Name, it.Entries.Count(e => e.Fate == o.Fate)))
                .Where(o => o.Item2 > 0).Select(o => $", {o.Item2} {o.Name}")));
    }

    private static void Write(
        string to, string folder, Triage.Triage it, IReadOnlyList<Bucket> buckets,
        TargetFactory targets)
    {
        var text = new StringBuilder();
        foreach (Bucket bucket in buckets)
        {
            text.Append($"{bucket.Signature}: {bucket.Path}\n");
            foreach (Signature other in bucket.Others)
                text.Append($"  also as {other}\n");
            foreach (Entry member in bucket.Members)
                text.Append($"  {member.Path}\n");
        }
        foreach ((Fate fate, string name) in Others)
        {
            foreach (Entry entry in it.Entries.Where(e => e.Fate == fate))
                text.Append($"{name}: {entry.Path}: {entry.What}\n");
        }
        File.WriteAllText(Path.Combine(to, "triage.txt"), text.ToString());
        using var reporting = new Reporting(targets);
        var report = new Reports.Report(
            $"Triage of {folder}",
            Commit.Current(),
            [("files", $"{it.Files.Count}"), .. Counts(it).Select(c => (c.Name, $"{c.Count}"))],
            [.. buckets.Select(b => reporting.Of(new Finding(b.Case, b.Path, b.Members.Count)))],
            [
                .. it.Entries.Where(e => e.Fate is Fate.Damaged or Fate.Failed)
                    .Select(e => (e.Path, e.What)),
            ]);
        File.WriteAllText(Path.Combine(to, "report.html"), Html.Of(report));
    }

    private static IEnumerable<(string Name, int Count)> Counts(Triage.Triage it) =>
        Enum.GetValues<Fate>().Select(
            fate => ($"{fate}".ToLowerInvariant(), it.Entries.Count(e => e.Fate == fate)));

    private static JsonObject Figures(
        Triage.Triage it, IReadOnlyList<Bucket> buckets, double seconds)
    {
        var json = new JsonObject { ["files"] = it.Files.Count };
        foreach ((string name, int count) in Counts(it))
            json[name] = count;
        json["seconds"] = Math.Round(seconds, 3);
        json["findings"] = new JsonArray([.. buckets.Select(b => new JsonObject
        {
            ["signature"] = $"{b.Signature}",
            ["case"] = b.Path,
            ["also"] = new JsonArray([.. b.Others.Select(o => (JsonNode)$"{o}")]),
            ["count"] = b.Members.Count,
            ["instructions"] = Measure.Work(b.Case.Module),
        })]);
        return json;
    }
}
