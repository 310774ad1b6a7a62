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

    /// <summary>The fingerprints, from the project's folder.</summary>
    public const string FileName = "corpus/fingerprints.txt";

    public static string PathOfFingerprints => Path.Combine(Root, FileName);

    private static string Root => ProjectRoot.Find()
        ?? throw new InputException("gate: works in the project's folder only");

    private static readonly Option Seconds = new(
        "--seconds", "N", $"how long in all (default {DefaultSeconds})");

    private static readonly Option Programs = new(
        "--programs", "N", "how many programs in all: the same on any machine");

    private static readonly Option Seed = new(
        "--seed", "S", "same seed, same programs (default 1)");

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
        string root = Root;
        IFault[] faults = arguments.Text(Plant) is { } names ? [.. Faults.Named(names)] : [];
        if (arguments.Has(Accept))
            return Write(root, terminal.Out);
        Fingerprints before = Before(arguments, root);
        Fingerprints listed = before.With(InFile(arguments));
        var options = new GateOptions(
            CasesOf(arguments, root),
            arguments.Number(Seconds, 1)
                ?? (arguments.Has(Programs) ? int.MaxValue / 1000 : DefaultSeconds),
            arguments.Number(Programs, 1),
            arguments.Seed(Seed) ?? 1,
            WorkersOf(arguments));
        var gate = new GateRun(
            options, Planted(arguments, targets),
            new Store(arguments.Text(Out) ?? Path.Combine("out", "gate")),
            text => terminal.Error.WriteLine(text));
        gate.Replay(terminal.Stop);
        Fingerprints now = Again(listed, faults);
        IReadOnlyList<Alteration> alterations = now.ChangedSince(before);
        AlterationText.Write(terminal.Out, alterations, faults);
        IReadOnlyList<string> changed = [.. alterations.Select(a => a.Emitter).Distinct()];
        gate.Run(changed, now, terminal.Stop);
        return Tell(arguments, terminal, changed, gate, clock.Elapsed.TotalSeconds);
    }

    private static string? CasesOf(Arguments arguments, string root)
    {
        string folder = arguments.Text(Cases) ?? Path.Combine(root, "corpus", "cases");
        if (!Directory.Exists(folder))
            throw new InputException($"{folder}: there is no such directory");
        return new Store(folder).Paths.Count > 0
            ? folder : throw new InputException($"{folder}: there are no cases");
    }

    /// <summary>What to compare with.</summary>
    private static Fingerprints Before(Arguments arguments, string root) =>
        arguments.Text(Base) is { } commit
            ? FingerprintReader.Read(
                Git.Show(root, commit, FileName), $"{commit}:{FileName}")
            : FingerprintReader.ReadFile(PathOfFingerprints);

    /// <summary>What the base may lack: instructions of emitters that it has not.</summary>
    private static Fingerprints? InFile(Arguments arguments) =>
        arguments.Has(Base)
            ? FingerprintReader.ReadFile(PathOfFingerprints) : null;

    /// <exception cref="InputException">The file has what is no instruction.</exception>
    private static Fingerprints Again(Fingerprints listed, IReadOnlyList<IFault> faults)
    {
        try
        {
            return listed.Again(faults);
        }
        catch (AggregateException error) when (error.InnerException is InputException of)
        {
            throw new InputException($"{FileName}: {of.Message}");
        }
    }

    private static int Write(string root, TextWriter output)
    {
        string path = PathOfFingerprints;
        Fingerprints? before;
        try
        {
            before = FingerprintReader.ReadFile(path);
        }
        catch (InputException) // Which is why it is written anew.
        {
            before = null;
        }
        Fingerprints now = Collection.Of(before, Path.Combine(root, "tests", "filetests"));
        AlterationText.Write(output, before is null ? [] : now.ChangedSince(before), []);
        File.WriteAllText(path, now.Text());
        output.WriteLine($"{path}: {now.All.Count()} instructions");
        return ExitCode.Agree;
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
            + $"code of {changed.Count} emitters changed; {gate.Findings.Count} findings");
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
