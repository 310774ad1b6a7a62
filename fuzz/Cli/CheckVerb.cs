using System.Text.Json.Nodes;
using Beam;
using Beam.Chunks;
using Fuzz.Check;
using Fuzz.Run;
using Fuzz.Run.Erlang;

namespace Fuzz.Cli;

/// <summary>A differential run over real modules.</summary>
internal sealed class CheckVerb : Verb
{
    private const int DefaultCalls = 20;

    /// <summary>Differences of one function that are printed; all of them are counted.</summary>
    private const int ShownMax = 3;

    private static readonly Option Calls = new(
        "--calls", "N", $"calls of each function (default {DefaultCalls})");

    private static readonly Option Seed = new("--seed", "S", "same seed, same calls (default 1)");

    public override string Name => "check";
    public override string Usage => "PATH…";

    public override string Summary =>
        "call every exported function of real modules with random arguments on each target";

    public override IReadOnlyList<Option> Options =>
    [
        Targets, TargetsFile, Calls, Seed, Folders, NoTypes, GcStress, ChaosSeed, ScheduleSeed,
        Json,
    ];

    public override IReadOnlyList<string> Examples =>
    [
        "/usr/lib/erlang/lib/stdlib-*/ebin/lists.beam --targets oracle,otp",
        "ebin --calls 200 --seed 7 --json",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, int.MaxValue);
        List<string> files = [.. arguments.Words.SelectMany(Files)];
        int calls = (int)Math.Min(arguments.Number(Calls, 1) ?? DefaultCalls, int.MaxValue / 8);
        TargetList names = TargetsOf(arguments, targets);
        var tally = new CheckTally();
        foreach (IGrouping<string, string> folder in files.GroupBy(FolderOf))
        {
            CodePath path = PathOf(arguments, folder.First());
            using var differential = new Differential(targets, path, targets: names);
            var check = new ModuleCheck(differential, path, arguments.Seed(Seed) ?? 1, calls)
            {
                Options = OptionsOf(arguments, ModuleCheck.DefaultOptions),
            };
            foreach (string file in folder)
            {
                if (terminal.Stop.IsCancellationRequested)
                    break;
                int before = tally.Differences.Count;
                check.Run(ModuleFile.Read(file), file, tally, terminal.Stop);
                Show(terminal, names, tally, before);
                if (terminal.Live is not null)
                    terminal.Error.WriteLine($"{file}: {tally.Calls} calls so far");
            }
        }
        Summarise(terminal, tally);
        if (arguments.Has(Json))
            terminal.WriteJson(Figures(tally, names));
        return tally.Differences.Count > 0 ? ExitCode.Findings : ExitCode.Agree;
    }

    private static string FolderOf(string file) =>
        Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/";

    private static IEnumerable<string> Files(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        string[] files = Directory.GetFiles(path, "*.beam", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? files : throw new InputException($"{path}: there is no .beam file in it");
    }

    private static void Show(Terminal terminal, TargetList names, CheckTally tally, int before)
    {
        foreach (var function in tally.Differences.Skip(before).GroupBy(d => d.What.Function))
        {
            foreach ((string path, Disagreement what) in function.Take(ShownMax))
            {
                terminal.Out.WriteLine(
                    $"{what.Function}: {what.Where}; {Command(path, what, names)}");
            }
            if (function.Count() > ShownMax)
                terminal.Out.WriteLine($"{function.Key}: and {function.Count() - ShownMax} more");
        }
    }

    /// <summary>What shows the difference again.</summary>
    private static string Command(string path, Disagreement what, TargetList names)
    {
        string function = $"{Atom.Quote(what.Function.Name)}/{what.Function.Arity}";
        string arguments = Terms.List(what.Arguments.Span).ToString();
        string words = string.Join(
            ' ', new[] { path, function, arguments }.Select(ShellWords.Quoted));
        return $"./run.sh exec {words} --targets {string.Join(',', names.Names)}";
    }

    private static void Summarise(Terminal terminal, CheckTally tally)
    {
        foreach ((string what, long count) in tally.Unsupported)
            terminal.Out.WriteLine($"unsupported: {count} × {what}");
        foreach ((string reason, long count) in tally.Inconclusive)
            terminal.Out.WriteLine($"inconclusive: {count} × {reason}");
        terminal.Out.WriteLine(
            $"{tally.Modules} modules, {tally.Functions} functions, {tally.Calls} calls, "
            + $"{tally.Differences.Count} differences");
    }

    private static JsonObject Figures(CheckTally tally, TargetList names)
    {
        var differences = new JsonArray();
        foreach ((string path, Disagreement what) in tally.Differences)
        {
            differences.Add(new JsonObject
            {
                ["function"] = $"{what.Function}",
                ["arguments"] = Terms.List(what.Arguments.Span).ToString(),
                ["where"] = what.Where,
                ["command"] = Command(path, what, names),
            });
        }
        return new JsonObject
        {
            ["modules"] = tally.Modules,
            ["functions"] = tally.Functions,
            ["calls"] = tally.Calls,
            ["differences"] = differences,
            ["unsupported"] = Counts(tally.Unsupported),
            ["inconclusive"] = Counts(tally.Inconclusive),
        };
    }

    private static JsonObject Counts(SortedDictionary<string, long> counts)
    {
        var all = new JsonObject();
        foreach ((string key, long count) in counts)
            all[key] = count;
        return all;
    }
}
