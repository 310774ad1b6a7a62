namespace Jit.Arm32;

public static partial class Encode
{
    // The number of a d register is 1+4 bits, X:Vx, with the high bit apart; that of an s register
    // is 4+1 bits, Vx:X, with the low bit apart. X is D (22), N (7) or M (5), Vx in 12, 16 or 0.
    private static uint Vd(DReg r) => (uint)r.Number << 12;

    private static uint Vn(DReg r) => (uint)r.Number << 16;

    private static uint Vm(DReg r) => r.Number;

    private static uint Vd(SReg r) => (uint)(r.Number >> 1) << 12 | (uint)(r.Number & 1) << 22;

    private static uint Vn(SReg r) => (uint)(r.Number >> 1) << 16 | (uint)(r.Number & 1) << 7;

    private static uint Vm(SReg r) => (uint)(r.Number >> 1) | (uint)(r.Number & 1) << 5;

    // cond 1110 op D op:2 Vn Vd 101 sz=1 N op M 0 Vm
    internal static Encoded Vfp(uint op, DReg d, DReg n, DReg m, Cond cond) =>
        Encoded.Of(If(cond) | op | 1u << 8 | Vd(d) | Vn(n) | Vm(m));

    internal static Encoded Vfp(uint op, SReg d, SReg n, SReg m, Cond cond) =>
        Encoded.Of(If(cond) | op | Vd(d) | Vn(n) | Vm(m));

    // Conversions: each side is a register of its own size; op holds sz.
    internal static Encoded Vfp(uint op, DReg d, SReg m, Cond cond) =>
        Encoded.Of(If(cond) | op | Vd(d) | Vm(m));

    internal static Encoded Vfp(uint op, SReg d, DReg m, Cond cond) =>
        Encoded.Of(If(cond) | op | Vd(d) | Vm(m));

    // cond 1101 U D 0 L Rn Vd 101 sz imm8, the offset counted in words
    internal static Encoded VfpMemory(bool load, DReg d, Mem mem, Cond cond) =>
        VfpMemory(Bit(20, load) | 1u << 8 | Vd(d), mem, cond);

    internal static Encoded VfpMemory(bool load, SReg d, Mem mem, Cond cond) =>
        VfpMemory(Bit(20, load) | Vd(d), mem, cond);

    private static Encoded VfpMemory(uint op, Mem mem, Cond cond)
    {
        if (mem.Writeback || mem.Index is not null)
        {
            return Encoded.Fail("vldr and vstr take a base and a constant offset only");
        }
        if (mem.Offset is < -1020 or > 1020 || mem.Offset % 4 != 0)
        {
            return Encoded.Fail($"offset {mem.Offset} is not a multiple of 4 within ±1020");
        }
        uint words = (uint)Math.Abs(mem.Offset) / 4;
        return Encoded.Of(If(cond) | 0x0D00_0A00 | op | Bit(23, mem.Up) | Rn(mem.Base) | words);
    }

    // cond 110 P U D W L Rn Vd 101 sz imm8; imm8 is the number of words
    internal static Encoded VfpMultiple(
        bool load, bool before, Reg rn, bool writeback, DReg first, int count, Cond cond)
    {
        if (count < 1 || first.Number + count > 16)
        {
            return Encoded.Fail($"there are no {count} registers from {first} on");
        }
        if (rn == Reg.Pc)
        {
            return Encoded.Fail(PcOperand);
        }
        return Encoded.Of(
            If(cond) | 0x0C00_0B00 | Bit(24, before) | Bit(23, !before) | Bit(21, writeback)
            | Bit(20, load) | Rn(rn) | Vd(first) | (uint)count * 2);
    }

    // cond 1110 000 L Vn Rt 1010 N 001 0000
    internal static Encoded VfpCore(bool toCore, SReg n, Reg rt, Cond cond) => rt == Reg.Pc
        ? Encoded.Fail(PcOperand)
        : Encoded.Of(If(cond) | 0x0E00_0A10 | Bit(20, toCore) | Vn(n) | Rd(rt));

    // cond 1110 111 L 0001 Rt 1010 0001 0000
    internal static Encoded VfpStatus(bool toCore, Reg rt, Cond cond) => !toCore && rt == Reg.Pc
        ? Encoded.Fail(PcOperand)
        : Encoded.Of(If(cond) | 0x0EE1_0A10 | Bit(20, toCore) | Rd(rt));

    // cond 1100 010 L Rt2 Rt 1011 00M1 Vm
    internal static Encoded VfpCorePair(bool toCore, DReg m, Reg rt, Reg rt2, Cond cond)
    {
        if (AnyPc(rt, rt2))
        {
            return Encoded.Fail(PcOperand);
        }
        return toCore && rt == rt2
            ? Encoded.Fail("the halves of a double need two registers")
            : Encoded.Of(
                If(cond) | 0x0C40_0B10 | Bit(20, toCore) | Rn(rt2) | Rd(rt) | Vm(m));
    }

    // cond 1110 1D11 imm4H Vd 101 sz 0000 imm4L
    internal static Encoded VfpImmediate(DReg d, double value, Cond cond)
    {
        // imm8 = abcdefgh stands for sign a, exponent NOT(b) bbbbbbbb cd, fraction efgh 0….
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        uint notBThenB = (uint)(bits >> 54) & 0x1FF;
        if ((bits & 0x0000_FFFF_FFFF_FFFF) != 0 || notBThenB is not (0x100 or 0x0FF))
        {
            return Encoded.Fail($"{value:R} is not ±n/16·2^r, n from 16 to 31, r from -3 to 4");
        }
        uint imm8 = (uint)(bits >> 63) << 7 | (notBThenB & 1) << 6 | (uint)(bits >> 48) & 0x3F;
        return Encoded.Of(
            If(cond) | 0x0EB0_0B00 | (imm8 & 0xF0) << 12 | Vd(d) | imm8 & 0xF);
    }
}
