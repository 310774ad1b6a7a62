using Beam;
using Corpus;

namespace Fuzz.Power;

/// <summary>A program that faults are tried on, compiled and run in one way.</summary>
/// <param name="Number">Its program's number.</param>
/// <param name="Module">The program.</param>
/// <param name="Options">How it is compiled and run.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="Expected">What the oracle makes of each.</param>
/// <param name="Places">What its code is made of.</param>
/// <param name="Reached">Which calls get to which places, a bit each.</param>
internal sealed record Trial(
    long Number,
    Module Module,
    CaseOptions Options,
    IReadOnlyList<(Mfa Function, ValueList<Term> Arguments)> Calls,
    IReadOnlyList<Observation> Expected,
    IReadOnlySet<Place> Places,
    IReadOnlyDictionary<Place, ulong> Reached)
{
    /// <summary>Calls beyond that are left out.</summary>
    public const int CallsMax = 64;

    /// <summary>Enough for nearly all programs.</summary>
    public const long Reductions = 5_000;
}
