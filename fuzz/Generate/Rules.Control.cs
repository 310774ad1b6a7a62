using Beam;

namespace Fuzz.Generate;

/// <summary>Rules that test and branch, make and drop frames, open and close catches.</summary>
internal static partial class Rules
{
    private static readonly Op[] TypeTests =
    [
        Op.IsInteger, Op.IsFloat, Op.IsNumber, Op.IsAtom, Op.IsPid, Op.IsReference, Op.IsPort,
        Op.IsNil, Op.IsBinary, Op.IsList, Op.IsNonemptyList, Op.IsTuple, Op.IsFunction,
        Op.IsBoolean, Op.IsBitstr, Op.IsMap,
    ];

    private static readonly Op[] Comparisons =
        [Op.IsLt, Op.IsGe, Op.IsEq, Op.IsNe, Op.IsEqExact, Op.IsNeExact];

    private static Rule[] Control =>
    [
        new("type_test", ValueList.Create<Op>(TypeTests), Always, TypeTest),
        new("compare", ValueList.Create<Op>(Comparisons), Always, Compare),
        new("is_function2", [Op.IsFunction2], Always, IsFunction2),
        new("test_arity", [Op.TestArity], HasAnyTuple, TestArity),
        new("is_tagged_tuple", [Op.IsTaggedTuple], Always, IsTaggedTuple),
        new("label", [Op.Label], b => b.WaitingLabel() is not null, b =>
        {
            int label = b.WaitingLabel()!.Value;
            if (!b.IsOpenElsewhere(label))
                b.Place(label);
        }),
        new("line", [Op.Line], Always, b => b.Line()),
        new("executable_line", [Op.ExecutableLine], b => !b.IsBehindError, b => b.Emit(
            Op.ExecutableLine, b.NextLocation(), new Num(b.Random.Below(100)))),
        new("debug_line", [Op.DebugLine], b => !b.HasFrame, b => b.Emit(
            Op.DebugLine, new Const(Atom.Of("line")), b.NextLocation(),
            new Num(b.Plan.NewDebugLine()), new Num(b.Live(b.Self.Arity)))),
        new("allocate", [Op.Allocate, Op.AllocateHeap, Op.AllocateZero, Op.AllocateHeapZero,
            Op.InitYregs, Op.Init], b => !b.HasFrame, Allocate),
        new("deallocate", [Op.Deallocate], MayDropFrame,
            b => b.Emit(Op.Deallocate, new Num(b.Here.Frame))),
        new("trim", [Op.Trim], MayTrim, Trim),
        new("init_yregs", [Op.InitYregs, Op.Init], HasFreeY, Init),
        new("save", [Op.Move], HasFreeY, Save),
        new("try", [Op.Try, Op.TryEnd, Op.TryCase], MayOpen, b => Open(b, Op.Try)),
        new("catch", [Op.Catch, Op.CatchEnd], MayOpen, b => Open(b, Op.Catch)),
        new("close", [Op.TryEnd, Op.CatchEnd], b => b.Here.Handlers.Count > 0, Close),
        new("build_stacktrace", [Op.BuildStacktrace], b => b.Here.X(2) == Known.Trace
            && b.Counter is not X, BuildStacktrace),
    ];

    private static void TypeTest(Body b)
    {
        Operand? register = b.Register(k => k.Set != TypeSet.Integer) ?? b.Register(_ => true);
        Op op = b.Random.Pick<Op>(TypeTests);
        if (register is not null && b.Random.Chance(75))
            op = TestFor(b, b.Look(register)) ?? op;
        Operand tested = register ?? b.Source(Want.Any);
        if (op is Op.IsNonemptyList or Op.IsFunction && tested is Const)
            op = Op.IsList;
        b.Emit(op, b.Fail(), tested);
    }

    /// <summary>A test that the value probably passes, or null.</summary>
    private static Op? TestFor(Body b, Known known)
    {
        TypeSet likely = known.Likely != TypeSet.None ? known.Likely : known.Set;
        return likely switch
        {
            TypeSet.Integer => Op.IsInteger,
            TypeSet.Float => Op.IsFloat,
            Known.NumberSet => Op.IsNumber,
            TypeSet.Atom => b.Random.Chance(70) ? Op.IsAtom : Op.IsBoolean,
            Known.ListSet => b.Random.Chance(70) ? Op.IsNonemptyList
                : b.Random.Chance(70) ? Op.IsList : Op.IsNil,
            TypeSet.Tuple => Op.IsTuple,
            TypeSet.Map => Op.IsMap,
            TypeSet.Bitstring => b.Random.Chance(50) ? Op.IsBitstr : Op.IsBinary,
            TypeSet.Fun => Op.IsFunction,
            _ => null,
        };
    }

    private static void Compare(Body b)
    {
        Op op = b.Random.Pick<Op>(Comparisons);
        Want want = b.Random.Chance(70) ? Want.Integer : Want.Any;
        Operand left = b.Source(want);
        Operand right = b.Random.Chance(4) ? left : b.Source(want);
        b.Emit(op, b.Fail(), left, right);
    }

    private static void IsFunction2(Body b)
    {
        Operand fun = b.Source(Want.Fun);
        int arity = b.Look(fun).FunArity is >= 0 and var known && b.Random.Chance(80)
            ? known
            : b.Random.Below(4);
        Operand count = b.Random.Chance(95)
            ? new Const(Terms.Int(arity))
            : new Const(b.Random.Pick<Term>([Terms.Int(-1), Terms.Int(256), Atom.Of("a")]));
        b.Emit(Op.IsFunction2, b.Fail(), fun, count);
    }

    private static bool HasAnyTuple(Body b) => b.Register(k => k.Is(TypeSet.Tuple)) is not null;

    private static void TestArity(Body b)
    {
        Operand tuple = b.Register(k => k.Is(TypeSet.Tuple))!;
        b.Emit(Op.TestArity, b.Fail(), tuple, new Num(Arity(b, b.Look(tuple))));
    }

    /// <summary>A number of elements that the tuple may well have.</summary>
    private static int Arity(Body b, Known tuple) =>
        tuple.Size > 0 && b.Random.Chance(70) ? tuple.Size : b.Random.Between(0, 4);

    private static void IsTaggedTuple(Body b)
    {
        Operand tuple = b.Register(k => k.Is(TypeSet.Tuple)) ?? b.Source(Want.Tuple);
        var tag = new Const(Values.Of(Want.Atom, b.Random));
        b.Emit(
            Op.IsTaggedTuple, b.Fail(), tuple, new Num(Math.Max(1, Arity(b, b.Look(tuple)))), tag);
    }

    private static int FrameSize(Body b)
    {
        int size = b.Plan.TallFrames && b.Random.Chance(50) ? b.Random.Between(100, 600)
            : b.Random.Chance(85) ? b.Random.Between(0, 6)
            : b.Random.Between(7, 20);
        return b.Self.IsRecursive ? Math.Max(size, 1) : size;
    }

    /// <summary>A frame with every y register written before anything can collect.</summary>
    private static void Allocate(Body b)
    {
        var size = new Num(FrameSize(b));
        var live = new Num(b.Live(Math.Min(b.Self.Arity, b.Here.LivePrefix())));
        Operand need = b.Random.Chance(50) ? new Num(b.Random.Between(2, 12))
            : new Alloc(b.Random.Between(0, 12), 0, b.Random.Below(2));
        int kind = b.Random.Below(10);
        if (kind < 5)
            b.Emit(Op.Allocate, size, live);
        else if (kind < 8 || !b.Has(Op.AllocateZero))
            b.Emit(Op.AllocateHeap, size, need, live);
        else if (kind < 9)
            b.Emit(Op.AllocateZero, size, live);
        else
            b.Emit(Op.AllocateHeapZero, size, need, live);
        if (b.Self.IsRecursive)
            b.Emit(Op.Move, new X(0), new Y((int)size.Value - 1));
        bool initFirst = b.Random.Chance(50);
        if (initFirst)
            InitRest(b);
        for (int y = 0; y < b.Here.Frame && y < 24; y++)
        {
            bool mine = b.Here.Y(y) is null or { IsTerm: false };
            if (mine && b.Random.Chance(60) && b.Here.LivePrefix() > 0)
                b.Emit(Op.Move, b.Source(Want.Any), new Y(y));
        }
        InitRest(b);
    }

    private static void InitRest(Body b)
    {
        Operand[] rest = [.. Enumerable.Range(0, b.Here.Frame)
            .Where(y => b.Here.Y(y) is null).Select(y => (Operand)new Y(y))];
        if (rest.Length == 1 && b.Has(Op.Init) && b.Random.Chance(20))
            b.Emit(Op.Init, rest[0]);
        else if (rest.Length > 0)
            b.Emit(Op.InitYregs, new OperandList(ValueList.Create<Operand>(rest)));
    }

    private static bool MayDropFrame(Body b) =>
        b.HasFrame && b.Here.Handlers.Count == 0 && !b.Self.IsRecursive;

    private static bool MayTrim(Body b) =>
        b.Here.Frame > (b.Self.IsRecursive ? 1 : 0) && b.Here.Handlers.Count == 0;

    private static void Trim(Body b)
    {
        int most = b.Here.Frame - (b.Self.IsRecursive ? 1 : 0);
        int count = b.Random.Between(1, most);
        b.Emit(Op.Trim, new Num(count), new Num(b.Here.Frame - count));
    }

    private static bool HasFreeY(Body b) => b.Here.Frame > 0 && b.FreeY() is not null;

    private static void Init(Body b)
    {
        if (b.FreeY() is not { } y)
            return;
        if (b.Has(Op.Init) && b.Random.Chance(50))
            b.Emit(Op.Init, y);
        else
            b.Emit(Op.InitYregs, new OperandList([y]));
    }

    private static void Save(Body b)
    {
        if (b.FreeY() is { } y)
            b.Emit(Op.Move, b.Source(Want.Any), y);
    }

    /// <summary>The highest y register that may hold the tag of an inner catch, or -1: below all
    /// open ones, and not the counter.</summary>
    private static int FreeTag(Body b)
    {
        int end = b.Here.Handlers.Count > 0 ? b.Here.Handlers[^1].Y : b.Here.Frame;
        return end - 1 - (b.Self.IsRecursive && end == b.Here.Frame ? 1 : 0);
    }

    private static bool MayOpen(Body b) =>
        b.HasFrame && b.Here.Handlers.Count < 4 && FreeTag(b) >= 0;

    private static void Open(Body b, Op op)
    {
        int end = FreeTag(b);
        var y = new Y(b.Random.Chance(50) ? end : b.Random.Between(0, end));
        int label = b.Plan.NewLabel();
        b.Pending.Add(label);
        b.Emit(op, y, new Label(label));
    }

    /// <summary>Ends the innermost catch or try where no exception came.</summary>
    private static void Close(Body b)
    {
        Handler handler = b.Here.Handlers[^1];
        var y = new Y(handler.Y);
        if (handler.IsTry)
        {
            b.Emit(Op.TryEnd, y);
            return;
        }
        if (b.Here.X(0) is not { IsTerm: true })
            b.Emit(Op.Move, new Const(Values.Of(Want.Integer, b.Random)), new X(0));
        bool mayPlace = b.Pending.Contains(handler.Label) && !b.IsOpenElsewhere(handler.Label);
        if (mayPlace && b.Random.Chance(80))
            b.Place(handler.Label);
        b.Emit(Op.CatchEnd, y);
    }

    /// <summary>At a handler: x0 is the non-value, and one op alone may follow.</summary>
    public static void Handle(Body b)
    {
        Handler handler = b.Here.Handlers[^1];
        b.Emit(handler.IsTry ? Op.TryCase : Op.CatchEnd, new Y(handler.Y));
        if (!handler.IsTry)
            return;
        int chance = b.Random.Below(100);
        if (chance < 8)
            b.Emit(Op.Raise, new X(2), new X(1));
        else if (chance < 14)
            RaiseAgain(b);
        else if (chance < 35)
            BuildStacktrace(b);
    }

    /// <summary>erlang:raise(Class, Reason, Stack) as compiled where all three are the caught ones.
    /// </summary>
    private static void RaiseAgain(Body b)
    {
        b.Emit(Op.RawRaise);
        Leave(b);
    }

    private static void BuildStacktrace(Body b)
    {
        if (b.HasFrame && b.FreeY() is { } y && b.Random.Chance(70))
            b.Emit(Op.Move, new X(b.Random.Below(2)), y);
        b.Emit(Op.Move, new X(2), new X(0));
        b.Emit(Op.BuildStacktrace);
    }
}
