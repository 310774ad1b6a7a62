using System.Text.Json.Nodes;
using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>Runs cases again and says which still differ.</summary>
internal sealed class ReplayVerb : Verb
{
    public override string Name => "replay";
    public override string Usage => "CASE|DIR…";
    public override string Summary => "run cases again; exit 1 when one still differs";
    public override IReadOnlyList<Option> Options => [NoTypes, GcStress, ChaosSeed, Json];

    public override IReadOnlyList<string> Examples =>
        ["out/cases/value_move_1a2b3c4d.S", "corpus/cases", "corpus/cases --chaos 7"];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, int.MaxValue);
        var results = new JsonArray();
        int differing = 0;
        foreach (string path in arguments.Words.SelectMany(Files))
        {
            if (terminal.Stop.IsCancellationRequested)
                break;
            Verdict verdict = Replay(path, arguments, targets);
            string text = verdict switch
            {
                Differ differ => $"differs: {differ.Where}",
                Inconclusive inconclusive => $"inconclusive: {inconclusive.Reason}",
                _ => "agrees",
            };
            terminal.Out.WriteLine($"{path}: {text}");
            if (verdict is Differ)
                differing++;
            results.Add(new JsonObject { ["case"] = path, ["verdict"] = text });
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
    private static Verdict Replay(string path, Arguments arguments, TargetFactory targets)
    {
        Case it = ModuleFile.ReadCase(path);
        using var differential = new Differential(targets, new CodePath(
            Path.GetDirectoryName(Path.GetFullPath(path))!));
        CaseOptions options = OptionsOf(arguments, it.Options);
        return differential.Run(it.Module, it.Mfa, it.Arguments, options).Verdict;
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
