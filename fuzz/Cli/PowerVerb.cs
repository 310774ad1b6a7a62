using System.Globalization;
using Fuzz.Power;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>Plants faults and tells how they are found, minimised and put into buckets.</summary>
internal sealed class PowerVerb : Verb
{
    private static readonly Option Programs = new(
        "--programs", "N", "programs of each fault (default 400)");

    private static readonly Option Samples = new(
        "--samples", "N", "programs of each fault to minimise (default 8)");

    private static readonly Option Seed = new("--seed", "S", "seed of the programs (default 1)");

    private static readonly Option Out = new(
        "--out", "DIR", "write the minimised cases there");

    public override string Name => "power";
    public override string Usage => "[FAULT]";
    public override string Summary =>
        "plant faults in emitted code; how many are found, how small, in how many buckets";

    public override IReadOnlyList<Option> Options => [Programs, Samples, Seed, Out, Json];
    public override IReadOnlyList<string> Examples => ["", "is_lt --samples 2 --out out/planted"];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(0, 1);
        string name = arguments.Words is [var word] ? word : "";
        Fault[] faults =
            [.. Faults.All.Where(f => f.Name.Contains(name, StringComparison.Ordinal))];
        if (faults.Length == 0)
            throw new Beam.InputException($"no fault's name has '{name}' in it");
        long programs = arguments.Number(Programs, 1) ?? 400;
        int samples = (int)(arguments.Number(Samples, 1) ?? 8);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var all = new List<FaultFigures>();
        foreach (Fault fault in faults)
        {
            FaultFigures figures = Measure.Of(
                fault, programs, samples, arguments.Seed(Seed) ?? 1, terminal.Stop);
            all.Add(figures);
            Print(terminal.Out, figures);
            if (arguments.Text(Out) is { } folder)
                Write(Path.Combine(folder, File(fault)), figures);
        }
        var summary = new PowerSummary(all);
        foreach (string line in summary.Lines())
            terminal.Out.WriteLine(line);
        if (arguments.Has(Json))
            terminal.WriteJson(summary.Json(clock.Elapsed.TotalSeconds));
        return ExitCode.Agree;
    }

    private static string File(Fault fault) => fault.Name.Replace(' ', '_');

    private static void Write(string folder, FaultFigures figures)
    {
        Directory.CreateDirectory(folder);
        foreach ((int i, Sample sample) in figures.Samples.Index())
            System.IO.File.WriteAllText(Path.Combine(folder, $"{i}.S"), sample.Case);
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
        foreach (var bucket in figures.Samples.GroupBy(s => s.Bucket))
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
