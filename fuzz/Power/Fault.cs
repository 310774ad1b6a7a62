using Beam;
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
    : IFault
{
    public CompiledModule In(CompiledModule code) => Change is { } change
        ? code with { Words = Changing(code, change) }
        : code with { Sites = Forgetting(code) };

    public IReadOnlyList<uint> Plant(LoadedModule module, GuestMemory memory) =>
        Planting.Write(module, memory, In(module.Code));

    /// <summary>What every guest has is sound.</summary>
    public void Plant(Guest guest)
    {
    }

    public override string ToString() => Name;

    private uint[] Changing(CompiledModule code, Func<uint, uint> change)
    {
        var words = (uint[])code.Words.Clone();
        for (int r = 0; r < code.Ranges.Count; r++)
        {
            CodeRange range = code.Ranges[r];
            if (!IsIn(code, range.Function, range.Instruction))
                continue;
            int end = r + 1 < code.Ranges.Count ? code.Ranges[r + 1].Offset : words.Length * 4;
            for (int i = range.Offset / 4; i < end / 4; i++)
                words[i] = change(words[i]);
        }
        return words;
    }

    /// <summary>One x register fewer is a root.</summary>
    private Dictionary<int, Site> Forgetting(CompiledModule code) => code.Sites.ToDictionary(
        s => s.Key,
        s => s.Value.Live > 0 && IsIn(code, s.Value.Function, s.Value.Instruction)
            ? s.Value with { Live = s.Value.Live - 1 } : s.Value);

    private bool IsIn(CompiledModule code, int function, int instruction) =>
        function != CodeRange.Shared
        && Which(code.Module.Functions[function].Code[instruction]);
}
