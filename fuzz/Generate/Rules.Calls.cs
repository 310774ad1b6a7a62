using Beam;

namespace Fuzz.Generate;

/// <summary>Rules that call and come back.</summary>
internal static partial class Rules
{
    private static Rule[] Calls =>
    [
        new("call", [Op.Call], b => b.HasFrame && Callee(b) is not null, b => CallLocal(b)),
        new("call_self", [Op.Call], b => b.HasFrame && b.MayRecur, b =>
        {
            FunctionPlan again = Again(b);
            CountedArguments(b, again);
            b.Emit(Op.Call, new Num(again.Arity), new Label(again.Entry));
            Guess(b, again.Result);
        }),
        new("call_ext", [Op.CallExt], b => b.HasFrame, b =>
        {
            Bif bif = b.Random.Pick<Bif>(Bifs.Calls);
            BifArguments(b, bif);
            b.Line();
            b.Emit(Op.CallExt, new Num(bif.Function.Arity), new Extfunc(bif.Function));
        }),
        new("call_fun", [Op.CallFun], MayCallFuns, CallFun),
        new("call_fun2", [Op.CallFun2], MayCallFuns, CallFun2),
        new("apply", [Op.Apply], MayCallFuns, b =>
        {
            int arity = ApplyArguments(b);
            b.Line();
            b.Emit(Op.Apply, new Num(arity));
        }),
    ];

    /// <summary>A function that this one may call: a later one that is no lambda; null when there
    /// is none.</summary>
    private static FunctionPlan? Callee(Body b)
    {
        FunctionPlan? chosen = null;
        int seen = 0;
        for (int i = b.Self.Index + 1; i < b.Plan.Functions.Count; i++)
        {
            FunctionPlan function = b.Plan.Functions[i];
            if (function.FreeCount <= 0 && b.Random.Below(++seen) == 0)
                chosen = function;
        }
        return chosen;
    }

    /// <summary>What is in lambdas ends: they call no fun that could be themselves.</summary>
    private static bool MayCallFuns(Body b) => b.HasFrame && !b.Self.IsLambda;

    private static void CallLocal(Body b)
    {
        FunctionPlan callee = Callee(b)!;
        Arguments(b, callee.Params, 0);
        b.Line();
        b.Emit(Op.Call, new Num(callee.Arity), new Label(callee.Entry));
        Guess(b, callee.Result);
    }

    private static void Arguments(Body b, ValueList<Want> wants, int from)
    {
        for (int i = from; i < wants.Count; i++)
        {
            Put(b, wants[i], i);
            if (b.Look(new X(i)).Cost > b.CostMax)
                b.Emit(Op.Move, new Const(Values.Of(Want.Atom, b.Random)), new X(i));
        }
    }

    /// <summary>The function itself; or, in programs of several processes, any that counts down as
    /// well, so that functions call each other. Where that has no end, reductions have.</summary>
    private static FunctionPlan Again(Body b) =>
        b.Plan.Dialect.HasProcesses && b.Random.Chance(15)
            ? b.Random.Pick<FunctionPlan>([.. b.Plan.Functions.Where(f => f.IsRecursive)])
            : b.Self;

    /// <summary>x0 = counter - 1, and the other arguments.</summary>
    private static void CountedArguments(Body b, FunctionPlan callee)
    {
        Operand counter = b.Counter!;
        int live = b.Here.LivePrefix();
        b.Emit(
            Op.GcBif2, new Label(0), new Num(live), Extern("erlang", "-", 2), counter,
            new Const(Terms.Int(1)), new X(0));
        Arguments(b, callee.Params, 1);
        b.Line();
    }

    /// <summary>What a call most probably gave.</summary>
    private static void Guess(Body b, Want result)
    {
        if (result != Want.Any)
            b.Here.SetX(0, Known.Guess(Values.Kinds(result)));
    }

    private static void BifArguments(Body b, Bif bif)
    {
        for (int i = 0; i < bif.Args.Count; i++)
        {
            bool doubles = i == 0 && bif.Function.Name == "++"
                || i == 1 && bif.Function is { Name: "reverse", Arity: 2 };
            if (doubles || (i == 0 && bif.Function.Name == "make_tuple"))
                b.Emit(Op.Move, new Const(Values.Of(Constant(bif, i), b.Random)), new X(i));
            else
                Put(b, bif.Args[i], i);
        }
        int cost = 0;
        for (int i = 0; i < bif.Args.Count; i++)
        {
            cost += b.Look(new X(i)).Cost;
            if (cost > 2 * b.CostMax)
                b.Emit(Op.Move, new Const(Values.Of(Constant(bif, i), b.Random)), new X(i));
        }
    }

    private static Want Constant(Bif bif, int argument) =>
        bif.Args[argument] == Want.Any ? Want.List : bif.Args[argument];

    private static void CallFun(Body b)
    {
        int arity = Fun(b, out Operand fun);
        FunArguments(b, ref fun, arity);
        if (fun is not X { Index: var index } || index != arity)
            b.Emit(Op.Move, fun, new X(arity));
        b.Line();
        b.Emit(Op.CallFun, new Num(arity));
    }

    private static void CallFun2(Body b)
    {
        int arity = Fun(b, out Operand fun);
        FunArguments(b, ref fun, arity);
        // A y register is valid, but OTP 25's beam_trim (erlc +from_asm) knows none here.
        if (fun is not X)
            b.Emit(Op.Move, fun, fun = new X(arity));
        Known known = b.Look(fun);
        bool safe = known.Is(TypeSet.Fun) && known.FunArity == arity && b.Random.Chance(80);
        b.Line();
        b.Emit(
            Op.CallFun2, new Const(Atom.Of(safe ? "safe" : "unsafe")), new Num(arity), fun);
    }

    /// <summary>A fun, and the number of arguments to call it with.</summary>
    private static int Fun(Body b, out Operand fun)
    {
        fun = b.Source(Want.Fun);
        int arity = b.Look(fun).FunArity;
        return arity >= 0 && b.Random.Chance(95) ? arity : b.Random.Below(4);
    }

    /// <summary>Fills x0…; a fun in one of these moves out of the way first.</summary>
    private static void FunArguments(Body b, ref Operand fun, int arity)
    {
        if (fun is X { Index: var index } && index < arity)
            b.Emit(Op.Move, fun, fun = new X(arity));
        for (int i = 0; i < arity; i++)
            Put(b, b.Random.Chance(70) ? Want.Integer : Want.Any, i);
    }

    /// <summary>Arguments, module and function in x registers; gives the number of arguments.
    /// </summary>
    private static int ApplyArguments(Body b)
    {
        Mfa function;
        if (Callee(b) is { } callee && b.Random.Chance(50))
        {
            Arguments(b, callee.Params, 0);
            function = new Mfa(Plan.ModuleName, callee.Name, callee.Arity);
        }
        else
        {
            Bif bif = b.Random.Pick<Bif>(Bifs.Calls);
            BifArguments(b, bif);
            function = bif.Function;
        }
        if (b.Random.Chance(5))
            function = function with { Name = "nosuch" };
        int arity = function.Arity;
        b.Emit(Op.Move, new Const(Atom.Of(function.Module)), new X(arity));
        b.Emit(Op.Move, new Const(Atom.Of(function.Name)), new X(arity + 1));
        return arity;
    }
}
