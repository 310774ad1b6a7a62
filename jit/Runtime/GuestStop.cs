using Beam;

namespace Jit.Runtime;

/// <summary>
/// Ends a run from deep inside a service, when guest memory is corrupt or used up. It never leaves
/// <see cref="Guest.OnService"/>, which makes an outcome of it.
/// </summary>
internal sealed class GuestStop(Func<uint, Outcome> outcome) : Exception
{
    /// <summary>The outcome, for a run that stopped at <paramref name="pc"/>.</summary>
    public Outcome Outcome(uint pc) => outcome(pc);

    public static GuestStop Fault(string why) => new(pc => new Faulted(pc, why));
    public static GuestStop MemoryGone() => new(_ => new Exhausted(Exhausted.Memory));
    public static GuestStop NotYet(string what) => new(_ => new Unsupported(what));
}
