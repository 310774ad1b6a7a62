using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

public sealed class CommandLineTests
{
    private static IEnumerable<string> Verbs => CommandLine.Verbs.Select(v => v.Name);

    [Test]
    public void Help_lists_the_verbs()
    {
        Ran ran = Shell.Fuzz("--help");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero);
            foreach (string verb in Verbs)
                Assert.That(ran.Out, Does.Contain($"  {verb} "));
        });
    }

    [TestCaseSource(nameof(Verbs))]
    public void A_verbs_help_has_options_examples_and_exit_codes(string verb)
    {
        Ran ran = Shell.Fuzz(verb, "--help");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero);
            Assert.That(ran.Out, Does.StartWith($"usage: ./run.sh {verb}"));
            Assert.That(ran.Out, Does.Contain("\nexamples:\n  ./run.sh " + verb));
            Assert.That(ran.Out, Does.Contain("\nexit code: 0 all agree, 1 findings"));
            Assert.That(ran.Out.Split('\n').Select(l => l.Length), Is.All.LessThanOrEqualTo(100));
        });
    }

    [TestCaseSource(nameof(Verbs))]
    public void Every_word_of_an_example_is_taken(string verb)
    {
        Verb it = CommandLine.Verbs.Single(v => v.Name == verb);
        foreach (string example in it.Examples)
        {
            string[] words = example.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.DoesNotThrow(() => Arguments.Parse(it, words), example);
        }
    }

    [Test]
    public void Nothing_at_all_is_bad_usage_and_shows_the_help()
    {
        Ran ran = Shell.Fuzz();
        Assert.That((ran.Exit, ran.Out), Is.EqualTo((ExitCode.BadInput, Shell.Fuzz("--help").Out)));
    }

    [Test]
    public void A_bug_of_the_harness_is_loud_and_exit_3()
    {
        Ran ran = Shell.Fuzz(
            new BrokenFactory(), "run", "--programs", "1", "--out", Path.GetTempPath());
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.HarnessFailed));
            Assert.That(ran.Error, Does.Contain("BUG IN THE HARNESS").And.Contain("out of order"));
            Assert.That(ran.Error, Does.Contain("program 0 of seed 1"));
        });
    }

    private sealed class BrokenFactory : Fuzz.Run.TargetFactory
    {
        public override Fuzz.Run.ITarget Oracle(Beam.ICodePath path) =>
            throw new InvalidOperationException("out of order");
    }
}
