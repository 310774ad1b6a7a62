using Beam;
using Fuzz.Run.Erlang;

namespace Fuzz.Run;

/// <summary>What is to know of a real VM when programs are chosen for it and its outcomes are
/// judged.</summary>
/// <param name="Release">OTP release.</param>
/// <param name="WordBits">32 or 64.</param>
public sealed record RealVm(int Release, int WordBits)
{
    /// <summary>Bits of small integers, sign included.</summary>
    public int SmallBits { get; init; } = WordBits == 64 ? 60 : 28;

    internal TargetLimits Limits { get; init; } = TargetLimits.None;

    /// <summary>Why it is not given a call that the first target has ended; null when it is.
    /// </summary>
    internal string? WhyNot(Module module, ValueList<Term> arguments, Observation first) =>
        KnownFaults.Find(this, module) is { } fault ? $"known fault: {fault}"
        : Limits.WhyNot(module) ?? Limits.WhyNot(arguments) ?? Limits.WhyNot(first);
}
