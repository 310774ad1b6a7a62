using Beam;

namespace Corpus;

/// <summary>Outcomes as one line of text, as case files hold them.</summary>
public static class OutcomeText
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Returned returned => $"returned {returned.Value}",
        Raised raised => $"raised {raised.Class} {raised.Reason} {raised.Stacktrace}",
        Exhausted exhausted => $"exhausted {exhausted.Limit}",
        Faulted faulted => $"faulted at 0x{faulted.Pc:x8}: {faulted.Why}",
        Unsupported unsupported => $"unsupported {unsupported.What}",
        _ => throw new ArgumentException($"no such outcome: {outcome}", nameof(outcome)),
    };
}
