using Jit.Runtime;

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
        if (at.Module is { } module && new WaysBack(at.Words, module).IsUnreachable(at.Index))
            return "nothing leads there";
        if (change.Next is not null)
            return WhyInEitherOrder(at);
        if (IsHeldAnyway(at, change.Word))
            return "the register holds it on every way there";
        if (Shifts.AreAlike(at, change))
            return "the bits that differ are not there";
        if (TestedValues.AreAlike(at, change))
            return "no value tells them apart";
        Effects right = Effects.Of(at.Word);
        Effects wrong = Effects.Of(change.Word);
        bool isPure = !right.Stores && !wrong.Stores && !right.Leaves && !wrong.Leaves
            && !wrong.Loads;
        if (!isPure)
            return null;
        ulong written = right.Writes | wrong.Writes;
        if ((at.Word ^ change.Word) == 1u << 20 && A32.SetsFlags(at.Word))
            written = right.Writes & Resources.Flags; // The result is the same.
        // Where only the condition is another, nothing is when it holds.
        bool isMore = A32.Condition(change.Word) == A32.Always
            && (at.Word ^ change.Word) << 4 == 0;
        uint never = isMore ? A32.Condition(at.Word) : A32.Always;
        if (!IsDead(at, at.Index + 1, written, never))
            return null;
        return (written & ~Resources.Flags) == 0 ? "flags that nobody reads" : "a dead register";
    }

    private static string? WhyInEitherOrder(Instance at)
    {
        uint first = at.Word;
        uint second = at.Words[at.Index + 1];
        if (AreIndependent(first, second))
            return "independent";
        bool comesFirst = IsOwnBranch(at.Words, at.Index);
        if (!comesFirst && !IsOwnBranch(at.Words, at.Index + 1))
            return null;
        (uint branch, uint moved) = comesFirst ? (first, second) : (second, first);
        Effects effects = Effects.Of(moved);
        bool isPure = !effects.Stores && !effects.Leaves && (!effects.Loads || !comesFirst)
            && (effects.Writes & (Resources.Flags | 1ul << A32.Sp)) == 0;
        if (!isPure || A32.Condition(branch) == A32.Always)
            return null;
        int target = TargetOf(at.Words, comesFirst ? at.Index : at.Index + 1);
        return IsDead(at, target, effects.Writes, A32.Condition(branch) ^ 1)
            ? "nobody reads it where the branch goes" : null;
    }

    /// <summary>Whether two instructions may stand in either order.</summary>
    private static bool AreIndependent(uint first, uint second)
    {
        Effects a = Effects.Of(first);
        Effects b = Effects.Of(second);
        return !a.Leaves && !b.Leaves
            && ((a.Writes & (b.Reads | b.Writes)) | (b.Writes & a.Reads)) == 0
            && (!(a.Stores && (b.Stores || b.Loads)) || AreApart(first, second)
                || AreInOtherRegions(first, second))
            && (!(b.Stores && a.Loads) || AreApart(first, second)
                || AreInOtherRegions(first, second));
    }

    /// <summary>The stack and the process block.</summary>
    private static bool AreInOtherRegions(uint first, uint second) =>
        A32.FormatOf(first) == Format.Memory && A32.FormatOf(second) == Format.Memory
        && (A32.BaseOf(first), A32.BaseOf(second)) is var (a, b)
        && ((a == A32.Sp && b == Abi.Process.Number) || (b == A32.Sp && a == Abi.Process.Number));

    /// <summary>Whether two accesses of words go to different ones for certain: the same base,
    /// which is not written, and constant offsets.</summary>
    internal static bool AreApart(uint first, uint second)
    {
        return A32.BaseOf(first) == A32.BaseOf(second)
            && Extent(first) is var (start, end) && Extent(second) is var (from, to)
            && (end <= from || to <= start);
    }

    /// <summary>Bytes from its base that an access goes to; null where that is not constant, or the
    /// base is written.</summary>
    private static (int Start, int End)? Extent(uint word)
    {
        bool isSingle = (word & 0x0F20_0000) == 0x0500_0000;
        bool isVfp = A32.FormatOf(word) == Format.VfpMemory;
        if (isSingle || isVfp)
        {
            int magnitude = isSingle ? (int)(word & 0xFFF) : 4 * (int)(word & 0xFF);
            int start = (word & 1 << 23) != 0 ? magnitude : -magnitude;
            return (start, start + (isSingle ? 4 : 8));
        }
        bool isList = (word & 0x0FE0_0000) == 0x0880_0000; // From the base on, upwards.
        return isList ? (0, 4 * System.Numerics.BitOperations.PopCount(word & 0xFFFF)) : null;
    }

    /// <summary>Whether control comes to words, but the first, from elsewhere.</summary>
    internal static bool IsEntered(Instance at, int first, int last) =>
        (at.Module?.Labels ?? []).Any(o => o / 4 > first && o / 4 <= last)
        || Enumerable.Range(0, at.Words.Length).Any(i => IsOwnBranch(at.Words, i)
            && TargetOf(at.Words, i) is var to && to > first && to <= last);

    /// <summary>Whether nobody reads any of it behind a branch, wherever that goes.</summary>
    internal static bool IsDeadBehind(Instance at, int branch, ulong resources)
    {
        uint condition = A32.Condition(at.Words[branch]);
        bool isDeadThere = IsOwnBranch(at.Words, branch)
            ? IsDead(at, TargetOf(at.Words, branch), resources, condition ^ 1)
            : (resources & ~Resources.Dead) == 0;
        return isDeadThere && IsDead(at, branch + 1, resources, condition);
    }

    /// <summary>Whether nobody reads any of it from an instruction on.</summary>
    /// <param name="code">The code.</param>
    /// <param name="from">The instruction.</param>
    /// <param name="resources">What it is about.</param>
    /// <param name="never">The condition that does not hold there; always: nothing is known.
    /// </param>
    internal static bool IsDead(Instance code, int from, ulong resources, uint never)
    {
        uint[] words = code.Words;
        // At BEAM's labels code has nothing in registers of its own.
        HashSet<int> labels = [.. code.Module?.Labels.Select(o => o / 4) ?? []];
        var open = new Stack<(int Index, ulong Left, uint Never)>([(from, resources, never)]);
        var seen = new Dictionary<(int, uint), ulong>();
        int steps = 0;
        while (open.TryPop(out (int Index, ulong Left, uint Never) at))
        {
            ulong known = seen.GetValueOrDefault((at.Index, at.Never));
            if ((at.Left & ~known) == 0)
                continue;
            seen[(at.Index, at.Never)] = known | at.Left;
            if (at.Index < 0 || at.Index >= words.Length || ++steps > StepsMax)
                return false;
            ulong left = labels.Contains(at.Index) ? at.Left & ~Resources.Arguments : at.Left;
            if (Follow(code, at.Index, left, at.Never) is not { } next)
                return false;
            foreach (var path in next)
                open.Push(path);
        }
        return true;
    }

    /// <summary>Where control goes behind an instruction, and what is left of it all there; null
    /// where it is read.</summary>
    private static List<(int Index, ulong Left, uint Never)>? Follow(
        Instance code, int index, ulong left, uint never)
    {
        uint[] words = code.Words;
        uint word = words[index];
        uint condition = A32.Condition(word);
        if (never != A32.Always && condition == never)
            return [(index + 1, left, never)];
        bool holds = condition == A32.Always
            || (never != A32.Always && condition == (never ^ 1));
        // What certainly happens kills.
        Effects effects = Effects.Of(holds ? (word & 0x0FFF_FFFF) | A32.Always << 28 : word);
        if ((effects.Reads & left) != 0)
            return null;
        bool isGone = effects.Leaves
            && (!IsOwnBranch(words, index) || Services.At(code, index) is not null);
        if (isGone)
        {
            ulong dead = IsReturn(word) ? Resources.Dead | Resources.Arguments
                : Resources.Dead | Services.UnreadArguments(code, index);
            return (left & ~dead) != 0 ? null
                : holds ? [] : [(index + 1, left, never)];
        }
        left &= ~effects.Kills;
        if (left == 0)
            return [];
        if (A32.FormatOf(word) != Format.Branch)
        {
            bool isKept = (effects.Writes & Resources.Flags) == 0;
            return [(index + 1, left, isKept ? never : A32.Always)];
        }
        int target = TargetOf(words, index);
        return holds ? [(target, left, never)]
            : [(target, left, condition ^ 1), (index + 1, left, condition)];
    }

    /// <summary>bx lr, or pc from the stack.</summary>
    private static bool IsReturn(uint word) => (word & 0x0FFF_FFFF) == 0x012F_FF1E
        || (A32.FormatOf(word) is Format.Memory && A32.IsLoad(word)
            && A32.BaseOf(word) == A32.Sp && (word >> 12 & 0xF) == A32.Pc);

    /// <summary>A load of an operand's place is left out, or another register is taken, and that
    /// one has been loaded from there, or stored to there, on every way that leads here.</summary>
    private static bool IsHeldAnyway(Instance at, uint wrong)
    {
        const uint move = 0x0FFF_0FF0;
        uint right = at.Word;
        bool isLoad = (right & 0xFF70_0000) == 0xE510_0000
            && (A32.BaseOf(right) == A32.Sp || A32.BaseOf(right) == Abi.Process.Number);
        if (!isLoad || at.Module is not { } code || (wrong & move) != 0x01A0_0000)
            return false;
        uint target = right >> 12 & 0xF;
        if (wrong != A32.Nop && (wrong >> 12 & 0xF) != target)
            return false;
        uint register = wrong == A32.Nop ? target : wrong & 0xF;
        return new WaysBack(at.Words, code).AllHold(at.Index, right, (int)register);
    }

    /// <summary>A branch without link within the code.</summary>
    internal static bool IsOwnBranch(uint[] words, int index) =>
        A32.FormatOf(words[index]) == Format.Branch && (words[index] & 1 << 24) == 0
        && TargetOf(words, index) is var target && target >= 0 && target < words.Length;

    internal static int TargetOf(uint[] words, int index) =>
        index + 2 + ((int)(words[index] << 8) >> 8);
}
