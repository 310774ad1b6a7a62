using Beam;
using Corpus;

namespace Reports.Tests;

public sealed class SummaryTests
{
    private static readonly CampaignFigures Quiet = new(1, 6000, 42000, 6, 0.25, [], []);

    [Test]
    public void A_quiet_campaign_says_so() =>
        Assert.That(
            Summary.Text(Quiet),
            Is.EqualTo(
                "seed 1: 6000 programs, 42000 executions in 6.0 s "
                + "(1000 programs/s, 7000 executions/s, 25 % in Unicorn)\n"
                + "no findings\n"));

    [Test]
    public void Verdicts_and_outcomes_are_split()
    {
        string text = Summary.Text(Quiet with
        {
            Verdicts = [("agree", 41999), ("inconclusive", 1)],
            Outcomes =
            [
                ("arm32", "raised", 21000), ("arm32", "returned", 21000),
                ("oracle", "returned", 42000),
            ],
            UnderGcStress = 10500,
            UnderChaos = 4200,
        });
        Assert.That(text, Does.Contain(
            "verdicts: 41999 agree, 1 inconclusive; 25.0 % under GC stress, 10.0 % under chaos\n"
            + "arm32: 50.0 % raised, 50.0 % returned\n"
            + "oracle: 100.0 % returned\n"));
    }

    [Test]
    public void Findings_and_reasons_have_a_line_each()
    {
        var it = new Case(
            new Signature("value", "move", "x,x"), 1, 2, "abc", "f", [], new CaseOptions(), [], [],
            new Module("m", [], [], [], 1, []));
        string text = Summary.Text(Quiet with
        {
            Findings = [new Finding(it, "out/value_move.S", 3)],
            Inconclusive = [("arm32: memory exhausted", 2)],
        });
        Assert.That(text.Split('\n'), Does.Contain("inconclusive: 2 × arm32: memory exhausted")
            .And.Contain("finding: value move x,x × 3: out/value_move.S")
            .And.Not.Contain("no findings"));
    }

    [Test]
    public void No_time_at_all_gives_no_rate() =>
        Assert.That((Quiet with { Seconds = 0 }).ProgramsPerSecond, Is.Zero);

    [Test]
    public void Nights_stand_side_by_side() =>
        Assert.That(
            HistoryText.Of(Sample.History.Nights, Sample.History.Findings).Split('\n'),
            Is.EqualTo(new[]
            {
                "night                began    commit       seed    programs   executions     time "
                + "programs/s   covered  new seen inconclusive",
                "    1    2026-11-01 01:00Z 012345678          1         300          900     60 s "
                + "         5              1    1            0",
                "    2    2026-11-02 01:00Z    fedcba          1         200          600     50 s "
                + "         4        12    1    2            0 not ended ops=is_<",
                "programs/s: █▇",
                "finding: branch is_lt f,x,x × 5, nights 1 to 2: branch.S",
                "finding: value move x,< × 0, night 2: value <1>.S",
                "",
            }));
}
