using System.Collections.Immutable;
using Beam;
using Corpus;
using Fuzz.Unicorn;
using Jit;
using Jit.Runtime;
using Oracle.Processes;

namespace Fuzz.Run;

/// <summary>The JIT's code in Unicorn. Guest and machine are made once and used for all programs.
/// </summary>
internal sealed class Arm32Target : ITarget
{
    /// <summary>Reductions that an on_load function is given.</summary>
    private const long OnLoadReductionsMax = 1_000_000;

    private readonly ProgramPath _path;
    private readonly SharedBifs _bifs;
    private CaseOptions _options;
    private readonly bool _inspects;
    private readonly CodeChange? _change;
    private readonly Action<Guest>? _changeOfGuest;
    private readonly NewBody _newBody;
    private Guest _guest;
    private Machine _machine;
    private readonly int _codeBytesMin;
    private int _codeRounds;
    private bool _isDropped;

    /// <summary>Blocks of code that a run may enter for each reduction that it is given.</summary>
    private const long BlocksPerReduction = 20;

    /// <summary>Services that a run may ask for, at least: code that loops for ever and asks for
    /// some is not seen by the watchdog.</summary>
    private const long ServicesMin = 1_000_000;
    private const long ServicesPerReduction = 100;

    private long _servicesLeft;

    /// <summary>Changes a module's code behind the JIT's back, in the guest's memory: how tests
    /// plant faults.</summary>
    public delegate void CodeChange(LoadedModule module, GuestMemory memory);

    /// <param name="path">Where modules come from that a program calls.</param>
    /// <param name="options">How programs are compiled.</param>
    /// <param name="inspect">Look at every instruction: count them and check alignment. Under GC
    /// stress, which is slow anyway, alignment is always checked.</param>
    /// <param name="change">A fault that a test plants in what it loads.</param>
    /// <param name="changeOfGuest">One in what every guest has.</param>
    public Arm32Target(
        ICodePath path, CaseOptions options, bool inspect, CodeChange? change = null,
        Action<Guest>? changeOfGuest = null)
    {
        _options = options;
        _path = new ProgramPath(path);
        _bifs = new SharedBifs(FindLoaded);
        _inspects = inspect;
        (_change, _changeOfGuest) = (change, changeOfGuest);
        _guest = MakeGuest(path);
        _newBody = (process, function, args) =>
            new GuestBody(_guest, RunTurn, process, function, args);
        // Who finds modules on a path may run all that is there.
        _codeBytesMin = path == NoModules.Instance ? Machine.SmallCode : Machine.LargeCode;
        _machine = MakeMachine(_codeBytesMin);
    }

    public string Name => "arm32";

    /// <summary>What lockstep looks into.</summary>
    public Guest Guest => _guest;

    /// <summary>Likewise.</summary>
    public Machine Machine => _machine;

    /// <summary>Told of each block of code before it runs, by its address and bytes.</summary>
    public Action<uint, uint>? OnBlock
    {
        get;
        set
        {
            field = value;
            HookBlocks();
        }
    }

    /// <summary>Modules whose on_load functions are running in targets that wait for this one.
    /// </summary>
    private ImmutableHashSet<string> Loading { get; init; } = [];

    /// <summary>A run did not end before the watchdog came, which takes half a minute.</summary>
    public bool HasHung { get; private set; }

    /// <summary>Blocks of code that a run may enter beside those for its reductions; null where
    /// only the watchdog ends it. A limit costs a little.</summary>
    public long? BlocksMax { get; set; }

    public long? InstructionsExecuted { get; private set; }

    /// <summary>How often each service was called, by number, since the target was made.</summary>
    public ReadOnlySpan<long> ServiceCounts => _guest.ServiceCounts;

    /// <summary>Words that collections have copied since the target was made.</summary>
    public long WordsMoved => _guest.WordsMoved;

    public CaseOptions Options
    {
        set
        {
            _options = value;
            JitOptions options = ToJit(value);
            if (options != _guest.Options)
                _guest.Options = options;
        }
    }

    /// <summary>What of a case's options is the JIT's.</summary>
    /// <exception cref="InputException">There are no such decisions.</exception>
    public static JitOptions ToJit(CaseOptions options) => new(
        options.UseTypes, options.GcStress, options.Chaos,
        [.. options.ChaosOnly.Select(p => new ChaosRange(KindOf(p), p.First, p.Last))]);

    private static ChaosKind KindOf(ChaosPart part) =>
        Enum.TryParse(part.Kind, ignoreCase: true, out ChaosKind kind) && Enum.IsDefined(kind)
            ? kind
            : throw new InputException(
                $"options: chaos has no '{part.Kind}', only "
                + string.Join(", ", Enum.GetNames<ChaosKind>()).ToLowerInvariant());

    public void Load(Module module)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Compile);
        _path.Program = module;
        _isDropped = false;
        if (_guest.LoadProgram(module) is not { } loaded)
            return;
        int codeBytes = loaded.End - loaded.Start > Machine.SmallCode / 8
            ? Machine.LargeCode : _codeBytesMin;
        if (codeBytes != _machine.CodeBytes)
        {
            _machine.Dispose();
            _machine = MakeMachine(codeBytes);
            HookBlocks();
        }
        if (_guest.CodeRounds != _codeRounds || _machine.IsFilling)
            _machine.ForgetCode();
        _codeRounds = _guest.CodeRounds;
        _change?.Invoke(loaded, _guest.Memory);
        if (OnLoadOf(module) is not { } init)
            return;
        Outcome outcome = OutcomeOf(Run(init, [], OnLoadReductionsMax));
        if (Guest.LetsCall(outcome))
            return;
        _guest.DropProgram(module.Name, outcome is Returned or Raised ? null : outcome);
        _isDropped = true;
    }

    /// <summary>How the on_load function of a module ends that a program calls, which waits for it:
    /// it has a guest and a machine of its own, as it has a world of its own.</summary>
    private Outcome RunOnLoad(Module module)
    {
        if (OnLoadOf(module) is not { } init)
            return Guest.Loaded;
        using var own = new Arm32Target(
            _path, _options, inspect: false, _change, _changeOfGuest)
        {
            Loading = Loading.Add(_path.Program!.Name).Add(module.Name),
        };
        own.Load(module);
        return OutcomeOf(own.Run(init, [], OnLoadReductionsMax));
    }

    /// <summary>What is to run when a module is loaded, if anything is.</summary>
    private Mfa? OnLoadOf(Module module) =>
        module.OnLoad is { } init && !Preloaded.Has(module.Name) && !Loading.Contains(module.Name)
            ? new Mfa(module.Name, init.Name, init.Arity)
            : null;

    private static Outcome OutcomeOf(Observation seen) =>
        seen.Audit is [var remark, ..] ? new Faulted(0, remark) : seen.Outcome;

    /// <summary>A module for a BIF that asks about it: one whose on_load function does not let it
    /// be called is none.</summary>
    private Module? FindLoaded(string name)
    {
        Module? module = _path.Find(name);
        if (module == _path.Program)
            return _isDropped ? null : module;
        return module is null || OnLoadOf(module) is null
            ? module
            : _guest.FindOrLoad(name)?.Code.Module;
    }

    public Observation Run(Mfa function, ValueList<Term> arguments, long reductions)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Guest);
        _guest.Begin();
        _servicesLeft = ServicesMin
            + (Math.Min(reductions, long.MaxValue >> 8) * ServicesPerReduction);
        if (BlocksMax is { } blocks)
            _machine.BlocksLeft = blocks + (reductions * BlocksPerReduction);
        long before = _machine.Instructions;
        var node = new Node(_bifs, _options.Schedule);
        Outcome outcome = node.Run(function, arguments, _newBody, reductions);
        if (_machine.CountsInstructions)
            InstructionsExecuted = _machine.Instructions - before;
        (ValueList<Term> after, ValueList<string> audit) = _guest.End(outcome);
        if (_guest.Failure is not null)
            Renew();
        return node.Observe(outcome, after) with { Audit = audit };
    }

    public void Dispose()
    {
        _machine.Dispose();
        _guest.Dispose();
    }

    private Guest MakeGuest(ICodePath path)
    {
        var guest = new Guest(ToJit(_options), _bifs, path) { OnLoad = RunOnLoad };
        _changeOfGuest?.Invoke(guest);
        return guest;
    }

    /// <summary>Another guest in the place of one that is spoilt, with the same program.</summary>
    private void Renew()
    {
        (Guest old, _guest) = (_guest, MakeGuest(_path));
        _guest.UsesFirstAddress = old.UsesFirstAddress;
        _guest.KeepsNotes = old.KeepsNotes;
        _machine.Dispose();
        old.Dispose();
        _machine = MakeMachine(_machine.CodeBytes);
        Load(_path.Program!);
    }

    private Machine MakeMachine(int codeBytes) =>
        new(_guest.Memory.Regions, OnService, codeBytes: codeBytes)
        {
            CountsInstructions = _inspects,
            ChecksAlignment = _inspects || _guest.Options.GcStress,
        };

    private void HookBlocks()
    {
        if (OnBlock is null)
            return;
        _machine.BlocksLeft = long.MaxValue;
        _machine.OnBlockEntered = OnBlock;
    }

    private Turn RunTurn(GuestBody body, int reductions)
    {
        _bifs.Process = body.Context;
        Faulted? fault = null;
        if (_guest.Enter(body.Process, reductions))
        {
            DropOldTranslations();
            MachineExit exit = RunMachine();
            HasHung |= exit.Hung;
            if (exit.Fault is { } found)
                fault = new Faulted(found.Pc, $"{found}");
            else if (_servicesLeft < 0)
                fault = new Faulted(0, "too many services");
        }
        return _guest.Leave(fault);
    }

    private MachineExit RunMachine()
    {
        using Stages.Scope stage = Stages.Enter(Stage.Unicorn);
        return _machine.Run(_guest.StartAddress, Layout.Poison); // Code there sets it.
    }

    private bool OnService(int number)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Services);
        bool goOn = _guest.OnService(number);
        DropOldTranslations(); // The service may have loaded a module.
        return goOn && --_servicesLeft >= 0;
    }

    private void DropOldTranslations()
    {
        foreach ((uint start, uint end) in _guest.TakeCodeChanges())
            _machine.Invalidate(start, end);
    }
}
