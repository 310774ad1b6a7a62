namespace Fuzz.Power;

/// <summary>Proves of wrong code that it does what the right code does.</summary>
internal static class Equivalence
{
    /// <summary>Instructions that a path is followed for.</summary>
    private const int StepsMax = 2_000;

    /// <summary>Why nothing that anybody reads is another; null where that is not known.</summary>
    /// <param name="at">The right code.</param>
    /// <param name="change">What is wrong in it.</param>
    public static string? Why(Instance at, Change change)
    {
        if (change.Next is not null)
            return AreIndependent(at.Word, at.Words[at.Index + 1]) ? "independent" : null;
        Effects right = Effects.Of(at.Word);
        Effects wrong = Effects.Of(change.Word);
        bool isPure = !right.Stores && !wrong.Stores && !right.Leaves && !wrong.Leaves
            && !wrong.Loads;
        if (!isPure)
            return null;
        ulong written = right.Writes | wrong.Writes;
        if ((at.Word ^ change.Word) == 1u << 20 && A32.SetsFlags(at.Word))
            written = right.Writes & Resources.Flags; // The result is the same.
        if (!IsDead(at.Words, at.Index + 1, written))
            return null;
        return (written & ~Resources.Flags) == 0 ? "flags that nobody reads" : "a dead register";
    }

    /// <summary>Whether two instructions may stand in either order.</summary>
    private static bool AreIndependent(uint first, uint second)
    {
        Effects a = Effects.Of(first);
        Effects b = Effects.Of(second);
        return !a.Leaves && !b.Leaves
            && ((a.Writes & (b.Reads | b.Writes)) | (b.Writes & a.Reads)) == 0
            && (!(a.Stores && (b.Stores || b.Loads)) || AreApart(first, second))
            && (!(b.Stores && a.Loads) || AreApart(first, second));
    }

    /// <summary>Whether two accesses of words go to different ones for certain: the same base,
    /// which is not written, and constant offsets.</summary>
    private static bool AreApart(uint first, uint second)
    {
        const uint Fixed = 0x0F20_0000; // Single words or bytes at a constant offset.
        return (first & Fixed) == 0x0500_0000 && (second & Fixed) == 0x0500_0000
            && A32.BaseOf(first) == A32.BaseOf(second)
            && Math.Abs(Offset(first) - Offset(second)) >= 4;

        static int Offset(uint word) =>
            (word & 1 << 23) != 0 ? (int)(word & 0xFFF) : -(int)(word & 0xFFF);
    }

    /// <summary>Whether nobody reads any of it from an instruction on.</summary>
    private static bool IsDead(uint[] words, int from, ulong resources)
    {
        var open = new Stack<(int Index, ulong Left)>([(from, resources)]);
        var seen = new Dictionary<int, ulong>();
        int steps = 0;
        while (open.TryPop(out (int Index, ulong Left) at))
        {
            ulong known = seen.GetValueOrDefault(at.Index);
            if ((at.Left & ~known) == 0)
                continue;
            seen[at.Index] = known | at.Left;
            if (at.Index >= words.Length || ++steps > StepsMax)
                return false;
            Effects effects = Effects.Of(words[at.Index]);
            ulong left = at.Left;
            if ((effects.Reads & left) != 0)
                return false;
            if (effects.Leaves && !IsOwnBranch(words, at.Index))
            {
                if ((left & ~Resources.Dead) != 0)
                    return false;
                if (A32.Condition(words[at.Index]) != A32.Always)
                    open.Push((at.Index + 1, left));
                continue;
            }
            left &= ~effects.Kills;
            if (left == 0)
                continue;
            bool isBranch = A32.FormatOf(words[at.Index]) == Format.Branch;
            if (isBranch)
                open.Push((TargetOf(words, at.Index), left));
            if (!isBranch || A32.Condition(words[at.Index]) != A32.Always)
                open.Push((at.Index + 1, left));
        }
        return true;
    }

    /// <summary>A branch without link within the code.</summary>
    private static bool IsOwnBranch(uint[] words, int index) =>
        A32.FormatOf(words[index]) == Format.Branch && (words[index] & 1 << 24) == 0
        && TargetOf(words, index) is var target && target >= 0 && target < words.Length;

    private static int TargetOf(uint[] words, int index) =>
        index + 2 + ((int)(words[index] << 8) >> 8);
}
