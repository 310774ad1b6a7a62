using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>What can be said of a fault that programs met and did not show.</summary>
internal static class Reasons
{
    public const string Unexplained = "unexplained";

    private const string NoSuchRoom = "no heap had just that room";

    public static string Of(TemplateFault fault) => fault.Mutation.Kind switch
    {
        MutationKind.RootsMore => "one root more: the register held a term in every collection",
        MutationKind.RootsLess => "the last root was not needed in any collection",
        MutationKind.RoomLess => NoSuchRoom,
        MutationKind.StaleRegister => "the register held the right value each time",
        _ => IsRoomCheck(fault) ? NoSuchRoom : Unexplained,
    };

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
