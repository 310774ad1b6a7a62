using System.Text;
using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>Construction of bitstrings.</summary>
internal static partial class Cells
{
    private static IEnumerable<Cell>? OfBuild(Op op) => op switch
    {
        Op.BsCreateBin =>
        [
            .. Segments(), .. Appends(), .. RuneSegments(),
            .. Turns(72, [Want.Count, Want.Count], AppendAgain),
            .. Turns(48, [Want.Integer, Want.Count], SeveralSegments),
        ],
        Op.BsInitWritable => Turns(16, [Want.Integer, Want.Bits], (scene, n) =>
        {
            scene.Frame(n % 3);
            if (n % 4 > 0)
                scene.Emit(Op.Move, Int(new[] { 0, 8, 64, 256 }[n % 4]), new X(0));
            scene.Emit(op);
            if (n >= 8)
                InPlace(scene, n);
        }),
        Op.BsInit2 or Op.BsInitBits => Turns(16, [Want.Integer, Want.Bits], (scene, n) =>
            Init(scene, op, n)),
        Op.BsPutInteger => Puts(op, Want.Integer, FieldBits, [0, 2]),
        Op.BsPutBinary => Puts(op, Want.Bits, [0, 1, 3, 8, 16, 17, 24], [0]),
        Op.BsPutFloat => Puts(op, Want.Number, [16, 32, 64], [0, 2]),
        Op.BsPutString => Turns(12, [Want.Integer], (scene, n) =>
        {
            int length = 1 + (n % 5);
            Begin(scene, 3 * (n % 2), 8 * length);
            scene.Emit(op, new Num(length), new Bytes([.. "héy\0"u8[..length]]));
        }),
        Op.BsPutUtf8 or Op.BsPutUtf16 or Op.BsPutUtf32 => PutRunes(op),
        Op.BsAppend or Op.BsPrivateAppend => OldAppends(op),
        Op.BsAdd => Product(
            [Want.Count, Want.Count], [Sizes, Sizes],
            (scene, s) => scene.Emit(
                op, scene.FailOrRaise(), Scene.Bare(s[0]), Scene.Bare(s[1]),
                new Num(scene.Choose(1, 8)), scene.Target(s))),
        Op.BsUtf8Size or Op.BsUtf16Size => OfOne(Want.Integer, (scene, s) =>
            scene.Emit(op, new Label(0), Scene.Bare(s), scene.Target(s))),
        _ => null,
    };

    private static readonly Shape[] Sizes =
    [
        Shape.Of(Proof.Length, typed: false), Shape.Of(Proof.Length, typed: false, Place.Y),
        Shape.Of(Terms.Int(0)), Shape.Of(Terms.Int(7)), Shape.Of(Terms.Int(64)),
    ];

    private static (string Kind, Want Want, int[] Sizes)[] Kinds =>
    [
        ("integer", Want.Integer, FieldBits),
        ("float", Want.Number, [16, 32, 64, 8]),
        ("binary", Want.Bits, [0, 1, 8, 17, 24, -1]),
    ];

    /// <summary>One segment, alone or behind a few bits.</summary>
    private static IEnumerable<Cell> Segments()
    {
        foreach ((string kind, Want want, int[] sizes) in Kinds)
        {
            foreach (int bits in sizes)
            {
                foreach (string[] flags in (string[][])[[], ["little"], ["signed", "little"]])
                {
                    foreach (Cell cell in Product(
                        [want], [Few(want)],
                        (scene, s) => Segment(scene, kind, bits, flags, s[0])))
                    {
                        yield return cell;
                    }
                }
            }
        }
    }

    private static Shape[] Few(Want want) =>
        [Shape.InX, Shape.InY, Shape.Of(Boundary.Of(want)[0]), Shape.Of(Boundary.Of(want)[3])];

    private static void Segment(
        Scene scene, string kind, int bits, string[] flags, Operand source)
    {
        int unit = bits < 0 ? 8 : bits % 8 == 0 && bits > 0 && scene.Choose(2) == 0 ? 8 : 1;
        Operand size = bits < 0 ? Word("all") : Int(bits / unit);
        if (bits >= 0 && scene.Choose(3) == 0)
        {
            var held = new X(scene.Here.LivePrefix());
            scene.Emit(Op.Move, size, held);
            size = held;
        }
        Const flagged = new(Terms.List([.. flags.Select(f => Atom.Of(f))]));
        Operand[] segment = [Word(kind), new Num(1), new Num(unit), flagged, source, size];
        Operand[] before = scene.Choose(3) switch
        {
            0 => [],
            1 => [Word("integer"), new Num(1), new Num(1), new Const(Nil.Instance), Int(5), Int(3)],
            _ => [Word("string"), new Num(1), new Num(8), new Const(Nil.Instance),
                new Bytes([.. "ab"u8]), Int(2)],
        };
        Create(scene, [.. before, .. segment], source);
    }

    private static void Create(
        Scene scene, Operand[] segments, Operand source, Operand? target = null)
    {
        if (scene.IsRefused)
            return;
        scene.Emit(Op.Line, new Location("gen.erl", 15));
        scene.Emit(
            Op.BsCreateBin, scene.FailOrRaise(), scene.Choose<Operand>(
                new Num(0), new Num(4), new Alloc(2, 1, 1)),
            new Num(scene.Here.LivePrefix()), new Num(1), target ?? scene.Target(source),
            new OperandList([.. segments]));
    }

    private static IEnumerable<Cell> Appends()
    {
        foreach (int unit in (int[])[1, 8])
        {
            foreach (Cell cell in Product(
                [Want.Bits, Want.Integer], [Few(Want.Bits), Few(Want.Integer)], (scene, s) =>
                Create(scene, [
                    Word("append"), new Num(1), new Num(unit), new Const(Nil.Instance), s[0],
                    Word("all"), Word("integer"), new Num(2), new Num(1),
                    new Const(Nil.Instance), s[1], Int(scene.Choose(8, 16, 5, 24, 32)),
                    .. Text(scene.Choose(9))], s[0])))
            {
                yield return cell;
            }
        }
    }

    private static Operand[] Text(int bytes) => bytes == 0 ? [] :
    [
        Word("string"), new Num(1), new Num(8), new Const(Nil.Instance),
        new Bytes([.. ((byte[])[0xE2, 0x82, 0xFF, 0xFE, 7, 8, 0xFF, 0xFF, 9])[..bytes]]),
        Int(bytes),
    ];

    private static IEnumerable<Cell> RuneSegments() =>
        ((string[])["utf8", "utf16", "utf32"]).SelectMany(kind => Runed((scene, rune, n) =>
            Create(scene, [
                Word(kind), new Num(1), new Num(0),
                new Const(n % 2 == 0 ? Nil.Instance : Terms.List(Atom.Of("little"))), rune,
                Word("undefined")], rune)));

    private static readonly int[] Codes =
        [0, 97, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFFFF, 0x10000,
            0x10FFFF, 0x110000];

    /// <summary>Code points and what is none, in registers and as constants.</summary>
    private static IEnumerable<Cell> Runed(Action<Scene, Operand, int> play)
    {
        ValueList<Term> values = [.. Codes.Select(c => (Term)Terms.Int(c)), Terms.Int(-1),
            Terms.Int(1L << 32), Atom.Of("a")];
        ValueList<ValueList<Term>> Calls() => [.. values.Select(v => (ValueList<Term>)[v, v])];
        for (int n = 0; n < Codes.Length + 8; n++)
        {
            int turn = n;
            yield return new Cell(2, Calls, scene =>
            {
                if (turn % 2 == 1)
                    scene.Frame(3);
                play(
                    scene, turn >= 8 ? Int(Codes[turn - 8])
                        : turn % 2 == 1 ? new Y(0) : new X(1), turn);
            });
        }
    }

    /// <summary>Appends to what was appended to: there is room behind it, most times.</summary>
    private static void AppendAgain(Scene scene, int n)
    {
        if (n % 2 == 0)
            scene.Frame(4);
        Operand held = n % 4 == 0 ? new Y(3) : new X(scene.Arity);
        scene.Emit(Op.Move, new Const(new Bitstring("ab"u8)), held);
        Operand source = n % 6 == 0 ? new Y(1) : new X(1);
        for (int i = 0; i < 4; i++)
        {
            int bits = n % 8 == 7 ? 4 : 8 << scene.Choose(3);
            Create(scene, [
                Word("append"), new Num(1), new Num(n % 8 == 7 ? 1 : 8),
                new Const(Nil.Instance), held, Word("all"), Word("integer"), new Num(2),
                new Num(1), new Const(Nil.Instance), i == 2 ? Int(n) : source, Int(bits),
                .. Text((n + i) % 10)], held, held);
            if (n % 5 == i) // It is read, so it must not be written any more.
                Start(scene, Op.BsStartMatch3, held, new X(scene.Here.LivePrefix()), 0);
        }
    }

    /// <summary>Integers of whole bytes from all places, and text between them.</summary>
    private static void SeveralSegments(Scene scene, int n)
    {
        if (n % 3 > 0)
            scene.Frame(4);
        Operand[] sources = n % 3 > 0 ? [new Y(0), new Y(1), Int(0x2_3456), Int(-2), new X(1)]
            : [new X(0), new X(1), Int(n - 5), Int(0x7FF_FFFF), new X(1)];
        var segments = new List<Operand>();
        for (int i = 0; i < 4; i++)
        {
            string[] flags = scene.Choose<string[]>([], ["little"]);
            segments.AddRange([
                Word("integer"), new Num(i + 1), new Num(1),
                new Const(Terms.List([.. flags.Select(f => Atom.Of(f))])),
                sources[(n + (i * (1 + scene.Choose(4)))) % sources.Length],
                Int(8 << scene.Choose(3))]);
            segments.AddRange(Text(scene.Choose(4) == 0 ? 9 - i : 0));
        }
        Create(scene, [.. segments], sources[0]);
    }

    /// <summary>Appends to what nobody else has, more and more, until it has to move.</summary>
    private static void InPlace(Scene scene, int n)
    {
        for (int i = 0; i < 3 && !scene.IsRefused; i++)
        {
            scene.Emit(
                Op.BsCreateBin, scene.FailOrRaise(), new Num(0),
                new Num(scene.Here.LivePrefix()), new Num(1), new X(0),
                new OperandList([
                    Word("private_append"), new Num(1), new Num(1), new Const(Nil.Instance),
                    new X(0), Word("all"), Word("integer"), new Num(2), new Num(1),
                    new Const(Nil.Instance), Int(n), Int(n % 2 == 0 ? 8 : 200)]));
        }
    }

    // What bs_create_bin replaced.

    private static void Init(Scene scene, Op op, int n)
    {
        if (n >= 8)
            scene.Frame(2);
        int[] sizes = [0, 1, 8, 64, 65, 256, 4000, 3];
        int bits = sizes[n % 8] * (op == Op.BsInit2 ? 8 : 1);
        scene.Emit(
            op, scene.FailOrRaise(), new Num(sizes[n % 8]), new Num(n % 3),
            new Num(scene.Here.LivePrefix()), new Num(0), scene.Target());
        for (int left = bits; left > 0 && !scene.IsRefused; left -= Math.Min(left, 1024))
        {
            scene.Emit(
                Op.BsPutInteger, new Label(0), Int(Math.Min(left, 1024)), new Num(1), new Num(0),
                Int(n));
        }
    }

    /// <summary>A bitstring of that many bits in which some are put already.</summary>
    private static void Begin(Scene scene, int before, int bits)
    {
        scene.Emit(
            Op.BsInitBits, new Label(0), new Num(before + bits), new Num(0),
            new Num(scene.Here.LivePrefix()), new Num(0), new X(scene.Here.LivePrefix()));
        if (before > 0)
        {
            scene.Emit(
                Op.BsPutInteger, new Label(0), Int(before), new Num(1), new Num(0), Int(-3));
        }
    }

    private static IEnumerable<Cell> Puts(Op op, Want want, int[] sizes, int[] flags) =>
        sizes.SelectMany(bits => flags.SelectMany(flag => Product(
            [want], [Few(want)], (scene, s) =>
            {
                Begin(scene, scene.Choose(0, 3, 8), bits);
                int unit = bits % 8 == 0 && scene.Choose(2) == 0 ? 8 : 1;
                scene.Emit(
                    op, scene.FailOrRaise(), Int(bits / unit), new Num(unit), new Num(flag),
                    Scene.Bare(s[0]));
            })));

    private static IEnumerable<Cell> PutRunes(Op op) => Runed((scene, rune, n) =>
    {
        var flags = new Num(op == Op.BsPutUtf8 ? 0 : 2 * (n / 2 % 2));
        int size = op == Op.BsPutUtf32 ? 32 : SizeOf(rune, op);
        if (size == 0) // Room is asked for by the size op of it.
        {
            Label label = scene.Fail();
            scene.Emit(Op.IsInteger, label, rune);
            scene.Emit(Op.IsGe, label, rune, Int(0));
            var held = new X(scene.Here.LivePrefix());
            scene.Emit(
                op == Op.BsPutUtf8 ? Op.BsUtf8Size : Op.BsUtf16Size, new Label(0), rune, held);
            scene.Emit(
                Op.BsInit2, new Label(0), held, new Num(0), new Num(scene.Here.LivePrefix()),
                new Num(0), new X(held.Index + 1));
        }
        else
        {
            Begin(scene, op == Op.BsPutUtf32 ? scene.Choose(0, 3) : 0, size);
        }
        scene.Emit(op, scene.FailOrRaise(), flags, rune);
    });

    private static int SizeOf(Operand rune, Op op) =>
        rune is not Const { Value: Integer { Value: var code } }
            || !Rune.TryCreate((int)code, out Rune value) ? 0
        : op == Op.BsPutUtf8 ? 8 * value.Utf8SequenceLength
        : 16 * value.Utf16SequenceLength;

    private static IEnumerable<Cell> OldAppends(Op op) => Product(
        [Want.Bits, Want.Integer], [[Shape.InX, Shape.InY], Few(Want.Integer)], (scene, s) =>
        {
            int bits = scene.Choose(8, 0, 5, 64);
            bool isAsked = op == Op.BsPrivateAppend && scene.Choose(3) == 0;
            Label fail = scene.FailOrRaise();
            if (op == Op.BsAppend)
            {
                scene.Emit(
                    op, fail, Int(bits), new Num(scene.Choose(0, 3)),
                    new Num(scene.Here.LivePrefix()), new Num(scene.Choose(1, 8)),
                    Scene.Bare(s[0]), new Num(0), scene.Target(s));
            }
            else
            {
                if (scene.Here.Frame == State.NoFrame)
                    scene.Frame(2);
                scene.Emit(Op.Move, Int(scene.Choose(0, 8)), new X(0));
                scene.Emit(Op.BsInitWritable);
                Operand size = isAsked ? new Y(1) : Int(bits);
                scene.Emit(op, fail, size, new Num(1), new X(0), new Num(0), new X(0));
                s[1] = new Y(0);
            }
            if (bits > 0 && !isAsked)
            {
                scene.Emit(
                    Op.BsPutInteger, scene.FailOrRaise(), Int(bits), new Num(1), new Num(0),
                    Scene.Bare(s[1]));
            }
        });
}
