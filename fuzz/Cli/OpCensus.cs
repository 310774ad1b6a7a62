using System.Globalization;
using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Guide;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>What a campaign does with an op.</summary>
/// <param name="Programs">Programs that have it.</param>
/// <param name="Succeeded">How often it did what it is there for.</param>
/// <param name="Failed">How often it took its label for failing, or raised an exception.</param>
internal sealed record OpCount(long Programs, long Succeeded, long Failed);

/// <summary>Counts, op by op, what a campaign's programs do in the oracle. The figures that stand
/// in the ledger are in a file: which they are hangs on generators and donors.</summary>
internal static class OpCensus
{
    private const string Figures = "op-counts.txt";
    private const string Reasons = "op-zeros.txt";

    /// <summary>What a line of reasons is about, as it begins.</summary>
    public static readonly IReadOnlyList<(string Column, Func<OpCount, long> Of)> Columns =
    [
        ("programs", c => c.Programs), ("succeeded", c => c.Succeeded), ("failed", c => c.Failed),
    ];

    private static string Folder => Path.Combine(ProjectRoot.Find() ?? "", "docs");

    /// <summary>Runs the campaign on the oracle alone. Donors of its mutants are the project's own
    /// cases, so that the figures do not hang on the Erlang of this machine.</summary>
    public static IReadOnlyDictionary<Op, OpCount> Take(
        long programs, ulong seed, CancellationToken stop) =>
        DeepThread.Run(() => Count(programs, seed, stop));

    private static Dictionary<Op, OpCount> Count(long programs, ulong seed, CancellationToken stop)
    {
        string cases = Path.Combine(ProjectRoot.Find() ?? "", "corpus", "cases");
        var options = new CampaignOptions(seed, programs) { DonorFolders = [cases] };
        var supply = new Supply(options);
        Generator generator = supply.Generator();
        var tally = new Tally();
        var ends = new long[Ops.MaxOpcode + 1, 2];
        StepTable? table = null;
        using var oracle = new OracleTarget(NoModules.Instance) { Told = Told };
        for (long i = 0; i < programs && !stop.IsCancellationRequested; i++)
        {
            if (supply.Make(generator, i) is not var (program, source))
                break;
            tally.CountProgram(program.Module, source);
            CaseOptions way = options.Variants(i, source).First();
            oracle.Options = way;
            oracle.Load(program.Module);
            foreach ((Mfa function, ValueList<Term> arguments) in program.AllCalls())
                oracle.Run(function, arguments, way.Reductions);
        }
        return Ops.All.Where(o => o.InScope).ToDictionary(o => o.Op, o => new OpCount(
            tally.Uses(o.Op), ends[(int)o.Op, 0], ends[(int)o.Op, 1]));

        void Told(Module module, int at, int next, bool raised)
        {
            if (!ReferenceEquals(table?.Module, module))
                table = new StepTable(module);
            bool failed = table.EndOf(at, next, raised) != StepEnd.Succeeded;
            ends[(int)table.OpAt(at), failed ? 1 : 0]++;
        }
    }

    /// <summary>Writes the figures' file.</summary>
    public static void Write(long programs, ulong seed, IReadOnlyDictionary<Op, OpCount> counts) =>
        File.WriteAllLines(
            Path.Combine(Folder, Figures),
            [
                $"# ./run.sh ops --campaign {programs} --seed {seed}",
                "# op, programs that have it, times it succeeded, times it failed",
                .. Ops.All.Where(o => counts.ContainsKey(o.Op)).Select(o =>
                    $"{o.Name} {counts[o.Op].Programs} {counts[o.Op].Succeeded} "
                    + $"{counts[o.Op].Failed}"),
            ]);

    /// <summary>The figures as they were written, and the command that they are of.</summary>
    public static (string Command, IReadOnlyDictionary<Op, OpCount> Counts) Read()
    {
        var counts = new Dictionary<Op, OpCount>();
        string path = Path.Combine(Folder, Figures);
        if (!File.Exists(path))
            return ("", counts);
        string[] lines = File.ReadAllLines(path);
        foreach (string line in lines.Where(l => !l.StartsWith('#')))
        {
            string[] words = line.Split(' ');
            long[] numbers = [.. words.Skip(1).Select(w => long.Parse(
                w, NumberStyles.None, CultureInfo.InvariantCulture))];
            if (Ops.All.FirstOrDefault(o => o.Name == words[0]) is { } info)
                counts.Add(info.Op, new OpCount(numbers[0], numbers[1], numbers[2]));
        }
        return (lines[0].TrimStart('#', ' '), counts);
    }

    /// <summary>Why some figures are zero: column, reason, ops; written by hand.</summary>
    public static IReadOnlyList<(string Column, string Reason, IReadOnlyList<string> Ops)> Zeros()
    {
        string path = Path.Combine(Folder, Reasons);
        if (!File.Exists(path))
            return [];
        return
        [
            .. File.ReadAllLines(path).Where(l => !l.StartsWith('#')).Select(line =>
            {
                string[] parts = line.Split(": ");
                return parts.Length == 3
                    ? (parts[0], parts[1], (IReadOnlyList<string>)parts[2].Split(' '))
                    : throw new InputException($"{path}: no column, reason and ops: {line}");
            }),
        ];
    }
}
