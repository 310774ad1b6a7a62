using Beam;
using Corpus;

namespace Fuzz.Run;

/// <summary>Something that runs BEAM code: the oracle, the JIT in Unicorn, a real VM.
/// </summary>
/// <remarks>A target belongs to one thread. It is used for many programs, one after another.
/// </remarks>
public interface ITarget : IDisposable
{
    /// <summary>Its name in cases, listings and summaries.</summary>
    string Name { get; }

    /// <summary>A real VM: what it shows is compared as docs/targets.md says. Null for our own.
    /// </summary>
    RealVm? RealVm => null;

    /// <summary>Machine instructions of the last run; null where they are not counted.</summary>
    long? InstructionsExecuted { get; }

    /// <summary>How programs are compiled and run from now on; matters to our own targets only.
    /// </summary>
    CaseOptions Options { set { } }

    /// <summary>What a shell runs a case with that lies in its folder; null when there is no such
    /// thing.</summary>
    string? ShellCommand(Mfa function, ValueList<Term> arguments) => null;

    /// <summary>Makes <paramref name="module"/> the program; what was loaded before is gone.
    /// </summary>
    void Load(Module module);

    /// <summary>Calls a function of the loaded program in a fresh process.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="reductions">Reductions the run is given.</param>
    Observation Run(Mfa function, ValueList<Term> arguments, long reductions);
}

/// <summary>A target that does many programs in one go much faster than one by one.</summary>
public interface IBatchTarget : ITarget
{
    /// <summary>Runs programs ahead; <see cref="ITarget.Load"/> and <see cref="ITarget.Run"/> of
    /// these very objects then give what was seen. What was run ahead before is forgotten.
    /// </summary>
    void RunAhead(IReadOnlyList<Generate.Program> programs);
}
