using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Beam;
using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>
/// An instruction of an emitter's template, wherever it is emitted: what a fault is planted in.
/// </summary>
/// <remarks>It is known by what was emitted, so that it is the same in every program and every run:
/// registers and constants, which come of operands, are left out, as far as they are not the
/// template's own (docs/power.md).</remarks>
/// <param name="Emitter">Whose template.</param>
/// <param name="OutOfLine">It stands behind the function.</param>
/// <param name="Pattern">The instruction without what comes of operands; <see cref="Site"/> for a
/// site, which is no instruction.</param>
/// <param name="Nth">Which of several alike in the instruction's code; those behind the third count
/// as one.</param>
internal readonly record struct Place(Emitter Emitter, bool OutOfLine, uint Pattern, int Nth)
    : IComparable<Place>
{
    public const uint Site = uint.MaxValue;
    public const int NthMax = 3;

    public bool IsSite => Pattern == Site;
    public bool IsOfGuest => Emitter.IsOfGuest;

    /// <summary>Cheap: names differ in their ends and lengths mostly.</summary>
    public override int GetHashCode() => HashCode.Combine(
        Pattern, Nth | (OutOfLine ? 4 : 0), Emitter.Name.Length, Emitter.Name[0], Emitter.Name[^1]);

    public int CompareTo(Place other)
    {
        int order = Emitter.CompareTo(other.Emitter);
        if (order == 0)
            order = OutOfLine.CompareTo(other.OutOfLine);
        if (order == 0)
            order = Pattern.CompareTo(other.Pattern);
        return order == 0 ? Nth.CompareTo(other.Nth) : order;
    }

    /// <summary>The instruction without what comes of operands.</summary>
    public static uint PatternOf(uint word)
    {
        // The same few thousand words come again and again.
        (uint Word, uint Pattern)[] known = _known ??= new (uint, uint)[KnownSize];
        ref (uint Word, uint Pattern) slot = ref known[word * 0x9E37_79B1u >> 19];
        if (slot.Word != word)
            slot = (word, Computed(word));
        return slot.Pattern;
    }

    /// <summary>The same, with shifts by constants as they are.</summary>
    public static uint ExactPatternOf(uint word)
    {
        uint pattern = PatternOf(word);
        bool isShifted = A32.FormatOf(word) == Format.DataProcessing && !A32.HasImmediate(word)
            && (word & 0x10) == 0;
        return isShifted ? (pattern & ~Shift) | (word & Shift)
            : A32.FormatOf(word) == Format.BitField ? pattern | (word & (Shift | Width))
            : pattern;
    }

    private const uint Shift = 0xF80;
    private const uint Width = 0x001F_0000;
    private const int KnownSize = 1 << 13;

    [ThreadStatic]
    private static (uint Word, uint Pattern)[]? _known;

    private static uint Computed(uint word)
    {
        uint pattern = A32.FormatOf(word) switch
        {
            Format.DataProcessing => A32.HasImmediate(word) ? word & ~0xFFFu
                : (word & 0x10) != 0 || (word & Shift) == 0 ? word
                : (word & ~Shift) | 0x80, // Shifted, by whatever.
            Format.BitField => word & ~(Width | Shift),
            Format.MoveWide => word & ~0x000F_0FFFu,
            Format.Memory => A32.HasIndex(word) ? word : word & ~0x0080_0FFFu,
            Format.ExtraMemory => (word & 1 << 22) != 0 ? word & ~0x0080_0F0Fu : word,
            Format.Multiple => word & ~0xFFFFu,
            Format.Branch => word & ~0xFF_FFFFu,
            Format.VfpMemory => word & ~0x0080_00FFu,
            Format.VfpMultiple => word & ~0xFFu,
            _ => word,
        };
        // A y register is on the stack, an x register beyond the first in the process block.
        bool isOperand = A32.FormatOf(word) == Format.Memory && !A32.WritesBack(word)
            && (A32.BaseOf(word) == A32.Sp || A32.BaseOf(word) == Abi.Process.Number);
        if (isOperand)
            pattern &= ~0x000F_0000u;
        foreach (Field field in A32.Fields(word))
        {
            if (isOperand && field.Bit == 16)
                continue;
            // sp, lr, pc, heap top, reductions and the process block are no operand's.
            bool isOwn = !field.IsVfp
                && (field.In(word) is A32.Sp or A32.Lr or A32.Pc
                    || field.In(word) == Abi.HTop.Number
                    || field.In(word) == Abi.FCalls.Number
                    || field.In(word) == Abi.Process.Number);
            if (!isOwn)
                pattern = field.With(pattern, 0);
        }
        return pattern;
    }
}

/// <summary>Who makes code.</summary>
/// <param name="Name">The op, and of a BIF its name; or which code of the guest's.</param>
/// <param name="IsOfGuest">Code that every guest has once, instead of an op's.</param>
internal readonly record struct Emitter(string Name, bool IsOfGuest = false)
    : IComparable<Emitter>
{
    public int CompareTo(Emitter other)
    {
        int order = IsOfGuest.CompareTo(other.IsOfGuest);
        return order == 0 ? string.CompareOrdinal(Name, other.Name) : order;
    }

    public override string ToString() => Name;
}

/// <summary>Says of what is emitted which places it is of.</summary>
internal static class Places
{
    private const string Start = "start of a run";

    private static readonly ConcurrentDictionary<(Op Op, Mfa Bif), Emitter> OfBifs = [];

    /// <summary>Every instruction of a module.</summary>
    /// <param name="code">The module.</param>
    /// <param name="exact">Shifts by other constants are other places.</param>
    public static IEnumerable<(Place Place, Instance At)> Of(
        CompiledModule code, bool exact = false)
    {
        var begun = new HashSet<(int, int)>();
        for (int r = 0; r < code.Ranges.Count; r++)
        {
            CodeRange range = code.Ranges[r];
            int end = r + 1 < code.Ranges.Count
                ? code.Ranges[r + 1].Offset / 4 : code.Words.Length;
            bool outOfLine = !begun.Add((range.Function, range.Instruction));
            Emitter emitter = range.Function == CodeRange.Shared
                ? new(range.Note ?? "shared") : EmitterOf(code, range.Function, range.Instruction);
            foreach ((Place place, Instance at) in Of(
                emitter, outOfLine, code.Words, range.Offset / 4, end, exact))
            {
                yield return (place, at with { Module = code });
            }
        }
    }

    /// <summary>Every site of a module, with its offset.</summary>
    public static IEnumerable<(Place Place, int Offset)> SitesOf(CompiledModule code)
    {
        var counts = new Dictionary<(int, int), int>();
        foreach ((int offset, Site site) in code.Sites.OrderBy(s => s.Key))
        {
            ref int nth = ref CollectionsMarshal.GetValueRefOrAddDefault(
                counts, (site.Function, site.Instruction), out _);
            Emitter emitter = site.Function == CodeRange.Shared
                ? new("shared") : EmitterOf(code, site.Function, site.Instruction);
            yield return (
                new Place(emitter, false, Place.Site, Math.Min(nth++, Place.NthMax)), offset);
        }
    }

    /// <summary>What every guest has once: the ways to services, and shared code.</summary>
    public static IEnumerable<(Place Place, Instance At)> OfFragments(Guest guest)
    {
        var starts = new List<(uint Address, string Name)>
        {
            (guest.StartAddress - 4, Start), // The word before is where lambdas are entered.
        };
        starts.AddRange(Enum.GetValues<Service>().Select(s => (guest.Fragment(s), "service")));
        starts.AddRange(Enum.GetValues<Shared>().Select(s => (guest.Fragment(s), $"{s}")));
        starts.Sort((a, b) => a.Address.CompareTo(b.Address));
        uint[] words = FragmentWords(guest);
        for (int i = 0; i < starts.Count; i++)
        {
            uint end = i + 1 < starts.Count ? starts[i + 1].Address : guest.FragmentsEnd;
            var emitter = new Emitter(starts[i].Name, IsOfGuest: true);
            foreach (var item in Of(
                emitter, false, words, IndexOf(starts[i].Address), IndexOf(end)))
            {
                yield return item;
            }
        }

        static int IndexOf(uint address) => (int)(address - GuestMemory.CodeBase) / 4;
    }

    private static uint[] FragmentWords(Guest guest) => guest.Memory.Words(
        GuestMemory.CodeBase, (int)(guest.FragmentsEnd - GuestMemory.CodeBase) / 4).ToArray();

    private static IEnumerable<(Place Place, Instance At)> Of(
        Emitter emitter, bool outOfLine, uint[] words, int start, int end, bool exact = false)
    {
        var counts = new Dictionary<uint, int>();
        for (int i = start; i < end; i++)
        {
            bool isAddress = i > start && words[i - 1] == A32.JumpByWord;
            if (isAddress || A32.FormatOf(words[i]) == Format.Other)
                continue;
            uint pattern = exact
                ? Place.ExactPatternOf(words[i]) : Place.PatternOf(words[i]);
            ref int nth = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _);
            var place = new Place(emitter, outOfLine, pattern, Math.Min(nth++, Place.NthMax));
            yield return (place, new Instance(words, i, start, end));
        }
    }

    private static Emitter EmitterOf(CompiledModule code, int function, int instruction) =>
        EmitterOf(code.Module.Functions[function].Code[instruction]);

    /// <summary>Who makes an instruction's code.</summary>
    public static Emitter EmitterOf(Instruction it)
    {
        Mfa? bif = it.Op is Op.Bif0 or Op.Bif1 or Op.Bif2 or Op.Bif3 or Op.GcBif1 or Op.GcBif2
            or Op.GcBif3
            ? it.Operands.OfType<Extfunc>().Single().Function : null;
        return bif is not { } of ? new(it.Op.Name)
            : OfBifs.GetOrAdd((it.Op, of), k => new($"{k.Op.Name} {k.Bif.Name}/{k.Bif.Arity}"));
    }
}
