using System.Buffers.Binary;
using Jit.Arm32;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

/// <summary>Loads and stores in all their ways of addressing, against a model on a byte array.
/// </summary>
public sealed unsafe class MemoryExecutionTests
{
    private const int AreaBytes = 256;
    private const int BaseOffset = 128;
    private const uint Base = TestGuest.Data + BaseOffset;
    private const uint Index = 0x8000_0012;
    private const uint Data0 = 0x89AB_CDEF;
    private const uint Data1 = 0x0123_4567;

    private TestGuest _guest = null!;

    [OneTimeSetUp]
    public void Make() => _guest = new();

    [OneTimeTearDown]
    public void Dispose() => _guest.Dispose();

    private delegate void Access(byte[] memory, int at, uint[] r);

    // r0 and r1 are the data, r2 the base, r3 the index.
    private static readonly (string, Action<Assembler, Mem>, bool Shifts, Access)[] Kinds =
    [
        ("ldr", (a, m) => a.Ldr(R0, m), true, (b, at, r) => r[0] = Word(b, at)),
        ("ldrb", (a, m) => a.Ldrb(R0, m), true, (b, at, r) => r[0] = b[at]),
        ("ldrh", (a, m) => a.Ldrh(R0, m), false, (b, at, r) => r[0] = (ushort)Word(b, at)),
        ("ldrsb", (a, m) => a.Ldrsb(R0, m), false, (b, at, r) => r[0] = (uint)(sbyte)b[at]),
        ("ldrsh", (a, m) => a.Ldrsh(R0, m), false, (b, at, r) => r[0] = (uint)(short)Word(b, at)),
        ("ldrd", (a, m) => a.Ldrd(R0, m), false,
            (b, at, r) => (r[0], r[1]) = (Word(b, at), Word(b, at + 4))),
        ("str", (a, m) => a.Str(R0, m), true, (b, at, r) => Store(b, at, r[0], 4)),
        ("strb", (a, m) => a.Strb(R0, m), true, (b, at, r) => Store(b, at, r[0], 1)),
        ("strh", (a, m) => a.Strh(R0, m), false, (b, at, r) => Store(b, at, r[0], 2)),
        ("strd", (a, m) => a.Strd(R0, m), false, (b, at, r) =>
        {
            Store(b, at, r[0], 4);
            Store(b, at + 4, r[1], 4);
        }),
    ];

    // The memory operand, where it accesses and by how much the base changes.
    private static readonly (string, Mem, bool Shifted, int At, int Step)[] Operands =
    [
        ("[r2]", Mem.At(R2), false, 0, 0),
        ("[r2, #20]", Mem.At(R2, 20), false, 20, 0),
        ("[r2, #-20]", Mem.At(R2, -20), false, -20, 0),
        ("[r2, #33]!", Mem.Pre(R2, 33), false, 33, 33),
        ("[r2, #-8]!", Mem.Pre(R2, -8), false, -8, -8),
        ("[r2], #18", Mem.Post(R2, 18), false, 0, 18),
        ("[r2], #-18", Mem.Post(R2, -18), false, 0, -18),
        ("[r2, r3, lsl #1]", Mem.At(R2, R3, Shift.Lsl, 1), true, 0x24, 0),
        ("[r2, -r3, lsl #2]!", Mem.Pre(R2, R3, Shift.Lsl, 2, true), true, -0x48, -0x48),
        ("[r2], r3, lsl #1", Mem.Post(R2, R3, Shift.Lsl, 1), true, 0, 0x24),
        ("[r2, r3, lsr #31]", Mem.At(R2, R3, Shift.Lsr, 31), true, 1, 0),
        ("[r2, r3, lsr #32]", Mem.At(R2, R3, Shift.Lsr, 32), true, 0, 0),
        ("[r2, r3, asr #30]!", Mem.Pre(R2, R3, Shift.Asr, 30), true, -2, -2),
        ("[r2, -r3, asr #32]", Mem.At(R2, R3, Shift.Asr, 32, true), true, 1, 0),
        ("[r2, r3, ror #30]", Mem.At(R2, R3, Shift.Ror, 30), true, 0x4A, 0),
    ];

    [Test]
    public void Constant_offsets_and_shifted_indexes()
    {
        foreach ((string name, var emit, bool shifts, Access access) in Kinds)
        {
            foreach ((string text, Mem mem, bool shifted, int at, int step) in Operands)
            {
                if (shifts || !shifted)
                {
                    Check($"{name} {text}", a => emit(a, mem), Index, (memory, r) =>
                    {
                        access(memory, BaseOffset + at, r);
                        r[2] += (uint)step;
                    });
                }
            }
        }
    }

    [Test]
    public void Plain_indexes()
    {
        foreach ((string name, var emit, _, Access access) in Kinds)
        {
            foreach (int index in new[] { 24, -24 })
            {
                foreach (bool minus in new[] { false, true })
                {
                    int step = minus ? -index : index;
                    string text = $"{name} {(minus ? "-" : "")}r3 = {index}";
                    Check(text, a => emit(a, Mem.At(R2, R3, subtract: minus)), (uint)index,
                        (memory, r) => access(memory, BaseOffset + step, r));
                    Check(text + "!", a => emit(a, Mem.Pre(R2, R3, subtract: minus)), (uint)index,
                        (memory, r) =>
                        {
                            access(memory, BaseOffset + step, r);
                            r[2] += (uint)step;
                        });
                    Check(text + " after", a => emit(a, Mem.Post(R2, R3, subtract: minus)),
                        (uint)index, (memory, r) =>
                        {
                            access(memory, BaseOffset, r);
                            r[2] += (uint)step;
                        });
                }
            }
        }
    }

    [Test]
    public void Several_registers_at_once()
    {
        var list = RegList.Of(R3, R0, R1);
        (string, Action<Assembler, bool>, bool Load, int First, int Step)[] forms =
        [
            ("ldmia", (a, w) => a.Ldmia(R2, list, w), true, 0, 12),
            ("ldmib", (a, w) => a.Ldmib(R2, list, w), true, 4, 12),
            ("ldmda", (a, w) => a.Ldmda(R2, list, w), true, -8, -12),
            ("ldmdb", (a, w) => a.Ldmdb(R2, list, w), true, -12, -12),
            ("stmia", (a, w) => a.Stmia(R2, list, w), false, 0, 12),
            ("stmib", (a, w) => a.Stmib(R2, list, w), false, 4, 12),
            ("stmda", (a, w) => a.Stmda(R2, list, w), false, -8, -12),
            ("stmdb", (a, w) => a.Stmdb(R2, list, w), false, -12, -12),
        ];
        int[] numbers = [0, 1, 3];
        foreach ((string name, var emit, bool load, int first, int step) in forms)
        {
            foreach (bool writeback in new[] { false, true })
            {
                Check(name, a => emit(a, writeback), Index, (memory, r) =>
                {
                    for (int i = 0; i < numbers.Length; i++)
                    {
                        int at = BaseOffset + first + 4 * i;
                        if (load)
                        {
                            r[numbers[i]] = Word(memory, at);
                        }
                        else
                        {
                            Store(memory, at, r[numbers[i]], 4);
                        }
                    }
                    r[2] += writeback ? (uint)step : 0;
                });
            }
        }
    }

    [Test]
    public void Push_and_pop_meet()
    {
        // What is pushed begins at r0.
        void Moved(RegList pushed, RegList popped, Action<uint[]> model) => Check(
            "push, pop",
            a =>
            {
                a.Mov(Sp, R2);
                a.Push(pushed);
                a.Pop(popped);
                a.Sub(R2, Sp, R2);
            },
            Index,
            (memory, r) =>
            {
                for (int i = 0; i < pushed.Count; i++)
                {
                    Store(memory, BaseOffset - 4 * (pushed.Count - i), r[i], 4);
                }
                model(r);
                r[2] = 0;
            });
        Moved(RegList.Of(R0, R1), RegList.Of(R1, R3), r => (r[1], r[3]) = (r[0], r[1]));
        Moved(R0, R3, r => r[3] = r[0]);
    }

    private void Check(
        string what, Action<Assembler> emit, uint index, Action<byte[], uint[]> model)
    {
        byte[] expected = [.. Enumerable.Range(0, AreaBytes).Select(i => (byte)(i * 37 + 131))];
        var memory = new Span<byte>(_guest.DataHost, AreaBytes);
        expected.CopyTo(memory);
        uint[] registers = [Data0, Data1, Base, index];
        Assert.That(
            _guest.Run(a =>
            {
                for (int i = 0; i < registers.Length; i++)
                {
                    a.MovImm32(new((byte)i), registers[i]);
                }
                emit(a);
            }).Fault,
            Is.Null,
            what);
        model(expected, registers);
        Reg[] all = [R0, R1, R2, R3];
        Assert.That(all.Select(_guest.Machine.Read), Is.EqualTo(registers), what);
        Assert.That(
            new Span<byte>(_guest.DataHost, AreaBytes).ToArray(), Is.EqualTo(expected), what);
    }

    private static uint Word(byte[] memory, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(memory.AsSpan(at));

    private static void Store(byte[] memory, int at, uint value, int bytes)
    {
        for (int i = 0; i < bytes; i++)
        {
            memory[at + i] = (byte)(value >> 8 * i);
        }
    }
}
