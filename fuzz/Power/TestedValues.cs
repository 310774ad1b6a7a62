using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>Proves of a test that it says the same, wrong or right, of every value that the tested
/// register can have: code from where that came into the register up to the branch is run on each.
/// </summary>
/// <remarks>What registers can have: <c>ldr r, [term, #-2]</c> gives the header of an object that a
/// term points to, <c>sub r, sp, heap top</c> a multiple of four, <c>and r, …, #mask</c> bits of
/// the mask (docs/abi.md);
/// where <c>cmp Process, r, lsl #28; bne</c> goes on, a small.</remarks>
internal static class TestedValues
{
    /// <summary>Instructions that a value is looked for in, and its branch.</summary>
    private const int WordsMax = 8;

    private const int RoomMax = 3 * 4096;

    /// <summary>Bits of headers that tests look at: an arity of ten bits.</summary>
    private const int HeaderBits = 16;

    private static readonly uint[] Headers = [.. AllHeaders()];

    private static readonly uint[] Rooms =
    [
        .. Enumerable.Range(0, RoomMax / 4).Select(i => (uint)i * 4),
        .. Enumerable.Range(14, 16).Select(i => 1u << i),
    ];

    public static bool AreAlike(Instance at, Change change)
    {
        if (AreAlikeAtOnce(at, change))
            return true;
        if (BranchBehind(at, change) is not { } branch)
            return false;
        for (int i = at.Index - 1; i >= Math.Max(at.Start, at.Index - WordsMax); i--)
        {
            if (TestsSmall(at, i) is { } register)
            {
                return Smalls(at, change, i, branch) is { } smalls
                    && AreAlike(at, change, (i, branch), register, smalls);
            }
            if (A32.FormatOf(at.Words[i]) == Format.Branch)
                return false;
            if (ValuesOf(at.Words[i]) is { } values)
            {
                return AreAlike(
                    at, change, (i, branch), (int)(at.Words[i] >> 12 & 0xF), values);
            }
        }
        return false;
    }

    /// <summary>Whether all is the same behind the instruction already: of a header that is loaded
    /// before, perhaps behind a branch that is not taken.</summary>
    private static bool AreAlikeAtOnce(Instance at, Change change)
    {
        uint register = at.Word >> 16 & 0xF;
        bool isUnderstood = change.Next is null && IsOfLowBits(at.Word)
            && IsOfLowBits(change.Word) && A32.Condition(at.Word) == A32.Condition(change.Word);
        if (!isUnderstood)
            return false;
        int source = at.Index - 1;
        for (; source >= Math.Max(at.Start, at.Index - WordsMax); source--)
        {
            if (IsHeaderOf(at.Words[source], register))
                break;
            bool isOther = (Effects.Of(at.Words[source]).Writes & 1ul << (int)register) == 0
                && (A32.FormatOf(at.Words[source]) != Format.Branch
                    || Equivalence.IsOwnBranch(at.Words, source));
            if (!isOther)
                return false;
        }
        if (source < Math.Max(at.Start, at.Index - WordsMax)
            || Equivalence.IsEntered(at, source, at.Index))
        {
            return false;
        }
        return IsLoaded(at, source) && Headers.All(header =>
        {
            uint always = A32.Always << 28;
            var one = new MiniArm(true, (int)register, header);
            var other = new MiniArm(true, (int)register, header);
            return one.Run([(at.Word & 0x0FFF_FFFF) | always])
                && other.Run([(change.Word & 0x0FFF_FFFF) | always])
                && one.Differences(other) == 0;
        });
    }

    /// <summary>Where it was loaded on a condition, it is used on the same, or behind a branch that
    /// goes otherwise.</summary>
    private static bool IsLoaded(Instance at, int source)
    {
        uint condition = A32.Condition(at.Words[source]);
        if (condition == A32.Always)
            return true;
        uint[] between = at.Words[(source + 1)..at.Index];
        bool isKept = !between.Any(w =>
            A32.Condition(w) == A32.Always && (Effects.Of(w).Writes & Resources.Flags) != 0);
        return isKept && (condition == A32.Condition(at.Word) || between.Any(w =>
            A32.FormatOf(w) == Format.Branch && A32.Condition(w) == (condition ^ 1)));
    }

    /// <summary>An operation with a constant of no more bits than the headers that are tried.
    /// </summary>
    private static bool IsOfLowBits(uint word) =>
        A32.FormatOf(word) == Format.DataProcessing && A32.HasImmediate(word)
        && MiniArm.Immediate(word) < 1 << HeaderBits;

    /// <summary>The register of which the words before say that it is a small: those that a branch
    /// goes by that is not taken.</summary>
    private static int? TestsSmall(Instance at, int branch)
    {
        const uint compare = 0xE150_0E00; // cmp Process, r, lsl #28
        bool isTest = branch > at.Start && at.Words[branch] >> 24 == 0x1A
            && (at.Words[branch - 1] & 0xFFFF_FFF0) == (compare | (uint)Abi.Process.Number << 16);
        return isTest ? (int)(at.Words[branch - 1] & 0xF) : null;
    }

    /// <summary>The least and the greatest small, and those next to a constant: comparisons have
    /// steps there alone. Null where there is more than comparisons with constants.</summary>
    private static uint[]? Smalls(Instance at, Change change, int first, int branch)
    {
        var values = new SortedSet<uint> { 0x8000_000F, 0x7FFF_FFFF };
        for (int i = first + 1; i < branch; i++)
        {
            foreach (uint word in new[] { at.Words[i], i == at.Index ? change.Word : A32.Nop })
            {
                if (word == A32.Nop)
                    continue;
                if (!A32.IsComparison(word) || !A32.HasImmediate(word) || A32.Opcode(word) < 10)
                    return null;
                uint constant = MiniArm.Immediate(word);
                foreach (uint near in new[] { constant, 0u - constant })
                {
                    for (int step = -2; step <= 2; step++)
                        values.Add((near & ~0xFu) + (uint)(step * 16) + Layout.SmallTag);
                }
            }
        }
        return [.. values];
    }

    /// <param name="at">The right code.</param>
    /// <param name="change">What is wrong in it.</param>
    /// <param name="window">Where the value comes into its register, and the branch.</param>
    /// <param name="register">That register.</param>
    /// <param name="values">What it can be.</param>
    private static bool AreAlike(
        Instance at, Change change, (int First, int Branch) window, int register, uint[] values)
    {
        uint[] right = at.Words[(window.First + 1)..window.Branch];
        uint[] wrong = [.. right];
        bool isBranch = at.Index == window.Branch;
        if (!isBranch)
            wrong[at.Index - window.First - 1] = change.Word;
        uint source = at.Words[window.First];
        uint condition = A32.Condition(at.Words[window.Branch]);
        uint otherCondition = isBranch ? A32.Condition(change.Word) : condition;
        if (Equivalence.IsEntered(at, window.First + 1, window.Branch)
            || (values == Headers && right.Append(change.Word).Any(IsBeyond)))
        {
            return false;
        }
        ulong differ = 0;
        // Where it is loaded on a condition, it is something else where that does not hold.
        IEnumerable<(bool IsZero, uint? Value)> all =
            values.Select(v => (true, (uint?)v));
        if (A32.FormatOf(source) == Format.Branch)
            all = values.Select(v => (true, (uint?)v)); // It is not taken: eq holds.
        else if (A32.Condition(source) == A32.Always)
            all = all.Concat(values.Select(v => (false, (uint?)v)));
        else if (A32.Condition(source) == 0) // eq
            all = all.Append((false, null));
        else
            return false;
        foreach ((bool isZero, uint? value) in all)
        {
            var one = new MiniArm(isZero, register, value);
            var other = new MiniArm(isZero, register, value);
            if (!one.Run(right) || !other.Run(wrong)
                || one.Holds(condition) is not { } holds || other.Holds(otherCondition) != holds)
            {
                return false;
            }
            differ |= one.Differences(other);
        }
        return Equivalence.IsDeadBehind(at, window.Branch, differ);
    }

    private static bool IsBeyond(uint word) =>
        (A32.FormatOf(word) == Format.MoveWide && (word & 1 << 22) != 0)
        || (A32.FormatOf(word) == Format.DataProcessing && A32.HasImmediate(word)
            && MiniArm.Immediate(word) is >= 1 << HeaderBits and < 0xFFFF_0000);

    /// <summary>The branch that goes by what is tested.</summary>
    private static int? BranchBehind(Instance at, Change change)
    {
        const uint Target = 0x0FFF_FFFF;
        if (A32.FormatOf(at.Word) == Format.Branch)
        {
            bool isTurned = (at.Words[at.Index] & Target) == (change.Word & Target)
                && A32.Condition(at.Word) != A32.Always;
            return isTurned ? at.Index : null;
        }
        for (int i = at.Index + 1; i < Math.Min(at.End, at.Index + WordsMax); i++)
        {
            if (A32.FormatOf(at.Words[i]) == Format.Branch)
                return A32.Condition(at.Words[i]) == A32.Always ? null : i;
        }
        return null;
    }

    /// <summary>Whether it loads the header of what a term points to into a register.</summary>
    public static bool IsHeaderOf(uint word, uint register) =>
        IsHeader(word) && (word >> 12 & 0xF) == register;

    private static bool IsHeader(uint word) => (word & 0x0FF0_0FFF) == 0x0510_0002
        && A32.BaseOf(word) is not A32.Sp && A32.BaseOf(word) != Abi.Scratch.Number
        && A32.BaseOf(word) != Abi.Process.Number;

    private static uint[]? ValuesOf(uint word)
    {
        const uint anyBase = 0x0FFF_0FFF;
        if (IsHeader(word))
            return Headers;
        if ((word & anyBase) == (0x004D_0000u | (uint)Abi.HTop.Number)
            && A32.Condition(word) == A32.Always)
        {
            return Rooms;
        }
        bool isMask = (word & 0xFFF0_0F00) == 0xE200_0000;
        return isMask ? [.. Enumerable.Range(0, 256).Select(v => (uint)v & word & 0xFF).Distinct()]
            : null;
    }

    /// <summary>All low bits of headers: a term points to no inner node of a map.</summary>
    private static IEnumerable<uint> AllHeaders()
    {
        for (uint header = 0; header < 1 << HeaderBits; header += 4)
        {
            bool isThere = Layout.SubtagOf(header) switch
            {
                Subtag.Map => Layout.MapKindOf(header) is MapKind.Flat or MapKind.Head,
                Subtag.Float => Layout.WordsOf(header) == Layout.FloatWords - 1,
                Subtag.RefcBinary => Layout.WordsOf(header) == Layout.RefcWords - 1,
                Subtag.SubBinary => Layout.WordsOf(header) == Layout.SubBinaryWords - 1,
                Subtag.MatchState => Layout.WordsOf(header) == Layout.MatchStateWords - 1,
                Subtag.PositiveBignum or Subtag.NegativeBignum => Layout.WordsOf(header) > 0,
                _ => true,
            };
            if (isThere)
                yield return header;
        }
    }
}
