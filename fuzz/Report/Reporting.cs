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
            parting)
        {
            Seen = finding.LastProgram is { } last
                ? ($"program {it.Program}", $"program {last}") : null,
        };
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
        new(row.Name, row.Expected, row.Actual, row.Word)
        {
            Address = row.Address is { } at ? $"{at:x8}" : "",
        };

    /// <summary>The code of the blamed instruction's function, as it lies in the guest.</summary>
    private static List<CodeLine> Code(Divergence it, Guest guest)
    {
        var lines = new List<CodeLine>();
        LoadedModule? loaded = guest.Modules.FirstOrDefault(m => m.Name == it.At.Module.Name);
        if (loaded is null)
            return lines;
        using var listing = new Listing(guest, loaded);
        HashSet<uint> executed = [.. it.Trace.Executed.Select(s => s.Pc)];
        Dictionary<int, string> notes = Notes(it);
        foreach (ListedLine line in listing.Lines(it.At.Function))
        {
            CodeMark mark = line.Address is { } address
                ? address == it.Trace.Guilty?.Pc ? CodeMark.Guilty
                    : executed.Contains(address) ? CodeMark.Executed
                    : line.Instruction == it.At.Index ? CodeMark.Blamed : CodeMark.None
                : line.Instruction == it.At.Index ? CodeMark.Blamed : CodeMark.None;
            lines.Add(new CodeLine(
                line.Beam, line.Address is { } at ? $"{at:x8}" : "", line.Machine, mark)
            {
                Note = notes.Remove(line.Instruction, out string? note) ? note : "",
            });
        }
        return lines;
    }

    /// <summary>Where each side goes on, by index of the instruction, when they part in that.
    /// </summary>
    private static Dictionary<int, string> Notes(Divergence it)
    {
        var notes = new Dictionary<int, string>();
        Add(it.Next, "oracle goes on here");
        Add(it.Went, "arm32 goes on here");
        return notes;

        void Add(CodePlace? place, string note)
        {
            if (place is not null && place.IsSame(it.At with { Index = place.Index }))
                notes[place.Index] = note;
        }
    }
}
