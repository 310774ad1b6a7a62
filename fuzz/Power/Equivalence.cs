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
        if (at.Module is { } module)
        {
            var ways = new WaysBack(at.Words, module);
            if (ways.IsUnreachable(at.Index))
                return "nothing leads there";
            bool isLeftOut = change.Word == A32.Nop && change.Next is null;
            if ((isLeftOut ? Moved(at.Word) : OtherSource(at.Word, change)) is var (one, other)
                && ways.HoldTheSame(at.Index, one, other))
            {
                return "both registers hold the same";
            }
        }
        if (MaskedBits.AreUnread(at, change))
            return "the bits that differ are not looked at";
        if (IsHeldAnyway(at, change))
            return "the register holds it on every way there";
        if (change.Next is not null)
            return WhyInEitherOrder(at);
        if (Shifts.AreAlike(at, change))
            return "the bits that differ are not there";
        if (TestedValues.AreAlike(at, change))
            return "no value tells them apart";
        Effects right = Effects.Of(at.Word);
        Effects wrong = Effects.Of(change.Word);
        // Where only the condition is another, nothing is when it holds.
        bool isMore = A32.Condition(change.Word) == A32.Always
            && (at.Word ^ change.Word) << 4 == 0;
        bool isPure = !right.Stores && !wrong.Stores && !right.Leaves && !wrong.Leaves
            && (!wrong.Loads || (isMore && IsReadBefore(at)));
        if (!isPure)
            return null;
        ulong written = right.Writes | wrong.Writes;
        if ((at.Word ^ change.Word) == 1u << 20 && A32.SetsFlags(at.Word))
            written = right.Writes & Resources.Flags; // The result is the same.
        uint never = isMore ? A32.Condition(at.Word) : A32.Always;
        if (!IsDead(at, at.Index + 1, written, never))
            return null;
        return (written & ~Resources.Flags) == 0 ? "flags that nobody reads" : "a dead register";
    }

    /// <summary>From where a move goes and where to.</summary>
    private static (int From, int To)? Moved(uint word) => (word & 0xFFFF_0FF0) == 0xE1A0_0000
        ? ((int)(word & 0xF), (int)(word >> 12 & 0xF)) : null;

    /// <summary>A register that is read, and the one that is read instead; null where more is
    /// another.</summary>
    private static (int Right, int Wrong)? OtherSource(uint word, Change change)
    {
        if (change.Next is not null || A32.FormatOf(word) != A32.FormatOf(change.Word))
            return null;
        foreach (Field field in A32.Fields(word))
        {
            bool isAlone = field.With(change.Word, field.In(word)) == word;
            if (isAlone && field is { Reads: true, Writes: false, IsVfp: false })
                return (field.In(word), field.In(change.Word));
        }
        return null;
    }

    /// <summary>Whether a word next to the one that is loaded has just been, in any case: then this
    /// can be, too.</summary>
    private static bool IsReadBefore(Instance at)
    {
        const int near = 8;
        if (A32.FormatOf(at.Word) != Format.Memory || A32.HasIndex(at.Word))
            return false;
        int register = A32.BaseOf(at.Word);
        for (int i = at.Index - 1; i >= at.Start; i--)
        {
            uint word = at.Words[i];
            bool isNear = A32.FormatOf(word) == Format.Memory && A32.IsLoad(word)
                && A32.Condition(word) == A32.Always && A32.BaseOf(word) == register
                && Extent(word) is var (from, _) && Extent(at.Word) is var (to, _)
                && Math.Abs(from - to) <= near;
            Effects effects = Effects.Of(word);
            if ((effects.Writes & 1ul << register) != 0 || effects.Leaves)
                return false;
            if (isNear)
                return !IsEntered(at, i, at.Index);
        }
        return false;
    }

    private static string? WhyInEitherOrder(Instance at)
    {
        uint first = at.Word;
        uint second = at.Words[at.Index + 1];
        if (AreIndependent(first, second))
            return "independent";
        if (AreExclusive(at))
            return "never both taken";
        bool comesFirst = IsOwnBranch(at.Words, at.Index);
        if (!comesFirst && !IsOwnBranch(at.Words, at.Index + 1))
            return null;
        (uint branch, uint moved) = comesFirst ? (first, second) : (second, first);
        Effects effects = Effects.Of(moved);
        bool isReadable = !effects.Loads || !comesFirst || IsBeforeFirst(at);
        bool isPure = !effects.Stores && !effects.Leaves && isReadable
            && (effects.Writes & (Resources.Flags | 1ul << A32.Sp)) == 0;
        if (!isPure || A32.Condition(branch) == A32.Always)
            return null;
        int target = TargetOf(at.Words, comesFirst ? at.Index : at.Index + 1);
        return IsDead(at, target, effects.Writes, A32.Condition(branch) ^ 1)
            ? "nobody reads it where the branch goes" : null;
    }

    /// <summary>A search through the elements of a tuple, from the last one on: <c>subs i, i, #1;
    /// bmi; ldr r, [first, i, lsl #2]</c>. Before the first there is the header.</summary>
    private static bool IsBeforeFirst(Instance at)
    {
        const uint index = 0xF;
        uint load = at.Words[at.Index + 1];
        uint step = at.Index > at.Start ? at.Words[at.Index - 1] : A32.Nop;
        return A32.Condition(at.Word) == 4 && (load & 0xFFF0_0FF0) == 0xE790_0100
            && (step & 0xFFF0_0FFF) == 0xE250_0001
            && (step >> 12 & 0xF) == (load & index) && (step >> 16 & 0xF) == (load & index)
            && !IsEntered(at, at.Index - 1, at.Index + 1);
    }

    /// <summary>Two branches behind a comparison, of which one goes when both sides are equal and
    /// the other when one of them is less or greater.</summary>
    private static bool AreExclusive(Instance at)
    {
        if (!IsOwnBranch(at.Words, at.Index) || !IsOwnBranch(at.Words, at.Index + 1)
            || IsEntered(at, at.Index - 1, at.Index + 1))
        {
            return false;
        }
        int compare = at.Index - 1;
        while (compare > at.Start && A32.FormatOf(at.Words[compare]) == Format.Branch)
            compare--;
        bool isCompared = A32.IsComparison(at.Words[compare])
            && A32.Condition(at.Words[compare]) == A32.Always && A32.Opcode(at.Words[compare]) == 10
            && !IsEntered(at, compare, at.Index);
        const uint equal = 0;
        (uint one, uint other) =
            (A32.Condition(at.Word), A32.Condition(at.Words[at.Index + 1]));
        return isCompared
            && ((one == equal && IsUnequal(other)) || (other == equal && IsUnequal(one)));

        // ne, lo, hi, lt, gt
        static bool IsUnequal(uint condition) => condition is 1 or 3 or 8 or 11 or 12;
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
        if ((Effects.Of(word).Reads & left & Resources.Flags) != 0)
            return null;
        if (never != A32.Always && condition == never)
            return [(index + 1, left, never)];
        bool holds = condition == A32.Always
            || (never != A32.Always && condition == (never ^ 1));
        // What certainly happens kills.
        Effects effects = Effects.Of(holds ? Unconditional(word) : word);
        if ((effects.Reads & left) != 0)
            return null;
        bool isGone = effects.Leaves
            && (!IsOwnBranch(words, index) || Services.At(code, index) is not null);
        if (isGone)
        {
            ulong dead = Resources.Dead | (IsCall(code, index) ? Resources.Arguments
                : !IsReturn(word) ? Services.UnreadArguments(code, index)
                : code.Module is null ? Resources.NoResult
                : Resources.Arguments);
            return (left & ~dead) != 0 ? null
                : holds ? [] : [(index + 1, left, never)];
        }
        left &= ~effects.Kills;
        if (left == 0)
            return [];
        if (A32.FormatOf(word) != Format.Branch)
        {
            bool isKept = (effects.Writes & Resources.Flags) == 0;
            ulong killed = holds ? 0 : left & Effects.Of(Unconditional(word)).Kills;
            if (isKept && killed != 0) // Where the condition holds that is gone.
                return [(index + 1, left & ~killed, condition ^ 1), (index + 1, left, condition)];
            return [(index + 1, left, isKept ? never : A32.Always)];
        }
        int target = TargetOf(words, index);
        return holds ? [(target, left, never)]
            : [(target, left, condition ^ 1), (index + 1, left, condition)];
    }

    private static uint Unconditional(uint word) => (word & 0x0FFF_FFFF) | A32.Always << 28;

    /// <summary>bx lr, or pc from the stack.</summary>
    private static bool IsReturn(uint word) => (word & 0x0FFF_FFFF) == 0x012F_FF1E
        || (A32.FormatOf(word) is Format.Memory && A32.IsLoad(word)
            && A32.BaseOf(word) == A32.Sp && (word >> 12 & 0xF) == A32.Pc);

    /// <summary>A call of a function, or a jump to one, by its label or its export stub: arguments
    /// are in x registers.</summary>
    private static bool IsCall(Instance code, int index)
    {
        uint word = code.Words[index];
        if (code.Module is not { } module || A32.FormatOf(word) != Format.Branch)
            return false;
        int target = TargetOf(code.Words, index);
        return target >= 0 && target < code.Words.Length
            ? module.Module.Functions.Any(f => module.Labels[f.Entry] == 4 * target)
            : A32.Target(word, module.Base + ((uint)index * 4)) >= Guest.StubsStart;
    }

    /// <summary>A load of an operand's place, or what makes a constant, is left out, goes to
    /// another register or comes later, or another register is taken, where that one, or its own,
    /// holds the value on every way that leads here.</summary>
    private static bool IsHeldAnyway(Instance at, Change change)
    {
        const uint move = 0x0FFF_0FF0;
        uint right = at.Word;
        uint target = right >> 12 & 0xF;
        if (at.Module is not { } code || !(IsOfPlace(right) || IsOfConstant(right)))
            return false;
        bool isMove = (change.Word & move) == 0x01A0_0000 && change.Next is null
            && (change.Word == A32.Nop || (change.Word >> 12 & 0xF) == target);
        uint register = isMove && change.Word != A32.Nop ? change.Word & 0xF : target;
        ulong other = 1ul << (int)(change.Word >> 12 & 0xF);
        bool isElsewhere = change.Next is null && ((right ^ change.Word) & ~0xF000u) == 0
            && IsDead(at, at.Index + 1, other, A32.Always);
        bool isLater = change.Next is not null && LeavesAlone(at.Words[at.Index + 1], right);
        return (isMove || isElsewhere || isLater)
            && new WaysBack(at.Words, code).AllHold(at.Index, right, (int)register);
    }

    /// <summary>ldr of a y register or one of the process block.</summary>
    private static bool IsOfPlace(uint word) => (word & 0xFF70_0000) == 0xE510_0000
        && (A32.BaseOf(word) == A32.Sp || A32.BaseOf(word) == Abi.Process.Number)
        && (word >> 12 & 0xF) != A32.Pc;

    /// <summary>mov, mvn, movw.</summary>
    private static bool IsOfConstant(uint word) => (word & 0xFFBF_0000) == 0xE3A0_0000
        || (word & 0xFFF0_0000) == 0xE300_0000;

    /// <summary>Whether an instruction changes neither what a load gives nor its register.
    /// </summary>
    private static bool LeavesAlone(uint word, uint load)
    {
        Effects effects = Effects.Of(word);
        Effects loading = Effects.Of(load);
        bool isMoveTop = (word & 0xFFF0_0000) == 0xE340_0000;
        return !isMoveTop && (effects.Writes & (loading.Writes | loading.Reads)) == 0
            && (!effects.Stores || AreApart(word, load) || AreInOtherRegions(word, load));
    }

    /// <summary>A branch without link within the code.</summary>
    internal static bool IsOwnBranch(uint[] words, int index) =>
        A32.FormatOf(words[index]) == Format.Branch && (words[index] & 1 << 24) == 0
        && TargetOf(words, index) is var target && target >= 0 && target < words.Length;

    internal static int TargetOf(uint[] words, int index) =>
        index + 2 + ((int)(words[index] << 8) >> 8);
}
