namespace Jit.Tests;

/// <summary>Decisions of one kind are the same whatever becomes of the others.</summary>
public sealed class ChaosTests
{
    [Test]
    public void Only_those_in_question_are_made_at_random()
    {
        var all = new Chaos(7, []);
        var some = new Chaos(7, [new ChaosRange(ChaosKind.Reload, 2, 3)]);
        int?[] whole = [.. Enumerable.Range(0, 6).Select(_ => all.Below(ChaosKind.Reload, 1000))];
        some.Below(ChaosKind.Gap, 1000);
        int?[] part = [.. Enumerable.Range(0, 6).Select(_ => some.Below(ChaosKind.Reload, 1000))];
        Assert.That(part, Is.EqualTo(new[] { null, null, whole[2], whole[3], null, null }));
        Assert.That(some.OneIn(ChaosKind.Gap, 1), Is.False);
        Assert.That(whole.Distinct().Count(), Is.EqualTo(6));
    }

    [Test]
    public void An_order_that_is_not_in_question_stays()
    {
        int[] items = [1, 2, 3, 4, 5, 6, 7, 8];
        int[] shuffled = [.. items];
        new Chaos(7, [new ChaosRange(ChaosKind.Gap, 0, 9)]).Shuffle(ChaosKind.Order, items);
        new Chaos(7, []).Shuffle(ChaosKind.Order, shuffled);
        Assert.That(items, Is.Ordered);
        Assert.That(shuffled, Is.Not.Ordered.And.EquivalentTo(items));
    }
}
