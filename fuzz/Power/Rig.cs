using Beam;
using Corpus;
using Fuzz.Run;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>The JIT with one fault at a time, for one thread: a target for each way to compile.
/// </summary>
internal sealed class Rig : IDisposable
{
    /// <summary>Blocks of code that a call may run: what needs more with a fault is a fault.
    /// </summary>
    public const long BlocksMax = 400_000;

    private readonly Dictionary<CaseOptions, Arm32Target> _targets = [];
    private readonly Dictionary<Arm32Target, long[]> _countsBefore = [];
    private TemplateFault? _fault;
    private bool _planted;

    /// <summary>What is wrong from now on; null: nothing.</summary>
    public TemplateFault? Fault
    {
        get => _fault;
        set
        {
            if (ReferenceEquals(value, _fault))
                return;
            TemplateFault? before = _fault;
            _fault = value;
            if (before is { IsOfGuest: true } || value is { IsOfGuest: true })
                Forget();
        }
    }

    /// <summary>Loads a program.</summary>
    /// <returns>Whether the fault is anywhere in its code, or in the guest's.</returns>
    public bool Load(Trial trial) => Load(trial.Module, trial.Options);

    public bool Load(Module module, CaseOptions options)
    {
        Arm32Target target = Target(options);
        _planted = _fault is { IsOfGuest: true };
        target.Load(module);
        return _planted;
    }

    /// <summary>Calls a function of the program that was loaded.</summary>
    public Observation Run(CaseOptions options, Mfa function, ValueList<Term> arguments)
    {
        Arm32Target target = Target(options);
        target.Machine.BlocksLeft = BlocksMax;
        return target.Run(function, arguments, options.Reductions);
    }

    public Arm32Target Target(CaseOptions options)
    {
        // Seeds are set anew for each run.
        CaseOptions key = options with
        {
            Chaos = options.Chaos is null ? null : 0,
            ChaosOnly = [],
            Schedule = 0,
        };
        if (!_targets.TryGetValue(key, out Arm32Target? target))
        {
            target = new Arm32Target(
                NoModules.Instance, options, inspect: false, Plant, PlantInGuest);
            _targets.Add(key, target);
        }
        target.Options = options;
        return target;
    }

    /// <summary>Counts services anew.</summary>
    public void ResetCounts()
    {
        _countsBefore.Clear();
        foreach (Arm32Target target in _targets.Values)
            _countsBefore.Add(target, target.ServiceCounts.ToArray());
    }

    /// <summary>How often each service was called, by number.</summary>
    public long[] ServiceCounts()
    {
        long[] sum = new long[Enum.GetValues<Service>().Length];
        foreach (Arm32Target target in _targets.Values)
        {
            long[]? before = _countsBefore.GetValueOrDefault(target);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += target.ServiceCounts[i] - (before?[i] ?? 0);
        }
        return sum;
    }

    /// <summary>Gives up all targets: a fault has spoilt what runs should find as it was.</summary>
    public void Forget()
    {
        foreach (Arm32Target target in _targets.Values)
            target.Dispose();
        _targets.Clear();
        _countsBefore.Clear();
    }

    public void Dispose() => Forget();

    private void Plant(LoadedModule module, GuestMemory memory)
    {
        if (_fault is { IsOfGuest: false } fault)
            _planted = fault.Plant(module, memory).Count > 0;
    }

    private void PlantInGuest(Guest guest) => _fault?.Plant(guest);
}
