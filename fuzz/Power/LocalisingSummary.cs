using System.Globalization;
using System.Text.Json.Nodes;

namespace Fuzz.Power;

/// <summary>The figures of all faults together.</summary>
internal sealed class LocalisingSummary(IReadOnlyList<FaultFigures> faults)
{
    private readonly Sample[] _samples = [.. faults.SelectMany(f => f.Samples)];

    private int Killed => faults.Count(f => f.Program is not null);
    private double MedianInstructions => Percentile(50, s => s.Instructions);
    private double MedianSeconds => Percentile(50, s => s.Milliseconds) / 1000;

    /// <summary>Share of findings that lie in their fault's fullest bucket.</summary>
    private double Recall => faults.Sum(f => f.Samples
        .GroupBy(s => s.Cause.Key).Select(b => b.Count()).DefaultIfEmpty().Max())
        / (double)Math.Max(1, _samples.Length);

    /// <summary>Share of buckets that hold findings of one fault only.</summary>
    private double Precision
    {
        get
        {
            var buckets = faults
                .SelectMany(f => f.Samples.Select(s => (s.Cause.Key, f.Name)).Distinct())
                .GroupBy(p => p.Key).ToList();
            return buckets.Count(b => b.Count() == 1) / (double)Math.Max(1, buckets.Count);
        }
    }

    public IEnumerable<string> Lines()
    {
        yield return Text(
            $"{Killed} of {faults.Count} faults found, {_samples.Length} programs minimised");
        yield return $"instructions: {Spread(s => s.Instructions, "f0")}";
        yield return $"processor seconds to minimise: {Spread(s => s.Milliseconds / 1000, "f2")}";
        yield return $"op blamed right: {Share(s => s.BlamesOp)}; ARM instruction right: "
            + $"{Share(Within(0))}, within 3: {Share(Within(3))}, "
            + $"among those named: {Share(s => s.BlamesOp is null ? null
                : s.Named is not null)}";
        if (_samples.Any(s => s.NamesRoot is not null))
        {
            yield return "lost roots: the collection and the register named right: "
                + Share(s => s.NamesRoot);
        }
        yield return Text($"buckets: {_samples.Select(s => s.Cause.Key).Distinct().Count()} of ")
            + Text($"{_samples.Select(s => s.Cause.Signature).Distinct().Count()} signatures")
            + Text($"; recall {100 * Recall:f0} % (findings in their fault's fullest bucket)")
            + Text($", precision {100 * Precision:f0} % (buckets of one fault only)");
    }

    private string Spread(Func<Sample, double> figure, string format)
    {
        return $"median {At(50)}, 90 % {At(90)}, most {At(100)}";

        string At(int percent) =>
            Percentile(percent, figure).ToString(format, CultureInfo.InvariantCulture);
    }

    public JsonObject Json(double seconds) => new()
    {
        ["faults"] = faults.Count,
        ["killed"] = Killed,
        ["survived"] = new JsonArray([.. faults.Where(f => f.Program is null)
            .Select(f => (JsonNode)f.Name)]),
        ["seconds"] = Math.Round(seconds, 1),
        ["medianInstructions"] = MedianInstructions,
        ["medianSeconds"] = Math.Round(MedianSeconds, 3),
        ["recall"] = Math.Round(Recall, 3),
        ["precision"] = Math.Round(Precision, 3),
    };

    private static Func<Sample, bool?> Within(int distance) =>
        s => s.BlamesOp is null ? null : s.Distance <= distance;

    /// <summary>Of those that there is something to be said of.</summary>
    private string Share(Func<Sample, bool?> holds)
    {
        bool[] all = [.. _samples.Select(holds).OfType<bool>()];
        return Text($"{100.0 * all.Count(h => h) / Math.Max(1, all.Length):f0} % of {all.Length}");
    }

    private double Percentile(int percent, Func<Sample, double> figure)
    {
        double[] sorted = [.. _samples.Select(figure).Order()];
        return sorted.Length == 0
            ? 0 : sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
