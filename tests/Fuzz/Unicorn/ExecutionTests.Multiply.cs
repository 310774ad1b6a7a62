using System.Buffers.Binary;
using System.Numerics;
using Jit.Arm32;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

public sealed partial class ExecutionTests
{
    [Test]
    public void Multiplication()
    {
        Check("mul", a => a.Mul(R0, R1, R2), m => m.R[0] = m.R[1] * m.R[2]);
        Check("muls", a => a.Muls(R0, R1, R2), m => m.SetNZ(m.R[0] = m.R[1] * m.R[2]));
        Check("mla", a => a.Mla(R0, R1, R2, R3), m => m.R[0] = m.R[3] + m.R[1] * m.R[2]);
        Check(
            "mlas", a => a.Mlas(R0, R1, R2, R3), m => m.SetNZ(m.R[0] = m.R[3] + m.R[1] * m.R[2]));
        Check("mls", a => a.Mls(R0, R1, R2, R3), m => m.R[0] = m.R[3] - m.R[1] * m.R[2]);
    }

    [Test]
    public void Long_multiplication()
    {
        Long("umull", a => a.Umull, (_, x, y) => (ulong)x * y, s: false);
        Long("umulls", a => a.Umulls, (_, x, y) => (ulong)x * y, s: true);
        Long("umlal", a => a.Umlal, (sum, x, y) => sum + (ulong)x * y, s: false);
        Long("umlals", a => a.Umlals, (sum, x, y) => sum + (ulong)x * y, s: true);
        Long("smull", a => a.Smull, (_, x, y) => (ulong)((long)(int)x * (int)y), s: false);
        Long("smulls", a => a.Smulls, (_, x, y) => (ulong)((long)(int)x * (int)y), s: true);
        Long("smlal", a => a.Smlal, (sum, x, y) => sum + (ulong)((long)(int)x * (int)y), s: false);
        Long("smlals", a => a.Smlals, (sum, x, y) => sum + (ulong)((long)(int)x * (int)y), s: true);
    }

    [Test]
    public void Division()
    {
        Check("udiv", a => a.Udiv(R0, R1, R2), m => m.R[0] = m.R[2] == 0 ? 0 : m.R[1] / m.R[2]);
        Check(
            "sdiv",
            a => a.Sdiv(R0, R1, R2),
            m => m.R[0] = m.R[2] == 0 ? 0 : (uint)((long)(int)m.R[1] / (int)m.R[2]));
    }

    [Test]
    public void Bits_and_bytes()
    {
        Check(
            "clz", a => a.Clz(R0, R1), m => m.R[0] = (uint)BitOperations.LeadingZeroCount(m.R[1]));
        Check("rbit", a => a.Rbit(R0, R1), m => m.R[0] = Reversed(m.R[1]));
        Check(
            "rev", a => a.Rev(R0, R1), m => m.R[0] = BinaryPrimitives.ReverseEndianness(m.R[1]));
        Check(
            "rev16",
            a => a.Rev16(R0, R1),
            m => m.R[0] = uint.RotateLeft(BinaryPrimitives.ReverseEndianness(m.R[1]), 16));
        Check(
            "revsh",
            a => a.Revsh(R0, R1),
            m => m.R[0] = (uint)BinaryPrimitives.ReverseEndianness((short)m.R[1]));
        foreach (int rotate in new[] { 0, 8, 16, 24 })
        {
            Check("sxtb", a => a.Sxtb(R0, R1, rotate), m => m.R[0] = (uint)(sbyte)Low(m, rotate));
            Check("sxth", a => a.Sxth(R0, R1, rotate), m => m.R[0] = (uint)(short)Low(m, rotate));
            Check("uxtb", a => a.Uxtb(R0, R1, rotate), m => m.R[0] = (byte)Low(m, rotate));
            Check("uxth", a => a.Uxth(R0, R1, rotate), m => m.R[0] = (ushort)Low(m, rotate));
        }
    }

    [Test]
    public void Bit_fields()
    {
        foreach (int lsb in new[] { 0, 1, 4, 6, 16, 30, 31 })
        {
            foreach (int width in new[] { 1, 2, 16, 26, 28, 31, 32 })
            {
                if (lsb + width <= 32)
                {
                    BitField(lsb, width);
                }
            }
        }
    }

    private void BitField(int lsb, int width)
    {
        uint mask = (uint)((1UL << width) - 1) << lsb;
        string field = $"#{lsb}, #{width}";
        Check(
            $"bfi {field}",
            a => a.Bfi(R0, R1, lsb, width),
            m => m.R[0] = m.R[0] & ~mask | m.R[1] << lsb & mask);
        Check($"bfc {field}", a => a.Bfc(R0, lsb, width), m => m.R[0] &= ~mask);
        Check(
            $"ubfx {field}",
            a => a.Ubfx(R0, R1, lsb, width),
            m => m.R[0] = (m.R[1] & mask) >> lsb);
        Check(
            $"sbfx {field}",
            a => a.Sbfx(R0, R1, lsb, width),
            m => m.R[0] = (uint)((int)(m.R[1] << 32 - lsb - width) >> 32 - width));
    }

    private void Long(
        string name, Func<Assembler, Action<Reg, Reg, Reg, Reg, Cond>> method,
        Func<ulong, uint, uint, ulong> product, bool s) => Check(
            name,
            a => method(a)(R0, R3, R1, R2, Cond.Al),
            m =>
            {
                ulong result = product((ulong)m.R[3] << 32 | m.R[0], m.R[1], m.R[2]);
                (m.R[0], m.R[3]) = ((uint)result, (uint)(result >> 32));
                if (s)
                {
                    m.SetNZ(result);
                }
            });

    private static uint Low(ArmModel m, int rotate) => uint.RotateRight(m.R[1], rotate);

    private static uint Reversed(uint value)
    {
        uint result = 0;
        for (int bit = 0; bit < 32; bit++)
        {
            result = result << 1 | value >> bit & 1;
        }
        return result;
    }
}
