using Beam;

namespace Corpus;

/// <summary>
/// A finding as it is filed: a program, one call of it, what each side made of it. Printed by
/// <c>CaseWriter</c> as valid Erlang assembly, so <c>erlc +from_asm</c> takes the same file.
/// </summary>
/// <param name="Signature">The bucket it belongs to; null in a case written by hand.</param>
/// <param name="Seed">Seed of the campaign that found it.</param>
/// <param name="Program">Number of the program within that campaign.</param>
/// <param name="Commit">Commit of the harness that found it.</param>
/// <param name="Function">Name of the function called.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Options">How it was compiled and run.</param>
/// <param name="Expected">What each oracle said, by name of the oracle, one line each.</param>
/// <param name="Actual">What each target under test did, likewise.</param>
/// <param name="Module">The program; it, not the seed, is what is replayed.</param>
public sealed record Case(
    Signature? Signature,
    ulong Seed,
    long Program,
    string Commit,
    string Function,
    ValueList<Term> Arguments,
    CaseOptions Options,
    ValueList<(string Target, string Outcome)> Expected,
    ValueList<(string Target, string Outcome)> Actual,
    Module Module)
{
    /// <summary>The instruction after which the sides part, and what differs there; null when it
    /// is not known.</summary>
    public string? Parted { get; init; }

    /// <summary>The machine instruction that wrote what differs, or took the wrong way; likewise.
    /// </summary>
    public string? Guilty { get; init; }

    /// <summary>Further calls of a program that is kept for what it covers; a finding has none.
    /// </summary>
    public ValueList<(string Function, ValueList<Term> Arguments)> More { get; init; } = [];

    /// <summary>What a shell shows the difference with in the real VM that is odd, in the case's
    /// folder and without this harness; likewise.</summary>
    public string? Shell { get; init; }

    public Mfa Mfa => new(Module.Name, Function, Arguments.Count);
}
