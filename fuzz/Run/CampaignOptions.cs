using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Guide;

namespace Fuzz.Run;

/// <summary>What a campaign is to do.</summary>
/// <param name="Seed">Program i of a seed and a source is the same program whatever the rest
/// says.</param>
/// <param name="Programs">How many programs, those below the first counted; null for no limit.
/// </param>
/// <param name="Seconds">How long; null for no limit.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Jit">How every program is compiled and run; by default as is best,
/// and some of them in other ways as well.</param>
/// <param name="OpPattern">Glob over op names that the generator prefers; null for none.</param>
/// <param name="Commit">Commit of the harness, for the cases.</param>
/// <param name="Targets">Which targets; null for the oracle and the JIT.</param>
/// <param name="Releases">Releases that programs must load on; null for a mix.</param>
/// <param name="Source">Where all programs come from; null for a mix.</param>
internal sealed record CampaignOptions(
    ulong Seed,
    long? Programs = null,
    double? Seconds = null,
    int Workers = 1,
    CaseOptions? Jit = null,
    string? OpPattern = null,
    string Commit = "unknown",
    TargetList? Targets = null,
    Releases? Releases = null,
    Source? Source = null)
{
    /// <summary>One program in so many runs in each further way.</summary>
    public const int VariantEvery = 4;

    /// <summary>One program in so many is given so few reductions that most of its calls are
    /// interrupted for good: where that is, both sides must agree on.</summary>
    private const int FewEvery = 12;

    private const int FewMax = 12;

    /// <summary>What a program may spend. One in a thousand is a tree of calls that takes a hundred
    /// times as much: it shows no more, and a sixth of all time went into these.</summary>
    private const long ReductionsMax = 10_000;

    /// <summary>What a mutant may spend: often it has no end, and what it builds on the way
    /// grows.</summary>
    private const long MutantReductions = 500;

    private const long MutantTermWords = 1 << 13;

    /// <summary>Number of the first program: those below it are done.</summary>
    public long First { get; init; }

    /// <summary>Cases that an earlier campaign of this seed was stopped at before it had minimised
    /// them.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Ops that the generator prefers; null for none.</summary>
    public IReadOnlySet<Op>? Preferred { get; init; }

    /// <summary>A target has words of 64 bits: limits of its integers are in the mix.</summary>
    public bool HasWideTarget { get; init; }

    /// <summary>What the targets are known not to do.</summary>
    public IReadOnlyList<TargetLimits> Limits { get; init; } = [];

    /// <summary>Folders of cases and modules that mutants are made of, beside random programs.
    /// </summary>
    public ValueList<string> DonorFolders { get; init; }

    /// <summary>What is done about coverage.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>Programs that earlier campaigns have kept for what they cover.</summary>
    public IReadOnlyList<Generate.Program> Kept { get; init; } = [];

    /// <summary>Where kept programs are written; null for nowhere.</summary>
    public KeptStore? KeptStore { get; init; }

    /// <summary>Programs of the sweep that are wanted; null for all.</summary>
    public Func<Generate.Program, bool>? Swept { get; init; }

    /// <summary>Each program is compiled and run in the ways of the one so much further on.
    /// </summary>
    public int Way { get; init; }

    /// <summary>The JIT may well be wrong, and loop for ever.</summary>
    public bool ExpectsLoops { get; init; }

    /// <summary>One finding is enough: the campaign ends when it is filed.</summary>
    public bool StopsAtFinding { get; init; }

    /// <summary>The ways in which program <paramref name="index"/> is compiled and run.</summary>
    public IEnumerable<CaseOptions> Variants(long index, Source source)
    {
        index += Way;
        CaseOptions all = Jit ?? new CaseOptions();
        all = all with { Reductions = Math.Min(all.Reductions, ReductionsMax) };
        if (source is Run.Source.Mutation or Run.Source.Kept)
            all = all with { Reductions = MutantReductions, TermWords = MutantTermWords };
        if (all.Chaos is { } seed)
            all = all with { Chaos = Campaign.SeedOf(seed, index) };
        long way = index % VariantEvery;
        if (all.Schedule != 0 || way == 3) // The first target's, too, so in all variants.
            all = all with { Schedule = Campaign.SeedOf(all.Schedule ^ Seed, index) };
        if (index % FewEvery == way && way == 3)
            all = all with { Reductions = 1 + (index / FewEvery % FewMax) };
        yield return all;
        if (way == 0 && !all.GcStress)
            yield return all with { GcStress = true };
        else if (way <= 1 && all.UseTypes)
            yield return all with { UseTypes = false };
        else if (way == 2 && all.Chaos is null)
            yield return all with { Chaos = Campaign.SeedOf(Seed, index) };
    }
}

/// <summary>What a campaign does about coverage.</summary>
internal enum Coverage
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It is recorded, and changes nothing.</summary>
    Recorded,

    /// <summary>Programs that add some are kept, and others made of them.</summary>
    Guides,
}
