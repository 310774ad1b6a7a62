using System.Globalization;
using System.Net;
using System.Text;

namespace Reports;

/// <summary>A chart as SVG that stands in a page and takes its colours from there.</summary>
public static class Svg
{
    private const double Width = 340;
    private const double Height = 130;
    private const double Left = 42;
    private const double Right = Width - 8;
    private const double Top = 10;
    private const double Bottom = Height - 22;

    /// <summary>More points than this cannot be pointed at one by one.</summary>
    private const int NamedMax = 200;

    public static string Of(Chart chart)
    {
        var svg = new StringBuilder();
        double most = AxisEnd(chart.Points.Select(p => p.Y).DefaultIfEmpty().Max());
        string title = WebUtility.HtmlEncode(chart.Title);
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\"")
            .Append($" role=\"img\" aria-label=\"{title}, {Ends(chart)}\">\n");
        foreach (double share in (ReadOnlySpan<double>)[0, 0.5, 1])
        {
            double y = Bottom - (share * (Bottom - Top));
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {y:f1}")
                .Append(CultureInfo.InvariantCulture, $"H{Right}\"/><text x=\"{Left - 5}\" ")
                .Append(CultureInfo.InvariantCulture, $"y=\"{y + 3.5:f1}\" class=\"end\">")
                .Append($"{Charts.Number(share * most)}</text>\n");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Height - 6}\">")
            .Append(WebUtility.HtmlEncode(chart.From))
            .Append(CultureInfo.InvariantCulture, $"</text><text x=\"{End(chart):f1}\" ")
            .Append(CultureInfo.InvariantCulture, $"y=\"{Height - 6}\" class=\"end\">")
            .Append($"{WebUtility.HtmlEncode(chart.To)}</text>\n");
        if (chart.Kind == ChartKind.Bars)
            Bars(svg, chart, most);
        else if (chart.Points.Count > 0)
            Line(svg, chart, most);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Line(StringBuilder svg, Chart chart, double most)
    {
        double last = chart.Points[^1].X;
        List<(double X, double Y)> places = [.. chart.Points.Select(p => (
            Left + ((last > 0 ? p.X / last : 1) * (Right - Left)), Y(p.Y, most)))];
        var path = new StringBuilder();
        foreach ((int i, (double x, double y)) in places.Index())
        {
            path.Append(i == 0 ? 'M' : 'L');
            if (i > 0 && chart.Kind == ChartKind.Steps)
                path.Append(CultureInfo.InvariantCulture, $"{x:f1} {places[i - 1].Y:f1}L");
            path.Append(CultureInfo.InvariantCulture, $"{x:f1} {y:f1}");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"area\" d=\"{path}")
            .Append(CultureInfo.InvariantCulture, $"L{places[^1].X:f1} {Bottom}")
            .Append(CultureInfo.InvariantCulture, $"L{places[0].X:f1} {Bottom}Z\"/>\n")
            .Append($"<path class=\"line\" d=\"{path}\"/>\n");
        if (chart.Points.Count > NamedMax)
            return;
        foreach ((ChartPoint point, (double x, double y)) in chart.Points.Zip(places))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:f1}\" cy=\"{y:f1}\" ")
                .Append($"r=\"5\"><title>{WebUtility.HtmlEncode(point.Name)}</title></circle>\n");
        }
    }

    private static void Bars(StringBuilder svg, Chart chart, double most)
    {
        double step = BarStep(chart);
        foreach ((int i, ChartPoint point) in chart.Points.Index())
        {
            double y = Y(point.Y, most);
            svg.Append("<rect class=\"bar\"")
                .Append(CultureInfo.InvariantCulture, $" x=\"{Left + ((i + 0.1) * step):f1}\"")
                .Append(CultureInfo.InvariantCulture, $" y=\"{y:f1}\" width=\"{0.8 * step:f1}\"")
                .Append(CultureInfo.InvariantCulture, $" height=\"{Bottom - y:f1}\">")
                .Append($"<title>{WebUtility.HtmlEncode(point.Name)}</title></rect>\n");
        }
    }

    private static double BarStep(Chart chart)
    {
        const double widest = 40;
        return Math.Min((Right - Left) / chart.Points.Count, widest);
    }

    /// <summary>Where the last value stands.</summary>
    private static double End(Chart chart)
    {
        const double room = 90; // For what stands below the first.
        return chart is { Kind: ChartKind.Bars, Points.Count: > 0 }
            ? Math.Max(Left + room, Left + (BarStep(chart) * chart.Points.Count)) : Right;
    }

    private static double Y(double value, double most) =>
        Bottom - (Math.Max(value, 0) / most * (Bottom - Top));

    private static string Ends(Chart chart) => chart.Points.Count == 0 ? "empty"
        : WebUtility.HtmlEncode($"last {Charts.Number(chart.Points[^1].Y)}, "
            + $"most {Charts.Number(chart.Points.Max(p => p.Y))}");

    /// <summary>The next number that an axis likes: a digit and zeros, its half is whole.</summary>
    private static double AxisEnd(double most)
    {
        if (most <= 2)
            return 2;
        double ten = Math.Pow(10, Math.Floor(Math.Log10(most)));
        foreach (double step in (ReadOnlySpan<double>)[1, 2, 4, 6, 8, 10])
        {
            if (step * ten >= most)
                return step * ten;
        }
        return most;
    }
}
