using System.Text.Json.Nodes;
using Beam;
using Beam.Text;
using Corpus;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>Runs one function on each target and shows what each makes of it.</summary>
internal sealed class ExecVerb : Verb
{
    private const long DefaultReductions = 100_000_000;

    private static readonly Option Reductions = new(
        "--reductions", "N", $"reductions the run is given (default {DefaultReductions})");

    private static readonly Option Count = new(
        "--count", null, "count the ARM instructions executed");

    public override string Name => "exec";
    public override string Usage => "FILE [FUNCTION [ARGS]]";

    public override string Summary =>
        "run one function of a .beam, .S or case on each target and print each outcome";

    public override IReadOnlyList<Option> Options =>
    [
        Targets, TargetsFile, Folders, Reductions, Count, NoTypes, GcStress, ChaosSeed,
        ScheduleSeed, Json,
    ];

    public override IReadOnlyList<string> Examples =>
    [
        "lists.beam",
        "lists.beam sort '[[3,1,2]]'",
        "lists.beam nth/2 '[0,[a]]' --json",
        "lists.beam sort '[[3,1,2]]' --targets oracle,arm32,otp",
        "finding.S f '[1,2]' --gc-stress --count",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, 3);
        string file = arguments.Words[0];
        Module module = ModuleFile.Read(file);
        if (arguments.Words.Count == 1)
            return List(module, terminal);

        ValueList<Term>? given =
            arguments.Words.Count == 3 ? ParseArguments(arguments.Words[2]) : null;
        (string name, int arity) =
            ModuleFile.FindFunction(module, file, arguments.Words[1], given?.Count);
        if (given is null && arity > 0)
        {
            throw new InputException(
                $"{file}: {Atom.Quote(name)}/{arity} needs ARGS, a list of {arity} terms");
        }

        var function = new Mfa(module.Name, name, arity);
        CaseOptions options = OptionsOf(arguments, new CaseOptions(
            Reductions: arguments.Number(Reductions, 0) ?? DefaultReductions));
        using var differential = new Differential(
            targets, PathOf(arguments, file), arguments.Has(Count), TargetsOf(arguments, targets),
            asksVmsAlways: true);
        Comparison seen = differential.Run(module, function, given ?? [], options);
        foreach (Seen side in seen.Sides)
            Print(terminal, side, differential.Target(side.Target, options));
        terminal.Out.WriteLine(Say(seen.Verdict));
        if (arguments.Has(Json))
            PrintJson(terminal, seen);
        return seen.Verdict is Differ ? ExitCode.Findings : ExitCode.Agree;
    }

    private static void Print(Terminal terminal, Seen seen, ITarget target)
    {
        terminal.Out.WriteLine($"{seen.Target}: {ErlangShell.Show(seen.Observation.Outcome)}");
        if (seen.RealVm is { } vm)
        {
            terminal.Out.WriteLine($"  (OTP {vm.Release}, {vm.WordBits} bits)");
            return;
        }
        string count = target.InstructionsExecuted is { } executed
            ? $", {executed} ARM instructions"
            : "";
        terminal.Out.WriteLine($"  ({seen.Observation.Reductions} reductions{count})");
        foreach (string remark in seen.Observation.Audit)
            terminal.Out.WriteLine($"  audit: {remark}");
    }

    private static string Say(Verdict verdict) => verdict switch
    {
        Differ differ => $"differ: {differ.Where}",
        Inconclusive inconclusive => $"inconclusive: {inconclusive.Reason}",
        _ => "agree",
    };

    private static void PrintJson(Terminal terminal, Comparison seen)
    {
        var outcomes = new JsonObject();
        var reductions = new JsonObject();
        foreach (Seen side in seen.Sides)
        {
            outcomes[side.Target] = ErlangShell.Show(side.Observation.Outcome);
            if (side.RealVm is null)
                reductions[side.Target] = side.Observation.Reductions;
        }
        terminal.WriteJson(new JsonObject
        {
            ["outcomes"] = outcomes,
            ["reductions"] = reductions,
            ["agree"] = seen.Verdict is Agree,
            ["verdict"] = Say(seen.Verdict),
        });
    }

    private static int List(Module module, Terminal terminal)
    {
        foreach ((string name, int arity) in module.Exports)
            terminal.Out.WriteLine($"{Atom.Quote(name)}/{arity}");
        return ExitCode.Agree;
    }

    private static ValueList<Term> ParseArguments(string text)
    {
        List<Term> terms = Terms.Elements(TermParser.Parse(text, "ARGS"))
            ?? throw new InputException($"ARGS: '{text}' is no list of terms");
        return [.. terms];
    }
}
