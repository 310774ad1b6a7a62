using System.Globalization;
using Beam;

namespace Corpus;

/// <summary>How the program of a case is compiled and run.</summary>
/// <param name="UseTypes">Leave out tests that the Type chunk makes needless.</param>
/// <param name="GcStress">Collect at every allocation point.</param>
/// <param name="Reductions">Reductions a run is given.</param>
/// <param name="Chaos">Seed of the JIT's decisions that must not matter; null to decide as is best.
/// </param>
/// <param name="ChaosOnly">Which of these decisions; empty for all.</param>
/// <param name="Schedule">Seed of who runs next and for how long, on both sides; 0 for in turn.
/// </param>
/// <param name="TermWords">Words of a term that end a run of the oracle; 0 for none.</param>
public sealed record CaseOptions(
    bool UseTypes = true,
    bool GcStress = false,
    long Reductions = CaseOptions.DefaultReductions,
    ulong? Chaos = null,
    ValueList<ChaosPart> ChaosOnly = default,
    ulong Schedule = 0,
    long TermWords = 0)
{
    /// <summary>Enough for every program the generator makes, and soon spent by an endless one.
    /// </summary>
    public const long DefaultReductions = 100_000;

    /// <summary>As words, e.g. <c>gc-stress no-types reductions=100000</c>.</summary>
    public override string ToString() =>
        (GcStress ? "gc-stress " : "") + (UseTypes ? "" : "no-types ")
        + (Chaos is { } seed ? $"chaos={seed}{Colon}{string.Join(',', ChaosOnly)} " : "")
        + (Schedule != 0 ? $"schedule={Schedule} " : "")
        + (TermWords != 0 ? $"term-words={TermWords} " : "") + $"reductions={Reductions}";

    private string Colon => ChaosOnly.Count > 0 ? ":" : "";

    /// <summary>Reads <see cref="ToString"/> back; null when a word is not known.</summary>
    public static CaseOptions? Parse(string text)
    {
        var options = new CaseOptions();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            CaseOptions? next = word switch
            {
                "gc-stress" => options with { GcStress = true },
                "no-types" => options with { UseTypes = false },
                _ => Numbered(options, word),
            };
            if (next is null)
                return null;
            options = next;
        }
        return options;
    }

    private static CaseOptions? Numbered(CaseOptions options, string word)
    {
        if (Count(word, "reductions=") is { } reductions)
            return options with { Reductions = reductions };
        if (Count(word, "term-words=") is { } words)
            return options with { TermWords = words };
        if (word.StartsWith("chaos=", StringComparison.Ordinal))
            return WithChaos(options, word);
        return Seed(word, "schedule=") is { } schedule
            ? options with { Schedule = schedule } : null;
    }

    private static CaseOptions? WithChaos(CaseOptions options, string word)
    {
        string[] halves = word.Split(':', 2);
        ChaosPart[] only = halves is [_, var list]
            ? [.. list.Split(',').Select(ChaosPart.Parse).OfType<ChaosPart>()] : [];
        int told = word.Count(c => c is ':' or ',');
        return Seed(halves[0], "chaos=") is { } seed && only.Length == told
            ? options with { Chaos = seed, ChaosOnly = [.. only] } : null;
    }

    private static long? Count(string word, string name) =>
        long.TryParse(Value(word, name), NumberStyles.None, null, out long count) ? count : null;

    private static ulong? Seed(string word, string name) =>
        ulong.TryParse(Value(word, name), NumberStyles.None, null, out ulong seed) ? seed : null;

    private static string? Value(string word, string name) =>
        word.StartsWith(name, StringComparison.Ordinal) ? word[name.Length..] : null;
}
