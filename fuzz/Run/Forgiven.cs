using System.IO.Enumeration;
using Beam;
using Corpus;

namespace Fuzz.Run;

/// <summary>A difference of a target that is known and none of ours: what all its patterns match.
/// </summary>
/// <param name="Why">The reason it is told with.</param>
/// <param name="Kind">Kind of difference: <c>value</c>, <c>stacktrace</c>; null for any.</param>
/// <param name="Expected">Glob over the text of the other side's outcome; null for any.</param>
/// <param name="Actual">Glob over the text of the target's; null for any.</param>
internal sealed record Forgiven(string Why, string? Kind, string? Expected, string? Actual)
{
    public bool Matches(Difference kind, Outcome other, Outcome own) =>
        (Kind is null || Kind.Equals($"{kind}", StringComparison.OrdinalIgnoreCase))
        && Matches(Expected, other) && Matches(Actual, own);

    private static bool Matches(string? pattern, Outcome outcome) =>
        pattern is null
        || FileSystemName.MatchesSimpleExpression(pattern, OutcomeText.Of(outcome), false);
}
