namespace Jit.Arm32;

/// <summary>The formats of A32 as pure functions: fields in, word or error out. Above each stands
/// its layout, from bit 31 down, in the Architecture Reference Manual's names.</summary>
public static partial class Encode
{
    private const string PcOperand = "pc cannot be an operand here";

    private static uint Rn(Reg r) => (uint)r.Number << 16;

    private static uint Rd(Reg r) => (uint)r.Number << 12;

    private static uint Rs(Reg r) => (uint)r.Number << 8;

    private static uint Rm(Reg r) => r.Number;

    private static uint If(Cond cond) => (uint)cond << 28;

    private static uint Bit(int position, bool set) => set ? 1u << position : 0;

    private static bool AnyPc(Reg a, Reg b, Reg c = default, Reg d = default) =>
        a == Reg.Pc || b == Reg.Pc || c == Reg.Pc || d == Reg.Pc;

    // cond 00 I opcode:4 S Rn Rd operand2:12
    internal static Encoded DataProcessing(
        uint opcode, bool s, Reg rd, Reg rn, Operand2 operand2, Cond cond)
    {
        if (operand2.ShiftsByRegister && (AnyPc(rd, rn) || operand2.HasPc))
        {
            return Encoded.Fail("pc cannot take part in a shift by register");
        }
        return Encoded.Of(
            If(cond) | opcode << 21 | Bit(20, s) | Rn(rn) | Rd(rd) | operand2.Bits);
    }

    // movw: cond 0011 0000 imm4 Rd imm12 · movt: cond 0011 0100 imm4 Rd imm12
    internal static Encoded MoveWide(bool top, Reg rd, uint imm16, Cond cond)
    {
        if (imm16 > 0xFFFF)
        {
            return Encoded.Fail($"#0x{imm16:X} has more than 16 bits");
        }
        return rd == Reg.Pc
            ? Encoded.Fail(PcOperand)
            : Encoded.Of(If(cond) | 0x0300_0000 | Bit(22, top) | Rd(rd) | Wide(imm16));
    }

    /// <summary>The two fields that hold the 16 bits of movw and movt.</summary>
    internal static uint Wide(uint imm16) => (imm16 & 0xF000) << 4 | imm16 & 0xFFF;

    // cond 0000 op:3 S Rd Ra Rm 1001 Rn
    internal static Encoded Multiply(uint op, bool s, Reg rd, Reg rn, Reg rm, Reg ra, Cond cond) =>
        AnyPc(rd, rn, rm, ra)
            ? Encoded.Fail(PcOperand)
            : Encoded.Of(
                If(cond) | op << 21 | Bit(20, s) | Rn(rd) | Rd(ra) | Rs(rm) | 0x90 | Rm(rn));

    // cond 0000 1op:2 S RdHi RdLo Rm 1001 Rn
    internal static Encoded MultiplyLong(
        uint op, bool s, Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond) => rdLo == rdHi
            ? Encoded.Fail("the halves of the product need two registers")
            : Multiply(op, s, rdHi, rn, rm, rdLo, cond);

    // sdiv: cond 0111 0001 Rd 1111 Rm 0001 Rn · udiv: cond 0111 0011 Rd 1111 Rm 0001 Rn
    internal static Encoded Divide(bool unsigned, Reg rd, Reg rn, Reg rm, Cond cond) =>
        AnyPc(rd, rn, rm)
            ? Encoded.Fail(PcOperand)
            : Encoded.Of(
                If(cond) | 0x0710_F010 | Bit(21, unsigned) | Rn(rd) | Rs(rm) | Rm(rn));

    // cond op:8 1111 Rd op:8 Rm, for what takes one register and gives one
    internal static Encoded Unary(uint op, Reg rd, Reg rm, Cond cond) => AnyPc(rd, rm)
        ? Encoded.Fail(PcOperand)
        : Encoded.Of(If(cond) | op | Rd(rd) | Rm(rm));

    // cond 0110 1op:3 1111 Rd rotate:2 000111 Rm
    internal static Encoded Extend(uint op, Reg rd, Reg rm, int rotate, Cond cond) =>
        rotate is 0 or 8 or 16 or 24
            ? Unary(op | (uint)rotate / 8 << 10, rd, rm, cond)
            : Encoded.Fail($"rotation by {rotate} is not 0, 8, 16 or 24");

    // cond 0111 110 msb:5 Rd lsb:5 001 Rn
    internal static Encoded InsertBits(Reg rd, Reg rn, int lsb, int width, Cond cond) =>
        rn == Reg.Pc // which is how bfc is written
            ? Encoded.Fail(PcOperand)
            : BitField(0x07C0_0010, lsb + width - 1, rd, rn, lsb, width, cond);

    // cond 0111 110 msb:5 Rd lsb:5 001 1111
    internal static Encoded ClearBits(Reg rd, int lsb, int width, Cond cond) =>
        BitField(0x07C0_0010, lsb + width - 1, rd, Reg.Pc, lsb, width, cond);

    // cond 0111 1U1 width-1:5 Rd lsb:5 101 Rn
    internal static Encoded ExtractBits(
        bool signed, Reg rd, Reg rn, int lsb, int width, Cond cond) => rn == Reg.Pc
            ? Encoded.Fail(PcOperand)
            : BitField(signed ? 0x07A0_0050u : 0x07E0_0050, width - 1, rd, rn, lsb, width, cond);

    private static Encoded BitField(
        uint op, int last, Reg rd, Reg rn, int lsb, int width, Cond cond)
    {
        if (lsb < 0 || width < 1 || lsb + width > 32)
        {
            return Encoded.Fail($"{width} bits from bit {lsb} on are not within a word");
        }
        return rd == Reg.Pc
            ? Encoded.Fail(PcOperand)
            : Encoded.Of(If(cond) | op | (uint)last << 16 | Rd(rd) | (uint)lsb << 7 | Rm(rn));
    }

    // cond 0001 0010 1111 1111 1111 00L1 Rm
    internal static Encoded BranchExchange(bool link, Reg rm, Cond cond) => link && rm == Reg.Pc
        ? Encoded.Fail(PcOperand)
        : Encoded.Of(If(cond) | 0x012F_FF10 | Bit(5, link) | Rm(rm));

    /// <summary>A branch at address <paramref name="from"/> to address <paramref name="to"/>: it
    /// reaches 32 MiB either way.</summary>
    // cond 101 L imm24; the target is from + 8 + 4·imm24
    public static Encoded Branch(bool link, uint from, uint to, Cond cond = Cond.Al)
    {
        int distance = unchecked((int)(to - (from + 8)));
        if ((distance & 3) != 0)
        {
            return Encoded.Fail($"branch target 0x{to:X} is not a multiple of 4 away");
        }
        if (distance is < -(1 << 25) or >= 1 << 25)
        {
            return Encoded.Fail($"branch from 0x{from:X} to 0x{to:X} is out of range");
        }
        uint imm24 = (uint)distance >> 2 & 0xFF_FFFF;
        return Encoded.Of(If(cond) | 0x0A00_0000 | Bit(24, link) | imm24);
    }

    // cond 1111 imm24
    internal static Encoded Supervisor(uint imm24, Cond cond) => imm24 > 0xFF_FFFF
        ? Encoded.Fail($"svc #0x{imm24:X} has more than 24 bits")
        : Encoded.Of(If(cond) | 0x0F00_0000 | imm24);

    // mrs: cond 0001 0000 1111 Rd 0000 0000 0000 · msr: cond 0001 0010 1000 1111 0000 0000 Rn
    internal static Encoded Flags(bool read, Reg r, Cond cond)
    {
        if (r == Reg.Pc)
        {
            return Encoded.Fail(PcOperand);
        }
        return Encoded.Of(If(cond) | (read ? 0x010F_0000 | Rd(r) : 0x0128_F000 | Rm(r)));
    }

    // udf: 1110 0111 1111 imm12 1111 imm4 · bkpt: 1110 0001 0010 imm12 0111 imm4
    internal static Encoded Trap(uint op, uint imm16) => imm16 > 0xFFFF
        ? Encoded.Fail($"#0x{imm16:X} has more than 16 bits")
        : Encoded.Of(op | (imm16 & 0xFFF0) << 4 | imm16 & 0xF);
}
