using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Tests.Cli;

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

    private static IEnumerable<TestCaseData> Faults() =>
        PlantedFault.All.Select(f => new TestCaseData(f).SetArgDisplayNames(f.Name));

    [TestCaseSource(nameof(Faults))]
    public void A_campaign_finds_it_and_its_case_replays(object planted)
    {
        var fault = (PlantedFault)planted;
        var faulty = new FaultyFactory(fault);
        string[] stress = fault.GcStress ? ["--gc-stress"] : [];
        Ran run = Shell.Fuzz(
            faulty,
            ["run", "--programs", "300", "--seed", "1", "--json", "--out", _folder, .. stress]);
        Assert.That(run.Exit, Is.EqualTo(ExitCode.Findings), run.Out + run.Error);

        string path = SmallestCase(run);
        Case found = CaseReader.ReadFile(path);
        Ran withFault = Shell.Fuzz(faulty, "replay", path);
        Ran without = Shell.Fuzz("replay", path);
        // erlc wants a file to be named as its module.
        string named = Path.Combine(_folder, found.Module.Name + ".S");
        File.Copy(path, named);
        Ran erlc = Shell.CommandIn(_folder, "erlc", "+from_asm", named);
        Assert.Multiple(() =>
        {
            Assert.That(Work(found.Module), Has.Count.LessThanOrEqualTo(InstructionsMax), path);
            Assert.That(Work(found.Module), Does.Contain(fault.Op));
            Assert.That(withFault.Exit, Is.EqualTo(ExitCode.Findings), withFault.Out);
            Assert.That(without.Exit, Is.EqualTo(ExitCode.Agree), without.Out);
            Assert.That(erlc.Exit, Is.Zero, erlc.Out + erlc.Error);
        });
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
