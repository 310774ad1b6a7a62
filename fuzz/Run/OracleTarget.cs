using Beam;
using Corpus;
using Oracle;

namespace Fuzz.Run;

/// <summary>The reference interpreter as a target.</summary>
internal sealed class OracleTarget(ICodePath path) : ITarget
{
    private OracleMachine _machine = new(path);

    public string Name => "oracle";

    public long? InstructionsExecuted => null;

    public CaseOptions Options { get; set; } = new();

    /// <summary>Who is told of each instruction, if anybody is.</summary>
    public Told? Told { get; set; }

    public void Load(Module module)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Oracle);
        _machine = new OracleMachine(path) { Told = Told };
        _machine.Load(module);
    }

    public Observation Run(Mfa function, ValueList<Term> arguments, long reductions)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Oracle);
        _machine.TermWordsMax = Options.TermWords;
        return _machine.Run(function, arguments, reductions, Options.Schedule);
    }

    public void Dispose()
    {
    }
}
