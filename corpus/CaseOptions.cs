using System.Globalization;

namespace Corpus;

/// <summary>How the program of a case is compiled and run.</summary>
/// <param name="UseTypes">Leave out tests that the Type chunk makes needless.</param>
/// <param name="GcStress">Collect at every allocation point.</param>
/// <param name="Reductions">Reductions a run is given.</param>
public sealed record CaseOptions(
    bool UseTypes = true, bool GcStress = false, long Reductions = CaseOptions.DefaultReductions)
{
    /// <summary>Enough for every program the generator makes, and soon spent by an endless one.
    /// </summary>
    public const long DefaultReductions = 100_000;

    /// <summary>As words, e.g. <c>gc-stress no-types reductions=100000</c>.</summary>
    public override string ToString() =>
        (GcStress ? "gc-stress " : "") + (UseTypes ? "" : "no-types ") + $"reductions={Reductions}";

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
                _ => Reduced(options, word),
            };
            if (next is null)
                return null;
            options = next;
        }
        return options;
    }

    private static CaseOptions? Reduced(CaseOptions options, string word)
    {
        const string name = "reductions=";
        return word.StartsWith(name, StringComparison.Ordinal)
            && long.TryParse(word[name.Length..], NumberStyles.None, null, out long reductions)
            ? options with { Reductions = reductions }
            : null;
    }
}
