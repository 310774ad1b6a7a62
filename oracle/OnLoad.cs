using Beam;
using Oracle.Processes;

namespace Oracle;

/// <summary>What loading ends with: the module's on_load function runs in a process of its own, and
/// only <c>ok</c> lets the module be called.</summary>
/// <remarks>It has a world of its own, too: what it leaves in tables or persistent terms no run
/// sees. Its module can be called from it; real Erlang would wait.</remarks>
internal static class OnLoad
{
    private const long ReductionsMax = 1_000_000;

    /// <summary>How the on_load function ended; <c>ok</c> where there is none. Modules that real
    /// Erlang starts with have theirs behind them.</summary>
    public static Outcome Run(Machine machine, Module module)
    {
        if (module.OnLoad is not { } init || Preloaded.Has(module.Name))
            return new Returned(Names.Ok);
        Term[] registers = [.. machine.X];
        long instructions = machine.InstructionsExecuted;
        Outcome outcome = new Node(machine).Run(
            new Mfa(module.Name, init.Name, init.Arity), [],
            (process, called, args) => Interpreter.For(machine, process, called, args),
            ReductionsMax);
        registers.CopyTo(machine.X, 0);
        machine.InstructionsExecuted = instructions;
        return outcome;
    }
}
