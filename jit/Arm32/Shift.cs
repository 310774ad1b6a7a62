namespace Jit.Arm32;

/// <summary>How a register operand is shifted; the value is its encoding.</summary>
public enum Shift : byte
{
    Lsl,
    Lsr,
    Asr,
    Ror, // An amount of 0 stands for rrx in the encoding; see Operand2.Rrx.
}
