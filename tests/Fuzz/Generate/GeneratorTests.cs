using Beam;
using Fuzz.Generate;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Generate;

[TestFixture]
public class GeneratorTests
{
    private static readonly Program[] Programs = Generate(new GeneratorOptions(), 2_000);

    private static Program[] Generate(GeneratorOptions options, int count)
    {
        var generator = new Generator(options);
        var random = new Pcg(1);
        return [.. Enumerable.Range(0, count).Select(_ => generator.Generate(random))];
    }

    private static IEnumerable<Instruction> Code(IEnumerable<Program> programs) =>
        programs.SelectMany(p => p.Module.Functions).SelectMany(f => f.Code);

    [Test]
    public void Generate_makes_valid_programs()
    {
        foreach (Program program in Programs)
            Assert.That(Validity.Check(program.Module), Is.Null, $"seed {program.Seed}");
    }

    [Test]
    public void Generate_gives_the_same_program_for_the_same_seed()
    {
        Program again = new Generator().Generate(Programs[5].Seed);
        Assert.That(again.Module, Is.EqualTo(Programs[5].Module));
        Assert.That(again.Entries, Is.EqualTo(Programs[5].Entries));
    }

    [Test]
    public void Generate_uses_every_op_it_says_and_no_other()
    {
        Assert.That(Code(Programs).Select(i => i.Op).Distinct().Order(),
            Is.EqualTo(Generator.Ops.Order()));
    }

    [TestCase(25, 25)]
    [TestCase(27, 27)]
    [TestCase(29, 29)]
    [TestCase(25, 29)]
    public void Generate_uses_only_ops_that_all_the_releases_load(int oldest, int newest)
    {
        var releases = new Releases(oldest, newest);
        Op[] ops = [.. Code(Generate(new GeneratorOptions(Releases: releases), 300))
            .Select(i => i.Op).Distinct()];
        Assert.That(ops.Where(o => o.Info.Since > oldest || o.Info.Until < newest), Is.Empty);
        Assert.That(ops, Has.Length.GreaterThan(90));
    }

    [Test]
    public void Generate_uses_only_ops_that_the_targets_have()
    {
        var options = new GeneratorOptions(Takes: op => op != Op.PutMapAssoc);
        Assert.That(Code(Generate(options, 300)).Select(i => i.Op),
            Has.No.Member(Op.PutMapAssoc));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Generate_makes_processes_only_where_they_have_their_turns_alike(bool wanted)
    {
        Program[] programs = Generate(new GeneratorOptions(HasProcesses: wanted), 600);
        HashSet<string> called = [.. Code(programs).SelectMany(i => i.Operands)
            .OfType<Extfunc>().Select(f => f.Function.Name)];
        string[] asked =
            ["spawn", "spawn_link", "spawn_opt", "monitor", "send_after", "link", "exit"];
        Assert.That(asked.Where(called.Contains), Is.EqualTo(wanted ? asked : ["exit"]));
    }

    [Test]
    public void Generate_makes_functions_of_up_to_255_arguments() =>
        Assert.That(Programs.SelectMany(p => p.Module.Functions).Max(f => f.Arity),
            Is.EqualTo(255));

    [Test]
    public void Generate_prefers_the_ops_asked_for()
    {
        static double Share(IEnumerable<Program> programs) =>
            Code(programs).Average(i => i.Op is Op.Try or Op.TryCase or Op.TryEnd ? 1.0 : 0.0);
        Program[] preferred = Generate(new GeneratorOptions("try*"), 200);
        Assert.That(Share(preferred), Is.GreaterThan(3 * Share(Programs)));
    }

    [Test]
    public void Generate_reaches_high_registers_tall_frames_and_boundaries()
    {
        Operand[] operands = [.. Code(Programs).SelectMany(i => i.Operands)];
        Assert.That(operands.OfType<X>().Max(x => x.Index), Is.GreaterThan(100));
        Assert.That(operands.OfType<Y>().Max(y => y.Index), Is.GreaterThan(100));
        Assert.That(operands.OfType<X>().Count(x => x.Type is not null), Is.GreaterThan(100));
        foreach (long limit in new[] { 1L << 27, (1L << 27) - 1, -(1L << 27), -(1L << 27) - 1 })
            Assert.That(operands, Has.Member(new Const(Terms.Int(limit))));
    }

    [Test]
    public void Programs_mostly_return_and_sometimes_raise()
    {
        Outcome[] outcomes = [.. Programs.SelectMany(Outcomes.Of)];
        double returned = outcomes.Average(o => o is Returned ? 1.0 : 0.0);
        double raised = outcomes.Average(o => o is Raised ? 1.0 : 0.0);
        TestContext.Out.WriteLine($"{returned:P1} return, {raised:P1} raise");
        Assert.That(outcomes.Where(o => o is Faulted or Unsupported), Is.Empty);
        Assert.That(returned, Is.GreaterThan(0.6));
        Assert.That(raised, Is.InRange(0.1, 0.4));
        Assert.That(outcomes.Distinct().Count(), Is.GreaterThan(outcomes.Length / 4));
    }
}
