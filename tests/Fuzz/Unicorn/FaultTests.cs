using Fuzz.Unicorn;
using Jit.Arm32;
using static Jit.Arm32.Operand2;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

public sealed class FaultTests
{
    private const uint Code = TestGuest.Code;
    private const uint Data = TestGuest.Data;

    private TestGuest _guest = null!;

    [SetUp]
    public void Make() => _guest = new();

    [TearDown]
    public void Dispose() => _guest.Dispose();

    [TearDown]
    public void Machine_still_runs() =>
        Assert.That(_guest.Run(a => a.Mov(R0, Imm(1))).Stopped);

    [TestCase(0u)]
    [TestCase(0x2FFF_FFFCu, Description = "guard below")]
    [TestCase(Data + TestGuest.Size, Description = "guard above")]
    [TestCase(0xFFFF_FFFCu)]
    public void Reading_unmapped_memory(uint address) => Check(
        a => a.Ldr(R0, Mem.At(R1)), address, "read of unmapped memory");

    [TestCase(0u)]
    [TestCase(0x2FFF_FFFCu)]
    [TestCase(Data + TestGuest.Size)]
    public void Writing_unmapped_memory(uint address) => Check(
        a => a.Str(R0, Mem.At(R1)), address, "write of unmapped memory");

    [Test]
    public void Writing_constants() => Check(
        a => a.Str(R0, Mem.At(R1)), TestGuest.Constants, "write of protected memory");

    [Test]
    public void Writing_code() => Check(
        a => a.Strb(R0, Mem.At(R1)), Code + 3, "write of protected memory");

    [Test]
    public void Branching_to_unmapped_memory()
    {
        MachineFault fault = Check(a => a.Bx(R1), 0x4000_0000, "fetch of unmapped memory");
        Assert.That(fault.Pc, Is.EqualTo(0x4000_0000));
    }

    [Test]
    public void Branching_to_address_0() =>
        Check(a => a.Bx(R1), 0, "fetch of unmapped memory");

    [Test]
    public void Branching_to_data() => Check(a => a.Bx(R1), Data, "fetch of protected memory");

    [Test]
    public void Running_out_of_the_code_region()
    {
        _guest.Load(a => a.Nop(), Code + TestGuest.Size - 4);
        MachineFault? fault = _guest.Run(Code + TestGuest.Size - 4).Fault;
        Assert.That(fault, Is.EqualTo(
            new MachineFault(
                Code + TestGuest.Size, Code + TestGuest.Size, "fetch of unmapped memory")));
    }

    [Test]
    public void Undefined_instruction()
    {
        MachineFault fault = _guest.Fault(a =>
        {
            a.Nop();
            a.Udf(17);
        });
        Assert.That(fault, Is.EqualTo(new MachineFault(Code + 4, null, "undefined instruction")));
    }

    [Test]
    public void Breakpoint()
    {
        MachineFault fault = _guest.Fault(a => a.Bkpt(1));
        Assert.That(fault.Why, Is.EqualTo("breakpoint"));
    }

    [Test]
    public void Thumb_code_is_no_way_to_a_service()
    {
        // Thumb: svc #0 twice.
        _guest.Load(a => a.Word(0xDF00_DF00), Code + 0x100);
        MachineFault fault = _guest.Fault(a =>
        {
            a.MovImm32(R0, Code + 0x101);
            a.Bx(R0);
        });
        Assert.That(fault.Why, Is.EqualTo("supervisor call that is not A32"));
    }

    [Test]
    public void Endless_loop()
    {
        using var guest = new TestGuest(TimeSpan.FromMilliseconds(100));
        for (int i = 0; i < 2; i++)
        {
            MachineFault fault = guest.Fault(a =>
            {
                a.Mov(R0, Imm(1));
                a.B(a.Here());
            });
            Assert.That(fault.Why, Is.EqualTo("no service for too long"));
            Assert.That(guest.Run(a => a.Nop()).Stopped);
        }
    }

    [Test]
    public void Endless_loop_of_two_blocks_with_memory()
    {
        using var guest = new TestGuest(TimeSpan.FromMilliseconds(100));
        MachineFault fault = guest.Fault(a =>
        {
            CodeLabel loop = a.Here();
            CodeLabel next = a.NewLabel();
            a.Ldr(R0, Mem.At(R11));
            a.B(next);
            a.Bind(next);
            a.Str(R0, Mem.At(R11));
            a.B(loop);
        });
        Assert.That(fault.Why, Is.EqualTo("no service for too long"));
    }

    [Test]
    public void Machine_that_keeps_asking_for_services_does_not_hang()
    {
        using var guest = new TestGuest(TimeSpan.FromMilliseconds(100));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        guest.OnService = _ => clock.ElapsedMilliseconds < 400;
        Assert.That(guest.Run(a =>
        {
            CodeLabel loop = a.Here();
            a.Svc(1);
            a.B(loop);
        }).Stopped);
    }

    private MachineFault Check(Action<Assembler> emit, uint address, string why)
    {
        MachineFault fault = _guest.Fault(a =>
        {
            a.MovImm32(R1, address);
            emit(a);
        });
        Assert.That((fault.Address, fault.Why), Is.EqualTo(((uint?)address, why)));
        return fault;
    }
}
