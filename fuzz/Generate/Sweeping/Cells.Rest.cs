using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>Float registers, maps, records, messages.</summary>
internal static partial class Cells
{
    private static readonly int[] FloatRegisters = [0, 1, 13, 14, 15, 31, 63];

    private static readonly Float[] FloatConstants = [new(1.5), new(1e22), new(-0.1)];

    private static IEnumerable<Cell>? OfFloat(Op op) => op switch
    {
        Op.Fmove => Product(
            [Want.Number],
            [[.. Shapes.Known(Proof.Float), .. FloatConstants.Select(f => Shape.Of(f))]],
            (scene, s) =>
            {
                var register = new Fr(scene.Choose(FloatRegisters));
                scene.Emit(op, Scene.Bare(s[0]), register);
                scene.Room(0, floats: 1);
                scene.Emit(op, register, scene.Target(s));
            }),
        Op.Fconv => OfOne(Want.Number, (scene, s) => Raising(scene, () => scene.Emit(
            op, Scene.Bare(s), new Fr(scene.Choose(FloatRegisters))))),
        Op.Fadd or Op.Fsub or Op.Fmul or Op.Fdiv =>
        [
            .. Turns(49, [Want.Number, Want.Number], (scene, n) => Compute(scene, op, n)),
            .. Enumerable.Range(0, 14).Select(n => Cell.Of(
                [Boundary.Huge, Boundary.Huge], n, scene => Compute(scene, op, 3 * n))),
        ],
        Op.Fnegate => Turns(49, [Want.Number, Want.Number], (scene, n) =>
        {
            (Fr left, Fr right) = TwoFloats(scene, n);
            scene.Emit(op, new Label(0), left, scene.Choose(left, right));
        }),
        Op.Fclearerror or Op.Fcheckerror => Turns(7, [Want.Number, Want.Number], (scene, n) =>
        {
            (Fr left, Fr right) = TwoFloats(scene, n);
            scene.Emit(Op.Fclearerror);
            scene.Emit(Op.Fdiv, new Label(0), left, right, left);
            scene.Emit(Op.Fcheckerror, new Label(0));
        }),
        _ => null,
    };

    private static void Compute(Scene scene, Op op, int n)
    {
        (Fr left, Fr right) = TwoFloats(scene, n);
        Raising(scene, () => scene.Emit(
            op, new Label(0), left, right,
            scene.Choose(left, right, new Fr(scene.Choose(FloatRegisters)))));
    }

    /// <summary>The arguments as floats in two registers, which may be one.</summary>
    private static (Fr Left, Fr Right) TwoFloats(Scene scene, int n)
    {
        if (scene.Choose(2) == 0)
            scene.Frame(3);
        var left = new Fr(FloatRegisters[n % 7]);
        var right = new Fr(FloatRegisters[n / 7 % 7]);
        scene.Emit(Op.Fconv, new X(0), left);
        scene.Emit(Op.Fconv, new X(1), right);
        return (left, right);
    }

    private static IEnumerable<Cell>? OfMap(Op op) => op switch
    {
        Op.PutMapAssoc or Op.PutMapExact =>
        [
            .. Product(
                [Want.Map, Want.Key, Want.Any],
                [Maps, Shapes.OneOf(Want.Key), [Shape.InX, Shape.InY, Shape.Of(Terms.Int(1))]],
                (scene, s) => PutMap(scene, op, s[0], [s[1], s[2]], s)),
            .. SeveralKeys((scene, s, keys) => PutMap(
                scene, op, s, [.. keys.SelectMany((k, i) => (Operand[])[k, Value(s, i)])], [s])),
        ],
        Op.HasMapFields =>
        [
            .. Product(
                [Want.Map, Want.Key], [Maps, Shapes.OneOf(Want.Key)],
                (scene, s) => scene.Emit(op, scene.Fail(), Scene.Bare(s[0]), List(s[1]))),
            .. SeveralKeys((scene, s, keys) => scene.Emit(op, scene.Fail(), s, List(keys))),
        ],
        Op.GetMapElements =>
        [
            .. Product(
                [Want.Map, Want.Key], [Maps, Shapes.OneOf(Want.Key)],
                (scene, s) => scene.Emit(
                    op, scene.Fail(), Scene.Bare(s[0]), List(s[1], scene.Target(s)))),
            .. SeveralKeys((scene, s, keys) => scene.Emit(
                op, scene.Fail(), s,
                List([.. keys.SelectMany((k, i) => (Operand[])[k, new X(3 + i)])]))),
        ],
        Op.UpdateRecord => [.. ((int[])[1, 2, 3, 9, 28]).SelectMany(UpdateRecord)],
        _ => null,
    };

    private static readonly Shape[] Maps =
    [
        Shape.Of(Proof.Map, typed: false), Shape.Of(Proof.Map, typed: false, Place.Y),
        Shape.Of(Proof.Map, typed: false, Place.Middle), Shape.Of(Boundary.Maps[2]),
    ];

    /// <summary>Values of several keys: small, literal, in a register.</summary>
    private static Operand Value(Operand source, int n) =>
        n % 3 == 1 ? new Const(Boundary.Tuples[0]) : n % 4 == 2 ? Scene.Bare(source) : Int(n);

    private static OperandList List(params Operand[] items) =>
        new([.. items.Select(Scene.Bare)]);

    private static void PutMap(
        Scene scene, Op op, Operand map, Operand[] items, Operand[] sources)
    {
        Label fail = op == Op.PutMapAssoc ? new Label(0) : scene.FailOrRaise();
        scene.Emit(
            op, fail, Scene.Bare(map), scene.Target(sources), scene.Live(sources), List(items));
    }

    /// <summary>Keys that are constants: few and many, there and not.</summary>
    private static IEnumerable<Cell> SeveralKeys(Action<Scene, Operand, Operand[]> play)
    {
        foreach (int count in (int[])[2, 3, 5, 20, 33, 40])
        {
            foreach (int from in (int[])[0, 1, 28, -1])
            {
                Operand[] keys = [.. Enumerable.Range(from, count).Select(
                    i => i == 0 ? Word("a") : (Operand)Int(i))];
                if (from < 0) // Nothing in memory is less: who does not stop in time goes on.
                {
                    IEnumerable<Operand> more = Enumerable.Range(1, count - 2).Select(Small);
                    keys = [Int(-1), Word("a"), .. more];
                }
                if (from == 28 && count == 3)
                    keys = [.. Boundary.MixedKeys.Select(k => new Const(k))];
                // Those that services look for, on their way to all kinds of places.
                int times = from == 28 && count == 3 ? 5 : 1;
                foreach (Cell cell in Enumerable.Range(0, times).SelectMany(_ => Product(
                    [Want.Map], [Maps], (scene, s) => play(scene, Scene.Bare(s[0]), keys))))
                {
                    yield return cell;
                }
            }
        }
    }

    private static IEnumerable<Cell> UpdateRecord(int size) => Product(
        [Want.Tuple, Want.Any],
        [
            [
                Shape.Of(Proof.Elements(size), typed: false),
                Shape.Of(Proof.Elements(size), typed: false, Place.Y),
                Shape.Of(Proof.Elements(size), typed: false, Place.Middle),
            ],
            Shapes.OneOf(Want.Any),
        ],
        (scene, s) =>
        {
            int first = scene.Choose(size) + 1;
            Operand[] items = [new Num(first), s[1]];
            for (int at = first + 1; scene.Choose(3) > 0 && at <= Math.Min(size, first + 4); at++)
                items = [.. items, new Num(at), at % 2 == 0 ? Scene.Bare(s[1]) : Int(at)];
            if (items.Length == 2 && first < size)
                items = [.. items, new Num(size), Int(1)];
            scene.Room(size + 1);
            scene.Emit(
                Op.UpdateRecord, Word(scene.Choose("copy", "reuse")), new Num(size),
                Scene.Bare(s[0]), scene.Target(s), List(items));
        });

    private static IEnumerable<Cell>? OfMessage(Op op) => op switch
    {
        Op.Send => Turns(12, [Want.Any, Want.Any], (scene, n) =>
        {
            scene.Frame(n % 3);
            scene.Emit(Op.Move, new X(0), new X(1));
            if (n % 4 < 3)
                scene.Emit(Op.Bif0, new Extfunc(new Mfa("erlang", "self", 0)), new X(0));
            Raising(scene, () => scene.Emit(op));
        }),
        Op.Wait => Turns(6, [Want.Any], (scene, n) => Receive(
            scene, (n * ReceiveWays) + ReceiveWays - 1, marked: false)),
        Op.LoopRec or Op.LoopRecEnd or Op.RemoveMessage or Op.WaitTimeout or Op.Timeout
            or Op.RecvMark or Op.RecvSet => Turns(24, [Want.Any], (scene, n) => Receive(
                scene, n, marked: false)),
        Op.RecvMarkerReserve or Op.RecvMarkerBind or Op.RecvMarkerUse or Op.RecvMarkerClear =>
            Turns(24, [Want.Any], (scene, n) => Receive(scene, n, marked: true)),
        _ => null,
    };

    private const int ReceiveWays = 8;

    /// <summary>Sends itself the argument, or nothing; then takes it, or an integer alone.
    /// </summary>
    private static void Receive(Scene scene, int n, bool marked)
    {
        scene.Frame(4);
        bool early = n % 4 == 3;
        if (early)
            SendToItself(scene, Int(-n));
        if (marked)
        {
            scene.Emit(Op.RecvMarkerReserve, new Y(3));
            scene.Emit(Op.CallExt, new Num(0), new Extfunc(new Mfa("erlang", "make_ref", 0)));
            scene.Emit(Op.RecvMarkerBind, new Y(3), new X(0));
            scene.Emit(Op.Move, new X(0), new Y(3));
        }
        for (int i = n % 3; i > 0; i--)
            SendToItself(scene, i == 1 ? new Y(0) : n % 4 < 2 ? Int(i) : Word("other"));
        bool isWoken = n % 5 < 2 && n % 4 > 0 && n % ReceiveWays != 5;
        int wait = isWoken ? 300 : n % 4 * 10;
        if (isWoken)
            SendLater(scene, n % 2 == 0 ? 1 : 50);
        var (loop, next, empty) = (scene.NewLabel(), scene.NewLabel(), scene.NewLabel());
        scene.Emit(Op.TestHeap, new Num(1), new Num(0)); // No x register lives from here on.
        if (marked && early && n % 8 == 3) // It is forgotten, so all messages are looked at.
            scene.Emit(Op.RecvMarkerClear, new Y(3));
        if (marked)
            scene.Emit(Op.RecvMarkerUse, new Y(3));
        if (scene.Has(Op.RecvMark) && !marked)
        {
            scene.Emit(Op.RecvMark, loop);
            if (n % 2 == 0)
                SendToItself(scene, Int(7));
            Build(scene);
            scene.Emit(Op.RecvSet, loop);
        }
        Look(scene, n, loop, next, empty, marked);
        scene.Emit(Op.Label, empty);
        if (n % ReceiveWays == ReceiveWays - 1)
        {
            scene.Emit(Op.Wait, loop);
            return;
        }
        if (n % 4 > 0)
            scene.Emit(Op.WaitTimeout, loop, n % ReceiveWays == 5 ? new Y(0) : Int(wait));
        scene.Emit(Op.Timeout);
        if (marked)
            scene.Emit(Op.RecvMarkerClear, new Y(3));
        if (n % 3 > 0)
            TakeFirst(scene);
    }

    /// <summary>Another receive, which begins at the first message.</summary>
    private static void TakeFirst(Scene scene)
    {
        var (loop, empty) = (scene.NewLabel(), scene.NewLabel());
        scene.Emit(Op.Label, loop);
        scene.Emit(Op.LoopRec, empty, new X(0));
        scene.Emit(Op.RemoveMessage);
        scene.Emit(Op.Jump, scene.Fail());
        scene.Emit(Op.Label, empty);
        scene.Emit(Op.Timeout);
    }

    /// <summary>Something on the heap, which a service must not forget.</summary>
    private static void Build(Scene scene)
    {
        scene.Room(2);
        scene.Emit(Op.PutList, Word("built"), new Y(1), new Y(1));
    }

    /// <summary>A message that comes after so many milliseconds.</summary>
    private static void SendLater(Scene scene, int milliseconds)
    {
        scene.Emit(Op.Move, Int(9), new X(2));
        scene.Emit(Op.Bif0, new Extfunc(new Mfa("erlang", "self", 0)), new X(1));
        scene.Emit(Op.Move, Int(milliseconds), new X(0));
        scene.Emit(Op.CallExt, new Num(3), new Extfunc(new Mfa("erlang", "send_after", 3)));
        scene.Emit(Op.Move, Int(0), new X(0)); // The reference is another each time.
    }

    private static void SendToItself(Scene scene, Operand message)
    {
        scene.Emit(Op.Move, message, new X(1));
        scene.Emit(Op.Bif0, new Extfunc(new Mfa("erlang", "self", 0)), new X(0));
        scene.Emit(Op.Send);
    }

    private static void Look(
        Scene scene, int n, Label loop, Label next, Label empty, bool marked)
    {
        bool selective = n / 3 % 2 == 0;
        scene.Emit(Op.Label, loop);
        scene.Emit(Op.LoopRec, empty, new X(0));
        if (selective)
            scene.Emit(Op.IsInteger, next, new X(0));
        scene.Emit(Op.RemoveMessage);
        if (marked)
            scene.Emit(Op.RecvMarkerClear, new Y(3));
        scene.Emit(Op.Jump, scene.Fail());
        if (!selective)
            return;
        scene.Emit(Op.Label, next);
        scene.Emit(Op.LoopRecEnd, loop);
    }
}
