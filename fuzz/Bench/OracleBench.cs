using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Beam;
using Beam.Text;
using Fuzz.Cli;
using Fuzz.Run;
using Oracle;

namespace Fuzz.Bench;

/// <summary>How fast the oracle is, in BEAM instructions a second, beside OTP 25's interpreter for
/// armhf under qemu. The oracle counts the instructions of both.</summary>
internal static class OracleBench
{
    private const string Vm = "otp25-armhf";
    private const string Source = "classics.S";
    private const long Reductions = 1_000_000_000;

    /// <summary>Of so many runs of a size the fastest counts.</summary>
    private const int Rounds = 5;

    /// <summary>A program: its function, and rounds that are little or much work.</summary>
    private sealed record Classic(string Function, int Small, int Large);

    private static readonly Classic[] Programs =
    [
        new("fib", 10, 26), new("nrev", 10, 2000), new("tak", 1, 200), new("fields", 10, 45_000),
        new("maps", 10, 350_000), new("funs", 10, 230_000), new("floats", 10, 170_000),
        new("queens", 4, 9),
    ];

    /// <summary>What the greater size takes more than the lesser one.</summary>
    private sealed record Figures(
        Classic Program, long Instructions, double OracleSeconds, double VmSeconds)
    {
        public double OracleSpeed => Instructions / OracleSeconds;
        public double VmSpeed => Instructions / VmSeconds;
        public double Ratio => OracleSpeed / VmSpeed;
    }

    public static int Run(Terminal terminal, TargetFactory targets, bool json)
    {
        Module module = ReadModule();
        var machine = new OracleMachine(NoModules.Instance);
        machine.Load(module);
        using ITarget vm = targets.Vm(Vm);
        vm.Load(module);
        Row("", "BEAM instructions", "oracle, millions/s", $"{Vm}, millions/s", "ratio");
        var all = new List<Figures>();
        foreach (Classic program in Programs)
        {
            Figures row = Measure(program, machine, vm);
            all.Add(row);
            Row(
                program.Function, $"{row.Instructions}", Millions(row.OracleSpeed),
                Millions(row.VmSpeed), Text(row.Ratio));
        }
        Row(
            "mean", "", Millions(Mean(all, f => f.OracleSpeed)),
            Millions(Mean(all, f => f.VmSpeed)), Text(Mean(all, f => f.Ratio)));
        if (json)
            terminal.WriteJson(Summary(all));
        return ExitCode.Agree;

        void Row(string name, params string[] cells) => terminal.Out.WriteLine(
            $"{name,-8}{string.Concat(cells.Select(c => c.PadLeft(26)))}");
    }

    private static Figures Measure(Classic program, OracleMachine machine, ITarget vm)
    {
        double small = double.MaxValue, large = double.MaxValue;
        double theirSmall = double.MaxValue, theirLarge = double.MaxValue;
        long instructions = 0;
        for (int round = 0; round < Rounds; round++)
        {
            small = Math.Min(small, Seconds(() => Oracle(program.Small)));
            instructions = -machine.InstructionsExecuted;
            large = Math.Min(large, Seconds(() => Oracle(program.Large)));
            instructions += machine.InstructionsExecuted;
            theirSmall = Math.Min(theirSmall, Seconds(() => Theirs(program.Small)));
            theirLarge = Math.Min(theirLarge, Seconds(() => Theirs(program.Large)));
        }
        return new(program, instructions, large - small, theirLarge - theirSmall);

        Observation Oracle(int size) => machine.Run(
            new Mfa("classics", program.Function, 1), [Terms.Int(size)], Reductions);

        Observation Theirs(int size) => vm.Run(
            new Mfa("classics", program.Function, 1), [Terms.Int(size)], Reductions);
    }

    private static double Seconds(Func<Observation> run)
    {
        long start = Stopwatch.GetTimestamp();
        Observation seen = run();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return seen.Outcome is Returned
            ? seconds
            : throw new InvalidOperationException($"a benchmark ended so: {seen.Outcome}");
    }

    private static double Mean(List<Figures> all, Func<Figures, double> speed) =>
        Math.Exp(all.Average(f => Math.Log(speed(f))));

    private static string Millions(double speed) => Text(speed / 1e6);

    private static string Text(double value) => value.ToString("f2", CultureInfo.InvariantCulture);

    private static JsonObject Summary(List<Figures> all) => new()
    {
        ["programs"] = new JsonArray([.. all.Select(f => new JsonObject
        {
            ["name"] = f.Program.Function,
            ["instructions"] = f.Instructions,
            ["oraclePerSecond"] = f.OracleSpeed,
            ["vmPerSecond"] = f.VmSpeed,
            ["ratio"] = f.Ratio,
        })]),
        ["vm"] = Vm,
        ["oraclePerSecond"] = Mean(all, f => f.OracleSpeed),
        ["vmPerSecond"] = Mean(all, f => f.VmSpeed),
        ["ratio"] = Mean(all, f => f.Ratio),
    };

    public static Module ReadModule()
    {
        using Stream stream = typeof(OracleBench).Assembly.GetManifestResourceStream(Source)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return AssemblyReader.Read(reader.ReadToEnd(), Source).Module;
    }
}
