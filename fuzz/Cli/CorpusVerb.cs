using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Guide;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>Work on directories of cases.</summary>
internal sealed class CorpusVerb : Verb
{
    private static readonly Option Out = new(
        "--out", "DIR", "copy the files that are needed there");

    public override string Name => "corpus";
    public override string Usage => "distil [DIR]";
    public override string Summary => "the fewest cases that cover what all of a directory cover";
    public override IReadOnlyList<Option> Options => [Out, Json];
    public override IReadOnlyList<string> Examples =>
        ["distil", "distil out/nightly", "distil out/nightly/kept --out out/distilled"];

    public override bool IsTraced(ReadOnlySpan<string> args) => args.Contains("distil");

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, 2);
        if (arguments.Words[0] != "distil")
        {
            throw new InputException(
                $"no work '{arguments.Words[0]}' on a corpus; there is: distil");
        }
        string folder = arguments.Words.Count > 1
            ? arguments.Words[1]
            : Path.Combine(ProjectRoot.Find() ?? "", "corpus", "cases");
        List<(string, Case)> cases = Read(folder, terminal);
        IReadOnlyList<CoveringFile> files = DeepThread.Run(
            () => Distilling.Measure(cases, targets, terminal.Stop));
        IReadOnlyList<CoveringFile> needed = Distilling.Choose(files);
        foreach (CoveringFile file in needed)
            terminal.Out.WriteLine(file.Path);
        if (arguments.Text(Out) is { } to)
            Copy(needed, to);
        Tell(files, needed, terminal, arguments.Has(Json));
        return ExitCode.Agree;
    }

    /// <summary>The cases of a directory and those below; what is none is told and left out.
    /// </summary>
    private static List<(string, Case)> Read(string folder, Terminal terminal)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"{folder}: there is no such directory");
        var cases = new List<(string, Case)>();
        foreach (string path in Directory
            .EnumerateFiles(folder, "*.S", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            try
            {
                cases.Add((path, ModuleFile.ReadCase(path)));
            }
            catch (InputException error)
            {
                terminal.Error.WriteLine(
                    $"fuzz: not read: {error.Message.ReplaceLineEndings(" ")}");
            }
        }
        return cases.Count > 0 ? cases : throw new InputException($"{folder}: there is no case");
    }

    private static void Copy(IReadOnlyList<CoveringFile> files, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (CoveringFile file in files)
        {
            File.Copy(
                file.Path, Path.Combine(folder, Path.GetFileName(file.Path)), overwrite: true);
        }
    }

    private static void Tell(
        IReadOnlyList<CoveringFile> files, IReadOnlyList<CoveringFile> needed, Terminal terminal,
        bool json)
    {
        ILookup<CoverageKind, int> covered =
            files.SelectMany(f => f.Hits).Distinct().ToLookup(HitMap.KindOf);
        long Count(CoverageKind kind) => covered[kind].LongCount();
        terminal.Out.WriteLine(
            $"{needed.Count} of {files.Count} cases cover all: "
            + $"{(Traced.IsHere ? $"{Count(CoverageKind.Jit)}" : "no")} edges of the JIT, "
            + $"{Count(CoverageKind.Guest)} of emitted code, {Count(CoverageKind.Ops)} pairs of "
            + "ops");
        if (!json)
            return;
        terminal.WriteJson(new JsonObject
        {
            ["cases"] = files.Count,
            ["needed"] = new JsonArray([.. needed.Select(f => (JsonNode)f.Path)]),
            ["jit"] = Traced.IsHere ? Count(CoverageKind.Jit) : null,
            ["guest"] = Count(CoverageKind.Guest),
            ["ops"] = Count(CoverageKind.Ops),
        });
    }
}
