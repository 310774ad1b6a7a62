using System.Numerics;
using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Bitwise operators and shifts of smalls.
internal sealed partial class Emitter
{
    /// <summary>Dst = Arg1 band Arg2.</summary>
    private void Band(Arith op) => Bitwise(op, _asm.And);

    /// <summary>Dst = Arg1 bor Arg2.</summary>
    private void Bor(Arith op) => Bitwise(op, _asm.Orr);

    /// <summary>Dst = Arg1 bxor Arg2.</summary>
    private void Bxor(Arith op) => Bitwise(op, _asm.Eor);

    /// <summary>Tags are all ones: and and or leave them alone, xor clears them.</summary>
    private void Bitwise(Arith op, Action<Reg, Reg, Operand2, Cond> instruction)
    {
        (Operand left, Operand right) = (op.Left, op.Right);
        ConstantRight(ref left, ref right);
        (Reg a, Reg? b) = LoadSmalls(op, left, right);
        Reg target = Target(op.Dst, Arg2);
        Reg result = op.Service == Service.Bxor ? Arg2 : target;
        uint mask = ConstantWord(right) ?? 0;
        if (b is Reg register)
        {
            instruction(result, a, register, Cond.Al);
        }
        else if (op.Service == Service.Band && BitOperations.IsPow2((ulong)mask + 1))
        {
            _asm.Ubfx(result, a, 0, BitOperations.PopCount(mask));
        }
        else
        {
            if (!Operand2.IsImmediate(mask))
                _asm.MovImm32(Arg3, mask);
            instruction(result, a, Operand2.TryImmediate(mask) ?? Arg3, Cond.Al);
        }
        if (op.Service == Service.Bxor)
            FinishTagged(op, result);
        else
            Finish(op, target);
    }

    /// <summary>Dst = Arg1 bsl Arg2.</summary>
    private void Bsl(Arith op)
    {
        if (Types.SmallConstant(op.Right) is int shift)
        {
            if (Math.Abs((long)shift) >= Layout.SmallBits)
                InService(op);
            else if (shift < 0)
                ShiftRight(op, -shift);
            else
                ShiftLeft(op, shift);
            return;
        }
        (Reg a, Reg? b) = LoadSmalls(op, op.Left, op.Right);
        Untag(Arg3, b, op.Right);
        _asm.Cmp(Arg3, Operand2.Imm(Layout.SmallBits - 1));
        _asm.B(SlowOf(op), Cond.Hi);
        _asm.Bic(Arg2, a, Operand2.Imm(Layout.SmallTag));
        _asm.Lsl(Scratch, Arg2, Arg3);
        _asm.Cmp(Arg2, Operand2.Asr(Scratch, Arg3));
        _asm.B(SlowOf(op), Cond.Ne);
        FinishTagged(op, Scratch);
    }

    /// <summary>Dst = Arg1 bsr Arg2.</summary>
    private void Bsr(Arith op)
    {
        if (Types.SmallConstant(op.Right) is int shift)
        {
            if (Math.Abs((long)shift) >= Layout.SmallBits)
                InService(op);
            else if (shift < 0)
                ShiftLeft(op, -shift);
            else
                ShiftRight(op, shift);
            return;
        }
        (Reg a, Reg? b) = LoadSmalls(op, op.Left, op.Right);
        Untag(Arg3, b, op.Right);
        _asm.Cmp(Arg3, Operand2.Imm(31));
        _asm.B(SlowOf(op), Cond.Hi);
        _asm.Asr(Arg2, a, Arg3);
        FinishTagged(op, Arg2);
    }

    private void ShiftLeft(Arith op, int amount)
    {
        Reg a = LoadSmall(op);
        _asm.Bic(Arg2, a, Operand2.Imm(Layout.SmallTag));
        _asm.Lsl(Arg3, Arg2, amount);
        _asm.Cmp(Arg2, Operand2.Asr(Arg3, amount));
        _asm.B(SlowOf(op), Cond.Ne);
        FinishTagged(op, Arg3);
    }

    private void ShiftRight(Arith op, int amount)
    {
        Reg a = LoadSmall(op);
        _asm.Asr(Arg2, a, amount);
        FinishTagged(op, Arg2);
    }

    /// <summary>Dst = bnot Arg1, which is -1 - Arg1.</summary>
    private void Bnot(Arith op)
    {
        Reg a = LoadSmall(op);
        Reg target = Target(op.Dst, Arg2);
        _asm.Rsb(target, a, Operand2.Imm((2 * Tag) - 16));
        Finish(op, target);
    }
}
