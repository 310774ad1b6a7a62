namespace Jit.Arm32;

// Constants of any size, in the fewest instructions.
public sealed partial class Assembler
{
    /// <summary>rd = value: one mov, mvn or movw, else movw and movt.</summary>
    public void MovImm32(Reg rd, uint value, Cond cond = Cond.Al)
    {
        if (Operand2.TryImmediate(value) is { } imm)
        {
            Mov(rd, imm, cond);
        }
        else if (Operand2.TryImmediate(~value) is { } inverted)
        {
            Mvn(rd, inverted, cond);
        }
        else
        {
            Movw(rd, value & 0xFFFF, cond);
            if (value > 0xFFFF)
            {
                Movt(rd, value >> 16, cond);
            }
        }
    }

    /// <summary>rd = the address of a label, by movw and movt.</summary>
    public void MovLabel(Reg rd, CodeLabel label, Cond cond = Cond.Al)
    {
        Emit(Patch.Low, Encode.MoveWide(false, rd, 0, cond).OrThrow(), label);
        Emit(Patch.High, Encode.MoveWide(true, rd, 0, cond).OrThrow(), label);
    }

    /// <summary>rd = rn + value, flags untouched. <paramref name="scratch"/> is clobbered only when
    /// neither one nor two instructions with immediates do; it may be rd, not rn.</summary>
    public void AddImm(Reg rd, Reg rn, int value, Reg scratch, Cond cond = Cond.Al)
    {
        uint magnitude = Magnitude(value);
        if (Operand2.TryImmediate((uint)value) is { } positive)
        {
            if (value != 0 || rd != rn)
            {
                Add(rd, rn, positive, cond);
            }
        }
        else if (Operand2.TryImmediate(unchecked((uint)-value)) is { } negative)
        {
            Sub(rd, rn, negative, cond);
        }
        else if (TrySplit(magnitude, out Operand2 high, out Operand2 low) && rd != Reg.Pc)
        {
            AddOrSub(value < 0, rd, rn, high, cond);
            AddOrSub(value < 0, rd, rd, low, cond);
        }
        else
        {
            Materialise(scratch, rn, (uint)value, cond);
            Add(rd, rn, scratch, cond);
        }
    }

    /// <summary>Compares rn with any constant; <paramref name="scratch"/> is clobbered where no
    /// single cmp or cmn does.</summary>
    /// <remarks>cmn #-value sets the flags of cmp #value, but for the carry of 0 and the overflow
    /// of the least integer: 0 is an immediate of cmp, and so is the least integer.</remarks>
    public void CmpImm(Reg rn, int value, Reg scratch, Cond cond = Cond.Al)
    {
        if (Operand2.TryImmediate((uint)value) is { } positive)
        {
            Cmp(rn, positive, cond);
        }
        else if (Operand2.TryImmediate(unchecked((uint)-value)) is { } negative)
        {
            Cmn(rn, negative, cond);
        }
        else
        {
            Materialise(scratch, rn, (uint)value, cond);
            Cmp(rn, scratch, cond);
        }
    }

    private void AddOrSub(bool subtract, Reg rd, Reg rn, Operand2 op2, Cond cond)
    {
        if (subtract)
        {
            Sub(rd, rn, op2, cond);
        }
        else
        {
            Add(rd, rn, op2, cond);
        }
    }

    private void Materialise(Reg scratch, Reg rn, uint value, Cond cond)
    {
        if (scratch == rn)
        {
            throw new EncodingException($"{rn} is an operand and cannot be the scratch register");
        }
        MovImm32(scratch, value, cond);
    }

    /// <summary>Two immediates that add up to the value: its lowest 8 bits from an even position
    /// on, and the rest.</summary>
    private static bool TrySplit(uint value, out Operand2 high, out Operand2 low)
    {
        int shift = System.Numerics.BitOperations.TrailingZeroCount(value) & ~1;
        uint part = value & 0xFFu << shift;
        low = Operand2.Imm(part);
        Operand2? rest = Operand2.TryImmediate(value - part);
        high = rest ?? default;
        return rest is not null;
    }

    private static uint Magnitude(int value) => unchecked((uint)(value < 0 ? -value : value));
}
