using System.Diagnostics;
using System.Text.Json.Nodes;
using Beam;
using Fuzz.Bisect;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>Finds the change that a case shows.</summary>
internal sealed class BisectVerb : Verb
{
    private const string DefaultBuild = "dotnet build fuzz -c Release -v q --nologo";
    private const string DefaultRun = "dotnet fuzz/bin/Release/net10.0/Fuzz.dll";

    private static readonly Option Repository = new(
        "--repo", "DIR", "the repository (default: this one)");

    private static readonly Option Build = new(
        "--build", "COMMAND", "builds a commit, in its root (default: dotnet build fuzz …)");

    private static readonly Option Command = new(
        "--run", "COMMAND", "takes replay CASE, likewise (default: the Fuzz.dll that was built)");

    public override string Name => "bisect";
    public override string Usage => "CASE GOOD..BAD|EXECUTABLE…";
    public override string Summary =>
        "find the first commit, or the first of executables from old to new, that fails a case";

    public override IReadOnlyList<Option> Options => [Repository, Build, Command, Json];

    public override IReadOnlyList<string> Examples =>
    [
        "out/cases/value_move_1b2c3d4e.S HEAD~20..HEAD",
        "case.S builds/monday/Fuzz.dll builds/tuesday/Fuzz.dll",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(2, int.MaxValue);
        string path = arguments.Words[0];
        ModuleFile.ReadCase(path);
        var clock = Stopwatch.StartNew();
        using IVersions versions = VersionsOf(arguments);
        var skipped = new List<string>();
        int tested = 0;
        (int good, int bad) = Bisection.Find(versions.Count, index =>
        {
            (Trial trial, string? why) = versions.Test(index, path);
            tested++;
            if (trial == Trial.Untestable)
                skipped.Add(versions[index]);
            terminal.Out.WriteLine($"{$"{trial}".ToLowerInvariant()}: {versions[index]}"
                + (why is null ? "" : $": {why}"));
            return trial;
        });
        string? first = bad < versions.Count ? versions[bad] : null;
        terminal.Out.WriteLine(first is null ? "no version fails the case"
            : bad - good > 1 ? $"first bad: {first}, or one of the {bad - good - 1} before it"
            : $"first bad: {first}");
        if (arguments.Has(Json))
        {
            terminal.WriteJson(new JsonObject
            {
                ["first"] = first,
                ["versions"] = versions.Count,
                ["tested"] = tested,
                ["skipped"] = new JsonArray([.. skipped.Select(s => (JsonNode)s)]),
                ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 3),
            });
        }
        return first is null ? ExitCode.Agree : ExitCode.Findings;
    }

    private static IVersions VersionsOf(Arguments arguments)
    {
        string[] rest = [.. arguments.Words.Skip(1)];
        if (rest is [var range] && range.Contains("..", StringComparison.Ordinal)
            && !File.Exists(range))
        {
            string root = arguments.Text(Repository) ?? ProjectRoot.Find()
                ?? throw arguments.Wrong("bisect: which repository? --repo says it");
            return new Commits(
                root, range, Words(arguments.Text(Build) ?? DefaultBuild),
                Words(arguments.Text(Command) ?? DefaultRun));
        }
        foreach (string path in rest)
        {
            if (!File.Exists(path))
                throw new InputException($"{path}: there is no such file, and it is no range A..B");
        }
        return new Executables(rest);
    }

    private static string[] Words(string command) =>
        command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
