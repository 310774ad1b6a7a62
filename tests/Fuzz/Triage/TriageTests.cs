using System.Diagnostics;
using System.Text.Json.Nodes;
using Corpus;
using Fuzz.Bench;
using Fuzz.Cli;
using Fuzz.Power;
using Fuzz.Tests.Cli;
using Fuzz.Triage;

namespace Fuzz.Tests.Triage;

/// <summary>A directory of cases of several faults, on a JIT that has all of them.</summary>
public sealed class TriageTests
{
    private static readonly IReadOnlyList<Fault> Planted = Faults.Named(
        "condition of is_lt,store of move to y,tag of is_atom,header of put_tuple2");

    private static readonly FaultyFactory Faulty = new(Planted);

    private string _folder = "";
    private MixedCases _made = null!;

    [OneTimeSetUp]
    public void MakeCases()
    {
        _folder = Directory.CreateTempSubdirectory("triage-").FullName;
        _made = new MixedCases(In("mixed"), seed: 1);
        _made.Make(Planted, cases: 12, CancellationToken.None);
        _made.AddStale(2, Faulty);
        Assert.That(_made.FaultOf.Values.Distinct().Count(), Is.EqualTo(Planted.Count));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Mixed_cases_come_into_the_right_buckets_and_the_rest_is_told()
    {
        using var triage = new Fuzz.Triage.Triage(
            In("mixed"), In("direct"), "", "test", Faulty);
        IReadOnlyList<Bucket> buckets = triage.Run(_ => { }, CancellationToken.None);
        var judge = new BucketJudge(In("mixed"), _made.FaultOf, Planted);
        Assert.Multiple(() =>
        {
            Assert.That(Count(Fate.Stale), Is.EqualTo(_made.Stale));
            Assert.That(Count(Fate.Damaged), Is.EqualTo(_made.Damaged));
            Assert.That(Count(Fate.Failed), Is.Zero);
            Assert.That(
                buckets.Sum(b => b.Members.Count), Is.EqualTo(_made.FaultOf.Count));
            Assert.That(buckets.SelectMany(judge.Causes).Distinct(), Is.EquivalentTo(Planted));
            foreach (Bucket bucket in buckets)
            {
                Assert.That(judge.Causes(bucket), Has.Count.EqualTo(1), $"{bucket.Signature}");
                foreach (Entry member in bucket.Members)
                    Assert.That(judge.IsRight(bucket, member), $"{bucket.Signature}: {member}");
            }
            Assert.That(buckets.Select(b => b.Severity), Is.Ordered);
        });

        int Count(Fate fate) => triage.Entries.Count(e => e.Fate == fate);
    }

    [Test]
    public void An_interrupted_triage_goes_on_and_ends_as_one_that_was_not()
    {
        string[] files = Directory.GetFiles(In("mixed"));
        using (var stop = new CancellationTokenSource())
        using (var first = new Fuzz.Triage.Triage(In("mixed"), In("again"), "", "test", Faulty))
        {
            int seen = 0;
            first.Run(_ =>
            {
                if (++seen == files.Length / 2)
                    stop.Cancel();
            }, stop.Token);
            Assert.That(first.Entries, Has.Count.InRange(1, files.Length - 1));
        }
        Ran rest = Triage("again");
        Ran whole = Triage("whole");
        Assert.Multiple(() =>
        {
            Assert.That(Text("again"), Is.EqualTo(Text("whole")));
            Assert.That(Cases("again"), Is.EqualTo(Cases("whole")));
            Assert.That(rest.Exit, Is.EqualTo(whole.Exit).And.EqualTo(ExitCode.Findings));
        });
    }

    [Test]
    public void Three_workers_come_to_the_same_as_one()
    {
        Ran one = Triage("one", "--workers", "1");
        Ran three = Triage("three", "--workers", "3");
        Assert.Multiple(() =>
        {
            Assert.That(Text("three"), Is.EqualTo(Text("one")));
            Assert.That(Cases("three"), Is.EqualTo(Cases("one")).And.Not.Empty);
            Assert.That(three.Exit, Is.EqualTo(one.Exit));
        });
    }

    /// <summary>Killed with -9 whenever it has written some further bytes of its journal.</summary>
    [Test]
    public void A_triage_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        string[] words =
            ["triage", In("mixed"), "--plant", string.Join(',', Planted), "--out", In("killed")];
        var random = new Fuzz.Generate.Pcg(1, 1);
        for (int kills = 0; kills < 5; kills++)
        {
            long enough = Written() + random.Between(1, 1200);
            using Process process = Shell.StartFuzz(words);
            while (!process.HasExited && Written() < enough)
                Thread.Sleep(2);
            process.Kill();
            process.WaitForExit();
        }
        using Process last = Shell.StartFuzz(words);
        Ran rest = Shell.Finish(last);
        Ran whole = Triage("unkilled");
        Assert.Multiple(() =>
        {
            Assert.That(rest.Error, Does.Contain("goes on where an earlier triage was stopped"));
            Assert.That(Text("killed"), Is.EqualTo(Text("unkilled")));
            Assert.That(Cases("killed"), Is.EqualTo(Cases("unkilled")));
            Assert.That(rest.Exit, Is.EqualTo(whole.Exit));
        });

        long Written() => new FileInfo(In("killed/triage.state")) is { Exists: true } state
            ? state.Length : 0;
    }

    private string Text(string to) => File.ReadAllText(Path.Combine(In(to), "triage.txt"))
        .Replace(In(to), "", StringComparison.Ordinal);

    private List<string> Cases(string to) =>
        [.. new Store(In(to)).Paths.Select(p => Commitless(File.ReadAllText(p)))];

    private static string Commitless(string text) =>
        string.Join('\n', text.Split('\n').Where(l => !l.StartsWith("%% commit")));

    [Test]
    public void The_verb_writes_buckets_a_report_and_a_summary()
    {
        Ran ran = Triage("verb");
        JsonNode json = JsonNode.Parse(ran.LastLine)!;
        Ran report = Shell.Fuzz(Faulty, "report", In("verb"), "--sarif", In("r.sarif"));
        Ran replay = Shell.Fuzz(Faulty, "replay", In("verb"));
        Assert.Multiple(() =>
        {
            Assert.That((int)json["damaged"]!, Is.EqualTo(_made.Damaged));
            Assert.That((int)json["stale"]!, Is.EqualTo(2));
            Assert.That(
                json["findings"]!.AsArray().Sum(f => (int)f!["count"]!),
                Is.EqualTo(_made.FaultOf.Count));
            Assert.That(ran.Out, Does.Contain("agree by now: stale_0.S: agrees; filed by"));
            string page = File.ReadAllText(Path.Combine(In("verb"), "report.html"));
            Assert.That(page, Does.Contain("guilty</strong>").And.Contain("_damaged.S"));
            Assert.That(report.Exit, Is.EqualTo(ExitCode.Findings), report.Error);
            Assert.That(replay.Exit, Is.EqualTo(ExitCode.Findings), replay.Out);
            Assert.That(replay.Out, Does.Not.Contain(": agrees"));
        });
    }

    [Test]
    public void Without_its_faults_all_is_stale()
    {
        Ran ran = Shell.Fuzz("triage", In("mixed"), "--out", In("healthy"));
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Out);
        Assert.That(ran.Out, Does.Contain("0 in 0 buckets"));
    }

    private Ran Triage(string to, params string[] more) =>
        Shell.Fuzz(Faulty, ["triage", In("mixed"), "--out", In(to), "--json", .. more]);

    private string In(string name) => Path.Combine(_folder, name);
}
