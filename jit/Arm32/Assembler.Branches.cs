namespace Jit.Arm32;

// Branches, and what leaves the code.
public sealed partial class Assembler
{
    public void B(CodeLabel target, Cond cond = Cond.Al) =>
        Emit(Patch.Branch, Encode.Branch(false, 0, 8, cond).Word, target);

    public void Bl(CodeLabel target, Cond cond = Cond.Al) =>
        Emit(Patch.Branch, Encode.Branch(true, 0, 8, cond).Word, target);

    /// <summary>To an address; it must be within 32 MiB.</summary>
    public void B(uint target, Cond cond = Cond.Al) =>
        Emit(Encode.Branch(false, Address, target, cond));

    /// <summary>To an address; it must be within 32 MiB.</summary>
    public void Bl(uint target, Cond cond = Cond.Al) =>
        Emit(Encode.Branch(true, Address, target, cond));

    public void Bx(Reg rm, Cond cond = Cond.Al) => Emit(Encode.BranchExchange(false, rm, cond));

    public void Blx(Reg rm, Cond cond = Cond.Al) => Emit(Encode.BranchExchange(true, rm, cond));

    public void Svc(uint imm24, Cond cond = Cond.Al) => Emit(Encode.Supervisor(imm24, cond));

    public void Nop(Cond cond = Cond.Al) => Emit((uint)cond << 28 | 0x0320_F000);

    /// <summary>Undefined for good: a trap for what must not be reached.</summary>
    public void Udf(uint imm16) => Emit(Encode.Trap(0xE7F0_00F0, imm16));

    public void Bkpt(uint imm16) => Emit(Encode.Trap(0xE120_0070, imm16));

    /// <summary><c>mrs rd, apsr</c>: the flags, in bits 31–27.</summary>
    public void MrsFlags(Reg rd, Cond cond = Cond.Al) => Emit(Encode.Flags(true, rd, cond));

    /// <summary><c>msr apsr_nzcvq, rn</c>: sets the flags from bits 31–27.</summary>
    public void MsrFlags(Reg rn, Cond cond = Cond.Al) => Emit(Encode.Flags(false, rn, cond));
}
