using Corpus;
using Fuzz.Localise;
using Fuzz.Minimize;

namespace Fuzz.Run;

/// <summary>Makes a reproducer smaller: first the way it is compiled and run, then the program.
/// What it shows stays of the same kind and cause, so that one bug does not turn into another.
/// </summary>
/// <param name="crew">The same targets, one set for each worker: candidates are run side by side,
/// and which is taken does not hang on how many workers there are.</param>
/// <param name="stop">The user wants an end: what is found so far is the result.</param>
internal sealed class Minimizing(IReadOnlyList<Differential> crew, CancellationToken stop)
{
    /// <summary>Whether what a member of the crew has found is still what is to be shown.
    /// </summary>
    private delegate bool IsAlike(Differential by, Reproducer found);

    private readonly Differential _differential = crew[0];

    public Minimizing(Differential differential, CancellationToken stop)
        : this([differential], stop)
    {
    }

    /// <summary>Candidates, at most, where each is localised.</summary>
    private const int LocalisedMax = 500;

    /// <summary>What a candidate may spend. Many loop, for ever or as good as: a jump is turned
    /// back, what counted down does not any more, a list grows.</summary>
    /// <param name="Reductions">Reductions, at most.</param>
    /// <param name="TermWords">Words of a term that end the oracle's run; 0 for any.</param>
    /// <param name="Blocks">Blocks of the JIT's code.</param>
    private sealed record Budget(long Reductions, long TermWords, long Blocks);

    // The least with which the whole shows the difference is taken. What comes of it must show it
    // with the options of the case.
    private static readonly Budget[] Budgets =
    [
        new(1_000, 1 << 12, 10_000),
        new(10_000, 1 << 13, 100_000),
        new(long.MaxValue, 0, Differential.BlocksOfFaulty),
    ];

    private static readonly Func<CaseOptions, CaseOptions>[] Plainer =
    [
        o => o with { Chaos = null, ChaosOnly = [] },
        o => o.Chaos is null ? o : o with { Chaos = null, ChaosOnly = [], GcStress = true },
        o => o with { GcStress = false },
        o => o with { UseTypes = true },
        o => o with { Schedule = 0 },
    ];

    /// <summary>The smallest found for which the same op is to blame.</summary>
    public Reproducer Of(Reproducer whole) =>
        Small(whole, whole.CauseBy(_differential) with { Place = "" });

    /// <summary>The same where there may be several bugs: the place that is to blame stays so, and
    /// what it did is all that differs in the end.</summary>
    public Reproducer Of(Reproducer whole, Cause pinned) => Isolated(Small(whole, pinned), pinned);

    /// <summary>Localising every candidate costs, so that is only done when it slips without.
    /// </summary>
    private Reproducer Small(Reproducer whole, Cause pinned)
    {
        if (whole.Once is not null || stop.IsCancellationRequested)
            return whole;
        Reproducer plain = Isolated(WithPlainerOptions(whole, IsLike), pinned);
        Reproducer quick = Whole(plain, (_, _) => true, Minimizer.TriesMax);
        if (stop.IsCancellationRequested)
            return whole;
        if (!IsLike(_differential, quick))
            quick = Whole(plain, IsLike, LocalisedMax);
        return quick;

        bool IsLike(Differential by, Reproducer found) => pinned.IsLike(found.CauseBy(by));
    }

    /// <summary>What a small program needs may be less than a large one did, and then it may be cut
    /// further.</summary>
    private Reproducer Whole(Reproducer whole, IsAlike isLike, int triesMax)
    {
        Reproducer small = Cut(WithPlainerOptions(whole, isLike), isLike, triesMax);
        Reproducer plain = WithPlainerOptions(small, isLike);
        return plain == small ? small : Cut(plain, isLike, triesMax);
    }

    /// <summary>Compiled and run in a way that has less to it.</summary>
    private Reproducer WithPlainerOptions(Reproducer it, IsAlike isLike)
    {
        foreach (Func<CaseOptions, CaseOptions> plainer in Plainer)
        {
            CaseOptions options = plainer(it.Options);
            if (options != it.Options && Alike(_differential, it, it.Program, options) is { } found
                && isLike(_differential, found))
            {
                it = found;
            }
        }
        return it.Options.Chaos is null ? it : new ChaosReducer(
            (from, options) => Alike(_differential, from, from.Program, options) is { } found
                && isLike(_differential, found) ? found : null).Of(it);
    }

    /// <summary>The smallest program.</summary>
    private Reproducer Cut(Reproducer whole, IsAlike isLike, int triesMax)
    {
        try
        {
            foreach (Budget budget in Budgets)
            {
                CaseOptions options = whole.Options with
                {
                    Reductions = Math.Min(whole.Options.Reductions, budget.Reductions),
                    TermWords = budget.TermWords > 0 ? budget.TermWords : whole.Options.TermWords,
                };
                LimitBlocks(budget.Blocks);
                if (!Fails(_differential, whole.Program))
                    continue;
                Generate.Program small = Minimizer.Minimize(
                    whole.Program,
                    [.. crew.Select(by => (Func<Generate.Program, bool>)(p => Fails(by, p)))],
                    triesMax, stop);
                LimitBlocks(Differential.BlocksOfFaulty);
                if (Alike(_differential, whole, small, whole.Options) is { } found
                    && isLike(_differential, found))
                {
                    return found;
                }

                bool Fails(Differential by, Generate.Program candidate) =>
                    !stop.IsCancellationRequested
                    && Alike(by, whole, candidate, options) is { } found && isLike(by, found);
            }
            return whole;
        }
        finally
        {
            LimitBlocks(Differential.BlocksOfFaulty);
        }
    }

    private void LimitBlocks(long most)
    {
        foreach (Differential one in crew)
            one.BlocksMax = most;
    }

    /// <summary>A program that shows what the whole shows.</summary>
    private static Reproducer? Alike(
        Differential by, Reproducer whole, Generate.Program program, CaseOptions options) =>
        Reproducer.Of(by, program, options) is { } found
        && found.Verdict.Kind == whole.Verdict.Kind && found.Verdict.Camp == whole.Verdict.Camp
            ? found : null;

    /// <summary>The program cut behind what went wrong, if that shows the same bug.</summary>
    private Reproducer Isolated(Reproducer it, Cause pinned)
    {
        if (stop.IsCancellationRequested || it.DivergenceBy(_differential) is not { } parted
            || Isolating.Of(it.Program, parted) is not { } cut || Tidy.Clean(cut) is not { } clean
            || Generate.Validity.Check(clean.Module) is not null
            || Reproducer.Of(_differential, clean, it.Options) is not { } isolated)
        {
            return it;
        }
        return pinned.IsLike(isolated.CauseBy(_differential)) ? isolated : it;
    }
}
