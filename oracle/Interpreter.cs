using System.Diagnostics;
using Beam;
using Oracle.Processes;

namespace Oracle;

/// <summary>
/// What one process does. Conventions: i instruction, i[n] its operands in the
/// order of <see cref="Op"/>; an arm's value is the index of the instruction to go on with.
/// </summary>
internal sealed partial class Interpreter(Machine machine, ProcessContext context) : IProcessBody
{
    /// <summary>What an arm gives when the process stops running.</summary>
    private const int End = -1;

    private readonly Frames _frames = new();
    private readonly Term[] X = machine.X;
    private Code _code = null!;
    private int _at; // The instruction being run.
    private long _reductions;
    private long _turnEnd; // Reductions at which the turn is over.
    private Func<int> _resume = null!;
    private bool _isPreempted;
    private bool _hasRaised; // The instruction being run.
    private Place? _preemptedAt;
    private SliceEnd _end;
    private Outcome? _outcome;

    private double[] FloatRegisters => machine.Fr;
    private int Next => _at + 1;
    internal Place Here => new(_code, _at);
    internal Frames Frames => _frames;
    internal Term XRegister(int index) => X[index];
    internal double FloatRegister(int index) => FloatRegisters[index];

    /// <summary>Reductions spent.</summary>
    public long Reductions => _reductions;

    /// <summary>Who looks at the process, if anybody does.</summary>
    public Watch? Watch { get; set; }

    /// <summary>A process that calls a function, which may be local to its module.</summary>
    public static Interpreter For(
        Machine machine, ProcessContext process, Mfa function, IReadOnlyList<Term> args)
    {
        var interpreter = new Interpreter(machine, process);
        interpreter._resume = () => interpreter.Start(function, args);
        return interpreter;
    }

    public Slice Run(int reductions)
    {
        long before = _reductions;
        _turnEnd = before + reductions;
        _isPreempted = false;
        int next = _resume();
        Moment? moment = Watch is null ? null : new Moment(this);
        long instructions = 0;
        while (next >= 0)
        {
            _at = next;
            if (moment is not null && !Watch!(moment))
            {
                next = Finish(new Exhausted(Exhausted.Time));
                continue;
            }
            Instruction i = _code.Instructions[next];
            if (i.Op is not (Op.Label or Op.Line))
                instructions++;
            Code code = _code;
            _hasRaised = false;
            try
            {
                next = Step(i);
            }
            catch (Exception e) when (IsInvalidCode(e))
            {
                Function at = _code.FunctionAt(_at);
                next = Finish(new Faulted(
                    (uint)_at, $"{i.Op.Name} in {_code.Module.Name}:{at.Name}/"
                    + $"{at.Arity}: no valid code does this ({e.GetType().Name})"));
            }
            machine.Told?.Invoke(code.Module, _at, next, _hasRaised);
        }
        machine.InstructionsExecuted += instructions;
        return new Slice(_end, _reductions - before, _outcome);
    }

    public Term StackTrace() => Trace(null, _isPreempted ? _preemptedAt : Site);

    /// <summary>All it has is the host's to collect.</summary>
    public void Drop()
    {
    }

    /// <summary>Whether an op has its semantics here. The switch itself is asked, so that no list
    /// can be wrong.</summary>
    public static bool Handles(Op op)
    {
        var path = new NoCode();
        ProcessContext process = new Node(path).NewProcess(default);
        var probe = new Interpreter(new Machine(path), process);
        try
        {
            probe.Step(new Instruction(op));
        }
        catch (Exception e) when (IsInvalidCode(e))
        {
            return true; // It looked for its operands.
        }
        return probe._outcome is not Unsupported;
    }

    private sealed class NoCode : ICodePath
    {
        public Module? Find(string name) => null;
    }

    /// <summary>What operands raise that the validator would have refused.</summary>
    private static bool IsInvalidCode(Exception e) => e is InvalidCastException
        or IndexOutOfRangeException or ArgumentOutOfRangeException or NullReferenceException
        or InvalidOperationException or UnreachableException;

    // Operands.

    private Term Get(Operand source) => source switch
    {
        X x => X[x.Index] ?? throw new UnreachableException(), // It was never set.
        Const constant => constant.Value,
        Y y => _frames.Y[y.Index] ?? throw new UnreachableException(),
        Fr fr => new Float(FloatRegisters[fr.Index]),
        _ => throw new UnreachableException(),
    };

    private int Set(Operand destination, Term value)
    {
        if (machine.Memory.IsTooLarge(value))
            return Finish(new Exhausted(Exhausted.Memory));
        Put(destination, value);
        return Next;
    }

    private void Put(Operand destination, Term value)
    {
        if (destination is X x)
            X[x.Index] = value;
        else
            _frames.Y[((Y)destination).Index] = value;
    }

    private static int Number(Operand operand) => checked((int)((Num)operand).Value);

    private static ReadOnlySpan<Operand> Items(Operand list) => ((OperandList)list).Items.Span;

    // Flow.

    private int Go(Operand label) => _code[(Label)label];

    private int Test(Operand fail, bool holds) => holds ? Next : Go(fail);

    private int Finish(Outcome outcome)
    {
        _outcome = outcome;
        return Stop(SliceEnd.Ended);
    }

    private int Stop(SliceEnd end)
    {
        _end = end;
        return End;
    }

    /// <summary>The turn is over: lets others run, and goes on with <paramref name="resume"/> when
    /// x0… are what they are now. Meanwhile the process is <paramref name="at"/> this place, or,
    /// where it is null, where it returns to.</summary>
    private int Yield(Place? at, int live, Func<int> resume)
    {
        (_isPreempted, _preemptedAt) = (true, at);
        Term[] kept = X[..live];
        _resume = () =>
        {
            kept.CopyTo(X, 0);
            return resume();
        };
        return Stop(SliceEnd.Yielded);
    }

    private int NotYet(Instruction i) => Finish(new Unsupported(i.Op.Name));

    // Frames.

    private int Allocate(Operand size, Term content)
    {
        _frames.Allocate(Number(size), content);
        return Next;
    }

    private int Deallocate()
    {
        _frames.Deallocate();
        return Next;
    }

    private int Trim(int count)
    {
        _frames.Trim(count);
        return Next;
    }
}
