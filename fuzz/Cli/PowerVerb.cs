using Fuzz.Power;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>How strong the harness is: plants faults in emitted code and tells which it finds.
/// </summary>
internal sealed class PowerVerb : Verb
{
    private const int SurvivorsShown = 40;

    private static readonly Option OpPattern = new(
        "--ops", "PATTERN", "only emitters of these ops, e.g. 'is_*', 'gc_bif2 +/2'");

    private static readonly Option FaultCount = new(
        "--faults", "N", "faults to plant, of each emitter in turn (default 2000)");

    private static readonly Option Programs = new(
        "--programs", "N",
        "random ones; of single ops 22 times that (default 1500; --localise: 400)");

    private static readonly Option Seed = new(
        "--seed", "S", "same seed, same faults and programs (default 1)");

    private static readonly Option Write = new(
        "--write", "FILE", "list all survivors there, as Markdown");

    private static readonly Option Localise = new(
        "--localise", null,
        "how small do findings get, what is blamed? Named faults, or with --faults");

    private static readonly Option Samples = new(
        "--samples", "N", "programs of each named fault to minimise (default 8)");

    private static readonly Option Out = new(
        "--out", "DIR", "with --localise: write the minimised cases there");

    public override string Name => "power";
    public override string Usage => "[--localise [FAULT]]";
    public override string Summary =>
        "plant faults in emitted code, one at a time: how many does the harness kill?";

    public override IReadOnlyList<Option> Options =>
        [OpPattern, FaultCount, Programs, Seed, Workers, Write, Localise, Samples, Out, Json];

    public override IReadOnlyList<string> Examples =>
    [
        "--faults 2000 --json",
        "--ops 'bs_*' --faults 500 --seed 7",
        "--localise 'condition of is_lt' --samples 2 --out out/planted",
        "--localise --faults 200 --programs 300",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        bool localises = arguments.Has(Localise);
        if (localises && !arguments.Has(FaultCount))
            return LocaliseNamed(arguments, terminal);
        arguments.Expect(0, 0);
        Refuse(
            arguments, localises ? "does not go with --localise --faults" : "goes with --localise",
            Samples, localises ? Write : Out);
        var options = new PowerOptions(
            Count(FaultCount, 2000),
            Count(Programs, 1500),
            arguments.Seed(Seed) ?? 1,
            WorkersOf(arguments),
            arguments.Text(OpPattern));
        var scoring = new Scoring(options);
        using var progress = new Progress(terminal);
        PowerScore score = scoring.Run(() => progress.Show(scoring.Progress), terminal.Stop);
        progress.Clear();
        if (localises)
        {
            new Localising(terminal, arguments.Has(Json), arguments.Text(Out)).Run(score);
            return ExitCode.Agree;
        }
        foreach (string line in ScoreText.Lines(score, SurvivorsShown))
            terminal.Out.WriteLine(line);
        if (arguments.Text(Write) is { } file)
            File.WriteAllText(file, ScoreText.Markdown(score, CommandOf(options)));
        if (arguments.Has(Json))
            terminal.WriteJson(score.Json());
        return ExitCode.Agree;

        int Count(Option option, int otherwise) =>
            (int)Math.Min(arguments.Number(option, 1) ?? otherwise, int.MaxValue);
    }

    private static void Refuse(Arguments arguments, string why, params Option[] alien)
    {
        if (alien.FirstOrDefault(arguments.Has) is { } option)
            throw arguments.Wrong($"{option.Name} {why}");
    }

    private static string CommandOf(PowerOptions options) =>
        $"./run.sh power{(options.OpPattern is { } ops ? $" --ops '{ops}'" : "")} "
        + $"--faults {options.Faults} --programs {options.Programs} --seed {options.Seed}";

    private static int LocaliseNamed(Arguments arguments, Terminal terminal)
    {
        arguments.Expect(0, 1);
        Refuse(arguments, "with --localise wants --faults", OpPattern, Workers, Write);
        new Localising(terminal, arguments.Has(Json), arguments.Text(Out)).Run(
            arguments.Words is [var word] ? word : "",
            arguments.Number(Programs, 1) ?? 400,
            (int)Math.Min(arguments.Number(Samples, 1) ?? 8, int.MaxValue),
            arguments.Seed(Seed) ?? 1);
        return ExitCode.Agree;
    }
}
