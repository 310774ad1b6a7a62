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
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("on-load-").FullName;
        Compile("bad", "true");
        Compile("ring2", "ring:f(1), ok"); // ring loads it.
    }

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
    [TestCase("busy", "(fun F(0) -> ok; F(N) -> [_] = [N], F(N - 1) end)(3000)", "{1,[]}")]
    [TestCase("ring", "ring2:f(1), ok", "{1,[]}")]
    [TestCase("asking", "case erlang:function_exported(bad, f, 1) of false -> ok end", "{1,[]}")]
    public void A_module_that_a_program_calls_runs_its_function_first(
        string name, string result, string expected)
    {
        Compile(name, result);
        Module caller = Caller(name);
        Observation oracle = Call(caller, new OracleTarget(Path), new CaseOptions());
        Assert.That($"{((Returned)oracle.Outcome).Value}", Is.EqualTo(expected));
        Assert.That(oracle.Messages, Is.Empty);
        Assert.That(oracle.Reductions, Is.LessThan(10));
        foreach (CaseOptions options in (CaseOptions[])
            [new(), new(GcStress: true), new(UseTypes: false), new(Chaos: 3)])
        {
            var target = new Arm32Target(Path, options, inspect: false);
            Observation arm32 = Call(caller, target, options);
            Assert.That(arm32, Is.EqualTo(oracle), $"{options}");
        }
    }

    [Test]
    public void What_a_program_calls_may_leave_the_outcome_open()
    {
        Compile("forever", "(fun F() -> F() end)()");
        Module caller = Caller("forever");
        foreach (ITarget target in (ITarget[])
            [new OracleTarget(Path), new Arm32Target(Path, new CaseOptions(), inspect: false)])
        {
            Observation seen = Call(caller, target, new CaseOptions());
            Assert.That(seen.Outcome, Is.EqualTo(new Exhausted(Exhausted.Reductions)));
            Assert.That(seen.Reductions, Is.EqualTo(1));
        }
    }

    private Beam.Chunks.CodePath Path => new(_folder);

    /// <summary>Two runs of who calls a module: the second finds it loaded.</summary>
    private static Observation Call(Module caller, ITarget target, CaseOptions options)
    {
        using (target)
        {
            target.Options = options;
            target.Load(caller);
            var call = new Mfa(caller.Name, "f", 1);
            Observation first = target.Run(call, [Terms.Int(1)], 1000);
            Observation second = target.Run(call, [Terms.Int(1)], 1000);
            Assert.That(second, Is.EqualTo(first));
            return first;
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
