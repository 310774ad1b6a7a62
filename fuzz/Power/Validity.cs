using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>Says of faults that valid programs alone cannot show them: they are wrong in what the
/// validator keeps programs from, or what this project's generators keep to since VMs do not agree
/// there.</summary>
internal static class Validity
{
    private const uint CompareNone = 0xE350_0000; // cmp r0, #0

    /// <summary>They write slots that only collections look at: valid programs read none of these
    /// before they are written again.</summary>
    private static readonly HashSet<string> Emptying =
    [
        "init", "init_yregs", "allocate_zero", "allocate_heap_zero", "try_end", "try_case",
        "catch_end",
    ];

    /// <summary>They fail for a size that is none, where VMs do not agree: the generators' flow
    /// analysis takes sizes alone that are known to be some.</summary>
    private static readonly HashSet<string> Sized =
        ["bs_add", "bs_init2", "bs_init_bits", "bs_private_append"];

    /// <summary>Why no valid program shows it; null where that is not known.</summary>
    public static string? Why(Place place, Instance at, Change change) =>
        Emptying.Contains(place.Emitter.Name) && IsPassedBy(at, change.Word)
            ? "nobody may read the slot, and collections pass such a word by"
        : Sized.Contains(place.Emitter.Name) && NeverHappens(at, change)
            ? "it only fails for sizes that VMs do not agree on"
        : place is { Emitter.Name: "get_record_elements", OutOfLine: true } && IsRest(at)
            ? "the module's own record has one definition"
        : place.Emitter.Name == "loop_rec" && IsEarly(at, change)
            ? "no x register lives where there is no message"
        : null;

    /// <summary>Why no valid program shows that of a site; null where that is not known.</summary>
    public static string? Why(Place place, Mutation mutation) =>
        place.Emitter.Name == "bs_init_writable" && mutation.Kind == MutationKind.RootsMore
            ? "the register is the op's argument, a term" : null;

    /// <summary>Whether a service that is called there is asked for the rest alone.</summary>
    private static bool IsRest(Instance at)
    {
        for (int i = at.Start; i < at.End; i++)
        {
            if (at.Module?.Sites.GetValueOrDefault(4 * (i + 1)) is { IsRest: true })
                return true;
        }
        return false;
    }

    /// <summary>The result comes into its x register before the branch.</summary>
    private static bool IsEarly(Instance at, Change change) => change.Next is not null
        && A32.FormatOf(at.Word) == Format.Branch
        && (change.Word & 0xFFFF_0FFF) == 0xE1A0_0000
        && (int)(change.Word >> 12 & 0xF) - Abi.X0.Number is >= 0 and < Abi.XInRegisters;

    /// <summary>mov r, #[] for slots on the stack alone is another immediate: raises look at what
    /// may be a return address.</summary>
    private static bool IsPassedBy(Instance at, uint wrong)
    {
        bool isNil = (at.Word & 0xFFFF_0FFF) == 0xE3A0_0000 + Layout.Nil;
        bool isOther = ((at.Word ^ wrong) & ~0xFFu) == 0
            && (wrong & Layout.PrimaryMask) == Layout.ImmediateTag;
        if (!isNil || !isOther)
            return false;
        int i = at.Index + 1;
        while (i < at.End && A32.IsStore(at.Words[i]) && A32.BaseOf(at.Words[i]) == A32.Sp)
            i++;
        return i > at.Index + 1
            && Equivalence.IsDead(at, i, 1ul << (int)(at.Word >> 12 & 0xF), A32.Always);
    }

    /// <summary>The result of the service before, which is never the non-value, is compared with
    /// something else that is no term, or the branch that is never taken is wrong.</summary>
    private static bool NeverHappens(Instance at, Change change)
    {
        const uint anyConstant = 0xFFFF_F000;
        if (at.Word == CompareNone)
        {
            // A register that holds a term.
            int register = (int)(change.Word >> 16 & 0xF) - Abi.X0.Number;
            if ((change.Word & 0xFFF0_FFFF) == CompareNone
                && register is >= 0 and < Abi.XInRegisters)
            {
                return true;
            }
            uint other = MiniArm.Immediate(change.Word);
            return change.Next is null && (change.Word & anyConstant) == CompareNone
                && (other & Layout.PrimaryMask) != Layout.ImmediateTag
                && other < GuestMemory.CodeBase;
        }
        bool isBranch = A32.FormatOf(at.Word) == Format.Branch && A32.Condition(at.Word) == 0
            && at.Index > at.Start && at.Words[at.Index - 1] == CompareNone;
        bool isTaken = A32.FormatOf(change.Word) == Format.Branch
            && A32.Condition(change.Word) != 0;
        return isBranch && !isTaken;
    }
}
