using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>Calls, frames, catches.</summary>
internal static partial class Cells
{
    private static IEnumerable<Cell>? OfCall(Op op) => op switch
    {
        Op.Call or Op.CallOnly or Op.CallLast => Turns(24, [Want.Any, Want.Any], (scene, n) =>
        {
            Framed(scene, op == Op.CallOnly ? -1 : n / 4);
            Num arity = new(n % Troupe.ArityMax);
            scene.Emit(op, [arity, Troupe.Entry((int)arity.Value), .. Dropped(scene, op)]);
        }),
        Op.CallExt or Op.CallExtOnly or Op.CallExtLast => Bifs.Calls.Concat(Bifs.Raising)
            .SelectMany(bif => OfExternal(op, bif)),
        Op.CallFun or Op.CallFun2 => CallFuns(op),
        Op.Apply or Op.ApplyLast => Applies(op),
        Op.Return => Turns(4, [Want.Any], (scene, n) =>
        {
            Framed(scene, n - 2);
            if (n > 1)
                scene.Emit(Op.Deallocate, new Num(scene.Here.Frame));
            scene.Emit(op);
        }),
        _ => null,
    };

    /// <summary>A frame of about so many y registers; none for a negative number.</summary>
    private static void Framed(Scene scene, int size)
    {
        if (size >= 0)
            scene.Frame(size == 5 ? 200 : size);
    }

    private static Operand[] Dropped(Scene scene, Op op) =>
        op is Op.CallLast or Op.CallExtLast or Op.ApplyLast
            ? [new Num(scene.Here.Frame)] : [];

    private static IEnumerable<Cell> OfExternal(Op op, Bif bif)
    {
        ValueList<Term>[] values = [.. bif.Args.Select(Boundary.Of)];
        // What the BIF gives is the same, whoever calls it.
        int turns = values.Length < 2 ? 4 : op == Op.CallExt ? 12 : 5;
        return Enumerable.Range(0, turns).Select(n => Cell.Of(values, n, scene =>
        {
            Framed(scene, op == Op.CallExtOnly ? -1 : n % 5);
            scene.Emit(Op.Line, new Location("gen.erl", 9));
            Operand[] call = [new Num(values.Length), new Extfunc(bif.Function)];
            if (op == Op.CallExt)
                Raising(scene, () => scene.Emit(op, call));
            else
                scene.Emit(op, [.. call, .. Dropped(scene, op)]);
        }));
    }

    /// <summary>A fun made here, given, or none at all, called with none to two arguments.
    /// </summary>
    private static IEnumerable<Cell> CallFuns(Op op) => Turns(
        48, [Want.Fun, Want.Number], (scene, n) =>
        {
            int arity = n % 3;
            scene.Frame(2 + scene.Choose(3));
            scene.Emit(Op.Move, new X(0), new X(4));
            if (n % 4 > 0)
            {
                scene.Emit(Op.Move, Int(4), new X(3));
                LambdaRef lambda = new(n % 12 == 7 ? Troupe.ArityMax : (n % 4) - 1);
                Operand[] free = [.. new Operand[] { new X(1), new Y(0) }.Take(lambda.Index)];
                if (lambda.Index == Troupe.ArityMax)
                    free = [.. free, .. Enumerable.Range(3, Troupe.ManyFree - 2).Select(Small)];
                scene.Room(free.Length, funs: 1);
                scene.Emit(Op.MakeFun3, lambda, new X(4), new OperandList([.. free]));
            }
            scene.Emit(Op.Move, Int(n), new X(0));
            scene.Emit(Op.Line, new Location("gen.erl", 11));
            if (op == Op.CallFun)
            {
                scene.Emit(Op.Move, new X(4), new X(arity));
                CallFun(scene, n, op, new Num(arity));
                return;
            }
            bool safe = n % 4 > 0 && arity == 1 && n >= 24;
            Operand fun = scene.Choose(2) == 0 ? new X(4) : new X(arity);
            if (fun is X { Index: not 4 })
            {
                scene.Emit(Op.Move, new X(4), fun);
                scene.Emit(Op.Move, Int(n), new X(4));
            }
            CallFun(scene, n, op, Word(safe ? "safe" : "unsafe"), new Num(arity), fun);
        });

    /// <summary>The call, where it may raise, or the last one of the function.</summary>
    private static void CallFun(Scene scene, int n, Op op, params Operand[] operands)
    {
        if (n % 5 < 3)
        {
            Raising(scene, () => scene.Emit(op, operands));
            return;
        }
        scene.Emit(op, operands);
        if (scene.IsRefused)
            return;
        scene.Emit(Op.Deallocate, new Num(scene.Here.Frame));
        scene.Emit(Op.Return);
    }

    private static Operand Small(int value) => Int(value);

    private static IEnumerable<Cell> Applies(Op op) => Turns(
        24, [Want.Number, Want.Any, Want.Any], (scene, n) =>
        {
            (string module, string name, int arity) = (n % 6) switch
            {
                0 => (Plan.ModuleName, "g", 2),
                1 => ("erlang", "+", 2),
                2 => ("erlang", "error", 1),
                3 => ("erlang", "node", 0),
                4 => ("nosuch", "g", 1),
                _ => (Plan.ModuleName, "nosuch", 3),
            };
            Framed(scene, n / 6);
            if (n >= 18) // Not even an atom, at times.
                scene.Emit(Op.Move, new X(1), new X(arity));
            else
                scene.Emit(Op.Move, Word(module), new X(arity));
            scene.Emit(Op.Move, Word(name), new X(arity + 1));
            scene.Emit(Op.Line, new Location("gen.erl", 13));
            if (op == Op.ApplyLast)
                scene.Emit(op, [new Num(arity), new Num(scene.Here.Frame)]);
            else
                Raising(scene, () => scene.Emit(op, new Num(arity)));
        });

    private static readonly int[] FrameSizes = [0, 1, 2, 3, 7, 8, 9, 31, 32, 100, 1023];

    private static IEnumerable<Cell>? OfFrame(Op op) => op switch
    {
        Op.Allocate or Op.AllocateHeap or Op.AllocateZero or Op.AllocateHeapZero =>
            Turns(
                3 * FrameSizes.Length, [Want.Any, Want.Any],
                (scene, n) => Allocate(scene, op, n)),
        Op.TestHeap => Turns(40, [Want.Any, Want.Any], (scene, n) =>
        {
            if (n >= 20)
                scene.Frame(3);
            int words = new[] { 0, 1, 2, 20, 233, 255, 256, 1023, 1024, 4000 }[n % 10];
            JustEnough(scene, words);
            scene.Emit(
                op, n % 20 < 10 ? new Num(words) : new Alloc(words, n % 3, n % 2),
                new Num(scene.Here.LivePrefix() - scene.Choose(3)));
        }),
        Op.Init or Op.InitYregs => Turns(24, [Want.Any, Want.Any], (scene, n) =>
        {
            if (n >= 6)
            {
                Emptied(scene, op, n);
                return;
            }
            scene.Frame(n % 2 == 0 ? 4 : 1023);
            int last = scene.Here.Frame - 1;
            Operand[] registers =
                [new Y(n % 3), .. n >= 3 && op != Op.Init ? (Operand[])[new Y(last)] : []];
            scene.Emit(op, op == Op.Init
                ? new Y(n >= 3 ? last : n % 3)
                : new OperandList([.. registers]));
        }),
        Op.Deallocate => Turns(FrameSizes.Length, [Want.Any], (scene, n) =>
        {
            scene.Frame(FrameSizes[n]);
            scene.Emit(op, new Num(FrameSizes[n]));
        }),
        Op.Trim => Turns(24, [Want.Any, Want.Any], (scene, n) =>
        {
            int size = FrameSizes[1 + (n / 2 % (FrameSizes.Length - 1))];
            scene.Frame(size);
            int count = n % 2 == 0 ? size : Math.Max(1, size / 2);
            scene.Emit(op, new Num(count), new Num(size - count));
        }),
        Op.Line or Op.ExecutableLine or Op.DebugLine or Op.NifStart or Op.Label =>
            Turns(3, [Want.Any], (scene, n) => Mark(scene, op, n)),
        _ => null,
    };

    /// <summary>A frame of which nothing but the op has written the slots: what a collection finds
    /// there was left behind by others.</summary>
    private static void Emptied(Scene scene, Op op, int n)
    {
        int size = n % 2 == 0 ? 3 : 40;
        // Where no x register lives, none has a term after a collection.
        int live = n % 3 == 0 ? scene.Here.LivePrefix() : 0;
        scene.Emit(Op.Allocate, new Num(size), new Num(live));
        Operand[] slots = [.. Enumerable.Range(0, size).Select(i => (Operand)new Y(i))];
        if (op == Op.Init)
        {
            foreach (Operand slot in slots)
                scene.Emit(op, slot);
        }
        else
        {
            scene.Emit(op, new OperandList([.. slots]));
        }
        scene.Room(1);
        scene.Emit(Op.Move, live > 0 ? new X(1) : Int(n), new Y(size - 1));
        if (n % 4 > 1) // Who raises looks through the stack.
            scene.Emit(Op.Badmatch, Int(n));
    }

    /// <summary>Room for what comes next, or a word more or less, at times.</summary>
    private static void JustEnough(Scene scene, int words)
    {
        if (scene.Choose(2) == 0)
        {
            int room = Math.Max(1, words + scene.Choose(0, 1, -1, 2, 3));
            scene.Emit(Op.TestHeap, new Num(room), new Num(scene.Here.LivePrefix()));
        }
    }

    private static void Allocate(Scene scene, Op op, int n)
    {
        var size = new Num(FrameSizes[n % FrameSizes.Length]);
        var live = new Num(n % 4);
        JustEnough(
            scene, (int)size.Value + 1 + (op is Op.AllocateHeap or Op.AllocateHeapZero ? 2 : 0));
        Operand need = scene.Choose(2) == 0 ? new Num(2) : new Alloc(2, 1, 1);
        if (op is Op.AllocateHeap or Op.AllocateHeapZero)
            scene.Emit(op, size, need, live);
        else
            scene.Emit(op, size, live);
        Operand[] rest = [.. Enumerable.Range(0, (int)size.Value).Select(i => new Y(i))];
        if (op is Op.Allocate or Op.AllocateHeap && rest.Length > 0)
            scene.Emit(Op.InitYregs, new OperandList([.. rest]));
        if (rest.Length > 0)
            scene.Emit(Op.Move, live.Value > 0 ? new X(0) : Int(5), rest[^1]);
        if (op is Op.AllocateHeap or Op.AllocateHeapZero)
            scene.Emit(Op.PutList, Int(1), Int(2), new X((int)live.Value));
    }

    private static void Mark(Scene scene, Op op, int n)
    {
        var location = new Location("gen.erl", 3 + n);
        switch (op)
        {
            case Op.Line:
                scene.Emit(op, location);
                scene.Emit(Op.Badmatch, new X(0));
                break;
            case Op.ExecutableLine:
                scene.Emit(op, location, new Num(n));
                break;
            case Op.DebugLine:
                scene.Emit(op, Word("line"), location, new Num(n + 1), new Num(2));
                break;
            case Op.Label:
                scene.Emit(op, scene.NewLabel());
                break;
            default:
                scene.Emit(op);
                break;
        }
    }

    private static IEnumerable<Cell>? OfHandler(Op op) => op switch
    {
        Op.Catch or Op.CatchEnd => Turns(GuardedTurns, [Want.Any, Want.Any], (scene, n) =>
            Guarded(scene, Op.Catch, n)),
        Op.Try or Op.TryEnd or Op.TryCase => Turns(GuardedTurns, [Want.Any, Want.Any], (scene, n) =>
            Guarded(scene, Op.Try, n)),
        Op.Raise or Op.RawRaise or Op.BuildStacktrace => Turns(24, [Want.Any], (scene, n) =>
            Caught(scene, op, n)),
        _ => null,
    };

    private const int GuardedTurns = 48;

    /// <summary>An expression within a catch or try, that ends well or in each class of exception;
    /// one within another at times. Half of them then fail again in the same frame, which is none
    /// of the handler's business.</summary>
    private static void Guarded(Scene scene, Op op, int n)
    {
        scene.Frame(4);
        bool nested = n % 2 == 1;
        Label outer = scene.Fail();
        if (nested)
            scene.Emit(scene.Choose(Op.Catch, Op.Try), new Y(3), outer);
        Label handler = scene.NewLabel();
        scene.Emit(op, new Y(2), handler);
        Attempt(scene, n / 2);
        if (scene.IsRefused)
            return;
        Label after = scene.NewLabel();
        bool goesOn = n / 2 % 6 is 0 or 4 or 5;
        if (op == Op.Try && goesOn)
        {
            scene.Emit(Op.TryEnd, new Y(2));
            scene.Emit(Op.Jump, after);
        }
        scene.Place(handler.Number);
        scene.Emit(op == Op.Catch ? Op.CatchEnd : Op.TryCase, new Y(2));
        if (op == Op.Try && goesOn)
            scene.Emit(Op.Jump, after);
        if (goesOn)
            scene.Place(after.Number);
        if (n >= GuardedTurns / 2)
        {
            scene.Emit(Op.Line, new Location("gen.erl", 13));
            scene.Emit(Op.Badmatch, Word("again"));
        }
    }

    /// <summary>Raises each class of exception, or nothing.</summary>
    private static void Attempt(Scene scene, int way)
    {
        string? raises = (way % 6) switch { 1 => "throw", 2 => "exit", 3 => "error", _ => null };
        if (way % 6 == 4)
            scene.Emit(Op.Call, new Num(1), Troupe.Entry(1));
        else if (way % 6 == 5)
            scene.Emit(Op.CallExt, new Num(1), new Extfunc(new Mfa("erlang", "length", 1)));
        else if (raises is not null)
            scene.Emit(Op.CallExt, new Num(1), new Extfunc(new Mfa("erlang", raises, 1)));
    }

    private static void Caught(Scene scene, Op op, int n)
    {
        scene.Frame(3);
        Label handler = scene.NewLabel();
        scene.Emit(Op.Try, new Y(2), handler);
        Attempt(scene, 1 + (n % 3));
        scene.Place(handler.Number);
        scene.Emit(Op.TryCase, new Y(2));
        if (n % 2 == 1) // Within another.
            scene.Emit(scene.Choose(Op.Catch, Op.Try), new Y(1), scene.Fail());
        switch (op)
        {
            case Op.Raise:
                scene.Emit(op, new X(2), scene.Choose<Operand>(new X(1), new X(0), Int(5)));
                break;
            case Op.RawRaise:
                if (n >= 18)
                    scene.Emit(Op.Move, Int(n), new X(0));
                scene.Emit(op);
                break;
            default:
                scene.Emit(Op.Move, new X(1), new Y(0));
                scene.Emit(Op.Move, new X(2), new X(0));
                scene.Emit(op);
                break;
        }
    }
}
