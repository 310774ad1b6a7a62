using Jit;

namespace Fuzz.Power;

/// <summary>Code behind a service that is asked only when a BIF fails: inline code does all else,
/// which the services see to (Contract).</summary>
internal static class FailedBifs
{
    private static readonly HashSet<string> Failing =
    [
        "bif1 hd/1", "bif1 tl/1", "gc_bif1 map_size/1", "bif1 tuple_size/1",
        "get_record_field", // Of the module's own record, which has one definition.
    ];

    /// <summary>Why it does not matter; null where that is not known.</summary>
    public static string? Why(Place place, Instance at, Change change)
    {
        if (!place.OutOfLine || !Failing.Contains(place.Emitter.Name)
            || at.Module is not { } module || SiteBefore(at, module) is not (var call, var site))
        {
            return null;
        }
        if (!site.Guard)
            return "the BIF has raised before";
        int branch = call + 1;
        while (branch < at.End && A32.FormatOf(at.Words[branch]) != Format.Branch)
            branch++;
        bool isTaken = at.Index == branch && A32.FormatOf(change.Word) == Format.Branch
            && (at.Word & 0x0FFF_FFFF) == (change.Word & 0x0FFF_FFFF)
            && A32.Condition(change.Word) is 0 or A32.Always;
        return at.Index > branch || isTaken ? "the BIF has failed" : null;
    }

    private static (int Call, Site Site)? SiteBefore(Instance at, CompiledModule module)
    {
        for (int i = at.Index - 1; i >= at.Start; i--)
        {
            if (module.Sites.TryGetValue(4 * (i + 1), out Site? site))
                return (i, site);
        }
        return null;
    }
}
