using System.Diagnostics;
using Beam;
using Oracle.Processes;

namespace Oracle;

/// <summary>
/// Runs one function in one fresh process. Conventions: i instruction, i[n] its operands in the
/// order of <see cref="Op"/>; an arm's value is the index of the instruction to go on with.
/// </summary>
internal sealed partial class Interpreter(Machine machine, ProcessContext context, long limit)
{
    /// <summary>What an arm gives when the run has ended.</summary>
    private const int End = -1;

    private readonly Process _process = new();
    private readonly MemoryGuard _memory = new();
    private Code _code = null!;
    private int _at; // The instruction being run.
    private long _reductions;
    private Outcome? _outcome;

    private Term[] X => _process.X;
    private double[] FloatRegisters => _process.Fr;
    private int Next => _at + 1;
    private Place Here => new(_code, _at);

    /// <summary>Reductions spent.</summary>
    public long Reductions => _reductions;

    /// <summary>Calls <paramref name="function"/>, which may be local to its module.</summary>
    public Outcome Run(Mfa function, IReadOnlyList<Term> args)
    {
        for (int i = 0; i < args.Count; i++)
            X[i] = args[i];
        int next = Start(function);
        while (next >= 0)
        {
            _at = next;
            Instruction i = _code.Instructions[next];
            try
            {
                next = Step(i);
            }
            catch (Exception e) when (IsInvalidCode(e))
            {
                Function at = _code.FunctionAt(_at);
                return new Faulted((uint)_at, $"{i.Op.Name} in {_code.Module.Name}:{at.Name}/"
                    + $"{at.Arity}: no valid code does this ({e.GetType().Name})");
            }
        }
        return _outcome!;
    }

    /// <summary>Whether an op has its semantics here. The switch itself is asked, so that no list
    /// can be wrong.</summary>
    public static bool Handles(Op op)
    {
        var path = new NoCode();
        var probe = new Interpreter(new Machine(path), new ProcessContext(new Node(path)), 0);
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
        X x => X[x.Index],
        Const constant => constant.Value,
        Y y => _process.Y[y.Index],
        Fr fr => new Float(FloatRegisters[fr.Index]),
        _ => throw new UnreachableException(),
    };

    private int Set(Operand destination, Term value)
    {
        Put(destination, value);
        return Next;
    }

    private void Put(Operand destination, Term value)
    {
        if (destination is X x)
            X[x.Index] = value;
        else
            _process.Y[((Y)destination).Index] = value;
    }

    private static int Number(Operand operand) => checked((int)((Num)operand).Value);

    private static ReadOnlySpan<Operand> Items(Operand list) => ((OperandList)list).Items.Span;

    // Flow.

    private int Go(Operand label) => _code[(Label)label];

    private int Test(Operand fail, bool holds) => holds ? Next : Go(fail);

    private int Finish(Outcome outcome)
    {
        _outcome = outcome;
        return End;
    }

    private int NotYet(Instruction i) => Finish(new Unsupported(i.Op.Name));

    // Frames.

    private int Allocate(Operand size, Term content)
    {
        _process.Allocate(Number(size), content);
        return Next;
    }

    private int Deallocate()
    {
        _process.Deallocate();
        return Next;
    }

    private int Trim(int count)
    {
        _process.Trim(count);
        return Next;
    }
}
