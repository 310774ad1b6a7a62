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
    /// <summary>The process whose turn it is.</summary>
    public ProcessContext Process { get; set; } = null!;

    /// <summary>The program, which is no part of the path.</summary>
    public Module? Program { get; set; }

    /// <summary>The program's on_load function did not let it be called.</summary>
    public bool IsProgramDropped { get; set; }

    Module? ICodePath.Find(string name) => name != Program?.Name ? path.Find(name)
        : IsProgramDropped ? null
        : Program;

    public bool Has(Mfa function) => BifLibrary.Has(function);

    public BifResult Call(Mfa function, ReadOnlySpan<Term> args) =>
        BifLibrary.Call(Process, function, args) switch
        {
            Oracle.Bifs.BifResult.Value value => new BifResult.Value(value.Term),
            Oracle.Bifs.BifResult.Raise raise =>
                new BifResult.Raise(raise.Class, raise.Reason, raise.Trace, raise.Cause),
            Oracle.Bifs.BifResult.Apply apply => new BifResult.Apply(apply.Function, apply.Args),
            Oracle.Bifs.BifResult.Killed => BifResult.Killed.Instance,
            Oracle.Bifs.BifResult.Hibernate sleep =>
                new BifResult.Hibernate(sleep.Function, sleep.Args),
            Oracle.Bifs.BifResult.NotYet missing => new BifResult.NotYet(missing.What),
            var other => throw new InvalidOperationException($"{function} gave {other}"),
        };
}
