using Beam;
using Fuzz.Run;

namespace Fuzz.Tests.Run;

public sealed class CompareTests
{
    private static readonly Observation Seen = new(
        new Returned(Terms.Int(1)), 5, [Terms.Int(1)], [], [], []);

    private static readonly Raised Badarg = new(
        Atom.Of("error"), Atom.Of("badarg"), Terms.List(Atom.Of("frame")));

    private static Verdict Verdict(Observation expected, Observation actual) =>
        Compare.Observations("oracle", expected, "arm32", actual);

    [Test]
    public void What_is_equal_agrees() =>
        Assert.That(Verdict(Seen, Seen with { Reductions = 5 }), Is.InstanceOf<Agree>());

    private static IEnumerable<TestCaseData> Differences()
    {
        Outcome one = new Returned(Terms.Int(1));
        yield return Case(Difference.Value, one, new Returned(Terms.Int(2)));
        yield return Case(Difference.Value, one, new Returned(new Float(1.0)));
        yield return Case(
            Difference.Value, new Returned(new Float(0.0)), new Returned(new Float(-0.0)));
        yield return Case(Difference.Value, Fun(1), Fun(2));
        yield return Case(Difference.Outcome, one, Badarg);
        yield return Case(Difference.Outcome, one, new Exhausted(Exhausted.Reductions));
        yield return Case(Difference.Outcome, new Exhausted(Exhausted.Reductions), Badarg);
        yield return Case(Difference.Fault, one, new Faulted(4, "unmapped read"));
        yield return Case(Difference.Class, Badarg, Badarg with { Class = Atom.Of("exit") });
        yield return Case(Difference.Reason, Badarg, Badarg with { Reason = Atom.Of("badarith") });
        yield return Case(Difference.Stacktrace, Badarg, Badarg with { Stacktrace = Nil.Instance });

        static TestCaseData Case(Difference kind, Outcome expected, Outcome actual) =>
            new TestCaseData(kind, expected, actual).SetName($"{kind}: {expected} / {actual}");

        static Returned Fun(int free) => new(new LocalFun("m", 1, 0, 7, [Terms.Int(free)]));
    }

    [TestCaseSource(nameof(Differences))]
    public void Outcomes_that_differ_are_told_by_kind(
        Difference kind, Outcome expected, Outcome actual)
    {
        Verdict verdict = Verdict(
            Seen with { Outcome = expected }, Seen with { Outcome = actual });
        Assert.That((verdict as Differ)?.Kind, Is.EqualTo(kind));
    }

    [Test]
    public void Equal_funs_agree()
    {
        var fun = new Returned(new LocalFun("m", 1, 0, 7, [Terms.Int(1)]));
        var same = new Returned(new LocalFun("m", 1, 0, 7, [Terms.Int(1)]));
        Assert.That(
            Verdict(Seen with { Outcome = fun }, Seen with { Outcome = same }),
            Is.InstanceOf<Agree>());
    }

    private static IEnumerable<TestCaseData> Traces()
    {
        yield return new(Difference.Audit, Seen with { Audit = ["word 3 is no term"] });
        yield return new(Difference.Arguments, Seen with { Arguments = [Terms.Int(2)] });
        yield return new(
            Difference.Dictionary, Seen with { Dictionary = [(Nil.Instance, Nil.Instance)] });
        yield return new(
            Difference.Messages, Seen with { Messages = [(Nil.Instance, Nil.Instance)] });
        yield return new(Difference.Mailbox, Seen with { Mailbox = [Nil.Instance] });
        yield return new(Difference.Reductions, Seen with { Reductions = 6 });
    }

    [TestCaseSource(nameof(Traces))]
    public void What_a_run_leaves_behind_is_compared(Difference kind, Observation actual) =>
        Assert.That((Verdict(Seen, actual) as Differ)?.Kind, Is.EqualTo(kind));

    [Test]
    public void Out_of_reductions_on_both_sides_agrees_when_both_spent_the_same()
    {
        Observation spent = Seen with { Outcome = new Exhausted(Exhausted.Reductions) };
        Assert.Multiple(() =>
        {
            Assert.That(Verdict(spent, spent), Is.InstanceOf<Agree>());
            Assert.That(Verdict(spent, spent with { Reductions = 4 }), Is.InstanceOf<Differ>());
        });
    }

    [Test]
    public void What_a_side_cannot_do_is_inconclusive_and_says_who_and_why()
    {
        Observation unsupported = Seen with { Outcome = new Unsupported("bs_add") };
        Observation full = Seen with { Outcome = new Exhausted(Exhausted.Memory) };
        Assert.Multiple(() =>
        {
            Assert.That(
                Verdict(unsupported, Seen), Is.EqualTo(new Inconclusive("oracle: not yet bs_add")));
            Assert.That(
                Verdict(Seen, unsupported), Is.EqualTo(new Inconclusive("arm32: not yet bs_add")));
            Assert.That(
                Verdict(Seen, full), Is.EqualTo(new Inconclusive("arm32: memory exhausted")));
        });
    }
}
