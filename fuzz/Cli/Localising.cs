using System.Diagnostics;
using System.Globalization;
using Fuzz.Power;

namespace Fuzz.Cli;

/// <summary>Plants faults and tells how they are found, minimised and put into buckets.</summary>
/// <param name="terminal">Where to tell.</param>
/// <param name="json">A summary for programs, too.</param>
/// <param name="folder">Where the minimised cases go; null for nowhere.</param>
internal sealed class Localising(Terminal terminal, bool json, string? folder)
{
    private readonly List<FaultFigures> _all = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The named faults.</summary>
    /// <param name="name">Of those a part of the name.</param>
    /// <param name="programs">Programs of each fault.</param>
    /// <param name="samples">Programs of each fault to minimise.</param>
    /// <param name="seed">Seed of the programs.</param>
    /// <exception cref="Beam.InputException">No fault has the words in its name.</exception>
    public void Run(string name, long programs, int samples, ulong seed)
    {
        Fault[] faults =
            [.. Faults.All.Where(f => f.Name.Contains(name, StringComparison.Ordinal))];
        if (faults.Length == 0)
            throw new Beam.InputException($"no fault's name has '{name}' in it");
        foreach (Fault fault in faults)
        {
            Tell(
                Measure.Of(fault, programs, samples, seed, terminal.Stop),
                fault.Name.Replace(' ', '_'));
        }
        Sum();
    }

    /// <summary>Faults of templates: one program that kills each.</summary>
    public void Run(PowerScore score)
    {
        foreach ((int i, Verdicted killed) in score.Results
            .Where(r => r.Fate == FaultFate.Killed).Index())
        {
            if (terminal.Stop.IsCancellationRequested)
                break;
            Tell(Measure.Of(killed, terminal.Stop), $"{i}");
        }
        Sum();
    }

    private void Tell(FaultFigures figures, string name)
    {
        _all.Add(figures);
        Print(terminal.Out, figures);
        if (folder is not null)
            Write(Path.Combine(folder, name), figures);
    }

    private void Sum()
    {
        var summary = new LocalisingSummary(_all);
        foreach (string line in summary.Lines())
            terminal.Out.WriteLine(line);
        if (json)
            terminal.WriteJson(summary.Json(_clock.Elapsed.TotalSeconds));
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
            output.WriteLine($"{figures.Name}: survived");
            return;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Name}: program {first}, {figures.Samples.Count} minimised"));
        foreach (var bucket in figures.Samples.GroupBy(s => s.Cause.Signature))
        {
            string op = bucket.All(s => s.BlamesOp != false) ? "" : "; another op's";
            output.WriteLine($"  {bucket.Count()} × {bucket.Key}: "
                + $"{List(s => s.Instructions)} instructions, {List(s => s.Milliseconds)} ms, "
                + $"ARM off by {List(s => s.Distance ?? -1)}, "
                + $"named {List(s => (s.Named ?? -1) + 1)}{op}");

            string List(Func<Sample, double> figure) => string.Join(
                ' ', bucket.Select(s => figure(s).ToString("f0", CultureInfo.InvariantCulture)));
        }
    }
}
