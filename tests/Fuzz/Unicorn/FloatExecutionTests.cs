using Jit.Arm32;
using static Jit.Arm32.DReg;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

/// <summary>The floating point unit on boundary values, against the host's.</summary>
public sealed unsafe class FloatExecutionTests
{
    private static readonly double[] Boundaries =
    [
        0.0, -0.0, 1.0, -1.0, 0.1, 1.5, 2.5, -2.5, 1e300, -1e300, 1e-300, double.Epsilon,
        double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity,
        double.NaN, 2147483647.0, 2147483648.0, -2147483648.5, -2147483649.0, 4294967295.0,
        4294967296.0, 134217727.0, -134217728.0, 3.4028235677973366e38, 9007199254740993.0,
    ];

    private TestGuest _guest = null!;

    [OneTimeSetUp]
    public void Make() => _guest = new();

    [OneTimeTearDown]
    public void Dispose() => _guest.Dispose();

    [Test]
    public void Arithmetic()
    {
        Check("vadd", a => a.Vadd(D2, D0, D1), (x, y) => x + y);
        Check("vsub", a => a.Vsub(D2, D0, D1), (x, y) => x - y);
        Check("vmul", a => a.Vmul(D2, D0, D1), (x, y) => x * y);
        Check("vdiv", a => a.Vdiv(D2, D0, D1), (x, y) => x / y);
        Check("vnmul", a => a.Vnmul(D2, D0, D1), (x, y) => -(x * y));
        Check("vmla", a => After(a, () => a.Vmla(D2, D0, D1)), (x, y) => 0.5 + (x * y));
        Check("vmls", a => After(a, () => a.Vmls(D2, D0, D1)), (x, y) => 0.5 - (x * y));
        Check("vneg", a => a.Vneg(D2, D0), (x, _) => -x);
        Check("vabs", a => a.Vabs(D2, D0), (x, _) => Math.Abs(x));
        Check("vsqrt", a => a.Vsqrt(D2, D0), (x, _) => Math.Sqrt(x));
        Check("vmov", a => a.Vmov(D2, D1), (_, y) => y);
        Check("vmov #", a => a.Vmov(D2, -0.25), (_, _) => -0.25);
    }

    [Test]
    public void Single_arithmetic()
    {
        (SReg d, SReg n, SReg m) = (D2.Low, D0.Low, D1.High);
        CheckSingle("vadd", a => a.Vadd(d, n, m), (x, y) => x + y);
        CheckSingle("vsub", a => a.Vsub(d, n, m), (x, y) => x - y);
        CheckSingle("vmul", a => a.Vmul(d, n, m), (x, y) => x * y);
        CheckSingle("vnmul", a => a.Vnmul(d, n, m), (x, y) => -(x * y));
        CheckSingle("vdiv", a => a.Vdiv(d, n, m), (x, y) => x / y);
        CheckSingle("vneg", a => a.Vneg(d, n), (x, _) => -x);
        CheckSingle("vabs", a => a.Vabs(d, n), (x, _) => Math.Abs(x));
        CheckSingle("vsqrt", a => a.Vsqrt(d, n), (x, _) => MathF.Sqrt(x));
        CheckSingle("vmov", a => a.Vmov(d, m), (_, y) => y);
        CheckSingle("vmla", a => Then(a, n, () => a.Vmla(d, n, m)), (x, y) => x + (x * y));
        CheckSingle("vmls", a => Then(a, n, () => a.Vmls(d, n, m)), (x, y) => x - (x * y));

        void Then(Assembler a, SReg start, Action rest)
        {
            a.Vmov(d, start);
            rest();
        }
    }

    [Test]
    public void Single_conversion()
    {
        (SReg d, SReg n) = (D2.Low, D0.Low);
        CheckSingle(
            "to and of s32", a => Twice(() => a.VcvtS32F32(d, n), () => a.VcvtF32S32(d, d)),
            (x, _) => (int)x);
        CheckSingle(
            "to and of u32", a => Twice(() => a.VcvtU32F32(d, n), () => a.VcvtF32U32(d, d)),
            (x, _) => (uint)x);

        static void Twice(Action first, Action second)
        {
            first();
            second();
        }
    }

    [TestCase(Cond.Eq)]
    [TestCase(Cond.Mi)]
    [TestCase(Cond.Gt)]
    [TestCase(Cond.Vs)]
    public void Other_comparisons(Cond cond)
    {
        Check("vcmpe", a => Compared(a, cond, () => a.Vcmpe(D0, D1)), Holds);
        Check("vcmp #0", a => Compared(a, cond, () => a.VcmpZero(D0)), (x, _) => Holds(x, 0));
        CheckSingle(
            "vcmp", a => ComparedSingle(a, () => a.Vcmp(D0.Low, D1.High)),
            (x, y) => (float)Holds(x, y));
        CheckSingle(
            "vcmpe", a => ComparedSingle(a, () => a.Vcmpe(D0.Low, D1.High)),
            (x, y) => (float)Holds(x, y));

        double Holds(double x, double y) => cond switch
        {
            Cond.Eq => x == y,
            Cond.Mi => x < y,
            Cond.Gt => x > y,
            _ => double.IsNaN(x) || double.IsNaN(y),
        } ? 2.0 : 1.0;

        void ComparedSingle(Assembler a, Action compare)
        {
            Compared(a, cond, compare);
            a.VcvtF32F64(D2.Low, D2);
        }
    }

    [Test]
    public void Single_loads_and_stores() => Check(
        "vstr, vldr",
        a =>
        {
            a.Add(R0, R11, Operand2.Imm(0xF000));
            a.Vstr(D0.Low, Mem.At(R0, -8));
            a.Vstr(D0.High, Mem.At(R0, 1020));
            a.Vldr(D2.High, Mem.At(R0, 1020));
            a.Vldr(D2.Low, Mem.At(R0, -8));
            a.Vstmdb(R0, D2, 1);
            a.Vmov(D2, 1.0);
            a.Add(R0, R0, Operand2.Imm(8));
            a.Vldmdb(R0, D2, 1);
        },
        (x, _) => x);

    [Test]
    public void Conversion()
    {
        // C#'s own conversions saturate too.
        Check(
            "to s32", a => ToCore(a, () => a.VcvtS32F64(D3.Low, D0)), (x, _) => Low((uint)(int)x));
        Check("to u32", a => ToCore(a, () => a.VcvtU32F64(D3.Low, D0)), (x, _) => Low((uint)x));
        foreach (int value in new[] { 0, 1, -1, int.MaxValue, int.MinValue, 134217727 })
        {
            Check(
                "of s32", a => OfCore(a, value, () => a.VcvtF64S32(D2, D3.High)), (_, _) => value);
            Check(
                "of u32",
                a => OfCore(a, value, () => a.VcvtF64U32(D2, D3.High)),
                (_, _) => (uint)value);
        }
    }

    [TestCase(Cond.Eq)]
    [TestCase(Cond.Ne)]
    [TestCase(Cond.Mi)]
    [TestCase(Cond.Ls)]
    [TestCase(Cond.Ge)]
    [TestCase(Cond.Gt)]
    [TestCase(Cond.Vs)]
    public void Comparison(Cond cond) => Check(
        $"vcmp, {cond}",
        a =>
        {
            a.Vcmp(D0, D1);
            a.VmrsFlags();
            a.Vmov(D2, 1.0);
            a.Vmov(D2, 2.0, cond);
        },
        (x, y) => cond switch
        {
            Cond.Eq => x == y,
            Cond.Ne => !(x == y),
            Cond.Mi => x < y,
            Cond.Ls => x <= y,
            Cond.Ge => x >= y,
            Cond.Gt => x > y,
            _ => double.IsNaN(x) || double.IsNaN(y),
        } ? 2.0 : 1.0);

    [Test]
    public void Moves_to_core_registers_and_memory() => Check(
        "moves",
        a =>
        {
            a.Vmov(R0, R1, D0);
            a.Vmov(D4, R0, R1);
            a.Vmov(R2, D4.High);
            a.Vmov(D5.Low, R0);
            a.Vmov(D5.High, R2);
            a.Mov(Sp, R11);
            a.Add(Sp, Sp, Operand2.Imm(0xF000));
            a.Vpush(D4, 2);
            a.Vpop(D6, 2);
            a.Vstr(D7, Mem.At(Sp, -1020));
            a.Sub(R0, Sp, Operand2.Imm(1020));
            a.Vldmia(R0, D2, 1);
        },
        (x, _) => x);

    [Test]
    public void Smallest_difference_is_seen()
    {
        // That the comparison below is one of bits, and can fail.
        Assert.That(
            () => Check("wrong", a => a.Vmov(D2, D0), (x, _) => x == 0 ? 0.0 : x),
            Throws.TypeOf<AssertionException>());
    }

    /// <summary>Likewise for single precision: s4 of what s0 and s3 hold.</summary>
    private void CheckSingle(
        string what, Action<Assembler> emit, Func<float, float, float> model) => Check(
            what + ".f32",
            a =>
            {
                a.VcvtF32F64(D0.Low, D0);
                a.VcvtF32F64(D1.High, D1);
                emit(a);
                a.VcvtF64F32(D2, D2.Low);
            },
            (x, y) => model((float)x, (float)y));

    private static void After(Assembler a, Action rest)
    {
        a.Vmov(D2, 0.5);
        rest();
    }

    private static void Compared(Assembler a, Cond cond, Action compare)
    {
        compare();
        a.VmrsFlags();
        a.Vmov(D2, 1.0);
        a.Vmov(D2, 2.0, cond);
    }

    /// <summary>d2 must be the model's result for all pairs in d0 and d1, bit for bit but that all
    /// NaNs are one.</summary>
    private void Check(string what, Action<Assembler> emit, Func<double, double, double> model)
    {
        double* data = (double*)_guest.DataHost;
        int count = 0;
        foreach (double x in Boundaries)
        {
            foreach (double y in Boundaries)
            {
                (data[3 * count], data[3 * count + 1]) = (x, y);
                count++;
            }
        }
        Assert.That(_guest.Run(a => ForEachPair(a, count, emit)).Fault, Is.Null, what);
        for (int i = 0; i < count; i++)
        {
            (double x, double y, double result) = (data[3 * i], data[3 * i + 1], data[3 * i + 2]);
            double expected = model(x, y);
            bool same = double.IsNaN(expected)
                ? double.IsNaN(result)
                : BitConverter.DoubleToInt64Bits(expected)
                    == BitConverter.DoubleToInt64Bits(result);
            if (!same)
            {
                throw new AssertionException(
                    $"{what} of {x:R}, {y:R}: {result:R}, not {expected:R}");
            }
        }
    }

    private static void ForEachPair(Assembler a, int count, Action<Assembler> emit)
    {
        a.MovImm32(R12, (uint)count);
        a.Mov(R10, R11);
        CodeLabel loop = a.Here();
        a.Vldmia(R10, D0, 2, writeback: true);
        emit(a);
        a.Vstmia(R10, D2, 1, writeback: true);
        a.Subs(R12, R12, Operand2.Imm(1));
        a.B(loop, Cond.Ne);
    }

    /// <summary>The word in s6 as the low one of d2.</summary>
    private static void ToCore(Assembler a, Action convert)
    {
        convert();
        a.Vmov(R0, D3.Low);
        a.Mov(R1, Operand2.Imm(0));
        a.Vmov(D2, R0, R1);
    }

    private static void OfCore(Assembler a, int value, Action convert)
    {
        a.MovImm32(R0, (uint)value);
        a.Vmov(D3.High, R0);
        convert();
    }

    private static double Low(uint word) => BitConverter.UInt64BitsToDouble(word);
}
