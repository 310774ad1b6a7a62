using System.Collections.Frozen;
using Beam;
using Oracle;

namespace Fuzz.Run;

/// <summary>Which ops our own targets have; asked of their code, kept by nobody.</summary>
internal static class HandledOps
{
    private static readonly Lazy<FrozenSet<Op>> OfOracle =
        new(() => Ops.All.Select(o => o.Op).Where(Probe).ToFrozenSet());

    public static bool OracleHas(Op op) => OfOracle.Value.Contains(op);

    /// <summary>Whether every target has the op, as far as we know them: of a real VM its release
    /// tells.</summary>
    public static bool AllHave(TargetList targets, Op op) =>
        targets.Names.All(name => name switch
        {
            TargetList.Oracle => OracleHas(op),
            TargetList.Arm32 => Jit.Compiler.Has(op),
            _ => true,
        });

    /// <summary>An arm that says NotYet does so whatever the operands are. Any other stumbles over
    /// an instruction without operands, or does something.</summary>
    private static bool Probe(Op op)
    {
        var function = new Function("probe", 0, 1,
        [
            new Instruction(Op.Label, new Label(1)),
            new Instruction(op),
        ]);
        var probe = new Module("probe", [("probe", 0)], [function], [], 2, []);
        try
        {
            var machine = new OracleMachine(NoModules.Instance);
            machine.Load(probe);
            Observation seen = machine.Run(new Mfa("probe", "probe", 0), [], reductions: 10);
            return seen.Outcome is not Unsupported;
        }
#pragma warning disable CA1031 // That there is an exception is the answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
    }
}
