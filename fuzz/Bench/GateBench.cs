using System.Diagnostics;
using Corpus;
using Fuzz.Cli;
using Fuzz.Gate;
using Fuzz.Power;
using Fuzz.Run;

namespace Fuzz.Bench;

/// <summary>How many changes of the JIT that are wrong a gate stops: each planted fault is one.
/// </summary>
internal sealed class GateBench(GateOptions options, Terminal terminal)
{
    /// <summary>Programs of each source that say which faults there can be.</summary>
    private const int ProgramsOfPool = 400;

    private readonly string _filetests =
        Path.Combine(ProjectRoot.Find()!, "tests", "filetests");

    private readonly List<double> _seconds = [];

    private int _seen;

    private int _broken;

    /// <summary>Plants the named faults.</summary>
    public int RunNamed() => Run([.. Faults.All.Select(f => ((IFault)f, ""))]);

    /// <summary>Plants faults of templates, and tells what <c>power</c> makes of those that are
    /// not stopped.</summary>
    /// <param name="count">How many.</param>
    public int RunTemplates(int count)
    {
        var power = new PowerOptions(
            count, ProgramsOfPool, options.Seed, options.Workers, OpPattern: null);
        return Run(
        [
            .. new Scoring(power).Run(() => { }, terminal.Stop).Results.Select(
                r => ((IFault)r.Fault, $"; power: {FateText.Key(r.Fate)}, {r.How}")),
        ]);
    }

    private int Run(IReadOnlyList<(IFault Fault, string Known)> faults)
    {
        var before = Fingerprints.Take(_filetests, []);
        foreach ((IFault fault, string known) in faults)
        {
            if (terminal.Stop.IsCancellationRequested)
                break;
            terminal.Out.WriteLine(Try(fault, before, known));
        }
        _seconds.Sort();
        terminal.Out.WriteLine(Text(
            $"{_seconds.Count} of {faults.Count} stopped, {_seen} seen in the fingerprints")
            + Text($", {_broken} broke the harness; ")
            + Text($"median {(_seconds.Count > 0 ? _seconds[_seconds.Count / 2] : 0):f1} s"));
        return ExitCode.Agree;
    }

    private string Try(IFault fault, Fingerprints before, string known)
    {
        var clock = Stopwatch.StartNew();
        var now = Fingerprints.Take(_filetests, [fault]);
        IReadOnlyList<string> changed =
            [.. now.ChangedSince(before).Concat(SharedOf(fault, before))];
        _seen += changed.Count > 0 ? 1 : 0;
        var gate = new GateRun(
            options, new FaultyFactory(fault), new Store(Path.Combine("out", "bench-gate")),
            _ => { });
        string end;
        try
        {
            gate.Run(changed, now, terminal.Stop);
            end = gate.Findings is [var finding, ..] ? $"stopped by {finding.Case.Signature}"
                : $"passed{known}";
            if (gate.Findings.Count > 0)
                _seconds.Add(clock.Elapsed.TotalSeconds);
        }
        catch (HarnessException error)
        {
            _broken++;
            end = $"broke the harness: {error}";
        }
        return Text($"{fault}: {changed.Count} entries changed, {gate.Programs} programs, ")
            + Text($"{clock.Elapsed.TotalSeconds:f1} s: ") + end;
    }

    /// <summary>The entry of what every guest has once: fingerprints cannot have such faults.
    /// </summary>
    private static IEnumerable<string> SharedOf(IFault fault, Fingerprints before) =>
        fault is TemplateFault { IsOfGuest: true } of
            && Fingerprints.SharedPrefix + of.Place.Emitter is var name
            && before.Entries.ContainsKey(name) ? [name] : [];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
