using Beam;
using Corpus;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>Something wrong with the JIT, planted on purpose.</summary>
internal interface IFault
{
    /// <summary>Code with the fault; the same where there is nothing to change.</summary>
    CompiledModule In(CompiledModule code);

    /// <summary>Plants it in a module that was loaded.</summary>
    /// <returns>Addresses of the words changed, of a site that of its call.</returns>
    IReadOnlyList<uint> Plant(LoadedModule module, GuestMemory memory);

    /// <summary>Plants it in what every guest has once.</summary>
    void Plant(Guest guest);
}

/// <summary>Puts faults into what is loaded.</summary>
internal static class Planting
{
    /// <summary>Makes a module's code and sites the wrong ones; gives the addresses of the words
    /// changed, of a site that of its call.</summary>
    public static IReadOnlyList<uint> Write(
        LoadedModule module, GuestMemory memory, CompiledModule wrong)
    {
        CompiledModule right = module.Code;
        var changed = new List<uint>();
        for (int i = 0; i < wrong.Words.Length; i++)
        {
            if (wrong.Words[i] == right.Words[i])
                continue;
            uint address = right.Base + ((uint)i * 4);
            memory[address] = wrong.Words[i];
            changed.Add(address);
        }
        var sites = (IDictionary<int, Site>)right.Sites;
        foreach ((int offset, Site site) in wrong.Sites)
        {
            if (site == sites[offset])
                continue;
            sites[offset] = site;
            changed.Add(right.Base + (uint)offset - 4);
        }
        return changed;
    }
}

/// <summary>Targets of which the JIT has faults.</summary>
internal sealed class FaultyFactory(params IReadOnlyList<IFault> faults) : TargetFactory
{
    private readonly Lock _gate = new(); // The workers of a campaign share the factory.

    /// <summary>Addresses of what is wrong in the module loaded last.</summary>
    public IReadOnlyList<uint> Changed { get; private set; } = [];

    public override ITarget Arm32(ICodePath path, CaseOptions options, bool countInstructions) =>
        new Arm32Target(path, options, countInstructions, Plant, Plant);

    private void Plant(LoadedModule module, GuestMemory memory)
    {
        List<uint> changed = [.. faults.SelectMany(f => f.Plant(module, memory))];
        lock (_gate)
            Changed = changed;
    }

    private void Plant(Guest guest)
    {
        foreach (IFault fault in faults)
            fault.Plant(guest);
    }
}
