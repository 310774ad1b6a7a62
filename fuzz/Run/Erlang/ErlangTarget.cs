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
internal sealed class ErlangTarget(ErlangVm vm, string cache, TargetSpec spec) : IBatchTarget
{
    private readonly VmSession _session = new(vm, cache, spec.VmLimits);
    private readonly Dictionary<string, Module?> _own = [];
    private readonly Dictionary<Module, Dictionary<string, Observation>> _ahead =
        new(ReferenceEqualityComparer.Instance);
    private Module? _module;
    private VmJob? _job;
    private string? _refusal;
    private bool _isAsked;

    public string Name => vm.Name;
    public long? InstructionsExecuted => null;
    public RealVm RealVm => field ??= spec.Known(
        new RealVm(_session.Server.Release, _session.Server.WordBits));

    /// <summary>How often the VM died.</summary>
    public int Deaths => _session.Deaths;

    public void Load(Module module)
    {
        _module = module;
        _job = null;
        _isAsked = false;
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
        _job ??= Job(_module!, []);
        return _session.Run([_job with { Calls = [(function.Name, arguments)] }])[0][0];
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

    /// <summary>Compiles the case and makes its call. Terms that have no text cannot be told.
    /// </summary>
    public string? ShellCommand(Mfa function, ValueList<Term> arguments)
    {
        string call = $"{Atom.Quote(function.Module)}:{Atom.Quote(function.Name)}"
            + $"({string.Join(',', arguments)})";
        if (HasIdentities(arguments))
            return null;
        string program = $"{{ok,M}} = compile:file(\"{function.Module}\", "
            + "[from_asm,no_postopt]), {module,M} = code:load_file(M), "
            + $"io:format(\"~p~n\", [catch {call}]), halt().";
        IEnumerable<string> variables =
            vm.Environment.Select(v => $"{v.Name}={ShellWords.Quoted(v.Value)}");
        return string.Join(' ', variables.Concat(
            vm.Words([], ["-noshell", "-eval", program]).Select(ShellWords.Quoted)));
    }

    private static bool HasIdentities(ValueList<Term> terms)
    {
        bool has = false;
        Rewriting.Rewrite(Terms.List(terms.Span), node =>
        {
            has |= node is Pid or Port or Reference or LocalFun;
            return node;
        });
        return has;
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
