namespace Jit.Arm32;

/// <summary>A double-precision register, d0 to d15 (VFPv3-D16 has no more).</summary>
public readonly record struct DReg(byte Number)
{
    public static readonly DReg D0 = new(0);
    public static readonly DReg D1 = new(1);
    public static readonly DReg D2 = new(2);
    public static readonly DReg D3 = new(3);
    public static readonly DReg D4 = new(4);
    public static readonly DReg D5 = new(5);
    public static readonly DReg D6 = new(6);
    public static readonly DReg D7 = new(7);
    public static readonly DReg D8 = new(8);
    public static readonly DReg D9 = new(9);
    public static readonly DReg D10 = new(10);
    public static readonly DReg D11 = new(11);
    public static readonly DReg D12 = new(12);
    public static readonly DReg D13 = new(13);
    public static readonly DReg D14 = new(14);
    public static readonly DReg D15 = new(15);

    /// <summary>The single-precision register that is the low word.</summary>
    public SReg Low => new((byte)(2 * Number));

    /// <summary>The single-precision register that is the high word.</summary>
    public SReg High => new((byte)(2 * Number + 1));

    public override string ToString() => $"d{Number}";
}

/// <summary>A single-precision register, s0 to s31; s(2n) and s(2n+1) are the halves of d(n).
/// </summary>
public readonly record struct SReg(byte Number)
{
    public override string ToString() => $"s{Number}";
}
