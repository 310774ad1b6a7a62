using Beam;
using Oracle;

namespace Fuzz.Run;

/// <summary>The reference interpreter as a target.</summary>
internal sealed class OracleTarget(ICodePath path) : ITarget
{
    private OracleMachine _machine = new(path);

    public string Name => "oracle";

    /// <summary>Seed of the scheduler.</summary>
    public ulong Seed { get; init; }

    public long? InstructionsExecuted => null;

    public void Load(Module module)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Oracle);
        _machine = new OracleMachine(path);
        _machine.Load(module);
    }

    public Observation Run(Mfa function, ValueList<Term> arguments, long reductions)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Oracle);
        return _machine.Run(function, arguments, reductions, Seed);
    }

    public void Dispose()
    {
    }
}
