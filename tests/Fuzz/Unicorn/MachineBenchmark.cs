using System.Diagnostics;
using Jit.Arm32;
using static Jit.Arm32.Operand2;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

/// <summary>What the machine's parts cost; the figures are in docs/performance.md.</summary>
[Explicit("measures; run it in Release and with the machine to itself")]
public sealed class MachineBenchmark
{
    private const uint Code = TestGuest.Code;
    private const int Calls = 1000;

    private TestGuest _guest = null!;

    [SetUp]
    public void Make() => _guest = new() { OnService = number => number != 0 };

    [TearDown]
    public void Dispose() => _guest.Dispose();

    [Test]
    public void A_run() => Report("run of one svc", 1, () => { }, a => a.Nop());

    [Test]
    public void A_service_by_svc() => Report("svc", Calls, () => { }, a => Loop(a, () => a.Svc(1)));

    [Test]
    public void A_service_as_emitted_code_calls_it() => Report(
        "svc with its fragment", Calls, () => { }, a => Loop(a, () => a.Bl(Code + 0x100)));

    [Test]
    public void A_service_by_a_hooked_stub() => Report(
        "hooked stub",
        Calls,
        () => _guest.Machine.AddHook(Code + 0x200, () => true),
        a => Loop(a, () => a.Bl(Code + 0x200)));

    [Test]
    public void A_service_by_a_hooked_stub_that_takes_and_gives_a_register() => Report(
        "hooked stub, r0 read and written",
        Calls,
        () => _guest.Machine.AddHook(Code + 0x200, () =>
        {
            _guest.Machine.Write(R0, _guest.Machine.Read(R0) + 1);
            return true;
        }),
        a => Loop(a, () => a.Bl(Code + 0x200)));

    [Test]
    public void A_call_of_nothing() => Report(
        "call and return", Calls, () => { }, a => Loop(a, () => a.Bl(Code + 0x200)));

    [Test]
    public void An_instruction_counted() => Report(
        "instruction counted",
        Calls * 10,
        () => _guest.Machine.CountsInstructions = true,
        a => Loop(a, () => Straight(a, 8)));

    [Test]
    public void An_instruction_checked_for_alignment() => Report(
        "instruction checked for alignment",
        Calls * 10,
        () => _guest.Machine.ChecksAlignment = true,
        a => Loop(a, () => Straight(a, 8)));

    [Test]
    public void Fresh_code_of_100_instructions()
    {
        const int codeSize = 4 << 20;
        const uint part = 101 * 4;
        using var guest = new TestGuest(codeSize: codeSize);
        guest.Load(a =>
        {
            while (a.Address < Code + codeSize - part)
            {
                Straight(a, 100);
                a.Svc(0);
            }
        });
        uint at = Code;
        Print("instruction translated and run", 100, () =>
        {
            guest.Run(at);
            at += part;
            if (at < Code + codeSize - part)
                return;
            guest.Machine.ForgetCode();
            at = Code;
        });
    }

    private void Report(string what, int perRun, Action prepare, Action<Assembler> emit)
    {
        _guest.Write(Fragment, Code + 0x100);
        _guest.Write(a => a.Bx(Lr), Code + 0x200);
        prepare();
        _guest.Run(emit);
        Print(what, perRun, () => _guest.Run(Code));
    }

    /// <summary>Prints the best of many short rounds: a busy machine disturbs it least.</summary>
    private void Print(string what, int perRun, Action run)
    {
        const int Rounds = 100;
        int runs = Math.Max(1, 20_000 / perRun);
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long begin = Stopwatch.GetTimestamp();
            for (int i = 0; i < runs; i++)
            {
                run();
            }
            double nanoseconds = Stopwatch.GetElapsedTime(begin).TotalNanoseconds;
            best = Math.Min(best, nanoseconds / ((double)runs * perRun));
            _guest.Services.Clear();
        }
        TestContext.Progress.WriteLine($"{what,-36} {best,8:F1} ns");
    }

    private static void Loop(Assembler a, Action body)
    {
        a.MovImm32(R12, Calls);
        CodeLabel loop = a.Here();
        body();
        a.Subs(R12, R12, Imm(1));
        a.B(loop, Cond.Ne);
    }

    private static void Straight(Assembler a, int count)
    {
        for (int i = 0; i < count; i++)
        {
            a.Add(R0, R0, R1);
        }
    }

    // As docs/abi.md has it, but r12 counts the calls and stays.
    private static void Fragment(Assembler a)
    {
        a.Stmia(R11, RegList.Range(R0, R10));
        a.Str(Sp, Mem.At(R11, 64));
        a.Str(Lr, Mem.At(R11, 68));
        a.Svc(1);
        a.Ldr(Sp, Mem.At(R11, 64));
        a.Ldmia(R11, RegList.Range(R0, R10));
        a.Ldr(Pc, Mem.At(R11, 68));
    }
}
