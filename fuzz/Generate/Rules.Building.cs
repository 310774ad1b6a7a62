using System.Text;
using Beam;

namespace Fuzz.Generate;

/// <summary>Rules that build bitstrings.</summary>
internal static partial class Rules
{
    private static Rule[] Building =>
    [
        new("bs_create_bin", [Op.BsCreateBin], Always, b => CreateBin(b, null)),
        new("bs_init_writable", [Op.BsInitWritable, Op.BsCreateBin, Op.BsPrivateAppend],
            b => b.HasFrame, InitWritable),
        new("bs_init2",
            [Op.BsInit2, Op.BsInitBits, Op.BsPutInteger, Op.BsPutBinary, Op.BsPutFloat,
                Op.BsPutString, Op.BsPutUtf8, Op.BsPutUtf16, Op.BsPutUtf32],
            Always, InitBits),
        new("bs_append", [Op.BsAppend], Always, Append),
        new("bs_add", [Op.BsAdd], Always, AddSizes),
        new("bs_utf_size",
            [Op.BsUtf8Size, Op.BsUtf16Size, Op.BsInit2, Op.BsPutUtf8, Op.BsPutUtf16],
            b => b.Register(IsNatural) is not null, RuneOfRegister),
    ];

    private static bool IsInteger(Known known) => known.Is(TypeSet.Integer);

    private static bool IsNatural(Known known) => IsInteger(known) && known.Min >= 0;

    private static bool IsSize(Known known) => IsNatural(known) && known.Max <= 64;

    // bs_create_bin.

    /// <summary>A bitstring of a few segments; appended in place to what
    /// <paramref name="inPlace"/> holds, when that is told.</summary>
    private static void CreateBin(Body b, Operand? inPlace)
    {
        int budget = b.CostMax;
        var list = new List<Operand>();
        int unit = 256;
        if (inPlace is not null)
            Append(inPlace, "private_append");
        else if (b.Random.Chance(25))
            Append(b.Affordable(Want.Bits, ref budget), "append");
        for (int i = b.Random.Between(list.Count == 0 ? 1 : 0, 4); i > 0; i--)
            unit = Gcd(unit, Segment(b, list, ref budget));
        for (int i = Flow.SegmentSize; i < list.Count && inPlace is not null; i++)
        {
            if (Flow.SameRegister(list[i], inPlace)) // Nobody else may read it.
                list[i] = new Const(Terms.Int(i));
        }
        b.Line();
        Label fail = FailOrRaise(b, 40);
        Operand none = new Const(Nil.Instance);
        int live = Kept(b, fail, ref none, list, inPlace is X x ? x.Index + 1 : 0);
        Operand need = b.Random.Chance(70) ? new Num(0)
            : b.Random.Chance(50) ? new Num(b.Random.Below(9))
            : new Alloc(b.Random.Below(6), b.Random.Below(3), 0);
        b.Emit(
            Op.BsCreateBin, fail, need, new Num(live), new Num(unit), inPlace ?? b.Target(),
            new OperandList(ValueList.Create<Operand>([.. list])));

        void Append(Operand bits, string kind)
        {
            int of = inPlace is not null || b.Random.Chance(50) ? 1 : 8;
            list.AddRange(
                [Word(kind), new Num(1), new Num(of), new Const(Nil.Instance), bits, Word("all")]);
            unit = of;
        }
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    /// <summary>Appends a segment; gives a number that divides its size.</summary>
    private static int Segment(Body b, List<Operand> list, ref int budget)
    {
        var number = new Num((list.Count / Flow.SegmentSize) + 1);
        string kind = b.Random.Pick<string>(
            ["integer", "integer", "integer", "float", "binary", "binary", "string", "utf8",
                "utf16", "utf32"]);
        int unit;
        switch (kind)
        {
            case "string":
                byte[] text = Encoding.UTF8.GetBytes(b.Random.Pick<string>(["a", "xyz", "é\0"]));
                list.AddRange(
                    [Word(kind), number, new Num(8), new Const(Nil.Instance),
                        new Bytes(ValueList.Create<byte>(text)),
                        new Const(Terms.Int(text.Length))]);
                return 8;
            case "utf8" or "utf16" or "utf32":
                list.AddRange(
                    [Word(kind), number, new Num(0), SegmentFlags(b), Rune(b), Word("undefined")]);
                return kind == "utf8" ? 8 : kind == "utf16" ? 16 : 32;
            case "binary" when b.Random.Chance(50):
                unit = b.Random.Pick<int>([1, 1, 8, 8, 16, 3]);
                list.AddRange(
                    [Word(kind), number, new Num(unit), SegmentFlags(b),
                        b.Affordable(Want.Bits, ref budget), Word("all")]);
                return unit;
            default:
                (Operand size, unit) = kind == "float" && b.Random.Chance(85)
                    ? (new Const(Terms.Int(16 << b.Random.Below(3))), 1)
                    : SegmentSize(b);
                Want want = kind == "integer" ? Want.Integer
                    : kind == "float" ? Want.Number
                    : Want.Bits;
                list.AddRange(
                    [Word(kind), number, new Num(unit), SegmentFlags(b),
                        b.Affordable(want, ref budget), size]);
                return size is Const { Value: Integer { Value: var n } } && n > 0 && n < 4096
                    ? (int)n * unit
                    : unit;
        }
    }

    private static (Operand Size, int Unit) SegmentSize(Body b)
    {
        int chance = b.Random.Below(100);
        if (chance < 20 && b.Register(IsSize) is { } register)
            return (register, b.Random.Chance(70) ? 1 : 8);
        if (chance < 23)
            return (new Const(b.Random.Pick<Term>(BadSizes)), 1);
        (Operand size, Num unit) = Field(b);
        return size is Const ? (size, (int)unit.Value) : (new Const(Terms.Int(13)), 1);
    }

    private static readonly Term[] BadSizes =
        [Terms.Int(-1), Atom.Of("a"), new Integer(System.Numerics.BigInteger.One << 64)];

    private static Const SegmentFlags(Body b)
    {
        string[] flags = [.. new[] { "little", "signed" }.Where(_ => b.Random.Chance(30))];
        return new Const(Terms.List([.. flags.Select(f => (Term)Atom.Of(f))]));
    }

    /// <summary>A code point, around where encodings change their length, or none.</summary>
    private static Operand Rune(Body b)
    {
        if (b.Random.Chance(30))
            return b.Source(Want.Integer);
        int[] limits = [0, 97, 0x7F, 0x7FF, 0xD7FF, 0xE000, 0xFFFF, 0x10FFFF];
        int code = b.Random.Pick<int>(limits) + (b.Random.Chance(25) ? 1 : 0);
        return new Const(Terms.Int(code));
    }

    /// <summary>As a comprehension does it: what is appended to is nobody else's.</summary>
    private static void InitWritable(Body b)
    {
        b.Emit(Op.Move, new Const(Terms.Int(b.Random.Pick<int>([0, 8, 64, 256]))), new X(0));
        b.Line();
        b.Emit(Op.BsInitWritable);
        for (int i = b.Random.Between(1, 3); i > 0 && b.IsReachable; i--)
        {
            if (b.Here.X(0) is not { Writable: true })
                return;
            if (!b.Has(Op.BsPrivateAppend) || b.Random.Chance(50))
                CreateBin(b, new X(0));
            else
                PrivateAppend(b);
        }
    }

    // What bs_create_bin replaced.

    private static void PrivateAppend(Body b)
    {
        List<Action> puts = Puts(b, out int bits);
        b.Line();
        b.Emit(
            Op.BsPrivateAppend, FailOrRaise(b, 70), new Const(Terms.Int(bits)), new Num(1),
            new X(0), new Num(0), new X(0));
        Run(puts);
    }

    private static void Run(List<Action> puts)
    {
        foreach (Action put in puts)
            put();
    }

    private static void Append(Body b)
    {
        int budget = b.CostMax;
        Operand source = b.Affordable(Want.Bits, ref budget);
        if (b.LiveKeeping(source) is null)
            return;
        List<Action> puts = Puts(b, out int bits);
        b.Line();
        b.Emit(
            Op.BsAppend, FailOrRaise(b, 70), new Const(Terms.Int(bits)), new Num(b.Random.Below(5)),
            new Num(b.Here.LivePrefix()), new Num(b.Random.Chance(60) ? 1 : 8), source, new Num(0),
            b.Target());
        Run(puts);
    }

    private static void InitBits(Body b)
    {
        var live = new Num(b.Here.LivePrefix());
        var room = new Num(b.Random.Below(6));
        if (b.Random.Chance(20) && b.Here.RuneSize is null && b.Register(IsSize) is { } size
            && b.LiveKeeping(size) is not null)
        {
            Sized(b, size, room, live);
            return;
        }
        List<Action> puts = Puts(b, out int bits);
        Op op = bits % 8 == 0 && b.Random.Chance(80) ? Op.BsInit2 : Op.BsInitBits;
        b.Line();
        b.Emit(
            op, FailOrRaise(b, 70), new Num(op == Op.BsInit2 ? bits / 8 : bits), room, live,
            new Num(0), b.Target());
        Run(puts);
    }

    /// <summary>One field whose size a register holds.</summary>
    private static void Sized(Body b, Operand size, Num room, Num live)
    {
        bool bytes = b.Random.Chance(50);
        Operand target = b.Target();
        if (Flow.SameRegister(target, size))
            return;
        b.Line();
        b.Emit(
            bytes ? Op.BsInit2 : Op.BsInitBits, FailOrRaise(b, 70), size, room, live, new Num(0),
            target);
        bool binary = b.Random.Chance(40);
        Operand value = b.Source(binary ? Want.Bits : Want.Integer);
        b.Emit(
            binary ? Op.BsPutBinary : Op.BsPutInteger, FailOrRaise(b, 70), size,
            new Num(bytes ? 8 : 1), FieldFlags(b), value);
    }

    /// <summary>A few fields, as what puts them, and the bits that they take.</summary>
    private static List<Action> Puts(Body b, out int bits)
    {
        var puts = new List<Action>();
        bits = 0;
        for (int i = b.Random.Between(1, 4); i > 0; i--)
        {
            (int size, Action put) = Put(b);
            bits += size;
            puts.Add(put);
        }
        return puts;
    }

    private static (int Bits, Action Put) Put(Body b)
    {
        int bits = Math.Max(1, SomeBits(b));
        switch (b.Random.Below(8))
        {
            case 0:
                byte[] text = b.Random.Chance(50) ? [97, 0, 255] : [1];
                return (8 * text.Length, () => b.Emit(
                    Op.BsPutString, new Num(text.Length),
                    new Bytes(ValueList.Create<byte>(text))));
            case 1:
                int code = b.Random.Pick<int>([0, 97, 0x7FF, 0x800, 0xFFFF, 0x10FFFF]);
                bool wide = b.Random.Chance(50);
                var rune = new Rune(code);
                int length = wide ? 16 * rune.Utf16SequenceLength : 8 * rune.Utf8SequenceLength;
                return (length, () => b.Emit(
                    wide ? Op.BsPutUtf16 : Op.BsPutUtf8, FailOrRaise(b, 70), SomeEndian(b, wide),
                    new Const(Terms.Int(code))));
            case 2:
                return (32, () => b.Emit(
                    Op.BsPutUtf32, FailOrRaise(b, 70), SomeEndian(b, true), Rune(b)));
            case 3:
                int width = 16 << b.Random.Below(3);
                return (width, () => PutField(b, Op.BsPutFloat, width, Want.Number));
            case 4 or 5:
                return (bits, () => PutField(b, Op.BsPutBinary, bits, Want.Bits));
            default:
                return (bits, () => PutField(b, Op.BsPutInteger, bits, Want.Integer));
        }
    }

    private static Num SomeEndian(Body b, bool some) => new(some ? 2 * b.Random.Below(2) : 0);

    private static void PutField(Body b, Op op, int bits, Want want)
    {
        bool bytes = bits % 8 == 0 && b.Random.Chance(50);
        Operand value = b.Source(want);
        b.Line();
        b.Emit(
            op, FailOrRaise(b, 70), new Const(Terms.Int(bytes ? bits / 8 : bits)),
            new Num(bytes ? 8 : 1), FieldFlags(b), value);
    }

    private static void AddSizes(Body b)
    {
        if (b.Target() is not X target)
            return;
        b.Line();
        b.Emit(
            Op.BsAdd, FailOrRaise(b, 60), ASize(b), ASize(b),
            new Num(b.Random.Chance(60) ? 1 : 8), target);
    }

    private static Operand ASize(Body b) =>
        b.Register(IsSize) is { } register && b.Random.Chance(60)
            ? register
            : new Const(Terms.Int(b.Random.Between(0, 70)));

    /// <summary>A code point in a register: how long it is, room for it, and there it is.</summary>
    private static void RuneOfRegister(Body b)
    {
        Operand rune = b.Register(IsNatural)!;
        Operand size = b.Target();
        if (size is Y || Flow.SameRegister(rune, size))
            return;
        bool wide = b.Random.Chance(50);
        b.Emit(wide ? Op.BsUtf16Size : Op.BsUtf8Size, new Label(0), rune, size);
        Operand target = b.Target();
        bool clashes = Flow.SameRegister(target, rune) || Flow.SameRegister(target, size);
        if (clashes || b.LiveKeeping(rune, size) is null || b.Random.Chance(20))
            return;
        b.Emit(
            Op.BsInit2, new Label(0), size, new Num(0), new Num(b.Here.LivePrefix()), new Num(0),
            target);
        b.Emit(
            wide ? Op.BsPutUtf16 : Op.BsPutUtf8, FailOrRaise(b, 70), SomeEndian(b, wide), rune);
    }
}
