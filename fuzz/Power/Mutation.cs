using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>What a port gets wrong.</summary>
internal enum MutationKind
{
    ConditionFlipped,
    ConditionDropped,

    /// <summary>At the boundary: ge for gt, lo for ls.</summary>
    ConditionShifted,
    RegisterSwapped,
    ImmediateOff,
    ImmediateBit,
    Removed,
    SpillLeftOut,
    ReloadLeftOut,
    SwappedWithNext,
    OffsetShifted,
    ShiftChanged,
    FlagsDropped,
    BranchMoved,

    /// <summary>A register that held it before is taken instead of loading it again.</summary>
    StaleRegister,

    // Of a site, not of its code.
    RootsLess,
    RootsMore,
    RoomLess,
}

/// <summary>A word of code, and the code of its BEAM instruction around it.</summary>
/// <param name="Words">The whole code.</param>
/// <param name="Index">The word.</param>
/// <param name="Start">The first word of the instruction.</param>
/// <param name="End">The word behind its last.</param>
/// <param name="Module">What the code is of; null for the guest's own.</param>
internal readonly record struct Instance(
    uint[] Words, int Index, int Start, int End, Jit.CompiledModule? Module = null)
{
    public uint Word => Words[Index];
}

/// <summary>What becomes of a word, and of the one behind it when that changes too.</summary>
internal readonly record struct Change(uint Word, uint? Next = null);

/// <summary>One way to make an instruction wrong.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Variant">Which of several: a register, a bit, a direction.</param>
internal readonly record struct Mutation(MutationKind Kind, int Variant = 0)
{
    private const int StaleWordsMax = 64;
    private const int ListVariant = 16;

    /// <summary>All that do something to this word.</summary>
    public static IEnumerable<Mutation> Of(Instance at) => All.Where(m => m.Apply(at) is not null);

    /// <summary>Those of a site.</summary>
    public static IEnumerable<Mutation> Of(Jit.Site site)
    {
        if (site.Live > 0)
            yield return new(MutationKind.RootsLess);
        if (site.Live is >= 0 and < ProcessBlock.XCount)
            yield return new(MutationKind.RootsMore);
        if (site.NeedWords > 0)
            yield return new(MutationKind.RoomLess);
    }

    private static Mutation[] All { get; } =
    [
        .. Variants(MutationKind.ConditionFlipped, 1),
        .. Variants(MutationKind.ConditionDropped, 1),
        .. Variants(MutationKind.ConditionShifted, 1),
        .. Variants(MutationKind.RegisterSwapped, 8),
        new(MutationKind.RegisterSwapped, ListVariant),
        .. Variants(MutationKind.ImmediateOff, 2),
        .. Variants(MutationKind.ImmediateBit, 3),
        .. Variants(MutationKind.Removed, 1),
        .. Variants(MutationKind.SpillLeftOut, 1),
        .. Variants(MutationKind.ReloadLeftOut, 1),
        .. Variants(MutationKind.SwappedWithNext, 1),
        .. Variants(MutationKind.OffsetShifted, 2),
        .. Variants(MutationKind.ShiftChanged, 3),
        .. Variants(MutationKind.FlagsDropped, 1),
        .. Variants(MutationKind.BranchMoved, 1),
        .. Variants(MutationKind.StaleRegister, 1),
    ];

    private static IEnumerable<Mutation> Variants(MutationKind kind, int count) =>
        Enumerable.Range(0, count).Select(v => new Mutation(kind, v));

    /// <summary>The wrong code; null where this does nothing.</summary>
    public Change? Apply(Instance at)
    {
        if (Kind == MutationKind.SwappedWithNext)
            return Swapped(at);
        return Changed(at) is { } word && word != at.Word ? new Change(word) : null;
    }

    /// <summary>The wrong site; null where this does nothing.</summary>
    public Jit.Site? Apply(Jit.Site site) => Of(site).Contains(this)
        ? Kind switch
        {
            MutationKind.RootsLess => site with { Live = site.Live - 1 },
            MutationKind.RootsMore => site with { Live = site.Live + 1 },
            _ => site with { NeedWords = site.NeedWords - 1 },
        }
        : null;

    private uint? Changed(Instance at)
    {
        uint word = at.Word;
        Format format = A32.FormatOf(word);
        if (format == Format.Other)
            return null;
        bool conditional = A32.Condition(word) < A32.Always;
        return Kind switch
        {
            MutationKind.ConditionFlipped => conditional ? word ^ 1u << 28 : null,
            MutationKind.ConditionDropped => conditional
                ? (word & 0x0FFF_FFFF) | A32.Always << 28 : null,
            MutationKind.ConditionShifted => Boundary(A32.Condition(word)) is { } cond
                ? (word & 0x0FFF_FFFF) | cond << 28 : null,
            MutationKind.RegisterSwapped => OtherRegister(at),
            MutationKind.ImmediateOff => Immediates.Off(word, Variant == 0 ? 1 : -1),
            MutationKind.ImmediateBit => Immediates.Toggled(word, Variant),
            MutationKind.Removed => LeavesOut(word) == Kind ? A32.Nop : null,
            MutationKind.SpillLeftOut => LeavesOut(word) == Kind ? A32.Nop : null,
            MutationKind.ReloadLeftOut => LeavesOut(word) == Kind ? A32.Nop : null,
            MutationKind.OffsetShifted => Immediates.OtherOffset(word, Variant == 0 ? 1 : -1),
            MutationKind.ShiftChanged => Immediates.OtherShift(word, Variant),
            MutationKind.FlagsDropped =>
                A32.SetsFlags(word) && !A32.IsComparison(word) ? word & ~(1u << 20) : null,
            MutationKind.BranchMoved =>
                format == Format.Branch ? A32.MovedBranch(word, -1) : null,
            MutationKind.StaleRegister => Stale(at),
            _ => null,
        };
    }

    /// <summary>Places of the stack and of the process block are where registers are kept.
    /// </summary>
    private static MutationKind LeavesOut(uint word)
    {
        bool isKept = A32.BaseOf(word) is A32.Sp || A32.BaseOf(word) == Abi.Process.Number;
        return isKept && A32.IsStore(word) ? MutationKind.SpillLeftOut
            : isKept && A32.IsLoad(word) ? MutationKind.ReloadLeftOut
            : MutationKind.Removed;
    }

    private static uint? Boundary(uint condition) => condition switch
    {
        2 => 8,
        8 => 2, // hs, hi
        3 => 9,
        9 => 3, // lo, ls
        10 => 12,
        12 => 10, // ge, gt
        11 => 13,
        13 => 11, // lt, le
        _ => null,
    };

    /// <summary>Another register of those that the instruction's code has, else an x register.
    /// </summary>
    private uint? OtherRegister(Instance at)
    {
        if (Variant == ListVariant)
            return OtherList(at.Word);
        Field[] fields = [.. A32.Fields(at.Word)];
        if (Variant / 2 >= fields.Length)
            return null;
        Field field = fields[Variant / 2];
        int register = field.In(at.Word);
        if (!field.IsVfp && register == A32.Pc)
            return null;
        var others = new SortedSet<int>();
        for (int i = at.Start; i < at.End; i++)
        {
            others.UnionWith(A32.Fields(at.Words[i])
                .Where(f => f.IsVfp == field.IsVfp)
                .Select(f => f.In(at.Words[i]))
                .Where(IsPlain));
        }
        others.Remove(register);
        if (others.Count == 0)
            others.UnionWith(field.IsVfp ? [0, 1] : [Abi.X0.Number, Abi.X0.Number + 1]);
        others.Remove(register);
        int[] choice = [.. others];
        int pick = Variant % 2 == 0 ? 0 : choice.Length - 1;
        return Variant % 2 == 1 && choice.Length == 1
            ? null : field.With(at.Word, choice[pick]);

        bool IsPlain(int r) => field.IsVfp || r is not (A32.Sp or A32.Pc or A32.Lr);
    }

    /// <summary>The lowest register of the list is another one.</summary>
    private static uint? OtherList(uint word)
    {
        if (A32.FormatOf(word) != Format.Multiple)
            return null;
        uint list = word & 0xFFFF;
        uint without = list & (list - 1);
        uint free = ~list & 0x7FF & ~(1u << A32.BaseOf(word));
        return free == 0 ? null : (word & 0xFFFF_0000) | without | (free & (uint)-(int)free);
    }

    private static Change? Swapped(Instance at)
    {
        int next = at.Index + 1;
        if (next >= at.End)
            return null;
        uint first = at.Word;
        uint second = at.Words[next];
        return first == second || IsFixed(first) || IsFixed(second)
            ? null : new Change(Moved(second, -1), Moved(first, 1));

        // A call is a site where it stands.
        static bool IsFixed(uint word) => A32.FormatOf(word) == Format.Other
            || (A32.FormatOf(word) == Format.Branch && (word & 1 << 24) != 0)
            || A32.FormatOf(word) == Format.BranchExchange
            || (A32.FormatOf(word) != Format.Branch
                && A32.Fields(word).Any(f => !f.IsVfp && f.In(word) == A32.Pc));

        static uint Moved(uint word, int by) =>
            A32.FormatOf(word) == Format.Branch ? A32.MovedBranch(word, by) : word;
    }

    private static uint? Stale(Instance at)
    {
        const uint Place = 0xFFEF_0FFF; // All but whether it is loaded, and the register.
        uint word = at.Word;
        bool isPlace = (word & 0x0F70_0000) == 0x0510_0000 && A32.Condition(word) == A32.Always
            && (A32.BaseOf(word) == A32.Sp || A32.BaseOf(word) == Abi.Process.Number);
        if (!isPlace || (word >> 12 & 0xF) == A32.Pc)
            return null;
        for (int i = at.Index - 1; i >= 0 && i >= at.Index - StaleWordsMax; i--)
        {
            uint other = at.Words[i];
            if ((other & Place) == (word & Place))
                return A32.Nop | (word & 0xF000) | (other >> 12 & 0xF);
        }
        return null;
    }
}
