using Fuzz.Generate;
using Fuzz.Guide;
using Fuzz.Run;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Guide;

public sealed class GuidanceTests
{
    private static readonly int Emitted = HitMap.OffsetOf(CoverageKind.Guest);

    private static readonly Program[] Programs =
        [.. Enumerable.Range(1, 40).Select(i => new Generator().Generate((ulong)i))];

    private static Program Smaller => Programs.MinBy(SizeOf)!;
    private static Program Larger => Programs.MaxBy(SizeOf)!;

    private static int SizeOf(Program program) => program.Module.Functions.Sum(f => f.Code.Count);

    private static Guidance NewGuidance(Action<Kept, bool>? keeps = null) => new(
        0, 0, new Planner(1, 0, ops => new Generator(new(Preferred: ops))), keeps);

    [Test]
    public void What_adds_something_is_kept_and_what_adds_nothing_is_not()
    {
        Guidance guidance = NewGuidance();
        guidance.Report(0, null, Source.Typed, Larger, [Emitted + 1, Emitted + 2]);
        guidance.Report(1, null, Source.Typed, Larger, [Emitted + 1]);
        guidance.Report(2, null, Source.Typed, Larger, [Emitted + 2, Emitted + 3]);
        Assert.That(guidance.Kept.Select(k => (k.Number, k.Owned)), Is.EqualTo([(0, 2), (2, 1)]));
        Assert.That(guidance.Covered(CoverageKind.Guest), Is.EqualTo(3));
    }

    [Test]
    public void A_smaller_program_with_all_that_another_stands_for_takes_its_place()
    {
        var told = new List<(long, bool)>();
        Guidance guidance = NewGuidance((it, isKept) => told.Add((it.Number, isKept)));
        guidance.Report(0, null, Source.Typed, Larger, [Emitted + 1, Emitted + 2]);
        guidance.Report(1, null, Source.Typed, Smaller, [Emitted + 1]);
        guidance.Report(2, null, Source.Typed, Larger, [Emitted + 1, Emitted + 2]);
        guidance.Report(3, null, Source.Typed, Smaller, [Emitted + 1, Emitted + 2]);
        Assert.That(told, Is.EqualTo([(0, true), (0, false), (3, true)]));
        Assert.That(guidance.KeptCount, Is.EqualTo(2));
        Assert.That(guidance.Kept.Single().Owned, Is.EqualTo(2));
    }

    [Test]
    public void An_edge_of_the_JIT_counts_when_a_second_program_takes_it()
    {
        Guidance guidance = NewGuidance();
        guidance.Report(0, null, Source.Typed, Larger, [7]);
        Assert.That(guidance.Kept, Is.Empty);
        guidance.Report(1, null, Source.Typed, Larger, [7]);
        Assert.That(guidance.Kept.Select(k => k.Number), Is.EqualTo([1]));
        Assert.That(guidance.Covered(CoverageKind.Jit), Is.EqualTo(1));
    }

    /// <summary>Workers end in any order.</summary>
    [Test]
    public void Turns_hang_on_numbers_and_not_on_the_order_of_reports()
    {
        const int count = 192;
        IReadOnlyList<Turn> inOrder = Turns([.. Enumerable.Range(0, count)]);
        IReadOnlyList<Turn> shuffled = Turns(
            [.. Enumerable.Range(0, count).Chunk(48).SelectMany(c => c.Reverse())]);
        Assert.That(
            shuffled.Select(t => (t.Source, t.Sweep, t.Kept.Count)),
            Is.EqualTo(inOrder.Select(t => (t.Source, t.Sweep, t.Kept.Count))));
        Assert.That(inOrder.Select(t => t.Source).Distinct().Count(), Is.GreaterThan(3));
        Assert.That(inOrder.Select(t => t.Sweep).Order(), Is.EqualTo(inOrder.Select(t => t.Sweep)));

        static IReadOnlyList<Turn> Turns(int[] order)
        {
            Guidance guidance = NewGuidance();
            foreach (int n in order)
            {
                int[] hits = [Emitted + (n * n % 1009), Emitted + 2000 + (n % 50)];
                guidance.Report(n, null, (Source)(n % 3), Programs[n % Programs.Length], hits);
            }
            return
            [
                .. Enumerable.Range(count, 128)
                    .Select(n => guidance.For(n, CancellationToken.None)!),
            ];
        }
    }

    [Test]
    public void A_source_that_adds_more_is_asked_more_often()
    {
        Guidance guidance = NewGuidance();
        for (int n = 0; n < 256; n++)
        {
            bool isKept = n % 2 == 0;
            guidance.Report(
                n, null, isKept ? Source.Kept : Source.Typed, Smaller,
                isKept ? [Emitted + n, Emitted + 1000 + n] : [Emitted]);
        }
        Source[] next =
            [.. Enumerable.Range(256, 128).Select(n => guidance.For(n, default)!.Source)];
        Assert.That(next.Count(s => s == Source.Kept), Is.GreaterThan(64));
        Assert.That(next, Does.Contain(Source.Typed));
    }

    [Test]
    public void Who_is_told_to_stop_waits_no_longer()
    {
        Guidance guidance = NewGuidance();
        Assert.That(guidance.For(127, CancellationToken.None), Is.Not.Null);
        Assert.That(guidance.For(128, new CancellationToken(true)), Is.Null);
    }
}
