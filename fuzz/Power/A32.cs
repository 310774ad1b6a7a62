namespace Fuzz.Power;

/// <summary>The formats of A32 instructions that the JIT emits.</summary>
internal enum Format
{
    /// <summary>What is changed as a whole or not at all: svc, nop, udf, moves of the flags.
    /// </summary>
    Other,
    DataProcessing,
    MoveWide,
    Multiply,
    Divide,
    Unary,
    BitField,
    Memory,
    ExtraMemory,
    Multiple,
    Branch,
    BranchExchange,
    VfpData,
    VfpMemory,
    VfpMultiple,
    VfpCore,
    VfpCorePair,
    VfpStatus,
}

/// <summary>A register's number within an instruction.</summary>
/// <param name="Bit">Its lowest bit.</param>
/// <param name="IsVfp">A d register, or the one that an s register is half of.</param>
/// <param name="Reads">It is read.</param>
/// <param name="Writes">It is written.</param>
internal readonly record struct Field(int Bit, bool IsVfp, bool Reads, bool Writes)
{
    public int In(uint word) => (int)(word >> Bit & 0xF);

    public uint With(uint word, int register) =>
        (word & ~(0xFu << Bit)) | ((uint)register << Bit);
}

/// <summary>Takes A32 instructions apart, as far as changing them needs it.</summary>
internal static class A32
{
    public const uint Nop = 0xE1A0_0000; // mov r0, r0
    public const uint Always = 0xE;

    /// <summary>ldr pc, [pc, #-4]: the word behind it is an address.</summary>
    public const uint JumpByWord = 0xE51F_F004;

    public const int Sp = 13;
    public const int Lr = 14;
    public const int Pc = 15;

    public static uint Condition(uint word) => word >> 28;

    public static int Opcode(uint word) => (int)(word >> 21 & 0xF);

    /// <summary>tst, teq, cmp, cmn: flags are all that they give.</summary>
    public static bool IsComparison(uint word) =>
        FormatOf(word) == Format.DataProcessing && Opcode(word) is >= 8 and <= 11;

    public static bool SetsFlags(uint word) =>
        FormatOf(word) is Format.DataProcessing or Format.Multiply && (word & 1 << 20) != 0;

    /// <summary>Of an operation on data.</summary>
    public static bool HasImmediate(uint word) => (word & 1 << 25) != 0;

    /// <summary>Of a load or store of a word or byte: a register is added to the base.</summary>
    public static bool HasIndex(uint word) => (word & 1 << 25) != 0;

    public static bool IsLoad(uint word) => FormatOf(word) switch
    {
        Format.ExtraMemory => (word & 1 << 20) != 0 || (word & 0x60) == 0x40,
        Format.Memory or Format.Multiple or Format.VfpMemory or Format.VfpMultiple =>
            (word & 1 << 20) != 0,
        _ => false,
    };

    public static bool IsStore(uint word) => !IsLoad(word) && FormatOf(word)
        is Format.Memory or Format.ExtraMemory or Format.Multiple or Format.VfpMemory
        or Format.VfpMultiple;

    /// <summary>Base register of a load or store.</summary>
    public static int BaseOf(uint word) => (int)(word >> 16 & 0xF);

    public static bool WritesBack(uint word) => FormatOf(word) switch
    {
        Format.Memory or Format.ExtraMemory => (word & 1 << 24) == 0 || (word & 1 << 21) != 0,
        Format.Multiple or Format.VfpMultiple => (word & 1 << 21) != 0,
        _ => false,
    };

    public static Format FormatOf(uint word) => Condition(word) == 0xF
        ? Format.Other
        : (word >> 25 & 7) switch
        {
            0 => OfRegisters(word),
            1 when (word & 0x0190_0000) != 0x0100_0000 => Format.DataProcessing,
            1 when (word & 0x0FB0_0000) == 0x0300_0000 => Format.MoveWide,
            1 => Format.Other,
            2 => Format.Memory,
            3 => (word & 0x10) == 0 ? Format.Memory : OfMedia(word),
            4 => Format.Multiple,
            5 => Format.Branch,
            6 when (word & 0x0FE0_0FD0) == 0x0C40_0B10 => Format.VfpCorePair,
            6 => (word & 0x0120_0000) == 0x0100_0000 ? Format.VfpMemory : Format.VfpMultiple,
            _ when (word & 0x0F00_0000) == 0x0F00_0000 => Format.Other,
            _ when (word & 0x10) == 0 => Format.VfpData,
            _ => (word & 0x0FEF_0FFF) == 0x0EE1_0A10 ? Format.VfpStatus : Format.VfpCore,
        };

    /// <summary>The registers that an instruction names one by one; lists are not among them.
    /// </summary>
    public static IEnumerable<Field> Fields(uint word)
    {
        Field Read(int bit) => new(bit, false, true, false);
        Field Write(int bit) => new(bit, false, false, true);
        Field Both(int bit) => new(bit, false, true, true);
        bool loads = IsLoad(word);
        Field transferred = loads ? Write(12) : Read(12);
        Field address = WritesBack(word) ? Both(16) : Read(16);
        return FormatOf(word) switch
        {
            Format.DataProcessing => OfData(word),
            Format.MoveWide => [(word & 1 << 22) != 0 ? Both(12) : Write(12)],
            Format.Multiply => (word >> 21 & 7) switch
            {
                0 => [Write(16), Read(8), Read(0)],
                1 or 3 => [Write(16), Read(12), Read(8), Read(0)],
                4 or 6 => [Write(16), Write(12), Read(8), Read(0)],
                _ => [Both(16), Both(12), Read(8), Read(0)],
            },
            Format.Divide => [Write(16), Read(8), Read(0)],
            Format.Unary => [Write(12), Read(0)],
            Format.BitField => (word & 0x0FE0_0070) != 0x07C0_0010 ? [Write(12), Read(0)]
                : (word & 0xF) == Pc ? [Both(12)]
                : [Both(12), Read(0)],
            Format.Memory => HasIndex(word)
                ? [address, transferred, Read(0)] : [address, transferred],
            Format.ExtraMemory => (word & 1 << 22) == 0
                ? [address, transferred, Read(0)] : [address, transferred],
            Format.Multiple or Format.VfpMultiple => [address],
            Format.BranchExchange => [Read(0)],
            Format.VfpData => OfVfpData(word),
            Format.VfpMemory => [address, transferred with { IsVfp = true }],
            Format.VfpCore => (word & 1 << 20) != 0
                ? [new(16, true, true, false), Write(12)]
                : [new(16, true, true, true), Read(12)],
            Format.VfpCorePair => (word & 1 << 20) != 0
                ? [Write(16), Write(12), new(0, true, true, false)]
                : [Read(16), Read(12), new(0, true, false, true)],
            Format.VfpStatus or Format.Branch or Format.Other => [],
        };
    }

    /// <summary>Where a branch at an address goes.</summary>
    public static uint Target(uint word, uint address) =>
        address + 8 + (uint)((int)(word << 8) >> 6);

    /// <summary>The branch as it must be so many words further on to go to the same place.
    /// </summary>
    public static uint MovedBranch(uint word, int words) =>
        (word & 0xFF00_0000) | (uint)((int)(word & 0xFF_FFFF) - words) & 0xFF_FFFF;

    private static Format OfRegisters(uint word)
    {
        if ((word & 0x90) == 0x90)
        {
            return (word & 0x60) != 0 ? Format.ExtraMemory
                : (word & 0x0F00_0000) == 0 ? Format.Multiply
                : Format.Other;
        }
        if ((word & 0x0FFF_FFD0) == 0x012F_FF10)
            return Format.BranchExchange;
        if ((word & 0x0FFF_0FF0) == 0x016F_0F10)
            return Format.Unary;
        return (word & 0x0190_0000) == 0x0100_0000 ? Format.Other : Format.DataProcessing;
    }

    private static Format OfMedia(uint word) =>
        (word & 0x0FD0_F0F0) == 0x0710_F010 ? Format.Divide
        : (word & 0x0FE0_0070) == 0x07C0_0010 || (word & 0x0FA0_0070) == 0x07A0_0050
            ? Format.BitField
        : (word & 0x0F80_0000) == 0x0680_0000 ? Format.Unary
        : Format.Other;

    private static List<Field> OfData(uint word)
    {
        var fields = new List<Field>(4);
        if (Opcode(word) is not (13 or 15))
            fields.Add(new(16, false, true, false));
        if (Opcode(word) is < 8 or > 11)
            fields.Add(new(12, false, false, true));
        if (HasImmediate(word))
            return fields;
        fields.Add(new(0, false, true, false));
        if ((word & 0x10) != 0)
            fields.Add(new(8, false, true, false));
        return fields;
    }

    private static Field[] OfVfpData(uint word)
    {
        // s registers are halves: a write of one leaves the other half as it was.
        bool isWhole = (word & 1 << 8) != 0;
        var target = new Field(12, true, !isWhole, true);
        var source = new Field(0, true, true, false);
        if ((word & 0x00B0_0000) != 0x00B0_0000)
        {
            bool accumulates = (word & 0x00A0_0000) == 0; // vmla, vmls, vnmla, vnmls
            return [target with { Reads = !isWhole || accumulates }, new(16, true, true, false),
                source];
        }
        if ((word & 0x40) == 0) // vmov of a constant
            return [target];
        return (word >> 16 & 0xF) switch
        {
            4 => [target with { Reads = true, Writes = false }, source], // vcmp
            5 => [target with { Reads = true, Writes = false }], // vcmp with zero
            0 or 1 => [target, source],
            _ => [target with { Reads = true }, source], // Conversions: one side is a half.
        };
    }
}
