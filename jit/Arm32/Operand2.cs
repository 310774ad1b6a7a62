using System.Numerics;

namespace Jit.Arm32;

/// <summary>The flexible last operand of data processing: an immediate, a register, or a register
/// shifted by an immediate or by another register.</summary>
public readonly record struct Operand2
{
    private const uint Immediate = 1u << 25;

    private Operand2(uint bits) => Bits = bits;

    /// <summary>Bits 25 and 11–0 of the instruction:
    /// <c>1 rotate:4 imm:8</c>, <c>0 amount:5 type:2 0 Rm:4</c> or <c>0 Rs:4 0 type:2 1 Rm:4</c>.
    /// </summary>
    internal uint Bits { get; }

    internal bool ShiftsByRegister => (Bits & (Immediate | 1u << 4)) == 1u << 4;

    /// <summary>Whether pc takes part, which a shift by register does not allow.</summary>
    internal bool HasPc => (Bits & 0xF) == 15 || (Bits >> 8 & 0xF) == 15;

    /// <summary>An immediate is 8 bits rotated right by an even amount; null for what is not.
    /// Of several rotations the smallest is taken, as the GNU assembler does.</summary>
    public static Operand2? TryImmediate(uint value)
    {
        if (BitOperations.PopCount(value) > 8)
        {
            return null; // Most constants that are none are told at once.
        }
        for (int rotate = 0; rotate < 16; rotate++)
        {
            uint imm8 = BitOperations.RotateLeft(value, 2 * rotate);
            if (imm8 <= 0xFF)
            {
                return new(Immediate | (uint)rotate << 8 | imm8);
            }
        }
        return null;
    }

    public static bool IsImmediate(uint value) => TryImmediate(value) is not null;

    public static Operand2 Imm(uint value) => TryImmediate(value)
        ?? throw new EncodingException($"#0x{value:X} is not 8 bits rotated by an even amount");

    public static Operand2 FromReg(Reg rm) => new(rm.Number);

    public static implicit operator Operand2(Reg rm) => FromReg(rm);

    public static Operand2 Lsl(Reg rm, int amount) => Shifted(rm, Shift.Lsl, amount);

    public static Operand2 Lsr(Reg rm, int amount) => Shifted(rm, Shift.Lsr, amount);

    public static Operand2 Asr(Reg rm, int amount) => Shifted(rm, Shift.Asr, amount);

    public static Operand2 Ror(Reg rm, int amount) => Shifted(rm, Shift.Ror, amount);

    /// <summary>Rotated right by one through the carry flag.</summary>
    public static Operand2 Rrx(Reg rm) => new((uint)Shift.Ror << 5 | rm.Number);

    public static Operand2 Lsl(Reg rm, Reg rs) => Shifted(rm, Shift.Lsl, rs);

    public static Operand2 Lsr(Reg rm, Reg rs) => Shifted(rm, Shift.Lsr, rs);

    public static Operand2 Asr(Reg rm, Reg rs) => Shifted(rm, Shift.Asr, rs);

    public static Operand2 Ror(Reg rm, Reg rs) => Shifted(rm, Shift.Ror, rs);

    /// <summary>The register shifted by the low byte of <paramref name="rs"/>.</summary>
    public static Operand2 Shifted(Reg rm, Shift shift, Reg rs) =>
        new((uint)rs.Number << 8 | (uint)shift << 5 | 1 << 4 | rm.Number);

    /// <summary>The register shifted by a constant; an amount of 0 is the plain register.</summary>
    public static Operand2 Shifted(Reg rm, Shift shift, int amount) =>
        new(ShiftBits(shift, amount) | rm.Number);

    /// <summary><c>amount:5 type:2</c> in bits 11–5. The field is 5 bits wide, so 32 is written
    /// as 0 for lsr and asr.</summary>
    internal static uint ShiftBits(Shift shift, int amount)
    {
        int most = shift is Shift.Lsr or Shift.Asr ? 32 : 31;
        if (amount < 0 || amount > most)
        {
            throw new EncodingException($"{shift} by {amount} is not within 0 to {most}");
        }
        return amount == 0 ? 0 : (uint)(amount & 31) << 7 | (uint)shift << 5;
    }
}
