using Beam;
using Corpus;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>A way to make the JIT wrong: what it has emitted for an op is changed behind its back,
/// in the guest's memory or in the sites that collections go by.</summary>
/// <param name="Name">What is wrong, for people.</param>
/// <param name="Op">The op that is wrong, and that a finding must blame.</param>
/// <param name="GcStress">Seen only where each allocation point collects.</param>
/// <param name="Which">The instructions whose code changes.</param>
/// <param name="Change">What becomes of a word of their code; null when sites change instead.
/// </param>
internal sealed record Fault(
    string Name, Op Op, bool GcStress, Func<Instruction, bool> Which, Func<uint, uint>? Change)
{
    /// <summary>Addresses of the words changed in the module loaded last.</summary>
    public HashSet<uint> Changed { get; } = [];

    public void Plant(LoadedModule module, GuestMemory memory)
    {
        lock (Changed) // The workers of a campaign share the fault.
        {
            Changed.Clear();
            if (Change is null)
                ForgetRoots(module);
            else
                ChangeWords(module, memory, Change);
        }
    }

    public override string ToString() => Name;

    private void ChangeWords(LoadedModule module, GuestMemory memory, Func<uint, uint> change)
    {
        CompiledModule code = module.Code;
        for (int r = 0; r < code.Ranges.Count; r++)
        {
            CodeRange range = code.Ranges[r];
            if (range.Function == CodeRange.Shared
                || !Which(InstructionOf(code, range.Function, range.Instruction)))
            {
                continue;
            }
            int end = r + 1 < code.Ranges.Count ? code.Ranges[r + 1].Offset : code.Words.Length * 4;
            for (int offset = range.Offset; offset < end; offset += 4)
            {
                uint address = code.Base + (uint)offset;
                uint changed = change(memory[address]);
                if (changed == memory[address])
                    continue;
                memory[address] = changed;
                Changed.Add(address);
            }
        }
    }

    /// <summary>One x register fewer is a root.</summary>
    private void ForgetRoots(LoadedModule module)
    {
        var sites = (IDictionary<int, Site>)module.Code.Sites;
        foreach ((int offset, Site site) in module.Code.Sites.ToArray())
        {
            if (site.Live <= 0 || site.Function == CodeRange.Shared
                || !Which(InstructionOf(module.Code, site.Function, site.Instruction)))
            {
                continue;
            }
            sites[offset] = site with { Live = site.Live - 1 };
            Changed.Add(module.Start + (uint)offset - 4);
        }
    }

    private static Instruction InstructionOf(CompiledModule code, int function, int index) =>
        code.Module.Functions[function].Code[index];
}

/// <summary>Targets of which the JIT has faults.</summary>
internal sealed class FaultyFactory(params IReadOnlyList<Fault> faults) : TargetFactory
{
    public override ITarget Arm32(ICodePath path, CaseOptions options, bool countInstructions) =>
        new Arm32Target(path, options, countInstructions, Plant);

    private void Plant(LoadedModule module, GuestMemory memory)
    {
        foreach (Fault fault in faults)
            fault.Plant(module, memory);
    }
}
