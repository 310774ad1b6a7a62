namespace Jit.Arm32;

// Multiplication, division, and what works on bits and bytes of one register.
public sealed partial class Assembler
{
    public void Mul(Reg rd, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Multiply(0, false, rd, rn, rm, default, cond));

    public void Muls(Reg rd, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Multiply(0, true, rd, rn, rm, default, cond));

    /// <summary>rd = ra + rn · rm</summary>
    public void Mla(Reg rd, Reg rn, Reg rm, Reg ra, Cond cond = Cond.Al) =>
        Emit(Encode.Multiply(1, false, rd, rn, rm, ra, cond));

    public void Mlas(Reg rd, Reg rn, Reg rm, Reg ra, Cond cond = Cond.Al) =>
        Emit(Encode.Multiply(1, true, rd, rn, rm, ra, cond));

    /// <summary>rd = ra - rn · rm</summary>
    public void Mls(Reg rd, Reg rn, Reg rm, Reg ra, Cond cond = Cond.Al) =>
        Emit(Encode.Multiply(3, false, rd, rn, rm, ra, cond));

    public void Umull(Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.MultiplyLong(4, false, rdLo, rdHi, rn, rm, cond));

    public void Umulls(Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.MultiplyLong(4, true, rdLo, rdHi, rn, rm, cond));

    public void Umlal(Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.MultiplyLong(5, false, rdLo, rdHi, rn, rm, cond));

    public void Umlals(Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.MultiplyLong(5, true, rdLo, rdHi, rn, rm, cond));

    public void Smull(Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.MultiplyLong(6, false, rdLo, rdHi, rn, rm, cond));

    public void Smulls(Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.MultiplyLong(6, true, rdLo, rdHi, rn, rm, cond));

    public void Smlal(Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.MultiplyLong(7, false, rdLo, rdHi, rn, rm, cond));

    public void Smlals(Reg rdLo, Reg rdHi, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.MultiplyLong(7, true, rdLo, rdHi, rn, rm, cond));

    /// <summary>rd = rn / rm, towards zero; 0 when rm is 0</summary>
    public void Sdiv(Reg rd, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Divide(false, rd, rn, rm, cond));

    /// <summary>rd = rn / rm; 0 when rm is 0</summary>
    public void Udiv(Reg rd, Reg rn, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Divide(true, rd, rn, rm, cond));

    public void Clz(Reg rd, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Unary(0x016F_0F10, rd, rm, cond));

    public void Rbit(Reg rd, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Unary(0x06FF_0F30, rd, rm, cond));

    public void Rev(Reg rd, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Unary(0x06BF_0F30, rd, rm, cond));

    public void Rev16(Reg rd, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Unary(0x06BF_0FB0, rd, rm, cond));

    public void Revsh(Reg rd, Reg rm, Cond cond = Cond.Al) =>
        Emit(Encode.Unary(0x06FF_0FB0, rd, rm, cond));

    public void Sxtb(Reg rd, Reg rm, Cond cond = Cond.Al) => Sxtb(rd, rm, 0, cond);

    public void Sxtb(Reg rd, Reg rm, int rotate, Cond cond = Cond.Al) =>
        Emit(Encode.Extend(0x06AF_0070, rd, rm, rotate, cond));

    public void Sxth(Reg rd, Reg rm, Cond cond = Cond.Al) => Sxth(rd, rm, 0, cond);

    public void Sxth(Reg rd, Reg rm, int rotate, Cond cond = Cond.Al) =>
        Emit(Encode.Extend(0x06BF_0070, rd, rm, rotate, cond));

    public void Uxtb(Reg rd, Reg rm, Cond cond = Cond.Al) => Uxtb(rd, rm, 0, cond);

    public void Uxtb(Reg rd, Reg rm, int rotate, Cond cond = Cond.Al) =>
        Emit(Encode.Extend(0x06EF_0070, rd, rm, rotate, cond));

    public void Uxth(Reg rd, Reg rm, Cond cond = Cond.Al) => Uxth(rd, rm, 0, cond);

    public void Uxth(Reg rd, Reg rm, int rotate, Cond cond = Cond.Al) =>
        Emit(Encode.Extend(0x06FF_0070, rd, rm, rotate, cond));

    /// <summary>Bits lsb… of rd become the low bits of rn.</summary>
    public void Bfi(Reg rd, Reg rn, int lsb, int width, Cond cond = Cond.Al) =>
        Emit(Encode.InsertBits(rd, rn, lsb, width, cond));

    public void Bfc(Reg rd, int lsb, int width, Cond cond = Cond.Al) =>
        Emit(Encode.ClearBits(rd, lsb, width, cond));

    public void Sbfx(Reg rd, Reg rn, int lsb, int width, Cond cond = Cond.Al) =>
        Emit(Encode.ExtractBits(true, rd, rn, lsb, width, cond));

    public void Ubfx(Reg rd, Reg rn, int lsb, int width, Cond cond = Cond.Al) =>
        Emit(Encode.ExtractBits(false, rd, rn, lsb, width, cond));
}
