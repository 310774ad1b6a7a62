using Beam;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Guide;

/// <summary>What a program is to be: where it comes from, and what it may be made of.</summary>
/// <param name="Source">Where from.</param>
/// <param name="Sweep">Programs of the sweep before it.</param>
/// <param name="Kept">What is kept.</param>
/// <param name="Preference">Ops that it prefers, where it is directed.</param>
internal sealed record Turn(
    Source Source, long Sweep, IReadOnlyList<Kept> Kept, Preference? Preference);

/// <summary>Some ops, and a generator that prefers them.</summary>
internal sealed class Preference(Op[] ops, Func<IReadOnlySet<Op>, Generator> generator)
{
    private readonly Lazy<Generator> _generator = new(() => generator(ops.ToHashSet()));

    public Op[] Ops => ops;
    public Generator Generator => _generator.Value;
}

/// <summary>Says where the next programs come from: from each source as often as it has added to
/// the coverage lately, for what its programs cost.</summary>
/// <param name="seed">The campaign's.</param>
/// <param name="sweep">Programs of the sweep that are done.</param>
/// <param name="generator">Makes a generator that prefers some ops.</param>
internal sealed class Planner(
    ulong seed, long sweep, Func<IReadOnlySet<Op>, Generator> generator)
{
    /// <summary>Sets of ops that are preferred at a time, and ops of one.</summary>
    private const int Preferences = 8;
    private const int PreferredMax = 6;

    /// <summary>What is left of an account when one more generation is planned.</summary>
    private const double Memory = 0.9;

    /// <summary>No source is less often asked than this, or nobody would know that it is worth
    /// more again.</summary>
    private const double ShareMin = 0.06;

    private readonly Account[] _accounts =
        [.. Enum.GetValues<Source>().Select(_ => new Account())];

    private readonly Dictionary<Op, Account> _ops =
        Generator.Ops.ToDictionary(op => op, _ => new Account { Gains = 10, Cost = 100 });

    private long _sweep = sweep;
    private bool _isSweepOver;

    private sealed class Account
    {
        public double Gains;
        public double Cost;
        public long Programs;
        public long AllGains;
    }

    /// <summary>New places that a program of each source has added, on average.</summary>
    public IReadOnlyList<(Source Source, double Gains)> Gains =>
    [
        .. _accounts.Index().Where(a => a.Item.Programs > 0)
            .Select(a => ((Source)a.Index, (double)a.Item.AllGains / a.Item.Programs)),
    ];

    /// <summary>A program of a source added so many places.</summary>
    public void Count(Source source, Turn? turn, Program program, int gains)
    {
        // About what it takes: to make and compile it, and to run its calls.
        int cost = 30 + program.Module.Functions.Sum(f => f.Code.Count)
            + (3 * program.Entries.Sum(e => e.Calls.Count));
        Account account = _accounts[(int)source];
        account.Gains += gains;
        account.Cost += cost;
        account.Programs++;
        account.AllGains += gains;
        foreach (Op op in turn?.Preference?.Ops ?? [])
        {
            _ops[op].Gains += gains;
            _ops[op].Cost += cost;
        }
    }

    /// <summary>The sweep had no program where one was planned.</summary>
    public void EndSweep() => _isSweepOver = true;

    /// <summary>The turns of the next programs.</summary>
    public Turn[] Next(int count, long generation, IReadOnlyList<Kept> kept)
    {
        double[] shares = [.. Enum.GetValues<Source>().Select(s => Share(s, kept.Count > 0))];
        double all = shares.Sum();
        var random = new Pcg(seed, (ulong)generation);
        (Op Op, double Worth)[] worths = [.. _ops.Select(o => (o.Key, Worth(o.Value)))];
        Preference[] preferences =
            [.. Enumerable.Range(0, Preferences).Select(_ => Prefer(random, worths))];
        var turns = new Turn[count];
        for (int i = 0; i < count; i++)
        {
            double point = random.Below(1 << 20) / (double)(1 << 20) * all;
            int source = 0;
            while (source < shares.Length - 1 && point >= shares[source])
                point -= shares[source++];
            turns[i] = new Turn(
                (Source)source, _sweep, kept,
                (Source)source == Source.Directed ? random.Pick<Preference>(preferences) : null);
            if ((Source)source == Source.Sweep)
                _sweep++;
        }
        foreach (Account account in _accounts.Concat(_ops.Values))
            (account.Gains, account.Cost) = (account.Gains * Memory, account.Cost * Memory);
        return turns;
    }

    /// <summary>Some ops, each as probable as it is worth.</summary>
    private Preference Prefer(Pcg random, (Op Op, double Worth)[] worths)
    {
        double all = worths.Sum(w => w.Worth);
        var chosen = new List<Op>();
        for (int n = random.Between(2, PreferredMax); n > 0; n--)
        {
            double point = random.Below(1 << 20) / (double)(1 << 20) * all;
            int at = 0;
            while (at < worths.Length - 1 && point >= worths[at].Worth)
                point -= worths[at++].Worth;
            chosen.Add(worths[at].Op);
        }
        return new Preference([.. chosen.Distinct()], generator);
    }

    private double Share(Source source, bool hasKept)
    {
        if ((source == Source.Sweep && _isSweepOver) || (source == Source.Kept && !hasKept))
            return 0;
        double all = _accounts.Sum(Worth);
        return all == 0 ? 1 : Math.Max(ShareMin, Worth(_accounts[(int)source]) / all);
    }

    private static double Worth(Account account) =>
        account.Cost > 0 ? account.Gains / account.Cost : 0;
}
