namespace Corpus;

/// <summary>A bucket of a campaign: the case of its first program, and how often its signature
/// came up.</summary>
/// <param name="Case">The minimised case.</param>
/// <param name="Path">Where it is on disk.</param>
/// <param name="Count">How many differences had this signature.</param>
public sealed record Finding(Case Case, string Path, long Count)
{
    /// <summary>Number of the last program that showed it; the first is the case's. Null where
    /// nobody kept it.</summary>
    public long? LastProgram { get; init; }
}
