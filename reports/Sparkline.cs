namespace Reports;

/// <summary>Values as a row of small bars, for a line of text.</summary>
public static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <param name="values">From 0; the highest is a full bar.</param>
    /// <param name="columns">As many as are drawn; of more, neighbours share a bar.</param>
    public static string Of(IReadOnlyList<double> values, int columns)
    {
        int count = Math.Min(values.Count, columns);
        double most = values.DefaultIfEmpty().Max();
        return string.Create(count, (values, most), static (bars, it) =>
        {
            for (int i = 0; i < bars.Length; i++)
            {
                int from = i * it.values.Count / bars.Length;
                int end = (i + 1) * it.values.Count / bars.Length;
                double mean = it.values.Skip(from).Take(end - from).Average();
                double share = it.most > 0 ? Math.Max(mean, 0) / it.most : 0;
                bars[i] = Bars[(int)Math.Round(share * (Bars.Length - 1))];
            }
        });
    }
}
