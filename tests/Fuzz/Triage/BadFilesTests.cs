using System.Diagnostics;
using System.Text;
using Fuzz.Cli;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Triage;

/// <summary>Triage of what is not as it should be.</summary>
public sealed class BadFilesTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("bad-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Damaged_files_are_listed_and_sound_ones_looked_at()
    {
        Directory.CreateDirectory(In("deep/er"));
        File.WriteAllBytes(In("junk.S"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))]);
        File.WriteAllBytes(In("deep/junk.beam"), [70, 79, 82, 49, 255, 255]);
        File.WriteAllText(In("newer.S"), "%% case: 99\n%% from: tomorrow\n");
        File.WriteAllText(In("empty.S"), "");
        File.WriteAllText(In("notes.txt"), "not looked at");
        using (FileStream huge = File.Create(In("huge.S")))
            huge.SetLength(1L << 33);
        File.Copy(Erlang.BeamFile("orddict"), In("deep/er/orddict.beam"));
        Ran ran = Shell.Fuzz("triage", _folder, "--out", In("out"));
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Out + ran.Error);
            Assert.That(ran.Out, Does.Contain("6 of 6 files: 0 in 0 buckets, 1 agree by now"));
            Assert.That(ran.Out, Does.Contain("5 damaged"));
            foreach (string name in new[] { "junk.S", "junk.beam", "newer.S", "empty.S", "huge.S" })
                Assert.That(ran.Out, Does.Match($"damaged: (deep/)?{name}: "));
        });
    }

    [TestCase("nowhere", "there is no such directory")]
    [TestCase("", "there is no case and no module in it")]
    public void No_directory_and_an_empty_one_are_bad_input(string name, string says)
    {
        Ran ran = Shell.Fuzz("triage", In(name), "--out", In("../triage-none"));
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput));
        Assert.That(ran.Error, Does.StartWith("fuzz: ").And.Contain(says));
        Assert.That(ran.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_folder_of_somebody_elses_is_not_written_to()
    {
        Directory.CreateDirectory(In("mine"));
        File.WriteAllText(In("mine/thesis.S"), "{module, thesis}.\n");
        Ran ran = Shell.Fuzz("triage", _folder, "--out", In("mine"));
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput));
        Assert.That(ran.Error, Does.Contain("is not empty, and no triage wrote it"));
        Assert.That(File.Exists(In("mine/thesis.S")));
    }

    /// <summary>A file at which the process has ended again and again, as by a crash of the
    /// emulator, is left out from then on.</summary>
    [Test]
    public void A_file_that_ends_the_process_is_left_out_in_the_end()
    {
        File.Copy(Erlang.BeamFile("orddict"), In("orddict.beam"));
        Shell.Fuzz("triage", _folder, "--out", In("out"));
        string state = In("out/triage.state");
        string[] lines = File.ReadAllLines(state);
        string attempt = lines.Single(l => l.StartsWith("try\t"));
        File.WriteAllText(state, $"{lines[0]}\n{attempt}\n{attempt}\n{attempt}\nseen\torddict");
        Ran ran = Shell.Fuzz("triage", _folder, "--out", In("out"));
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.HarnessFailed));
        Assert.That(ran.Out, Does.Contain("ended the process 3 times: left out"));
    }

    [Test]
    public void A_killed_triage_goes_on()
    {
        foreach (string name in new[] { "orddict", "ordsets", "proplists" })
            File.Copy(Erlang.BeamFile(name), In($"{name}.beam"));
        for (int i = 0; i < 2; i++)
        {
            using Process process = Shell.StartFuzz("triage", _folder, "--out", In("out"));
            process.WaitForExit(TimeSpan.FromMilliseconds(600 + (400 * i)));
            process.Kill();
            process.WaitForExit();
        }
        Ran ran = Shell.Fuzz("triage", _folder, "--out", In("out"));
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Out + ran.Error);
        Assert.That(ran.Out, Does.Contain("3 of 3 files").And.Contain("3 agree by now"));
        Assert.That(
            Encoding.UTF8.GetString(File.ReadAllBytes(In("out/triage.state"))), Does.EndWith("\n"));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
