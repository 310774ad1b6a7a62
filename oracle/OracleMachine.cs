using Beam;
using Oracle.Processes;

namespace Oracle;

/// <summary>
/// The reference: says what a program must do. Modules stay loaded from run to run; each run has a
/// fresh process.
/// </summary>
/// <param name="code">Where the modules come from that nobody loaded.</param>
public sealed class OracleMachine(ICodePath code)
{
    private readonly Machine _machine = new(code);

    /// <summary>Whether the oracle knows what an op does; those it does not end a run as
    /// <see cref="Unsupported"/>.</summary>
    public static bool Handles(Op op) => Interpreter.Handles(op);

    /// <summary>Loads a module; one of its name is replaced.</summary>
    public void Load(Module module) => _machine.Load(module);

    /// <summary>
    /// Calls a function, exported or not, in a fresh process.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="args">Its arguments, as many as its arity.</param>
    /// <param name="reductions">Reductions it may spend (docs/abi.md).</param>
    public Observation Run(Mfa function, IReadOnlyList<Term> args, long reductions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(args.Count, function.Arity);
        var context = new ProcessContext(new Node(code));
        var interpreter = new Interpreter(_machine, context, reductions);
        Outcome outcome = interpreter.Run(function, args);
        return new Observation(
            outcome,
            interpreter.Reductions,
            [.. args],
            [.. context.Dictionary],
            [.. context.Messages],
            Audit: []);
    }
}
