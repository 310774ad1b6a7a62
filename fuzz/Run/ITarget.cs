using Beam;

namespace Fuzz.Run;

/// <summary>Something that runs BEAM code: the oracle, the JIT in Unicorn, later a real VM.
/// </summary>
/// <remarks>A target belongs to one thread. It is used for many programs, one after another.
/// </remarks>
public interface ITarget : IDisposable
{
    /// <summary>Its name in cases, listings and summaries.</summary>
    string Name { get; }

    /// <summary>Machine instructions of the last run; null where they are not counted.</summary>
    long? InstructionsExecuted { get; }

    /// <summary>Time spent running code, as <see cref="System.Diagnostics.Stopwatch"/> ticks.
    /// </summary>
    long RunningTicks { get; }

    /// <summary>Makes <paramref name="module"/> the program; what was loaded before is gone.
    /// </summary>
    void Load(Module module);

    /// <summary>Calls a function of the loaded program in a fresh process.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="reductions">Reductions the run is given.</param>
    Observation Run(Mfa function, ValueList<Term> arguments, long reductions);
}
