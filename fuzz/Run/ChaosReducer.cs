using Beam;
using Corpus;
using Jit;

namespace Fuzz.Run;

/// <summary>Leaves as many decisions as can be to who decides as is best: all of a kind, then of
/// each kind those before and behind the ones that matter.</summary>
/// <param name="with">The reproducer with other options, if it still shows what it should.</param>
internal sealed class ChaosReducer(Func<Reproducer, CaseOptions, Reproducer?> with)
{
    /// <summary>Decisions of a kind that are looked at.</summary>
    private const int NumberMax = 1 << 14;

    private static readonly ValueList<ChaosPart> All = [.. Enum.GetNames<ChaosKind>()
        .Select(kind => new ChaosPart(kind.ToLowerInvariant()))];

    public Reproducer Of(Reproducer it)
    {
        ValueList<ChaosPart> all = it.Options.ChaosOnly;
        if (all.Count == 0)
            all = All;
        foreach (ChaosPart part in all)
            it = Without(it, part);
        for (int at = 0; at < it.Options.ChaosOnly.Count; at++)
            it = WithFewer(it, at);
        return it;
    }

    private Reproducer Without(Reproducer it, ChaosPart part)
    {
        ValueList<ChaosPart> now = it.Options.ChaosOnly.Count > 0 ? it.Options.ChaosOnly : All;
        return now.Count > 1 ? With(it, [.. now.Where(p => p != part)]) ?? it : it;
    }

    /// <summary>The last decision needed of a kind is looked for first: those before it decide
    /// which they are.</summary>
    private Reproducer WithFewer(Reproducer it, int at)
    {
        ChaosPart part = it.Options.ChaosOnly[at];
        int last = Least(part.First, Math.Min(part.Last, NumberMax), n => part with { Last = n });
        part = it.Options.ChaosOnly[at];
        Least(0, Math.Min(last, NumberMax) - part.First, n => part with { First = last - n });
        return it;

        // By doubling towards the least that will do, then by halving.
        int Least(int least, int most, Func<int, ChaosPart> partOf)
        {
            int failed = least - 1;
            for (int step = 1; most - failed > 1; step *= 2)
            {
                int tried = failed + Math.Min(step, (most - failed) / 2);
                if (With(it, Replaced(it, at, partOf(tried))) is { } found)
                    (it, most) = (found, tried);
                else
                    failed = tried;
            }
            return most;
        }
    }

    private static ValueList<ChaosPart> Replaced(Reproducer it, int at, ChaosPart part) =>
        [.. it.Options.ChaosOnly.Select((p, n) => n == at ? part : p)];

    private Reproducer? With(Reproducer it, ValueList<ChaosPart> only) =>
        with(it, it.Options with { ChaosOnly = only });
}
