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

/// <summary>What is told of a night, in a column of a table.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Width">In a text.</param>
/// <param name="Text">What stands there.</param>
internal sealed record NightColumn(string Name, int Width, Func<Night, string> Text)
{
    public static IReadOnlyList<NightColumn> Of(
        IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> findings)
    {
        bool isCovered = nights.Any(n => n.Covered is not null);
        return
        [
            new("night", 5, n => Number(n.Number)),
            new("began", 20, n => n.Began),
            new("commit", 9, n => n.Commit[..Math.Min(9, n.Commit.Length)]),
            new("seed", 10, n => $"{n.Seed}"),
            new("programs", 11, n => Number(n.Programs)),
            new("executions", 12, n => Number(n.Executions)),
            new("time", 8, n => Charts.Time(n.Seconds)),
            new("programs/s", 10, n => Charts.Number(n.ProgramsPerSecond)),
            .. isCovered
                ? [new NightColumn("covered", 9, n => n.Covered is { } c ? Number(c) : "")]
                : Array.Empty<NightColumn>(),
            new("new", 4, n => Number(New(n))),
            // A night that was killed has not told what else it came across.
            new("seen", 4, n => Number(Math.Max(n.Seen, New(n)))),
            new("inconclusive", 12, n => Number(n.Inconclusive)),
            new("", 9, n => n.Ended ? "" : "not ended"),
            new("", 0, n => n.How),
        ];

        int New(Night night) => findings.Count(f => f.FirstSeen == night.Number);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The nights of a directory, side by side.</summary>
public static class HistoryText
{
    public static string Of(IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> findings)
    {
        IReadOnlyList<NightColumn> columns = NightColumn.Of(nights, findings);
        var text = new StringBuilder();
        Row(c => c.Name);
        foreach (Night night in nights)
            Row(c => c.Text(night));
        if (nights.Count > 1)
        {
            double[] rates = [.. nights.Select(n => n.ProgramsPerSecond)];
            text.Append($"programs/s: {Sparkline.Of(rates, columns: 60)}\n");
        }
        foreach (LongFinding it in findings)
        {
            string during = it.FirstSeen == it.LastSeen ? $"night {it.FirstSeen}"
                : $"nights {it.FirstSeen} to {it.LastSeen}";
            text.Append($"finding: {it.Signature} × {it.Count}, {during}: {it.Case}\n");
        }
        return text.ToString();

        void Row(Func<NightColumn, string> cell) => text.Append(
            string.Join(' ', columns.Select(c => cell(c).PadLeft(c.Width))).TrimEnd()).Append('\n');
    }
}
