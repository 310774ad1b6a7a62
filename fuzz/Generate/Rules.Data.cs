using Beam;

namespace Fuzz.Generate;

/// <summary>Rules that move, compute, build and take apart.</summary>
internal static partial class Rules
{
    private static readonly Bif[] Guards1 = Bifs.For(BifUse.Guard, 1);
    private static readonly Bif[] Guards2 = Bifs.For(BifUse.Guard, 2);
    private static readonly Bif[] Guards3 =
        [.. Bifs.For(BifUse.Guard, 3).Where(b => b.Function != Bifs.IsRecord)];
    private static readonly Bif[] Gc1 = Bifs.For(BifUse.Gc, 1);

    /// <summary>Those whose results cross limits thrice as often: each way is code of its own.
    /// </summary>
    private static readonly Bif[] Gc2 =
        [.. Bifs.For(BifUse.Gc, 2).SelectMany(b => Enumerable.Repeat(b, Crosses(b) ? 3 : 1))];

    private static readonly Bif[] Gc3 = Bifs.For(BifUse.Gc, 3);

    /// <summary>Nothing else has them, so what is put by them is known.</summary>
    private static readonly Atom[] KeptKeys = [Atom.Of("kept"), Atom.Of("kept too")];

    private static Rule[] Data =>
    [
        new("move", [Op.Move], Always, Move),
        new("swap", [Op.Swap], b => b.Here.LivePrefix() > 1, Swap),
        new("bif0", [Op.Bif0], Always, b => b.Emit(
            Op.Bif0, Extern("erlang", b.Random.Chance(80) ? "node" : "self", 0), b.Target())),
        new("bif1", [Op.Bif1], Always, b => Guard(b, Op.Bif1, Pick(b, Guards1))),
        new("bif2", [Op.Bif2], Always, b => Guard(b, Op.Bif2, Pick(b, Guards2))),
        new("bif3", [Op.Bif3], b => b.Plan.Dialect.Releases.Oldest >= 29,
            b => Guard(b, Op.Bif3, Pick(b, Guards3))),
        new("get", [Op.Bif1], Always, Get),
        new("gc_bif1", [Op.GcBif1], Always, b => Gc(b, Op.GcBif1, Pick(b, Gc1))),
        new("gc_bif2", [Op.GcBif2], Always, b => Gc(b, Op.GcBif2, Pick(b, Gc2))),
        new("gc_bif3", [Op.GcBif3], Always, b => Gc(b, Op.GcBif3, Pick(b, Gc3))),
        new("test_heap", [Op.TestHeap], Always, b => Room(b, b.Random.Below(12), 0)),
        new("put_list", [Op.PutList, Op.TestHeap], Always, PutList),
        new("put_tuple2", [Op.PutTuple2, Op.TestHeap], Always, PutTuple),
        new("make_fun3", [Op.MakeFun3, Op.TestHeap], HasLambda, MakeFun),
        new("make_fun2", [Op.MakeFun2], b => HasLambda(b) && b.Counter is not X, MakeFunOfX),
        new("get_list", [Op.GetList, Op.GetHd, Op.GetTl], HasCons, TakeCons),
        new("get_tuple_element", [Op.GetTupleElement], HasTuple, TakeElement),
        new("set_tuple_element", [Op.SetTupleElement], b => b.HasFrame, SetElement),
    ];

    private static bool Always(Body b) => true;

    private static bool IsCons(Known known) => known.Is(TypeSet.Cons);

    private static bool IsFilledTuple(Known known) => known.Is(TypeSet.Tuple) && known.Size > 0;

    private static bool HasCons(Body b) => b.Register(IsCons) is not null;

    private static bool HasTuple(Body b) => b.Register(IsFilledTuple) is not null;

    private static Extfunc Extern(string module, string name, int arity) =>
        new(new Mfa(module, name, arity));

    private static void Move(Body b)
    {
        Operand source = b.Source(b.Random.Chance(50) ? Want.Integer : Want.Any);
        b.Emit(Op.Move, source, b.Target());
    }

    private static void Swap(Body b)
    {
        int prefix = b.Here.LivePrefix();
        var first = new X(b.Random.Below(prefix));
        Operand second = b.HasFrame && b.Register(_ => true) is Y y
            ? y
            : new X(b.Random.Below(prefix));
        bool counter = b.Counter is { } c
            && (Flow.SameRegister(c, first) || Flow.SameRegister(c, second));
        bool sameOrOpaque = Flow.SameRegister(first, second) || !b.Look(first).IsTerm
            || !b.Look(second).IsTerm;
        if (!counter && !sameOrOpaque)
            b.Emit(Op.Swap, first, second);
    }

    /// <summary>One that the program's releases have as an op.</summary>
    private static Bif Pick(Body b, Bif[] bifs)
    {
        Bif bif = b.Random.Pick<Bif>(bifs);
        while (bif.Since > b.Plan.Dialect.Releases.Oldest)
            bif = b.Random.Pick<Bif>(bifs);
        return bif;
    }

    /// <summary>What was perhaps put by that key before, often between room being made and its
    /// being filled. Only constants are put: what is made of what was got would grow.</summary>
    private static void Get(Body b)
    {
        var key = new Const(b.Random.Pick<Atom>(KeptKeys));
        if (b.HasFrame && b.Random.Chance(85))
        {
            b.Emit(Op.Move, new Const(Values.Of(Want.Any, b.Random)), new X(1));
            b.Emit(Op.Move, key, new X(0));
            b.Line();
            b.Emit(Op.CallExt, new Num(2), new Extfunc(Bifs.Put));
        }
        int size = b.Random.Between(1, 8);
        bool fills = b.Random.Chance(70);
        if (fills)
            Room(b, size + 1, 0);
        Operand target = b.Target();
        b.Emit(Op.Bif1, new Label(0), new Extfunc(Bifs.Get), key, target);
        if (fills)
            b.Emit(Op.PutTuple2, b.Target(), new OperandList(Elements(b, size, Want.Any)));
    }

    private static Operand[] Sources(Body b, Bif bif)
    {
        var sources = new Operand[bif.Args.Count];
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i] = i > 0 && bif.Args[i] == bif.Args[0] && b.Random.Chance(8)
                ? sources[0]
                : b.Source(bif.Args[i]);
        }
        return sources;
    }

    private static Label FailOrRaise(Body b, int raisePercent) =>
        b.Random.Chance(raisePercent) ? new Label(0) : b.Fail();

    private static void Guard(Body b, Op op, Bif bif)
    {
        Operand[] sources = Sources(b, bif);
        if (bif.Function.Name is "hd" or "tl" && sources[0] is Const)
            b.Emit(Op.Move, sources[0], sources[0] = b.Target());
        b.Line();
        b.Emit(op, [FailOrRaise(b, 60), new Extfunc(bif.Function), .. sources, b.Target()]);
    }

    private static void Gc(Body b, Op op, Bif bif)
    {
        Operand[] sources = Sources(b, bif);
        Cross(b, bif, sources);
        int needed = sources.Max(s => s is X x ? x.Index + 1 : 0);
        int prefix = b.Here.LivePrefix();
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i] is X x && x.Index >= prefix)
                sources[i] = new Const(Values.Of(bif.Args[i], b.Random));
        }
        KeepSmall(b, bif, sources);
        b.Line();
        Label fail = FailOrRaise(b, 60);
        if (fail.Number == b.Self.InfoLabel)
            needed = Math.Max(needed, b.Self.Arity);
        int live = b.Live(Math.Min(needed, prefix));
        b.Emit(op, [
            fail, new Num(live), new Extfunc(bif.Function), .. sources, b.Target()]);
    }

    private static bool Crosses(Bif bif) =>
        bif.Function is { Name: "+" or "-" or "*", Arity: 2 };

    /// <summary>Often a constant at a limit and a small step, so that results cross it.</summary>
    private static void Cross(Body b, Bif bif, Operand[] sources)
    {
        if (!Crosses(bif) || !b.Random.Chance(40))
            return;
        int at = b.Random.Below(2);
        sources[at] = new Const(b.Random.Chance(70)
            ? Values.LastSmall(b.Random, b.Plan.Dialect.IsWide) : Values.AtLimit(b.Random));
        if (b.Random.Chance(50))
            sources[1 - at] = new Const(Terms.Int(b.Random.Between(-10, 20)));
    }

    /// <summary>Squares of squares and shifts by millions: not here. One factor is of 64 bits or
    /// less, and so few are the places to shift by.</summary>
    private static void KeepSmall(Body b, Bif bif, Operand[] sources)
    {
        bool unbounded = sources.All(s => b.Look(s) is { Max: null } or { Min: null });
        if (bif.Function.Name == "*" && unbounded)
            sources[1] = new Const(Terms.Int(b.Random.Between(-3, 1000)));
        if (bif.Function.Name is not ("bsl" or "bsr"))
            return;
        Known shift = b.Look(sources[1]);
        bool few = shift.Is(TypeSet.Integer) && shift.Min >= -256 && shift.Max <= 256;
        if (!few && shift.Set != TypeSet.Atom)
            sources[1] = new Const(Terms.Int(ShiftBy(b.Random)));
    }

    private static int ShiftBy(Pcg random) => random.Below(10) switch
    {
        < 6 => random.Between(0, 36),
        < 8 => random.Between(-36, 0),
        < 9 => random.Between(25, 70),
        _ => random.Between(0, 1000),
    };

    /// <summary>Sees to room on the heap, for that and perhaps for more.</summary>
    private static void Room(Body b, int words, int funs)
    {
        if (b.Here.HeapWords >= words && b.Here.HeapFuns >= funs && b.Random.Chance(70))
            return;
        if (b.Random.Chance(20))
            words += b.Random.Below(8);
        Operand need = funs > 0 || b.Random.Chance(10)
            ? new Alloc(words, 0, funs)
            : new Num(words);
        b.Emit(Op.TestHeap, need, new Num(b.Here.LivePrefix()));
    }

    private static void PutList(Body b)
    {
        int count = b.Random.Chance(75) ? 1 : b.Random.Between(2, 4);
        Room(b, 2 * count, 0);
        for (int i = 0; i < count; i++)
        {
            int budget = b.CostMax - 1;
            Operand head = b.Affordable(Want.Any, ref budget);
            Operand tail = b.Affordable(Want.List, ref budget);
            b.Emit(Op.PutList, head, tail, b.Target());
        }
    }

    private static void PutTuple(Body b)
    {
        int size = b.Random.Chance(90) ? b.Random.Between(1, 4) : b.Random.Between(1, 20);
        Room(b, size + 1, 0);
        b.Emit(Op.PutTuple2, b.Target(), new OperandList(Elements(b, size, Want.Any)));
    }

    private static ValueList<Operand> Elements(Body b, int count, Want want)
    {
        int budget = b.CostMax - 1;
        var elements = new Operand[count];
        for (int i = 0; i < count; i++)
            elements[i] = b.Affordable(want, ref budget);
        return ValueList.Create<Operand>(elements);
    }

    /// <summary>Lambdas make none but later ones, so no fun can call itself.</summary>
    private static bool HasLambda(Body b) => LambdaFrom(b) < b.Plan.Lambdas.Count;

    private static int LambdaFrom(Body b)
    {
        if (!b.Self.IsLambda)
            return 0;
        int earlier = b.Plan.Functions.Count - b.Plan.Lambdas.Count;
        return 1 + b.Self.Index - earlier;
    }

    private static Lambda ALambda(Body b) =>
        b.Plan.Lambdas[b.Random.Between(LambdaFrom(b), b.Plan.Lambdas.Count - 1)];

    private static void MakeFun(Body b)
    {
        Lambda lambda = ALambda(b);
        Room(b, lambda.FreeCount, 1);
        ValueList<Operand> free = Elements(b, lambda.FreeCount, Want.Any);
        b.Emit(Op.MakeFun3, new LambdaRef(lambda.Index), b.Target(), new OperandList(free));
    }

    private static void MakeFunOfX(Body b)
    {
        Lambda lambda = ALambda(b);
        for (int i = 0; i < lambda.FreeCount; i++)
            Put(b, Want.Any, i);
        b.Emit(Op.MakeFun2, new LambdaRef(lambda.Index));
    }

    private static void TakeCons(Body b)
    {
        Operand cons = b.Register(IsCons)!;
        Operand target = b.Target();
        switch (b.Random.Below(3))
        {
            case 0:
                b.Emit(Op.GetHd, cons, target);
                break;
            case 1:
                b.Emit(Op.GetTl, cons, target);
                break;
            default:
                Operand other = b.Target();
                if (!Flow.SameRegister(target, other))
                    b.Emit(Op.GetList, cons, target, other);
                break;
        }
    }

    private static void TakeElement(Body b)
    {
        Operand tuple = b.Register(IsFilledTuple)!;
        int index = b.Random.Below(b.Look(tuple).Size);
        b.Emit(Op.GetTupleElement, tuple, new Num(index), b.Target());
    }

    /// <summary>setelement/3 gives a fresh tuple, which set_tuple_element then writes into.
    /// </summary>
    private static void SetElement(Body b)
    {
        int size = b.Random.Between(1, 5);
        Put(b, Want.Any, 2);
        if (b.Random.Chance(80))
        {
            b.Emit(Op.TestHeap, new Num(size + 1), new Num(0));
            b.Emit(Op.Move, new Const(Terms.Int(7)), new X(2));
            b.Emit(Op.PutTuple2, new X(1), new OperandList(Elements(b, size, Want.Integer)));
        }
        else
        {
            Put(b, Want.Tuple, 1);
        }
        b.Emit(Op.Move, new Const(Terms.Int(b.Random.Between(1, size))), new X(0));
        b.Line();
        b.Emit(Op.CallExt, new Num(3), new Extfunc(Bifs.Setelement));
        for (int i = b.Random.Between(1, 3); i > 0; i--)
        {
            var index = new Num(b.Random.Below(b.Here.X(0)!.Size));
            Operand value = b.Source(Want.Any);
            if (!Flow.SameRegister(value, new X(0)) && b.Look(value).Cost <= b.CostMax)
                b.Emit(Op.SetTupleElement, value, new X(0), index);
        }
    }

    /// <summary>Moves something of that kind into an x register.</summary>
    private static void Put(Body b, Want want, int x)
    {
        Operand source = b.Source(want);
        if (source is not X { Index: var index } || index != x)
            b.Emit(Op.Move, source, new X(x));
    }
}
