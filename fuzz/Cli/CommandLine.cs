using System.Text;
using Beam;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>From words to a verb, and from what comes out of it to an exit code.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<Verb> Verbs { get; } =
    [
        new RunVerb(),
        new ExecVerb(),
        new AsmVerb(),
        new ReplayVerb(),
        new MinimizeVerb(),
        new PowerVerb(),
        new ReportVerb(),
        new TriageVerb(),
        new GateVerb(),
        new BisectVerb(),
        new OpsVerb(),
        new CheckVerb(),
        new VmsVerb(),
        new FuzzBytesVerb(),
        new CorpusVerb(),
        new BenchVerb(),
    ];

    /// <summary>What one does first.</summary>
    private static readonly string[] Examples =
    [
        "run --seconds 60 --seed 1",
        "replay --lockstep out/cases/value_move_1a2b3c4d.S",
        "report out/cases",
        "gate --seconds 30",
    ];

    public static int Run(string[] args, Terminal terminal, TargetFactory targets)
    {
        try
        {
            return Dispatch(args, terminal, targets);
        }
        catch (InputException error)
        {
            terminal.Error.WriteLine($"fuzz: {OneLine(error.Message)}");
            return ExitCode.BadInput;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"fuzz: {OneLine(error.Message)}");
            return ExitCode.BadInput;
        }
        catch (Exception error) when (
            error.GetBaseException() is DllNotFoundException or EntryPointNotFoundException)
        {
            terminal.Error.WriteLine($"fuzz: {OneLine(error.GetBaseException().Message)}");
            return ExitCode.HarnessFailed;
        }
#pragma warning disable CA1031 // Whatever else comes this far is a bug of ours: say so, loudly.
        catch (Exception error)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine("fuzz: BUG IN THE HARNESS; please report this:");
            terminal.Error.WriteLine(error);
            return ExitCode.HarnessFailed;
        }
    }

    /// <summary>Whether a command line is for the copy with an instrumented JIT.</summary>
    public static bool IsTraced(string[] args) => args.Length > 0
        && Verbs.FirstOrDefault(v => v.Name == args[0])?.IsTraced(args.AsSpan(1)) == true;

    private static int Dispatch(string[] args, Terminal terminal, TargetFactory targets)
    {
        if (args is [] or ["--help" or "-h" or "help", ..])
        {
            terminal.Out.Write(Help());
            return args.Length == 0 ? ExitCode.BadInput : ExitCode.Agree;
        }
        Verb verb = Verbs.FirstOrDefault(v => v.Name == args[0]) ?? throw NoVerb(args[0]);
        if (args.AsSpan(1).ContainsAny("--help", "-h"))
        {
            terminal.Out.Write(verb.Help());
            return ExitCode.Agree;
        }
        return verb.Run(Arguments.Parse(verb, args.AsSpan(1)), terminal, targets);
    }

    private static InputException NoVerb(string name) =>
        new($"no verb '{name}'; there are: {string.Join(", ", Verbs.Select(v => v.Name))}");

    private static string Help()
    {
        var text = new StringBuilder();
        text.Append("Differential fuzzing of the BEAM's ARM32 JIT.\n\n");
        text.Append("usage: ./run.sh VERB …      (./run.sh VERB --help tells more)\n\n");
        foreach (Verb verb in Verbs)
            text.Append($"  {verb.Name,-10} {verb.Summary}\n");
        text.Append("\nexamples:\n");
        foreach (string example in Examples)
            text.Append($"  ./run.sh {example}\n");
        return text.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
