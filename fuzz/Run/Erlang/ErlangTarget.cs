using Beam;
using Beam.Chunks;

namespace Fuzz.Run.Erlang;

/// <summary>A real VM as a target.</summary>
/// <remarks>
/// What it does not show: reductions, messages, and arguments after the run (they are those handed
/// in). Its limits are time and memory. Generated code must be valid before it comes here: unsafe
/// code crashes the VM. A module that the VM's own system has runs as that, and only when it is the
/// very same.
/// </remarks>
internal sealed class ErlangTarget(ErlangVm vm, string cache) : IBatchTarget
{
    private readonly VmSession _session = new(vm, cache);
    private readonly Dictionary<string, Module?> _own = [];
    private readonly Dictionary<Module, Dictionary<string, Observation>> _ahead =
        new(ReferenceEqualityComparer.Instance);
    private Module? _module;
    private VmJob? _job;
    private string? _refusal;
    private bool _isAsked;
    private bool _isLoaded;

    public string Name => vm.Name;
    public long? InstructionsExecuted => null;
    public RealVm RealVm => field ??= new(_session.Server.Release, _session.Server.WordBits);

    /// <summary>How often the VM died.</summary>
    public int Deaths => _session.Deaths;

    public void Load(Module module)
    {
        _module = module;
        _job = null;
        _isAsked = false;
        _isLoaded = false;
    }

    public Observation Run(Mfa function, ValueList<Term> arguments, long reductions)
    {
        if (_ahead.TryGetValue(_module!, out Dictionary<string, Observation>? seen)
            && seen.TryGetValue(Key(function.Name, arguments), out Observation? known))
        {
            return known;
        }
        if (!_isAsked)
            (_isAsked, _refusal) = (true, Refusal());
        if (_refusal is { } why)
            return new Observation(new Unsupported(why), 0, arguments, [], [], []);
        // Once it is loaded it need not be loaded again for another call.
        VmJob job = (_job ??= Job(_module!, [])) with { Calls = [(function.Name, arguments)] };
        int deaths = _session.Deaths;
        Observation observation = _session.Run([_isLoaded ? job with { Code = null } : job])[0][0];
        _isLoaded = _session.Deaths == deaths && observation.Outcome is not Unsupported;
        return observation;
    }

    public void RunAhead(IReadOnlyList<Generate.Program> programs)
    {
        _ahead.Clear();
        List<VmJob> jobs =
        [
            .. programs.Select(p => Job(
                p.Module, [.. p.AllCalls().Select(c => (c.Function.Name, c.Arguments))])),
        ];
        foreach ((int i, IReadOnlyList<Observation> seen) in _session.Run(jobs).Index())
        {
            var calls = new Dictionary<string, Observation>();
            for (int c = 0; c < seen.Count; c++)
                calls[Key(jobs[i].Calls[c].Function, jobs[i].Calls[c].Arguments)] = seen[c];
            _ahead[programs[i].Module] = calls;
        }
    }

    public void Dispose() => _session.Dispose();

    private VmJob Job(
        Module module, IReadOnlyList<(string Function, ValueList<Term> Arguments)> calls) =>
        new(
            module.Name,
            Own(module.Name) is null ? BeamWriter.Write(UsedLambdas.Of(module)) : null,
            calls);

    /// <summary>Why the module cannot run here, or null.</summary>
    private string? Refusal()
    {
        if (Own(_module!.Name) is { } own && !IsSame(own, _module))
            return $"module {Atom.Quote(own.Name)}, the VM's own is another";
        return LeastRelease(_module) is var least && least > RealVm.Release
            ? $"OTP {least}"
            : null;
    }

    private static int LeastRelease(Module module) => module.Functions
        .SelectMany(f => f.Code).Select(i => (int)i.Op.Info.Since).DefaultIfEmpty(0).Max();

    private static bool IsSame(Module a, Module b) =>
        a.Functions == b.Functions && a.Lambdas == b.Lambdas && a.Exports == b.Exports;

    private Module? Own(string name)
    {
        if (!_own.TryGetValue(name, out Module? own))
            _own.Add(name, own = _session.Own(name));
        return own;
    }

    private static string Key(string function, ValueList<Term> arguments) =>
        $"{function} {Terms.List(arguments.Span)}";
}
