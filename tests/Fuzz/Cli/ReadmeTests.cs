using System.Text.RegularExpressions;
using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

/// <summary>What the README tells a user to type works.</summary>
public sealed class ReadmeTests
{
    private static IEnumerable<TestCaseData> Blocks() =>
        Regex.Matches(
                File.ReadAllText(Path.Combine(ProjectRoot.Find()!, "README.md")),
                "```sh\n(.*?)```", RegexOptions.Singleline)
            .Select((block, i) => new TestCaseData(block.Groups[1].Value)
                .SetArgDisplayNames($"block {i + 1}"));

    /// <summary>Campaigns are cut to a second; findings would fail the run tests as well.</summary>
    [TestCaseSource(nameof(Blocks))]
    public void Every_command_of_the_README_runs(string block)
    {
        string script = Regex.Replace(block, @"--seconds \d+", "--seconds 1");
        Ran ran = Shell.CommandIn(ProjectRoot.Find(), "bash", "-euc", script);
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
    }
}
