using Beam;
using Jit.Runtime;
using Oracle.Bifs;
using Oracle.Processes;
using BifResult = Jit.Runtime.BifResult;

namespace Fuzz.Run;

/// <summary>Hands the library BIFs, which the oracle project holds, to the JIT's runtime. The only
/// code both sides run; real Erlang is its judge.</summary>
/// <param name="find">Finds a module that may be called.</param>
internal sealed class SharedBifs(Func<string, Module?> find) : IBifs, ICodePath
{
    /// <summary>The process whose turn it is.</summary>
    public ProcessContext Process { get; set; } = null!;

    Module? ICodePath.Find(string name) => find(name);

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
