using System.Text.Json.Nodes;
using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Localise;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>Runs cases again and says which still differ.</summary>
internal sealed class ReplayVerb : Verb
{
    private static readonly Option Lockstep = new(
        "--lockstep", null, "name the BEAM and the ARM instruction where oracle and JIT part");

    public override string Name => "replay";
    public override string Usage => "CASE|DIR…";
    public override string Summary => "run cases again; exit 1 when one still differs";
    public override IReadOnlyList<Option> Options =>
        [Lockstep, NoTypes, GcStress, ChaosSeed, ScheduleSeed, Plant, Json];

    public override IReadOnlyList<string> Examples =>
    [
        "out/cases/value_move_1a2b3c4d.S", "corpus/cases", "corpus/cases --chaos 7",
        "--lockstep out/cases/raw_1_42.S",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, int.MaxValue);
        targets = Planted(arguments, targets);
        var results = new JsonArray();
        int differing = 0;
        foreach (string path in arguments.Words.SelectMany(Files))
        {
            if (terminal.Stop.IsCancellationRequested)
                break;
            (Verdict verdict, Divergence? parted) = Replay(path, arguments, targets);
            string text = verdict switch
            {
                Differ differ => $"differs: {differ.Where}",
                Inconclusive inconclusive => $"inconclusive: {inconclusive.Reason}",
                _ => "agrees",
            };
            terminal.Out.WriteLine($"{path}: {text}");
            var result = new JsonObject { ["case"] = path, ["verdict"] = text };
            results.Add(result);
            if (verdict is Differ)
                differing++;
            if (parted is null)
                continue;
            foreach (string line in DivergenceText.Lines(parted))
                terminal.Out.WriteLine(line);
            result["parted"] = DivergenceText.Parted(parted);
            result["guilty"] = DivergenceText.Guilty(parted);
        }
        terminal.Out.WriteLine($"{results.Count} cases, {differing} differ");
        if (arguments.Has(Json))
        {
            terminal.WriteJson(new JsonObject
            {
                ["cases"] = results.Count,
                ["differ"] = differing,
                ["results"] = results,
            });
        }
        return differing > 0 ? ExitCode.Findings : ExitCode.Agree;
    }

    /// <summary>A case's modules are in the case; what else it calls is looked for beside it.
    /// </summary>
    private static (Verdict Verdict, Divergence? Parted) Replay(
        string path, Arguments arguments, TargetFactory targets)
    {
        Case it = ModuleFile.ReadCase(path);
        using var differential = new Differential(targets, new CodePath(
            Path.GetDirectoryName(Path.GetFullPath(path))!));
        CaseOptions options = OptionsOf(arguments, it.Options);
        Verdict verdict = differential.Run(it.Module, it.Mfa, it.Arguments, options).Verdict;
        return (verdict, arguments.Has(Lockstep) && verdict is Differ differ
            ? differential.Lockstep(options)?.Run(
                it.Module, it.Mfa, it.Arguments, differ.Kind)
            : null);
    }

    private static IEnumerable<string> Files(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        IReadOnlyList<string> cases = new Store(path).Paths;
        return cases.Count > 0
            ? cases : throw new InputException($"{path}: there is no case in it");
    }
}
