using Beam;

namespace Jit.Runtime;

/// <summary>
/// One guest: its memory, its loaded modules and the processes that run in it. A machine maps
/// <see cref="Memory"/>, starts at <see cref="StartAddress"/>, and asks <see cref="OnService"/> at
/// each <c>svc</c>.
/// </summary>
/// <remarks>
/// Load modules, then for each run <see cref="Begin"/>, <see cref="Spawn"/>, turns, and
/// <see cref="End"/>; for each turn <see cref="Enter"/>, the machine, <see cref="Leave"/>. Before
/// the machine runs, and after each service, it must drop what it translated of
/// <see cref="TakeCodeChanges"/>.
/// </remarks>
public sealed class Guest : ICodeTables, IDisposable
{
    /// <summary>Code that programs fill, one behind another, before the first place is used again:
    /// much, since a machine takes milliseconds to forget what it has translated.</summary>
    private const uint FreshCodeBytes = 4 << 20;

    /// <summary>Where no branch reaches the fragments: chaos puts a program there now and then.
    /// </summary>
    private const uint FarModule = GuestMemory.CodeBase + (48 << 20);
    private const int FarOneIn = 16;

    private readonly GuestCore _core;
    private readonly ICodePath _path;
    private readonly Exceptions _exceptions;
    private readonly Calls _calls;
    private readonly Services _services;
    private readonly Processes _processes;
    private readonly Dictionary<string, LoadedModule?> _modules = [];

    /// <summary>How on_load functions ended that came to no end of their own.</summary>
    private readonly Dictionary<string, Outcome> _stoppedLoads = [];
    private readonly long[] _counts = new long[Enum.GetValues<Service>().Length];
    private List<(uint Start, uint End)> _codeChanges = [];
    private uint _nextModule = GuestCore.FirstModule;

    // Where programs go on that are near the fragments, and those that are far.
    private uint _near = GuestCore.FirstModule;
    private uint _far = FarModule;
    private Outcome? _stopped;
    private Outcome? _notLoaded;

    /// <param name="options">How modules are compiled.</param>
    /// <param name="bifs">The library BIFs.</param>
    /// <param name="path">Where modules come from that a program calls.</param>
    public Guest(JitOptions options, IBifs bifs, ICodePath path)
    {
        _path = path;
        _core = new GuestCore(options.GcStress);
        Options = options;
        _exceptions = new Exceptions(_core);
        var natives = new NativeBifs(_core, new Arithmetic(_core));
        _calls = new Calls(_core, bifs, natives, _exceptions, FindOrLoad);
        _services = new Services(_core, _calls, _exceptions);
        _processes = new Processes(_core, _calls, _exceptions, new Audit(_core));
        _codeChanges.Add((GuestMemory.CodeBase, GuestCore.FirstModule));
    }

    public GuestMemory Memory => _core.Memory;

    /// <summary>Where a run starts; the machine need set no register but pc.</summary>
    public uint StartAddress => _core.Fragments.Start;

    /// <summary>Where the fragments and shared code end, which every guest has once.</summary>
    public uint FragmentsEnd => _core.Fragments.End;

    /// <summary>The first address of export stubs, behind the fragments.</summary>
    public const uint StubsStart = GuestCore.FirstStub;

    /// <summary>From an address to the BEAM code there.</summary>
    public CodeMap Code => _core.Code;

    /// <summary>The loaded modules, in order of loading.</summary>
    public IReadOnlyList<LoadedModule> Modules => _core.Code.Modules;

    /// <summary>How often each service was called, by number, since the guest was made.</summary>
    public ReadOnlySpan<long> ServiceCounts => _counts;

    /// <summary>Words that collections have copied since the guest was made.</summary>
    public long WordsMoved => _core.HeapSpace.WordsMoved;

    /// <summary>How modules are compiled and run from now on.</summary>
    public JitOptions Options
    {
        get;
        set
        {
            field = value;
            _core.HeapSpace.Wilful = HeapPolicy.For(value);
        }
    }

    /// <summary>How an on_load function ends that lets its module be called.</summary>
    public static Outcome Loaded { get; } = new Returned(Atom.Of("ok"));

    /// <summary>Runs the on_load function of a module that is about to be loaded because a program
    /// calls it, if it has one, and tells how that ended. Not in this guest: it waits in a service.
    /// </summary>
    public Func<Module, Outcome> OnLoad { get; init; } = _ => Loaded;

    /// <summary>Words that heap and stack of a process may have together.</summary>
    public int HeapWordsMax
    {
        get => _core.HeapSpace.WordsMax;
        set => _core.HeapSpace.WordsMax = value;
    }

    /// <summary>How often the first addresses were used again: a machine must forget all that it
    /// has translated then.</summary>
    public int CodeRounds { get; private set; }

    /// <summary>Every program begins at the first address, wherever others ended: so that what is
    /// told of a program's addresses does not hang on those before it.</summary>
    public bool UsesFirstAddress { get; set; }

    /// <summary>Whether code says why it is as it is, for listings.</summary>
    public bool KeepsNotes { get; set; }

    /// <summary>What a service failed by, which is part of the JIT: it has a bug, or code that is
    /// wrong has spoilt what it relies on. The run has faulted, and the guest is not to be used
    /// again.</summary>
    public Exception? Failure { get; private set; }

    internal GuestCore Core => _core;

    /// <summary>Compiles a module and makes it the one of its name.</summary>
    /// <exception cref="GuestStop">There is no room for it.</exception>
    public LoadedModule Load(Module module)
    {
        if (Chaos.Of(Options)?.OneIn(ChaosKind.Place, FarOneIn) == true)
            _nextModule = Math.Max(_nextModule, _far);
        return Install(Compiler.Compile(
            module, _nextModule, this, Options with { Notes = KeepsNotes || Options.Notes }));
    }

    /// <summary>Makes a module the program. When it cannot be loaded, that is what runs come to.
    /// </summary>
    /// <returns>The module, or null.</returns>
    public LoadedModule? LoadProgram(Module module)
    {
        Reset();
        try
        {
            return Load(module);
        }
        catch (GuestStop stop)
        {
            _notLoaded = stop.Outcome(0);
            return null;
        }
    }

    /// <summary>The program, whose on_load function did not give ok, is not there.</summary>
    /// <param name="name">The program.</param>
    /// <param name="outcome">What runs come to; null: its functions are undefined.</param>
    public void DropProgram(string name, Outcome? outcome)
    {
        Reset();
        _modules.Add(name, null);
        _notLoaded = outcome;
    }

    /// <summary>A module, loaded where it was not; null where there is none that may be called.
    /// </summary>
    /// <exception cref="GuestStop">Its on_load function comes to no end of its own.</exception>
    public LoadedModule? FindOrLoad(string name)
    {
        if (_modules.TryGetValue(name, out LoadedModule? module))
            return module;
        if (_path.Find(name) is { } found && MayBeCalled(found))
            return Load(found);
        _modules.Add(name, null);
        return null;
    }

    private bool MayBeCalled(Module module)
    {
        if (!_stoppedLoads.TryGetValue(module.Name, out Outcome? outcome))
            outcome = OnLoad(module);
        if (outcome is Returned or Raised)
            return LetsCall(outcome);
        _stoppedLoads[module.Name] = outcome;
        throw new GuestStop(_ => outcome);
    }

    /// <summary>Whether a module may be called whose on_load function ended so.</summary>
    public static bool LetsCall(Outcome outcome) => outcome == Loaded;

    /// <summary>Forgets all modules and what belongs to them. Nothing is freed or cleared, so it
    /// costs little.</summary>
    public void Reset()
    {
        _core.Reset();
        _exceptions.Reset();
        _services.Reset();
        _modules.Clear();
        _stoppedLoads.Clear();
        _notLoaded = null;
        // Fresh addresses as long as there are some: a machine need not forget anything then.
        (_near, _far) = _nextModule < FarModule ? (_nextModule, _far) : (_near, _nextModule);
        if (UsesFirstAddress || _near > GuestCore.FirstModule + FreshCodeBytes
            || _far > FarModule + FreshCodeBytes)
        {
            (_near, _far) = (GuestCore.FirstModule, FarModule);
            CodeRounds++;
        }
        _nextModule = _near;
    }

    /// <summary>Ranges of code written since the last call: a machine that has translated them
    /// must forget it.</summary>
    public IReadOnlyList<(uint Start, uint End)> TakeCodeChanges()
    {
        if (_codeChanges.Count == 0)
            return [];
        List<(uint, uint)> changes = _codeChanges;
        _codeChanges = [];
        return changes;
    }

    /// <summary>A run begins, without processes.</summary>
    public void Begin()
    {
        _processes.Begin();
    }

    /// <summary>A new process, which will call a function, exported or not; what is not there
    /// raises undef when it runs. The first is the run's.</summary>
    /// <param name="function">The function.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="receiver">The mailbox; null in a process that never receives.</param>
    public GuestProcess Spawn(Mfa function, IReadOnlyList<Term> args, IReceiver? receiver) =>
        _processes.Add(function, args, receiver);

    /// <summary>A turn of a process begins. True: the machine is to run; false: it is over
    /// already. In both cases <see cref="Leave"/> follows.</summary>
    public bool Enter(GuestProcess process, int reductions)
    {
        _stopped = _notLoaded;
        _services.Begin();
        bool looks = process.Pause == Pause.Look;
        try
        {
            return _processes.Enter(process, reductions) && _stopped is null
                && (!looks || OnService((int)Service.LoopRec));
        }
        catch (GuestStop stop)
        {
            _stopped = stop.Outcome(0);
            return false;
        }
    }

    /// <summary>The turn is over.</summary>
    /// <param name="fault">Where the machine stopped, when no service did that.</param>
    public Turn Leave(Faulted? fault = null)
    {
        bool paused = _core.Running.Pause != Pause.None;
        Outcome? outcome = fault ?? _stopped ?? _services.Outcome
            ?? (paused ? null : new Faulted(0, "the machine stopped without a reason"));
        return _processes.Leave(outcome);
    }

    /// <summary>A process is dead, by its own end or by a signal; also in a service.</summary>
    public void Drop(GuestProcess process) => _processes.Drop(process);

    /// <summary>The stack trace of where a process is; also in a service.</summary>
    public Term StackTrace(GuestProcess process) => _processes.StackTrace(process);

    /// <summary>Runs a service for the machine, which stopped at its <c>svc</c>. True: go on;
    /// false: the turn is over. No exception leaves this method.</summary>
    public bool OnService(int number)
    {
        if (_stopped is not null)
            return false;
        try
        {
            _counts[number]++;
            return _services.Run((Service)number);
        }
        catch (GuestStop stop)
        {
            _stopped = stop.Outcome(_core.Process.Resume - 4);
            return false;
        }
#pragma warning disable CA1031 // What goes wrong here must not pass through the machine's frames.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Failure = error;
            _stopped = new Faulted(
                _core.Process.Resume - 4,
                $"service {(Service)number} failed: {error.GetType().Name}: {error.Message}");
            return false;
        }
    }

    /// <summary>The run is over: what its arguments are now, and what is wrong with the guest, a
    /// line each.</summary>
    /// <param name="outcome">How it ended.</param>
    public (ValueList<Term> Arguments, ValueList<string> Audit) End(Outcome outcome)
    {
        // After a fault the registers are not in the process block.
        List<string> findings = outcome is Faulted ? [] : _processes.Check();
        ValueList<Term> arguments = ReadArguments(findings);
        bool sound = findings.Count == 0
            && outcome is Returned or Raised or Exhausted { Limit: not Exhausted.Memory };
        if (sound)
            findings.AddRange(_processes.Close());
        return (arguments, [.. findings]);
    }

    public void Dispose() => _core.Dispose();

    // What compiling asks.

    public uint AtomWord(string name) => _core.Atoms.Word(name);
    public uint ConstantWord(Term value) => _core.Literals.Word(value);
    public uint RecordWord(RecordShape shape) => _core.Records.Of(shape).Word;
    public uint Fragment(Service service) => _core.Fragments.Of(service);
    public uint Fragment(Shared code) => _core.Fragments.Of(code);
    public bool IsBif(Mfa function) => _calls.IsBif(function);
    public uint NewCatchTag() => _core.Handlers.NewTag();

    public uint ExportStub(Mfa function) =>
        _core.Exports.StubOf(_core.Exports.Number(function));

    public uint LambdaWord(Module module, int index)
    {
        Lambda lambda = module.Lambdas[index];
        return _core.Lambdas.Word(module.Name, lambda.Index, lambda.Uniq);
    }

    /// <summary>Puts compiled code in its place.</summary>
    internal LoadedModule Install(CompiledModule code)
    {
        uint room = GuestMemory.CodeBase + GuestMemory.CodeSize - code.Base;
        if ((uint)code.Words.Length > room / 4)
            throw GuestStop.NotYet($"more than {GuestMemory.CodeSize >> 20} MiB of code");
        var module = new LoadedModule(code);
        code.Words.CopyTo(_core.Memory.Words(code.Base, code.Words.Length));
        EnterBifs(module);
        foreach ((uint tag, int offset) in code.Handlers)
            _core.Handlers[tag] = code.Base + (uint)offset;
        for (int i = 0; i < code.Module.Lambdas.Count; i++)
        {
            _core.Lambdas.SetTarget(
                LambdaWord(code.Module, i),
                module.AddressOf(code.Module.Lambdas[i].Label),
                code.Base + (uint)code.FunEntries[i]);
        }
        _core.Code.Add(module);
        _modules[module.Name] = module;
        _codeChanges.Add((module.Start, module.End));
        // The end of one module, which may be a return address, is not the start of the next.
        _nextModule = (module.End + 16) & ~15u;
        return module;
    }

    /// <summary>A function that is a BIF has an Erlang body which is never to run: its entry
    /// becomes a jump to the export's stub.</summary>
    private void EnterBifs(LoadedModule module)
    {
        var assembler = new Arm32.Assembler();
        foreach (Function function in module.Code.Module.Functions)
        {
            var name = new Mfa(module.Name, function.Name, function.Arity);
            if (!IsBif(name))
                continue;
            // Two words at least stood there: one spends the reduction, one branches away.
            uint entry = module.AddressOf(function.Entry);
            assembler.Reset(entry);
            assembler.LdrPc(ExportStub(name));
            assembler.Words.CopyTo(_core.Memory.Words(entry, assembler.Words.Length));
        }
    }

    private ValueList<Term> ReadArguments(List<string> findings)
    {
        if (findings.Count == 0 && _processes.SameArguments is { } same)
            return [.. same];
        var terms = new List<Term>();
        foreach (uint word in _processes.Arguments)
        {
            Term? term = _core.Reader.Read(word, out string? error);
            if (term is null)
                findings.Add($"run argument {terms.Count}: {error}");
            terms.Add(term ?? Atom.Of("<malformed>"));
        }
        return [.. terms];
    }
}
