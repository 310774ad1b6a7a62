namespace Fuzz.Run;

/// <summary>What comparing two observations says.</summary>
public abstract record Verdict;

/// <summary>Nothing that is compared differs.</summary>
public sealed record Agree : Verdict
{
    public static readonly Agree Instance = new();
}

/// <summary>A finding.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Where">The place and both values, one line for a reader.</param>
public sealed record Differ(Difference Kind, string Where) : Verdict
{
    /// <summary>The targets that differ from the most, or from the first; null when no real VM
    /// takes part.</summary>
    public string? Camp { get; init; }

    /// <summary>What findings of one cause have in common: <c>value</c>, <c>fault@otp25-armhf</c>.
    /// </summary>
    public string Name => Camp is null ? $"{Kind}".ToLowerInvariant()
        : $"{$"{Kind}".ToLowerInvariant()}@{Camp}";
}

/// <summary>No verdict. Counted and shown, never hidden.</summary>
/// <param name="Reason">Which side could not go on, and why: <c>arm32: not yet bs_add</c>.</param>
public sealed record Inconclusive(string Reason) : Verdict;

/// <summary>The kinds of difference, worst first: the first that holds is the verdict's.</summary>
public enum Difference
{
    Fault,
    Outcome,
    Value,
    Class,
    Reason,
    Stacktrace,
    Audit,
    Arguments,
    Dictionary,
    Messages,
    Mailbox,
    Events,
    Output,
    Reductions,
}
