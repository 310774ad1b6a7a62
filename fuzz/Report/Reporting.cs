using Corpus;
using Fuzz.Cli;
using Fuzz.Localise;
using Fuzz.Run;
using Jit.Runtime;
using Reports;
using Parting = Reports.Parting;

namespace Fuzz.Report;

/// <summary>Looks at cases again and takes down what a report shows of them.</summary>
internal sealed class Reporting(TargetFactory targets) : IDisposable
{
    private readonly Differential _differential = new(targets, NoModules.Instance);

    /// <summary>A case, run again.</summary>
    /// <param name="finding">The case, and how often it came up.</param>
    public ReportedFinding Of(Finding finding)
    {
        Case it = finding.Case;
        Verdict verdict =
            _differential.Run(it.Module, it.Mfa, it.Arguments, it.Options).Verdict;
        string assembly = CaseWriter.Write(it);
        Parting? parting = null;
        if (verdict is Differ differ && _differential.Lockstep(it.Options) is { } lockstep
            && lockstep.Run(
                it.Module, it.Mfa, it.Arguments, differ.Kind)
                is { } divergence)
        {
            parting = PartingOf(divergence, lockstep.Guest);
        }
        return new ReportedFinding(
            finding,
            verdict switch
            {
                Differ => ReplayState.Differs,
                Inconclusive => ReplayState.Inconclusive,
                _ => ReplayState.Agrees,
            },
            assembly,
            parting is null ? 1 : LineOf(assembly, parting.Instruction),
            $"./run.sh replay --lockstep {finding.Path}",
            parting);
    }

    public void Dispose() => _differential.Dispose();

    private static int LineOf(string assembly, string instruction)
    {
        string[] lines = assembly.Split('\n');
        int at = Array.FindIndex(lines, l =>
            !l.StartsWith('%') && l.Trim().TrimEnd('.') == instruction);
        return Math.Max(at, 0) + 1;
    }

    private static Parting PartingOf(Divergence it, Guest guest) => new(
        it.Kind,
        Lockstep.Code(it.At),
        $"{it.At.In.Name}/{it.At.In.Arity}",
        it.What,
        it.Expected,
        it.Actual,
        it.Number,
        DivergenceText.Guilty(it),
        Code(it, guest),
        [.. it.Trace.Before.Select(RegisterOf)],
        [.. it.Trace.After.Select(RegisterOf)]);

    private static Register RegisterOf(RegisterRow row) =>
        new(row.Name, row.Expected, row.Actual, row.Word);

    /// <summary>The code of the blamed instruction's function, as it lies in the guest.</summary>
    private static List<CodeLine> Code(Divergence it, Guest guest)
    {
        var lines = new List<CodeLine>();
        LoadedModule? loaded = guest.Modules.FirstOrDefault(m => m.Name == it.At.Module.Name);
        if (loaded is null)
            return lines;
        using var listing = new Listing(guest, loaded);
        HashSet<uint> executed = [.. it.Trace.Executed.Select(s => s.Pc)];
        foreach (ListedLine line in listing.Lines(it.At.Function))
        {
            CodeMark mark = line.Address is { } address
                ? address == it.Trace.Guilty?.Pc ? CodeMark.Guilty
                    : executed.Contains(address) ? CodeMark.Executed
                    : line.Instruction == it.At.Index ? CodeMark.Blamed : CodeMark.None
                : line.Instruction == it.At.Index ? CodeMark.Blamed : CodeMark.None;
            lines.Add(new CodeLine(
                line.Beam, line.Address is { } at ? $"{at:x8}" : "", line.Machine, mark));
        }
        return lines;
    }
}
