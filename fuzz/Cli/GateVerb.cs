using System.Diagnostics;
using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Gate;
using Fuzz.Power;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>What CI calls on a change of the JIT.</summary>
internal sealed class GateVerb : Verb
{
    private const double DefaultSeconds = 120;

    /// <summary>Changed entries of which the difference is printed.</summary>
    private const int ShownMax = 4;

    /// <summary>The fingerprints, from the project's folder.</summary>
    public const string FileName = "corpus/fingerprints.txt";

    private static readonly Option Seconds = new(
        "--seconds", "N", $"how long in all (default {DefaultSeconds})");

    private static readonly Option Programs = new(
        "--programs", "N", "how many programs in all: the same on any machine");

    private static readonly Option Seed = new(
        "--seed", "S", "same seed, same programs (default 1)");

    private static readonly Option Workers = new(
        "--workers", "N", "threads (default: one a processor)");

    private static readonly Option Accept = new(
        "--accept", null, "write the fingerprints of the code emitted now, and do nothing else");

    private static readonly Option Base = new(
        "--base", "COMMIT", "compare with the fingerprints of that commit (default: the file's)");

    private static readonly Option Cases = new(
        "--cases", "DIR", "cases to replay (default corpus/cases)");

    private static readonly Option Out = new(
        "--out", "DIR", "where findings are filed (default out/gate)");

    public override string Name => "gate";
    public override string Usage => "[OPTIONS]";
    public override string Summary =>
        "judge a change of the JIT: old findings, then programs with the ops whose code changed";

    public override IReadOnlyList<Option> Options =>
        [Seconds, Programs, Seed, Workers, Base, Accept, Cases, Out, Plant, Json];

    public override IReadOnlyList<string> Examples =>
    [
        "", "--seconds 30 --base origin/main --json", "--programs 5000 --seed 7", "--accept",
        "--plant is_ge --seconds 30",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(0, 0);
        var clock = Stopwatch.StartNew();
        string root = ProjectRoot.Find()
            ?? throw new InputException("gate: works in the project's folder only");
        IFault[] faults = arguments.Text(Plant) is { } names ? [.. Faults.Named(names)] : [];
        string path = Path.Combine(root, FileName);
        var now = Fingerprints.Take(Path.Combine(root, "tests", "filetests"), faults);
        Fingerprints before = Before(arguments, root, path);
        IReadOnlyList<string> changed = now.ChangedSince(before);
        Show(terminal.Out, changed, before, now);
        if (arguments.Has(Accept))
        {
            File.WriteAllText(path, now.Text());
            terminal.Out.WriteLine($"{path}: {now.Entries.Count} entries");
            return ExitCode.Agree;
        }
        var options = new GateOptions(
            CasesOf(arguments, root),
            arguments.Number(Seconds, 1) ?? DefaultSeconds,
            arguments.Number(Programs, 1),
            arguments.Seed(Seed) ?? 1,
            (int)Math.Min(arguments.Number(Workers, 1) ?? Environment.ProcessorCount, 256));
        var gate = new GateRun(
            options, Planted(arguments, targets),
            new Store(arguments.Text(Out) ?? Path.Combine("out", "gate")),
            text => terminal.Error.WriteLine(text));
        gate.Run(changed, now, terminal.Stop);
        return Tell(arguments, terminal, changed, gate, clock.Elapsed.TotalSeconds);
    }

    private static string? CasesOf(Arguments arguments, string root)
    {
        string folder = arguments.Text(Cases) ?? Path.Combine(root, "corpus", "cases");
        return Directory.Exists(folder)
            ? folder : throw new InputException($"{folder}: there is no such directory");
    }

    private static Fingerprints Before(Arguments arguments, string root, string path)
    {
        if (arguments.Text(Base) is { } commit)
            return Fingerprints.Parse(Git.Show(root, commit, FileName));
        if (File.Exists(path))
            return Fingerprints.Parse(File.ReadAllText(path));
        return arguments.Has(Accept) ? Fingerprints.Parse("")
            : throw new InputException($"{path}: there is no such file; gate --accept writes it");
    }

    private static void Show(
        TextWriter output, IReadOnlyList<string> changed, Fingerprints before, Fingerprints now)
    {
        foreach (string name in changed.Take(ShownMax))
        {
            output.WriteLine($"changed: {name}");
            output.WriteLine(TextDifference.Of(Lines(before, name), Lines(now, name)));
        }
        foreach (string name in changed.Skip(ShownMax))
            output.WriteLine($"changed: {name}");

        static string[] Lines(Fingerprints of, string name) =>
            of.Entries.TryGetValue(name, out string? text) ? text.TrimEnd('\n').Split('\n') : [];
    }

    private static int Tell(
        Arguments arguments, Terminal terminal, IReadOnlyList<string> changed, GateRun gate,
        double seconds)
    {
        foreach (Finding finding in gate.Findings)
        {
            terminal.Out.WriteLine($"finding: {finding.Case.Signature}: {finding.Path}");
            terminal.Out.Write(CaseWriter.Write(finding.Case));
        }
        terminal.Out.WriteLine(FormattableString.Invariant(
            $"{gate.CasesReplayed} cases, {gate.Programs} programs in {seconds:f1} s; ")
            + $"code changed in {changed.Count} entries; {gate.Findings.Count} findings");
        if (arguments.Has(Json))
        {
            terminal.WriteJson(new JsonObject
            {
                ["cases"] = gate.CasesReplayed,
                ["emittersChanged"] = new JsonArray(
                    [.. changed.Select(name => (JsonNode)name)]),
                ["programs"] = gate.Programs,
                ["findings"] = new JsonArray([.. gate.Findings.Select(f => new JsonObject
                {
                    ["signature"] = $"{f.Case.Signature}",
                    ["case"] = f.Path,
                })]),
                ["seconds"] = Math.Round(seconds, 3),
            });
        }
        return gate.Findings.Count > 0 ? ExitCode.Findings : ExitCode.Agree;
    }
}
