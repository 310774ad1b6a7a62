using Fuzz.Run;

namespace Fuzz.Tests.Run;

public sealed class StagesTests
{
    [Test]
    public void Time_belongs_to_the_innermost_stage()
    {
        Stages.Begin();
        using (Stages.Enter(Stage.Unicorn))
        {
            using (Stages.Enter(Stage.Services))
                Thread.Sleep(20);
        }
        long[] ticks = Stages.Ticks();
        Assert.That(ticks[(int)Stage.Services], Is.GreaterThan(ticks[(int)Stage.Unicorn]));
        Assert.That(ticks[(int)Stage.Compile], Is.Zero);
    }

    [Test]
    public void A_thread_without_an_account_counts_nothing()
    {
        long[]? ticks = null;
        var thread = new Thread(() =>
        {
            using (Stages.Enter(Stage.Compile))
                ticks = Stages.Ticks();
        });
        thread.Start();
        thread.Join();
        Assert.That(ticks, Is.Empty);
    }
}
