using System.Diagnostics;
using System.Globalization;
using Fuzz.Power;

namespace Fuzz.Cli;

/// <summary>Plants the named faults and tells how they are found, minimised and put into buckets.
/// </summary>
/// <param name="programs">Programs of each fault.</param>
/// <param name="samples">Programs of each fault to minimise.</param>
/// <param name="seed">Seed of the programs.</param>
/// <param name="folder">Where the minimised cases go; null for nowhere.</param>
internal sealed class Localising(long programs, int samples, ulong seed, string? folder)
{
    /// <exception cref="Beam.InputException">No fault has the words in its name.</exception>
    public void Run(string name, bool json, Terminal terminal)
    {
        Fault[] faults =
            [.. Faults.All.Where(f => f.Name.Contains(name, StringComparison.Ordinal))];
        if (faults.Length == 0)
            throw new Beam.InputException($"no fault's name has '{name}' in it");
        var clock = Stopwatch.StartNew();
        var all = new List<FaultFigures>();
        foreach (Fault fault in faults)
        {
            FaultFigures figures = Measure.Of(fault, programs, samples, seed, terminal.Stop);
            all.Add(figures);
            Print(terminal.Out, figures);
            if (folder is not null)
                Write(Path.Combine(folder, fault.Name.Replace(' ', '_')), figures);
        }
        var summary = new LocalisingSummary(all);
        foreach (string line in summary.Lines())
            terminal.Out.WriteLine(line);
        if (json)
            terminal.WriteJson(summary.Json(clock.Elapsed.TotalSeconds));
    }

    private static void Write(string folder, FaultFigures figures)
    {
        Directory.CreateDirectory(folder);
        foreach ((int i, Sample sample) in figures.Samples.Index())
            File.WriteAllText(Path.Combine(folder, $"{i}.S"), sample.Case);
    }

    private static void Print(TextWriter output, FaultFigures figures)
    {
        if (figures.Program is not { } first)
        {
            output.WriteLine($"{figures.Fault.Name}: survived");
            return;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Fault.Name}: program {first}, {figures.Samples.Count} minimised"));
        foreach (var bucket in figures.Samples.GroupBy(s => s.Cause.Signature))
        {
            string op = bucket.All(s => s.BlamesOp) ? "" : "; another op's";
            output.WriteLine($"  {bucket.Count()} × {bucket.Key}: "
                + $"{List(s => s.Instructions)} instructions, {List(s => s.Milliseconds)} ms, "
                + $"ARM off by {List(s => s.Distance ?? -1)}{op}");

            string List(Func<Sample, double> figure) => string.Join(
                ' ', bucket.Select(s => figure(s).ToString("f0", CultureInfo.InvariantCulture)));
        }
    }
}
