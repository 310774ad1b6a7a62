using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>Proves of a constant that is wrong that nothing looks at the bits that differ: it is
/// joined with another operand, and of that the primary tag alone is asked for.</summary>
/// <remarks><c>movw r, …; movt r, …; and q, p, r; and q, q, #3</c>, and r is dead then.</remarks>
internal static class MaskedBits
{
    private const uint Rd = 0xF000;

    public static bool AreUnread(Instance at, Change change)
    {
        uint register = at.Word >> 12 & 0xF;
        bool isTop = IsMoveTop(at.Word);
        if (!AreLowAlike(at.Word, change, isTop))
            return false;
        int next = at.Index + 1;
        if (next < at.End && IsMoveTop(at.Words[next]) && (at.Words[next] & Rd) == register << 12)
            next++;
        while (next + 1 < at.End && IsApart(at.Words[next], register))
            next++;
        bool isMasked = next + 1 < at.End && IsJoined(at.Words[next], register)
            && IsTagOf(at.Words[next + 1], at.Words[next] >> 12 & 0xF)
            && !Equivalence.IsEntered(at, at.Index, next + 1);
        return isMasked && (at.Words[next] >> 12 & 0xF) != register
            && Equivalence.IsDead(at, next + 2, 1ul << (int)register, A32.Always);
    }

    /// <summary>Whether the lowest bits are the same, and nothing else than the constant differs.
    /// </summary>
    private static bool AreLowAlike(uint right, Change change, bool isTop)
    {
        uint wrong = change.Word;
        if (change.Next is { } low) // movt comes first, then movw: the other half is gone.
        {
            return IsMoveLow(right) && low == right && IsMoveTop(wrong)
                && ((wrong ^ right) & Rd) == 0;
        }
        if (isTop)
            return wrong == A32.Nop || (IsMoveTop(wrong) && ((right ^ wrong) & Rd) == 0);
        const uint constant = 0x000F_0FFF;
        if (IsMoveLow(right))
        {
            return ((right ^ wrong) & ~constant) == 0
                && ((right ^ wrong) & Layout.PrimaryMask) == 0;
        }
        bool isMove = (right & 0xFFFF_0000) == 0xE3A0_0000 && ((right ^ wrong) & ~0xFFFu) == 0;
        return isMove && ((MiniArm.Immediate(right) ^ MiniArm.Immediate(wrong))
            & Layout.PrimaryMask) == 0;
    }

    /// <summary>The other operand comes into its register.</summary>
    private static bool IsApart(uint word, uint register)
    {
        Effects effects = Effects.Of(word);
        bool isMove = A32.FormatOf(word) == Format.MoveWide || IsMoveOrLoad(word);
        return isMove && ((effects.Reads | effects.Writes) & 1ul << (int)register) == 0;
    }

    /// <summary>mov, or ldr with an offset.</summary>
    private static bool IsMoveOrLoad(uint word) =>
        (word & 0xFDEF_0000) == 0xE1A0_0000 || (word & 0xFF70_0000) == 0xE510_0000;

    private static bool IsMoveLow(uint word) => (word & 0xFFF0_0000) == 0xE300_0000;

    private static bool IsMoveTop(uint word) => (word & 0xFFF0_0000) == 0xE340_0000;

    /// <summary>and, orr of two registers, one of them this.</summary>
    private static bool IsJoined(uint word, uint register) =>
        (word & 0xFFF0_0FF0) is 0xE000_0000 or 0xE180_0000
        && ((word & 0xF) == register || (word >> 16 & 0xF) == register);

    /// <summary>and r, r, #3.</summary>
    private static bool IsTagOf(uint word, uint register) =>
        word == (0xE200_0000 | register << 16 | register << 12 | Layout.PrimaryMask);
}
