using System.Numerics;

namespace Jit.Arm32;

/// <summary>A set of core registers, as <c>ldm</c>, <c>stm</c>, <c>push</c> and <c>pop</c> take
/// it: the lowest number goes to the lowest address whatever order they are named in.</summary>
public readonly record struct RegList(ushort Bits)
{
    public int Count => BitOperations.PopCount(Bits);

    internal Reg Lowest => new((byte)BitOperations.TrailingZeroCount(Bits));

    public static RegList Of(params ReadOnlySpan<Reg> registers)
    {
        int bits = 0;
        foreach (Reg r in registers)
        {
            bits |= 1 << r.Number;
        }
        return new((ushort)bits);
    }

    /// <summary>Both ends and what is between them.</summary>
    public static RegList Range(Reg first, Reg last) => first.Number > last.Number
        ? throw new ArgumentException($"{first}-{last} is not a range", nameof(first))
        : new((ushort)((2 << last.Number) - (1 << first.Number)));

    public bool Contains(Reg register) => (Bits >> register.Number & 1) != 0;

    public static RegList operator |(RegList left, RegList right) =>
        new((ushort)(left.Bits | right.Bits));

    public static RegList BitwiseOr(RegList left, RegList right) => left | right;

    public static implicit operator RegList(Reg register) => FromReg(register);

    public static RegList FromReg(Reg register) => new((ushort)(1 << register.Number));
}
