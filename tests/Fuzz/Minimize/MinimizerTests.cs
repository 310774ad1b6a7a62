using Beam;
using Fuzz.Generate;
using Fuzz.Minimize;
using Fuzz.Tests.Generate;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Minimize;

[TestFixture]
public class MinimizerTests
{
    private const int FirstSeed = 260;

    private static readonly Generator Generator = new();

    /// <summary>What must stay, and the size that the smallest program with it has: instructions
    /// beside labels and func_info.</summary>
    private static readonly (Op Op, int Size)[] Important =
    [
        (Op.GcBif2, 2), (Op.GcBif1, 2), (Op.Bif2, 2), (Op.PutTuple2, 3), (Op.PutList, 3),
        (Op.IsLt, 3), (Op.GetTupleElement, 4), (Op.GetList, 3), (Op.SelectVal, 3),
        (Op.MakeFun3, 4), (Op.CallFun2, 6), (Op.TryCase, 8), (Op.CatchEnd, 7), (Op.Apply, 14),
        (Op.SetTupleElement, 9), (Op.Trim, 5), (Op.CallLast, 4), (Op.Badmatch, 6),
        (Op.RemoveMessage, 6), (Op.LoopRecEnd, 4), (Op.RecvMarkerUse, 9), (Op.WaitTimeout, 10),
    ];

    [TestCaseSource(nameof(Important))]
    public void Minimize_leaves_little_beside_what_is_important((Op Op, int Size) important)
    {
        for (int n = 0, seed = FirstSeed; n < 5; seed++)
        {
            Program program = Generator.Generate((ulong)seed);
            if (!Contains(program, important.Op))
                continue;
            n++;
            Program small = Minimizer.Minimize(program, p => Contains(p, important.Op));
            Assert.That(Validity.Check(small.Module), Is.Null);
            Assert.That(Contains(small, important.Op), Is.True);
            Assert.That(Size(small), Is.LessThanOrEqualTo(important.Size),
                () => Text(small));
        }
    }

    private static readonly Term Limit = Terms.Int(0x800_0000);

    [Test]
    public void Minimize_finds_the_limit_that_a_result_must_cross()
    {
        Program small = MinimizeRunning(
            o => o is Returned { Value: Integer { Value: var v } } && v > 0x7FF_FFFF,
            from: 100);
        Assert.That(Size(small), Is.LessThanOrEqualTo(1), () => Text(small));
        Assert.That(small.Entries.Single().Calls.Single(), Does.Contain(Limit));
    }

    [Test]
    public void Minimize_keeps_what_raises()
    {
        Program small = MinimizeRunning(o => o is Raised { Reason: Atom { Name: "badarith" } });
        Assert.That(Size(small), Is.LessThanOrEqualTo(2), () => Text(small));
        Assert.That(small.Entries.Sum(e => e.Calls.Count), Is.EqualTo(1));
    }

    /// <summary>Minimises the first program from a seed on with a call that ends so, as the oracle
    /// runs it.</summary>
    private static Program MinimizeRunning(Func<Outcome, bool> ends, int from = 1)
    {
        bool Fails(Program program) => Outcomes.Of(program).Any(ends);
        Program first = Enumerable.Range(from, 100).Select(s => Generator.Generate((ulong)s))
            .First(p => Fails(p) && Size(p) > 20);
        return Minimizer.Minimize(first, Fails);
    }

    [Test]
    public void Minimize_gives_the_same_for_the_same()
    {
        Program program = Generator.Generate(7);
        Program first = Minimizer.Minimize(program, p => Contains(p, Op.GcBif2));
        Program second = Minimizer.Minimize(program, p => Contains(p, Op.GcBif2));
        Assert.That(first.Module, Is.EqualTo(second.Module));
    }

    /// <summary>What one judge alone is never asked, several may answer with a bug.</summary>
    [TestCase(2, 400)]
    [TestCase(5, 400)]
    [TestCase(3, 30)]
    public void Minimize_gives_the_same_with_several_judges(int count, int triesMax)
    {
        Program program = Generator.Generate(7);
        var asked = new HashSet<Program>();
        Program alone = Minimize(1, p =>
        {
            asked.Add(p);
            return Contains(p, Op.GcBif2);
        });
        Program together = Minimize(count, p => asked.Contains(p) ? Contains(p, Op.GcBif2)
            : throw new InvalidOperationException("one judge alone is not asked this"));
        Assert.That(together.Module, Is.EqualTo(alone.Module));
        Assert.That(alone.Module, Is.Not.EqualTo(program.Module));

        Program Minimize(int judges, Func<Program, bool> contains) => Minimizer.Minimize(
            program, [.. Enumerable.Repeat(contains, judges)], triesMax, CancellationToken.None);
    }

    [Test]
    public void Minimize_stops_after_the_tries_it_is_given()
    {
        int tries = 0;
        Minimizer.Minimize(Generator.Generate(7), _ => ++tries > 0, triesMax: 10);
        Assert.That(tries, Is.EqualTo(10));
    }

    private static string Text(Program program) =>
        Beam.Text.AssemblyWriter.Write(program.Module, $"seed {program.Seed}");

    private static bool Contains(Program program, Op op) =>
        program.Module.Functions.Any(f => f.Code.Any(i => i.Op == op));

    private static int Size(Program program) => program.Module.Functions.Sum(
        f => f.Code.Count(i => i.Op is not (Op.Label or Op.FuncInfo)));
}
