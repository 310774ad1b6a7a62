using Beam;

namespace Fuzz.Generate;

/// <summary>One way to go on with a function.</summary>
/// <param name="Name">Its name in <see cref="Weights"/> and in notes.</param>
/// <param name="Ops">The ops that it is there for; <c>--ops</c> picks rules by them.</param>
/// <param name="Requires">Whether it can be used here.</param>
/// <param name="Emit">Appends the instructions.</param>
internal sealed record Rule(
    string Name, ValueList<Op> Ops, Func<Body, bool> Requires, Action<Body> Emit)
{
    /// <summary>Whether it is about several processes.</summary>
    public bool NeedsProcesses { get; init; }
}
