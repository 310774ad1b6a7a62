using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>Proves of a shift to the right of the wrong kind that it gives what is asked for: the
/// bits that come in at the top go out again, or those that go out at the bottom are clear.
/// </summary>
internal static class Shifts
{
    private const uint Kind = 0x60;
    private const uint LogicalRight = 0x20;
    private const uint RotateRight = 0x60;

    public static bool AreAlike(Instance at, Change change)
    {
        bool isOtherKind = IsShift(at.Word) && change.Next is null
            && (at.Word & ~Kind) == (change.Word & ~Kind)
            && (at.Word & Kind) != 0 && (change.Word & Kind) != 0;
        return isOtherKind && (IsShiftedOut(at) || RotatesHeader(at, change));
    }

    /// <summary>mov r, r, shifted by a constant; no flags.</summary>
    private static bool IsShift(uint word) => (word & 0xFFFF_0010) == 0xE1A0_0000
        && Amount(word) > 0;

    private static int Amount(uint word) => (int)(word >> 7 & 0x1F);

    /// <summary>lsl r, r by as much comes next.</summary>
    private static bool IsShiftedOut(Instance at)
    {
        if (at.Index + 1 >= at.End)
            return false;
        uint next = at.Words[at.Index + 1];
        uint register = at.Word >> 12 & 0xF;
        return IsShift(next) && (next & Kind) == 0 && Amount(next) >= Amount(at.Word)
            && (next & 0xF) == register && (next >> 12 & 0xF) == register
            && !Equivalence.IsEntered(at, at.Index, at.Index + 1);
    }

    /// <summary>The two lowest bits of a header are clear.</summary>
    private static bool RotatesHeader(Instance at, Change change)
    {
        bool rotates = Amount(at.Word) <= Layout.ArityShift - 4
            && (at.Word & Kind) == LogicalRight && (change.Word & Kind) == RotateRight;
        uint source = at.Word & 0xF;
        for (int i = at.Index - 1; rotates && i >= at.Start; i--)
        {
            uint word = at.Words[i];
            if (TestedValues.IsHeaderOf(word, source))
                return !Equivalence.IsEntered(at, i, at.Index);
            if ((Effects.Of(word).Writes & 1ul << (int)source) != 0)
                return false;
        }
        return false;
    }
}
