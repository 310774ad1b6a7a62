using System.Numerics;

namespace Fuzz.Power;

/// <summary>Runs operations on data of which one register and the flag Z are known at first.
/// </summary>
internal sealed class MiniArm
{
    private readonly uint?[] _registers = new uint?[16];
    private readonly bool[] _written = new bool[16];

    // Null where it is not known.
    private bool? _z;
    private bool? _n;
    private bool? _c;
    private bool? _v;

    public MiniArm(bool isZero, int register, uint? value)
    {
        _z = isZero;
        _registers[register] = value;
    }

    /// <summary>False where an instruction is none that is understood.</summary>
    public bool Run(ReadOnlySpan<uint> words)
    {
        foreach (uint word in words)
        {
            if (word == A32.Nop)
                continue;
            if (A32.FormatOf(word) is not (Format.DataProcessing or Format.MoveWide)
                || Holds(A32.Condition(word)) is not { } holds || (holds && !Execute(word)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether a condition holds; null where that is not known.</summary>
    public bool? Holds(uint condition)
    {
        bool? holds = (condition >> 1) switch
        {
            0 => _z,
            1 => _c,
            2 => _n,
            3 => _v,
            4 => _c is { } c && _z is { } z ? c && !z : null,
            5 => _n is { } n && _v is { } v ? n == v : null,
            6 => _z is { } zero && _n is { } sign && _v is { } over
                ? !zero && sign == over : null,
            _ => true,
        };
        return condition >= A32.Always || (condition & 1) == 0 ? holds : !holds;
    }

    /// <summary>Registers and flags that are not surely the same.</summary>
    public ulong Differences(MiniArm other)
    {
        ulong differ = 0;
        for (int i = 0; i < _registers.Length; i++)
        {
            bool isSame = (!_written[i] && !other._written[i])
                || (_registers[i] is { } value && other._registers[i] == value);
            differ |= isSame ? 0 : 1ul << i;
        }
        bool same = (_n, _z, _c, _v) == (other._n, other._z, other._c, other._v);
        return same ? differ : differ | Resources.Flags;
    }

    private bool Execute(uint word)
    {
        int target = (int)(word >> 12 & 0xF);
        if (A32.FormatOf(word) == Format.MoveWide)
        {
            uint wide = word >> 4 & 0xF000 | word & 0xFFF;
            bool isTop = (word & 1 << 22) != 0;
            Write(target, !isTop ? wide : (_registers[target] & 0xFFFF) | wide << 16);
            return true;
        }
        (uint? operand, bool isUnderstood) = Operand(word);
        if (!isUnderstood)
            return false;
        uint? left = _registers[word >> 16 & 0xF];
        int opcode = A32.Opcode(word);
        if (opcode is 5 or 6 or 7)
            return false;
        uint? result = opcode switch
        {
            0 or 8 => left & operand,
            1 or 9 => left ^ operand,
            2 or 10 => left - operand,
            3 => operand - left,
            4 or 11 => left + operand,
            12 => left | operand,
            13 => operand,
            14 => left & ~operand,
            _ => ~operand,
        };
        if (A32.SetsFlags(word))
            SetFlags(opcode, left, operand, result);
        if (opcode is < 8 or > 11)
            Write(target, result);
        return true;
    }

    /// <summary>The constant of an operation.</summary>
    public static uint Immediate(uint word) =>
        BitOperations.RotateRight(word & 0xFF, (int)(word >> 7 & 0x1E));

    /// <summary>The second operand: a constant, or a register that is not shifted.</summary>
    private (uint? Value, bool IsUnderstood) Operand(uint word) =>
        A32.HasImmediate(word)
            ? (Immediate(word), true)
            : (word & 0xFF0) == 0 ? (_registers[word & 0xF], true)
            : (null, false);

    private void SetFlags(int opcode, uint? left, uint? operand, uint? result)
    {
        (_z, _n) = (result == null ? null : result == 0, result == null ? null : (int)result < 0);
        bool isLogical = opcode is < 2 or 8 or 9 or > 11;
        if (isLogical)
        {
            _c = null; // A rotated constant may set it.
            return;
        }
        (uint? a, uint? b) = opcode == 3 ? (operand, left) : (left, operand);
        bool adds = opcode is 4 or 11;
        _c = a == null || b == null ? null
            : adds ? (ulong)a + (ulong)b > uint.MaxValue : a >= b;
        _v = a == null || b == null || result == null ? null
            : (int)((adds ? ~(a.Value ^ b.Value) : a.Value ^ b.Value)
                & (a.Value ^ result.Value)) < 0;
    }

    private void Write(int register, uint? value) =>
        (_registers[register], _written[register]) = (value, true);
}
