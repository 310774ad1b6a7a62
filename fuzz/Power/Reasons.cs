using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>What can be said of a fault that programs met and did not show.</summary>
internal static class Reasons
{
    public const string Unexplained = "unexplained";

    public static string Of(TemplateFault fault, bool asksLess) => fault.Mutation.Kind switch
    {
        MutationKind.RootsMore => "one root more: the register held a term in every collection",
        MutationKind.RootsLess => "the last root was not needed in any collection",
        MutationKind.RoomLess => "the reserve of words for lr covers it",
        MutationKind.StaleRegister => "the register held the right value each time",
        _ when IsEmptySlot(fault) => "any immediate does in a slot that nobody may read",
        _ when IsRoomCheck(fault) => asksLess
            ? "collects later: the reserve of words for lr covers it"
            : "when to collect is nobody's to see",
        _ => Unexplained,
    };

    /// <summary>What init and the ends of handlers write is for collections alone.</summary>
    private static bool IsEmptySlot(TemplateFault fault) =>
        fault.At is { } at && (at.Word & 0xFFFF_0FFF) == 0xE3A0_0000 + Layout.Nil
        && fault.Mutation.Kind is MutationKind.ImmediateOff or MutationKind.ImmediateBit;

    /// <summary>sub r, sp, heap top; cmp r, #words; blo collect.</summary>
    private static bool IsRoomCheck(TemplateFault fault)
    {
        const uint Room = 0x004D_0000;
        if (fault.At is not { } at)
            return false;
        for (int i = Math.Max(at.Start, at.Index - 2); i <= at.Index; i++)
        {
            if ((at.Words[i] & 0x0FFF_0FFF) == (Room | Abi.HTop.Number))
                return true;
        }
        return false;
    }
}
