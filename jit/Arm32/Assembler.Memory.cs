namespace Jit.Arm32;

// Loads and stores of core registers.
public sealed partial class Assembler
{
    public void Ldr(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.WordOrByte(true, false, rt, mem, cond));

    public void Ldrb(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.WordOrByte(true, true, rt, mem, cond));

    public void Str(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.WordOrByte(false, false, rt, mem, cond));

    public void Strb(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.WordOrByte(false, true, rt, mem, cond));

    public void Ldrh(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.Extra(true, 1, rt, mem, cond));

    public void Strh(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.Extra(false, 1, rt, mem, cond));

    public void Ldrsb(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.Extra(true, 2, rt, mem, cond));

    public void Ldrsh(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.Extra(true, 3, rt, mem, cond));

    /// <summary>rt is even, and the register behind it takes the second word.</summary>
    public void Ldrd(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.Extra(false, 2, rt, mem, cond));

    public void Strd(Reg rt, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.Extra(false, 3, rt, mem, cond));

    public void Ldmia(Reg rn, RegList list, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.Multiple(true, false, true, rn, writeback, list, cond));

    public void Ldmib(Reg rn, RegList list, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.Multiple(true, true, true, rn, writeback, list, cond));

    public void Ldmda(Reg rn, RegList list, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.Multiple(true, false, false, rn, writeback, list, cond));

    public void Ldmdb(Reg rn, RegList list, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.Multiple(true, true, false, rn, writeback, list, cond));

    public void Stmia(Reg rn, RegList list, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.Multiple(false, false, true, rn, writeback, list, cond));

    public void Stmib(Reg rn, RegList list, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.Multiple(false, true, true, rn, writeback, list, cond));

    public void Stmda(Reg rn, RegList list, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.Multiple(false, false, false, rn, writeback, list, cond));

    public void Stmdb(Reg rn, RegList list, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.Multiple(false, true, false, rn, writeback, list, cond));

    /// <summary>A single register goes by <c>str</c>, as in the manual.</summary>
    public void Push(RegList list, Cond cond = Cond.Al)
    {
        if (list.Count == 1)
        {
            Str(list.Lowest, Mem.Pre(Reg.Sp, -4), cond);
        }
        else
        {
            Stmdb(Reg.Sp, list, writeback: true, cond);
        }
    }

    /// <summary>A single register comes by <c>ldr</c>, as in the manual.</summary>
    public void Pop(RegList list, Cond cond = Cond.Al)
    {
        if (list.Count == 1)
        {
            Ldr(list.Lowest, Mem.Post(Reg.Sp, 4), cond);
        }
        else
        {
            Ldmia(Reg.Sp, list, writeback: true, cond);
        }
    }
}
