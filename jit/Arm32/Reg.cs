namespace Jit.Arm32;

/// <summary>A core register.</summary>
public readonly record struct Reg(byte Number)
{
    public static readonly Reg R0 = new(0);
    public static readonly Reg R1 = new(1);
    public static readonly Reg R2 = new(2);
    public static readonly Reg R3 = new(3);
    public static readonly Reg R4 = new(4);
    public static readonly Reg R5 = new(5);
    public static readonly Reg R6 = new(6);
    public static readonly Reg R7 = new(7);
    public static readonly Reg R8 = new(8);
    public static readonly Reg R9 = new(9);
    public static readonly Reg R10 = new(10);
    public static readonly Reg R11 = new(11);
    public static readonly Reg R12 = new(12);
    public static readonly Reg Sp = new(13);
    public static readonly Reg Lr = new(14);
    public static readonly Reg Pc = new(15);

    public override string ToString() => Number switch
    {
        13 => "sp",
        14 => "lr",
        15 => "pc",
        _ => $"r{Number}",
    };
}
