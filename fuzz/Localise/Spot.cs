using Jit.Arm32;
using Jit.Runtime;

namespace Fuzz.Localise;

/// <summary>A place that machine code writes: a register or a word of memory.</summary>
internal readonly record struct Spot(Reg? Core, DReg? Float, uint Address)
{
    public static Spot Of(Reg register) => new(register, null, 0);
    public static Spot Of(DReg register) => new(null, register, 0);
    public static Spot At(uint address) => new(null, null, address);

    public static Spot OfX(int index) => index < Abi.XInRegisters
        ? Of(new Reg((byte)(Abi.X0.Number + index)))
        : At(Abi.ProcessBase + (uint)(Abi.XOffset + (4 * index)));

    public static Spot OfFr(int index) => index < Abi.FrInRegisters
        ? Of(new DReg((byte)index))
        : At(Abi.ProcessBase + (uint)(Abi.FrOffset + (8 * index)));
}
