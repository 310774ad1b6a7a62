using Jit.Arm32;
using static Jit.Arm32.Reg;

namespace Fuzz.Tests.Unicorn;

public sealed partial class ExecutionTests
{
    private delegate (uint Value, bool Carry) Shifter(ArmModel model);

    /// <summary>Each kind of last operand: its text, itself, and its value and carry.</summary>
    private static readonly (string Text, Operand2 Value, Shifter Model)[] Operands =
    [
        .. new uint[] { 0, 1, 0xFF, 0x3FC00, 0x8000_0000, 0xF000_000F }.Select(Immediate),
        ("r2", R2, m => (m.R[2], m.C)),
        ("r2, rrx", Operand2.Rrx(R2), m => m.Shift("rrx", m.R[2], 1)),
        .. from shift in Enum.GetValues<Shift>()
           from amount in new[] { 0, 1, 4, 31, 32 }
           where amount < 32 || shift is Shift.Lsr or Shift.Asr
           select ByConstant(shift, amount),
        .. Enum.GetValues<Shift>().Select(ByRegister),
    ];

    [TestCase("and")]
    [TestCase("eor")]
    [TestCase("sub")]
    [TestCase("rsb")]
    [TestCase("add")]
    [TestCase("adc")]
    [TestCase("sbc")]
    [TestCase("rsc")]
    [TestCase("tst")]
    [TestCase("teq")]
    [TestCase("cmp")]
    [TestCase("cmn")]
    [TestCase("orr")]
    [TestCase("mov")]
    [TestCase("bic")]
    [TestCase("mvn")]
    public void Data_processing(string op)
    {
        foreach ((string text, Operand2 operand, Shifter shifter) in Operands)
        {
            foreach (bool s in new[] { false, true })
            {
                Check(
                    $"{op}{(s ? "s" : "")} {text}",
                    a => Emit(a, op, s, operand),
                    m =>
                    {
                        (uint value, bool carry) = shifter(m);
                        m.R[0] = m.DataProcessing(op, s, m.R[1], value, carry) ?? m.R[0];
                    });
            }
        }
    }

    [TestCase(Cond.Eq)]
    [TestCase(Cond.Ne)]
    [TestCase(Cond.Hs)]
    [TestCase(Cond.Lo)]
    [TestCase(Cond.Mi)]
    [TestCase(Cond.Pl)]
    [TestCase(Cond.Vs)]
    [TestCase(Cond.Vc)]
    [TestCase(Cond.Hi)]
    [TestCase(Cond.Ls)]
    [TestCase(Cond.Ge)]
    [TestCase(Cond.Lt)]
    [TestCase(Cond.Gt)]
    [TestCase(Cond.Le)]
    [TestCase(Cond.Al)]
    public void Comparison_and_condition(Cond cond) => Check(
        $"cmp r1, r2; mov{cond} r0, #1",
        a =>
        {
            a.Cmp(R1, R2);
            a.Mov(R0, Operand2.Imm(1), cond);
        },
        m =>
        {
            (uint x, uint y) = (m.R[1], m.R[2]);
            m.DataProcessing("cmp", true, x, y, false);
            // In terms of the numbers compared, not of the flags.
            bool holds = cond switch
            {
                Cond.Eq => x == y,
                Cond.Ne => x != y,
                Cond.Hs => x >= y,
                Cond.Lo => x < y,
                Cond.Mi => (int)(x - y) < 0,
                Cond.Pl => (int)(x - y) >= 0,
                Cond.Vs => (long)(int)x - (int)y != (int)(x - y),
                Cond.Vc => (long)(int)x - (int)y == (int)(x - y),
                Cond.Hi => x > y,
                Cond.Ls => x <= y,
                Cond.Ge => (int)x >= (int)y,
                Cond.Lt => (int)x < (int)y,
                Cond.Gt => (int)x > (int)y,
                Cond.Le => (int)x <= (int)y,
                Cond.Al => true,
            };
            m.R[0] = holds ? 1 : m.R[0];
        });

    [Test]
    public void Constants_of_any_size()
    {
        uint[] values =
        [
            .. Boundaries, 0x1234, 0x1_2345, 0xFFFF_0000, 0xFFFE_DCBA, 0xDEAD_BEEF, 0x1004,
            0xFFFF_EFFC,
        ];
        foreach (uint value in values)
        {
            int constant = (int)value;
            Check($"mov {constant}", a => a.MovImm32(R0, value), m => m.R[0] = value);
            Check(
                $"add {constant}",
                a => a.AddImm(R0, R1, constant, R5),
                m => m.R[0] = m.R[1] + value);
            Check(
                $"add to itself {constant}",
                a => a.AddImm(R1, R1, constant, R5),
                m => m.R[1] += value);
            Check(
                $"cmp {constant}",
                a => a.CmpImm(R1, constant, R5),
                m => m.DataProcessing("cmp", true, m.R[1], value, false));
        }
    }

    [Test]
    public void Flags_come_and_go()
    {
        Operand2 flags = Operand2.Imm(0xF000_0000);
        Check(
            "mrs",
            a =>
            {
                a.MrsFlags(R0);
                a.And(R0, R0, flags);
            },
            m => m.R[0] = m.Flags);
        Check("msr", a => a.MsrFlags(R1), m => m.Flags = m.R[1] & 0xF000_0000);
        Check(
            "vmsr, vmrs",
            a =>
            {
                a.And(R0, R1, flags);
                a.Vmsr(R0);
                a.VmrsFlags();
                a.Mov(R0, Operand2.Imm(0));
                a.Vmrs(R0);
            },
            m => m.R[0] = m.Flags = m.R[1] & 0xF000_0000);
    }

    /// <summary>The mnemonics of moves with a shift.</summary>
    [Test]
    public void Shifts_by_their_own_names()
    {
        Check("lsl", a => a.Lsl(R0, R1, 3), m => m.R[0] = m.R[1] << 3);
        Check("lsr", a => a.Lsr(R0, R1, 32), m => m.R[0] = 0);
        Check("asr", a => a.Asr(R0, R1, 31), m => m.R[0] = (uint)((int)m.R[1] >> 31));
        Check("ror", a => a.Ror(R0, R1, 4), m => m.R[0] = uint.RotateRight(m.R[1], 4));
        Check("rrx", a => a.Rrx(R0, R1), m => m.R[0] = m.Shift("rrx", m.R[1], 1).Value);
        ByRegister("lsl", a => a.Lsl(R0, R1, R2), a => a.Lsls(R0, R1, R2));
        ByRegister("lsr", a => a.Lsr(R0, R1, R2), a => a.Lsrs(R0, R1, R2));
        ByRegister("asr", a => a.Asr(R0, R1, R2), a => a.Asrs(R0, R1, R2));
        ByRegister("ror", a => a.Ror(R0, R1, R2), a => a.Rors(R0, R1, R2));

        void ByRegister(string kind, Action<Assembler> plain, Action<Assembler> withFlags)
        {
            Check(
                kind, plain,
                m => m.R[0] = m.Shift(kind, m.R[1], (int)(m.R[2] & 0xFF)).Value);
            Check(kind + "s", withFlags, m =>
            {
                (uint value, bool carry) = m.Shift(kind, m.R[1], (int)(m.R[2] & 0xFF));
                m.R[0] = m.DataProcessing("mov", true, 0, value, carry)!.Value;
            });
        }
    }

    [Test]
    public void Wide_moves()
    {
        foreach (uint half in new uint[] { 0, 1, 0x0FFF, 0x1000, 0xFFFF })
        {
            Check($"movw {half}", a => a.Movw(R0, half), m => m.R[0] = half);
            Check(
                $"movt {half}",
                a => a.Movt(R0, half),
                m => m.R[0] = m.R[0] & 0xFFFF | half << 16);
        }
    }

    private static (string, Operand2, Shifter) Immediate(uint value) =>
        ($"#{value}", Operand2.Imm(value), m => (value, value > 0xFF ? value >> 31 != 0 : m.C));

    private static (string, Operand2, Shifter) ByConstant(Shift shift, int amount) => (
        $"r2, {shift} #{amount}",
        Operand2.Shifted(R2, shift, amount),
        m => m.Shift(Name(shift), m.R[2], amount));

    private static (string, Operand2, Shifter) ByRegister(Shift shift) => (
        $"r2, {shift} r3",
        Operand2.Shifted(R2, shift, R3),
        m => m.Shift(Name(shift), m.R[2], (int)(m.R[3] & 0xFF)));

    private static string Name(Shift shift) => shift.ToString().ToLowerInvariant();

    private static void Emit(Assembler a, string op, bool s, Operand2 operand)
    {
        switch (op)
        {
            case "tst":
                a.Tst(R1, operand);
                break;
            case "teq":
                a.Teq(R1, operand);
                break;
            case "cmp":
                a.Cmp(R1, operand);
                break;
            case "cmn":
                a.Cmn(R1, operand);
                break;
            case "mov":
                ((Action<Reg, Operand2, Cond>)(s ? a.Movs : a.Mov))(R0, operand, Cond.Al);
                break;
            case "mvn":
                ((Action<Reg, Operand2, Cond>)(s ? a.Mvns : a.Mvn))(R0, operand, Cond.Al);
                break;
            default:
                Three(a, op, s)(R0, R1, operand, Cond.Al);
                break;
        }
    }

    private static Action<Reg, Reg, Operand2, Cond> Three(Assembler a, string op, bool s) =>
        (op, s) switch
        {
            ("and", false) => a.And,
            ("and", true) => a.Ands,
            ("eor", false) => a.Eor,
            ("eor", true) => a.Eors,
            ("sub", false) => a.Sub,
            ("sub", true) => a.Subs,
            ("rsb", false) => a.Rsb,
            ("rsb", true) => a.Rsbs,
            ("add", false) => a.Add,
            ("add", true) => a.Adds,
            ("adc", false) => a.Adc,
            ("adc", true) => a.Adcs,
            ("sbc", false) => a.Sbc,
            ("sbc", true) => a.Sbcs,
            ("rsc", false) => a.Rsc,
            ("rsc", true) => a.Rscs,
            ("orr", false) => a.Orr,
            ("orr", true) => a.Orrs,
            ("bic", false) => a.Bic,
            ("bic", true) => a.Bics,
            _ => throw new ArgumentException(op, nameof(op)),
        };
}
