using System.Globalization;
using System.Text;

namespace Fuzz.Bench;

/// <summary>Growth as a picture: a row for each kind of coverage, by programs and by time.
/// </summary>
internal static class GrowthChart
{
    private const int PanelWidth = 420;
    private const int PanelHeight = 150;
    private const int Left = 70;
    private const int Top = 50;
    private const int GapX = 80;
    private const int GapY = 55;
    private const int PointsMax = 300;

    private static readonly string[] Colours = ["#0b6e4f", "#b5541c", "#444444"];

    private static readonly (string Name, Func<Sample, double> Of)[] Rows =
    [
        ("all three kinds", s => s.All),
        ("edges of emitted code", s => s.Guest),
        ("pairs of ops", s => s.Ops),
        ("edges of the JIT's code", s => s.Jit),
    ];

    private static readonly (string Name, Func<Sample, double> Of)[] Columns =
    [
        ("programs", s => s.Programs),
        ("seconds of processor time", s => s.Seconds),
    ];

    public static string Svg(IReadOnlyList<Growth> growth)
    {
        int width = Left + (Columns.Length * (PanelWidth + GapX));
        int height = Top + (Rows.Length * (PanelHeight + GapY));
        var svg = new StringBuilder();
        svg.Append(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" "
            + "font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append($"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n");
        for (int i = 0; i < growth.Count; i++)
        {
            int x = Left + (i * 130);
            svg.Append($"<rect x=\"{x}\" y=\"12\" width=\"18\" height=\"4\" ")
                .Append($"fill=\"{Colours[i]}\"/>\n");
            Text(svg, x + 24, 18, "start", growth[i].Name);
        }
        for (int row = 0; row < Rows.Length; row++)
        {
            for (int column = 0; column < Columns.Length; column++)
                Panel(svg, growth, row, column);
        }
        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, IReadOnlyList<Growth> growth, int row, int column)
    {
        double left = Left + (column * (PanelWidth + GapX));
        double bottom = Top + (row * (PanelHeight + GapY)) + PanelHeight;
        Func<Sample, double> x = Columns[column].Of;
        Func<Sample, double> y = Rows[row].Of;
        double mostX = Math.Max(1, growth.Max(g => x(g.Last)));
        double mostY = Math.Max(1, growth.Max(g => y(g.Last)));
        double X(double value) => left + (value / mostX * PanelWidth);
        double Y(double value) => bottom - (value / mostY * PanelHeight);
        Text(svg, left, bottom - PanelHeight - 8, "start", Rows[row].Name);
        for (int tick = 0; tick <= 4; tick++)
        {
            double at = mostY * tick / 4;
            svg.Append(Invariant(
                $"<line x1=\"{left:f1}\" x2=\"{left + PanelWidth:f1}\" y1=\"{Y(at):f1}\" "))
                .Append(Invariant($"y2=\"{Y(at):f1}\" stroke=\"#dddddd\"/>\n"));
            Text(svg, left - 6, Y(at) + 4, "end", Invariant($"{at:f0}"));
            Text(svg, X(mostX * tick / 4), bottom + 16, "middle", Invariant(
                $"{mostX * tick / 4:f0}"));
        }
        Text(svg, left + (PanelWidth / 2), bottom + 32, "middle", Columns[column].Name);
        for (int i = 0; i < growth.Count; i++)
        {
            svg.Append($"<polyline fill=\"none\" stroke=\"{Colours[i]}\" stroke-width=\"1.5\" ")
                .Append("points=\"")
                .AppendJoin(' ', Thinned(growth[i].Samples).Select(s => Invariant(
                    $"{X(x(s)):f1},{Y(y(s)):f1}")))
                .Append("\"/>\n");
        }
    }

    private static IEnumerable<Sample> Thinned(IReadOnlyList<Sample> samples)
    {
        int step = Math.Max(1, samples.Count / PointsMax);
        return samples.Where((_, i) => i % step == 0 || i == samples.Count - 1);
    }

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text) =>
        svg.Append(Invariant($"<text x=\"{x:f1}\" y=\"{y:f1}\" text-anchor=\"{anchor}\">"))
            .Append(text).Append("</text>\n");

    private static string Invariant(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
