using System.Globalization;
using System.Text.Json.Nodes;
using Corpus;
using Fuzz.Cli;
using Fuzz.Run;

namespace Fuzz.Bench;

/// <summary>How good emitted code is: instructions a unit of work against OTP 25's interpreter for
/// armhf, size and speed of compilation.</summary>
internal static class JitBench
{
    /// <summary>Erlang installations whose modules are compiled, and the release they count for.
    /// </summary>
    private static readonly (string Vm, int Release)[] Libraries =
        [("otp", 25), ("otp27", 27), ("otp29", 29)];

    public static int Run(Terminal terminal, TargetFactory targets, bool useTypes, bool json)
    {
        List<WorkloadFigures> work = WorkloadFigures.MeasureAll(new CaseOptions(useTypes));
        Print(terminal.Out, work);
        var code = new List<(int Release, CodeFigures Figures)>();
        foreach ((string vm, int release) in Libraries)
        {
            if (targets.Vms.LibraryOf(vm) is not { } library)
            {
                terminal.Out.WriteLine($"OTP {release}: not here (./run.sh vms)");
                continue;
            }
            CodeFigures figures = CodeFigures.Measure(library);
            terminal.Out.WriteLine(
                $"OTP {release}: {figures.Modules} modules compiled, "
                + $"{Text(figures.EmittedBytes / 1e6, 1)} MB, "
                + $"{Text(figures.SizeRatio, 2)} times the BEAM code, "
                + $"{Text(figures.MegabytesPerSecond, 1)} MB/s");
            code.Add((release, figures));
        }
        if (json)
            terminal.WriteJson(Summary(work, code));
        return ExitCode.Agree;
    }

    private static double Mean(List<WorkloadFigures> work, Func<WorkloadFigures, double> ratio) =>
        Math.Exp(work.Average(w => Math.Log(ratio(w))));

    private static void Print(TextWriter to, List<WorkloadFigures> work)
    {
        to.WriteLine(
            $"{"",-27}{"a unit",-12}{"ours",7}{"theirs",8}{"ratio",7}"
            + $"{"counted",9}{"ratio",7}"
            + $"{"services",10}{"words moved",13}{"all",8}{"ratio",7}");
        foreach (WorkloadFigures row in work)
        {
            to.WriteLine(
                $"{row.Workload.Name,-27}{row.Workload.Unit,-12}"
                + $"{Text(row.Instructions, 1),7}{row.Workload.Theirs,8}{Text(row.Ratio, 2),7}"
                + $"{row.Workload.Counted,9}{Text(row.RatioToCounted, 2),7}"
                + $"{Text(row.Services, 3),10}{Text(row.WordsMoved, 2),13}"
                + $"{Text(row.WithHost, 1),8}{Text(row.RatioWithHost, 2),7}");
        }
        to.WriteLine(
            $"{"geometric mean",-54}{Text(Mean(work, w => w.Ratio), 2),7}"
            + $"{Text(Mean(work, w => w.RatioToCounted), 2),16}"
            + $"{Text(Mean(work, w => w.RatioWithHost), 2),38}");
    }

    private static JsonObject Summary(
        List<WorkloadFigures> work, List<(int Release, CodeFigures Figures)> code)
    {
        var rows = new JsonArray();
        foreach (WorkloadFigures row in work)
        {
            rows.Add(new JsonObject
            {
                ["name"] = row.Workload.Name,
                ["unit"] = row.Workload.Unit,
                ["instructions"] = row.Instructions,
                ["theirs"] = row.Workload.Theirs,
                ["ratio"] = row.Ratio,
                ["counted"] = row.Workload.Counted,
                ["services"] = row.Services,
                ["wordsMoved"] = row.WordsMoved,
                ["withHost"] = row.WithHost,
            });
        }
        var releases = new JsonObject();
        foreach ((int release, CodeFigures figures) in code)
        {
            releases[$"otp{release}"] = new JsonObject
            {
                ["modules"] = figures.Modules,
                ["beamBytes"] = figures.BeamBytes,
                ["emittedBytes"] = figures.EmittedBytes,
                ["sizeRatio"] = figures.SizeRatio,
                ["megabytesPerSecond"] = figures.MegabytesPerSecond,
            };
        }
        return new JsonObject
        {
            ["workloads"] = rows,
            ["geometricMean"] = Mean(work, w => w.Ratio),
            ["geometricMeanWithHost"] = Mean(work, w => w.RatioWithHost),
            ["code"] = releases,
        };
    }

    private static string Text(double value, int decimals) =>
        value.ToString($"f{decimals}", CultureInfo.InvariantCulture);
}
