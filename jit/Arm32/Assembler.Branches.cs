namespace Jit.Arm32;

// Branches, and what leaves the code.
public sealed partial class Assembler
{
    public void B(CodeLabel target, Cond cond = Cond.Al) =>
        Emit(Patch.Branch, Encode.Branch(false, 0, 8, cond).Word, target);

    public void Bl(CodeLabel target, Cond cond = Cond.Al) =>
        Emit(Patch.Branch, Encode.Branch(true, 0, 8, cond).Word, target);

    /// <summary>To an address outside this code: by a veneer when it is beyond 32 MiB.</summary>
    public void B(uint target, Cond cond = Cond.Al)
    {
        if (Reaches(target))
            Emit(Encode.Branch(false, Address, target, cond));
        else
            B(VeneerTo(target), cond);
    }

    /// <summary>To an address outside this code: by a veneer when it is beyond 32 MiB.</summary>
    public void Bl(uint target, Cond cond = Cond.Al)
    {
        if (Reaches(target))
            Emit(Encode.Branch(true, Address, target, cond));
        else
            Bl(VeneerTo(target), cond);
    }

    /// <summary>What branches that do not reach go by, each <c>ldr pc,[pc,#-4]</c> and the address:
    /// to be called where nothing falls through.</summary>
    public void Veneers()
    {
        foreach ((uint target, CodeLabel veneer) in _veneers)
        {
            Bind(veneer);
            LdrPc(target);
        }
        _veneers.Clear();
    }

    /// <summary>A jump to anywhere, of two words.</summary>
    public void LdrPc(uint target)
    {
        Ldr(Reg.Pc, Mem.At(Reg.Pc, -4));
        Word(target);
    }

    private bool Reaches(uint target) =>
        Encode.Branch(false, Address, target).Error is null || (target & 3) != 0;

    private CodeLabel VeneerTo(uint target)
    {
        foreach ((uint known, CodeLabel label) in _veneers)
        {
            if (known == target)
                return label;
        }
        CodeLabel veneer = NewLabel();
        _veneers.Add((target, veneer));
        return veneer;
    }

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
