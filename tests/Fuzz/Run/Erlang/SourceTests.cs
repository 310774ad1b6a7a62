using System.Text.Json.Nodes;
using Beam;
using Fuzz.Generate;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Run.Erlang;

/// <summary>Programs of Erlang source, compiled by a real VM.</summary>
public sealed class SourceTests
{
    [Test]
    public void They_run_alike_everywhere_and_often_return()
    {
        string folder = Directory.CreateTempSubdirectory("source-").FullName;
        Ran ran = Shell.Fuzz(
            "run", "--source", "erlang", "--programs", "32", "--seed", "2", "--workers", "1",
            "--targets", "oracle,arm32,otp", "--out", folder, "--json");
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Directory.Delete(folder, recursive: true);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That((int)summary["sources"]!["erlang"]!, Is.EqualTo(32));
            Assert.That((int)summary["ops"]!["programs"]!["bs_create_bin"]!, Is.Positive);
            Assert.That((int)summary["outcomes"]!["otp"]!["returned"]!, Is.GreaterThan(50));
        });
    }

    /// <summary>The last small integers of 60 bits are constants of arithmetic, too, when a target
    /// has words of 64.</summary>
    [Test]
    public void Limits_of_wide_targets_are_in_the_mix()
    {
        static int Count(bool isWide)
        {
            var generator = new Generator(new GeneratorOptions(IsWide: isWide));
            return Enumerable.Range(0, 200).SelectMany(i =>
                    generator.Generate((ulong)i).Module.Functions)
                .SelectMany(f => f.Code).SelectMany(i => i.Operands)
                .Count(o => o is Const { Value: Integer { Value: var v } }
                    && (v < 0 ? -1 - v : v) is var last
                    && last >= (1L << 59) - 3 && last < 1L << 59);
        }
        Assert.That(Count(true), Is.GreaterThan(2 * Count(false)));
    }

    [Test]
    public void Without_a_compiler_of_the_release_one_line_says_so()
    {
        Ran ran = Shell.Fuzz("run", "--source", "erlang", "--programs", "1", "--release", "26");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(2), ran.Out + ran.Error);
            Assert.That(ran.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
            Assert.That(ran.Error, Does.Contain("it needs a real Erlang VM").And.Contain("OTP 26"));
        });
    }
}
