using System.Text.Json.Nodes;
using Beam;
using Fuzz.Readers;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Readers;

/// <summary>Broken bytes for our readers.</summary>
public sealed class FuzzBytesTests
{
    private static IEnumerable<string> Targets() => ByteTarget.All.Select(t => t.Name);

    /// <summary>AFL++ begins with what is well.</summary>
    [TestCaseSource(nameof(Targets))]
    public void Every_seed_is_read_and_reads_back(string name)
    {
        var target = ByteTarget.Find(name);
        byte[][] seeds = [.. target.Seeds()];
        Assert.That(seeds, Has.Length.GreaterThan(10));
        foreach (byte[] seed in seeds)
            Assert.That(() => target.Read(seed), Throws.Nothing);
    }

    /// <summary>A cheap relative of what AFL++ does: cut, and one byte changed.</summary>
    [TestCaseSource(nameof(Targets))]
    public void Broken_seeds_are_refused_with_a_named_error(string name)
    {
        var target = ByteTarget.Find(name);
        byte[] seed = target.Seeds().MaxBy(s => s.Length)!;
        for (int i = 0; i < seed.Length; i += 1 + (seed.Length / 500))
        {
            OnlyInputError(target, seed[..i]);
            byte[] changed = [.. seed];
            changed[i] ^= (byte)(1 << (i % 8));
            OnlyInputError(target, changed);
        }
    }

    [Test]
    public void Files_are_tried_one_by_one()
    {
        string good = Write(ByteTarget.Find("term").Seeds().First());
        string bad = Write([131, 200]);
        Ran ran = Shell.Fuzz("fuzz-bytes", "term", good, bad);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero);
            Assert.That(ran.Out, Does.Contain($"{good}: read, and reads back as the same\n"));
            Assert.That(ran.Out, Does.Contain($"{bad}: refused: "));
        });
    }

    [Test]
    public void AFL_runs_on_an_instrumented_copy_and_its_figures_are_told()
    {
        string folder = Directory.CreateTempSubdirectory("bytes-").FullName;
        Ran ran = Shell.Fuzz(
            "fuzz-bytes", "term", "--seconds", "3", "--seed", "5", "--out", folder, "--json");
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        int seeds = ByteTarget.Find("term").Seeds().Count();
        Assert.Multiple(() =>
        {
            Assert.That((int)summary["executions"]!, Is.GreaterThan(500));
            // What is kept beyond the seeds took an edge that only instrumented code tells of.
            Assert.That((int)summary["inputs"]!, Is.GreaterThan(seeds));
            Assert.That(summary["findings"]!.AsArray(), Is.Empty);
        });
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("'tern'; there are: beam, term, asm, case", "fuzz-bytes", "tern")]
    [TestCase("no-such-file", "fuzz-bytes", "term", "no-such-file")]
    public void Bad_usage_is_one_line(string complaint, params string[] words)
    {
        Ran ran = Shell.Fuzz(words);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(2));
            Assert.That(ran.Error.TrimEnd('\n'), Does.Contain(complaint).And.Not.Contain("\n"));
        });
    }

    private static void OnlyInputError(ByteTarget target, byte[] bytes)
    {
        try
        {
            target.Read(bytes);
        }
        catch (InputException)
        {
            // Bad input has earned it.
        }
    }

    private static string Write(byte[] bytes)
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
