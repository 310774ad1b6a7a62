using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Power;
using Fuzz.Run;
using Fuzz.Tests.Cli;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Run;

/// <summary>The harness must find what is wrong: a campaign of a few seconds on a JIT with a fault
/// reports it, and its case is small, replays, and is taken by Erlang's assembler.</summary>
public sealed class PlantedFaultTests
{
    private const int InstructionsMax = 10;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("fault-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<TestCaseData> Planted() =>
        Faults.All.Where(f => Names.Contains(f.Name))
            .Select(f => new TestCaseData(f).SetArgDisplayNames(f.Name));

    private static readonly string[] Names =
    [
        "the overflow check of small addition", "the condition of is_lt",
        "the store of move to y", "the live count of test_heap",
    ];

    [TestCaseSource(nameof(Planted))]
    public void A_campaign_finds_it_and_its_case_replays(object planted)
    {
        var fault = (Fault)planted;
        var faulty = new FaultyFactory(fault);
        string[] stress = fault.GcStress ? ["--gc-stress"] : [];
        Ran run = Shell.Fuzz(
            faulty,
            ["run", "--programs", "600", "--seed", "4", "--json", "--out", _folder, .. stress]);
        Assert.That(run.Exit, Is.EqualTo(ExitCode.Findings), run.Out + run.Error);

        string path = SmallestCase(run);
        Case found = CaseReader.ReadFile(path);
        Ran withFault = Shell.Fuzz(faulty, "replay", path);
        Ran without = Shell.Fuzz("replay", path);
        Ran erlc = Shell.CommandIn(_folder, "erlc", "+from_asm", path);
        Assert.Multiple(() =>
        {
            Assert.That(Work(found.Module), Has.Count.LessThanOrEqualTo(InstructionsMax), path);
            Assert.That(Work(found.Module), Does.Contain(fault.Op));
            Assert.That(withFault.Exit, Is.EqualTo(ExitCode.Findings), withFault.Out);
            Assert.That(without.Exit, Is.EqualTo(ExitCode.Agree), without.Out);
            Assert.That(erlc.Exit, Is.Zero, erlc.Out + erlc.Error);
        });
    }

    /// <summary>Which program becomes a case, and what is counted, does not hang on which worker
    /// is quicker.</summary>
    [TestCase("the pointer of put_list", 60, 2)]
    [TestCase("the live count of allocate", 60, 1)]
    public void The_cases_do_not_hang_on_the_number_of_workers(
        string fault, int programs, int least)
    {
        List<string> one = Cases("1");
        Assert.That(one, Has.Count.AtLeast(least));
        Assert.That(Cases("3"), Is.EqualTo(one));

        List<string> Cases(string workers)
        {
            string folder = Path.Combine(_folder, workers);
            Ran run = Shell.Fuzz(
                new FaultyFactory(Faults.All.Single(f => f.Name == fault)),
                "run", "--source", "typed", "--programs", $"{programs}",
                "--workers", workers, "--json", "--out", folder);
            return
            [
                .. JsonNode.Parse(run.LastLine)!["findings"]!.AsArray()
                    .Select(f => $"{f!["count"]} × {File.ReadAllText((string)f["case"]!)}"),
            ];
        }
    }

    [Test]
    public void A_finding_is_on_disk_before_it_is_announced()
    {
        using var announced = new Announced();
        var terminal = new Terminal(
            TextWriter.Null, announced, CancellationToken.None);
        int exit = CommandLine.Run(
            ["run", "--programs", "600", "--seed", "3", "--out", _folder],
            terminal, new FaultyFactory(Faults.All[0]));
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(ExitCode.Findings));
            Assert.That(announced.Cases, Is.Not.Empty);
            Assert.That(Directory.GetFiles(_folder, "*.S"), Is.EquivalentTo(announced.Cases));
        });
    }

    /// <summary>Reads each case at the moment it is announced.</summary>
    private sealed class Announced : StringWriter
    {
        public List<string> Cases { get; } = [];

        public override void WriteLine(string? line)
        {
            if (!line!.StartsWith("finding: ", StringComparison.Ordinal))
                return; // On a slow machine there is progress to tell of.
            string path = line.Split(": ")[^1];
            Assert.That(CaseReader.ReadFile(path).Signature, Is.Not.Null);
            Cases.Add(path);
        }
    }

    [Test]
    public void Minimize_makes_a_case_smaller()
    {
        var faulty = new FaultyFactory(Faults.All[0]);
        string raw = RawCase(faulty);
        string small = Path.Combine(_folder, "small.S");
        Ran ran = Shell.Fuzz(faulty, "minimize", raw, "--out", small, "--json");
        Ran printed = Shell.Fuzz(faulty, "minimize", small);
        Ran healthy = Shell.Fuzz("minimize", raw);
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Findings), ran.Error);
            Assert.That(
                (int)summary["instructions"]!,
                Is.LessThan((int)summary["instructionsBefore"]!));
            Assert.That(
                Work(CaseReader.ReadFile(small).Module),
                Has.Count.LessThanOrEqualTo(InstructionsMax));
            Assert.That(printed.Out, Is.EqualTo(File.ReadAllText(small)), "nothing left to cut");
            Assert.That(Shell.CommandIn(_folder, "erlc", "+from_asm", small).Exit, Is.Zero);
            Assert.That(healthy.Exit, Is.EqualTo(ExitCode.Agree));
            Assert.That(healthy.Error, Does.Contain("agrees, there is nothing to minimise"));
        });
    }

    /// <summary>What a campaign leaves behind that is stopped before it has minimised anything.
    /// </summary>
    private string RawCase(TargetFactory faulty)
    {
        using var differential = new Differential(faulty, NoModules.Instance);
        // The erlc at hand need not know more.
        var generator = new Generator(new GeneratorOptions(null, Releases.Only(25)));
        var signature = new Signature("value", Signature.NoOp, "-");
        for (ulong seed = 1; ; seed++)
        {
            Program program = generator.Generate(seed);
            foreach ((Mfa function, ValueList<Term> arguments) in program.AllCalls())
            {
                Reproducer? found = Reproducer.Of(
                    differential, program.With(function, arguments), new CaseOptions());
                if (found is null)
                    continue;
                return new Store(_folder).AddRaw(
                    seed, 0,
                    name => found.CaseBy(differential, name, signature, seed, 0, "unknown"));
            }
        }
    }

    private static string SmallestCase(Ran run) =>
        JsonNode.Parse(run.LastLine)!["findings"]!.AsArray()
            .Select(f => (string)f!["case"]!)
            .MinBy(p => Work(CaseReader.ReadFile(p).Module).Count)!;

    /// <summary>All that is not a mark in the code, a func_info or a return.</summary>
    private static List<Op> Work(Module module) =>
    [
        .. module.Functions.SelectMany(f => f.Code).Select(i => i.Op).Where(o => o is not (
            Op.Label or Op.Line or Op.FuncInfo or Op.Return or Op.IntCodeEnd)),
    ];
}
