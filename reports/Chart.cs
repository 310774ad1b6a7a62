using System.Globalization;

namespace Reports;

/// <summary>How a chart's values are drawn.</summary>
public enum ChartKind
{
    Line,

    /// <summary>A value holds until the next.</summary>
    Steps,

    /// <summary>Each stands for itself.</summary>
    Bars,
}

/// <summary>One value of a chart.</summary>
/// <param name="X">Where; of bars it is only the order.</param>
/// <param name="Y">How much, from 0.</param>
/// <param name="Name">What a pointer that rests on it is told.</param>
public readonly record struct ChartPoint(double X, double Y, string Name);

/// <summary>Something over time.</summary>
/// <param name="Title">What is drawn, with its unit.</param>
/// <param name="Kind">How.</param>
/// <param name="Points">In order of X.</param>
/// <param name="From">What stands below the first.</param>
/// <param name="To">And below the last.</param>
public sealed record Chart(
    string Title, ChartKind Kind, IReadOnlyList<ChartPoint> Points, string From, string To);

/// <summary>Which charts a campaign and a row of nights have.</summary>
public static class Charts
{
    /// <summary>Of a campaign's course; none where it is too short to be one.</summary>
    public static IReadOnlyList<Chart> Of(IReadOnlyList<TimelinePoint> course)
    {
        if (course.Count < 3)
            return [];
        string end = Time(course[^1].Seconds);
        List<Chart> charts =
        [
            new("programs/s", ChartKind.Line, [
                    .. course.Where(p => p.Seconds > 0).Zip(Rates(course), (p, rate) =>
                        new ChartPoint(
                            p.Seconds, rate, $"{Time(p.Seconds)}: {Number(rate)} programs/s")),
                ], "0", end),
            new("findings", ChartKind.Steps,
                [.. Points(course, p => p.Findings, "findings")], "0", end),
        ];
        if (course.Any(p => p.Covered is not null))
        {
            charts.Add(new("covered", ChartKind.Line,
                [.. Points(course, p => p.Covered ?? 0, "covered")], "0", end));
        }
        return charts;
    }

    /// <summary>Of nights, a bar each.</summary>
    public static IReadOnlyList<Chart> Of(
        IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> findings)
    {
        if (nights.Count == 0)
            return [];
        List<Chart> charts =
        [
            Bars("programs/s", n => n.ProgramsPerSecond),
            Bars("new findings", n => findings.Count(f => f.FirstSeen == n.Number)),
            Bars("findings so far", n => findings.Count(f => f.FirstSeen <= n.Number)),
        ];
        if (nights.Any(n => n.Covered is not null))
            charts.Add(Bars("covered", n => n.Covered ?? 0));
        return charts;

        Chart Bars(string title, Func<Night, double> value) => new(
            title, ChartKind.Bars,
            [
                .. nights.Select(n => new ChartPoint(
                    n.Number, value(n),
                    $"night {n.Number}, {n.Began}: {Number(value(n))} {title}")),
            ],
            $"night {nights[0].Number}", $"night {nights[^1].Number}");
    }

    /// <summary>Programs a second between one point and the next.</summary>
    public static IEnumerable<double> Rates(IReadOnlyList<TimelinePoint> course)
    {
        TimelinePoint before = default;
        foreach (TimelinePoint point in course.Where(p => p.Seconds > 0))
        {
            yield return (point.Programs - before.Programs) / (point.Seconds - before.Seconds);
            before = point;
        }
    }

    private static IEnumerable<ChartPoint> Points(
        IReadOnlyList<TimelinePoint> course, Func<TimelinePoint, long> value, string unit) =>
        course.Select(p => new ChartPoint(
            p.Seconds, value(p), $"{Time(p.Seconds)}: {value(p)} {unit}"));

    /// <summary>A number as short as an axis wants it.</summary>
    public static string Number(double value)
    {
        (double scale, string unit) = value switch
        {
            >= 1e9 => (1e9, "G"),
            >= 1e6 => (1e6, "M"),
            >= 1e4 => (1e3, "k"),
            _ => (1, ""),
        };
        double scaled = value / scale;
        int decimals = scaled >= 10 || scaled == Math.Floor(scaled) ? 0 : 1;
        return scaled.ToString($"f{decimals}", CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>A time as short.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 120 => $"{Number(seconds)} s",
        < 7200 => $"{Number(seconds / 60)} min",
        _ => $"{Number(seconds / 3600)} h",
    };
}
