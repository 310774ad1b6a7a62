using Beam;

namespace Fuzz.Generate;

/// <summary>Moves, building and taking apart, frames and room.</summary>
internal sealed partial class Flow
{
    private bool StepData(Instruction i)
    {
        switch (i.Op)
        {
            case Op.Move:
                Set(i[1], ReadMovable(i[0]));
                return true;
            case Op.Swap:
                Known first = ReadMovable(i[0]);
                Set(i[0], ReadMovable(i[1]));
                Set(i[1], first);
                return true;
            case Op.GetHd or Op.GetTl:
                Set(i[1], CheckCons(i[0]));
                return true;
            case Op.GetList:
                Known part = CheckCons(i[0]);
                if (SameRegister(i[1], i[2]))
                    Complain("head and tail go to one register");
                Set(i[1], part);
                Set(i[2], part);
                return true;
            case Op.GetTupleElement:
                Known tuple = CheckTuple(i[0], Number(i[1]));
                Set(i[2], tuple.Element(Number(i[1])));
                return true;
            case Op.SetTupleElement:
                SetTupleElement(i);
                return true;
            case Op.PutList:
                int cost = 1 + Read(i[0]).Cost + Read(i[1]).Cost;
                Eat(2);
                Set(i[2], Known.ACons with { Cost = cost });
                return true;
            case Op.PutTuple2:
                PutTuple(i[0], (OperandList)i[1]);
                return true;
            case Op.MakeFun3:
                MakeFun((LambdaRef)i[0], i[1], (OperandList)i[2]);
                return true;
            case Op.MakeFun2:
                MakeFunOfX((LambdaRef)i[0]);
                return true;
            default:
                return false;
        }
    }

    public static bool SameRegister(Operand left, Operand right) => (left, right) switch
    {
        (X a, X b) => a.Index == b.Index,
        (Y a, Y b) => a.Index == b.Index,
        _ => false,
    };

    /// <summary>Reads a list cell; gives what is known of its head and tail.</summary>
    private Known CheckCons(Operand source)
    {
        Known known = Read(source);
        if (source is Const || !known.Is(TypeSet.Cons))
            Complain($"{source} is not known to be a list cell");
        return known.Cost == Known.AnyCost ? Known.Any : Known.Any with { Cost = known.Cost };
    }

    /// <summary>A tuple with an element at that index.</summary>
    private Known CheckTuple(Operand source, int index)
    {
        if (source is Const)
            Complain("a register is needed");
        Known tuple = Read(source);
        if (!tuple.Is(TypeSet.Tuple) || tuple.Size <= index)
            Complain($"{source} is not known to be a tuple of more than {index} elements");
        return tuple;
    }

    private void SetTupleElement(Instruction i)
    {
        Read(i[0]);
        Known tuple = CheckTuple(i[1], Number(i[2]));
        if (!Here.AfterSetelement || !tuple.Elements.IsEmpty)
            Complain("the tuple is not fresh from setelement/3");
    }

    private void Eat(int words)
    {
        Here.HeapWords -= words;
        if (Here.HeapWords < 0)
            Complain($"{-Here.HeapWords} heap words too few");
    }

    private void PutTuple(Operand target, OperandList elements)
    {
        if (elements.Items.Count == 0)
            Complain("{} is a literal");
        var known = new Known[elements.Items.Count];
        for (int n = 0; n < known.Length; n++)
            known[n] = Read(elements.Items[n]);
        Eat(known.Length + 1);
        Set(target, Known.TupleOf([.. known]));
    }

    private Lambda? CheckLambda(LambdaRef row, int freeCount)
    {
        if ((uint)row.Index >= (uint)_functions.Lambdas.Count)
        {
            Complain("there is no such lambda");
            return null;
        }
        Lambda lambda = _functions.Lambdas[row.Index];
        if (lambda.FreeCount != freeCount)
            Complain($"the lambda has {lambda.FreeCount} free variables");
        return lambda;
    }

    private void MakeFun(LambdaRef row, Operand target, OperandList free)
    {
        Lambda? lambda = CheckLambda(row, free.Items.Count);
        int cost = 1;
        foreach (Operand variable in free.Items)
            cost += Read(variable).Cost;
        Eat(free.Items.Count);
        if (--Here.HeapFuns < 0)
            Complain("no room for a fun");
        Set(target, Known.Fun(lambda?.CallArity ?? 0) with { Cost = cost });
    }

    private void MakeFunOfX(LambdaRef row)
    {
        int freeCount = (uint)row.Index < (uint)_functions.Lambdas.Count
            ? _functions.Lambdas[row.Index].FreeCount
            : 0;
        Lambda? lambda = CheckLambda(row, freeCount);
        CheckArguments(freeCount);
        CheckYs();
        Here.NoRoom();
        Here.PruneX(freeCount);
        Set(new X(0), Known.Fun(lambda?.CallArity ?? 0));
    }

    private bool StepFrame(Instruction i)
    {
        switch (i.Op)
        {
            case Op.Allocate:
                Allocate(Number(i[0]), new Num(0), Number(i[1]), null);
                return true;
            case Op.AllocateZero:
                Allocate(Number(i[0]), new Num(0), Number(i[1]), Known.Unreadable);
                return true;
            case Op.AllocateHeap:
                Allocate(Number(i[0]), i[1], Number(i[2]), null);
                return true;
            case Op.AllocateHeapZero:
                Allocate(Number(i[0]), i[1], Number(i[2]), Known.Unreadable);
                return true;
            case Op.TestHeap:
                CheckLive(Number(i[1]));
                CheckYs();
                Here.PruneX(Number(i[1]));
                Room(i[0]);
                return true;
            case Op.DebugLine: // In .S it tells its frame's size, and the writer says none.
                CheckLive(Number(i[3]));
                CheckNoFrame();
                Here.PruneX(Number(i[3]));
                return true;
            case Op.Init:
                if (i[0] is not Y)
                    Complain("a y register is needed");
                Set(i[0], Known.Unreadable);
                return true;
            case Op.InitYregs:
                InitYregs((OperandList)i[0]);
                return true;
            case Op.Deallocate:
                LeaveFrame(Number(i[0]));
                return true;
            case Op.Trim:
                Trim(Number(i[0]), Number(i[1]));
                return true;
            default:
                return false;
        }
    }

    private void Allocate(int count, Operand need, int live, Known? content)
    {
        if (Here.Frame != State.NoFrame)
            Complain("there is a frame already");
        if (count is < 0 or > State.YLimit)
            Complain("no such frame size");
        CheckLive(live);
        if (_complaint is not null)
            return;
        Here.PruneX(live);
        Here.Allocate(count, content);
        Room(need);
    }

    private void Room(Operand need)
    {
        (Here.HeapWords, Here.HeapFloats, Here.HeapFuns) = need switch
        {
            Alloc alloc => (alloc.Words, alloc.Floats, alloc.Funs),
            _ => (Number(need), 0, 0),
        };
    }

    private void InitYregs(OperandList list)
    {
        int last = -1;
        foreach (Operand item in list.Items)
        {
            if (item is not Y y || y.Index <= last)
            {
                Complain("y registers are not in order");
                return;
            }
            last = y.Index;
            Set(y, Known.Unreadable);
        }
        if (last < 0)
            Complain("the list is empty");
    }

    private void LeaveFrame(int count)
    {
        if (Here.Frame != count)
            Complain($"the frame has {Here.Frame} y registers");
        CheckNoHandlers();
        Here.Deallocate();
    }

    private void Trim(int count, int remaining)
    {
        CheckNoHandlers();
        if (count < 0 || remaining < 0 || count + remaining != Here.Frame)
            Complain($"the frame has {Here.Frame} y registers");
        else
            Here.Trim(count);
    }

    private void CheckNoHandlers()
    {
        if (Here.Handlers.Count > 0)
            Complain("a catch is open");
    }
}
