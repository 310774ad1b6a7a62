using System.Diagnostics;
using Beam;
using Oracle;

namespace Fuzz.Run;

/// <summary>The reference interpreter as a target.</summary>
internal sealed class OracleTarget(ICodePath path) : ITarget
{
    private OracleMachine _machine = new(path);

    public string Name => "oracle";
    public long? InstructionsExecuted => null;
    public long RunningTicks { get; private set; }

    public void Load(Module module)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Oracle);
        _machine = new OracleMachine(path);
        _machine.Load(module);
    }

    public Observation Run(Mfa function, ValueList<Term> arguments, long reductions)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Oracle);
        long start = Stopwatch.GetTimestamp();
        Observation observation = _machine.Run(function, arguments, reductions);
        RunningTicks += Stopwatch.GetTimestamp() - start;
        return observation;
    }

    public void Dispose()
    {
    }
}
