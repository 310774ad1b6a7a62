using Beam;
using Jit.Arm32;
using Jit.Emit;

namespace Jit.Tests.Emit;

internal sealed class RegisterCacheTests
{
    private static readonly Mem Word = Mem.At(Reg.R1);

    private static readonly (string What, Action<Assembler> Emit, Reg[] Written)[] Instructions =
    [
        ("mov", a => a.Mov(Reg.R0, Reg.R1), [Reg.R0]),
        ("movw", a => a.Movw(Reg.R0, 0x1234), [Reg.R0]),
        ("movt", a => a.Movt(Reg.R0, 0x1234), [Reg.R0]),
        ("add shifted", a => a.Add(Reg.R0, Reg.R1, Operand2.Lsl(Reg.R2, 2)), [Reg.R0]),
        ("subs", a => a.Subs(Reg.R2, Reg.R2, Operand2.Imm(1)), [Reg.R2]),
        ("cmp", a => a.Cmp(Reg.R0, Reg.R1), []),
        ("tst", a => a.Tst(Reg.R0, Operand2.Imm(1)), []),
        ("cmn", a => a.Cmn(Reg.R0, Operand2.Imm(1)), []),
        ("mul", a => a.Mul(Reg.R0, Reg.R1, Reg.R2), [Reg.R0]),
        ("smull", a => a.Smull(Reg.R0, Reg.R3, Reg.R1, Reg.R2), [Reg.R0, Reg.R3]),
        ("sdiv", a => a.Sdiv(Reg.R0, Reg.R1, Reg.R2), [Reg.R0]),
        ("rev", a => a.Rev(Reg.R0, Reg.R1), [Reg.R0]),
        ("ubfx", a => a.Ubfx(Reg.R0, Reg.R1, 2, 3), [Reg.R0]),
        ("ldr", a => a.Ldr(Reg.R0, Word), [Reg.R0]),
        ("ldr that moves its base", a => a.Ldr(Reg.R0, Mem.Post(Reg.Sp, 8)), [Reg.R0, Reg.Sp]),
        ("str", a => a.Str(Reg.R0, Word), []),
        ("str that moves its base", a => a.Str(Reg.R0, Mem.Pre(Reg.Sp, -4)), [Reg.Sp]),
        ("strb", a => a.Strb(Reg.R0, Word), []),
        ("ldrh", a => a.Ldrh(Reg.R0, Word), [Reg.R0]),
        ("strh", a => a.Strh(Reg.R0, Word), []),
        ("ldrd", a => a.Ldrd(Reg.R2, Word), [Reg.R2, Reg.R3]),
        ("stm", a => a.Stmia(Reg.R4, RegList.Range(Reg.R0, Reg.R3), true), [Reg.R4]),
        ("ldm", a => a.Ldmia(Reg.R4, RegList.Range(Reg.R0, Reg.R1), true),
            [Reg.R0, Reg.R1, Reg.R4]),
        ("vmov to a register", a => a.Vmov(Reg.R0, DReg.D14.High), [Reg.R0]),
        ("bl", a => a.Bl(0u), [Reg.R0, Reg.R1, Reg.R2, Reg.R3, Reg.R12, Reg.Sp]),
        ("blx", a => a.Blx(Reg.R1), [Reg.R0, Reg.R2, Reg.R3, Reg.R12, Reg.Sp]),
    ];

    /// <summary>Too careful is right here and there, too careless never.</summary>
    [TestCaseSource(nameof(Names))]
    public void What_an_instruction_writes_is_seen(int index)
    {
        var assembler = new Assembler();
        Instructions[index].Emit(assembler);
        foreach (Reg register in Instructions[index].Written)
        {
            Assert.That(
                RegisterCache.MayWrite(assembler.Words[0], register), Is.True, $"{register}");
        }
    }

    [TestCase(5), TestCase(6), TestCase(7), TestCase(15), TestCase(17), TestCase(19)]
    public void What_only_reads_leaves_the_cache_alone(int index)
    {
        var assembler = new Assembler();
        Instructions[index].Emit(assembler);
        Assert.That(RegisterCache.MayWrite(assembler.Words[0], Reg.R0), Is.False);
    }

    [Test]
    public void A_register_is_found_until_it_is_written_stored_over_or_jumped_behind()
    {
        var assembler = new Assembler();
        var cache = new RegisterCache(assembler);
        assembler.Ldr(Reg.R0, Mem.At(Reg.Sp, 4));
        cache.Loaded(new Y(0), Reg.R0);
        assembler.Ldr(Reg.R1, Mem.At(Reg.R0));
        Assert.That(cache.Find(new Y(0), Reg.R0), Is.EqualTo(Reg.R0));
        Assert.That(cache.Find(new Y(1), Reg.R0), Is.Null);

        assembler.Str(Reg.R1, Mem.At(Reg.Sp, 4));
        cache.Stored(new Y(0), Reg.R1);
        Assert.That(cache.Find(new Y(0), Reg.R0), Is.EqualTo(Reg.R1));

        assembler.Bind(assembler.NewLabel());
        Assert.That(cache.Find(new Y(0), Reg.R1), Is.Null, "behind a label");
    }

    [Test]
    public void A_frame_that_moves_takes_its_y_registers_along()
    {
        var assembler = new Assembler();
        var cache = new RegisterCache(assembler);
        assembler.Ldr(Reg.R0, Mem.At(Reg.Sp, 4));
        cache.Loaded(new Y(0), Reg.R0);
        assembler.Ldr(Reg.R1, Mem.At(Reg.R11, 44));
        cache.Loaded(new X(5), Reg.R1);
        assembler.Push(Reg.Lr);
        Assert.That(cache.Find(new Y(0), Reg.R0), Is.Null);
        Assert.That(cache.Find(new X(5), Reg.R1), Is.EqualTo(Reg.R1));
    }

    private static IEnumerable<TestCaseData> Names() => Instructions.Select((row, i) =>
        new TestCaseData(i).SetArgDisplayNames(row.What));
}
