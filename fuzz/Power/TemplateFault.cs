using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>An emitter with one instruction of its template, or what it says of a site, wrong:
/// every program that has it is compiled wrong.</summary>
/// <param name="Place">Which instruction.</param>
/// <param name="Mutation">What is wrong with it.</param>
/// <param name="At">The instruction as it was first met; null for a site.</param>
internal sealed record TemplateFault(Place Place, Mutation Mutation, Instance? At)
{
    /// <summary>It is in code that every guest has once.</summary>
    public bool IsOfGuest => Place.IsOfGuest;

    /// <summary>Plants it in a module.</summary>
    /// <returns>Whether anything of the module is wrong now.</returns>
    public bool Plant(LoadedModule module, GuestMemory memory)
    {
        CompiledModule code = module.Code;
        bool planted = false;
        if (Place.IsSite)
        {
            var sites = (IDictionary<int, Site>)code.Sites;
            foreach ((Place place, int offset) in Places.SitesOf(code).ToList())
            {
                if (place != Place || Mutation.Apply(code.Sites[offset]) is not { } wrong)
                    continue;
                sites[offset] = wrong;
                planted = true;
            }
            return planted;
        }
        foreach ((Place place, Instance at) in Places.Of(code))
            planted |= place == Place && Plant(at, code.Base, memory);
        return planted;
    }

    /// <summary>Plants it in what every guest has once.</summary>
    public void Plant(Guest guest)
    {
        foreach ((Place place, Instance at) in Places.OfFragments(guest).ToList())
        {
            if (place == Place)
                Plant(at, GuestMemory.CodeBase, guest.Memory);
        }
    }

    private bool Plant(Instance at, uint start, GuestMemory memory)
    {
        if (Mutation.Apply(at) is not { } change)
            return false;
        uint address = start + ((uint)at.Index * 4);
        memory[address] = change.Word;
        if (change.Next is { } next)
            memory[address + 4] = next;
        return true;
    }
}
