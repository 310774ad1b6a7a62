using Beam;

namespace Corpus.Tests;

public sealed class CaseTests
{
    [Test]
    public void A_case_reads_back_as_it_was_written()
    {
        Case written = Samples.Case();
        Case read = CaseReader.Read(CaseWriter.Write(written), "some.S");
        Assert.Multiple(() =>
        {
            Assert.That(read with { Module = written.Module }, Is.EqualTo(written));
            Assert.That(read.Module.Functions, Is.EqualTo(written.Module.Functions));
            Assert.That(read.Module.Name, Is.EqualTo(written.Module.Name));
        });
    }

    [Test]
    public void The_header_is_remarks_before_the_module()
    {
        string[] lines = CaseWriter.Write(Samples.Case()).Split('\n');
        int module = Array.FindIndex(lines, l => l.StartsWith("{module", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(module, Is.GreaterThan(5));
            Assert.That(lines[..module].Where(l => l.Length > 0), Is.All.StartsWith("%"));
            Assert.That(lines[0], Is.EqualTo("%% case: 1"));
            Assert.That(lines, Does.Contain("%% arguments: [1,[a]]"));
            Assert.That(
                lines, Does.Contain(
                    "%% options: gc-stress chaos=7 schedule=9 term-words=50 reductions=1000"));
        });
    }

    [Test]
    public void A_hand_written_case_needs_only_call_and_program()
    {
        string text = $"%% case: 1\n%% function: 'a b'/0\n%% arguments: []\n{Samples.Assembly()}";
        Case read = CaseReader.Read(text, "some.S");
        Assert.Multiple(() =>
        {
            Assert.That(read.Function, Is.EqualTo("a b"));
            Assert.That(read.Signature, Is.Null);
            Assert.That(read.Options, Is.EqualTo(new CaseOptions()));
        });
    }

    [TestCase("a b")]
    [TestCase("it's \\")]
    // Found by fuzz-bytes; under its own name the runner would leave it out.
    [TestCase("f\u0010P", TestName = "A_name_with_a_control_character_is_read_back")]
    [TestCase("日本/1")]
    public void Any_name_of_a_function_is_read_back(string name)
    {
        Case it = Samples.Case() with { Function = name };
        Assert.That(
            CaseReader.Read(CaseWriter.Write(it), "some.S").Function, Is.EqualTo(name));
    }

    [TestCase("chaos=7:reload")]
    [TestCase("gc-stress chaos=7:reload@3,collect@0-9")]
    public void Single_decisions_at_random_read_back(string text)
    {
        CaseOptions? read = CaseOptions.Parse(text);
        Assert.That($"{read}", Is.EqualTo($"{text} reductions=100000"));
        Assert.That(read!.ChaosOnly, Is.Not.Empty);
    }

    [TestCase("chaos=7:")]
    [TestCase("chaos=7:reload,")]
    [TestCase("chaos=7:reload@")]
    [TestCase("chaos=7:reload@9-3")]
    [TestCase("chaos=7:@3")]
    [TestCase("chaos=:reload")]
    [TestCase("chaos=7:reload:gap")]
    public void What_is_no_decision_is_no_option(string text) =>
        Assert.That(CaseOptions.Parse(text), Is.Null);

    [TestCase("", "some.S:1: no case: the line '%% case: …' is missing")]
    [TestCase("%% case: 2", "some.S:1: case of version 2; this harness reads up to 1")]
    [TestCase("%% case: x", "some.S:1: case: expected a number, found 'x'")]
    [TestCase("%% case: 1", "some.S:1: no case: the line '%% function: …' is missing")]
    [TestCase("%% case: 1\n%% function: f", "some.S:2: function: expected name/arity, found 'f'")]
    [TestCase("%% case: 1\n%% function: f/1\n%% arguments: a",
        "some.S:3: arguments: expected a list of terms, found 'a'")]
    [TestCase("%% case: 1\n%% function: f/1\n%% arguments: []",
        "some.S:3: 0 arguments for a function of arity 1")]
    [TestCase("%% case: 1\n%% function: f/0\n%% arguments: []\n%% options: fast",
        "some.S:4: options: expected gc-stress, no-types, chaos=N, reductions=N, found 'fast'")]
    [TestCase("%% case: 1\n%% function: f/0\n%% arguments: []\n%% seed: -1",
        "some.S:4: seed: expected a number, found '-1'")]
    public void A_damaged_header_is_told_with_file_and_line(string header, string message)
    {
        InputException error = Assert.Throws<InputException>(
            () => CaseReader.Read($"{header}\n{Samples.Assembly()}", "some.S"))!;
        Assert.That(error.Message, Is.EqualTo(message));
    }

    [Test]
    public void Every_cut_of_a_case_is_read_or_refused_as_input()
    {
        string text = CaseWriter.Write(Samples.Case());
        for (int length = 0; length < text.Length; length++)
        {
            try
            {
                CaseReader.Read(text[..length], "cut.S");
            }
            catch (InputException error)
            {
                Assert.That(error.Message, Does.StartWith("cut.S:"), $"cut at {length}");
            }
        }
    }
}
