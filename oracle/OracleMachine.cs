using Beam;
using Oracle.Processes;

namespace Oracle;

/// <summary>
/// The reference: says what a program must do. Modules stay loaded from run to run; each run has a
/// fresh <see cref="Node"/>.
/// </summary>
/// <param name="code">Where the modules come from that nobody loaded.</param>
public sealed class OracleMachine(ICodePath code)
{
    private readonly Machine _machine = new(code);
    private Outcome? _notLoaded;

    /// <summary>Whether the oracle knows what an op does; those it does not end a run as
    /// <see cref="Unsupported"/>.</summary>
    public static bool Handles(Op op) => Interpreter.Handles(op);

    /// <summary>Instructions that the last run executed, labels and lines apart.</summary>
    public long InstructionsExecuted => _machine.InstructionsExecuted;

    /// <summary>Words of a term, shared parts counted each time, that end a run as
    /// <c>Exhausted(memory)</c>; 0 for none.</summary>
    public long TermWordsMax
    {
        set => _machine.Memory.TermWordsMax = value;
    }

    /// <summary>Who is told of each instruction, if anybody is.</summary>
    public Told? Told
    {
        set => _machine.Told = value;
    }

    /// <summary>Loads a module, and runs its on_load function; one of its name is replaced.
    /// </summary>
    public void Load(Module module)
    {
        _machine.Begin();
        _machine.Load(module);
        _notLoaded = _machine.LoadStopped;
    }

    /// <summary>
    /// Calls a function, exported or not, in a fresh process; the run ends with it.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="args">Its arguments, as many as its arity.</param>
    /// <param name="reductions">Reductions that it and all it spawns may spend (docs/abi.md).
    /// </param>
    /// <param name="seed">Seed of the scheduler.</param>
    /// <param name="watch">Looks at the process before each of its instructions; at those that it
    /// spawns it does not look.</param>
    public Observation Run(
        Mfa function, IReadOnlyList<Term> args, long reductions, ulong seed = 0,
        Watch? watch = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(args.Count, function.Arity);
        _machine.Begin();
        var node = new Node(_machine, seed);
        Outcome outcome = node.Run(function, args, NewBody, reductions);
        return node.Observe(_notLoaded ?? _machine.LoadStopped ?? outcome, args);

        Interpreter NewBody(ProcessContext process, Mfa called, IReadOnlyList<Term> with)
        {
            Interpreter body = Interpreter.For(_machine, process, called, with);
            (body.Watch, watch) = (watch, null);
            return body;
        }
    }
}
