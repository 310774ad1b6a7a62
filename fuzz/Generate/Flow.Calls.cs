using Beam;

namespace Fuzz.Generate;

/// <summary>Calls, BIFs, catch and try, what raises.</summary>
internal sealed partial class Flow
{
    private bool StepCall(Instruction i)
    {
        switch (i.Op)
        {
            case Op.Call:
                CheckLocal(i[0], i[1]);
                BodyCall(Number(i[0]), Known.Any);
                return true;
            case Op.CallOnly:
                CheckLocal(i[0], i[1]);
                TailCall(Number(i[0]), State.NoFrame);
                return true;
            case Op.CallLast:
                CheckLocal(i[0], i[1]);
                TailCall(Number(i[0]), Dropped(i[2]));
                return true;
            case Op.CallExt:
                CallExt(Number(i[0]), (Extfunc)i[1]);
                return true;
            case Op.CallExtOnly:
                CheckExternal(i[0], i[1]);
                TailCall(Number(i[0]), State.NoFrame);
                return true;
            case Op.CallExtLast:
                CheckExternal(i[0], i[1]);
                TailCall(Number(i[0]), Dropped(i[2]));
                return true;
            case Op.CallFun:
                BodyCall(Number(i[0]) + 1, Known.Any);
                return true;
            case Op.CallFun2:
                CallFun2(i);
                return true;
            case Op.Apply:
                BodyCall(Number(i[0]) + 2, Known.Any);
                return true;
            case Op.ApplyLast:
                TailCall(Number(i[0]) + 2, Dropped(i[1]));
                return true;
            case Op.Return:
                Read(new X(0));
                CheckNoFrame();
                Current = null;
                return true;
            default:
                return StepBif(i);
        }
    }

    private bool StepBif(Instruction i)
    {
        switch (i.Op)
        {
            case Op.Bif0:
                RunBif(0, i[0], i.Operands.Span[..0], i[1], BifUse.Guard);
                return true;
            case Op.Bif1 or Op.Bif2 or Op.Bif3:
                RunBif(LabelOf(i[0]), i[1], i.Operands.Span[2..^1], i.Operands[^1], BifUse.Guard);
                return true;
            case Op.GcBif1 or Op.GcBif2 or Op.GcBif3:
                int live = Number(i[1]);
                CheckLive(live);
                CheckYs();
                Here.NoRoom();
                Here.PruneX(live);
                RunBif(LabelOf(i[0]), i[2], i.Operands.Span[3..^1], i.Operands[^1], BifUse.Gc);
                return true;
            default:
                return false;
        }
    }

    private void RunBif(
        int fail, Operand function, ReadOnlySpan<Operand> sources, Operand target, BifUse use)
    {
        var known = new Known[sources.Length];
        for (int n = 0; n < known.Length; n++)
            known[n] = Read(sources[n]);
        Bif? bif = Bifs.Find(((Extfunc)function).Function);
        if (bif is null || (bif.Use & use) == 0 || bif.Function.Arity != sources.Length)
        {
            Complain($"{((Extfunc)function).Function} is no BIF for this op");
            return;
        }
        if (bif.Function.Name is "hd" or "tl" && sources[0] is Const)
            Complain("loaders take a register only");
        if (bif.Function == Bifs.IsRecord && !known[0].Is(TypeSet.NativeRecord))
            Complain("Erlang's validator dies of is_record/3 of what is no record");
        if (bif.Function.Arity > 0)
            FailTo(fail);
        Set(target, Ranges.Of(bif, known));
    }

    /// <summary>The size of the frame that a call drops.</summary>
    private int Dropped(Operand size)
    {
        if (Number(size) < 0)
            Complain("no such frame size");
        return Number(size);
    }

    private void CheckLocal(Operand arity, Operand label)
    {
        if (_functions.ArityAt(LabelOf(label)) != Number(arity))
            Complain($"{label} is no function of {Number(arity)} arguments");
    }

    private void CheckExternal(Operand arity, Operand function)
    {
        if (((Extfunc)function).Function.Arity != Number(arity))
            Complain("arities differ");
    }

    private void CheckArguments(int count)
    {
        for (int n = 0; n < count && _complaint is null; n++)
            Read(new X(n));
    }

    private void BodyCall(int arguments, Known result)
    {
        CheckArguments(arguments);
        if (Here.Frame == State.NoFrame)
            Complain("a call needs a frame");
        MayRaise();
        Here.PruneX(0);
        Here.NoRoom();
        Here.Floats = 0;
        Here.SetX(0, result);
    }

    private void CallExt(int arity, Extfunc function)
    {
        CheckExternal(new Num(arity), function);
        Bif? bif = Bifs.Find(function.Function);
        Known result = bif?.Result ?? Known.Any;
        bool setelement = function.Function == Bifs.Setelement;
        if (setelement && Here.X(0) is { Min: >= 1 and <= 0xFF_FFFF } index
            && index.Max == index.Min && index.Is(TypeSet.Integer) && Here.X(1) is { } tuple)
        {
            int size = Math.Max((int)index.Min.Value, tuple.Size);
            result = new Known(TypeSet.Tuple, Size: size, Exact: tuple.Exact);
        }
        int cost = 1;
        for (int n = 0; n < arity; n++)
            cost += Here.X(n)?.Cost ?? 0;
        BodyCall(arity, result.Cost < cost ? result with { Cost = cost } : result);
        Here.AfterSetelement = setelement;
        if (bif is { Returns: false })
            Current = null;
    }

    private void CallFun2(Instruction i)
    {
        int arity = Number(i[1]);
        Known fun = Read(i[2]);
        bool safe = i[0] is Const { Value: Atom { Name: "safe" } };
        bool isUnsafe = i[0] is Const { Value: Atom { Name: "unsafe" } };
        if (!safe && !isUnsafe)
            Complain("the tag must be safe or unsafe");
        if (safe && (!fun.Is(TypeSet.Fun) || fun.FunArity != arity))
            Complain($"{i[2]} is not known to be a fun of {arity} arguments");
        BodyCall(arity, Known.Any);
    }

    private void TailCall(int arguments, int frame)
    {
        CheckArguments(arguments);
        MayRaise();
        if (Here.Frame != frame)
            Complain("the frame is not the one dropped");
        CheckNoHandlers();
        Current = null;
    }

    private void CheckNoFrame()
    {
        if (Here.Frame != State.NoFrame)
            Complain("there is a frame");
    }

    private bool StepRaise(Instruction i)
    {
        switch (i.Op)
        {
            case Op.Badmatch or Op.CaseEnd or Op.TryCaseEnd or Op.Badrecord:
                Read(i[0]);
                MayRaise();
                Current = null;
                return true;
            case Op.IfEnd:
                MayRaise();
                Current = null;
                return true;
            case Op.Raise:
                if (ReadMovable(i[0]) != Known.Trace)
                    Complain($"{i[0]} holds no raw stack trace");
                Read(i[1]);
                MayRaise();
                Current = null;
                return true;
            case Op.RawRaise:
                RawRaise();
                return true;
            case Op.BuildStacktrace:
                if (Here.X(0) != Known.Trace)
                    Complain("x0 holds no raw stack trace");
                CheckYs();
                Here.PruneX(0);
                Here.NoRoom();
                Set(new X(0), new Known(Known.ListSet));
                return true;
            case Op.Catch or Op.Try or Op.CatchEnd or Op.TryEnd or Op.TryCase when i[0] is not Y:
                Complain("a y register is needed");
                return true;
            case Op.Catch or Op.Try:
                Open((Y)i[0], LabelOf(i[1]), i.Op == Op.Try);
                return true;
            case Op.CatchEnd or Op.TryEnd or Op.TryCase:
                Close((Y)i[0], i.Op);
                return true;
            default:
                return false;
        }
    }

    private void RawRaise()
    {
        Read(new X(0));
        Read(new X(1));
        if (Here.X(2) != Known.Trace)
            Complain("x2 holds no raw stack trace");
        if (Here.Frame == State.NoFrame)
            Complain("raw_raise needs a frame");
        MayRaise();
        Here.PruneX(0);
        Here.NoRoom();
        Here.SetX(0, Known.AnAtom);
    }

    private void Open(Y y, int label, bool isTry)
    {
        for (int n = 0; n < y.Index && n < Here.Frame; n++)
        {
            if (Here.Y(n) == Known.Tag)
                Complain("an inner catch needs a lower y register");
        }
        if (label == 0 || _bound.Contains(label))
            Complain("a handler must come later");
        Set(y, Known.Tag);
        if (_complaint is not null)
            return;
        Here.Handlers = [.. Here.Handlers, new Handler(y.Index, label, isTry)];
        State caught = Here.Copy();
        caught.PruneX(0);
        caught.SetX(0, Known.Caught);
        caught.NoRoom();
        caught.Floats = 0;
        Join(label, caught, isCopy: true);
    }

    private void Close(Y y, Op op)
    {
        ValueList<Handler> open = Here.Handlers;
        bool isTry = op != Op.CatchEnd;
        if (open.Count == 0 || open[^1].Y != y.Index || open[^1].IsTry != isTry)
        {
            Complain("this is not the innermost catch");
            return;
        }
        Known? x0 = Here.X(0);
        if (op == Op.CatchEnd && x0 != Known.Caught && x0 is not { IsTerm: true })
            Complain("x0 holds no value");
        if (op == Op.TryCase && x0 != Known.Caught)
            Complain("no exception is here to be handled");
        Here.Handlers = ValueList.Create(open.Span[..^1]);
        Here.SetY(y.Index, Known.Unreadable);
        if (op == Op.TryEnd)
            return;
        Here.PruneX(0);
        Here.NoRoom();
        Here.Floats = 0;
        Here.SetX(0, op == Op.CatchEnd ? Known.Any : Known.AnAtom);
        if (op == Op.TryCase)
        {
            Here.SetX(1, Known.Any);
            Here.SetX(2, Known.Trace);
        }
    }
}
