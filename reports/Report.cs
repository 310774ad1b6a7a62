using Corpus;

namespace Reports;

/// <summary>What a report tells.</summary>
/// <param name="Title">Where the findings are from.</param>
/// <param name="Commit">Commit of the harness that looked at them.</param>
/// <param name="Figures">Figures of the campaign, name and value; empty where nobody kept them.
/// </param>
/// <param name="Findings">One a bucket, the fullest first.</param>
/// <param name="Unread">Files that are no cases, and why.</param>
public sealed record Report(
    string Title,
    string Commit,
    IReadOnlyList<(string Name, string Value)> Figures,
    IReadOnlyList<ReportedFinding> Findings,
    IReadOnlyList<(string Path, string Problem)> Unread)
{
    /// <summary>The campaign's course, or the nights'.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];
}

/// <summary>A finding, looked at again.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="State">What it does today.</param>
/// <param name="Assembly">The case as erlc takes it.</param>
/// <param name="Line">Line of the blamed instruction in it, from 1.</param>
/// <param name="Command">What shows it again.</param>
/// <param name="Parting">Where the sides part; null where they do not, or it is not known.</param>
public sealed record ReportedFinding(
    Finding Finding,
    ReplayState State,
    string Assembly,
    int Line,
    string Command,
    Parting? Parting)
{
    public Case Case => Finding.Case;

    /// <summary>When it came up first and last; null where nobody kept that.</summary>
    public (string First, string Last)? Seen { get; init; }

    public Signature Signature => Case.Signature ?? new Signature("unknown", Signature.NoOp, "-");

    /// <summary>The difference in one line.</summary>
    public string Message => Parting is { } parting
        ? $"after {parting.Instruction} in {parting.Function}: {parting.What}: expected "
            + $"{parting.Expected}, got {parting.Actual}"
        : Case.Parted ?? $"{Signature}";
}

/// <summary>What a case does when it is run again.</summary>
public enum ReplayState
{
    Differs,
    Agrees,
    Inconclusive,
}

/// <summary>Where oracle and JIT part.</summary>
/// <param name="Kind">How.</param>
/// <param name="Instruction">The BEAM instruction after which they do.</param>
/// <param name="Function">Its function.</param>
/// <param name="What">What differs after it.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="Actual">What it is.</param>
/// <param name="Number">BEAM instructions that both sides ran before, as one.</param>
/// <param name="Guilty">The machine instruction and what it did; null when none is named.</param>
/// <param name="Code">The function's code.</param>
/// <param name="Before">Live registers before the instruction.</param>
/// <param name="After">And behind it.</param>
public sealed record Parting(
    string Kind,
    string Instruction,
    string Function,
    string What,
    string Expected,
    string Actual,
    int Number,
    string? Guilty,
    IReadOnlyList<CodeLine> Code,
    IReadOnlyList<Register> Before,
    IReadOnlyList<Register> After);

/// <summary>A line of code, BEAM and machine.</summary>
/// <param name="Beam">The BEAM instruction; empty where its code goes on.</param>
/// <param name="Address">Of the machine instruction; empty where there is none.</param>
/// <param name="Machine">The machine instruction.</param>
/// <param name="Mark">Its part in the matter.</param>
public readonly record struct CodeLine(string Beam, string Address, string Machine, CodeMark Mark)
{
    /// <summary>What is to be said of it: which side goes on here.</summary>
    public string Note { get; init; } = "";
}

/// <summary>The part of a line of code in a divergence, the greatest last.</summary>
public enum CodeMark
{
    None,

    /// <summary>Of the blamed BEAM instruction, but not executed.</summary>
    Blamed,

    /// <summary>Executed since both sides agreed.</summary>
    Executed,

    Guilty,
}

/// <summary>A register on both sides, or a word on the heap that one leads to.</summary>
/// <param name="Name">Its name; of a heap word how a program gets there: <c>hd(x0)</c>.</param>
/// <param name="Expected">The oracle's content.</param>
/// <param name="Actual">The JIT's.</param>
/// <param name="Word">The JIT's as a word.</param>
public readonly record struct Register(string Name, string Expected, string Actual, string Word)
{
    /// <summary>Of a heap word; empty for a register.</summary>
    public string Address { get; init; } = "";

    public bool Differs => Expected != Actual;
}
