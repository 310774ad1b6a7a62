using Beam;
using Corpus;
using Fuzz.Localise;

namespace Fuzz.Run;

/// <summary>What the targets made of one call; the first is what the others are compared with.
/// </summary>
internal sealed record Comparison(IReadOnlyList<Seen> Sides, Verdict Verdict);

/// <summary>Targets side by side, for one thread. They are made when first wanted and then kept: an
/// engine, and all the more a VM, costs more than many programs.</summary>
/// <param name="factory">Makes them.</param>
/// <param name="path">Where modules come from that a program calls.</param>
/// <param name="countInstructions">Count ARM instructions.</param>
/// <param name="targets">Which targets.</param>
/// <param name="asksVmsAlways">Run a call on real VMs even when the first target could not end it:
/// it may never end there, or have effects on the world.</param>
/// <param name="expectsLoops">The JIT may well be wrong: code of it that loops for ever is found
/// out by what it has run, not by the time that it takes.</param>
internal sealed class Differential(
    TargetFactory factory,
    ICodePath path,
    bool countInstructions = false,
    TargetList? targets = null,
    bool asksVmsAlways = false,
    bool expectsLoops = false) : IDisposable
{
    private readonly Dictionary<CaseOptions, ITarget> _arm32 = [];
    private readonly Dictionary<string, ITarget> _others = [];
    private readonly Dictionary<CaseOptions, Lockstep?> _locksteps = [];
    private readonly List<IDisposable> _owned = [];

    /// <summary>What a real VM is said to lack when it was not asked.</summary>
    public const string NotAsked = "what the first target cannot end";

    /// <summary>Blocks of code that who looks into wrong code gives a run, beside those for its
    /// reductions: more than any sound one enters.</summary>
    public const long BlocksOfFaulty = 400_000;

    /// <summary>Blocks that runs of the JIT's code are given; null for no limit but the watchdog's.
    /// </summary>
    public long? BlocksMax
    {
        get;
        set
        {
            field = value;
            foreach (Arm32Target jit in _arm32.Values.OfType<Arm32Target>())
                jit.BlocksMax = value;
        }
    } = expectsLoops ? BlocksOfFaulty : null;

    public TargetList Names { get; } = targets ?? TargetList.Default;

    /// <summary>What the others are compared with.</summary>
    public ITarget Reference(CaseOptions options) => Target(Names.Names[0], options);

    /// <summary>All but the first.</summary>
    public IEnumerable<ITarget> Others(CaseOptions options) =>
        Names.Names.Skip(1).Select(name => Target(name, options));

    /// <summary>A target; options matter to our own only.</summary>
    public ITarget Target(string name, CaseOptions options)
    {
        if (name == TargetList.Arm32)
            return Arm32(options);
        if (!_others.TryGetValue(name, out ITarget? target))
        {
            target = name == TargetList.Oracle ? factory.Oracle(path) : factory.Vm(name);
            _others.Add(name, target);
        }
        target.Options = options;
        return target;
    }

    /// <summary>Oracle and JIT step by step; null where they are not both targets.</summary>
    public Lockstep? Lockstep(CaseOptions options)
    {
        if (!Names.Names.Contains(TargetList.Oracle) || !Names.Names.Contains(TargetList.Arm32))
            return null;
        CaseOptions key = KeyOf(options);
        if (!_locksteps.TryGetValue(key, out Lockstep? lockstep))
        {
            ITarget target = factory.Arm32(path, options, countInstructions: true);
            _owned.Add(target);
            lockstep = target is Arm32Target jit ? new Lockstep(jit, path) : null;
            _locksteps.Add(key, lockstep);
        }
        lockstep?.Options = options;
        lockstep?.BlocksMax = BlocksMax is null ? null : BlocksOfFaulty;
        return lockstep;
    }

    /// <summary>Loads a module everywhere and compares one call of it.</summary>
    public Comparison Run(
        Module module, Mfa function, ValueList<Term> arguments, CaseOptions options) =>
        Run(module, function, arguments, options, name => Target(name, options));

    /// <summary>Likewise, in a guest that has run nothing before: so that the addresses and words
    /// that a fault names do not hang on what did.</summary>
    public Comparison RunAfresh(
        Module module, Mfa function, ValueList<Term> arguments, CaseOptions options)
    {
        using ITarget fresh = NewArm32(options);
        return Run(
            module, function, arguments, options,
            name => name == TargetList.Arm32 ? fresh : Target(name, options));
    }

    private Comparison Run(
        Module module, Mfa function, ValueList<Term> arguments, CaseOptions options,
        Func<string, ITarget> targetOf)
    {
        var sides = new List<Seen>();
        foreach (string name in Names.Names)
        {
            ITarget target = targetOf(name);
            if (sides.Count > 0
                && WhyNot(target, module, arguments, sides[0].Observation, options) is { } why)
            {
                sides.Add(NotRun(target, arguments, why));
                continue;
            }
            target.Load(module);
            sides.Add(RunOn(target, function, arguments, options));
        }
        return new Comparison(sides, Panel.Judge(sides, module.Name));
    }

    /// <summary>A call on one target. Once the JIT's code has looped for ever, that is found out
    /// sooner: who minimises such a program has to do with many.</summary>
    public Seen RunOn(
        ITarget target, Mfa function, ValueList<Term> arguments, CaseOptions options)
    {
        Observation seen = target.Run(function, arguments, options.Reductions);
        if (target is Arm32Target { HasHung: true })
            BlocksMax ??= BlocksOfFaulty;
        return new Seen(target.Name, seen, target.RealVm);
    }

    /// <summary>Why a target is not given a call, after what the first made of it; null when it is.
    /// Ours end whatever they are given, but not soon where terms grow without end.</summary>
    public string? WhyNot(
        ITarget target, Module module, ValueList<Term> arguments, Observation first,
        CaseOptions options)
    {
        if (target.RealVm is { } vm)
        {
            return asksVmsAlways ? null
                : first.Outcome is not (Returned or Raised or Faulted) ? NotAsked
                : vm.WhyNot(module, arguments, first);
        }
        return options.TermWords > 0 && first.Outcome is Exhausted { Limit: Exhausted.Memory }
            ? NotAsked : null;
    }

    /// <summary>Stands for what a target was not asked.</summary>
    public static Seen NotRun(ITarget target, ValueList<Term> arguments, string why) => new(
        target.Name,
        new Observation(new Unsupported(why), 0, arguments, [], [], []),
        target.RealVm);

    /// <summary>Wrong code was found. Guests of our own are made anew when next wanted: one in
    /// which it ran may be spoilt, and what comes next must not be put down to that. From now on it
    /// does not take the watchdog to end what loops.</summary>
    public void Renew()
    {
        BlocksMax ??= BlocksOfFaulty;
        Forget();
    }

    private void Forget()
    {
        foreach (IDisposable target in _arm32.Values.Concat(_owned))
            target.Dispose();
        _arm32.Clear();
        _owned.Clear();
        _locksteps.Clear();
    }

    public void Dispose()
    {
        Forget();
        foreach (ITarget target in _others.Values)
            target.Dispose();
    }

    private ITarget Arm32(CaseOptions options)
    {
        CaseOptions key = KeyOf(options);
        if (!_arm32.TryGetValue(key, out ITarget? target))
        {
            target = NewArm32(options);
            _arm32.Add(key, target);
        }
        target.Options = options;
        return target;
    }

    private ITarget NewArm32(CaseOptions options)
    {
        ITarget target = factory.Arm32(path, options, countInstructions);
        if (target is Arm32Target jit)
            jit.BlocksMax = BlocksMax;
        return target;
    }

    /// <summary>Any two seeds share a target, no two other ways to compile do.</summary>
    private static CaseOptions KeyOf(CaseOptions options) => options with
    {
        Reductions = 0,
        TermWords = 0,
        Schedule = 0,
        Chaos = options.Chaos is null ? null : 0,
        ChaosOnly = [],
    };
}
