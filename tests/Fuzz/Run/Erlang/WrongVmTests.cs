using System.Diagnostics;
using System.Text.Json.Nodes;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Run.Erlang;

/// <summary>VMs that are wrong on purpose: scripts around the system's <c>erl</c>, whose server
/// treats programs with a certain op in its own way. What they do is told of them, of the guilty
/// program alone, and nothing of them is left behind.</summary>
public sealed class WrongVmTests
{
    /// <summary>A tuple of nine elements does it, which the subject makes when asked.</summary>
    private const string Subject = """
        -module(subject).
        -export([f/1]).
        f(9) -> {1,2,3,4,5,6,7,8,9};
        f(X) -> X.
        """;

    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("wrong-").FullName;

    [TearDown]
    public void Drop() => Directory.Delete(_folder, recursive: true);

    /// <summary>The VM of a file, as <c>command</c>: it does what is told when it is asked for
    /// f(9).</summary>
    private string Wrong(string does)
    {
        string script = Path.Combine(_folder, "wrong");
        File.WriteAllText(script, $$"""
            while read -r call; do
                case $call in
                *'[9]'*) {{does}} ;;
                *) echo 'outcome {returned,7}' ;;
                esac
            done < "$1"
            """);
        string file = Path.Combine(_folder, "targets.json");
        File.WriteAllText(file, """
            {"targets": {"wrong": {"command": "sh SCRIPT {calls}", "seconds": 1,
             "memoryMiB": 300}}}
            """.Replace("SCRIPT", script, StringComparison.Ordinal));
        return file;
    }

    [TestCase("echo 'outcome {returned,wrong}'", "got wrong")]
    [TestCase("kill -SEGV $$", "faulted .*exit code 139")]
    [TestCase("exit 3", "faulted .*exit code 3")]
    [TestCase("tail -f /dev/null", "faulted .*no answer within")]
    [TestCase("(tail -f /dev/null) & wait", "faulted .*no answer within")]
    [TestCase("cat /dev/zero", "faulted .*a line of more than 64 MiB")]
    [TestCase("x=$(tr '\\0' a < /dev/zero)", "faulted .*more than 300 MiB")]
    public void The_call_that_goes_wrong_is_told_of_that_target(string does, string told)
    {
        string beam = Cli.Erlang.Compile(_folder, "subject", Subject);
        string file = Wrong(does);
        Ran bad = Exec(beam, file, "[9]");
        Ran good = Exec(beam, file, "[7]");
        Assert.Multiple(() =>
        {
            Assert.That(bad.Exit, Is.EqualTo(1), bad.Out + bad.Error);
            Assert.That(bad.Out, Does.Match($"wrong: .*{told}"));
            Assert.That(bad.Out, Does.Contain("odd one out: wrong"));
            Assert.That(good.Exit, Is.Zero, good.Out + good.Error);
            Assert.That(Left(), Is.Empty);
        });
    }

    private static Ran Exec(string beam, string file, string arguments) => Shell.Fuzz(
        "exec", beam, "f", arguments, "--targets", "oracle,otp,wrong", "--targets-file", file);

    /// <summary>Processes that have this test's folder among their words.</summary>
    private string[] Left()
    {
        Thread.Sleep(100); // The kernel takes a moment to bury them.
        return
        [
            .. Directory.GetDirectories("/proc").Where(p => char.IsAsciiDigit(p[6]))
                .Select(p => File.Exists($"{p}/cmdline") ? Text($"{p}/cmdline") : "")
                .Where(words => words.Contains(_folder, StringComparison.Ordinal)),
        ];

        static string Text(string file)
        {
            try
            {
                return File.ReadAllText(file);
            }
            catch (IOException)
            {
                return "";
            }
        }
    }

    /// <summary>A real VM behind a script that makes it answer wrongly for what has a tuple of
    /// three elements: the campaign's findings are those programs, told of that VM.</summary>
    [Test]
    public void A_wrong_op_is_found_and_told_of_its_VM()
    {
        string erl = Path.Combine(_folder, "erl");
        File.WriteAllText(Path.Combine(_folder, "wrong.erl"), """
            -module(wrong).
            -export([main/0]).
            main() ->
                {ok, Forms} = epp:parse_file(os:getenv("SERVER"), []),
                Wrong = [case F of
                    {function, L, outcome, 3, Cs} -> {function, L, right, 3, Cs};
                    _ -> F
                end || F <- Forms],
                {ok, T, _} = erl_scan:string(
                    "outcome(M, F, A) -> case binary_to_term(right(M, F, A)) of"
                    " {{returned, X}, D} when tuple_size(X) =:= 3 ->"
                    " term_to_binary({{returned, wrong}, D}); O -> term_to_binary(O) end."),
                {ok, New} = erl_parse:parse_form(T),
                {Before, [Eof]} = lists:split(length(Wrong) - 1, Wrong),
                {ok, M, Code} = compile:forms(Before ++ [New, Eof]),
                {module, M} = code:load_binary(M, "wrong", Code),
                M:main().
            """);
        Assert.That(
            Shell.Command("erlc", "-o", _folder, Path.Combine(_folder, "wrong.erl")).Exit, Is.Zero);
        string server = Path.Combine(
            global::Fuzz.Cli.ProjectRoot.Find()!, "fuzz", "Run", "Erlang", "fuzz_server.erl");
        File.WriteAllText(erl, $$"""
            #!/bin/bash
            # The words that start the server start ours; those that compile it are left.
            words=()
            for word; do
                [ "$word" = fuzz_server ] && word=wrong
                words+=("$word")
            done
            SERVER={{server}} erl -pa {{_folder}} "${words[@]}"
            exit $?
            """);
        Shell.Command("chmod", "+x", erl);
        string file = Path.Combine(_folder, "targets.json");
        File.WriteAllText(
            file, $$$"""{"targets": {"wrong": {"erl": "{{{erl}}}", "release": 25} } }""");
        string cases = Path.Combine(_folder, "out");
        Ran ran = Shell.Fuzz(
            "run", "--programs", "96", "--seed", "5", "--workers", "1", "--release", "25",
            "--targets", "oracle,otp,wrong", "--targets-file", file, "--out", cases, "--json");
        JsonArray findings = JsonNode.Parse(ran.LastLine)!["findings"]!.AsArray();
        string shell = Corpus.CaseReader.ReadFile((string)findings[0]!["case"]!).Shell!;
        Ran shown = Shell.CommandIn(cases, "sh", "-c", shell);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(1), ran.Out + ran.Error);
            Assert.That(findings, Is.Not.Empty);
            foreach (JsonNode? finding in findings)
                Assert.That((string)finding!["signature"]!, Does.StartWith("value@wrong "));
            Assert.That(shown.Exit, Is.Zero, shown.Out + shown.Error);
            // It is wrong in its server only.
            Assert.That(shown.Out, Does.Match("^{.*}\n$"), shell);
            Assert.That(ran.Error, Does.Contain($"without the harness: cd {cases} && {erl} "));
            Assert.That(Left(), Is.Empty);
        });
    }

    /// <summary>The VM hangs, so that it does not see the end of its input.</summary>
    [Test]
    public void No_process_is_left_when_the_harness_is_killed()
    {
        string beam = Cli.Erlang.Compile(_folder, "subject", Subject);
        string hang = Path.Combine(_folder, "hang");
        string started = Path.Combine(_folder, "started");
        File.WriteAllText(hang, $"touch {started}; (tail -f /dev/null {hang}) & wait");
        using Process harness = Shell.StartFuzz(
            "exec", beam, "f", "[9]", "--targets", $"oracle,cmd:sh {hang} {{calls}}");
        for (int i = 0; i < 600 && !File.Exists(started); i++)
            Thread.Sleep(100);
        Assert.That(File.Exists(started), Is.True);
        Assert.That(Left(), Is.Not.Empty);
        harness.Kill();
        harness.WaitForExit();
        for (int i = 0; i < 100 && Left().Length > 0; i++)
            Thread.Sleep(100);
        Assert.That(Left(), Is.Empty);
    }
}
