namespace Jit.Arm32;

// Data processing: rd = rn op op2. The form that ends in s sets the flags.
public sealed partial class Assembler
{
    public void And(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(0, false, rd, rn, op2, cond));

    public void Ands(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(0, true, rd, rn, op2, cond));

    public void Eor(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(1, false, rd, rn, op2, cond));

    public void Eors(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(1, true, rd, rn, op2, cond));

    public void Sub(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(2, false, rd, rn, op2, cond));

    public void Subs(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(2, true, rd, rn, op2, cond));

    public void Rsb(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(3, false, rd, rn, op2, cond));

    public void Rsbs(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(3, true, rd, rn, op2, cond));

    public void Add(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(4, false, rd, rn, op2, cond));

    public void Adds(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(4, true, rd, rn, op2, cond));

    public void Adc(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(5, false, rd, rn, op2, cond));

    public void Adcs(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(5, true, rd, rn, op2, cond));

    public void Sbc(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(6, false, rd, rn, op2, cond));

    public void Sbcs(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(6, true, rd, rn, op2, cond));

    public void Rsc(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(7, false, rd, rn, op2, cond));

    public void Rscs(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(7, true, rd, rn, op2, cond));

    public void Orr(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(12, false, rd, rn, op2, cond));

    public void Orrs(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(12, true, rd, rn, op2, cond));

    public void Bic(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(14, false, rd, rn, op2, cond));

    public void Bics(Reg rd, Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(14, true, rd, rn, op2, cond));

    public void Mov(Reg rd, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(13, false, rd, default, op2, cond));

    public void Movs(Reg rd, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(13, true, rd, default, op2, cond));

    public void Mvn(Reg rd, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(15, false, rd, default, op2, cond));

    public void Mvns(Reg rd, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(15, true, rd, default, op2, cond));

    public void Tst(Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(8, true, default, rn, op2, cond));

    public void Teq(Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(9, true, default, rn, op2, cond));

    public void Cmp(Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(10, true, default, rn, op2, cond));

    public void Cmn(Reg rn, Operand2 op2, Cond cond = Cond.Al) =>
        Emit(Encode.DataProcessing(11, true, default, rn, op2, cond));

    public void Lsl(Reg rd, Reg rm, int amount, Cond cond = Cond.Al) =>
        Mov(rd, Operand2.Lsl(rm, amount), cond);

    public void Lsl(Reg rd, Reg rm, Reg rs, Cond cond = Cond.Al) =>
        Mov(rd, Operand2.Lsl(rm, rs), cond);

    public void Lsls(Reg rd, Reg rm, int amount, Cond cond = Cond.Al) =>
        Movs(rd, Operand2.Lsl(rm, amount), cond);

    public void Lsls(Reg rd, Reg rm, Reg rs, Cond cond = Cond.Al) =>
        Movs(rd, Operand2.Lsl(rm, rs), cond);

    public void Lsr(Reg rd, Reg rm, int amount, Cond cond = Cond.Al) =>
        Mov(rd, Operand2.Lsr(rm, amount), cond);

    public void Lsr(Reg rd, Reg rm, Reg rs, Cond cond = Cond.Al) =>
        Mov(rd, Operand2.Lsr(rm, rs), cond);

    public void Lsrs(Reg rd, Reg rm, int amount, Cond cond = Cond.Al) =>
        Movs(rd, Operand2.Lsr(rm, amount), cond);

    public void Lsrs(Reg rd, Reg rm, Reg rs, Cond cond = Cond.Al) =>
        Movs(rd, Operand2.Lsr(rm, rs), cond);

    public void Asr(Reg rd, Reg rm, int amount, Cond cond = Cond.Al) =>
        Mov(rd, Operand2.Asr(rm, amount), cond);

    public void Asr(Reg rd, Reg rm, Reg rs, Cond cond = Cond.Al) =>
        Mov(rd, Operand2.Asr(rm, rs), cond);

    public void Asrs(Reg rd, Reg rm, int amount, Cond cond = Cond.Al) =>
        Movs(rd, Operand2.Asr(rm, amount), cond);

    public void Asrs(Reg rd, Reg rm, Reg rs, Cond cond = Cond.Al) =>
        Movs(rd, Operand2.Asr(rm, rs), cond);

    public void Ror(Reg rd, Reg rm, int amount, Cond cond = Cond.Al) =>
        Mov(rd, Operand2.Ror(rm, amount), cond);

    public void Ror(Reg rd, Reg rm, Reg rs, Cond cond = Cond.Al) =>
        Mov(rd, Operand2.Ror(rm, rs), cond);

    public void Rors(Reg rd, Reg rm, int amount, Cond cond = Cond.Al) =>
        Movs(rd, Operand2.Ror(rm, amount), cond);

    public void Rors(Reg rd, Reg rm, Reg rs, Cond cond = Cond.Al) =>
        Movs(rd, Operand2.Ror(rm, rs), cond);

    public void Rrx(Reg rd, Reg rm, Cond cond = Cond.Al) => Mov(rd, Operand2.Rrx(rm), cond);

    public void Rrxs(Reg rd, Reg rm, Cond cond = Cond.Al) => Movs(rd, Operand2.Rrx(rm), cond);

    public void Movw(Reg rd, uint imm16, Cond cond = Cond.Al) =>
        Emit(Encode.MoveWide(false, rd, imm16, cond));

    /// <summary>The upper half of <paramref name="rd"/>; the lower one stays.</summary>
    public void Movt(Reg rd, uint imm16, Cond cond = Cond.Al) =>
        Emit(Encode.MoveWide(true, rd, imm16, cond));
}
