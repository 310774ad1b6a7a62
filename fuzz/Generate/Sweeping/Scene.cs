using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>A function about one instruction: what must be proven and in place before it, the
/// instruction, and then all that it left is shown. What cannot be is refused, quietly.</summary>
internal sealed partial class Scene
{
    private const int InfoLabel = 1;

    /// <summary>The greatest frame, and the register that far places start from.</summary>
    private const int TallFrame = 1023;
    private const int FarX = 1015;
    private const int FarY = 1018;

    private static readonly Term Padding =
        Terms.List([.. Enumerable.Range(0, 40).Select(i => (Term)Terms.Int(i))]);

    private readonly List<Instruction> _code = [];
    private readonly List<int> _pending = [];
    private readonly Dialect _dialect;
    private readonly Flow _flow;
    private readonly int _arity;
    private int _labels;
    private int _choice;

    /// <param name="dialect">The ops that it may have.</param>
    /// <param name="arity">Arguments, in x0…; the last is there to be kept.</param>
    /// <param name="turn">Number of the cell: choices that are not the op's operands proper go
    /// round with it.</param>
    public Scene(Dialect dialect, int arity, int turn)
    {
        (_dialect, _arity) = (dialect, arity);
        _choice = (int)((uint)turn * 0x9E3779B1u >> 4); // Neighbours differ in all choices.
        _labels = Troupe.LabelsFrom;
        var f = new Const(Atom.Of(Troupe.Name));
        _code.Add(new Instruction(Op.Label, new Label(InfoLabel)));
        _code.Add(new Instruction(Op.Line, new Location("gen.erl", 1)));
        _code.Add(new Instruction(
            Op.FuncInfo, new Const(Atom.Of(Plan.ModuleName)), f, new Num(arity)));
        _code.Add(new Instruction(Op.Label, new Label(InfoLabel + 1)));
        _flow = new Flow(Function, Troupe.TableWith(arity), InfoLabel);
        if (turn % 4 == 3) // The literals that follow have addresses that no constant is.
            Emit(Op.Move, new Const(Padding), new X(arity));
    }

    /// <summary>Whether something was not valid: there is no such program.</summary>
    public bool IsRefused { get; private set; }

    public State Here => _flow.Current!;

    public int Arity => _arity;

    public Releases Releases => _dialect.Releases;

    public bool Has(Op op) => _dialect.Has(op);

    private bool IsReachable => _flow.Current is not null;

    private Function Function => new(Troupe.Name, _arity, InfoLabel + 1, [.. _code]);

    /// <summary>The module, unless something was refused.</summary>
    /// <param name="called">By a function that has a frame.</param>
    public Module? End(bool called)
    {
        while (!IsRefused && (IsReachable || _pending.Count > 0))
        {
            if (IsReachable)
                Show();
            else
                Place(_pending[0]);
            if (!IsReachable && _code[^1].Op == Op.Label)
                _code.RemoveAt(_code.Count - 1); // Nothing branches to it.
        }
        return IsRefused ? null : Troupe.ModuleWith(Function, _labels, called);
    }

    public void Emit(Op op, params ReadOnlySpan<Operand> operands)
    {
        if (IsRefused)
            return;
        // As compilers do: behind one without a line OTP 25 tells the next function in traces.
        bool wantsLine = op is Op.Badmatch or Op.CaseEnd or Op.TryCaseEnd or Op.Badrecord
            or Op.IfEnd && _code[^1].Op is not (Op.Line or Op.ExecutableLine);
        if (wantsLine)
            Emit(Op.Line, new Location("gen.erl", 16));
        var instruction = new Instruction(op, operands);
        _code.Add(instruction);
        IsRefused = !Has(op) || (!IsReachable && op != Op.Label)
            || _flow.Step(instruction) is not null;
    }

    // Choices that go round.

    /// <summary>One of so many; all combinations of choices come up as turns go by.</summary>
    public int Choose(int count)
    {
        int chosen = _choice % count;
        _choice /= count;
        return chosen;
    }

    public T Choose<T>(params ReadOnlySpan<T> of) => of[Choose(of.Length)];

    /// <summary>A register to write to: fresh, one of the sources, far off, in the frame.
    /// </summary>
    public Operand Target(params ReadOnlySpan<Operand> sources)
    {
        Operand fresh = new X(_arity);
        Operand[] targets =
        [
            fresh,
            sources.Length > 0 && sources[0] is X or Y ? Bare(sources[0]) : new X(0),
            Here.Frame > 0 ? new Y(Here.Frame - 1) : new X(_arity + 3),
            sources.Length > 1 && sources[^1] is X or Y ? Bare(sources[^1]) : fresh,
            new X(_arity - 1),
            new X(State.XLimit - 1),
        ];
        return targets[Choose(targets.Length)];
    }

    public static Operand Bare(Operand operand) => operand switch
    {
        X x => x with { Type = null },
        Y y => y with { Type = null },
        _ => operand,
    };

    /// <summary>Live x registers that keep what is read: all, or no more.</summary>
    public Num Live(params ReadOnlySpan<Operand> read)
    {
        int needed = 0;
        foreach (Operand operand in read)
            needed = operand is X x ? Math.Max(needed, x.Index + 1) : needed;
        if (Choose(3) > 0)
            return new Num(Math.Max(needed, Here.LivePrefix()));
        // A collection spoils what does not live from there on.
        Emit(Op.TestHeap, new Num(1), new Num(needed));
        return new Num(needed);
    }

    // Labels.

    public Label NewLabel() => new(_labels++);

    /// <summary>A label where is shown that control came there.</summary>
    public Label Fail()
    {
        Label label = NewLabel();
        _pending.Add(label.Number);
        return label;
    }

    public Label FailOrRaise() => Choose(2) == 0 ? new Label(0) : Fail();

    public void Place(int label)
    {
        _pending.Remove(label);
        Emit(Op.Label, new Label(label));
    }

    // What comes before the op.

    /// <summary>Room that is exactly enough.</summary>
    public void Room(int words, int floats = 0, int funs = 0) => Emit(
        Op.TestHeap,
        floats + funs > 0 ? new Alloc(words, floats, funs) : new Num(words),
        new Num(Here.LivePrefix()));

    /// <summary>A frame; its y registers hold the arguments, as far as they go.</summary>
    public void Frame(int size)
    {
        Emit(Op.Allocate, new Num(size), new Num(Here.LivePrefix()));
        int filled = Math.Min(size, _arity);
        for (int i = 0; i < filled; i++)
            Emit(Op.Move, new X(i), new Y(i));
        if (filled == size)
            return;
        Emit(Op.InitYregs, new OperandList(
            [.. Enumerable.Range(filled, size - filled).Select(i => (Operand)new Y(i))]));
        if (size % 2 == 0)
            Emit(Op.Move, new Const(Atom.Of("last")), new Y(size - 1));
    }

    /// <summary>Proves, moves, and gives the operands: argument i is in the place that shape i
    /// says.</summary>
    public Operand[] Sources(ReadOnlySpan<Shape> shapes, bool framed)
    {
        bool isTall = false;
        for (int i = 0; i < shapes.Length; i++)
        {
            if (shapes[i].Proof is { } proof)
                Prove(i, proof);
            framed |= shapes[i].Place == Sweeping.Place.Y;
            isTall |= shapes[i].Place == Sweeping.Place.FarY;
        }
        if (isTall)
            Frame(TallFrame);
        else if (framed)
            Frame(_arity + 1);
        var operands = new Operand[shapes.Length];
        for (int i = 0; i < shapes.Length && !IsRefused; i++)
            operands[i] = Source(shapes[i], i);
        if (Choose(4) > 0)
            Overwrite(shapes);
        if (Choose(3) > 0)
            Join();
        if (Choose(4) == 0 && !IsRefused)
            Touch(operands[0] is Const && Here.Frame > 0 ? new Y(0) : operands[0]);
        return operands;
    }

    /// <summary>Has what is in memory loaded into a scratch register, another each time: code may
    /// take it from there.</summary>
    private void Touch(Operand operand)
    {
        if (operand is Const or X { Index: < Jit.Runtime.Abi.XInRegisters })
            return;
        if (operand is X { Index: var index } && index > Here.LivePrefix())
        {
            Emit(Op.Move, Bare(operand), new X(Here.LivePrefix()));
            return;
        }
        Operand[] elements =
            [.. Enumerable.Range(0, Choose(4)).Select(i => (Operand)new Const(Terms.Int(i)))];
        Room(elements.Length + 2);
        Emit(
            Op.PutTuple2, new X(Here.LivePrefix()),
            new OperandList([.. elements, Bare(operand)]));
    }

    /// <summary>A label that is jumped to, and a BIF: behind them code can have nothing in
    /// registers of its own, and what was there is gone.</summary>
    public void Join()
    {
        Label here = NewLabel();
        Emit(Op.Jump, here);
        Emit(Op.Label, here);
        Emit(Op.Bif0, new Extfunc(new Mfa("erlang", "node", 0)), new X(Here.LivePrefix()));
    }

    /// <summary>What was moved elsewhere is no longer where it was: who takes it from there is
    /// found.</summary>
    private void Overwrite(ReadOnlySpan<Shape> shapes)
    {
        for (int i = 0; i < shapes.Length; i++)
        {
            if (shapes[i].Place is not (Sweeping.Place.X or Sweeping.Place.Constant))
                Emit(Op.Move, new Const(Terms.Int(-1 - i)), new X(i));
        }
    }

    private Operand Source(Shape shape, int argument)
    {
        Operand operand = shape.Place switch
        {
            Sweeping.Place.X => new X(argument),
            Sweeping.Place.Y => new Y(argument),
            Sweeping.Place.Middle => Moved(new X(_arity + 4 + argument), argument),
            Sweeping.Place.Far => Moved(new X(FarX + argument), argument),
            Sweeping.Place.FarY => Moved(new Y(FarY + argument), argument),
            _ => new Const(shape.Value!),
        };
        if (!shape.Typed || Known(operand).ToValueType() is not { } type)
            return operand;
        return operand is X x ? x with { Type = type } : ((Y)operand) with { Type = type };
    }

    private Known Known(Operand register) =>
        (register is X x ? Here.X(x.Index) : Here.Y(((Y)register).Index))!;

    private Operand Moved(Operand to, int argument)
    {
        Emit(Op.Move, new X(argument), to);
        return to;
    }

    private void Prove(int argument, Proof proof)
    {
        var x = new X(argument);
        Label fail = Fail();
        Emit(proof.Test, fail, x);
        if (proof.Min is { } min)
            Emit(Op.IsGe, fail, x, new Const(Terms.Int(min)));
        if (proof.Max is { } max)
            Emit(Op.IsGe, fail, new Const(Terms.Int(max)), x);
        if (proof.Size >= 0)
            Emit(Op.TestArity, fail, x, new Num(proof.Size));
    }
}
