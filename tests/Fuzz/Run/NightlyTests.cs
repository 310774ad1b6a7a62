using System.Globalization;
using Corpus;
using Fuzz.Bench;
using Fuzz.Cli;
using Fuzz.Run;
using Fuzz.Tests.Cli;
using Microsoft.Data.Sqlite;
using Reports;

namespace Fuzz.Tests.Run;

/// <summary>Campaigns into one directory, one after another: what one has done the next knows.
/// </summary>
public sealed class NightlyTests
{
    private const string Fault = "condition of is_lt,store of move to y";
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("nightly-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_night_goes_on_behind_the_one_before()
    {
        Ran first = Night("--programs", "30", "--seed", "1");
        Ran second = Night("--programs", "30");
        string[] files = Files();
        Ran once = Shell.Fuzz(
            "run", "--plant", Fault, "--programs", "60", "--seed", "1", "--workers", "1",
            "--out", In("once"));
        (IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> found) = History.Read(In("out"));
        Assert.Multiple(() =>
        {
            Assert.That(first.Exit, Is.EqualTo(ExitCode.Findings), first.Error);
            Assert.That(second.Error, Does.Contain("goes on with program 30 of seed 1"));
            Assert.That(nights.Select(n => (n.First, n.Next)), Is.EqualTo([(0, 30), (30, 60)]));
            Assert.That(nights.Select(n => n.Ended), Is.All.True);
            Assert.That(nights.Select(n => n.Executions), Is.All.Positive);
            string[] all = [.. Directory.GetFiles(In("once"), "*.S").Select(Path.GetFileName)!];
            Assert.That(files, Is.SupersetOf(all), once.Error);
            Assert.That(found.Select(f => f.Case), Is.EquivalentTo(files));
            Assert.That(found.Select(f => f.Count), Is.All.Positive);
        });
    }

    [Test]
    public void A_finding_is_announced_in_one_night_only_and_counted_in_all()
    {
        Ran first = Night("--programs", "40", "--seed", "1");
        Ran second = Night("--programs", "40", "--seed", "2");
        string[] told = [.. Announced(first), .. Announced(second)];
        Ran report = Shell.Fuzz("report", "--history", In("out"), "--html", In("nights.html"));
        Shell.Fuzz("report", In("out"), "--html", In("report.html"));
        Assert.Multiple(() =>
        {
            Assert.That(
                File.ReadAllText(In("nights.html")), Does.Contain("<svg").And.Contain("2 nights"));
            Assert.That(File.ReadAllText(In("report.html")), Does.Contain("night 1, "));
            Assert.That(told, Is.Unique.And.Not.Empty);
            Assert.That(report.Exit, Is.EqualTo(ExitCode.Findings), report.Error);
            Assert.That(report.Out, Does.Match("finding: [^\n]* × [0-9]+, nights 1 to 2: "));
            Assert.That(report.Out.Split('\n')[..3], Is.All.Not.Empty);
        });
    }

    /// <summary>What a campaign was stopped at before it had minimised it, the next one files.
    /// </summary>
    [Test]
    public void A_case_that_was_left_raw_is_filed_by_the_next_night()
    {
        Night("--programs", "30", "--seed", "1");
        string[] files =
            [.. Files().Where(f => !f.StartsWith("unrepeated", StringComparison.Ordinal))];
        string one = In(Path.Combine("out", files[0]));
        Case it = CaseReader.ReadFile(one);
        File.Move(one, In($"out/raw_1_{it.Program}.S"));
        File.WriteAllText(In("out/raw_1_7.S"), "%% case: 1\n%% cut o");
        File.WriteAllText(In($"out/{files[0]}.tmp"), "%% ca");
        Ran next = Night("--programs", "1");
        Assert.Multiple(() =>
        {
            Assert.That(Announced(next), Does.Contain(files[0]), next.Error);
            Assert.That(Files(), Is.SupersetOf(files));
            Assert.That(File.Exists(In("out/raw_1_7.S")), "what cannot be read is left to triage");
            Assert.That(Directory.GetFiles(In("out"), "*.tmp"), Is.Empty);
            Assert.That(
                Directory.GetFiles(In("out"), "raw_*"), Has.Length.EqualTo(1));
        });
    }

    /// <summary>At ten moments; <c>bench kills</c> does it a hundred times.</summary>
    [Test]
    public void Kill_9_loses_nothing_that_was_announced()
    {
        var bench = new KillBench(In("out"), seed: 1);
        bench.Run(10, CancellationToken.None);
        Ran last = Night("--programs", "30");
        Assert.Multiple(() =>
        {
            Assert.That(bench.Wrong, Is.Empty);
            Assert.That(last.Exit, Is.EqualTo(ExitCode.Findings), last.Error);
            Assert.That(bench.Announced.Concat(Announced(last)), Is.Unique.And.Not.Empty);
        });
    }

    /// <summary>A place that cannot be written, as on a full disk: the campaign ends with one line.
    /// </summary>
    [TestCase("campaign.json.tmp")]
    [TestCase("raw_1_{0}.S.tmp")]
    public void What_cannot_be_written_is_told_in_one_line(string name)
    {
        Directory.CreateDirectory(In("out"));
        for (int program = 0; program < 60; program++)
        {
            Directory.CreateDirectory(In(
                "out/" + string.Format(CultureInfo.InvariantCulture, name, program)));
        }
        Ran ran = Shell.Fuzz(
            "run", "--plant", Fault, "--programs", "60", "--workers", "1", "--out", In("out"));
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput), ran.Error);
        string[] lines = [.. ran.Error.TrimEnd('\n').Split('\n')
            .Where(l => l.StartsWith("fuzz: ", StringComparison.Ordinal))];
        Assert.That(lines, Has.Length.EqualTo(1));
        Assert.That(lines[0], Does.Contain(".tmp"));
    }

    [Test]
    public void A_history_of_another_format_is_bad_input()
    {
        Night("--programs", "1");
        using (var connection = new SqliteConnection($"Data Source={In("out/history.db")}"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "pragma user_version = 99";
            command.ExecuteNonQuery();
        }
        SqliteConnection.ClearAllPools();
        IsRefused("history.db: expected a history of format 1, found 99");
    }

    [TestCase("history.db", "\0\0junk, long enough to be looked at", "file is not a database")]
    [TestCase("history", "history 1\n", "history: a history of before there was history.db")]
    public void What_is_no_history_of_ours_is_bad_input(string file, string text, string says)
    {
        Directory.CreateDirectory(In("out"));
        File.WriteAllText(In($"out/{file}"), text);
        IsRefused(says);
    }

    [Test]
    public void A_history_that_cannot_be_opened_is_told_in_one_line()
    {
        Directory.CreateDirectory(In("out/history.db"));
        Ran ran = Night("--programs", "1");
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput), ran.Error);
        Assert.That(ran.Error, Does.Match("^fuzz: [^\n]*history.db: unable to open[^\n]*\n$"));
    }

    private void IsRefused(string says)
    {
        foreach (Ran ran in new[] { Night("--programs", "1"),
            Shell.Fuzz("report", "--history", In("out")) })
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput), ran.Error);
            Assert.That(ran.Error, Does.Contain(says));
        }
    }

    [Test]
    public void Two_campaigns_cannot_keep_one_history()
    {
        Night("--programs", "1");
        using (History.Open(In("out")))
        {
            Assert.That(Night("--programs", "1").Exit, Is.EqualTo(ExitCode.BadInput));
            Assert.That(History.Read(In("out")).Nights, Has.Count.EqualTo(1), "readers may");
        }
    }

    [Test]
    public void A_nights_course_is_kept()
    {
        Night("--programs", "20", "--seed", "1");
        Night("--programs", "20");
        (IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> found) = History.Read(In("out"));
        Assert.Multiple(() =>
        {
            Assert.That(nights.Select(n => n.Points[^1].Programs), Is.EqualTo([20, 20]));
            Assert.That(nights[^1].Points[^1].Findings, Is.EqualTo(found.Count));
            Assert.That(
                found.Select(f => f.Nights.Values.Sum()), Is.EqualTo(found.Select(f => f.Count)));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Without_a_history_there_is_none_to_report(bool isEmpty)
    {
        if (isEmpty)
            File.Create(In("history.db")).Dispose();
        Ran ran = Shell.Fuzz("report", "--history", _folder);
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput));
        Assert.That(ran.Error, Does.Contain("there is no history; run --resume keeps one"));
    }

    private Ran Night(params string[] args) => Shell.Fuzz(
        ["run", "--resume", "--plant", Fault, "--workers", "1", "--out", In("out"), .. args]);

    private static string[] Announced(Ran ran) => Announced(ran.Error);

    /// <summary>Files of the findings announced, in whole lines.</summary>
    private static string[] Announced(string error) =>
    [
        .. error.Split('\n')[..^1].Where(l => l.StartsWith("finding: ", StringComparison.Ordinal))
            .Select(l => Path.GetFileName(l)),
    ];

    private string[] Files() => [.. Directory.GetFiles(In("out"), "*.S").Select(Path.GetFileName)!];

    private string In(string name) => Path.Combine(_folder, name);
}
