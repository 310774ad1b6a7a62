using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Run.Erlang;

namespace Fuzz.Run;

/// <summary>Makes targets. Tests have factories of their own, for a JIT that is wrong on purpose or
/// for targets that are none.</summary>
internal class TargetFactory
{
    /// <summary>The real VMs of this machine.</summary>
    public VmCatalog Vms { get; } = new(ProjectRoot.Find() ?? Path.GetTempPath());

    public virtual ITarget Oracle(ICodePath path) => new OracleTarget(path);

    public virtual ITarget Arm32(ICodePath path, CaseOptions options, bool countInstructions) =>
        new Arm32Target(path, options, countInstructions);

    /// <summary>A real VM.</summary>
    /// <exception cref="InputException">There is none of that name.</exception>
    public virtual ITarget Vm(string name)
    {
        TargetSpec spec = Vms.SpecOf(name);
        return spec.Command is null
            ? new ErlangTarget(Vms.Find(name), Vms.Cache, spec) : new CommandTarget(spec);
    }
}
