using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>Registers and flags, a bit each: r0–r15, d0–d15, N, Z, C, V, those of the FPSCR.
/// </summary>
internal static class Resources
{
    public const ulong N = 1ul << 32;
    public const ulong Z = 1ul << 33;
    public const ulong C = 1ul << 34;
    public const ulong V = 1ul << 35;
    public const ulong Fpscr = 1ul << 36;
    public const ulong Flags = N | Z | C | V;
    public const ulong All = (1ul << 37) - 1;

    /// <summary>What nobody reads that code branches to or calls, outside of this instruction's
    /// code: Scratch, d14, d15, flags (docs/abi.md).</summary>
    public static readonly ulong Dead =
        Flags | Fpscr | 1ul << Abi.Scratch.Number | 3ul << (16 + Abi.FrInRegisters);

    /// <summary>Arg0–Arg3, which nobody reads after a return.</summary>
    public const ulong Arguments = 0xF;

    /// <summary>Arg2 and Arg3: shared code gives what it has to give in the other two.</summary>
    public const ulong NoResult = 0xC;

    public static ulong Of(Field field, uint word) =>
        1ul << (field.In(word) + (field.IsVfp ? 16 : 0));
}

/// <summary>What an instruction reads and writes.</summary>
/// <param name="Reads">What it may read.</param>
/// <param name="Writes">What it may write.</param>
/// <param name="Kills">What it writes whatever was there before.</param>
/// <param name="Loads">It reads memory.</param>
/// <param name="Stores">It writes memory.</param>
/// <param name="Leaves">What comes next may be another instruction than the one behind it.</param>
internal readonly record struct Effects(
    ulong Reads, ulong Writes, ulong Kills, bool Loads, bool Stores, bool Leaves)
{
    private static readonly Effects Anything =
        new(Resources.All, Resources.All, 0, Loads: true, Stores: true, Leaves: true);

    public static Effects Of(uint word)
    {
        if (word == A32.Nop)
            return default;
        Format format = A32.FormatOf(word);
        if (format == Format.Other)
            return word == 0xE320_F000 ? default : Anything;
        (ulong reads, ulong writes) = (0, 0);
        foreach (Field field in A32.Fields(word))
        {
            reads |= field.Reads ? Resources.Of(field, word) : 0;
            writes |= field.Writes ? Resources.Of(field, word) : 0;
        }
        AddLists(word, format, ref reads, ref writes);
        AddFlags(word, format, ref reads, ref writes, out ulong doubtful);
        ulong kills = writes & ~reads & ~doubtful;
        if (A32.Condition(word) != A32.Always)
        {
            reads |= ReadBy(A32.Condition(word));
            kills = 0;
        }
        bool leaves = format is Format.Branch or Format.BranchExchange
            || (writes & 1ul << A32.Pc) != 0;
        return new(reads, writes, kills, A32.IsLoad(word), A32.IsStore(word), leaves);
    }

    private static void AddLists(uint word, Format format, ref ulong reads, ref ulong writes)
    {
        ulong list = format switch
        {
            Format.Multiple => word & 0xFFFF,
            Format.VfpMultiple =>
                ((1ul << (int)((word & 0xFF) / 2)) - 1) << (int)(16 + (word >> 12 & 0xF)),
            Format.ExtraMemory when (word & 1 << 20) == 0 && (word & 0x40) != 0 =>
                2ul << (int)(word >> 12 & 0xF), // The second of a pair.
            _ => 0,
        };
        if (A32.IsLoad(word))
            writes |= list;
        else
            reads |= list;
    }

    /// <param name="word">The instruction.</param>
    /// <param name="format">Its format.</param>
    /// <param name="reads">What it reads.</param>
    /// <param name="writes">What it writes.</param>
    /// <param name="doubtful">What it may leave as it is.</param>
    private static void AddFlags(
        uint word, Format format, ref ulong reads, ref ulong writes, out ulong doubtful)
    {
        doubtful = 0;
        if (format == Format.VfpStatus)
        {
            bool toFlags = (word & 1 << 20) != 0 && (word >> 12 & 0xF) == A32.Pc;
            reads |= (word & 1 << 20) != 0 ? Resources.Fpscr : 1ul << (int)(word >> 12 & 0xF);
            writes |= toFlags ? Resources.Flags
                : (word & 1 << 20) != 0 ? 1ul << (int)(word >> 12 & 0xF)
                : Resources.Fpscr;
        }
        bool compares = format == Format.VfpData && (word & 0x00BE_0040) == 0x00B4_0040;
        if (compares)
            writes |= Resources.Fpscr;
        if (format == Format.DataProcessing && A32.Opcode(word) is 5 or 6 or 7)
            reads |= Resources.C;
        bool rotatesCarry = format == Format.DataProcessing && !A32.HasImmediate(word)
            && (word & 0xFF0) == 0x060;
        if (rotatesCarry)
            reads |= Resources.C;
        if (!A32.SetsFlags(word))
            return;
        bool isLogical = format == Format.Multiply || A32.Opcode(word) is < 2 or 8 or 9 or > 11;
        writes |= isLogical ? Resources.N | Resources.Z | Resources.C : Resources.Flags;
        doubtful = isLogical ? Resources.C : 0;
    }

    private static ulong ReadBy(uint condition) => (condition >> 1) switch
    {
        0 => Resources.Z,
        1 => Resources.C,
        2 => Resources.N,
        3 => Resources.V,
        4 => Resources.C | Resources.Z,
        5 => Resources.N | Resources.V,
        6 => Resources.N | Resources.Z | Resources.V,
        _ => 0,
    };
}
