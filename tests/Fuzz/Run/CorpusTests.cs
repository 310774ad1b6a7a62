using Fuzz.Cli;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Run;

/// <summary>What was found once stays fixed: the cases of corpus/cases agree.</summary>
public sealed class CorpusTests
{
    [Test]
    public void Every_case_of_the_corpus_agrees()
    {
        string folder = Path.Combine(ProjectRoot.Find()!, "corpus", "cases");
        Ran ran = Shell.Fuzz("replay", folder);
        Assert.Multiple(() =>
        {
            Assert.That(Directory.GetFiles(folder, "*.S"), Is.Not.Empty);
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That(ran.Out, Does.Not.Contain("inconclusive"));
        });
    }
}
