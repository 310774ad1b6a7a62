using Beam;

namespace Jit.Runtime;

/// <summary>Why a turn is over.</summary>
public enum TurnEnd
{
    /// <summary>Its reductions are spent.</summary>
    Yielded,

    /// <summary>The process waits for a message, or for its receive's timer.</summary>
    Waiting,

    /// <summary>The process ended.</summary>
    Ended,

    /// <summary>A signal that a BIF of its own brought about ended the process.</summary>
    Killed,
}

/// <summary>One turn of a process.</summary>
/// <param name="End">Why it is over.</param>
/// <param name="Reductions">Reductions spent in it.</param>
/// <param name="Outcome">How the process ended.</param>
public readonly record struct Turn(TurnEnd End, long Reductions, Outcome? Outcome = null);
