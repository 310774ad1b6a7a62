using Beam;

namespace Jit.Emit;

/// <summary>
/// The frame that each instruction finds: code does not run in the order it is written, so what
/// stands before a label says nothing of the frame behind it.
/// </summary>
internal sealed class FrameStates
{
    /// <summary>There is no frame: the return address is in <c>lr</c>.</summary>
    public const int None = -1;

    private const int Unreached = -2;

    private readonly ValueList<Instruction> _code;
    private readonly int[] _before;

    /// <summary>The states without a frame, and those with one: what only raises may be reached in
    /// both.</summary>
    private readonly int[][] _reached;
    private readonly HashSet<int> _twice = [];
    private readonly Dictionary<int, int> _positions = [];
    private readonly Stack<(int Label, int Frame)> _branches = new();
    private readonly Queue<(int Position, int Frame)> _fallThroughs = new();

    private FrameStates(Function function)
    {
        _code = function.Code;
        _before = new int[_code.Count];
        _reached = [new int[_code.Count], new int[_code.Count]];
        foreach (int[] states in (int[][])[_before, .. _reached])
            Array.Fill(states, Unreached);
        for (int i = 0; i < _code.Count; i++)
        {
            if (_code[i].Op == Op.Label)
                _positions.TryAdd(((Label)_code[i][0]).Number, i);
        }
    }

    /// <summary>Number of y registers before each instruction, or <see cref="None"/>; None, too,
    /// where nothing leads to.</summary>
    public static int[] Before(Function function) => Of(function).Before;

    /// <summary>The same, and the labels that are reached with a frame and without: their code is
    /// for what is found first.</summary>
    public static (int[] Before, IReadOnlySet<int> Twice) Of(Function function)
    {
        var states = new FrameStates(function);
        states.Run(function.Entry);
        for (int i = 0; i < states._before.Length; i++)
            states._before[i] = Math.Max(states._before[i], None);
        return (states._before, states._twice);
    }

    /// <summary>Branches go first: code may stand before a label without running into it, where
    /// types say that its last instruction always fails.</summary>
    private void Run(int entry)
    {
        Walk(0, None);
        _branches.Push((entry, None));
        while (true)
        {
            if (_branches.TryPop(out (int Label, int Frame) branch))
            {
                if (_positions.TryGetValue(branch.Label, out int position))
                    Walk(position, branch.Frame);
            }
            else if (_fallThroughs.TryDequeue(out (int Position, int Frame) next))
            {
                Walk(next.Position, next.Frame);
            }
            else
            {
                return;
            }
        }
    }

    private void Walk(int position, int frame)
    {
        for (int i = position; i < _code.Count && Reached(frame)[i] == Unreached; i++)
        {
            if (_code[i].Op == Op.Label && i > position)
            {
                _fallThroughs.Enqueue((i, frame));
                return;
            }
            Reached(frame)[i] = frame;
            if (_before[i] == Unreached)
                _before[i] = frame;
            else if (_code[i].Op == Op.Label)
                _twice.Add(((Label)_code[i][0]).Number);
            if (!IsCall(_code[i].Op))
                PushLabels(_code[i].Operands, frame);
            if (EndsFlow(_code[i]))
                return;
            frame = After(_code[i], frame);
        }
    }

    /// <summary>Its label is an entry, which finds no frame.</summary>
    private static bool IsCall(Op op) => op is Op.Call or Op.CallLast or Op.CallOnly;

    private int[] Reached(int frame) => _reached[frame == None ? 0 : 1];

    private void PushLabels(ValueList<Operand> operands, int frame)
    {
        foreach (Operand operand in operands)
        {
            if (operand is Label label)
                _branches.Push((label.Number, frame));
            else if (operand is OperandList list)
                PushLabels(list.Items, frame);
        }
    }

    /// <summary>The frame behind an instruction.</summary>
    public static int After(Instruction instruction, int frame) => instruction.Op switch
    {
        Op.Allocate or Op.AllocateHeap or Op.AllocateZero or Op.AllocateHeapZero =>
            (int)((Num)instruction[0]).Value,
        Op.Deallocate => None,
        Op.Trim => frame - (int)((Num)instruction[0]).Value,
        _ => frame,
    };

    /// <summary>Whether control does not come out behind it.</summary>
    public static bool EndsFlow(Instruction instruction) => instruction.Op switch
    {
        Op.Return or Op.Jump or Op.FuncInfo or Op.IntCodeEnd => true,
        Op.CallLast or Op.CallOnly or Op.CallExtLast or Op.CallExtOnly or Op.ApplyLast => true,
        Op.Badmatch or Op.IfEnd or Op.CaseEnd or Op.TryCaseEnd or Op.Badrecord => true,
        Op.Raise or Op.SelectVal or Op.SelectTupleArity => true,
        Op.LoopRecEnd or Op.Wait => true,
        Op.CallExt => NeverReturns(((Extfunc)instruction[1]).Function),
        _ => false,
    };

    /// <summary>Functions that only raise.</summary>
    public static bool NeverReturns(Mfa function) => function.Module == "erlang"
        && (function.Name, function.Arity) is
            ("error", 1 or 2 or 3) or ("exit", 1) or ("throw", 1) or ("nif_error", 1 or 2);
}
