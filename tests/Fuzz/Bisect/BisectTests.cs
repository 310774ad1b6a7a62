using System.Text.Json.Nodes;
using Fuzz.Bisect;
using Fuzz.Cli;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Bisect;

/// <summary>Bisection of numbers, of executables and of a repository's commits.</summary>
public sealed class BisectTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("bisect-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Every_first_bad_one_is_found_in_few_steps(
        [Values(1, 2, 7, 100)] int count, [Values] bool fewCanBeTested)
    {
        for (int first = 0; first <= count; first++)
        {
            var asked = new HashSet<int>();
            (int good, int bad) = Bisection.Find(count, Test);
            Assert.That(good, Is.LessThan(first));
            Assert.That(bad, Is.GreaterThanOrEqualTo(first));
            Assert.That(
                Enumerable.Range(good + 1, bad - good - 1).Where(CanBeTested), Is.Empty);
            if (!fewCanBeTested)
            {
                Assert.That((good, bad), Is.EqualTo((first - 1, first)));
                Assert.That(asked, Has.Count.LessThanOrEqualTo(Math.Log2(count) + 1));
            }

            Trial Test(int i)
            {
                Assert.That(asked.Add(i), $"{i} is tested twice");
                return !CanBeTested(i) ? Trial.Untestable : i < first ? Trial.Good : Trial.Bad;
            }
        }

        bool CanBeTested(int i) => !fewCanBeTested || i % 3 == 0;
    }

    [Test]
    public void The_first_bad_executable_is_found()
    {
        string[] versions = [.. new[] { 0, 0, 2, 1, 1 }.Select((exit, i) =>
            Script($"v{i}", $"[ \"$1\" = replay ] && [ -f \"$2\" ] && exit {exit}"))];
        Ran ran = Shell.Fuzz(["bisect", Case(), .. versions, "--json"]);
        JsonNode json = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Findings), ran.Error);
            Assert.That($"{json["first"]}", Is.EqualTo(versions[3]));
            Assert.That($"{json["skipped"]}", Does.Contain(versions[2]));
            Assert.That(ran.Out, Does.Contain("or one of the 1 before it"));
        });
    }

    [Test]
    public void The_first_bad_commit_is_found_and_the_worktree_is_gone()
    {
        string repository = Path.Combine(_folder, "repository");
        Directory.CreateDirectory(repository);
        Git("init", "--quiet");
        for (int i = 0; i < 9; i++)
        {
            File.WriteAllText(
                Path.Combine(repository, "fuzz.sh"),
                $"# {i}\n[ -f built ] && exit {(i < 6 ? 0 : 1)}\n");
            File.WriteAllText(
                Path.Combine(repository, "build.sh"),
                i == 4 ? "echo broken; exit 7\n" : "touch built\n");
            Git("add", ".");
            Git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", $"change {i}");
        }
        Ran ran = Shell.Fuzz(
            "bisect", Case(), "HEAD~8..HEAD", "--repo", repository, "--build", "sh build.sh",
            "--run", "sh fuzz.sh");
        Ran none = Shell.Fuzz(
            "bisect", Case(), "HEAD~8..HEAD~4", "--repo", repository, "--build", "sh build.sh",
            "--run", "sh fuzz.sh");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Findings), ran.Error);
            Assert.That(ran.Out, Does.Match("first bad: [0-9a-f]+ change 6\n"));
            Assert.That(
                ran.Out + none.Out,
                Does.Match("untestable: [0-9a-f]+ change 4: its build ends with 7: broken\n"));
            Assert.That(none.Exit, Is.EqualTo(ExitCode.Agree), none.Error);
            Assert.That(none.Out, Does.Contain("no version fails the case"));
            Assert.That(
                Shell.CommandIn(repository, "git", "worktree", "list").Out.Trim().Split('\n'),
                Has.Length.EqualTo(1));
        });

        void Git(params string[] words) => Assert.That(
            Shell.CommandIn(repository, "git", words).Exit, Is.Zero, string.Join(' ', words));
    }

    /// <summary>Why a version cannot be tested is said: it ends as no replay does, a commit cannot
    /// be built.</summary>
    [TestCase("echo first; echo last >&2; exit 2", "it ends with 2: last")]
    [TestCase("echo last; exit 3", "it ends with 3: last")]
    [TestCase("exit 3", "it ends with 3")]
    [TestCase("echo 'a.cs(1): error CS1: no'; echo '1 Error(s)'; exit 4",
        "it ends with 4: a.cs(1): error CS1: no")]
    public void Why_an_executable_is_untestable_is_said(string script, string why)
    {
        string version = Script("v", script);
        Ran ran = Shell.Fuzz("bisect", Case(), version);
        Assert.That(ran.Out, Does.StartWith($"untestable: {version}: {why}\n"), ran.Error);
    }

    /// <summary>That of the project that bisects, unless it is the system's.</summary>
    [Test]
    public void Versions_are_lent_the_emulator()
    {
        string version = Script("v", "echo \"lent: $FUZZ_UNICORN\"; exit 2");
        string? lent = Environment.GetEnvironmentVariable("FUZZ_UNICORN")
            ?? Fuzz.Unicorn.Native.FilePath;
        Ran ran = Shell.Fuzz("bisect", Case(), version);
        Assert.That(ran.Out, Does.Contain($"lent: {lent}".TrimEnd() + "\n"), ran.Error);
    }

    [Test]
    public void What_cannot_be_bisected_is_bad_input()
    {
        Refused("there is no such file", "/nowhere.S", "A..B");
        Refused("git log", Case(), "nonsense..HEAD");
        Refused("there is no commit in that range", Case(), "HEAD..HEAD");
        Refused("there is no such file, and it is no range", Case(), "/nowhere/Fuzz.dll");
        Refused("usage: bisect CASE", Case());
    }

    private static void Refused(string says, params string[] words)
    {
        Ran ran = Shell.Fuzz(["bisect", .. words]);
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput), ran.Error);
        Assert.That(ran.Error, Does.StartWith("fuzz: ").And.Contain(says));
    }

    private static string Case() => Directory.GetFiles(
        Path.Combine(ProjectRoot.Find()!, "corpus", "cases"), "*.S").Order().First();

    private string Script(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        Shell.Command("chmod", "+x", path);
        return path;
    }
}
