using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Power;
using Fuzz.Run;
using Fuzz.Tests.Cli;
using Jit.Runtime;

namespace Fuzz.Tests.Run;

/// <summary>Whatever a wrong JIT does is a finding, never a failure of the harness.</summary>
public sealed class FaultyJitTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("faulty-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_difference_that_no_second_run_shows_is_a_finding()
    {
        Ran run = Run(new WrongOnce(), 2);
        JsonNode? finding = JsonNode.Parse(run.LastLine)!["findings"]!.AsArray().Single();
        Case it = CaseReader.ReadFile((string)finding!["case"]!);
        Ran replay = Shell.Fuzz("replay", (string)finding["case"]!);
        Assert.Multiple(() =>
        {
            Assert.That(run.Exit, Is.EqualTo(ExitCode.Findings), run.Error);
            Assert.That($"{it.Signature}", Is.EqualTo("unrepeated:value none -"));
            Assert.That(it.Parted, Is.EqualTo("no second run showed it"));
            Assert.That(it.Actual.Single().Outcome, Does.StartWith("returned wrong"));
            Assert.That(replay.Exit, Is.EqualTo(ExitCode.Agree), replay.Out);
            Assert.That(Directory.GetFiles(_folder, "raw_*"), Is.Empty);
        });
    }

    /// <summary>Services are part of the JIT: one that fails on what wrong code has left is found
    /// like any other fault, and what runs after it finds a sound guest.</summary>
    [Test]
    public void A_service_that_fails_is_a_fault()
    {
        using var target = new Arm32Target(
            NoModules.Instance, new CaseOptions(), inspect: false, change: null,
            guest => guest.Memory[guest.Fragment(Service.Equal)] = 0xEF00_00FF);
        target.Load(Beam.Text.AssemblyReader.Read(Comparing, "m.S").Module);
        ValueList<Term> same = [new Float(1.5), new Float(2.5)];
        Observation first = target.Run(new Mfa("m", "f", 2), same, 100);
        Observation second = target.Run(new Mfa("m", "f", 2), same, 100);
        Assert.That(first.Outcome, Is.InstanceOf<Faulted>());
        Assert.That(((Faulted)first.Outcome).Why, Does.StartWith("service 255 failed: "));
        Assert.That(second, Is.EqualTo(first));
    }

    private const string Comparing = """
        {module, m}.
        {exports, [{f,2}]}.
        {attributes, []}.
        {labels, 4}.
        {function, f, 2, 2}.
          {label,1}.
            {func_info,{atom,m},{atom,f},2}.
          {label,2}.
            {test,is_eq,{f,3},[{x,0},{x,1}]}.
          {label,3}.
            return.
        """;

    private static IEnumerable<IFault> Planted =>
    [
        .. Faults.All,
        .. new Scoring(new PowerOptions(30, 40, Seed: 5, Workers: 1, OpPattern: null))
            .Run(() => { }, CancellationToken.None).Results.Select(r => r.Fault),
    ];

    [TestCaseSource(nameof(Planted))]
    public void No_fault_of_the_JIT_is_a_bug_of_the_harness(object fault)
    {
        Ran run = Run(new FaultyFactory((IFault)fault), 12);
        Assert.That(run.Exit, Is.AnyOf(ExitCode.Findings, ExitCode.Agree), run.Error);
    }

    private Ran Run(TargetFactory targets, int programs) => Shell.Fuzz(
        targets, "run", "--programs", $"{programs}", "--workers", "1", "--json", "--out", _folder);

    /// <summary>In the place of the JIT an oracle that is wrong about the first call.</summary>
    private sealed class WrongOnce : TargetFactory
    {
        private bool _wasWrong;

        public override ITarget Arm32(ICodePath path, CaseOptions options, bool count) =>
            new Target(new OracleTarget(path), this);

        private sealed class Target(ITarget inner, WrongOnce all) : ITarget
        {
            public string Name => "arm32";
            public long? InstructionsExecuted => null;
            public CaseOptions Options { set => inner.Options = value; }
            public void Load(Module module) => inner.Load(module);
            public void Dispose() => inner.Dispose();

            public Observation Run(Mfa called, ValueList<Term> arguments, long reductions)
            {
                Observation seen = inner.Run(called, arguments, reductions);
                if (all._wasWrong || seen.Outcome is not Returned)
                    return seen;
                all._wasWrong = true;
                return seen with { Outcome = new Returned(Atom.Of("wrong")) };
            }
        }
    }
}
