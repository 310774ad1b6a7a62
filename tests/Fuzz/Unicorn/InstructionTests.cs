using Fuzz.Unicorn;
using Jit.Arm32;
using static Jit.Arm32.Operand2;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

public sealed class InstructionTests
{
    private const uint Code = TestGuest.Code;
    private const uint Data = TestGuest.Data;

    private TestGuest _guest = null!;

    private Machine Machine => _guest.Machine;

    [SetUp]
    public void Make() => _guest = new();

    [TearDown]
    public void Dispose() => _guest.Dispose();

    [Test]
    public void Count_is_exact()
    {
        Machine.CountsInstructions = true;
        _guest.Run(Loop);
        Assert.That(Machine.Instructions, Is.EqualTo(1 + 100 * 3 + 1));
        _guest.Run(Code);
        Assert.That(Machine.Instructions, Is.EqualTo(2 * 302));
    }

    [Test]
    public void Count_includes_the_instruction_that_faults()
    {
        Machine.CountsInstructions = true;
        MachineFault fault = _guest.Fault(a =>
        {
            a.Mov(R0, Imm(0));
            a.Mov(R1, Imm(0));
            a.Ldr(R0, Mem.At(R0));
            a.Mov(R1, Imm(1));
        });
        Assert.That(Machine.Instructions, Is.EqualTo(3));
        Assert.That(fault.Pc, Is.EqualTo(Code + 8)); // Exact, since all are hooked.
    }

    [Test]
    public void Counting_can_begin_and_end_on_translated_code()
    {
        _guest.Run(Loop);
        Assert.That(Machine.Instructions, Is.Zero);
        Machine.CountsInstructions = true;
        _guest.Run(Code);
        Assert.That(Machine.Instructions, Is.EqualTo(302));
        Machine.CountsInstructions = false;
        _guest.Run(Code);
        Assert.That(Machine.Instructions, Is.EqualTo(302));
    }

    [Test]
    public void Trace_sees_each_instruction_before_it_is_executed()
    {
        var trace = new List<(uint Pc, uint R0)>();
        Machine.OnInstruction = pc => trace.Add((pc - Code, Machine.Read(R0)));
        _guest.Run(a =>
        {
            CodeLabel over = a.NewLabel();
            a.Mov(R0, Imm(1));
            a.B(over);
            a.Mov(R0, Imm(2));
            a.Bind(over);
            a.Mov(R0, Imm(3));
        });
        Assert.That(trace, Is.EqualTo(new[] { (0u, 0u), (4u, 1u), (12u, 1u), (16u, 3u) }));
    }

    [Test]
    public void Trace_can_stop_the_run_and_throw()
    {
        Machine.OnInstruction = pc =>
        {
            if (pc == Code + 4)
            {
                Machine.Stop();
            }
        };
        Assert.That(_guest.Run(Loop).Stopped);
        Assert.That(Machine.Read(R0), Is.EqualTo(100));
        Machine.OnInstruction = _ => throw new InvalidDataException("planted");
        Assert.That(() => _guest.Run(Code), Throws.TypeOf<InvalidDataException>());
        Machine.OnInstruction = null;
        Assert.That(_guest.Run(Code).Stopped);
    }

    [Test]
    public void Hooks_on_addresses()
    {
        int first = 0;
        int second = 0;
        _guest.Run(Loop); // Translated before there are hooks.
        Machine.AddHook(Code + 4, () => ++first > 0);
        Machine.AddHook(Code + 8, () => ++second < 5);
        Assert.That(_guest.Run(Code).Stopped);
        Assert.That((first, second, Machine.Read(R0)), Is.EqualTo((5, 5, 96u)));
        Machine.RemoveHook(Code + 8);
        _guest.Run(Code);
        Assert.That((first, second, Machine.Read(R0)), Is.EqualTo((105, 5, 0u)));
        Machine.AddHook(Code + 4, () => throw new InvalidDataException("planted"));
        Assert.That(() => _guest.Run(Code), Throws.TypeOf<InvalidDataException>());
    }

    public static readonly (string Name, Action<Assembler> Emit, uint Offset)[] Strict =
    [
        ("ldm", a => a.Ldmia(R1, RegList.Of(R2, R3)), 0),
        ("ldm writeback", a => a.Ldmdb(R1, RegList.Of(R2, R3), writeback: true), 0),
        ("stm", a => a.Stmia(R1, RegList.Of(R2, R3)), 0),
        ("push", a =>
        {
            a.Mov(Sp, R1);
            a.Push(RegList.Of(R2, R3));
        }, 0),
        ("ldrd", a => a.Ldrd(R2, Mem.At(R1)), 0),
        ("ldrd offset", a => a.Ldrd(R2, Mem.At(R1, 0x25)), 0x25),
        ("ldrd minus", a => a.Ldrd(R2, Mem.At(R1, -0x25)), unchecked((uint)-0x25)),
        ("strd index", a => a.Strd(R2, Mem.At(R1, R0)), 0x11),
        ("strd post", a => a.Strd(R2, Mem.Post(R1, 1)), 0),
        ("vldr", a => a.Vldr(DReg.D0, Mem.At(R1, 8)), 0),
        ("vstr", a => a.Vstr(DReg.D0.Low, Mem.At(R1, 8)), 0),
        ("vstm", a => a.Vstmia(R1, DReg.D0, 2), 0),
    ];

    [TestCaseSource(nameof(Strict))]
    public void Unaligned_access_that_hardware_traps(
        (string Name, Action<Assembler> Emit, uint Offset) form)
    {
        // The misalignment is in the base or in the offset.
        uint address = Data + 0x100 + (form.Offset == 0 ? 2u : 0);
        Action<Assembler> emit = a =>
        {
            a.MovImm32(R1, address);
            a.Mov(R0, Imm(0x11));
            form.Emit(a);
        };
        Assert.That(_guest.Run(emit).Stopped); // Unicorn lets it pass.
        Machine.ChecksAlignment = true;
        MachineFault fault = _guest.Fault(emit);
        Assert.That(fault.Why, Is.EqualTo("unaligned access"));
        Assert.That(fault.Pc, Is.GreaterThanOrEqualTo(Code + 8));
        Machine.ChecksAlignment = false;
        Assert.That(_guest.Run(emit).Stopped);
    }

    [Test]
    public void Access_that_may_be_unaligned_or_is_not_executed()
    {
        Machine.ChecksAlignment = true;
        MachineExit exit = _guest.Run(a =>
        {
            a.MovImm32(R1, Data + 1);
            a.Ldr(R0, Mem.At(R1));
            a.Strh(R0, Mem.At(R1));
            a.Vmov(DReg.D1, R0, R1);
            a.Vmov(R0, R2, DReg.D1);
            a.Mul(R0, R1, R1);
            a.Ldrsh(R0, Mem.At(R1));
            a.Cmp(R1, Imm(0));
            a.Ldmia(R1, RegList.Of(R2, R3), cond: Cond.Eq);
            a.Vldr(DReg.D0, Mem.At(R1), Cond.Lo);
            a.Ldrd(R2, Mem.At(R1, 3));
            a.Ldmia(R11, RegList.Of(R2, R3));
        });
        Assert.That(exit.Fault, Is.Null);
    }

    private static void Loop(Assembler a)
    {
        a.Mov(R0, Imm(100));
        CodeLabel loop = a.Here();
        a.Nop();
        a.Subs(R0, R0, Imm(1));
        a.B(loop, Cond.Ne);
    }
}
