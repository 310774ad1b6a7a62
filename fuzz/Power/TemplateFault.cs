using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>An emitter with one instruction of its template, or what it says of a site, wrong:
/// every program that has it is compiled wrong.</summary>
/// <param name="Place">Which instruction.</param>
/// <param name="Mutation">What is wrong with it.</param>
/// <param name="At">The instruction as it was first met; null for a site.</param>
internal sealed record TemplateFault(Place Place, Mutation Mutation, Instance? At)
    : IFault
{
    /// <summary>It is in code that every guest has once.</summary>
    public bool IsOfGuest => Place.IsOfGuest;

    public CompiledModule In(CompiledModule code)
    {
        if (Place.IsSite)
        {
            var sites = new Dictionary<int, Site>(code.Sites);
            foreach ((Place place, int offset) in Places.SitesOf(code))
            {
                if (place == Place && Mutation.Apply(code.Sites[offset]) is { } wrong)
                    sites[offset] = wrong;
            }
            return code with { Sites = sites };
        }
        var words = (uint[])code.Words.Clone();
        Plant(Places.Of(code), (index, word) => words[index] = word);
        return code with { Words = words };
    }

    public IReadOnlyList<uint> Plant(LoadedModule module, GuestMemory memory) =>
        Planting.Write(module, memory, In(module.Code));

    public void Plant(Guest guest)
    {
        if (IsOfGuest)
        {
            Plant(
                [.. Places.OfFragments(guest)],
                (index, word) => guest.Memory[GuestMemory.CodeBase + ((uint)index * 4)] = word);
        }
    }

    public override string ToString() => FaultText.Of(this);

    private void Plant(IEnumerable<(Place Place, Instance At)> code, Action<int, uint> write)
    {
        int moved = -1; // A word that has changed places once stays.
        foreach ((Place place, Instance at) in code)
        {
            if (place != Place || at.Index == moved || Mutation.Apply(at) is not { } change)
                continue;
            write(at.Index, change.Word);
            if (change.Next is not { } next)
                continue;
            moved = at.Index + 1;
            write(moved, next);
        }
    }
}
