using System.Diagnostics;
using Beam;
using Oracle.Bifs;
using Oracle.Processes;

namespace Oracle;

/// <summary>Calls, returns, and what they spend (docs/abi.md, Reductions).</summary>
internal sealed partial class Interpreter
{
    /// <summary>What follows a BIF's value.</summary>
    private enum After
    {
        /// <summary>The next instruction.</summary>
        Next,

        /// <summary>This function's return: the BIF stood in tail position.</summary>
        Return,

        /// <summary>The return of this function, which has left already and spends nothing.
        /// </summary>
        Leave,
    }

    /// <summary>Function entries between two looks at the memory taken.</summary>
    private const int MemoryCheckInterval = 1024;

    /// <summary>Words that a result may be copied into: as many as a real VM's process is given.
    /// </summary>
    private const long ResultMax = 16 << 20;

    /// <summary>Where the run's own function returns to.</summary>
    private static Place Done => default;

    /// <summary>The instruction being run; null where a process applies its own function.
    /// </summary>
    private Place? Site => _code is null ? null : Here;

    private Place Behind => new(_code, Next);

    private bool HasFrame => _frames.Return is null;

    /// <summary>Calls the process's own function; there is no code around it.</summary>
    private int Start(Mfa function, IReadOnlyList<Term> args)
    {
        for (int i = 0; i < args.Count; i++)
            X[i] = args[i];
        _code = null!;
        _frames.Return = Done;
        if (BifLibrary.IsApply(function))
            return CallFun(new ExternalFun(function), function.Arity, tail: true);
        if (BifLibrary.Has(function))
            return CallBif(machine.ExportOf(function), After.Leave, site: null);
        return machine.EntryOf(function) is Place entry
            ? Enter(entry)
            : RaiseUndef(function, site: null);
    }

    /// <summary>Spends a reduction and goes to the beginning of a function.</summary>
    private int Enter(Place entry)
    {
        if (_reductions >= _turnEnd)
            return YieldAt(entry);
        _reductions++;
        if (_reductions % MemoryCheckInterval == 0 && machine.Memory.IsExceeded())
            return Finish(new Exhausted(Exhausted.Memory));
        return Jump(entry);
    }

    private int YieldAt(Place entry) =>
        Yield(entry, entry.Code.FunctionAt(entry.Index).Arity, () => Enter(entry));

    private int Jump(Place place)
    {
        _code = place.Code;
        return place.Index;
    }

    private int Return()
    {
        if (_reductions >= _turnEnd)
            return Yield(at: null, live: 1, Return);
        _reductions++;
        return Leave();
    }

    private int Leave()
    {
        Place to = _frames.Return!.Value;
        _frames.Return = null;
        return to == Done ? Finish(Result(X[0])) : Jump(to);
    }

    /// <summary>Terms share parts, and few of them can be more than any memory holds when they are
    /// copied or printed.</summary>
    private static Outcome Result(Term value) => new TermMeter().Words(value, ResultMax) < ResultMax
        ? new Returned(value)
        : new Exhausted(Exhausted.Memory);

    private void DropFrame()
    {
        if (HasFrame)
            _frames.Deallocate();
    }

    // Local calls.

    private int Call(Operand label)
    {
        _frames.Return = Behind;
        return EnterLocal(new Place(_code, Go(label)));
    }

    private int CallLast(Operand label)
    {
        DropFrame();
        return EnterLocal(new Place(_code, Go(label)));
    }

    /// <summary>A BIF that stands in a function's place spends its own.</summary>
    private int EnterLocal(Place entry) =>
        entry.Code.IsBif(entry.Index) ? Jump(entry) : Enter(entry);

    // External calls.

    private int CallExt(Export target) => Call(target, tail: false, After.Next, Here);

    /// <summary>A BIF in tail position is called from the frame, then this function returns.
    /// </summary>
    private int CallExtLast(Export target) => target.IsBif && !target.IsApply
        ? CallBif(target, After.Return, Here)
        : Call(target, tail: true, After.Leave, site: null);

    /// <summary>Calls a function with the arguments in x0…; where <paramref name="tail"/>, without
    /// coming back.</summary>
    private int Call(Export target, bool tail, After after, Place? site)
    {
        if (target.IsApply)
            return CallFun(new ExternalFun(target.Function), target.Function.Arity, tail);
        if (tail)
            DropFrame();
        if (target.IsBif)
            return CallBif(target, after, site);
        if (machine.EntryOf(target) is not Place entry)
            return RaiseUndef(target.Function, site);
        if (!tail)
            _frames.Return = Behind;
        return Enter(entry);
    }

    private int CallBif(Export bif, After after, Place? site)
    {
        ReadOnlySpan<Term> args = X.AsSpan(0, bif.Function.Arity);
        _reductions++;
        switch (BifLibrary.Call(bif, context, args))
        {
            case BifResult.Value made
                when machine.Memory.IsExceeded() || machine.Memory.IsTooLarge(made.Term):
                return Finish(new Exhausted(Exhausted.Memory));
            case BifResult.Value value:
                X[0] = value.Term;
                if (context.TakeYield())
                    _turnEnd = Math.Min(_turnEnd, _reductions);
                if (after == After.Return)
                    DropFrame();
                return after switch
                {
                    After.Next => Next,
                    After.Return => Return(),
                    After.Leave => Leave(),
                };
            case BifResult.Raise raise:
                return RaiseBif(raise, bif.Function, args, site);
            case BifResult.NotYet missing:
                return Finish(new Unsupported(missing.What));
            case BifResult.Killed:
                return Stop(SliceEnd.Killed);
            case BifResult.Hibernate sleep:
                return Hibernate(sleep);
            case BifResult.Apply { Function: ExternalFun { Function: var function } } rest:
                return GoOn(function, rest.Args, after, site);
            default:
                throw new UnreachableException(); // Nobody calls apply so.
        }
    }

    /// <summary>A BIF goes on in Erlang, in its own place.</summary>
    private int GoOn(Mfa function, IReadOnlyList<Term> args, After after, Place? site)
    {
        for (int i = 0; i < args.Count; i++)
            X[i] = args[i];
        if (machine.EntryOf(function) is not Place entry)
            return RaiseUndef(function, site);
        if (after == After.Return)
            DropFrame();
        if (after == After.Next)
            _frames.Return = Behind;
        return Enter(entry);
    }

    // Calls of values.

    /// <summary><c>apply</c>: module and function stand behind the arguments.</summary>
    private int Apply(int arity, bool tail)
    {
        if (X[arity] is not Atom module || X[arity + 1] is not Atom function)
        {
            Term args = Terms.List(X.AsSpan(0, arity));
            return RaiseBif(
                BadargRaise, ApplyMfa, [X[arity], X[arity + 1], args], Here);
        }
        Export target = machine.ExportOf(new Mfa(module.Name, function.Name, arity));
        return CallByName(target, tail, keepRaiser: true);
    }

    /// <summary>A tail call leaves the stack trace, except that apply of name and arguments keeps
    /// the caller of erlang:error and its like.</summary>
    private int CallByName(Export target, bool tail, bool keepRaiser)
    {
        if (!tail)
            return Call(target, tail: false, After.Next, Here);
        bool shown = keepRaiser && Stacktraces.IsRaiser(target.Function);
        return Call(target, tail: true, After.Leave, shown ? Site : null);
    }

    /// <summary>
    /// <c>call_fun</c>. Where the function drops its frame and returns next, the call is a tail
    /// call.
    /// </summary>
    private int CallFunOp(Term fun, int arity)
    {
        bool tail = Next + 1 < _code.Instructions.Length
            && _code.Instructions[Next].Op == Op.Deallocate
            && _code.Instructions[Next + 1].Op == Op.Return;
        return CallFun(fun, arity, tail);
    }

    /// <summary>Calls a fun with the arguments in x0…; loops while the fun is apply itself.
    /// </summary>
    private int CallFun(Term fun, int arity, bool tail)
    {
        bool byName = false;
        while (fun is ExternalFun outer && outer.Function.Arity == arity
            && machine.ExportOf(outer.Function) is { IsApply: true } apply)
        {
            ReadOnlySpan<Term> args = X.AsSpan(0, arity);
            BifResult result = BifLibrary.Call(apply, context, args);
            if (result is not BifResult.Apply inner)
                return RaiseBif((BifResult.Raise)result, outer.Function, args, Site);
            byName = outer.Function.Arity == 3;
            fun = inner.Function;
            arity = inner.Args.Count;
            for (int i = 0; i < arity; i++)
                X[i] = inner.Args[i];
        }
        return fun switch
        {
            LocalFun local when local.Arity == arity => CallLambda(local, tail),
            ExternalFun external when external.Function.Arity == arity =>
                CallByName(machine.ExportOf(external.Function), tail, byName),
            _ => RaiseNoCall(fun, X.AsSpan(0, arity)),
        };
    }

    /// <summary>The value is no fun, or none of so many arguments.</summary>
    private int RaiseNoCall(Term fun, ReadOnlySpan<Term> args)
    {
        Term reason = fun is LocalFun or ExternalFun
            ? Names.Tagged("badarity", new Beam.Tuple(fun, Terms.List(args)))
            : Names.Tagged("badfun", fun);
        return Throw(
            Names.Error, reason, Trace(Site is null ? Stacktraces.ApplyEntry : null, Site));
    }

    /// <summary>The free variables follow the arguments.</summary>
    private int CallLambda(LocalFun fun, bool tail)
    {
        Code? code = _code?.Module.Name == fun.Module ? _code : machine.CodeOf(fun.Module);
        if (code is null || fun.Index >= code.Module.Lambdas.Count)
            return RaiseError("badfun", fun);
        fun.Free.AsSpan().CopyTo(X.AsSpan(fun.Arity));
        if (tail)
            DropFrame();
        else
            _frames.Return = Behind;
        return EnterLocal(new Place(code, code.Entry(code.Module.Lambdas[fun.Index])));
    }

    private LocalFun MakeFun(Operand row, ReadOnlySpan<Term> free)
    {
        int index = ((LambdaRef)row).Index;
        Lambda lambda = _code.Module.Lambdas[index];
        return new LocalFun(
            _code.Module.Name, lambda.CallArity, index, lambda.Uniq, [.. free]);
    }

    /// <summary>make_fun2 takes the free variables from x0….</summary>
    private LocalFun MakeFun(Operand row) =>
        MakeFun(row, X.AsSpan(0, _code.Module.Lambdas[((LambdaRef)row).Index].FreeCount));

    // BIFs of operators and guards.

    private int Bif(Operand fail, Operand bif, Operand destination, params ReadOnlySpan<Term> args)
    {
        var export = (Export)bif;
        switch (BifLibrary.Call(export, context, args))
        {
            case BifResult.Value value:
                return Set(destination, value.Term);
            case BifResult.Raise when ((Label)fail).Number != 0:
                return Go(fail);
            case BifResult.Raise raise when export.IsNameless:
                return Raise(raise.Class, raise.Reason);
            case BifResult.Raise raise:
                return RaiseBif(raise, export.Function, args, Here);
            case BifResult.NotYet missing:
                return Finish(new Unsupported(missing.What));
            default:
                throw new UnreachableException(); // No operator applies.
        }
    }
}
