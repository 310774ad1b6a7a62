using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Gate;
using Fuzz.Power;
using Fuzz.Run;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Gate;

/// <summary>The gate on this JIT and on ones that are wrong on purpose.</summary>
public sealed class GateTests
{
    private const string Hint =
        "emitted code has changed: ./run.sh gate --accept writes it down; look at the difference";

    private static readonly string Filetests =
        Path.Combine(ProjectRoot.Find()!, "tests", "filetests");

    private static readonly Lazy<Fingerprints> Kept =
        new(() => FingerprintReader.ReadFile(GateVerb.PathOfFingerprints));

    private static readonly Lazy<Fingerprints> Now = new(() => Kept.Value.Again([]));

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("gate-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_fingerprints_of_the_repository_are_current()
    {
        IReadOnlyList<Alteration> altered = Now.Value.ChangedSince(Kept.Value);
        Assert.That(altered.Take(20), Is.Empty, Hint);
        Assert.That(Now.Value.Text() == File.ReadAllText(GateVerb.PathOfFingerprints), Hint);
    }

    /// <summary>Of whatever the filetests have, and the first programs of the sweep.</summary>
    [Test]
    public void Every_line_of_every_template_is_in_the_fingerprints()
    {
        const int swept = 1000;
        HashSet<Place> shown = [.. Kept.Value.All.Where(f => !f.IsHash)
            .Select(f => f.Instruction).OfType<Specimen>().SelectMany(PlacesOf)];
        foreach (Specimen specimen in Collection.OfFiletests(Filetests)
            .Concat(Collection.OfSweep().Take(swept)).DistinctBy(s => s.Text))
        {
            Assert.That(PlacesOf(specimen).Except(shown), Is.Empty, $"{specimen.Text}: {Hint}");
        }

        static IEnumerable<Place> PlacesOf(Specimen specimen)
        {
            using Specimen.Compiled compiled = specimen.Compile([]);
            return compiled.Places();
        }
    }

    /// <summary>All ops that have code, and none of it told by its address.</summary>
    [Test]
    public void Fingerprints_are_of_all_ops()
    {
        IEnumerable<Op> known = Kept.Value.Emitters.Select(Fingerprint.OpOf).OfType<Op>();
        IEnumerable<Op> emitted = Ops.All.Where(o => o.InScope).Select(o => o.Op)
            .Where(Jit.Compiler.Has).Where(op => !Specimens.HasNone(op));
        Assert.That(emitted.Except(known), Is.Empty);
    }

    private static IEnumerable<Fault> Planted => Faults.All;

    [TestCaseSource(nameof(Planted))]
    public void A_change_of_an_emitter_is_seen_as_its_op(object planted)
    {
        var fault = (Fault)planted;
        bool IsOfOp(string emitter) => Fingerprint.OpOf(emitter) == fault.Op;
        IEnumerable<Alteration> altered = Kept.Value.Again([fault], IsOfOp)
            .ChangedSince(Kept.Value.Only(IsOfOp));
        Assert.That(altered, Is.Not.Empty);
    }

    [Test]
    public void A_change_of_shared_code_leads_to_its_callers() => Assert.That(
        GateRun.Neighbourhood(["shared/AddFloats"], Kept.Value), Does.Contain("gc_bif2 +/2"));

    [Test]
    public void A_wrong_change_is_stopped_with_its_case()
    {
        Ran one = Gate("--plant", "condition of is_lt", "--programs", "200");
        Ran two = Gate("--plant", "condition of is_lt", "--programs", "200", "--workers", "2");
        JsonNode json = JsonNode.Parse(one.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(one.Exit, Is.EqualTo(ExitCode.Findings), one.Error);
            Assert.That(one.Out, Does.Contain("changed: is_lt, ").And.Contain("+     bgt {f,4}"));
            Assert.That(one.Out, Does.Contain("%% guilty: ").And.Contain("{test,is_lt,"));
            Assert.That((int)json["cases"]!, Is.Positive);
            Assert.That($"{json["emittersChanged"]}", Does.Contain("is_lt"));
            Assert.That($"{json["findings"]}", Does.Contain("branch is_lt"));
            Assert.That((double)json["seconds"]!, Is.Positive);
            Assert.That(Findings(two), Is.EqualTo(Findings(one)), "one seed, one finding");
            Assert.That(
                Directory.GetFiles(Path.Combine(_folder, "out"), "raw_*"), Is.Empty,
                "one finding is enough");
        });

        static string Findings(Ran ran) => $"{JsonNode.Parse(ran.LastLine)!["findings"]}";
    }

    [Test]
    public void No_change_passes()
    {
        Ran ran = Gate("--programs", "50");
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Out);
        Assert.That(ran.Out, Does.Contain("50 programs").And.Contain("0 emitters changed"));
    }

    /// <summary>A case that differs again stops the gate before any program is made.</summary>
    [Test]
    public void An_old_finding_that_is_back_stops_the_gate()
    {
        string[] cases = ["--cases", _folder];
        Shell.Fuzz("run", "--plant", "is_lt", "--programs", "60", "--workers", "1",
            "--out", _folder);
        File.Delete(Path.Combine(_folder, "campaign.json"));
        Ran back = Gate([.. cases, "--plant", "is_lt", "--programs", "50"]);
        Ran gone = Gate([.. cases, "--programs", "5"]);
        Assert.That(back.Exit, Is.EqualTo(ExitCode.Findings), back.Error);
        Assert.That(back.Out, Does.Contain(" 0 programs in"));
        Assert.That(gone.Exit, Is.EqualTo(ExitCode.Agree), gone.Error);
    }

    [TestCase("%% case: 99\n", "case of version 99; this harness reads up to 1")]
    [TestCase("\0\u0001\u0002junk", "bad.S")]
    [TestCase("", "bad.S")]
    public void A_case_that_cannot_be_read_is_bad_input(string text, string says)
    {
        File.WriteAllText(Path.Combine(_folder, "bad.S"), text);
        Refused(Gate("--cases", _folder), says);
    }

    [Test]
    public void A_huge_case_is_not_read()
    {
        using (FileStream file = File.Create(Path.Combine(_folder, "huge.S")))
            file.SetLength(1L << 33);
        Refused(Gate("--cases", _folder), "more than any module has");
    }

    /// <summary>All cases are replayed before, and each that cannot be is told of.</summary>
    [Test]
    public void Cases_that_cannot_be_read_are_listed()
    {
        File.WriteAllText(Path.Combine(_folder, "a.S"), "%% case: 99\n");
        File.WriteAllText(Path.Combine(_folder, "c.S"), "junk");
        Ran bad = Gate("--cases", _folder);
        File.Copy(Case, Path.Combine(_folder, "b.S"));
        Ran alsoGood = Gate("--cases", _folder);
        Assert.That(bad.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(3), bad.Error);
        Assert.That(bad.Error, Does.Contain("a.S:1: ").And.Contain("c.S:1: ")
            .And.EndsWith($"fuzz: {_folder}: 2 cases cannot be read\n"));
        Assert.That(alsoGood.Exit, Is.EqualTo(ExitCode.BadInput));
    }

    [Test]
    public void No_cases_are_bad_input() =>
        Refused(Gate("--cases", _folder), $"{_folder}: there are no cases");

    [TestCase("", ": expected fingerprints")]
    [TestCase("\0\u0001\u0002junk", ": expected fingerprints")]
    [TestCase(Fingerprints.Head, ": there are no fingerprints")]
    [TestCase(Fingerprints.Head + "move\n", ": there are no fingerprints")]
    [TestCase(Fingerprints.Head + "move\n  {move,{x,0},{x,1}}\n", ":6: damaged")]
    [TestCase(Fingerprints.Head + "move\n    mov r7, r6\n", ":5: damaged")]
    [TestCase(Fingerprints.Head + "nosuch\n", ":4: damaged")]
    [TestCase(Fingerprints.Head + "move\n  #0123456g {move,{x,0},{x,1}}\n", ":5: damaged")]
    [TestCase(Fingerprints.Head + "move\n  #01234567 {x}\n  #01234567 {x}\n", ":6: damaged")]
    public void Fingerprints_that_are_damaged_are_bad_input(string text, string says)
    {
        InputException error =
            Assert.Throws<InputException>(() => FingerprintReader.Read(text, "file"))!;
        Assert.That(error.Message, Does.StartWith("file" + says).And.Contain("gate --accept"));
    }

    [Test]
    public void Fingerprints_that_are_not_there_are_bad_input() => Assert.That(
        Assert.Throws<InputException>(() => FingerprintReader.ReadFile("/nowhere"))!.Message,
        Is.EqualTo("/nowhere: there is no such file; gate --accept writes it"));

    /// <summary>A list with an instruction that this JIT cannot read.</summary>
    [TestCase("{mve,{x,0},{x,1}}")]
    [TestCase("{move,{x,0}")]
    public void An_instruction_that_is_none_is_bad_input(string text)
    {
        Fingerprints none = new([new Fingerprint("move", text, "01234567")]);
        Assert.That(
            Assert.Throws<AggregateException>(() => none.Again([]))!.InnerException,
            Is.InstanceOf<InputException>().With.Message.StartsWith(text));
    }

    [Test]
    public void What_is_not_there_is_bad_input()
    {
        Refused(Gate("--cases", "/nowhere"), "/nowhere: there is no such directory");
        Refused(Gate("--base", "nonsense"), "git show nonsense:corpus/fingerprints.txt");
        Refused(Gate("--plant", "nothing"), "no fault named 'nothing'");
    }

    /// <summary>Code that loops for ever, and code that asks for a service again and again: found
    /// out by what was run, not by the clock.</summary>
    [TestCase("swap", 0xEAFF_FFFEu, 0u)]
    [TestCase("gc_bif1 abs/1", 0xEAFF_FFFDu, 0xE49D_E004u)]
    public void A_change_that_loops_for_ever_is_a_finding(string emitter, uint word, uint after)
    {
        var options = new GateOptions(null, 3600, 400, 1, 1);
        Op op = Fingerprint.OpOf(emitter)!.Value;
        var fault = new Fault(
            "loop", op, false, i => i.Op == op, w => after == 0 || w == after ? word : w);
        var gate = new GateRun(options, new FaultyFactory(fault), new Store(_folder), _ => { });
        gate.Run([emitter], Kept.Value, CancellationToken.None);
        Assert.That(gate.Findings, Has.Count.EqualTo(1));
        Assert.That(CaseWriter.Write(gate.Findings[0].Case), Does.Contain(": too many "));
    }

    /// <summary>The sweep comes first, and is about what has changed alone.</summary>
    [Test]
    public void The_sweep_over_what_has_changed_comes_first()
    {
        var told = new List<string>();
        var options = new GateOptions(null, 3600, 10, 1, 1);
        var gate = new GateRun(options, new TargetFactory(), new Store(_folder), told.Add);
        gate.Run(["gc_bif2 rem/2"], Kept.Value, CancellationToken.None);
        Assert.That(told, Is.EqualTo((string[])
            ["sweep of gc_bif2", "programs with gc_bif2", "programs of all kinds"]));
        Assert.That(gate.Programs, Is.EqualTo(10));
    }

    private static string Case => Directory.GetFiles(
        Path.Combine(ProjectRoot.Find()!, "corpus", "cases"), "*.S").Order().First();

    private static void Refused(Ran ran, string says)
    {
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput), ran.Out);
        Assert.That(ran.Error, Does.StartWith("fuzz: ").And.Contain(says));
        Assert.That(ran.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }

    private Ran Gate(params string[] args) => Shell.Fuzz(
        ["gate", "--workers", "1", "--json", "--out", Path.Combine(_folder, "out"), .. args]);
}
