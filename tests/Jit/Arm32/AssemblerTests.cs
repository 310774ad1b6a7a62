using Jit.Arm32;
using static Jit.Arm32.Operand2;
using static Jit.Arm32.Reg;

namespace Jit.Tests.Arm32;

public sealed class AssemblerTests
{
    private const uint Base = 0x1000_0000;

    [Test]
    public void Label_bound_later_and_before()
    {
        var a = new Assembler(Base);
        CodeLabel ahead = a.NewLabel();
        CodeLabel behind = a.Here();
        a.B(ahead, Cond.Eq);
        a.Bl(ahead);
        a.MovLabel(R1, ahead);
        a.Word(ahead);
        a.Bind(ahead);
        a.B(behind, Cond.Lt);
        a.Bl(behind);
        a.MovLabel(R1, behind);
        a.Word(behind);

        var expected = new Assembler(Base);
        for (int pass = 0; pass < 2; pass++)
        {
            uint target = pass == 0 ? Base + 20 : Base;
            expected.B(target, pass == 0 ? Cond.Eq : Cond.Lt);
            expected.Bl(target);
            expected.Movw(R1, target & 0xFFFF);
            expected.Movt(R1, target >> 16);
            expected.Word(target);
        }
        Assert.That(a.ToArray(), Is.EqualTo(expected.ToArray()));
        Assert.That(a.OffsetOf(ahead), Is.EqualTo(20));
        Assert.That(a.AddressOf(ahead), Is.EqualTo(Base + 20));
    }

    [Test]
    public void Labels_with_interleaved_references()
    {
        var a = new Assembler(Base);
        CodeLabel[] labels = [a.NewLabel(), a.NewLabel(), a.NewLabel()];
        for (int i = 0; i < 9; i++)
        {
            a.B(labels[i % 3]);
        }
        foreach (CodeLabel label in labels)
        {
            a.Bind(label);
            a.Nop();
        }
        uint[] words = a.ToArray();
        for (int i = 0; i < 9; i++)
        {
            Assert.That(
                words[i],
                Is.EqualTo(Encode.Branch(
                    false, Base + (uint)i * 4, Base + (uint)(9 + i % 3) * 4).Word));
        }
    }

    [Test]
    public void Label_that_is_never_bound()
    {
        var a = new Assembler(Base);
        CodeLabel label = a.NewLabel();
        a.B(label);
        Assert.That(() => a.ToArray(), Throws.InvalidOperationException);
        Assert.That(() => a.OffsetOf(label), Throws.InvalidOperationException);
        a.Bind(label);
        Assert.That(a.ToArray(), Has.Length.EqualTo(1));
        Assert.That(() => a.Bind(label), Throws.InvalidOperationException);
    }

    [Test]
    public void Reset_forgets_code_and_labels()
    {
        var a = new Assembler(Base);
        a.B(a.NewLabel());
        a.Reset(0x2000);
        Assert.That((a.Offset, a.Address), Is.EqualTo((0, 0x2000u)));
        CodeLabel label = a.NewLabel();
        a.Bind(label);
        a.B(label);
        Assert.That(a.ToArray(), Is.EqualTo([0xEAFF_FFFE]));
        Assert.That(() => a.Reset(2), Throws.ArgumentException);
    }

    [TestCase(0x1000_0000u, 0x1200_0004u, true)]
    [TestCase(0x1000_0000u, 0x1200_0008u, false)]
    [TestCase(0x1200_0000u, 0x1000_0008u, true)]
    [TestCase(0x1200_0000u, 0x1000_0004u, false)]
    [TestCase(0x1000_0000u, 0x1000_0002u, false)]
    [TestCase(0xFFFF_FFF0u, 0x0000_0010u, true, Description = "around the end of memory")]
    public void Branch_range(uint from, uint to, bool reaches)
    {
        Encoded branch = Encode.Branch(link: false, from, to);
        Assert.That(branch.Error is null, Is.EqualTo(reaches));
        var a = new Assembler(from);
        if (reaches)
        {
            a.B(to);
            uint distance = (uint)((int)(a.Words[0] << 8) >> 6);
            Assert.That(from + 8 + distance, Is.EqualTo(to));
        }
        else if (to % 4 != 0)
        {
            Assert.That(() => a.B(to), Throws.TypeOf<EncodingException>());
            Assert.That(a.Offset, Is.Zero);
        }
        else
        {
            // By a veneer: ldr pc, [pc, #-4] and the address.
            a.Bl(to, Cond.Eq);
            Assert.That(() => a.ToArray(), Throws.InvalidOperationException);
            a.Veneers();
            uint[] expected = [0x0BFF_FFFF, 0xE51F_F004, to];
            Assert.That(a.ToArray(), Is.EqualTo(expected));
        }
    }

    public static readonly (string What, Action<Assembler> Emit)[] Illegal =
    [
        ("immediate", a => a.Mov(R0, Imm(0x101))),
        ("immediate of odd rotation", a => a.Mov(R0, Imm(0x1FE00000 >> 1 | 1))),
        ("lsl #32", a => a.Lsl(R0, R1, 32)),
        ("lsr #33", a => a.Lsr(R0, R1, 33)),
        ("negative shift", a => a.Asr(R0, R1, -1)),
        ("pc shifted by register", a => a.Add(R0, R1, Lsl(Pc, R2))),
        ("pc with a shift by register", a => a.Add(Pc, R1, Lsl(R0, R2))),
        ("movw of 17 bits", a => a.Movw(R0, 0x1_0000)),
        ("movt pc", a => a.Movt(Pc, 0)),
        ("mul pc", a => a.Mul(R0, Pc, R1)),
        ("umull into one", a => a.Umull(R0, R0, R1, R2)),
        ("sdiv pc", a => a.Sdiv(Pc, R0, R1)),
        ("bfi beyond 31", a => a.Bfi(R0, R1, 30, 3)),
        ("bfi pc", a => a.Bfi(R0, Pc, 0, 3)),
        ("ubfx of nothing", a => a.Ubfx(R0, R1, 3, 0)),
        ("rotation by 4", a => a.Uxtb(R0, R1, 4)),
        ("ldr offset", a => a.Ldr(R0, Mem.At(R1, 4096))),
        ("ldr writeback to itself", a => a.Ldr(R1, Mem.Post(R1, 4))),
        ("ldr index pc", a => a.Ldr(R1, Mem.At(R2, Pc))),
        ("ldr index written back", a => a.Ldr(R1, Mem.Pre(R2, R2))),
        ("ldrb pc", a => a.Ldrb(Pc, Mem.At(R2))),
        ("ldrh offset", a => a.Ldrh(R0, Mem.At(R1, -256))),
        ("ldrh shifted", a => a.Ldrh(R0, Mem.At(R1, R2, Shift.Lsl, 1))),
        ("ldrd odd", a => a.Ldrd(R1, Mem.At(R2))),
        ("ldrd lr", a => a.Ldrd(Lr, Mem.At(R2))),
        ("ldrd index loaded", a => a.Ldrd(R2, Mem.At(R0, R3))),
        ("strd writeback", a => a.Strd(R2, Mem.Pre(R3, 8))),
        ("ldm of nothing", a => a.Ldmia(R0, default)),
        ("ldm writeback in list", a => a.Ldmia(R0, RegList.Range(R0, R3), writeback: true)),
        ("svc of 25 bits", a => a.Svc(1 << 24)),
        ("blx pc", a => a.Blx(Pc)),
        ("vldr offset", a => a.Vldr(DReg.D0, Mem.At(R0, 1024))),
        ("vldr unaligned", a => a.Vldr(DReg.D0, Mem.At(R0, 2))),
        ("vldr writeback", a => a.Vldr(DReg.D0, Mem.Pre(R0, 4))),
        ("vldm beyond d15", a => a.Vldmia(R0, DReg.D14, 3)),
        ("vmov immediate", a => a.Vmov(DReg.D0, 0.0)),
        ("vmov immediate 32", a => a.Vmov(DReg.D0, 32.0)),
        ("vmov both halves", a => a.Vmov(R0, R0, DReg.D0)),
        ("addimm scratch", a => a.AddImm(R0, R1, 0x12345678, R1)),
    ];

    [TestCaseSource(nameof(Illegal))]
    public void Illegal_operands_throw_and_emit_nothing(
        (string What, Action<Assembler> Emit) form)
    {
        var a = new Assembler(Base);
        Assert.That(() => form.Emit(a), Throws.TypeOf<EncodingException>());
        Assert.That(a.Offset, Is.Zero);
    }

    [Test]
    public void Immediates_are_exactly_the_rotated_bytes()
    {
        var rotated = new HashSet<uint>();
        for (uint imm8 = 0; imm8 < 256; imm8++)
        {
            for (int rotate = 0; rotate < 32; rotate += 2)
            {
                rotated.Add(uint.RotateRight(imm8, rotate));
            }
        }
        Assert.That(rotated.All(IsImmediate));
        var random = new Random(1);
        var wrong = new List<uint>();
        for (int i = 0; i < 100_000; i++)
        {
            uint value = (uint)random.NextInt64(1L << 32) >> random.Next(32);
            value = uint.RotateLeft(value, random.Next(32));
            if (IsImmediate(value) != rotated.Contains(value))
            {
                wrong.Add(value);
            }
        }
        Assert.That(wrong, Is.Empty);
    }

    [TestCase(0u, 1)]
    [TestCase(0xFF00_0000u, 1)]
    [TestCase(0xFFFF_FFFFu, 1)]
    [TestCase(0xFFFF_FF00u, 1)]
    [TestCase(0xFFFFu, 1)]
    [TestCase(0x1234u, 1)]
    [TestCase(0x1_2345u, 2)]
    [TestCase(0xDEAD_BEEFu, 2)]
    public void MovImm32_is_short(uint value, int instructions)
    {
        var a = new Assembler(Base);
        a.MovImm32(R0, value);
        Assert.That(a.Words.Length, Is.EqualTo(instructions));
    }

    [TestCase(0, 1)]
    [TestCase(255, 1)]
    [TestCase(-255, 1)]
    [TestCase(0x1234, 2)]
    [TestCase(-0x1234, 2)]
    [TestCase(-0x10004, 2)]
    [TestCase(0x12345678, 3)]
    [TestCase(int.MinValue, 1)]
    public void AddImm_is_short(int value, int instructions)
    {
        var a = new Assembler(Base);
        a.AddImm(R0, R1, value, R12);
        Assert.That(a.Words.Length, Is.EqualTo(instructions));
        a.Reset(Base);
        a.AddImm(R0, R0, 0, R12);
        Assert.That(a.Offset, Is.Zero);
    }

    [TestCase(Cond.Eq, Cond.Ne)]
    [TestCase(Cond.Hs, Cond.Lo)]
    [TestCase(Cond.Mi, Cond.Pl)]
    [TestCase(Cond.Vs, Cond.Vc)]
    [TestCase(Cond.Hi, Cond.Ls)]
    [TestCase(Cond.Ge, Cond.Lt)]
    [TestCase(Cond.Gt, Cond.Le)]
    public void Inverse_conditions(Cond one, Cond other)
    {
        Assert.That((one.Inverse(), other.Inverse()), Is.EqualTo((other, one)));
        Assert.That(() => Cond.Al.Inverse(), Throws.ArgumentException);
    }
}
