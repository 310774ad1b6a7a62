using Beam;
using Corpus;

namespace Fuzz.Run;

/// <summary>Makes targets. Tests have factories of their own, for a JIT that is wrong on purpose or
/// for targets that are none.</summary>
internal class TargetFactory
{
    public virtual ITarget Oracle(ICodePath path) => new OracleTarget(path);

    public virtual ITarget Arm32(ICodePath path, CaseOptions options, bool countInstructions) =>
        new Arm32Target(path, options, countInstructions);
}
