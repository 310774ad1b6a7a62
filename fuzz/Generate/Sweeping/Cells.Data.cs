using Beam;
using Tuple = Beam.Tuple;

namespace Fuzz.Generate.Sweeping;

/// <summary>Tests, selections, moves, building and taking apart, BIFs.</summary>
internal static partial class Cells
{
    private static IEnumerable<Cell>? OfTest(Op op)
    {
        if (Flow.Tested(op) != TypeSet.None)
        {
            void Test(Scene scene, Operand source) => scene.Emit(op, scene.Fail(), source);
            return OfOne(Want.Any, Test, Passing(op)).Concat(OfIdentifiers(Test))
                .Concat(OfParts(Test, op is Op.IsBinary or Op.IsBitstr ? PartsOfBits : 6))
                .Concat(op == Op.IsAnyNativeRecord ? OfRecords(Test) : [])
                .Concat(AfterPassing(Passing(op), Test));
        }
        return op switch
        {
            Op.IsLt or Op.IsGe or Op.IsEq or Op.IsNe or Op.IsEqExact or Op.IsNeExact =>
                [.. Compare(op, Want.Any), .. Compare(op, Want.Number), .. CompareSame(op)],
            Op.IsFunction2 => Product(
                [Want.Fun, Want.Count], [Shapes.Single(Want.Fun), Shapes.OneOf(Want.Count)],
                (scene, s) => scene.Emit(op, scene.Fail(), s[0], s[1])),
            Op.TestArity => WithNumber(
                Want.Tuple, Shapes.Known(Proof.Tuple, Proof.Elements(2)), [0, 1, 2, 3, 255, 256],
                (scene, s, n) => scene.Emit(op, scene.Fail(), s, n)),
            Op.IsTaggedTuple => WithNumber(
                Want.Tuple, Shapes.Single(Want.Tuple), [1, 2, 3, 256],
                (scene, s, n) => scene.Emit(
                    op, scene.Fail(), s, n, Word(scene.Choose("a", "b", "true"))), Tagged),
            Op.SelectVal => SelectVal(),
            Op.SelectTupleArity => WithNumber(
                Want.Tuple, Shapes.Known(Proof.Tuple), [1, 2, 3, 4, 9],
                (scene, s, n) => Select(
                    scene, op, s, (int)n.Value, i => new Num(i == 2 ? 256 : i)),
                n => [.. Enumerable.Range(0, (int)n + 3).Select(size => TupleOf("a", size))]),
            Op.Jump => Turns(1, [Want.Any], (scene, _) => scene.Emit(op, scene.Fail())),
            _ => null,
        };
    }

    /// <summary>Programs about parts of binaries, where these are what is asked for.</summary>
    private const int PartsOfBits = 30;

    /// <summary>Values of the kind that a test is for.</summary>
    private static ValueList<Term> Passing(Op test) => test == Op.IsBoolean
        ? [Atom.True, Atom.False]
        : [.. Boundary.Of(Proof.WantOf(Flow.Tested(test)))
            .Where(v => (Known.Of(v).Set & Flow.Tested(test)) != 0).Take(3)];

    /// <summary>One that passes goes before: its header is in a register of the code's then, where
    /// nothing must take it for another's.</summary>
    private static IEnumerable<Cell> AfterPassing(
        ValueList<Term> passing, Action<Scene, Operand> play) => passing.Count == 0 ? []
        : Enumerable.Range(0, 8).Select(n => Cell.Of([passing, Boundary.All], n, scene =>
        {
            if (n % 2 == 0)
                scene.Frame(3);
            play(scene, n % 4 == 0 ? new Y(0) : new X(0));
            play(scene, n % 4 == 2 ? new Y(1) : new X(1));
        }));

    /// <summary>Likewise of a BIF; none where it is no test.</summary>
    private static ValueList<Term> Passing(Bif bif) =>
        Ops.All.FirstOrDefault(o => Flow.Tested(o.Op) != TypeSet.None && bif.Args.Count == 1
            && bif.Function.Name.StartsWith(o.Name, StringComparison.Ordinal)) is { } test
            ? Passing(test.Op) : [];

    /// <summary>Of what no argument and no constant is: pids, ports and references, of this node
    /// and of another.</summary>
    private static IEnumerable<Cell> OfIdentifiers(Action<Scene, Operand> play)
    {
        const int far = 1016;
        return Enumerable.Range(0, 24).Select(n => Cell.Of([Boundary.Encoded], n, scene =>
        {
            scene.Frame(3);
            if (n % 3 == 0)
                scene.Emit(Op.Bif0, Bif("self", 0), new X(0));
            else if (n % 3 == 1)
                scene.Emit(Op.CallExt, new Num(0), Bif("make_ref", 0));
            else
                scene.Emit(Op.CallExt, new Num(1), Bif("binary_to_term", 1));
            Operand source = scene.Choose<Operand>(new X(0), new Y(0), new X(7), new X(far));
            if (source != new X(0))
            {
                scene.Emit(Op.Move, new X(0), source);
                scene.Emit(Op.Move, Int(-1), new X(0));
            }
            scene.Join();
            if (source is Y && scene.Choose(2) == 0)
                scene.Emit(Op.Move, source, new X(n % 2 == 0 ? 3 : 4)); // Code may take it there.
            play(scene, source);
        }));

        static Extfunc Bif(string name, int arity) => new(new Mfa("erlang", name, arity));
    }

    /// <summary>Of a part of a binary, which is no argument.</summary>
    private static IEnumerable<Cell> OfParts(Action<Scene, Operand> play, int count = 6) =>
        Enumerable.Range(0, count).Select(n => Cell.Of([Boundary.Encoded], n, scene =>
        {
            scene.Frame(3);
            Start(scene, Op.BsStartMatch3, new X(0), new X(2), 0);
            Operand part = scene.Choose<Operand>(new X(0), new Y(0), new X(InMemory));
            for (int i = 3; part is X { Index: InMemory } && i < InMemory; i++)
                scene.Emit(Op.Move, Int(i), new X(i));
            scene.Emit(
                Op.BsGetBinary2, scene.Fail(), new X(2), new Num(scene.Here.LivePrefix()),
                Int(8 + (n % 2)), new Num(1), new Num(0), part);
            scene.Join();
            play(scene, part);
        }));

    private static IEnumerable<Cell> Compare(Op op, Want want) => Product(
        [want, want], [Shapes.OneOf(want), Shapes.OneOf(want)],
        (scene, s) => scene.Emit(op, scene.Fail(), s[0], s[1]));

    private static IEnumerable<Cell> CompareSame(Op op) => OfOne(
        Want.Any, (scene, source) => scene.Emit(op, scene.Fail(), source, source));

    /// <param name="want">What the source is wanted to be.</param>
    /// <param name="shapes">How it may come to the op.</param>
    /// <param name="numbers">The op's number.</param>
    /// <param name="play">Emits the op.</param>
    /// <param name="first">Values that come first, by the number.</param>
    private static IEnumerable<Cell> WithNumber(
        Want want, Shape[] shapes, long[] numbers, Action<Scene, Operand, Num> play,
        Func<long, ValueList<Term>>? first = null) =>
        numbers.SelectMany(n => Product(
            [want], [shapes], (scene, sources) => play(scene, sources[0], new Num(n)),
            first?.Invoke(n) ?? []));

    /// <summary>Tuples of a size with each of the tags.</summary>
    private static ValueList<Term> Tagged(long size) =>
        [.. ((string[])["a", "b", "true"]).Select(tag => TupleOf(tag, (int)size))];

    private static Tuple TupleOf(string tag, int size) => new(
        Enumerable.Range(0, size).Select(i => i == 0 ? (Term)Atom.Of(tag) : Terms.Int(i))
            .ToArray());

    /// <summary>Dense, sparse, of bignums, of atoms; of one arm to thousands.</summary>
    private static IEnumerable<Cell> SelectVal()
    {
        foreach (int arms in new[] { 1, 2, 3, 4, 5, 8, 9, 17, 40, 300, 5000 })
        {
            int count = arms;
            Func<int, Operand>[] kinds =
            [
                i => Int(i - 1), i => Int(i * 3L), i => Int((1 << 27) - 2 + i),
                i => Int((long)i << 20), i => Word(i == 0 ? "a" : $"a{i}"),
                i => Word(i == 0 ? "true" : i == 1 ? "b" : $"b{i}"),
            ];
            foreach (Func<int, Operand> kind in count > 1000 ? kinds[..3] : kinds)
            {
                Want want = kind(0) is Const { Value: Atom } ? Want.Atom : Want.Integer;
                Shape[] shapes = count > 40 ? [Shape.InX] : Shapes.OneOf(want);
                foreach (Cell cell in Product([want], [shapes], (scene, s) =>
                    Select(scene, Op.SelectVal, s[0], count, kind)))
                {
                    yield return cell with
                    {
                        Calls = () => [.. cell.Calls(), .. Hits(count, kind)],
                    };
                }
                for (int turn = 0; count is > 3 and < 10 && turn < 3; turn++)
                    yield return OfLiteral(count, kind, turn);
            }
        }
    }

    /// <summary>Calls with the values of the first, the last and some other arms, and next to one.
    /// </summary>
    private static IEnumerable<ValueList<Term>> Hits(int count, Func<int, Operand> kind)
    {
        int step = 1 + (count / 20);
        IEnumerable<int> arms = count > 40 ? [0, 1, count / 2, count - 1, count]
            : [.. Enumerable.Range(0, (count / step) + 1).Select(i => i * step), count - 1, count];
        List<Term> values = [.. arms.Distinct().Select(i => ((Const)kind(i)).Value)];
        if (values[^1] is Integer last)
            values.AddRange([new Integer(last.Value + 1), new Integer(last.Value - 1)]);
        return values.Select(v => (ValueList<Term>)[v, Nil.Instance]);
    }

    /// <summary>What is selected on is the very word of one of the values.</summary>
    private static Cell OfLiteral(int count, Func<int, Operand> kind, int turn) =>
        Cell.Of([Boundary.Integers], count, scene =>
        {
            scene.Frame(2);
            scene.Emit(Op.Move, kind(Math.Max(0, count - 1 - turn)), new Y(0));
            scene.Join();
            Select(scene, Op.SelectVal, new Y(0), count, kind);
        });

    private static void Select(
        Scene scene, Op op, Operand source, int count, Func<int, Operand> value)
    {
        Label fail = scene.Fail();
        Label[] targets = [scene.Fail(), scene.Fail(), scene.Fail()];
        var arms = new List<Operand>();
        for (int i = 0; i < count; i++)
            arms.AddRange([value(i), count < 3 ? targets[i] : targets[i % 3]]);
        scene.Emit(op, source, fail, new OperandList([.. arms]));
    }

    private static IEnumerable<Cell>? OfData(Op op) => op switch
    {
        Op.Move => OfOne(Want.Any, (scene, s) => scene.Emit(op, Scene.Bare(s), scene.Target(s))),
        Op.Swap => Product(
            [Want.Any, Want.Any], [Shapes.Registers, Shapes.Registers],
            (scene, s) => scene.Emit(op, s[0], s[1])),
        Op.GetHd or Op.GetTl => Product(
            [Want.Cons], [Shapes.Known(Proof.Cons)],
            (scene, s) => scene.Emit(op, Scene.Bare(s[0]), scene.Target(s))),
        Op.GetList => Product(
            [Want.Cons, Want.Any], [Shapes.Known(Proof.Cons), Shapes.Registers],
            (scene, s) =>
            {
                Operand other = scene.Choose(3) == 0 ? Scene.Bare(s[0]) : scene.Target();
                bool first = scene.Choose(2) == 0;
                scene.Emit(op, Scene.Bare(s[0]), first ? other : s[1], first ? s[1] : other);
            }),
        Op.GetTupleElement => new[] { (1, 0), (2, 1), (2, 0), (256, 255), (1100, 1050) }.SelectMany(
            of => Product(
                [Want.Tuple], [Shapes.Known(Proof.Elements(of.Item1))],
                (scene, s) => scene.Emit(
                    op, Scene.Bare(s[0]), new Num(of.Item2), scene.Target(s)))),
        Op.SetTupleElement => Product([Want.Any], [Shapes.All], SetElement),
        Op.PutList => Product(
            [Want.Any, Want.List], [Shapes.OneOf(Want.Any), Shapes.OneOf(Want.Any)],
            (scene, s) =>
            {
                scene.Room(2);
                scene.Emit(op, Scene.Bare(s[0]), Scene.Bare(s[1]), scene.Target(s));
            }),
        Op.PutTuple2 => [.. new[] { 1, 2, 3, 4, 5, 8, 20, 255 }.SelectMany(Tuples)],
        Op.MakeFun3 => Product(
            [Want.Any, Want.Any], [Shapes.OneOf(Want.Any), Shapes.OneOf(Want.Any)], MakeFun),
        Op.MakeFun2 => Turns(6, [Want.Any, Want.Any], (scene, n) =>
        {
            scene.Frame(n > 2 ? 2 : 0);
            scene.Emit(op, new LambdaRef(n % 3));
        }),
        Op.Badmatch or Op.CaseEnd or Op.TryCaseEnd or Op.Badrecord => OfOne(
            Want.Any, (scene, s) => Raising(scene, () => scene.Emit(op, Scene.Bare(s)))),
        Op.IfEnd => Turns(4, [Want.Any], (scene, n) =>
        {
            if (n > 1)
                scene.Frame(2);
            Raising(scene, () => scene.Emit(op));
        }),
        Op.FuncInfo => Turns(2, [Want.Any, Want.Any], (scene, n) =>
            scene.Emit(Op.IsTuple, new Label(1), new X(n))),
        _ => null,
    };

    /// <summary>So many elements, from all places.</summary>
    private static IEnumerable<Cell> Tuples(int size) => Product(
        [Want.Any, Want.Any], [Shapes.OneOf(Want.Any), Shapes.Registers],
        (scene, s) =>
        {
            Operand[] elements =
                [.. Enumerable.Range(0, size).Select(i => i < 2 ? Scene.Bare(s[i]) : Int(i))];
            scene.Room(size + 1);
            scene.Emit(Op.PutTuple2, scene.Target(s), new OperandList([.. elements]));
        });

    private static void MakeFun(Scene scene, Operand[] sources)
    {
        int free = scene.Choose(3);
        Operand[] variables = [.. sources.Take(free).Select(Scene.Bare)];
        scene.Room(free, funs: 1);
        scene.Emit(
            Op.MakeFun3, new LambdaRef(free), scene.Target(sources),
            new OperandList([.. variables]));
    }

    private static void SetElement(Scene scene, Operand[] sources)
    {
        if (scene.Here.Frame == State.NoFrame)
            scene.Frame(2);
        scene.Emit(Op.Move, new Const(new Tuple(Int(1).Value, Int(2).Value)), new X(1));
        scene.Emit(Op.Move, Int(7), new X(2));
        scene.Emit(Op.Move, Int(1), new X(0));
        scene.Emit(Op.CallExt, new Num(3), new Extfunc(Bifs.Setelement));
        Operand value = sources[0] is Const or Y ? Scene.Bare(sources[0]) : new Y(0);
        scene.Emit(Op.SetTupleElement, value, new X(0), new Num(scene.Choose(2)));
    }

    /// <summary>What raises, outside and inside a catch and a try.</summary>
    private static void Raising(Scene scene, Action raise)
    {
        int way = scene.Here.Frame > 0 ? scene.Choose(3) : 0;
        if (way > 0)
        {
            scene.Emit(
                way == 1 ? Op.Catch : Op.Try, new Y(scene.Here.Frame - 1), scene.Fail());
        }
        if (scene.Choose(2) == 0)
            scene.Emit(Op.Line, new Location("gen.erl", 7));
        raise();
    }

    private static IEnumerable<Cell>? OfBif(Op op, Dialect dialect)
    {
        (BifUse use, int arity) = op switch
        {
            Op.Bif0 => (BifUse.Guard, 0),
            Op.Bif1 => (BifUse.Guard, 1),
            Op.Bif2 => (BifUse.Guard, 2),
            Op.Bif3 => (BifUse.Guard, 3),
            Op.GcBif1 => (BifUse.Gc, 1),
            Op.GcBif2 => (BifUse.Gc, 2),
            Op.GcBif3 => (BifUse.Gc, 3),
            _ => (default, -1),
        };
        if (arity == 0)
        {
            return Turns(10, [Want.Any], (scene, n) =>
            {
                scene.Frame(1);
                var bif = new Extfunc(new Mfa("erlang", n % 2 == 0 ? "node" : "self", 0));
                scene.Emit(op, bif, scene.Target());
            });
        }
        return arity < 0 ? null
            : Bifs.For(use, arity, dialect.Releases).SelectMany(b => OfBif(op, b));
    }

    /// <summary>What was put by a key is got between room being made and its being filled.
    /// </summary>
    private static void GetKept(Scene scene, int turn)
    {
        int size = turn % 2 == 0 ? 1 : 12;
        var key = new Const(Atom.Of("kept"));
        scene.Frame(2);
        scene.Emit(Op.Move, new Y(turn % 4 / 2), new X(1));
        scene.Emit(Op.Move, key, new X(0));
        scene.Emit(Op.CallExt, new Num(2), new Extfunc(Bifs.Put));
        scene.Room(size + 1);
        scene.Emit(Op.Bif1, new Label(0), new Extfunc(Bifs.Get), key, new X(0));
        scene.Emit(
            Op.PutTuple2, new X(1),
            new OperandList([.. Enumerable.Repeat<Operand>(new X(0), size)]));
    }

    private static IEnumerable<Cell> OfBif(Op op, Bif bif)
    {
        Shape[][] shapes = bif.Args.Count == 1
            ? [Shapes.Single(bif.Args[0])]
            : [.. bif.Args.Select(Shapes.OneOf)];
        bool collects = op is Op.GcBif1 or Op.GcBif2 or Op.GcBif3;
        return
        [
            .. Product([.. bif.Args], shapes, Play, Passing(bif)),
            .. Same(), .. OfNumbers(), .. OfHuge(),
            .. bif.Args.Count == 1
                ? AfterPassing(
                    [.. Passing(bif), .. Boundary.Of(bif.Args[0]).Take(2)],
                    (scene, s) => Play(scene, [s]))
                : [],
            .. bif.Function.Name is "is_pid" or "is_port" or "is_reference" or "node"
                ? OfIdentifiers((scene, s) => Play(scene, [s])) : [],
            .. bif.Function.Name is "is_binary" or "is_bitstring" or "byte_size" or "bit_size"
                ? OfParts((scene, s) => Play(scene, [s]), PartsOfBits) : [],
            .. bif.Function == Bifs.Get ? Turns(16, [Want.Any, Want.Bits], GetKept) : [],
            .. bif.Args.Count == 1 ? OfConstants() : [],
            .. bif.Function is { Name: "is_record", Arity: 3 } ? WithNumber(
                Want.Tuple, Shapes.Registers, [1, 2, 3],
                (scene, s, n) => Play(
                    scene, [s, Word(scene.Choose("a", "b", "true")), Int(n.Value)]), Tagged) : [],
            .. bif.Function.Name == "bit_size" ? OfLargest((scene, s) => Play(scene, [s])) : [],
        ];

        void Play(Scene scene, Operand[] s)
        {
            Operand[] live = collects ? [scene.Live(s)] : [];
            scene.Emit(Op.Line, new Location("gen.erl", 5));
            // Of constants alone nothing but the trace may tell which they are.
            Label fail = s.All(o => o is Const) ? new Label(0) : scene.FailOrRaise();
            scene.Emit(
                op, [fail, .. live, new Extfunc(bif.Function), .. s, scene.Target(s)]);
        }

        // Comparisons take anything, numbers among it.
        IEnumerable<Cell> OfNumbers() => bif.Args.Count == 2 && bif.Args.All(a => a == Want.Any)
            ? Product(
                [Want.Number, Want.Number],
                [Shapes.OneOf(Want.Number), Shapes.OneOf(Want.Number)], Play)
            : [];

        IEnumerable<Cell> OfHuge() => bif.Function.Name is "+" or "-" or "*" or "/"
            && bif.Args.Count == 2
            ? Enumerable.Range(0, 4).Select(n => Cell.Of(
                [Boundary.Huge, Boundary.Huge], n, scene => Play(
                    scene, scene.Sources([Shape.InX, Shape.InY], framed: n % 2 == 0))))
            : [];

        // Raising and not, since one of them may not show what it is.
        IEnumerable<Cell> OfConstants() => Shapes.Literals.SelectMany(shape =>
            ((bool[])[true, false]).Select(raises => Cell.Of([], 0, scene => scene.Emit(op, [
                raises ? new Label(0) : scene.Fail(),
                .. collects ? (Operand[])[new Num(1)] : [], new Extfunc(bif.Function),
                new Const(shape.Value!), scene.Target()]))));

        // The same register in all places.
        IEnumerable<Cell> Same() => bif.Args.Count == 1 ? [] : OfOne(
            bif.Args[0], (scene, s) => Play(scene, [.. bif.Args.Select(_ => s)]));
    }
}
