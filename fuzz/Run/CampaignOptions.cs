using Corpus;

namespace Fuzz.Run;

/// <summary>What a campaign is to do.</summary>
/// <param name="Seed">Program i of a seed is the same program whatever the rest says.</param>
/// <param name="Programs">How many programs; null for no limit.</param>
/// <param name="Seconds">How long; null for no limit.</param>
/// <param name="Workers">Threads.</param>
/// <param name="GcStress">Every program runs under GC stress, not only its share.</param>
/// <param name="OpPattern">Glob over op names that the generator prefers; null for none.</param>
/// <param name="Commit">Commit of the harness, for the cases.</param>
/// <param name="Targets">Which targets; null for the oracle and the JIT.</param>
internal sealed record CampaignOptions(
    ulong Seed,
    long? Programs = null,
    double? Seconds = null,
    int Workers = 1,
    bool GcStress = false,
    string? OpPattern = null,
    string Commit = "unknown",
    TargetList? Targets = null)
{
    /// <summary>One program in so many runs in each further way.</summary>
    private const int VariantEvery = 4;

    /// <summary>The ways in which program <paramref name="index"/> is compiled and run.</summary>
    public IEnumerable<CaseOptions> Variants(long index)
    {
        if (GcStress)
        {
            yield return new CaseOptions(GcStress: true);
            if (index % VariantEvery == 0)
                yield return new CaseOptions(UseTypes: false, GcStress: true);
            yield break;
        }
        yield return new CaseOptions();
        if (index % VariantEvery == 0)
            yield return new CaseOptions(GcStress: true);
        if (index % VariantEvery == 1)
            yield return new CaseOptions(UseTypes: false);
    }
}
