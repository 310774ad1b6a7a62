using Beam;
using ValueType = Beam.ValueType;

namespace Fuzz.Generate;

/// <summary>
/// Follows one function, instruction by instruction, and knows at each point what every register
/// holds. It is a small <c>beam_validator</c>, a little stricter than Erlang's: code must be
/// reachable, jumps go forward, open catches and frames are the same where paths meet.
/// </summary>
/// <remarks>Values are tracked by register, not by identity as Erlang's validator does, so what is
/// known here is known there too.</remarks>
internal sealed partial class Flow
{
    private readonly Function _function;
    private readonly FunctionTable _functions;
    private readonly Dictionary<int, State> _branched = [];
    private readonly HashSet<int> _bound = [];
    private readonly int _infoLabel;
    private string? _complaint;

    /// <param name="function">The function; its code may still be in the making.</param>
    /// <param name="functions">All functions of the module.</param>
    /// <param name="infoLabel">The label before func_info.</param>
    public Flow(Function function, FunctionTable functions, int infoLabel)
    {
        _function = function;
        _functions = functions;
        _infoLabel = infoLabel;
        Current = new State(function.Arity);
        _bound.Add(infoLabel);
        _bound.Add(function.Entry);
    }

    /// <summary>What is known here; null where control cannot come.</summary>
    public State? Current { get; private set; }

    /// <summary>Labels that are the target of a jump and not yet placed.</summary>
    public IEnumerable<int> Unplaced => _branched.Keys.Where(l => !_bound.Contains(l));

    /// <summary>What is known at a label that was jumped to; null when none was.</summary>
    public State? At(int label) => _branched.GetValueOrDefault(label);

    /// <summary>Whether a jump to <paramref name="label"/> would be right here, without making
    /// it.</summary>
    public bool MayJump(int label)
    {
        if (Current is null || _bound.Contains(label) && label != _infoLabel)
            return false;
        if (label == _infoLabel)
            return MayLeaveToInfo(Current);
        return !IsTryHandler(Current, label) && (At(label) is not { } there
            || (there.Frame == Current.Frame && there.Handlers == Current.Handlers));
    }

    private bool MayLeaveToInfo(State state)
    {
        for (int i = 0; i < _function.Arity; i++)
        {
            if (state.X(i) is not { IsTerm: true })
                return false;
        }
        return state.Frame == State.NoFrame;
    }

    /// <summary>Goes over one instruction; returns what is wrong with it, or null.</summary>
    public string? Step(Instruction instruction)
    {
        _complaint = null;
        if (instruction.Op == Op.Label)
        {
            Place(_labelHere = ((Label)instruction[0]).Number);
            return _complaint;
        }
        if (Current is null)
            return instruction.Op == Op.Line ? null : "cannot be reached";
        if (instruction.Op == Op.ExecutableLine && IsBehindError)
            Complain("BeamAsm gives its line to what raised right before it");
        else if (instruction.Op is not (Op.Line or Op.ExecutableLine or Op.NifStart))
            StepReachable(instruction);
        _labelHere = 0;
        IsBehindError = instruction.Op
            is Op.Badmatch or Op.CaseEnd or Op.Badrecord or Op.TryCaseEnd or Op.IfEnd;
        return _complaint;
    }

    /// <summary>Whether the last instruction, but for labels, does nothing but raise.</summary>
    public bool IsBehindError { get; private set; }

    private State Here => Current!;

    private void StepReachable(Instruction i)
    {
        bool caught = Here.X(0) == Known.Caught;
        if (caught && i.Op is not (Op.CatchEnd or Op.TryCase))
        {
            Complain("an exception is not yet handled");
            return;
        }
        CheckTypesAllowed(i);
        bool mayUpdate = i.Op
            is Op.SetTupleElement or Op.Move or Op.Swap or Op.GetTupleElement;
        if (!mayUpdate)
            Here.AfterSetelement = false;
        CheckReceiving(i.Op);
        if (Here.Building is not null)
        {
            StepPut(i);
            return;
        }
        if (i.Op is not (Op.BsInit2 or Op.BsUtf8Size or Op.BsUtf16Size))
            Here.RuneSize = null;
        bool isKnown = StepData(i) || StepFrame(i) || StepTest(i) || StepCall(i) || StepRaise(i)
            || StepMap(i) || StepFloat(i) || StepMatch(i)
            || StepBuild(i) || StepMessage(i) || StepRecord(i);
        if (!isKnown)
            Complain($"{i.Op.Name} is not known to the checker");
    }

    private void Complain(string complaint) => _complaint ??= complaint;

    private void Place(int label)
    {
        if (!_bound.Add(label))
            Complain($"label {label} is placed twice");
        if (Current?.Building is not null)
            Complain("a bitstring is not yet whole");
        State? branched = At(label);
        if (Current is not null && IsTryHandler(Current, label))
            Complain("control falls into a try handler");
        if (branched is null)
            return;
        if (Current is not null && branched.Merge(Current) is { } why)
            Complain(why);
        Current = branched.Copy();
    }

    /// <summary>Control may go to the label with what is known in that state.</summary>
    private void Branch(int label, State state) => Branch(label, state, isCopy: false);

    private void Branch(int label, State state, bool isCopy)
    {
        if (label == 0)
        {
            Complain("a label is needed");
            return;
        }
        if (label == _infoLabel)
        {
            if (!MayLeaveToInfo(state))
                Complain("jumps to func_info without the arguments in place");
            return;
        }
        if (_bound.Contains(label))
            Complain("jumps backwards");
        else if (IsTryHandler(state, label))
            Complain("jumps to a try handler");
        else
            Join(label, state, isCopy);
    }

    /// <summary>Control may come to a label with that known; a copy is kept as it is.</summary>
    private void Join(int label, State state, bool isCopy)
    {
        if (!_branched.TryGetValue(label, out State? there))
        {
            there = isCopy ? state : state.Copy();
            (there.Building, there.RuneSize) = (null, null);
            _branched.Add(label, there);
        }
        else if (there.Merge(state) is { } why)
        {
            Complain(why);
        }
    }

    private static bool IsTryHandler(State state, int label)
    {
        foreach (Handler handler in state.Handlers)
        {
            if (handler.IsTry && handler.Label == label)
                return true;
        }
        return false;
    }

    /// <summary>An exception may leave this instruction: control may come to the innermost
    /// handler.</summary>
    private void MayRaise()
    {
        if (Here.FirstUninitialised() is >= 0 and var y)
            Complain($"y{y} is not initialised");
        if (Here.Handlers.Count == 0)
            return;
        if (_bound.Contains(Here.Handlers[^1].Label))
            Complain("its handler came before");
        State caught = Here.Copy();
        caught.PruneX(0);
        caught.SetX(0, Known.Caught);
        caught.NoRoom();
        caught.Floats = 0;
        caught.Marker = ReceiveMarker.None;
        Join(Here.Handlers[^1].Label, caught, isCopy: true);
    }

    /// <summary>To <paramref name="label"/>, or raise when it is 0.</summary>
    private void FailTo(int label)
    {
        if (label == 0)
            MayRaise();
        else
            Branch(label, Here);
    }

    /// <summary>Reads a term; says so when there is none.</summary>
    private Known Read(Operand source)
    {
        Known known = ReadMovable(source);
        if (known.IsTerm)
            return known;
        Complain($"{source} holds no term");
        return Known.Any;
    }

    /// <summary>Reads a term, a raw stack trace, a match context or a position.</summary>
    private Known ReadMovable(Operand source)
    {
        Known? known = source switch
        {
            X x => Here.X(x.Index),
            Y y => Here.Y(y.Index),
            Const constant => Known.Of(constant.Value),
            _ => null,
        };
        if (known is not { IsMovable: true })
        {
            Complain($"{source} holds no term");
            return Known.Any;
        }
        if (known.Writable) // Now there may be another who has it.
            Refine(Here, source, known = known with { Writable = false });
        if (TypeOf(source) is { } type && !known.Implies(type))
            Complain($"{source} is not known to be of that type");
        return known;
    }

    private static ValueType? TypeOf(Operand operand) => operand switch
    {
        X x => x.Type,
        Y y => y.Type,
        _ => null,
    };

    /// <summary>Ops whose sources may be typed, as compilers of OTP 25 type them.</summary>
    public static bool TakesTypes(Op op) =>
        (op is >= Op.IsLt and <= Op.IsTuple or Op.SelectTupleArity or Op.IsFunction
            or Op.Bif1 or Op.Bif2 or Op.IsBoolean or Op.IsFunction2 or Op.GcBif1 or Op.GcBif2
            or Op.GcBif3 or Op.IsBitstr or Op.IsMap or Op.IsTaggedTuple or Op.CallFun2
            or Op.IsNativeRecord or Op.GetRecordField)
        && op != Op.IsConstant;

    private void CheckTypesAllowed(Instruction i)
    {
        if (TakesTypes(i.Op))
            return;
        foreach (Operand operand in i.Operands.Span)
        {
            if (TypeOf(operand) is not null)
                Complain("this op takes no typed operand");
            if (operand is not OperandList list)
                continue;
            foreach (Operand item in list.Items.Span)
            {
                if (TypeOf(item) is not null)
                    Complain("this op takes no typed operand");
            }
        }
    }

    private void Set(Operand target, Known known)
    {
        switch (target)
        {
            case X { Index: < State.XLimit } x:
                Here.SetX(x.Index, known);
                break;
            case Y y when y.Index < Here.Frame && Here.Y(y.Index) != Known.Tag:
                Here.SetY(y.Index, known);
                break;
            default:
                Complain($"{target} cannot be written");
                break;
        }
    }

    /// <summary>Replaces what is known of a register by more; keeps it when that is impossible.
    /// </summary>
    private static void Refine(State state, Operand register, Known? known)
    {
        if (known is null || !known.IsTerm)
            return;
        if (register is X x)
            state.SetX(x.Index, known);
        else if (register is Y y && y.Index < state.Frame)
            state.SetY(y.Index, known);
    }

    /// <summary>x0 to x(live-1) hold something, and every y register does.</summary>
    private void CheckLive(int live)
    {
        if (live > State.XLimit)
            Complain("too many live registers");
        for (int i = 0; i < live && i < State.XLimit; i++)
        {
            if (Here.X(i) is null)
            {
                Complain($"x{i} is not live");
                return;
            }
        }
    }

    /// <summary>What an op that may collect reads must be among the live registers.</summary>
    private void CheckKept(Operand source, int live)
    {
        if (source is X x && x.Index >= live)
            Complain($"{source} is not live");
    }

    private void CheckYs()
    {
        if (Here.FirstUninitialised() is >= 0 and var y)
            Complain($"y{y} is not initialised");
    }

    private static int Number(Operand operand) => (int)((Num)operand).Value;

    private static int LabelOf(Operand operand) => ((Label)operand).Number;
}
