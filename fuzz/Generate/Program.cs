using Beam;

namespace Fuzz.Generate;

/// <summary>What the harness runs: a module, and calls to make into it.</summary>
/// <param name="Module">The module; it passes <c>Validity</c>.</param>
/// <param name="Entries">Exported functions to call, with the arguments of each call.</param>
/// <param name="Seed">What it was generated from; 0 when from nothing.</param>
/// <param name="Notes">Remarks for whoever reads the case: rules used, reductions made.</param>
public sealed record Program(
    Module Module,
    ValueList<Entry> Entries,
    ulong Seed,
    ValueList<string> Notes);

/// <summary>A function to call and the argument tuples to call it with.</summary>
/// <param name="Function">Name.</param>
/// <param name="Arity">Arity; each of <paramref name="Calls"/> has as many terms.</param>
/// <param name="Calls">One list of arguments a call.</param>
public sealed record Entry(string Function, int Arity, ValueList<ValueList<Term>> Calls);
