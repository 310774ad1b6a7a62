using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>Matching of bitstrings.</summary>
internal static partial class Cells
{
    private static readonly int[] FieldBits =
    [
        0, 1, 3, 7, 8, 9, 12, 15, 16, 17, 24, 25, 27, 28, 29, 31, 32, 33, 40, 48, 59, 60, 63, 64,
        65, 80, 128, 200,
    ];

    /// <summary>Bits that were matched before: to the byte, to the word, to neither.</summary>
    private static readonly int[] Before = [0, 3, 8, 20];

    /// <summary>Bitstrings to match on: counting, all ones, too short.</summary>
    private static readonly ValueList<Term> Subjects =
    [
        Pattern(40, i => (byte)(i * 37)), Pattern(40, _ => 0xFF), Pattern(40, i => (byte)i),
        Pattern(8, i => (byte)(0x80 >> i)), new Bitstring("abc"u8), new Bitstring([]),
        new Bitstring([1, 2, 0x80], 17), Pattern(3, _ => 0x80), Pattern(33, _ => 0),
        Pattern(4, i => (byte)(0x81 + i)), Pattern(5, i => (byte)(7 - i)),
        // The first integer of 32 bits that is no small, and the last that is one.
        new Bitstring([8, 0, 0, 0, 7, 255, 255, 255, 8, 0, 0, 0]),
    ];

    /// <summary>An x register that is none of the machine's.</summary>
    private const int InMemory = 7;

    private static Bitstring Pattern(int bytes, Func<int, byte> at) =>
        new([.. Enumerable.Range(0, bytes).Select(at)], 8 * bytes);

    private static IEnumerable<Cell>? OfMatch(Op op) => op switch
    {
        Op.BsStartMatch3 or Op.BsStartMatch4 => StartMatch(op),
        Op.BsGetInteger2 =>
            [.. Fields(op, FieldBits, [0, 2, 4, 6, 16]), .. WholeWords(op)],
        Op.BsGetFloat2 => Fields(op, [16, 32, 64, 8, 0], [0, 2, 16], Floating),
        Op.BsGetBinary2 => [.. Fields(op, [.. FieldBits.Where(b => b < 129)], [0]), .. AllOf(op)],
        Op.BsSkipBits2 => Fields(op, [.. FieldBits, 0x12345, 0x7F_FFFF], [0]),
        Op.BsTestTail2 => Told(op, [0, 1, 5, 8, 24, 300, 320], 1),
        Op.BsTestUnit => Told(op, [1, 3, 5, 7, 8, 16, 32, 256], 1),
        Op.BsMatchString => Strings(op),
        Op.BsGetTail => Parts(op, 1),
        Op.BsGetPosition or Op.BsSetPosition => [.. Positions(), .. FarPositions()],
        Op.BsGetUtf8 or Op.BsGetUtf16 or Op.BsGetUtf32 or Op.BsSkipUtf8 or Op.BsSkipUtf16
            or Op.BsSkipUtf32 => Runes(op),
        Op.BsMatch => [.. Commands(), .. ManyCommands()],
        _ => null,
    };

    private static Cell Matching(int turn, ValueList<Term> subjects, Action<Scene> play) =>
        new(
            2, () => [.. subjects.Select(s => (ValueList<Term>)[s, Terms.Int((turn % 5) - 1)])],
            play);

    private static IEnumerable<Cell> StartMatch(Op op)
    {
        foreach (Shape shape in Shapes.All.Where(s => s.Place != Place.Constant && !s.Typed))
        {
            for (int way = 0; way < (op == Op.BsStartMatch4 ? 4 : 2); way++)
            {
                int kind = way;
                ValueList<Term> values = shape.Proof is null ? Boundary.Of(Want.Any)
                    : shape.Proof.Values;
                yield return Cell.Of([values], kind, scene =>
                {
                    Operand s = scene.Sources([shape], framed: scene.Choose(2) == 0)[0];
                    if (scene.IsRefused)
                        return;
                    Start(scene, op, s, scene.Target(s), kind);
                });
            }
        }
    }

    private static void Start(Scene scene, Op op, Operand source, Operand target, int kind)
    {
        var live = new Num(scene.Here.LivePrefix());
        if (op == Op.BsStartMatch3)
        {
            scene.Emit(op, scene.Fail(), source, live, target);
            if (kind == 1)
            {
                if (scene.Choose(2) == 0)
                    scene.Join(); // Code forgets what it has just made.
                scene.Emit(op, scene.Fail(), target, new Num(scene.Here.LivePrefix()), target);
            }
            return;
        }
        Operand fail = kind == 1 ? Word("no_fail") : scene.Fail();
        scene.Emit(op, fail, live, source, target);
        if (kind is 1 or 3 && scene.Choose(2) == 0)
            scene.Join();
        if (kind is 1 or 3) // What is a match already.
            scene.Emit(op, fail, new Num(scene.Here.LivePrefix()), target, target);
        if (kind == 2)
        {
            Operand again = target is X ? target : new X(0);
            scene.Emit(op, Word("resume"), new Num(scene.Here.LivePrefix()), target, again);
        }
    }

    /// <summary>A match of x0 in which so many bits are behind.</summary>
    private static Operand Context(Scene scene, int before)
    {
        bool framed = scene.Choose(3) == 0;
        if (framed)
            scene.Frame(3);
        Operand context = framed && scene.Choose(2) == 0 ? new Y(2)
            : scene.Choose<Operand>(new X(2), new X(0), new X(InMemory));
        for (int i = 2; context is X { Index: InMemory } && i < InMemory; i++)
            scene.Emit(Op.Move, Int(i), new X(i));
        Op op = scene.Choose(Op.BsStartMatch3, Op.BsStartMatch4);
        Start(scene, op, new X(0), context, 0);
        if (before > 0)
            scene.Emit(Op.BsSkipBits2, scene.Fail(), context, Int(before), new Num(1), new Num(0));
        if (scene.Choose(2) == 0)
            scene.Join();
        return context;
    }

    private static IEnumerable<Cell> Fields(
        Op op, int[] sizes, int[] flags, ValueList<Term>? subjects = null)
    {
        int turn = 0;
        foreach (int bits in sizes)
        {
            foreach (int flag in flags)
            {
                foreach (int before in Before)
                {
                    foreach (bool held in (bool[])[false, true])
                    {
                        yield return Matching(++turn, subjects ?? Subjects, scene =>
                            Field(scene, op, bits, flag, before, held));
                    }
                }
            }
        }
    }

    /// <summary>Words that start anywhere, within subjects that end anywhere.</summary>
    private static IEnumerable<Cell> WholeWords(Op op)
    {
        int[] before = [0, 1, 2, 4, 8, 9, 16, 24];
        ValueList<Term> subjects = [.. Subjects, Pattern(6, i => (byte)(i == 1 ? 8 : 0))];
        return Enumerable.Range(0, 3 * before.Length).Select(n => Matching(n, subjects, scene =>
            Field(scene, op, 32, flags: 0, before[n % before.Length], held: false)));
    }

    /// <param name="scene">Where.</param>
    /// <param name="op">What takes the field.</param>
    /// <param name="bits">Its size.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="before">Bits before it.</param>
    /// <param name="held">The size is in a register.</param>
    private static void Field(Scene scene, Op op, int bits, int flags, int before, bool held)
    {
        Operand context = Context(scene, before);
        int unit = bits % 8 == 0 && scene.Choose(2) == 0 ? 8 : 1;
        Operand size = Int(bits / unit);
        if (held)
        {
            Operand register = scene.Here.Frame > 0 && scene.Choose(2) == 0
                ? new Y(1) : new X(scene.Here.LivePrefix());
            scene.Emit(Op.Move, size, register);
            bool isGiven = scene.Choose(3) == 0 && scene.Here.X(1) is { IsTerm: true };
            size = isGiven ? new X(1) : register;
        }
        if (scene.IsRefused)
            return;
        if (op == Op.BsSkipBits2)
        {
            scene.Emit(op, scene.Fail(), context, size, new Num(unit), new Num(flags));
            return;
        }
        scene.Emit(
            op, scene.Fail(), context, new Num(scene.Here.LivePrefix()), size, new Num(unit),
            new Num(flags), scene.Target(context, size));
    }

    private static IEnumerable<Cell> AllOf(Op op)
    {
        int[] units = [1, 8, 16, 3, 256];
        return Enumerable.Range(0, units.Length * Before.Length * 2).Select(n => Matching(
            n, Subjects, scene =>
            {
                Operand context = Context(scene, Before[n % 4]);
                scene.Emit(
                    op, scene.Fail(), context, new Num(scene.Here.LivePrefix()), Word("all"),
                    new Num(units[n / 4 % units.Length]), new Num(0), scene.Target(context));
            }));
    }

    /// <summary>Operands: Fail, Context, Number.</summary>
    private static IEnumerable<Cell> Told(Op op, int[] numbers, int each) =>
        numbers.SelectMany((number, n) => Before.Select(before => Matching(
            n * each, Subjects, scene => scene.Emit(
                op, scene.Fail(), Context(scene, before), new Num(number)))));

    private static IEnumerable<Cell> Strings(Op op)
    {
        byte[][] texts = [[0], [97, 98], [97, 98, 99], [0xFF, 0xFF, 0xFF, 0xFF], [0, 37, 74, 111],
            [0xF9, 0x28], [37, 74, 111, 148, 185, 222, 3, 40, 77]];
        for (int n = 0; n < texts.Length * Before.Length * 2; n++)
        {
            byte[] text = texts[n % texts.Length];
            int before = Before[n / texts.Length % 4];
            int bits = (8 * text.Length) - (n % 2 == 1 ? 3 : 0);
            yield return Matching(n, Subjects, scene => scene.Emit(
                op, scene.Fail(), Context(scene, before), new Num(bits),
                new Bytes(ValueList.Create<byte>(text))));
        }
    }

    private static IEnumerable<Cell> Parts(Op op, int each) =>
        Enumerable.Range(0, 8 * Before.Length).Select(n => Matching(
            n * each, Subjects, scene =>
            {
                Operand context = Context(scene, Before[n % 4]);
                scene.Emit(
                    op, context, scene.Target(context), new Num(scene.Here.LivePrefix()));
            }));

    private static IEnumerable<Cell> Positions() =>
        Enumerable.Range(0, 8 * Before.Length).Select(n => Matching(n, Subjects, scene =>
        {
            Operand context = Context(scene, Before[n % 4]);
            Operand position = new X(scene.Here.LivePrefix());
            scene.Emit(
                Op.BsGetPosition, context, position, new Num(scene.Here.LivePrefix()));
            scene.Emit(Op.BsSkipBits2, scene.Fail(), context, Int(9), new Num(1), new Num(0));
            if (n % 2 == 0)
                scene.Emit(Op.BsSetPosition, context, position);
        }));

    /// <summary>Positions that no small can be.</summary>
    private static IEnumerable<Cell> FarPositions() => Enumerable.Range(0, 6).Select(n =>
        Matching(n, [Subjects[0]], scene =>
        {
            // One that a small is, the first that none is, and one that a word with a tag is not.
            int before = n < 2 ? (1 << 27) - 1 : n < 4 ? 1 << 27 : (1 << 28) + 5;
            int segments = 1 + (before >> 20);
            if (n % 2 == 1)
                scene.Frame(3);
            Operand context = n % 2 == 1 ? new Y(2) : new X(2);
            Fill(scene, segments, n);
            Start(scene, Op.BsStartMatch3, new X(2), context, 0);
            Operand position = n % 2 == 1 ? new Y(1) : new X(3);
            foreach (int bits in (int[])[1 << 23, before % (1 << 23)])
            {
                for (int i = bits == 1 << 23 ? before >> 23 : 1; i > 0; i--)
                {
                    scene.Emit(
                        Op.BsSkipBits2, scene.Fail(), context, Int(bits), new Num(1), new Num(0));
                }
            }
            scene.Emit(Op.BsGetPosition, context, position, new Num(3));
            scene.Emit(Op.BsSkipBits2, scene.Fail(), context, Int(9), new Num(1), new Num(0));
            scene.Emit(Op.BsSetPosition, context, position);
            scene.Emit(
                Op.BsTestTail2, scene.Fail(), context, new Num((segments << 20) - before));
            scene.Emit(Op.Move, Int(n), context);
            scene.Emit(Op.Move, Int(n), new X(2));
        }));

    /// <summary>x2 = a binary of so many times 2²⁰ bits.</summary>
    private static void Fill(Scene scene, int times, int value)
    {
        const int units = 1 << 12;
        Operand none = new Const(Nil.Instance);
        Build(1, 2, [Word("integer"), new Num(1), new Num(256), none, Int(value), Int(units)]);
        Build(times, 3, [Word("binary"), new Num(1), new Num(8), none, new X(2), Word("all")]);

        void Build(int count, int live, Operand[] segment) => scene.Emit(
            Op.BsCreateBin, new Label(0), new Num(0), new Num(live), segment[2], new X(2),
            new OperandList([.. Enumerable.Repeat(segment, count).SelectMany(s => s)]));
    }

    /// <summary>Of bitstrings whose size in bits is no small, or just so; most of them are not to
    /// be shown.</summary>
    private static IEnumerable<Cell> OfLargest(Action<Scene, Operand> play) =>
        Enumerable.Range(0, 3).Select(n => Matching(n, [Subjects[0]], scene =>
        {
            Fill(scene, (1 << 7) - (n == 2 ? 1 : 0), n);
            play(scene, new X(2));
            scene.Emit(Op.Move, Int(n), new X(2));
        }));

    private static readonly ValueList<Term> Floating =
    [
        new Bitstring([0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]),
        new Bitstring([0x7F, 0xF0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]),
        new Bitstring([0x7F, 0xC0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4]),
        new Bitstring([0, 0, 0xC0, 0x3F, 0, 0, 0xF8, 0x3F]), new Bitstring([0x3E, 0]),
        new Bitstring([0x80, 0, 0, 0, 0, 0, 0, 0]), new Bitstring([0x00, 0x01, 0, 0, 0, 0, 0, 1]),
        .. Subjects,
    ];

    private static readonly ValueList<Term> Texts =
    [
        new Bitstring("aé"u8), new Bitstring("€"u8), new Bitstring("😀"u8), new Bitstring([0x80]),
        new Bitstring([0xC0, 0x80]), new Bitstring([0xED, 0xA0, 0x80]), new Bitstring([0xE2, 0x82]),
        new Bitstring([0xF4, 0x90, 0x80, 0x80]), new Bitstring([0, 97, 0xD8]),
        new Bitstring([0xD8, 0x3D, 0xDE, 0]), new Bitstring([0x3D, 0xD8, 0, 0xDE]),
        new Bitstring([0xDC, 0, 0xDC, 0]), new Bitstring([0xD8, 0, 0, 97]),
        new Bitstring([0, 0x10, 0xFF, 0xFF]), new Bitstring([0, 0x11, 0, 0]),
        new Bitstring([0xFF, 0xFF, 0x10, 0]), new Bitstring([0, 0, 0xD8, 0]), new Bitstring([]),
        new Bitstring([0x0C, 0x20, 0x40], 19),
    ];

    private static IEnumerable<Cell> Runes(Op op)
    {
        bool gets = op is Op.BsGetUtf8 or Op.BsGetUtf16 or Op.BsGetUtf32;
        bool isUtf8 = op is Op.BsGetUtf8 or Op.BsSkipUtf8;
        return Enumerable.Range(0, 24).Select(n => Matching(n, Texts, scene =>
        {
            Operand context = Context(scene, n % 4 == 3 ? 3 : 0);
            var live = new Num(scene.Here.LivePrefix());
            var flags = new Num(isUtf8 ? 0 : 2 * (n % 2));
            if (gets)
                scene.Emit(op, scene.Fail(), context, live, flags, scene.Target(context));
            else
                scene.Emit(op, scene.Fail(), context, live, flags);
        }));
    }

    /// <summary>bs_match: an ensure, and one or two commands.</summary>
    private static IEnumerable<Cell> Commands()
    {
        int turn = 0;
        foreach (int bits in FieldBits)
        {
            foreach (string kind in (string[])["integer", "integer", "binary", "skip", "=:="])
            {
                foreach (int before in Before)
                {
                    int n = ++turn;
                    yield return Matching(n, Subjects, scene => Command(scene, kind, bits, before));
                }
            }
        }
    }

    /// <summary>An ensure, and four commands of any kind.</summary>
    private static IEnumerable<Cell> ManyCommands() => Enumerable.Range(0, 60).Select(turn =>
        Matching(turn, Subjects, scene =>
        {
            Operand context = Context(scene, Before[turn % 4]);
            int[] sizes = [.. Enumerable.Range(0, 4).Select(
                i => FieldBits[(turn * 7 + i * (1 + scene.Choose(4))) % (FieldBits.Length - 8)])];
            var commands = new List<Operand>
            {
                Word("ensure_at_least"), new Num(sizes.Sum()), new Num(1),
            };
            int free = scene.Here.LivePrefix();
            foreach (int bits in sizes)
            {
                string kind = scene.Choose("integer", "integer", "=:=", "binary", "skip");
                AddCommand(
                    commands, new Num(free), kind, Math.Max(1, bits), new X(free), scene);
                free += kind is "integer" or "binary" ? 1 : 0;
            }
            scene.Emit(Op.BsMatch, scene.Fail(), context, new OperandList([.. commands]));
        }));

    private static void Command(Scene scene, string kind, int bits, int before)
    {
        Operand context = Context(scene, before);
        var commands = new List<Operand>();
        int second = scene.Choose(0, 1, 8, 13);
        if (scene.Choose(3) == 0)
        {
            commands.AddRange([Word("ensure_exactly"), new Num(bits + second)]);
        }
        else
        {
            commands.AddRange([
                Word("ensure_at_least"), new Num(bits + second), new Num(scene.Choose(1, 8))]);
        }
        if (second > 0 && scene.Choose(2) == 0)
        {
            AddCommand(scene, commands, "integer", second, context);
            second = 0;
        }
        AddCommand(scene, commands, kind, bits, context);
        if (second > 0)
            AddCommand(scene, commands, "integer", second, context);
        if (scene.Choose(3) == 0)
        {
            commands.AddRange(
                [Word("get_tail"), new Num(scene.Here.LivePrefix()), new Num(1), new X(4)]);
        }
        scene.Emit(Op.BsMatch, scene.Fail(), context, new OperandList([.. commands]));
    }

    private static void AddCommand(
        Scene scene, List<Operand> commands, string kind, int bits, Operand context)
    {
        var live = new Num(scene.Here.LivePrefix());
        // Each writes a register of its own, none of them the context's.
        int free = Math.Max((int)live.Value, context is X x ? x.Index + 1 : 0);
        AddCommand(
            commands, live, kind, bits, new X(free + (commands.Count > 3 ? 1 : 0)), scene);
    }

    private static void AddCommand(
        List<Operand> commands, Num live, string kind, int bits, X target, Scene scene)
    {
        int unit = bits % 8 == 0 && scene.Choose(2) == 0 ? 8 : 1;
        switch (kind)
        {
            case "skip":
                commands.AddRange([Word(kind), new Num(bits)]);
                break;
            case "=:=":
                bits = Math.Clamp(bits, 1, 63);
                commands.AddRange([Word(kind), new Const(Nil.Instance), new Num(bits), new Num(0)]);
                break;
            default:
                string[] flags = kind == "binary" ? []
                    : scene.Choose<string[]>([], ["little"], ["signed"], ["little", "signed"]);
                commands.AddRange([
                    Word(kind), live, new Const(Terms.List([.. flags.Select(f => Atom.Of(f))])),
                    new Num(bits / unit), new Num(unit), target]);
                break;
        }
    }
}
