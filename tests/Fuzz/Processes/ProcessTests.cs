using System.Text;
using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Run;
using Oracle.Tests;

namespace Fuzz.Tests.Processes;

/// <summary>Programs of many processes: the JIT shows what the oracle shows, messages and events
/// and the reductions of every turn among it. What the oracle makes of the same programs is real
/// Erlang's to judge, in tests/Oracle.</summary>
[TestFixture]
internal sealed class ProcessTests
{
    private const long Reductions = 10_000_000;

    private static readonly string[] Scheduled =
    [
        "race", "deadlock", "no_deadlock", "year", "busy", "leaves_others", "shows", "peeks",
    ];

    private static readonly CodePath Path = Judge.CodePath();

    [Test]
    public void Both_sides_show_the_same(
        [Values("processes", "behaviours", "scheduling")] string module,
        [Values(0UL, 1UL, 2UL, 3UL)] ulong seed) =>
        Check(module, seed, new CaseOptions());

    [TestCase("processes", 0UL)]
    [TestCase("processes", 4UL)]
    [TestCase("behaviours", 5UL)]
    [TestCase("scheduling", 6UL)]
    public void Both_sides_show_the_same_under_gc_stress(string module, ulong seed) =>
        Check(module, seed, new CaseOptions(GcStress: true));

    [TestCase("processes", 7UL)]
    [TestCase("behaviours", 8UL)]
    public void Both_sides_show_the_same_under_chaos(string module, ulong seed) =>
        Check(module, seed, new CaseOptions(Chaos: seed));

    private static void Check(string module, ulong seed, CaseOptions options)
    {
        options = options with { Schedule = seed };
        using var oracle = new OracleTarget(Path) { Options = options };
        using var arm32 = new Arm32Target(Path, options, inspect: false);
        foreach (ITarget target in new ITarget[] { oracle, arm32 })
            target.Load(Path.Find(module)!);
        var wrong = new StringBuilder();
        int calls = 0;
        foreach ((Mfa function, ValueList<Term> args) in CallsOf(module, oracle))
        {
            calls++;
            Observation expected = oracle.Run(function, args, Reductions);
            Observation seen = arm32.Run(function, args, Reductions);
            Fuzz.Run.Verdict verdict =
                Compare.Observations("oracle", expected, "arm32", seen);
            if (verdict is not Agree)
                wrong.Append($"{function} {string.Join(", ", args)}: {verdict}\n");
        }
        Assert.That(wrong.ToString(), Is.Empty);
        Assert.That(calls, Is.Positive);
    }

    /// <summary>The calls that the module itself names.</summary>
    private static IEnumerable<(Mfa Function, ValueList<Term> Args)> CallsOf(
        string module, OracleTarget oracle)
    {
        if (module == "scheduling")
            return Scheduled.Select(f => (new Mfa(module, f, 0), new ValueList<Term>()));
        Outcome calls = oracle.Run(new Mfa(module, "calls", 0), [], Reductions).Outcome;
        return Terms.Elements(((Returned)calls).Value)!.Select(call =>
        {
            var parts = ((Beam.Tuple)call).Elements;
            ValueList<Term> args = [.. Terms.Elements(parts[1])!];
            return (new Mfa(module, ((Atom)parts[0]).Name, args.Count), args);
        });
    }
}
