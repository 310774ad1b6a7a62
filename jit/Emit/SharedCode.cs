using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

/// <summary>Makes the code that every guest has once. What may be used is said in
/// <see cref="Shared"/>.</summary>
/// <param name="asm">Where it goes.</param>
/// <param name="service">The fragments of services.</param>
internal sealed class SharedCode(Assembler asm, Func<Service, uint> service)
{
    private const int Boxed = -(int)Layout.BoxedTag;
    private const int SubBytes = 4 * Layout.SubBinaryWords;
    private const uint SubHeader =
        ((Layout.SubBinaryWords - 1) << Layout.ArityShift) | ((uint)Subtag.SubBinary << 2);

    private const uint FloatHeader =
        ((Layout.FloatWords - 1) << Layout.ArityShift) | ((uint)Subtag.Float << 2);

    /// <summary>Builds a sub-binary: offset in Arg1, size in Arg2, context in Arg0.</summary>
    private CodeLabel? _buildPart;

    public void Emit(Shared code)
    {
        switch (code)
        {
            case Shared.LoadFun:
                LoadFun();
                break;
            case Shared.CopyFlatMap:
                CopyFlatMap();
                break;
            case Shared.TakeBits:
                TakeBits();
                break;
            case Shared.TakeTail:
                TakeTail();
                break;
            case Shared.TakeWord:
                TakeWord();
                break;
            case Shared.AppendBytes:
                AppendBytes();
                break;
            case Shared.AddFloats:
                Floats(Service.Plus, asm.Vadd);
                break;
            case Shared.SubtractFloats:
                Floats(Service.Minus, asm.Vsub);
                break;
            case Shared.MultiplyFloats:
                Floats(Service.Times, asm.Vmul);
                break;
            case Shared.DivideFloats:
                Floats(Service.Divide, asm.Vdiv);
                break;
            case Shared.OrderFloats:
                OrderFloats();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(code), code, "no such code");
        }
    }

    /// <summary>The fun's arity is right: the caller has looked.</summary>
    private void LoadFun()
    {
        asm.Push(Reg.Lr);
        asm.Ldr(Arg1, Mem.At(Arg0, Boxed + Layout.FunArityOffset));
        asm.Bl(service(Service.ResolveFun));
        asm.Pop(Reg.Lr);
        asm.Bx(Arg0);
    }

    private void CopyFlatMap()
    {
        CodeLabel none = asm.NewLabel();
        CodeLabel odd = asm.NewLabel();
        asm.Ldr(Arg2, Mem.At(Arg0, Boxed));
        asm.Tst(Arg2, Operand2.Imm(Layout.MapKindMask));
        asm.B(none, Cond.Ne);
        asm.Ldr(Arg3, Mem.At(Arg0, Boxed + Layout.MapSizeOffset));
        asm.Sub(Scratch, E, HTop);
        asm.Sub(Scratch, Scratch, Operand2.Lsl(Arg3, 2));
        asm.Cmp(Scratch, Operand2.Imm(Layout.MapValuesOffset + (4 * StackReserveWords)));
        asm.B(none, Cond.Lt);
        asm.Sub(Arg1, Arg0, Operand2.Imm(Layout.BoxedTag));
        asm.Add(Arg0, HTop, Operand2.Imm(Layout.BoxedTag));
        RegList head = RegList.Of(Arg2, Arg3, Scratch); // Header, size, keys.
        asm.Ldmia(Arg1, head, writeback: true);
        asm.Stmia(HTop, head, writeback: true);
        // The values, two at a time.
        RegList pair = RegList.Of(Arg2, Scratch);
        asm.Subs(Arg3, Arg3, Operand2.Imm(2));
        asm.B(odd, Cond.Lt);
        CodeLabel next = asm.Here();
        asm.Ldmia(Arg1, pair, writeback: true);
        asm.Stmia(HTop, pair, writeback: true);
        asm.Subs(Arg3, Arg3, Operand2.Imm(2));
        asm.B(next, Cond.Ge);
        asm.Bind(odd);
        asm.Cmn(Arg3, Operand2.Imm(1));
        asm.Ldr(Arg2, Mem.At(Arg1), Cond.Eq);
        asm.Str(Arg2, Mem.Post(HTop, 4), Cond.Eq);
        asm.Bx(Reg.Lr);
        asm.Bind(none);
        ReturnNone();
    }

    private void TakeBits()
    {
        CodeLabel none = asm.NewLabel();
        asm.Ldr(Arg1, Mem.At(Arg0, Boxed + Layout.MatchPositionOffset));
        asm.Ldr(Arg3, Mem.At(Arg0, Boxed + Layout.MatchEndOffset));
        asm.Sub(Arg3, Arg3, Arg1);
        asm.Cmp(Arg2, Arg3);
        asm.B(none, Cond.Hi);
        CompareRoom(Layout.SubBinaryWords, Arg3);
        asm.B(service(Service.BsTake), Cond.Lo);
        asm.Add(Scratch, Arg1, Arg2);
        asm.Str(Scratch, Mem.At(Arg0, Boxed + Layout.MatchPositionOffset));
        CodeLabel build = asm.Here();
        _buildPart = build;
        asm.Ldr(Scratch, Mem.At(Arg0, Boxed + Layout.MatchOriginalOffset));
        asm.Mov(Arg0, Operand2.Imm(SubHeader));
        asm.Mov(Arg3, Operand2.Imm(0)); // Flags.
        asm.Stmia(HTop, RegList.Range(Arg0, Arg3) | Scratch, writeback: true);
        asm.Sub(Arg0, HTop, Operand2.Imm(SubBytes - Layout.BoxedTag));
        asm.Bx(Reg.Lr);
        asm.Bind(none);
        ReturnNone();
    }

    private void TakeTail()
    {
        asm.Ldr(Arg1, Mem.At(Arg0, Boxed + Layout.MatchPositionOffset));
        asm.Ldr(Arg2, Mem.At(Arg0, Boxed + Layout.MatchEndOffset));
        asm.Sub(Arg2, Arg2, Arg1);
        CompareRoom(Layout.SubBinaryWords, Arg3);
        asm.B(_buildPart!.Value, Cond.Hs);
        asm.B(service(Service.BsTail));
    }

    /// <summary>So many bits are there: the caller has looked. The service does what does not start
    /// a byte.</summary>
    private void TakeWord()
    {
        const int Bits = 32;
        CodeLabel slow = asm.NewLabel();
        CodeLabel bignum = asm.NewLabel();
        asm.Ldr(Arg1, Mem.At(Arg0, Boxed + Layout.MatchPositionOffset));
        asm.Tst(Arg1, Operand2.Imm(7));
        asm.Ldr(Arg3, Mem.At(Arg0, Boxed + Layout.MatchBaseOffset), Cond.Eq);
        asm.B(slow, Cond.Ne);
        asm.Ldr(Arg3, Mem.At(Arg3, Arg1, Shift.Lsr, 3));
        asm.Rev(Arg3, Arg3);
        asm.Add(Arg1, Arg1, Operand2.Imm(Bits));
        asm.Cmp(Arg3, Operand2.Imm(1u << (Layout.SmallBits - 1)));
        asm.B(bignum, Cond.Hs);
        asm.Str(Arg1, Mem.At(Arg0, Boxed + Layout.MatchPositionOffset));
        asm.Lsl(Arg3, Arg3, Layout.ImmediateShift);
        asm.Orr(Arg0, Arg3, Operand2.Imm(Layout.SmallTag));
        asm.Bx(Reg.Lr);
        asm.Bind(bignum);
        CompareRoom(words: 2, Arg2);
        asm.B(slow, Cond.Lo);
        asm.Str(Arg1, Mem.At(Arg0, Boxed + Layout.MatchPositionOffset));
        asm.Mov(Arg2, Operand2.Imm(Layout.Header(Subtag.PositiveBignum, 1)));
        asm.Stmia(HTop, RegList.Of(Arg2, Arg3), writeback: true);
        asm.Sub(Arg0, HTop, Operand2.Imm(8 - Layout.BoxedTag));
        asm.Bx(Reg.Lr);
        asm.Bind(slow);
        asm.MovImm32(Arg1, Layout.Small(Bits));
        asm.Mov(Arg2, Operand2.Imm(1)); // Unit.
        asm.Mov(Arg3, Operand2.Imm(0)); // Flags.
        asm.B(service(Service.BsInteger));
    }

    /// <summary>The binary that may be written behind gives its flag to the longer one.</summary>
    private void AppendBytes()
    {
        CodeLabel none = asm.NewLabel();
        asm.Tst(Arg0, Operand2.Imm(1)); // Clear in boxed pointers only.
        asm.Ldr(Arg1, Mem.At(Arg0, Boxed), Cond.Eq);
        asm.Cmp(Arg1, Operand2.Imm(SubHeader), Cond.Eq);
        asm.B(none, Cond.Ne);
        asm.Sub(Scratch, E, HTop);
        asm.Cmp(Scratch, Arg3);
        asm.B(none, Cond.Lo);
        asm.Ldr(Arg3, Mem.At(Arg0, Boxed + Layout.SubFlagsOffset));
        asm.Tst(Arg3, Operand2.Imm(Layout.Writable));
        asm.B(none, Cond.Eq);
        asm.Ldr(Arg1, Mem.At(Arg0, Boxed + Layout.SubOriginalOffset));
        asm.Ldr(Arg3, Mem.At(Arg1, Boxed + Layout.RefcFlagsOffset));
        asm.Tst(Arg3, Operand2.Imm(Layout.Writable));
        asm.Ldr(Arg3, Mem.At(Arg0, Boxed + Layout.SubSizeOffset), Cond.Ne);
        asm.B(none, Cond.Eq);
        asm.Tst(Arg3, Operand2.Imm(7)); // It ends within a byte.
        asm.B(none, Cond.Ne);
        asm.Add(Scratch, Arg3, Arg2);
        asm.Ldr(Arg3, Mem.At(Arg1, Boxed + Layout.RefcValueOffset));
        asm.Ldr(Arg3, Mem.At(Arg3, OffHeap.CapacityOffset));
        asm.Cmp(Arg3, Operand2.Lsr(Scratch, 3));
        asm.B(none, Cond.Lo);
        // It fits. Scratch is the new size in bits.
        asm.Lsr(Arg3, Scratch, 3);
        asm.Str(Arg3, Mem.At(Arg1, Boxed + Layout.RefcSizeOffset));
        asm.Sub(Arg2, Scratch, Arg2);
        asm.Ldr(Arg3, Mem.At(Arg1, Boxed + Layout.RefcBytesOffset));
        asm.Add(Arg3, Arg3, Operand2.Lsr(Arg2, 3));
        asm.Mov(Arg2, Operand2.Imm(0));
        asm.Str(Arg2, Mem.At(Arg0, Boxed + Layout.SubFlagsOffset));
        asm.Mov(Arg0, Operand2.Imm(SubHeader));
        asm.Stmia(HTop, RegList.Of(Arg0, Arg2, Scratch), writeback: true); // Offset 0, size.
        asm.Mov(Arg0, Operand2.Imm(Layout.Writable));
        asm.Stmia(HTop, RegList.Of(Arg0, Arg1), writeback: true); // Flags, original.
        asm.Mov(Arg1, Arg3);
        asm.Sub(Arg0, HTop, Operand2.Imm(SubBytes - Layout.BoxedTag));
        asm.Bx(Reg.Lr);
        asm.Bind(none);
        ReturnNone();
    }

    /// <summary>Arithmetic with a float or two. Two smalls come here only when their result is
    /// none, but for a division.</summary>
    private void Floats(Service slow, Action<DReg, DReg, DReg, Cond> instruction)
    {
        CodeLabel mixed = asm.NewLabel();
        CodeLabel compute = asm.NewLabel();
        CompareFloatHeaders();
        asm.B(mixed, Cond.Ne);
        LoadFloat(DReg.D14, Arg0);
        LoadFloat(DReg.D15, Arg1);
        asm.Bind(compute);
        instruction(DReg.D14, DReg.D14, DReg.D15, Cond.Al);
        // Not finite: Emitter.FloatOp says how that is seen.
        asm.Vmov(Arg2, DReg.D14.High);
        asm.Lsl(Arg2, Arg2, 1);
        asm.Cmn(Arg2, Operand2.Imm(1u << 21));
        asm.B(service(slow), Cond.Hs);
        CompareRoom(Layout.FloatWords, Arg2);
        asm.B(service(slow), Cond.Lo);
        asm.Mov(Arg2, Operand2.Imm(FloatHeader));
        asm.Str(Arg2, Mem.At(HTop));
        asm.Vstr(DReg.D14, Mem.At(HTop, 4));
        asm.Add(Arg0, HTop, Operand2.Imm(Layout.BoxedTag));
        asm.Add(HTop, HTop, Operand2.Imm(4 * Layout.FloatWords));
        asm.Bx(Reg.Lr);

        asm.Bind(mixed);
        if (slow != Service.Divide)
        {
            asm.And(Arg2, Arg0, Arg1);
            CompareTag(Arg2);
            asm.B(service(slow), Cond.Eq);
        }
        LoadNumber(DReg.D14, Arg0, slow);
        LoadNumber(DReg.D15, Arg1, slow);
        asm.B(compute);
    }

    private void OrderFloats()
    {
        CompareFloatHeaders();
        asm.B(service(Service.Order), Cond.Ne);
        LoadFloat(DReg.D14, Arg0);
        LoadFloat(DReg.D15, Arg1);
        asm.Vcmp(DReg.D14, DReg.D15);
        asm.VmrsFlags();
        asm.Mov(Arg0, Operand2.Imm(0)); // As good as greater: nobody asks which of the two.
        asm.Mvn(Arg0, Operand2.Imm(0), Cond.Mi);
        asm.Bx(Reg.Lr);
    }

    /// <summary>Eq when Arg0 and Arg1 are floats.</summary>
    private void CompareFloatHeaders()
    {
        asm.Orr(Arg2, Arg0, Arg1);
        asm.Tst(Arg2, Operand2.Imm(1)); // Clear in boxed pointers only.
        asm.Ldr(Arg2, Mem.At(Arg0, Boxed), Cond.Eq);
        asm.Ldr(Arg3, Mem.At(Arg1, Boxed), Cond.Eq);
        asm.Cmp(Arg2, Operand2.Imm(FloatHeader), Cond.Eq);
        asm.Cmp(Arg3, Operand2.Imm(FloatHeader), Cond.Eq);
    }

    private void LoadFloat(DReg target, Reg pointer)
    {
        asm.Add(Arg2, pointer, Operand2.Imm(Layout.BoxedTag));
        asm.Vldr(target, Mem.At(Arg2));
    }

    /// <summary>A float or a small; anything else is the service's.</summary>
    private void LoadNumber(DReg target, Reg term, Service slow)
    {
        CodeLabel done = asm.NewLabel();
        CompareTag(term);
        asm.Asr(Arg2, term, Layout.ImmediateShift, Cond.Eq);
        asm.Vmov(target.Low, Arg2, Cond.Eq);
        asm.VcvtF64S32(target, target.Low, Cond.Eq);
        asm.B(done, Cond.Eq);
        asm.Tst(term, Operand2.Imm(1)); // Clear in boxed pointers only.
        asm.Ldr(Arg2, Mem.At(term, Boxed), Cond.Eq);
        asm.Cmp(Arg2, Operand2.Imm(FloatHeader), Cond.Eq);
        asm.B(service(slow), Cond.Ne);
        LoadFloat(target, term);
        asm.Bind(done);
    }

    /// <summary>Eq when the register holds a small.</summary>
    private void CompareTag(Reg register) =>
        asm.Cmp(Process, Operand2.Lsl(register, 32 - Layout.ImmediateShift));

    /// <summary>Lo when so many words are not left on the heap.</summary>
    private void CompareRoom(int words, Reg scratch)
    {
        asm.Sub(scratch, E, HTop);
        asm.Cmp(scratch, Operand2.Imm(4 * (uint)(words + StackReserveWords)));
    }

    private void ReturnNone()
    {
        asm.Mov(Arg0, Operand2.Imm(Layout.NonValue));
        asm.Bx(Reg.Lr);
    }
}
