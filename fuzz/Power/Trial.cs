using Beam;
using Corpus;

namespace Fuzz.Power;

/// <summary>A program that faults are tried on, compiled and run in one way.</summary>
/// <param name="Number">Its program's number.</param>
/// <param name="About">The op that it was made for; null for a random one.</param>
/// <param name="Module">The program.</param>
/// <param name="Options">How it is compiled and run.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="Expected">What the oracle makes of each.</param>
/// <param name="Places">The places that calls get to, by number, ascending.</param>
/// <param name="Reached">Which calls get to each of them, a bit each.</param>
internal sealed record Trial(
    long Number,
    string? About,
    Module Module,
    CaseOptions Options,
    IReadOnlyList<(Mfa Function, ValueList<Term> Arguments)> Calls,
    IReadOnlyList<Observation> Expected,
    int[] Places,
    ulong[] Reached)
{
    /// <summary>Calls beyond that are left out.</summary>
    public const int CallsMax = 64;

    /// <summary>Enough for nearly all programs.</summary>
    public const long Reductions = 5_000;

    /// <summary>Which calls get to a place.</summary>
    public ulong CallsTo(int place) =>
        Array.BinarySearch(Places, place) is >= 0 and var at ? Reached[at] : 0;
}
