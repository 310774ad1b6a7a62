using Beam;
using Corpus;
using Fuzz.Run;
using Fuzz.Run.Erlang;

namespace Fuzz.Tests.Run;

/// <summary>on_load functions beyond what filetests can say: of modules that a program calls, in
/// batches of a VM, without end.</summary>
public sealed class OnLoadTests
{
    private string _folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("on-load-").FullName;

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    /// <summary>Compiles a module whose on_load function ends with an expression.</summary>
    private string Compile(string name, string result) => Cli.Erlang.Compile(_folder, name, $$"""
        -module({{name}}).
        -export([f/1]).
        -on_load(init/0).
        f(X) -> {X, get()}.
        init() -> put(a, b), {{result}}.
        """);

    private Module Caller(string of) => BeamFile(Cli.Erlang.Compile(_folder, $"calls_{of}", $$"""
        -module(calls_{{of}}).
        -export([f/1]).
        f(X) -> try {{of}}:f(X) catch error:undef -> undef end.
        """));

    private static Module BeamFile(string path) => Fuzz.Cli.ModuleFile.Read(path);

    [TestCase("good", "self() ! c, ok", "{1,[]}")]
    [TestCase("bad", "true", "undef")]
    [TestCase("worse", "exit(self())", "undef")]
    public void A_module_that_a_program_calls_runs_its_function_first(
        string name, string result, string expected)
    {
        Compile(name, result);
        Module caller = Caller(name);
        var path = new Beam.Chunks.CodePath(_folder);
        using var oracle = new OracleTarget(path);
        using var arm32 = new Arm32Target(path, new CaseOptions(), inspect: false);
        Observation[] seen = [.. ((ITarget[])[oracle, arm32]).Select(Run)];
        Assert.That($"{((Returned)seen[0].Outcome).Value}", Is.EqualTo(expected));
        Assert.That(seen[0].Messages, Is.Empty);
        Assert.That(seen[0].Reductions, Is.LessThan(10));
        Assert.That(
            seen[1].Outcome,
            Is.EqualTo(new Unsupported("on_load of a module that a program calls")));

        Observation Run(ITarget target)
        {
            target.Load(caller);
            return target.Run(new Mfa(caller.Name, "f", 1), [Terms.Int(1)], 1000);
        }
    }

    [Test]
    public void A_function_without_end_leaves_the_outcome_open()
    {
        Module module = BeamFile(Compile("endless", "(fun F() -> F() end)()"));
        using var oracle = new OracleTarget(NoModules.Instance);
        using var arm32 = new Arm32Target(
            NoModules.Instance, new CaseOptions(), inspect: false);
        foreach (ITarget target in (ITarget[])[oracle, arm32])
        {
            target.Load(module);
            Observation seen = target.Run(new Mfa("endless", "f", 1), [Terms.Int(1)], 1000);
            Assert.That(seen.Outcome, Is.EqualTo(new Exhausted(Exhausted.Reductions)));
        }
    }

    [Test]
    public void A_vm_runs_it_in_a_batch_and_not_for_ever()
    {
        VmJob[] jobs =
        [
            Job("vm_ok", "ok"), Job("vm_bad", "false"), Job("vm_worse", "throw(ok)"),
            Job("vm_endless", "receive never -> ok end"),
        ];
        using var session = new VmSession(ErlangVm.Installed("otp", "erl"), _folder);
        string[] seen =
        [
            .. session.Run(jobs).Select(o => o[0].Outcome switch
            {
                Returned returned => $"{returned.Value}",
                Raised raised => $"{raised.Reason}",
                var other => $"{other}",
            }),
        ];
        Assert.That(seen, Is.EqualTo(["{1,[]}", "undef", "undef", "undef"]));

        VmJob Job(string name, string result) => new(
            name, File.ReadAllBytes(Compile(name, result)), [("f", [Terms.Int(1)])]);
    }
}
