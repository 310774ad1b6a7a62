using Jit.Arm32;

namespace Jit.Tests.Arm32;

/// <summary>An instruction with operands drawn at random, and the text that a disassembler should
/// make of it.</summary>
internal readonly record struct Sample(string Text, Action<Assembler> Emit);

/// <summary>Draws legal operands; their texts are written here from the manual, not by the
/// assembler.</summary>
internal sealed class Draw(int seed)
{
    private static readonly string[] Shifts = ["lsl", "lsr", "asr", "ror"];

    private readonly Random _random = new(seed);

    internal int Next(int low, int high) => _random.Next(low, high + 1);

    internal bool Coin() => _random.Next(2) == 0;

    internal T Of<T>(T[] items) => items[_random.Next(items.Length)];

    internal Cond Cond() => (Cond)Next(0, 14);

    /// <summary>Any core register but pc and those named.</summary>
    internal Reg Reg(params ReadOnlySpan<Reg> not)
    {
        while (true)
        {
            var reg = new Reg((byte)Next(0, 14));
            if (!not.Contains(reg))
            {
                return reg;
            }
        }
    }

    internal DReg D() => new((byte)Next(0, 15));

    internal SReg S() => new((byte)Next(0, 31));

    internal (string Text, Operand2 Value) Operand2()
    {
        Reg rm = Reg();
        var shift = (Shift)Next(0, 3);
        switch (Next(0, 4))
        {
            case 0:
                uint value = uint.RotateRight((uint)Next(0, 255), 2 * Next(0, 15));
                return ($"#{(int)value}", Jit.Arm32.Operand2.Imm(value));
            case 1:
                return ($"{rm}", rm);
            case 2:
                (string text, int amount) = Amount(shift);
                return ($"{rm}{text}", Jit.Arm32.Operand2.Shifted(rm, shift, amount));
            case 3:
                Reg rs = Reg();
                return ($"{rm}, {Shifts[(int)shift]} {rs}",
                    Jit.Arm32.Operand2.Shifted(rm, shift, rs));
            default:
                return ($"{rm}, rrx", Jit.Arm32.Operand2.Rrx(rm));
        }
    }

    /// <summary>A shift by a constant from 1 on.</summary>
    internal (string Text, int Amount) Amount(Shift shift)
    {
        int amount = Next(1, shift is Shift.Lsr or Shift.Asr ? 32 : 31);
        return ($", {Shifts[(int)shift]} #{amount}", amount);
    }

    /// <summary>A memory operand: a constant offset up to a limit, or an index.</summary>
    internal (string Text, Mem Value) Mem(int limit, bool shifted, params ReadOnlySpan<Reg> not)
    {
        Reg rn = Reg(not);
        if (Coin())
        {
            int offset = Next(-limit, limit);
            return Next(0, 2) switch
            {
                0 when offset == 0 => ($"[{rn}]", Jit.Arm32.Mem.At(rn)),
                0 => ($"[{rn}, #{offset}]", Jit.Arm32.Mem.At(rn, offset)),
                1 => ($"[{rn}, #{offset}]!", Jit.Arm32.Mem.Pre(rn, offset)),
                _ => ($"[{rn}], #{offset}", Jit.Arm32.Mem.Post(rn, offset)),
            };
        }
        Reg rm = Reg([rn, .. not]);
        bool minus = Coin();
        var shift = (Shift)Next(0, 3);
        (string text, int amount) = shifted && Coin() ? Amount(shift) : ("", 0);
        string index = $"{(minus ? "-" : "")}{rm}{text}";
        return Next(0, 2) switch
        {
            0 => ($"[{rn}, {index}]", Jit.Arm32.Mem.At(rn, rm, shift, amount, minus)),
            1 => ($"[{rn}, {index}]!", Jit.Arm32.Mem.Pre(rn, rm, shift, amount, minus)),
            _ => ($"[{rn}], {index}", Jit.Arm32.Mem.Post(rn, rm, shift, amount, minus)),
        };
    }

    /// <summary>At least two registers, none of them <paramref name="not"/> or sp or pc.</summary>
    internal (string Text, RegList Value) List(Reg not)
    {
        while (true)
        {
            var list = new RegList((ushort)(Next(0, 0x7FFF) & ~(1 << 13 | 1 << not.Number)));
            if (list.Count >= 2)
            {
                IEnumerable<Reg> members = Enumerable.Range(0, 16)
                    .Select(i => new Reg((byte)i)).Where(list.Contains);
                return ($"{{{string.Join(", ", members)}}}", list);
            }
        }
    }
}
