using System.Diagnostics;
using System.Globalization;
using Corpus;
using Fuzz.Cli;
using Fuzz.Gate;
using Fuzz.Power;

namespace Fuzz.Bench;

/// <summary>How many changes of the JIT that are wrong a gate stops: each planted fault is one.
/// </summary>
internal static class GateBench
{
    public static int Run(GateOptions options, Terminal terminal)
    {
        string filetests = Path.Combine(ProjectRoot.Find()!, "tests", "filetests");
        var before = Fingerprints.Take(filetests, []);
        var seconds = new List<double>();
        int seen = 0;
        foreach (Fault fault in Faults.All.TakeWhile(_ => !terminal.Stop.IsCancellationRequested))
        {
            var clock = Stopwatch.StartNew();
            var now = Fingerprints.Take(filetests, [fault]);
            IReadOnlyList<string> changed = now.ChangedSince(before);
            var store = new Store(Path.Combine("out", "bench-gate"));
            var gate = new GateRun(options, new FaultyFactory(fault), store, _ => { });
            gate.Run(changed, now, terminal.Stop);
            bool isStopped = gate.Findings.Count > 0;
            if (isStopped)
                seconds.Add(clock.Elapsed.TotalSeconds);
            seen += changed.Count > 0 ? 1 : 0;
            terminal.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{fault}: {changed.Count} entries changed, {(isStopped ? "stopped" : "passed")} ")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"after {gate.Programs} programs, {clock.Elapsed.TotalSeconds:f1} s"));
        }
        seconds.Sort();
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds.Count} of {Faults.All.Count} stopped, {seen} seen in the fingerprints; ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"median {(seconds.Count > 0 ? seconds[seconds.Count / 2] : 0):f1} s"));
        return ExitCode.Agree;
    }
}
