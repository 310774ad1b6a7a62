using Beam;

namespace Fuzz.Generate;

/// <summary>Rules behind which control does not go on.</summary>
internal static partial class Rules
{
    private static Rule[] Ending => field ??=
    [
        new("return", [Op.Return], Always, Return),
        new("return_all", [Op.Return], b => !b.Self.IsRecursive, ReturnAll),
        new("call_last", [Op.CallLast, Op.CallOnly], b => Callee(b) is not null, b =>
        {
            CloseAll(b);
            FunctionPlan callee = Callee(b)!;
            Arguments(b, callee.Params, 0);
            LastCall(b, callee.Arity, callee.Entry);
        }),
        new("call_last_self", [Op.CallLast, Op.CallOnly], b => b.MayRecur, b =>
        {
            CloseAll(b);
            FunctionPlan again = Again(b);
            CountedArguments(b, again);
            LastCall(b, again.Arity, again.Entry);
        }),
        new("call_ext_last", [Op.CallExtLast, Op.CallExtOnly], Always, b =>
        {
            CloseAll(b);
            Bif bif = b.Random.Pick<Bif>(Bifs.Calls);
            BifArguments(b, bif);
            b.Line();
            ExternalLast(b, bif);
        }),
        new("apply_last", [Op.ApplyLast], MayCallFuns, b =>
        {
            CloseAll(b);
            int arity = ApplyArguments(b);
            b.Line();
            b.Emit(Op.ApplyLast, new Num(arity), new Num(b.Here.Frame));
        }),
        new("jump", [Op.Jump], b => b.WaitingLabel() is not null,
            b => b.Emit(Op.Jump, new Label(b.WaitingLabel()!.Value))),
        new("select_val", [Op.SelectVal], Always, SelectVal),
        new("select_tuple_arity", [Op.SelectTupleArity], HasAnyTuple, SelectArity),
        new("badmatch", [Op.Badmatch], Always, b => Raise(b, Op.Badmatch)),
        new("case_end", [Op.CaseEnd], Always, b => Raise(b, Op.CaseEnd)),
        new("badrecord", [Op.Badrecord], Always, b => Raise(b, Op.Badrecord)),
        new("try_case_end", [Op.TryCaseEnd], Always, b => Raise(b, Op.TryCaseEnd)),
        new("if_end", [Op.IfEnd], Always, b =>
        {
            b.Line();
            b.Emit(Op.IfEnd);
        }),
        new("raise", [Op.CallExt, Op.CallExtOnly, Op.CallExtLast], Always, RaiseByCall),
    ];

    private static void Raise(Body b, Op op)
    {
        Operand value = b.Source(Want.Any);
        b.Line();
        b.Emit(op, value);
    }

    private static void CloseAll(Body b)
    {
        while (b.Here.Handlers.Count > 0)
            Close(b);
    }

    private static void LastCall(Body b, int arity, int entry)
    {
        if (b.HasFrame)
            b.Emit(Op.CallLast, new Num(arity), new Label(entry), new Num(b.Here.Frame));
        else
            b.Emit(Op.CallOnly, new Num(arity), new Label(entry));
    }

    private static void ExternalLast(Body b, Bif bif)
    {
        var arity = new Num(bif.Function.Arity);
        var function = new Extfunc(bif.Function);
        if (b.HasFrame)
            b.Emit(Op.CallExtLast, arity, function, new Num(b.Here.Frame));
        else
            b.Emit(Op.CallExtOnly, arity, function);
    }

    /// <summary>Returns what x0 holds, or something that the function most probably returns.
    /// </summary>
    private static void Return(Body b)
    {
        CloseAll(b);
        bool keep = b.Here.X(0) is { IsTerm: true } && b.Random.Chance(30);
        if (!keep)
            Put(b, b.Self.Result, 0);
        if (b.Look(new X(0)).Cost > b.CostMax)
            b.Emit(Op.Move, new Const(Values.Of(Want.Atom, b.Random)), new X(0));
        Leave(b);
    }

    /// <summary>Returns a tuple of registers, so that they all are compared.</summary>
    private static void ReturnAll(Body b)
    {
        CloseAll(b);
        int budget = b.CostMax;
        var seen = new List<Operand>();
        for (int tries = 0; tries < 12 && seen.Count < 8; tries++)
        {
            if (b.Register(k => k.Cost <= budget) is { } register && !seen.Contains(register))
            {
                seen.Add(register);
                budget -= b.Look(register).Cost;
            }
        }
        if (seen.Count == 0)
            seen.Add(b.Source(Want.Integer));
        b.Emit(Op.TestHeap, new Num(seen.Count + 1), new Num(b.Here.LivePrefix()));
        seen.RemoveAll(s => s is X x && b.Here.X(x.Index) is null);
        if (seen.Count == 0)
            seen.Add(new Const(Values.Of(Want.Integer, b.Random)));
        b.Emit(
            Op.PutTuple2, new X(0), new OperandList(ValueList.Create<Operand>([.. seen])));
        Leave(b);
    }

    private static void Leave(Body b)
    {
        CloseAll(b);
        if (b.HasFrame)
            b.Emit(Op.Deallocate, new Num(b.Here.Frame));
        b.Emit(Op.Return);
    }

    private static void SelectVal(Body b)
    {
        bool atoms = b.Random.Chance(40);
        Operand source = b.Source(atoms ? Want.Atom : Want.Integer);
        Known known = b.Look(source);
        if (known.Is(TypeSet.Atom) || known.Is(TypeSet.Integer))
            atoms = known.Is(TypeSet.Atom);
        int count = b.Random.Chance(90) ? b.Random.Between(1, 5) : b.Random.Between(6, 40);
        bool dense = b.Random.Chance(50);
        int from = b.Random.Between(-2, 3);
        var values = new List<Term>();
        for (int i = 0; i < count; i++)
        {
            Term value = Values.Of(atoms ? Want.Atom : Want.Integer, b.Random);
            if (!atoms && dense)
                value = Terms.Int(from + i);
            if (!values.Contains(value))
                values.Add(value);
        }
        Label fail = b.Fail();
        // A few targets, or the function would never end.
        Label[] targets = [b.Fail(), fail, b.Fail()];
        var arms = new List<Operand>();
        foreach (Term value in values)
            arms.AddRange([new Const(value), b.Random.Pick<Label>(targets)]);
        Drop(b, targets, arms);
        b.Emit(
            Op.SelectVal, source, fail, new OperandList(ValueList.Create<Operand>([.. arms])));
    }

    private static void SelectArity(Body b)
    {
        Operand tuple = b.Register(k => k.Is(TypeSet.Tuple))!;
        int count = b.Random.Between(1, 4);
        int from = Math.Max(0, b.Look(tuple).Size - b.Random.Below(count));
        Label fail = b.Fail();
        Label[] targets = [b.Fail(), fail];
        var arms = new List<Operand>();
        for (int i = 0; i < count; i++)
            arms.AddRange([new Num(from + i), b.Random.Pick<Label>(targets)]);
        Drop(b, targets, arms);
        b.Emit(
            Op.SelectTupleArity, tuple, fail,
            new OperandList(ValueList.Create<Operand>([.. arms])));
    }

    /// <summary>A new label that no arm took waits for nothing.</summary>
    private static void Drop(Body b, Label[] targets, List<Operand> arms)
    {
        foreach (Label target in targets)
        {
            if (target != targets[1] && !arms.Contains(target) && !b.IsJumpedTo(target.Number))
                b.Pending.Remove(target.Number);
        }
    }

    private static void RaiseByCall(Body b)
    {
        Bif bif = b.Random.Pick<Bif>(Bifs.Raising);
        bool body = b.HasFrame && (b.Here.Handlers.Count > 0 || b.Random.Chance(60));
        if (!body)
            CloseAll(b);
        BifArguments(b, bif);
        b.Line();
        if (body)
            b.Emit(Op.CallExt, new Num(bif.Function.Arity), new Extfunc(bif.Function));
        else
            ExternalLast(b, bif);
    }
}
