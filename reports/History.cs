using System.Globalization;
using System.Text;

namespace Reports;

/// <summary>One campaign of many into the same directory.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Began">When, as the user reads it.</param>
/// <param name="Commit">Commit of the harness.</param>
/// <param name="Seed">Seed of its programs.</param>
/// <param name="How">What else says which programs these are, as options.</param>
/// <param name="First">Number of its first program.</param>
public sealed record Night(
    int Number, string Began, string Commit, ulong Seed, string How, long First)
{
    /// <summary>The number of the first program that was not done for sure.</summary>
    public long Next { get; init; } = First;

    public long Executions { get; init; }
    public double Seconds { get; init; }
    public long Inconclusive { get; init; }

    /// <summary>Buckets that it came across, those of earlier nights among them; known at its end.
    /// </summary>
    public int Seen { get; init; }

    /// <summary>What is covered at its end; null where that is not measured.</summary>
    public long? Covered { get; init; }

    /// <summary>Its course.</summary>
    public IReadOnlyList<TimelinePoint> Points { get; init; } = [];

    /// <summary>Its end is told: it was not killed.</summary>
    public bool Ended { get; init; }

    public long Programs => Next - First;

    public double ProgramsPerSecond => Seconds > 0 ? Programs / Seconds : 0;
}

/// <summary>A bucket over the nights.</summary>
/// <param name="Signature">Its signature.</param>
/// <param name="Case">File of its case.</param>
/// <param name="FirstSeen">Number of the night that filed it.</param>
/// <param name="LastSeen">Number of the last night that came across it.</param>
/// <param name="Count">How often it came up in nights that ended.</param>
public sealed record LongFinding(
    string Signature, string Case, int FirstSeen, int LastSeen, long Count)
{
    /// <summary>How often it came up, by number of the night.</summary>
    public IReadOnlyDictionary<int, long> Nights { get; init; } = new Dictionary<int, long>();
}

/// <summary>The nights of a directory, side by side.</summary>
public static class HistoryText
{
    public static string Of(IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> findings)
    {
        var text = new StringBuilder();
        Row(
            "night", "began", "commit", "seed", "programs", "executions", "hours", "programs/s",
            "new", "seen", "inconclusive", "", "");
        foreach (Night night in nights)
        {
            Row(
                $"{night.Number}", night.Began, night.Commit[..Math.Min(9, night.Commit.Length)],
                $"{night.Seed}", $"{night.Programs}", $"{night.Executions}",
                Text(night.Seconds / 3600, 2),
                Text(night.ProgramsPerSecond, 0),
                $"{findings.Count(f => f.FirstSeen == night.Number)}",
                $"{Math.Max(night.Seen, findings.Count(f => f.FirstSeen == night.Number))}",
                $"{night.Inconclusive}", night.Ended ? "" : "not ended", night.How);
        }
        if (nights.Count > 1)
        {
            double[] rates = [.. nights.Select(n => n.ProgramsPerSecond)];
            text.Append($"programs/s: {Sparkline.Of(rates, columns: 60)}\n");
        }
        foreach (LongFinding finding in findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"finding: {finding.Signature}")
                .Append(CultureInfo.InvariantCulture, $" × {finding.Count}, night")
                .Append(finding.FirstSeen == finding.LastSeen
                    ? string.Create(CultureInfo.InvariantCulture, $" {finding.FirstSeen}")
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"s {finding.FirstSeen} to {finding.LastSeen}"))
                .Append(CultureInfo.InvariantCulture, $": {finding.Case}\n");
        }
        return text.ToString();

        void Row(params ReadOnlySpan<string> cells)
        {
            int[] widths = [5, 20, 9, 10, 11, 12, 7, 10, 4, 4, 12, 9, 0];
            var line = new StringBuilder();
            for (int i = 0; i < cells.Length; i++)
                line.Append(cells[i].PadLeft(widths[i])).Append(i + 1 < cells.Length ? " " : "");
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }

    private static string Text(double value, int decimals) =>
        value.ToString($"f{decimals}", CultureInfo.InvariantCulture);
}
