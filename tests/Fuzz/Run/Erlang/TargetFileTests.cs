using System.Text.Json.Nodes;
using Fuzz.Cli;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Run.Erlang;

/// <summary>Targets that a file describes: they run, their limits hold, mistakes are told.
/// </summary>
public sealed class TargetFileTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("targets-").FullName;

    [TearDown]
    public void Drop() => Directory.Delete(_folder, recursive: true);

    private static string Root =>
        Cli.Erlang.Eval("io:put_chars(code:root_dir())");

    private string Describe(string target) => Write($$$"""{"targets": {"mine": {{{target}}}}}""");

    private string Write(string text)
    {
        string file = Path.Combine(_folder, "targets.json");
        File.WriteAllText(file, text);
        return file;
    }

    private Ran Campaign(string file, int programs, params string[] more) => Shell.Fuzz(
    [
        "run", "--programs", $"{programs}", "--seed", "3", "--workers", "1", "--json",
        "--targets", "oracle,mine", "--targets-file", file, "--out",
        Path.Combine(_folder, "out"), .. more,
    ]);

    private static string RunCalls(string folder)
    {
        string source = Path.Combine(
            ProjectRoot.Find()!, "docs", "targets", "run_calls.erl");
        Ran ran = Shell.Command("erlc", "-o", folder, source);
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
        return folder;
    }

    [Test]
    public void An_erl_is_added_by_file_only()
    {
        Ran ran = Campaign(Describe("""{"erl": "/usr/bin/erl", "release": 25}"""), 64);
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That((int)summary["targets"]!["mine"]!["programs"]!, Is.EqualTo(64));
            Assert.That((double)summary["targets"]!["mine"]!["programsPerSecond"]!, Is.Positive);
            Assert.That(ran.Out, Does.Match(@"mine: .*returned.*; \d+ programs/s"));
        });
    }

    [Test]
    public void An_emulator_is_added_by_its_root_and_what_runs_it()
    {
        string file = Describe($$"""{"root": "{{Root}}", "run": ["/usr/bin/env"]}""");
        Ran ran = Campaign(file, 32, "--release", "25");
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
    }

    [Test]
    public void A_command_is_given_all_calls_of_a_program()
    {
        string command =
            $"erl -noshell -pa {RunCalls(_folder)} -run run_calls main {{beam}} {{calls}}";
        Ran ran = Campaign(Describe($$"""{"command": "{{command}}", "release": 25}"""), 4);
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That((long)summary["verdicts"]!["agree"]!, Is.GreaterThan(10));
        });
    }

    [Test]
    public void A_command_line_names_a_command_too()
    {
        string script = Path.Combine(_folder, "one");
        File.WriteAllText(script, """
            echo noise
            echo "outcome {returned,{$2,$3}}"
            """);
        Ran ran = Shell.Fuzz(
            "exec", Cli.Erlang.BeamFile("lists"), "last", "[[a]]", "--targets",
            $"oracle,cmd:sh {script} {{beam}} {{function}} {{arguments}}");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(1), ran.Out + ran.Error);
            Assert.That(ran.Out, Does.Contain("expected a, got {last,[[a]]}"));
        });
    }

    [Test]
    public void What_a_target_cannot_run_is_not_made_for_it()
    {
        string file = Describe("""
            {"erl": "/usr/bin/erl", "release": 25, "limits": {"integerBits": 28,
             "byteAligned": true, "missingOps": ["put_list"], "missingBifs": ["erlang:hd/1"]}}
            """);
        Ran ran = Campaign(file, 64);
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That((int)summary["filtered"]!, Is.Positive);
            Assert.That((int)summary["ops"]!["programs"]!["put_list"]!, Is.Zero);
            Assert.That((int)summary["ops"]!["programs"]!["move"]!, Is.Positive);
        });
    }

    [Test]
    public void Differences_are_forgiven_by_rule()
    {
        string script = Path.Combine(_folder, "one");
        File.WriteAllText(script, "echo 'outcome {raised,error,overflow,[]}'");
        string[] words =
        [
            "exec", Cli.Erlang.BeamFile("lists"), "last", "[[a]]", "--targets", "oracle,mine",
            "--targets-file",
        ];
        Ran strict = Shell.Fuzz([.. words, Describe($$"""{"command": "sh {{script}}"}""")]);
        Ran forgiving = Shell.Fuzz([.. words, Describe($$"""
            {"command": "sh {{script}}",
             "forgive": [{"kind": "outcome", "actual": "*overflow*", "why": "64 bits"}]}
            """)]);
        Assert.Multiple(() =>
        {
            Assert.That(strict.Exit, Is.EqualTo(1), strict.Out);
            Assert.That(forgiving.Exit, Is.Zero, forgiving.Out);
            Assert.That(forgiving.Out, Does.Contain("inconclusive: mine: 64 bits"));
        });
    }

    [TestCase("{", "targets.json")]
    [TestCase("{}", "there is no object 'targets'")]
    [TestCase("""{"targets": {"a": {}}}""", "it needs one of 'erl', 'root' and 'command'")]
    [TestCase("""{"targets": {"a": {"erl": "e", "colour": 1}}}""", "no key 'colour'")]
    [TestCase("""{"targets": {"a": {"erl": 1}}}""", "'erl' is no text")]
    [TestCase("""{"targets": {"a": {"root": "nowhere"}}}""", "no erts-*/bin/beam.smp")]
    [TestCase("""{"targets": {"a": {"erl": "e", "release": 0}}}""", "'release' is no whole number")]
    [TestCase("""{"targets": {"a": {"erl": "e", "limits": {"missingOps": ["x"]}}}}""", "no op 'x'")]
    [TestCase("""{"targets": {"a": {"erl": "e", "forgive": [{}]}}}""", "needs 'why'")]
    public void A_mistake_is_told_in_a_line(string text, string what)
    {
        Ran ran = Campaign(Write(text), 1);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(2), ran.Out + ran.Error);
            Assert.That(ran.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
            Assert.That(ran.Error, Does.Contain(what));
        });
    }
}
