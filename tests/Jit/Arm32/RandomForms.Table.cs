using System.Reflection;
using Jit.Arm32;

namespace Jit.Tests.Arm32;

/// <summary>What can be drawn: families of instructions that share a form, and in each the methods
/// of the assembler by name.</summary>
internal static class RandomForms
{
    internal static readonly Func<Draw, Sample>[] All =
    [
        d => ThreeOperands(d), d => TwoOperands(d), d => Test(d), d => Wide(d), d => Multiply(d),
        d => MultiplyLong(d), d => Unary(d), d => Extend(d), d => Insert(d), d => Clear(d),
        d => Extract(d), d => Load(d), d => LoadHalf(d), d => LoadPair(d), d => Multiple(d),
        d => Branch(d), d => Vfp3(d), d => Vfp2(d), d => VfpMemory(d), d => VfpMultiple(d),
        d => VfpCore(d), d => Convert(d), d => ShiftByName(d), d => PushPop(d), d => Leave(d),
    ];

    private static Sample ThreeOperands(Draw d)
    {
        string name = d.Of(["and", "eor", "sub", "rsb", "add", "adc", "sbc", "rsc", "orr", "bic"]);
        (string s, Cond cond) = (d.Coin() ? "s" : "", d.Cond());
        (Reg rd, Reg rn, (string text, Operand2 op2)) = (d.Reg(), d.Reg(), d.Operand2());
        return Make($"{name}{s}{Of(cond)} {rd}, {rn}, {text}", name + s, rd, rn, op2, cond);
    }

    private static Sample TwoOperands(Draw d)
    {
        string name = d.Of(["mov", "mvn"]);
        (string s, Cond cond) = (d.Coin() ? "s" : "", d.Cond());
        (Reg rd, (string text, Operand2 op2)) = (d.Reg(), d.Operand2());
        string expected = $"{name}{s}{Of(cond)} {rd}, {text}";
        // A shifting mov has a name of its own.
        string[] parts = expected.Split(", ");
        if (name == "mov" && parts.Length == 3)
        {
            string[] shift = parts[2].Split(' ');
            expected = $"{shift[0]}{s}{Of(cond)} {rd}, {parts[1]}"
                + (shift.Length == 2 ? $", {shift[1]}" : "");
        }
        return Make(expected, name + s, rd, op2, cond);
    }

    private static Sample ShiftByName(Draw d)
    {
        var shift = (Shift)d.Next(0, 3);
        string name = $"{shift}".ToLowerInvariant() + (d.Coin() ? "s" : "");
        (Reg rd, Reg rm, Cond cond) = (d.Reg(), d.Reg(), d.Cond());
        if (d.Coin())
        {
            Reg rs = d.Reg();
            return Make($"{name}{Of(cond)} {rd}, {rm}, {rs}", name, rd, rm, rs, cond);
        }
        int amount = d.Amount(shift).Amount;
        return Make($"{name}{Of(cond)} {rd}, {rm}, #{amount}", name, rd, rm, amount, cond);
    }

    private static Sample PushPop(Draw d)
    {
        string name = d.Of(["push", "pop"]);
        (Cond cond, (string text, RegList list)) = (d.Cond(), d.List(Reg.Sp));
        if (d.Coin())
            return Make($"{name}{Of(cond)} {text}", name, list, cond);
        DReg first = d.D();
        int count = d.Next(1, 16 - first.Number);
        string members = string.Join(
            ", ", Enumerable.Range(first.Number, count).Select(i => $"d{i}"));
        return Make($"v{name}{Of(cond)} {{{members}}}", "v" + name, first, count, cond);
    }

    /// <summary>What leaves the code.</summary>
    private static Sample Leave(Draw d)
    {
        (uint number, Cond cond) = ((uint)d.Next(0, 0xFFFFFF), d.Cond());
        return Make($"svc{Of(cond)} #{number}", "svc", number, cond);
    }

    private static Sample Test(Draw d)
    {
        string name = d.Of(["tst", "teq", "cmp", "cmn"]);
        (Reg rn, (string text, Operand2 op2), Cond cond) = (d.Reg(), d.Operand2(), d.Cond());
        return Make($"{name}{Of(cond)} {rn}, {text}", name, rn, op2, cond);
    }

    private static Sample Wide(Draw d)
    {
        string name = d.Of(["movw", "movt"]);
        (Reg rd, uint imm, Cond cond) = (d.Reg(), (uint)d.Next(0, 0xFFFF), d.Cond());
        return Make($"{name}{Of(cond)} {rd}, #{imm}", name, rd, imm, cond);
    }

    private static Sample Multiply(Draw d)
    {
        (Reg rd, Reg rn, Reg rm, Reg ra) = (d.Reg(), d.Reg(), d.Reg(), d.Reg());
        Cond cond = d.Cond();
        string name = d.Of(["mul", "muls", "sdiv", "udiv", "mla", "mlas", "mls"]);
        string text = $"{name}{Of(cond)} {rd}, {rn}, {rm}";
        return name.StartsWith("ml", StringComparison.Ordinal)
            ? Make($"{text}, {ra}", name, rd, rn, rm, ra, cond)
            : Make(text, name, rd, rn, rm, cond);
    }

    private static Sample MultiplyLong(Draw d)
    {
        string name = d.Of(["umull", "umlal", "smull", "smlal"]) + (d.Coin() ? "s" : "");
        Reg lo = d.Reg();
        (Reg hi, Reg rn, Reg rm, Cond cond) = (d.Reg(lo), d.Reg(), d.Reg(), d.Cond());
        return Make($"{name}{Of(cond)} {lo}, {hi}, {rn}, {rm}", name, lo, hi, rn, rm, cond);
    }

    private static Sample Unary(Draw d)
    {
        string name = d.Of(["clz", "rbit", "rev", "rev16", "revsh"]);
        (Reg rd, Reg rm, Cond cond) = (d.Reg(), d.Reg(), d.Cond());
        return Make($"{name}{Of(cond)} {rd}, {rm}", name, rd, rm, cond);
    }

    private static Sample Extend(Draw d)
    {
        string name = d.Of(["sxtb", "sxth", "uxtb", "uxth"]);
        (Reg rd, Reg rm, int rotate, Cond cond) = (d.Reg(), d.Reg(), 8 * d.Next(0, 3), d.Cond());
        string text = rotate == 0 ? "" : $", ror #{rotate}";
        return Make($"{name}{Of(cond)} {rd}, {rm}{text}", name, rd, rm, rotate, cond);
    }

    private static Sample Insert(Draw d)
    {
        (Reg rd, Reg rn, Cond cond) = (d.Reg(), d.Reg(), d.Cond());
        int lsb = d.Next(0, 31);
        int width = d.Next(1, 32 - lsb);
        return Make($"bfi{Of(cond)} {rd}, {rn}, #{lsb}, #{width}", "bfi", rd, rn, lsb, width, cond);
    }

    private static Sample Clear(Draw d)
    {
        (Reg rd, Cond cond, int lsb) = (d.Reg(), d.Cond(), d.Next(0, 31));
        int width = d.Next(1, 32 - lsb);
        return Make($"bfc{Of(cond)} {rd}, #{lsb}, #{width}", "bfc", rd, lsb, width, cond);
    }

    private static Sample Extract(Draw d)
    {
        string name = d.Of(["sbfx", "ubfx"]);
        (Reg rd, Reg rn, Cond cond, int lsb) = (d.Reg(), d.Reg(), d.Cond(), d.Next(0, 31));
        int width = d.Next(1, 32 - lsb);
        return Make(
            $"{name}{Of(cond)} {rd}, {rn}, #{lsb}, #{width}", name, rd, rn, lsb, width, cond);
    }

    private static Sample Load(Draw d)
    {
        string name = d.Of(["ldr", "ldrb", "str", "strb"]);
        (Reg rt, Cond cond) = (d.Reg(), d.Cond());
        (string text, Mem mem) = d.Mem(4095, shifted: true, rt);
        return Make($"{name}{Of(cond)} {rt}, {text}", name, rt, mem, cond);
    }

    private static Sample LoadHalf(Draw d)
    {
        string name = d.Of(["ldrh", "ldrsb", "ldrsh", "strh"]);
        (Reg rt, Cond cond) = (d.Reg(), d.Cond());
        (string text, Mem mem) = d.Mem(255, shifted: false, rt);
        return Make($"{name}{Of(cond)} {rt}, {text}", name, rt, mem, cond);
    }

    private static Sample LoadPair(Draw d)
    {
        string name = d.Of(["ldrd", "strd"]);
        (int even, Cond cond) = (2 * d.Next(0, 6), d.Cond());
        (Reg rt, Reg rt2) = (new Reg((byte)even), new Reg((byte)(even + 1)));
        (string text, Mem mem) = d.Mem(255, shifted: false, rt, rt2);
        return Make($"{name}{Of(cond)} {rt}, {rt2}, {text}", name, rt, mem, cond);
    }

    private static Sample Multiple(Draw d)
    {
        string name = d.Of(["ldm", "stm"]) + d.Of(["ia", "ib", "da", "db"]);
        (Reg rn, bool writeback, Cond cond) = (d.Reg(Reg.Sp), d.Coin(), d.Cond());
        (string text, RegList list) = d.List(rn);
        string bang = writeback ? "!" : "";
        string shown = name.Replace("ia", "", StringComparison.Ordinal);
        return Make($"{shown}{Of(cond)} {rn}{bang}, {text}", name, rn, list, writeback, cond);
    }

    private static Sample Branch(Draw d)
    {
        (string name, Reg rm, Cond cond) = (d.Of(["bx", "blx"]), d.Reg(), d.Cond());
        if (d.Coin())
        {
            return Make($"{name}{Of(cond)} {rm}", name, rm, cond);
        }
        name = d.Of(["b", "bl"]);
        uint target = EncodingTable.Base + (uint)(4 * d.Next(-(1 << 23) + 2, (1 << 23) + 1));
        return Make($"{name}{Of(cond)} #{target}", name, target, cond);
    }

    private static Sample Vfp3(Draw d)
    {
        string name = d.Of(["vadd", "vsub", "vmul", "vnmul", "vdiv", "vmla", "vmls"]);
        Cond cond = d.Cond();
        if (d.Coin())
        {
            (DReg a, DReg b, DReg c) = (d.D(), d.D(), d.D());
            return Make($"{name}{Of(cond)}.f64 {a}, {b}, {c}", name, a, b, c, cond);
        }
        (SReg e, SReg f, SReg g) = (d.S(), d.S(), d.S());
        return Make($"{name}{Of(cond)}.f32 {e}, {f}, {g}", name, e, f, g, cond);
    }

    private static Sample Vfp2(Draw d)
    {
        string name = d.Of(["vmov", "vneg", "vabs", "vsqrt", "vcmp", "vcmpe"]);
        Cond cond = d.Cond();
        if (d.Coin())
        {
            (DReg a, DReg b) = (d.D(), d.D());
            return Make($"{name}{Of(cond)}.f64 {a}, {b}", name, a, b, cond);
        }
        (SReg e, SReg f) = (d.S(), d.S());
        return Make($"{name}{Of(cond)}.f32 {e}, {f}", name, e, f, cond);
    }

    private static Sample VfpMemory(Draw d)
    {
        (string name, Reg rn, Cond cond) = (d.Of(["vldr", "vstr"]), d.Reg(), d.Cond());
        int offset = 4 * d.Next(-255, 255);
        string text = $"[{rn}" + (offset == 0 ? "]" : $", #{offset}]");
        if (d.Coin())
        {
            DReg a = d.D();
            return Make($"{name}{Of(cond)} {a}, {text}", name, a, Mem.At(rn, offset), cond);
        }
        SReg b = d.S();
        return Make($"{name}{Of(cond)} {b}, {text}", name, b, Mem.At(rn, offset), cond);
    }

    private static Sample VfpMultiple(Draw d)
    {
        (Reg rn, bool bang, DReg first) = (d.Reg(Reg.Sp), d.Coin(), d.D());
        (int count, Cond cond) = (d.Next(1, 16 - first.Number), d.Cond());
        string list = string.Join(
            ", ", Enumerable.Range(first.Number, count).Select(i => $"d{i}"));
        string name = d.Of(["vldm", "vstm"]);
        return d.Coin()
            ? Make(
                $"{name}ia{Of(cond)} {rn}{(bang ? "!" : "")}, {{{list}}}",
                name + "ia", rn, first, count, bang, cond)
            : Make($"{name}db{Of(cond)} {rn}!, {{{list}}}", name + "db", rn, first, count, cond);
    }

    private static Sample VfpCore(Draw d)
    {
        (DReg dm, SReg sn, Cond cond, Reg rt) = (d.D(), d.S(), d.Cond(), d.Reg());
        Reg rt2 = d.Reg(rt);
        return d.Next(0, 3) switch
        {
            0 => Make($"vmov{Of(cond)} {dm}, {rt}, {rt2}", "vmov", dm, rt, rt2, cond),
            1 => Make($"vmov{Of(cond)} {rt}, {rt2}, {dm}", "vmov", rt, rt2, dm, cond),
            2 => Make($"vmov{Of(cond)} {sn}, {rt}", "vmov", sn, rt, cond),
            _ => Make($"vmov{Of(cond)} {rt}, {sn}", "vmov", rt, sn, cond),
        };
    }

    private static Sample Convert(Draw d)
    {
        string[] types = ["f64", "f32", "s32", "u32"];
        string to = d.Of(types);
        string from;
        do
        {
            from = d.Of(types);
        }
        while (from == to || (to[0] != 'f' && from[0] != 'f'));
        Cond cond = d.Cond();
        object a = to == "f64" ? d.D() : d.S();
        object b = from == "f64" ? d.D() : d.S();
        return Make($"vcvt{Of(cond)}.{to}.{from} {a}, {b}", $"vcvt{to}{from}", a, b, cond);
    }

    private static string Of(Cond cond) =>
        cond == Cond.Al ? "" : cond.ToString().ToLowerInvariant();

    /// <summary>A call of the assembler's method of that name with these operands.</summary>
    private static Sample Make(string text, string method, params object[] operands)
    {
        Type[] types = [.. operands.Select(o => o.GetType())];
        MethodInfo found = typeof(Assembler).GetMethods().Single(
            m => m.Name.Equals(method, StringComparison.OrdinalIgnoreCase)
                && m.GetParameters().Select(p => p.ParameterType).SequenceEqual(types));
        return new(text, assembler => found.Invoke(assembler, operands));
    }
}
