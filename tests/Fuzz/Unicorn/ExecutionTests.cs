using Jit.Arm32;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

/// <summary>What the assembler encodes does, on boundary values, what the plain model says.
/// </summary>
public sealed unsafe partial class ExecutionTests
{
    private static readonly uint[] Boundaries =
    [
        0, 1, 2, 0x1F, 0x20, 0x21, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000,
        0x07FF_FFFF, 0x0800_0000, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF_FF80, 0xFFFF_FFFE,
        0xFFFF_FFFF,
    ];

    // Flags and r0–r3 in, r0–r3 and flags out.
    private const int RecordWords = 10;

    private TestGuest _guest = null!;
    private uint[] _inputs = [];

    [OneTimeSetUp]
    public void Make()
    {
        _guest = new();
        var random = new Random(1);
        var inputs = new List<uint>();
        foreach (uint r1 in Boundaries)
        {
            foreach (uint r2 in Boundaries)
            {
                uint r0 = Boundaries[random.Next(Boundaries.Length)];
                uint r3 = Boundaries[random.Next(Boundaries.Length)];
                inputs.AddRange([(uint)random.Next(16) << 28, r0, r1, r2, r3]);
            }
        }
        _inputs = [.. inputs];
    }

    [OneTimeTearDown]
    public void Dispose() => _guest.Dispose();

    /// <summary>Executes one instruction on all inputs, by one run, and the model on the same.
    /// </summary>
    private void Check(string what, Action<Assembler> emit, Action<ArmModel> model)
    {
        int records = _inputs.Length / 5;
        for (int i = 0; i < records; i++)
        {
            _inputs.AsSpan(i * 5, 5).CopyTo(new(_guest.DataHost + i * RecordWords, 5));
        }
        Assert.That(_guest.Run(a => ForEachRecord(a, records, emit)).Fault, Is.Null, what);

        var expected = new ArmModel();
        for (int i = 0; i < records; i++)
        {
            uint* record = _guest.DataHost + i * RecordWords;
            expected.Flags = record[0];
            new Span<uint>(record + 1, 4).CopyTo(expected.R);
            model(expected);
            uint flags = record[9] & 0xF000_0000;
            if (flags != expected.Flags || !new Span<uint>(record + 5, 4).SequenceEqual(expected.R))
            {
                Assert.Fail(
                    $"{what} of {Show(record[0], new(record + 1, 4))}: "
                    + $"{Show(flags, new(record + 5, 4))}, "
                    + $"not {Show(expected.Flags, expected.R)}");
            }
        }
    }

    private static void ForEachRecord(Assembler a, int records, Action<Assembler> emit)
    {
        a.MovImm32(R12, (uint)records);
        CodeLabel loop = a.Here();
        a.Ldr(R4, Mem.Post(R11, 4));
        a.Ldmia(R11, RegList.Range(R0, R3), writeback: true);
        a.MsrFlags(R4);
        emit(a);
        a.Stmia(R11, RegList.Range(R0, R3), writeback: true);
        a.MrsFlags(R4);
        a.Str(R4, Mem.Post(R11, 4));
        a.Subs(R12, R12, Operand2.Imm(1));
        a.B(loop, Cond.Ne);
    }

    private static string Show(uint flags, ReadOnlySpan<uint> r) =>
        $"nzcv {flags >> 28:b4} r0–r3 {r[0]:x8} {r[1]:x8} {r[2]:x8} {r[3]:x8}";
}
