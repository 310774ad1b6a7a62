namespace Fuzz.Tests.Unicorn;

/// <summary>r0 to r3 and the flags, and what the Architecture Reference Manual says that
/// instructions do with them, in plain C#.</summary>
internal sealed class ArmModel
{
    internal uint[] R { get; } = new uint[4];

    internal bool N { get; set; }

    internal bool Z { get; set; }

    internal bool C { get; set; }

    internal bool V { get; set; }

    /// <summary>N, Z, C and V in bits 31–28.</summary>
    internal uint Flags
    {
        get => (N ? 8u : 0) << 28 | (Z ? 4u : 0) << 28 | (C ? 2u : 0) << 28 | (V ? 1u : 0) << 28;
        set => (N, Z, C, V) = (
            (value & 8u << 28) != 0, (value & 4u << 28) != 0,
            (value & 2u << 28) != 0, (value & 1u << 28) != 0);
    }

    /// <summary>Value and carry out of a shift by any amount.</summary>
    internal (uint Value, bool Carry) Shift(string kind, uint value, int amount)
    {
        if (kind == "rrx")
        {
            return (value >> 1 | (C ? 1u << 31 : 0), (value & 1) != 0);
        }
        if (amount == 0)
        {
            return (value, C);
        }
        switch (kind)
        {
            case "lsl":
                ulong left = amount > 32 ? 0 : (ulong)value << amount;
                return ((uint)left, (left >> 32 & 1) != 0);
            case "lsr":
                ulong right = amount > 32 ? 0 : (ulong)value << 32 >> amount;
                return ((uint)(right >> 32), (right >> 31 & 1) != 0);
            case "asr":
                long sign = (long)((ulong)value << 32) >> Math.Min(amount, 32);
                return ((uint)(sign >> 32), (sign >> 31 & 1) != 0);
            default:
                uint rotated = uint.RotateRight(value, amount % 32);
                return (rotated, rotated >> 31 != 0);
        }
    }

    /// <summary>One of the sixteen operations; null where there is no result, and the flags set
    /// when <paramref name="s"/>.</summary>
    internal uint? DataProcessing(string op, bool s, uint n, uint operand, bool shifterCarry)
    {
        switch (op)
        {
            case "and":
                return Logical(n & operand, s, shifterCarry);
            case "eor":
                return Logical(n ^ operand, s, shifterCarry);
            case "orr":
                return Logical(n | operand, s, shifterCarry);
            case "bic":
                return Logical(n & ~operand, s, shifterCarry);
            case "mov":
                return Logical(operand, s, shifterCarry);
            case "mvn":
                return Logical(~operand, s, shifterCarry);
            case "tst":
                Logical(n & operand, true, shifterCarry);
                return null;
            case "teq":
                Logical(n ^ operand, true, shifterCarry);
                return null;
            case "sub":
                return Sum(n, ~operand, true, s);
            case "rsb":
                return Sum(~n, operand, true, s);
            case "add":
                return Sum(n, operand, false, s);
            case "adc":
                return Sum(n, operand, C, s);
            case "sbc":
                return Sum(n, ~operand, C, s);
            case "rsc":
                return Sum(~n, operand, C, s);
            case "cmp":
                Sum(n, ~operand, true, true);
                return null;
            case "cmn":
                Sum(n, operand, false, true);
                return null;
            default:
                throw new ArgumentException(op, nameof(op));
        }
    }

    internal void SetNZ(uint result) => (N, Z) = (result >> 31 != 0, result == 0);

    internal void SetNZ(ulong result) => (N, Z) = (result >> 63 != 0, result == 0);

    private uint Logical(uint result, bool s, bool carry)
    {
        if (s)
        {
            SetNZ(result);
            C = carry;
        }
        return result;
    }

    private uint Sum(uint x, uint y, bool carry, bool s)
    {
        ulong unsigned = (ulong)x + y + (carry ? 1u : 0);
        long signed = (long)(int)x + (int)y + (carry ? 1 : 0);
        uint result = (uint)unsigned;
        if (s)
        {
            SetNZ(result);
            C = unsigned != result;
            V = signed != (int)result;
        }
        return result;
    }
}
