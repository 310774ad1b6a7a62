using Beam;

namespace Oracle.Processes;

/// <summary>What executes a process's code: the oracle's interpreter, or a guest. It belongs to one
/// process and reaches the others only by its <see cref="ProcessContext"/>.</summary>
public interface IProcessBody
{
    /// <summary>
    /// Runs on until the process ends, waits, or comes to a place where it may be preempted and
    /// would spend one reduction more than <paramref name="reductions"/> (docs/abi.md).
    /// </summary>
    Slice Run(int reductions);

    /// <summary>The stack trace of where the process is: of the BIF call it is in, of the receive
    /// it waits in.</summary>
    Term StackTrace();

    /// <summary>The process is dead: it never runs again. A process that kills itself is told so
    /// within its own <see cref="Run"/>. The first process of a run, and what lives when that ends,
    /// are not told.</summary>
    void Drop();
}

/// <summary>Makes the body of a process that is to call <paramref name="function"/>.</summary>
public delegate IProcessBody NewBody(
    ProcessContext process, Mfa function, IReadOnlyList<Term> args);

/// <summary>Why a body stopped running.</summary>
public enum SliceEnd
{
    /// <summary>Its reductions are spent; it goes on when its turn comes again.</summary>
    Yielded,

    /// <summary>It waits for a message, or for its receive timer.</summary>
    Waiting,

    /// <summary>The process ended: its function returned or raised, or cannot go on.</summary>
    Ended,

    /// <summary>A signal that a BIF of its own brought about ended the process.</summary>
    Killed,
}

/// <summary>One turn of a process.</summary>
/// <param name="End">Why it is over.</param>
/// <param name="Reductions">Reductions spent in it.</param>
/// <param name="Outcome">How the process ended.</param>
public readonly record struct Slice(SliceEnd End, long Reductions, Outcome? Outcome = null);
