using System.Globalization;
using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Bench;
using Fuzz.Gate;
using Fuzz.Run;
using Reports;

namespace Fuzz.Cli;

/// <summary>The benchmarks. Their work is the same each time; their times are the machine's.
/// </summary>
internal sealed class BenchVerb : Verb
{
    private const long DefaultPrograms = 5000;

    /// <summary>Programs before the measured ones, at most: until .NET has compiled what runs
    /// often.</summary>
    private const long WarmUpPrograms = 4000;

    private static readonly Option Programs = new(
        "--programs", "N", $"programs of each measurement (default {DefaultPrograms})");

    private static readonly Option Seed = new("--seed", "S", "seed of the programs (default 1)");

    private static readonly Option Seconds = new(
        "--seconds", "N", "how long a gate may take (default 30), or coverage grows (600)");

    private static readonly Option Svg = new(
        "--svg", "FILE", "where the growth of coverage is drawn (default out/coverage.svg)");

    private static readonly Option FaultCount = new(
        "--faults", "N", "gate: so many faults of templates instead of the named ones");

    private static readonly Option Emitters = new(
        "--ops", "PATTERN", "gate: only faults of templates of emitters like that");

    private static readonly Option Gates = new(
        "--workers", "N", "gate: gates side by side, of one worker each (default 1)");

    private static readonly Option Kills = new(
        "--kills", "N", "kills: how many nights are killed (default 100)");

    public override string Name => "bench";
    public override string Usage => "throughput|jit|oracle|triage|gate|kills|coverage [OPTIONS]";
    public override string Summary =>
        "measure throughput, emitted code (jit), the oracle, triage, gate, kill -9, coverage";

    public override IReadOnlyList<Option> Options =>
        [Programs, Seconds, FaultCount, Emitters, Gates, Kills, Seed, NoTypes, Svg, Json];

    public override bool IsTraced(ReadOnlySpan<string> args) => args.Contains("coverage");

    public override IReadOnlyList<string> Examples =>
    [
        "throughput", "throughput --programs 20000 --json", "jit", "oracle",
        "triage --programs 1000", "gate --seconds 30", "gate --faults 200", "kills",
        "coverage --seconds 600 --svg docs/coverage.svg",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, 1);
        return arguments.Words[0] switch
        {
            "throughput" => RunThroughput(arguments, terminal, targets),
            "jit" => JitBench.Run(
                terminal, targets, !arguments.Has(NoTypes), arguments.Has(Json)),
            "oracle" => OracleBench.Run(terminal, targets, arguments.Has(Json)),
            "triage" => TriageBench.Run(
                Path.Combine("out", "bench-triage"),
                (int)Math.Min(arguments.Number(Programs, 1) ?? 1000, 100_000),
                arguments.Seed(Seed) ?? 1, terminal),
            "gate" => RunGate(arguments, terminal),
            "kills" => KillBench.Run(
                Path.Combine("out", "bench-kills"),
                (int)Math.Min(arguments.Number(Kills, 1) ?? 100, 100_000),
                arguments.Seed(Seed) ?? 1, terminal),
            "coverage" => RunCoverage(arguments, terminal, targets),
            var what => throw new InputException(
                $"no benchmark '{what}'; there are: throughput, jit, oracle, triage, gate, "
                + "kills, coverage"),
        };
    }

    private static int RunGate(Arguments arguments, Terminal terminal)
    {
        var bench = new GateBench(
            new GateOptions(
                null, arguments.Number(Seconds, 1) ?? 30, arguments.Number(Programs, 1),
                arguments.Seed(Seed) ?? 1, Workers: 1),
            (int)Math.Min(arguments.Number(Gates, 1) ?? 1, 256), terminal);
        return arguments.Number(FaultCount, 1) is { } count
            ? bench.RunTemplates(
                (int)Math.Min(count, int.MaxValue), arguments.Text(Emitters))
            : bench.RunNamed();
    }

    private static int RunCoverage(
        Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        string svg = arguments.Text(Svg) ?? Path.Combine("out", "coverage.svg");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(svg))!);
        var like = new CampaignOptions(
            arguments.Seed(Seed) ?? 1, arguments.Number(Programs, 1))
        {
            DonorFolders = [.. RunVerb.DonorFolders(targets.Vms)],
        };
        return CoverageBench.Run(
            arguments.Number(Seconds, 1) ?? 600, like, svg, arguments.Has(Json), terminal,
            targets);
    }

    private static int RunThroughput(
        Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        long programs = arguments.Number(Programs, 1) ?? DefaultPrograms;
        ulong seed = arguments.Seed(Seed) ?? 1;
        Measure(new CampaignOptions(seed, Math.Min(programs, WarmUpPrograms)));
        CampaignFigures[] rows =
        [
            Measure(new CampaignOptions(seed, programs, Workers: 1)),
            Measure(new CampaignOptions(seed, programs, Workers: 2)),
        ];
        Print(terminal.Out, rows);
        if (arguments.Has(Json))
        {
            var list = new JsonArray();
            for (int i = 0; i < rows.Length; i++)
            {
                JsonObject row = RunVerb.Figures(rows[i]);
                row.Insert(0, "workers", i + 1);
                list.Add(row);
            }
            terminal.WriteJson(new JsonObject { ["throughput"] = list });
        }
        return rows.Any(r => r.Findings.Count > 0) ? ExitCode.Findings : ExitCode.Agree;

        CampaignFigures Measure(CampaignOptions options)
        {
            var store = new Store(Path.Combine("out", "bench"));
            return new Campaign(options, targets, store, _ => { }).Run(() => { }, terminal.Stop);
        }
    }

    /// <summary>A column for each number of workers. Stages are told in microseconds of worker
    /// time a program.</summary>
    private static void Print(TextWriter to, CampaignFigures[] columns)
    {
        Row("workers", "1", "2");
        Row("programs/s", [.. columns.Select(c => Text(c.ProgramsPerSecond, 0))]);
        Row("executions/s", [.. columns.Select(c => Text(c.ExecutionsPerSecond, 0))]);
        Row("processor, µs a program", [.. columns.Select(c => PerProgram(c, c.CpuSeconds))]);
        for (int i = 0; i < columns[0].Stages.Count; i++)
        {
            Row(
                $"  {columns[0].Stages[i].Stage}",
                [.. columns.Select(c => PerProgram(c, c.Stages[i].Seconds))]);
        }
        Row(
            "  collecting", [.. columns.Select(c => PerProgram(c, c.CollectingSeconds))]);
        Row(
            "allocated, KiB a program",
            [.. columns.Select(c => PerProgram(c, c.AllocatedBytes / 1024e6))]);
        Row("findings", [.. columns.Select(c => Text(c.Findings.Count, 0))]);

        void Row(string name, params string[] cells) =>
            to.WriteLine($"{name,-26}{string.Concat(cells.Select(c => c.PadLeft(10)))}");
    }

    private static string PerProgram(CampaignFigures figures, double seconds) =>
        Text(1e6 * seconds / Math.Max(figures.Programs, 1), 1);

    private static string Text(double value, int decimals) =>
        value.ToString($"f{decimals}", CultureInfo.InvariantCulture);
}
