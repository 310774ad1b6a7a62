using Beam;
using Fuzz.Generate;
using Fuzz.Generate.Sweeping;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Generate;

[TestFixture]
public class SweepTests
{
    private static IEnumerable<Program> All() => Sweep.Of(null, _ => true, _ => true);

    private static Releases? Newest(Op op) => Releases.Mix.LastOrDefault(r => r.Load(op));

    private static bool IsAbout(Program? program, Op op) =>
        program!.Module.Functions[0].Code.Any(i => i.Op == op);

    private static IEnumerable<Op> Generated() => Generator.Ops;

    [TestCaseSource(nameof(Generated))]
    public void Sweep_has_programs_about_each_op_that_is_generated(Op op)
    {
        Program[] some = [.. Sweep.Of(op, Newest(op)!).Take(20)];
        Assert.That(some.Count(p => IsAbout(p, op)), Is.GreaterThan(0));
    }

    [Test]
    public void Sweep_is_the_same_each_time_and_valid()
    {
        Program[] first = [.. All().Take(1_000)];
        Assert.That(
            All().Take(1_000).Select(p => p.Module), Is.EqualTo(first.Select(p => p.Module)));
        Assert.That(first.Select(p => Validity.Check(p.Module)), Has.All.Null);
    }

    [Test]
    public void Sweep_is_about_each_op_in_its_first_programs()
    {
        Op[] ops = [.. All().Take(Generator.Ops.Count + 20)
            .SelectMany(p => p.Module.Functions[0].Code).Select(i => i.Op)];
        Assert.That(Generator.Ops.Except(ops), Is.Empty);
    }

    [Test]
    public void Sweep_has_only_what_is_wanted_and_loads()
    {
        Assert.That(Sweep.Of(Op.BsInit2, Releases.Only(29)), Is.Empty);
        Assert.That(
            Sweep.Of(Releases.Only(25), op => op != Op.PutList, op => op is Op.Move or Op.PutList),
            Is.Not.Empty.And.All.Matches<Program>(p => IsAbout(p, Op.Move)));
    }

    /// <summary>Where an op takes types, it has registers with one and with none; the target is a
    /// source at times.</summary>
    [Test]
    public void Sweep_has_operands_of_all_kinds()
    {
        Instruction[] adds = [.. Sweep.Of(Op.GcBif2, Releases.Only(25))
            .SelectMany(p => p.Module.Functions[0].Code).Where(i => i.Op == Op.GcBif2)];
        (string What, Predicate<Instruction> Is)[] kinds =
        [
            ("a range", i => i[3] is X { Type.Min: not null }),
            ("an untyped y", i => i[4] is Y { Type: null }),
            ("y and constant", i => i[4] is Const && i[3] is Y),
            ("one register", i => i[3] == i[5] && i[4] == i[5]),
            ("the last x", i => i[5] is X { Index: 1022 }),
            ("a raise", i => i[0] is Label { Number: 0 }),
        ];
        Assert.That(kinds.Where(k => !Array.Exists(adds, k.Is)).Select(k => k.What), Is.Empty);
    }
}
