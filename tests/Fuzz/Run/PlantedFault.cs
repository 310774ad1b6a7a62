using Beam;
using Corpus;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Tests.Run;

/// <summary>A way to make the JIT wrong: emitted code or its GC sites are changed after the JIT is
/// done. Exists in the tests only; nothing in the product leads here.</summary>
/// <param name="Name">For the test's name.</param>
/// <param name="Op">The op that is wrong, and that a finding must blame.</param>
/// <param name="GcStress">The campaign that can see it.</param>
/// <param name="Plant">The change.</param>
internal sealed record PlantedFault(
    string Name, Op Op, bool GcStress, Arm32Target.CodeChange Plant)
{
    private const uint Nop = 0xE1A00000;

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        // adds x, a, b; bvs slow: an overflow goes on as a wrong small.
        new("the overflow check of small addition", Op.GcBif2, false, (module, memory) => Change(
            module, memory, IsPlus, word => word >> 24 == 0x6A ? Nop : word)),

        // cmp a, b; bge fail: equal goes on as less.
        new("the condition of is_lt", Op.IsLt, false, (module, memory) => Change(
            module,
            memory,
            i => i.Op == Op.IsLt,
            word => word >> 24 == 0xAA ? 0xCA000000 | (word & 0xFFFFFF) : word)),

        // str x, [sp, #n]: the register is not saved.
        new("the store of move to y", Op.Move, false, (module, memory) => Change(
            module, memory,
            i => i.Op == Op.Move && i[0] is X && i[1] is Y,
            word => (word & 0x0FFF0000) == 0x058D0000 ? Nop : word)),

        // One x register fewer is a root.
        new("the live count of test_heap", Op.TestHeap, true, (module, _) => Forget(module)),
    ];

    public override string ToString() => Name;

    private static bool IsPlus(Instruction i) =>
        i.Op == Op.GcBif2 && i[2] is Extfunc { Function: { Name: "+", Arity: 2 } };

    /// <summary>Changes the words of some instructions.</summary>
    private static void Change(
        LoadedModule module, GuestMemory memory, Func<Instruction, bool> which,
        Func<uint, uint> change)
    {
        CompiledModule code = module.Code;
        for (int r = 0; r < code.Ranges.Count; r++)
        {
            CodeRange range = code.Ranges[r];
            if (range.Function == CodeRange.Shared
                || !which(code.Module.Functions[range.Function].Code[range.Instruction]))
            {
                continue;
            }
            int end = r + 1 < code.Ranges.Count ? code.Ranges[r + 1].Offset : code.Words.Length * 4;
            for (int offset = range.Offset; offset < end; offset += 4)
            {
                uint address = code.Base + (uint)offset;
                memory[address] = change(memory[address]);
            }
        }
    }

    private static void Forget(LoadedModule module)
    {
        var sites = (IDictionary<int, Site>)module.Code.Sites;
        foreach ((int offset, Site site) in module.Code.Sites.ToArray())
        {
            Instruction at = module.Code.Module.Functions[site.Function].Code[site.Instruction];
            if (at.Op == Op.TestHeap && site.Live > 0)
                sites[offset] = site with { Live = site.Live - 1 };
        }
    }
}

/// <summary>Targets of which the JIT has a fault.</summary>
internal sealed class FaultyFactory(PlantedFault fault) : TargetFactory
{
    public override ITarget Arm32(ICodePath path, CaseOptions options, bool countInstructions) =>
        new Arm32Target(path, options, countInstructions, fault.Plant);
}
