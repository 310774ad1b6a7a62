using System.Text.Json.Nodes;
using Beam;
using Fuzz.Cli;
using Fuzz.Gate;
using Fuzz.Power;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Gate;

/// <summary>The gate on this JIT and on ones that are wrong on purpose.</summary>
public sealed class GateTests
{
    private const string Hint =
        "emitted code has changed: ./run.sh gate --accept writes it down; look at the difference";

    private static readonly string Root = ProjectRoot.Find()!;
    private static readonly string Filetests = Path.Combine(Root, "tests", "filetests");
    private static readonly Fingerprints Now = Fingerprints.Take(Filetests, []);

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("gate-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_fingerprints_of_the_repository_are_current()
    {
        string[] file = File.ReadAllLines(Path.Combine(Root, GateVerb.FileName));
        string[] now = Now.Text().TrimEnd('\n').Split('\n');
        // Line by line where the texts part: a common subsequence of all of it is dear.
        int same = file.Zip(now).TakeWhile(p => p.First == p.Second).Count();
        Assert.That(
            file[same..].Take(20), Is.EqualTo(now[same..].Take(20)), $"line {same + 1}: {Hint}");
        Assert.That(file, Has.Length.EqualTo(now.Length), Hint);
    }

    [Test]
    public void Fingerprints_read_back() =>
        Assert.That(Fingerprints.Parse(Now.Text()).Entries, Is.EqualTo(Now.Entries));

    /// <summary>All ops that have code, and none of it told by its address.</summary>
    [Test]
    public void Fingerprints_are_of_all_ops()
    {
        IEnumerable<Op> known = Now.Entries.Keys.Select(Fingerprints.OpOf).OfType<Op>();
        IEnumerable<Op> emitted = Ops.All.Where(o => o.InScope).Select(o => o.Op)
            .Where(Jit.Compiler.Has).Except([Op.Label, Op.FuncInfo, Op.Line, Op.IntCodeEnd]);
        Assert.That(emitted.Except(known), Is.Empty);
    }

    private static IEnumerable<Fault> Planted => Faults.All;

    [TestCaseSource(nameof(Planted))]
    public void A_change_of_an_emitter_is_seen_as_its_op(object planted)
    {
        var fault = (Fault)planted;
        var faulty = Fingerprints.Take(Filetests, [fault]);
        IReadOnlySet<Op> ops = GateRun.Neighbourhood(faulty.ChangedSince(Now), faulty);
        Assert.That(ops, Does.Contain(fault.Op));
    }

    [Test]
    public void A_change_of_shared_code_leads_to_its_callers()
    {
        IReadOnlySet<Op> ops = GateRun.Neighbourhood(["shared/AddFloats"], Now);
        Assert.That(ops, Does.Contain(Op.GcBif2));
    }

    [Test]
    public void A_wrong_change_is_stopped_with_its_case()
    {
        Ran one = Gate("--plant", "condition of is_lt", "--programs", "200");
        Ran two = Gate("--plant", "condition of is_lt", "--programs", "200", "--workers", "2");
        JsonNode json = JsonNode.Parse(one.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(one.Exit, Is.EqualTo(ExitCode.Findings), one.Error);
            Assert.That(one.Out, Does.Contain("changed: is_lt f,x,x").And.Contain("+     bgt"));
            Assert.That(one.Out, Does.Contain("%% guilty: ").And.Contain("{test,is_lt,"));
            Assert.That((int)json["cases"]!, Is.Positive);
            Assert.That($"{json["emittersChanged"]}", Does.Contain("is_lt f,x,x"));
            Assert.That($"{json["findings"]}", Does.Contain("branch is_lt"));
            Assert.That((double)json["seconds"]!, Is.Positive);
            Assert.That(Findings(two), Is.EqualTo(Findings(one)), "one seed, one finding");
        });

        static string Findings(Ran ran) => $"{JsonNode.Parse(ran.LastLine)!["findings"]}";
    }

    [Test]
    public void No_change_passes()
    {
        Ran ran = Gate("--programs", "50");
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Out);
        Assert.That(ran.Out, Does.Contain("50 programs").And.Contain("changed in 0 entries"));
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

    [Test]
    public void An_empty_corpus_is_one_that_agrees()
    {
        Ran ran = Gate("--cases", _folder, "--programs", "1");
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Error);
        Assert.That(ran.Out, Does.Contain("0 cases, 1 programs"));
    }

    [Test]
    public void What_is_not_there_is_bad_input()
    {
        Refused(Gate("--cases", "/nowhere"), "/nowhere: there is no such directory");
        Refused(Gate("--base", "nonsense"), "git show nonsense:corpus/fingerprints.txt");
        Refused(Gate("--plant", "nothing"), "no fault named 'nothing'");
    }

    private static void Refused(Ran ran, string says)
    {
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput), ran.Out);
        Assert.That(ran.Error, Does.StartWith("fuzz: ").And.Contain(says));
        Assert.That(ran.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }

    private Ran Gate(params string[] args) => Shell.Fuzz(
        ["gate", "--workers", "1", "--json", "--out", Path.Combine(_folder, "out"), .. args]);
}
