using Fuzz.Unicorn;
using Jit.Arm32;
using static Jit.Arm32.Operand2;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

public sealed unsafe class MachineTests
{
    private TestGuest _guest = null!;

    private Machine Machine => _guest.Machine;

    [SetUp]
    public void Make() => _guest = new();

    [TearDown]
    public void Dispose() => _guest.Dispose();

    [Test]
    public void Run_stops_where_a_service_says_so()
    {
        MachineExit exit = _guest.Run(a =>
        {
            a.Svc(7);
            a.Mov(R0, Imm(5));
            a.Svc(0xABCDEF);
        });

        Assert.That(exit.Stopped);
        Assert.That(_guest.Services, Is.EqualTo([7, 0xABCDEF, 0]));
        Assert.That(Machine.Read(R0), Is.EqualTo(5));
        Assert.That(Machine.EmulatorTicks, Is.Positive);
    }

    [Test]
    public void Run_sets_the_process_register_and_clears_the_others()
    {
        _guest.Run(a =>
        {
            a.Mov(R3, R11);
            a.MovImm32(R9, 0xDEAD_BEEF);
            a.Vmov(DReg.D3, 1.5);
        });
        Assert.That(Machine.Read(R3), Is.EqualTo(TestGuest.Data));
        Assert.That(Machine.Read(DReg.D3), Is.EqualTo(BitConverter.DoubleToUInt64Bits(1.5)));

        _guest.Run(a => a.Nop());
        Assert.That(Machine.Read(R9), Is.Zero);
        Assert.That(Machine.Read(DReg.D3), Is.Zero);
    }

    /// <summary>Unicorn crashes when its buffer of translated code is full: what is translated
    /// before the machine says that it is filling, and a program more, must fit.</summary>
    [Test]
    public void A_machine_is_filling_before_it_is_full([Values] bool hooked)
    {
        const int codeSize = 8 << 20;
        const int part = 0x4000;
        using var guest = new TestGuest(codeSize: codeSize);
        guest.Machine.CountsInstructions = hooked;
        guest.Load(a =>
        {
            while (a.Address < TestGuest.Code + codeSize - part)
                Part(a, part);
        });
        int parts = 0;
        uint pc = TestGuest.Code;
        for (; !guest.Machine.IsFilling; parts++, pc += part)
            Assert.That(guest.Run(pc).Stopped);
        for (int more = Machine.SmallCode / 8 / part; more > 0; more--, pc += part)
            Assert.That(guest.Run(pc).Stopped);
        Assert.That(parts, Is.GreaterThan(10), "it forgets too soon");
        guest.Machine.ForgetCode();
        Assert.That(guest.Machine.IsFilling, Is.False);
    }

    /// <summary>Blocks of four instructions, two of them of memory, and an end.</summary>
    private static void Part(Assembler a, int bytes)
    {
        uint end = a.Address + (uint)bytes;
        while (a.Address < end - 16)
        {
            a.Add(R1, R1, Imm(1));
            a.Ldr(R2, Mem.At(R11));
            a.Str(R2, Mem.At(R11));
            CodeLabel next = a.NewLabel();
            a.B(next);
            a.Bind(next);
        }
        a.Svc(0);
        while (a.Address < end)
            a.Nop();
    }

    [Test]
    public void Host_and_guest_see_the_same_memory()
    {
        _guest.OnService = number =>
        {
            if (number == 1)
            {
                _guest.DataHost[1] = _guest.DataHost[0] + 1;
            }
            return number == 1;
        };
        _guest.Run(a =>
        {
            a.MovImm32(R0, 41);
            a.Str(R0, Mem.At(R11));
            a.Svc(1);
            a.Ldr(R2, Mem.At(R11, 4));
        });
        Assert.That(Machine.Read(R2), Is.EqualTo(42));
    }

    [Test]
    public void Exception_in_a_service_comes_out_of_run_and_the_machine_goes_on()
    {
        _guest.OnService = _ => throw new InvalidDataException("planted");
        Assert.That(() => _guest.Run(a => a.Nop()), Throws.TypeOf<InvalidDataException>());
        Assert.That(Machine.IsRunning, Is.False);

        _guest.OnService = null;
        Assert.That(_guest.Run(a => a.Mov(R0, Imm(3))).Stopped);
        Assert.That(Machine.Read(R0), Is.EqualTo(3));
    }

    [Test]
    public void Rewritten_code_runs_stale_until_invalidated()
    {
        _guest.Run(a => a.Mov(R0, Imm(1)));
        _guest.Write(a => a.Mov(R0, Imm(2)));
        _guest.Run(TestGuest.Code);
        // What the machine is warned of: were this to change, Invalidate could go.
        Assert.That(Machine.Read(R0), Is.EqualTo(1));

        Machine.Invalidate(TestGuest.Code, TestGuest.Code + 4);
        _guest.Run(TestGuest.Code);
        Assert.That(Machine.Read(R0), Is.EqualTo(2));
    }

    [Test]
    public void Code_that_is_announced_elsewhere_lets_translations_be()
    {
        Machine.ForgetCode();
        const uint at = TestGuest.Code + 0x1000;
        Place(1);
        Machine.Invalidate(at, at + 8);
        _guest.Run(at);
        Place(2);
        Machine.Invalidate(TestGuest.Code, TestGuest.Code + 0x40);
        Machine.Invalidate(at + 0x1000, at + 0x1040);
        _guest.Run(at);
        Assert.That(Machine.Read(R0), Is.EqualTo(1));

        Machine.Invalidate(at + 4, at + 0x40);
        _guest.Run(at);
        Assert.That(Machine.Read(R0), Is.EqualTo(2));

        void Place(uint value) => _guest.Write(
            a =>
            {
                a.Mov(R0, Imm(value));
                a.Svc(0);
            },
            at);
    }

    [TestCase(0x20u, Description = "in the middle of a block")]
    [TestCase(0x400u, Description = "where a block crosses a page of 1 KiB")]
    [TestCase(0x1000u, Description = "where a block crosses a page of 4 KiB")]
    public void Single_word_can_be_rewritten(uint word)
    {
        uint begin = TestGuest.Code + word - 0x10;
        Action<Assembler> Block(uint value) => a =>
        {
            for (uint at = begin; at < begin + 0x20; at += 4)
            {
                a.Add(R1, R1, Imm(at == TestGuest.Code + word ? value : 1));
            }
            a.Svc(0);
        };
        _guest.Load(Block(1), begin);
        _guest.Run(begin);
        uint before = Machine.Read(R1);

        _guest.Write(Block(100), begin);
        Machine.Invalidate(TestGuest.Code + word, TestGuest.Code + word + 4);
        _guest.Run(begin);
        Assert.That(Machine.Read(R1), Is.EqualTo(before + 99));
    }

    [Test]
    public void Code_can_be_rewritten_by_a_service()
    {
        _guest.OnService = number =>
        {
            if (number == 1)
            {
                _guest.Write(a => a.Mov(R0, Imm(2)), TestGuest.Code + 0x100);
                Machine.Invalidate(TestGuest.Code + 0x100, TestGuest.Code + 0x104);
            }
            return number == 1;
        };
        _guest.Load(
            a =>
            {
                a.Mov(R0, Imm(1));
                a.Bx(Lr);
            },
            TestGuest.Code + 0x100);
        _guest.Write(a =>
        {
            a.Bl(TestGuest.Code + 0x100);
            a.Mov(R1, R0);
            a.Svc(1);
            a.Bl(TestGuest.Code + 0x100);
            a.Svc(0);
        });
        Machine.Invalidate(TestGuest.Code, TestGuest.Code + 0x20);
        _guest.Run(TestGuest.Code);
        Assert.That((Machine.Read(R1), Machine.Read(R0)), Is.EqualTo((1u, 2u)));
    }

    [Test]
    public void Regions_can_be_mapped_and_unmapped()
    {
        uint word = 0x1234;
        uint* block = stackalloc uint[2048];
        uint* page = (uint*)(((nint)block + 1023) & ~1023);
        *page = word;
        var region = new Jit.Runtime.Region(
            0x5000_0000, (nint)page, 1024, Jit.Runtime.Protection.Read);
        Action<Assembler> load = a =>
        {
            a.MovImm32(R1, 0x5000_0000);
            a.Ldr(R0, Mem.At(R1));
        };
        Assert.That(_guest.Fault(load).Address, Is.EqualTo(0x5000_0000));
        Machine.Map(region);
        Assert.That(_guest.Run(load).Stopped);
        Assert.That(Machine.Read(R0), Is.EqualTo(word));
        Machine.Unmap(region);
        Assert.That(_guest.Fault(load).Address, Is.EqualTo(0x5000_0000));
    }

    [Test]
    public void Machines_on_two_threads_do_not_meet()
    {
        uint[] results = new uint[2];
        Parallel.For(0, 2, thread =>
        {
            using var guest = new TestGuest();
            for (uint i = 0; i < 500; i++)
            {
                guest.Run(a =>
                {
                    a.MovImm32(R0, (uint)thread << 16 | i);
                    a.Str(R0, Mem.At(R11));
                    a.Svc(1);
                    a.Ldr(R1, Mem.At(R11));
                });
                results[thread] += guest.Machine.Read(R1) == ((uint)thread << 16 | i) ? 1u : 0;
            }
        });
        Assert.That(results, Is.EqualTo([500u, 500u]));
    }

    [Test]
    public void Many_runs_allocate_nothing_and_leak_nothing()
    {
        _guest.OnService = number => number != 0;
        _guest.Run(a =>
        {
            a.Svc(1);
            a.Mov(R0, Imm(1));
        });
        _guest.Services.Capacity = 30_000;
        for (int i = 0; i < 100; i++)
        {
            _guest.Run(TestGuest.Code);
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long resident = Environment.WorkingSet;
        for (int i = 0; i < 10_000; i++)
        {
            _guest.Run(TestGuest.Code);
        }
        // No object is as small as 10 bytes.
        Assert.That(
            GC.GetAllocatedBytesForCurrentThread() - allocated, Is.LessThan(10 * 10_000));
        Assert.That(Environment.WorkingSet - resident, Is.LessThan(8 << 20));
    }

    [Test]
    public void Runs_with_faults_leak_nothing()
    {
        _guest.Load(a =>
        {
            a.Mov(R0, Imm(0));
            a.Ldr(R0, Mem.At(R0));
        });
        _guest.Run(TestGuest.Code);
        long resident = Environment.WorkingSet;
        for (int i = 0; i < 10_000; i++)
        {
            Assert.That(_guest.Run(TestGuest.Code).Stopped, Is.False);
        }
        Assert.That(Environment.WorkingSet - resident, Is.LessThan(16 << 20));
    }
}
