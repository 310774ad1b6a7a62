using System.Globalization;

namespace Corpus;

/// <summary>Decisions of the JIT that must not matter: of one kind, from one number to another.
/// </summary>
/// <param name="Kind">The kind, in the JIT's words.</param>
/// <param name="First">The first.</param>
/// <param name="Last">The last; <see cref="int.MaxValue"/> for all that follow.</param>
public sealed record ChaosPart(string Kind, int First = 0, int Last = int.MaxValue)
{
    /// <summary><c>reload</c>, <c>reload@3</c>, <c>reload@3-9</c>.</summary>
    public override string ToString() => (First, Last) switch
    {
        (0, int.MaxValue) => Kind,
        _ when First == Last => $"{Kind}@{First}",
        _ => $"{Kind}@{First}-{Last}",
    };

    /// <summary>Reads <see cref="ToString"/> back; null when it is no such text.</summary>
    public static ChaosPart? Parse(string text)
    {
        string[] halves = text.Split('@', 2);
        if (halves is [{ Length: > 0 } kind])
            return new ChaosPart(kind);
        int[] numbers = [.. halves[^1].Split('-', 2).Select(Number)];
        return halves[0].Length > 0 && numbers.All(n => n >= 0) && numbers[0] <= numbers[^1]
            ? new ChaosPart(halves[0], numbers[0], numbers[^1]) : null;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : -1;
}
