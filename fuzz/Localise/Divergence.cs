using Beam;

namespace Fuzz.Localise;

/// <summary>An instruction of a module.</summary>
/// <param name="Module">The module.</param>
/// <param name="Function">Index of its function.</param>
/// <param name="Index">Index within the function's code.</param>
internal sealed record CodePlace(Module Module, int Function, int Index)
{
    public Function In => Module.Functions[Function];
    public Instruction Instruction => In.Code[Index];

    public bool IsSame(CodePlace other) => Index == other.Index && Function == other.Function
        && Module.Name == other.Module.Name;

    public override string ToString() =>
        $"{Atom.Quote(Module.Name)}:{Atom.Quote(In.Name)}/{In.Arity}";
}

/// <summary>Where two sides part, and the instruction after which they do.</summary>
/// <param name="Kind">How: a kind of <see cref="DivergenceKind"/>.</param>
/// <param name="At">The first BEAM instruction that went wrong.</param>
/// <param name="What">What is wrong after it: <c>x0</c>, <c>y2</c>, <c>next instruction</c>.
/// </param>
/// <param name="Expected">What the oracle has there.</param>
/// <param name="Actual">What the JIT has there.</param>
/// <param name="Number">Instructions that both sides ran before, those without code left out.
/// </param>
/// <param name="Trace">How the JIT's code came to it.</param>
internal sealed record Divergence(
    string Kind,
    CodePlace At,
    string What,
    string Expected,
    string Actual,
    int Number,
    ArmTrace Trace)
{
    /// <summary>The instruction that should have come next, where the sides part in that; null
    /// where they part in something else or the run should have ended.</summary>
    public CodePlace? Next { get; init; }

    /// <summary>The one that came; likewise.</summary>
    public CodePlace? Went { get; init; }
}

/// <summary>The kinds of divergence, beside those of a run's end
/// (<see cref="Run.Difference"/>).</summary>
internal static class DivergenceKind
{
    /// <summary>A live register, or what it leads to on the heap, holds another term.</summary>
    public const string Value = "value";

    /// <summary>A live register holds no term.</summary>
    public const string NoTerm = "noterm";

    /// <summary>A collection left behind what a live register leads to.</summary>
    public const string Root = "root";

    /// <summary>Another instruction comes next, or none.</summary>
    public const string Branch = "branch";

    /// <summary>The stack is not as deep.</summary>
    public const string Stack = "stack";

    /// <summary>The receive stands elsewhere in the mailbox, or a marker does.</summary>
    public const string Mailbox = "mailbox";

    /// <summary>No BEAM instruction comes next, ever.</summary>
    public const string Hang = "hang";

    public const string Fault = "fault";
    public const string Arguments = "arguments";
    public const string Reductions = "reductions";
    public const string Audit = "audit";
}

/// <summary>The JIT's code from the last place where both sides agreed.</summary>
/// <param name="Executed">In the order it was executed, services left out.</param>
/// <param name="Guilty">The instruction that wrote what is wrong, or took the wrong way; null when
/// none can be named.</param>
/// <param name="Why">What it did, a few words.</param>
/// <param name="Sources">What it goes by, nearest first: who wrote its registers and flags, the
/// branch before it, and what these go by. Any of them may be the one that is wrong.</param>
/// <param name="Before">Live registers where both sides agreed.</param>
/// <param name="After">Where they do not any more.</param>
internal sealed record ArmTrace(
    IReadOnlyList<ArmStep> Executed,
    ArmStep? Guilty,
    string Why,
    IReadOnlyList<ArmStep> Sources,
    IReadOnlyList<RegisterRow> Before,
    IReadOnlyList<RegisterRow> After);

/// <summary>A register on both sides, or a word on the heap that one leads to.</summary>
/// <param name="Name">BEAM's name of it; of a heap word how a program gets there.</param>
/// <param name="Expected">The oracle's content.</param>
/// <param name="Actual">The JIT's.</param>
/// <param name="Word">The JIT's word.</param>
internal sealed record RegisterRow(string Name, string Expected, string Actual, string Word)
{
    /// <summary>Of a heap word; null for a register.</summary>
    public uint? Address { get; init; }

    public bool Differs => Expected != Actual;
}

/// <summary>An executed ARM instruction.</summary>
/// <param name="Pc">Its address.</param>
/// <param name="Text">Its disassembly.</param>
internal sealed record ArmStep(uint Pc, string Text);
