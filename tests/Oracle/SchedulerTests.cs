using Beam;

namespace Oracle.Tests;

/// <summary>What real Erlang cannot be asked: the seed, limits, deadlock, and what a run shows of
/// its processes.</summary>
public sealed class SchedulerTests
{
    private const long Plenty = 10_000_000;
    private const int Seeds = 20;

    private static readonly OracleMachine Machine = new(Judge.CodePath());

    [Test]
    public void Same_seed_same_run()
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            Observation once = Run("race", seed);
            Assert.That(Run("race", seed), Is.EqualTo(once));
        }
    }

    [Test]
    public void Seeds_interleave_differently() =>
        Assert.That(
            Enumerable.Range(0, Seeds).Select(s => Run("race", (ulong)s).Outcome).ToHashSet(),
            Has.Property("Count").GreaterThan(Seeds / 2));

    /// <summary>Whatever the interleaving, a program that has one answer gives it.</summary>
    [Test]
    public void Every_interleaving_is_one_of_Erlangs(
        [Values("ring", "parallel", "order", "trap_matrix", "chain", "named")] string function)
    {
        var of = new Mfa("processes", function, 0);
        Outcome fair = Machine.Run(of, [], Plenty).Outcome;
        Assert.That(fair, Is.InstanceOf<Returned>());
        for (ulong seed = 1; seed < Seeds; seed++)
            Assert.That(Machine.Run(of, [], Plenty, seed).Outcome, Is.EqualTo(fair));
    }

    [Test]
    public void Nobody_can_ever_run_again() =>
        Assert.That(Run("deadlock").Outcome, Is.EqualTo(new Exhausted(Exhausted.Deadlock)));

    [Test]
    public void A_timer_ends_what_would_be_a_deadlock() =>
        Assert.That(Run("no_deadlock").Outcome, Is.EqualTo(new Returned(Atom.Of("timeout"))));

    /// <summary>The clock goes by timers alone: a year passes in no time.</summary>
    [Test]
    public void Time_is_virtual() =>
        Assert.That(
            Run("year").Outcome, Is.EqualTo(new Returned(Terms.Int(365L * 24 * 3600 * 1000))));

    [Test]
    public void The_limit_is_for_all_processes_together()
    {
        var busy = new Mfa("scheduling", "busy", 0);
        Observation seen = Machine.Run(busy, [], 50_000);
        Assert.That(seen.Outcome, Is.EqualTo(new Exhausted(Exhausted.Reductions)));
        Assert.That(seen.Reductions, Is.EqualTo(50_000));
    }

    [Test]
    public void The_run_ends_with_its_first_process()
    {
        Observation seen = Run("leaves_others");
        Assert.That(seen.Outcome, Is.EqualTo(new Returned(Atom.Of("done"))));
        Assert.That(seen.Events, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_run_shows_messages_events_and_output()
    {
        Observation seen = Run("shows");
        Assert.Multiple(() =>
        {
            Assert.That(
                seen.Messages.Select(m => $"{m.To} ! {m.Message}").Take(2),
                Is.EqualTo(new[] { "<0.101.0> ! go", "<0.100.0> ! {<0.101.0>,went}" }));
            Assert.That(
                seen.Events.Select(e => $"{e}"),
                Is.EqualTo(new[]
                {
                    "{spawn,<0.100.0>,<0.101.0>,{erlang,apply,2}}",
                    "{exit,<0.101.0>,bye}",
                }));
            Assert.That(seen.Output, Is.EqualTo("Hello <0.100.0>\n"));
        });
    }

    [Test]
    public void A_run_shows_what_other_processes_returned() =>
        Assert.That(
            Run("race").Events.Select(e => $"{e}"),
            Has.Exactly(1).EqualTo("{return,<0.101.0>,ok}"));

    [Test]
    public void A_look_at_a_message_in_vain_spends_a_reduction()
    {
        Observation one = Machine.Run(new Mfa("scheduling", "skips", 1), [Terms.Int(10)], Plenty);
        Observation other = Machine.Run(new Mfa("scheduling", "skips", 1), [Terms.Int(25)], Plenty);
        // Fifteen more messages: a call to send each, and a look at each.
        Assert.That(other.Reductions - one.Reductions, Is.EqualTo(15 * 2));
    }

    private static Observation Run(string function, ulong seed = 0) =>
        Machine.Run(new Mfa("scheduling", function, 0), [], Plenty, seed);
}
