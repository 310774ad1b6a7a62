using Beam;
using Jit.Runtime;
using Oracle.Bifs;
using Oracle.Processes;
using BifResult = Jit.Runtime.BifResult;

namespace Fuzz.Run;

/// <summary>Hands the library BIFs, which the oracle project holds, to the JIT's runtime. The only
/// code both sides run; real Erlang is its judge.</summary>
internal sealed class SharedBifs(ICodePath path) : IBifs, ICodePath
{
    /// <summary>The process of the run that is going on.</summary>
    public ProcessContext Process { get; private set; } = null!;

    /// <summary>The program, which is no part of the path.</summary>
    public Module? Program { get; set; }

    /// <summary>A new run: what the last one left behind is gone.</summary>
    public void Begin() => Process = new Node(this).NewProcess(new Mfa("erlang", "apply", 2));

    Module? ICodePath.Find(string name) => name == Program?.Name ? Program : path.Find(name);

    public bool Has(Mfa function) => BifLibrary.Has(function);

    public BifResult Call(Mfa function, ReadOnlySpan<Term> args) =>
        BifLibrary.Call(Process, function, args) switch
        {
            Oracle.Bifs.BifResult.Value value => new BifResult.Value(value.Term),
            Oracle.Bifs.BifResult.Raise raise =>
                new BifResult.Raise(raise.Class, raise.Reason, raise.Trace),
            Oracle.Bifs.BifResult.Apply apply => new BifResult.Apply(apply.Function, apply.Args),
            Oracle.Bifs.BifResult.Killed or Oracle.Bifs.BifResult.Hibernate =>
                new BifResult.NotYet($"{function}"),
            Oracle.Bifs.BifResult.NotYet missing => new BifResult.NotYet(missing.What),
            var other => throw new InvalidOperationException($"{function} gave {other}"),
        };
}
