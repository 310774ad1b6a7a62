using Beam;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>What became of a fault.</summary>
internal enum FaultFate
{
    Killed,

    /// <summary>Proven to change nothing that anybody can see.</summary>
    Equivalent,

    /// <summary>Proven to be wrong only in what no valid program does.</summary>
    Invalid,

    /// <summary>Programs get there, none shows it, and what is different is that more is left to
    /// services: they do the same as inline code, by design.</summary>
    Detour,

    /// <summary>Programs get there, and none shows it.</summary>
    Survived,

    /// <summary>No program gets there.</summary>
    Unreached,
}

/// <summary>What became of a fault, and by what.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Program">The program that killed it.</param>
/// <param name="Executions">Calls that were made.</param>
/// <param name="How">What differed; why it is equivalent; what is known of a survivor.</param>
internal sealed record Verdicted(
    TemplateFault Fault, FaultFate Fate, long? Program, int Executions, string How)
{
    /// <summary>The program that killed it, with the call that did.</summary>
    public (Trial Trial, int Call)? Killer { get; init; }
}

/// <summary>Throws programs at faults.</summary>
internal sealed class Killing(Pool pool, Rig rig)
{
    public Verdicted Try(TemplateFault fault)
    {
        rig.Fault = fault;
        try
        {
            return Killed(fault) ?? Left(fault);
        }
        finally
        {
            rig.Fault = null;
        }
    }

    private int _executions;

    private Verdicted? Killed(TemplateFault fault)
    {
        _executions = 0;
        rig.ResetCounts();
        foreach (Trial trial in Trials(fault))
        {
            if (!rig.Load(trial))
                continue;
            ulong reached = pool.CallsTo(fault.Place, trial);
            for (int i = 0; i < trial.Calls.Count; i++)
            {
                if ((reached >> i & 1) == 0)
                    continue;
                _executions++;
                if (Difference(trial, i) is not { } difference)
                    continue;
                if (IsSound(fault, trial, i))
                    return KilledBy(fault, trial, i, difference);
                rig.Load(trial); // Something before had spoilt the guest.
                if (Difference(trial, i) is { } again)
                    return KilledBy(fault, trial, i, again);
            }
        }
        return null;
    }

    private Verdicted KilledBy(TemplateFault fault, Trial trial, int call, string how) =>
        new(fault, FaultFate.Killed, trial.Number, _executions, how) { Killer = (trial, call) };

    /// <summary>Sites matter to what collects.</summary>
    private IEnumerable<Trial> Trials(TemplateFault fault)
    {
        IEnumerable<Trial> all = pool.Reaching(fault.Place);
        return !fault.Place.IsSite ? all
            : all.OrderByDescending(t => t.Options.GcStress)
                .ThenByDescending(t => t.Options.Chaos is not null);
    }

    /// <summary>What a call shows that the oracle does not; null where they agree.</summary>
    private string? Difference(Trial trial, int call)
    {
        (Mfa function, ValueList<Term> arguments) = trial.Calls[call];
        Observation seen = rig.Run(trial.Options, function, arguments);
        Verdict verdict = Compare.Observations("oracle", trial.Expected[call], "arm32", seen);
        return verdict is Differ differ ? $"{differ.Kind}".ToLowerInvariant() : null;
    }

    /// <summary>Whether the JIT without the fault still agrees: what a fault wrote where it should
    /// not must not be put down to the next one.</summary>
    private bool IsSound(TemplateFault fault, Trial trial, int call)
    {
        rig.Fault = null;
        rig.Load(trial);
        bool sound = Difference(trial, call) is null;
        if (!sound)
            rig.Forget();
        rig.Fault = fault;
        return sound;
    }

    private Verdicted Left(TemplateFault fault)
    {
        long[] wrong = rig.ServiceCounts();
        if (Proof(fault) is var (fate, why))
            return new(fault, fate, null, _executions, why);
        if (_executions == 0)
            return new(fault, FaultFate.Unreached, null, 0, "no program gets there");
        long[] right = CountsWithout(fault);
        return wrong.Zip(right).All(c => c.First >= c.Second) && wrong.Sum() > right.Sum()
            ? new(fault, FaultFate.Detour, null, _executions, Asked(wrong, right))
            : new(fault, FaultFate.Survived, null, _executions, Reasons.Of(fault));
    }

    /// <summary>Why nobody, or no valid program, can see a fault; null where that is not known.
    /// </summary>
    public (FaultFate Fate, string Why)? Proof(TemplateFault fault)
    {
        if (fault.Place.IsSite)
            return WhySite(fault);
        string? Same(Instance at, Change change) =>
            Equivalence.Why(at, change) ?? FailedBifs.Why(fault.Place, at, change);
        if (WhyEverywhere(fault, Same) is { } same)
            return (FaultFate.Equivalent, same);
        return WhyEverywhere(fault, (at, c) => Validity.Why(fault.Place, at, c)) is { } invalid
            ? (FaultFate.Invalid, invalid) : null;
    }

    /// <summary>How often services are asked in the same calls without the fault.</summary>
    private long[] CountsWithout(TemplateFault fault)
    {
        rig.Fault = null;
        rig.ResetCounts();
        foreach (Trial trial in Trials(fault))
        {
            rig.Load(trial);
            ulong reached = pool.CallsTo(fault.Place, trial);
            for (int i = 0; i < trial.Calls.Count; i++)
            {
                if ((reached >> i & 1) != 0)
                    _ = Difference(trial, i);
            }
        }
        return rig.ServiceCounts();
    }

    private static string Asked(long[] wrong, long[] right)
    {
        IEnumerable<string> names = Enum.GetValues<Service>()
            .Where(s => wrong[(int)s] > right[(int)s]).Select(s => $"{s}");
        return $"asks more of {string.Join(", ", names)}";
    }

    /// <summary>Looks at the place in every program that has it.</summary>
    private string? WhyEverywhere(TemplateFault fault, Func<Instance, Change, string?> prove)
    {
        string? why = null;
        IEnumerable<Trial> all = pool.Having(fault.Place).Concat(pool.Reaching(fault.Place));
        foreach (Trial trial in all.Distinct())
        {
            foreach (Instance at in Instances(fault, trial))
            {
                if (fault.Mutation.Apply(at) is not { } change)
                    continue;
                why = prove(at, change);
                if (why is null)
                    return null;
            }
        }
        return why;
    }

    private (FaultFate Fate, string Why)? WhySite(TemplateFault fault)
    {
        if (Validity.Why(fault.Place, fault.Mutation) is { } reason)
            return (FaultFate.Invalid, reason);
        bool covered = fault.Mutation.Kind == MutationKind.RoomLess
            && pool.Having(fault.Place).All(trial => Sites(fault, trial).All(s => s.Pushed));
        return covered ? (FaultFate.Equivalent, "the word that lr leaves is the one") : null;
    }

    private IEnumerable<Site> Sites(TemplateFault fault, Trial trial)
    {
        rig.Fault = null;
        rig.Load(trial);
        CompiledModule code = rig.Target(trial.Options).Guest.Modules[0].Code;
        return Places.SitesOf(code).Where(s => s.Place == fault.Place)
            .Select(s => code.Sites[s.Offset]);
    }

    private List<Instance> Instances(TemplateFault fault, Trial trial)
    {
        rig.Fault = null;
        rig.Load(trial);
        Guest guest = rig.Target(trial.Options).Guest;
        var all = fault.IsOfGuest
            ? Places.OfFragments(guest) : Places.Of(guest.Modules[0].Code);
        return [.. all.Where(p => p.Place == fault.Place).Select(p => p.At)];
    }
}
