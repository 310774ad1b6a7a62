using System.Collections.Frozen;
using Beam;
using Oracle;

namespace Fuzz.Run;

/// <summary>Which ops our own targets have; asked of their code, kept by nobody.</summary>
internal static class HandledOps
{
    private static readonly Lazy<FrozenSet<Op>> OfOracle =
        new(() => Ops.All.Select(o => o.Op).Where(OracleMachine.Handles).ToFrozenSet());

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
}
