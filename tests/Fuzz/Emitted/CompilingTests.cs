using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Run;
using Oracle.Tests;
using Verdict = Oracle.Tests.Verdict;

namespace Fuzz.Tests.Emitted;

/// <summary>Erlang's own scanner, parser and compiler as code of the JIT: from a text to the
/// <c>.beam</c> file that real Erlang makes of it, byte for byte.</summary>
[TestFixture]
internal sealed class CompilingTests
{
    private const long ReductionsMax = 100_000_000;

    /// <summary>A text that goes through all passes and leaves each little to do.</summary>
    private const string Small = """
        -module(small).
        -export([f/1]).
        f(<<N:8, T/binary>>) when N > 0 -> try [#{N => 1.5} | f(T)] catch _:R -> {error, R} end;
        f(_) -> [].
        """;

    private static readonly CodePath Path = Judge.CodePath();

    [Test]
    public void A_hundred_lines_are_compiled_as_in_real_Erlang()
    {
        string text = File.ReadAllText(System.IO.Path.Combine(Judge.Sources, "subject.erl"));
        Check(text, new CaseOptions());
    }

    private static readonly CaseOptions[] Variants =
    [
        new(GcStress: true), new(Chaos: 1), new(UseTypes: false),
    ];

    [TestCaseSource(nameof(Variants))]
    public void A_small_module_is_compiled_as_in_real_Erlang(CaseOptions options) =>
        Check(Small, options);

    private static void Check(string text, CaseOptions options)
    {
        Term argument = Terms.List([.. text.EnumerateRunes().Select(r => Terms.Int(r.Value))]);
        Verdict judged = Judge.Ask($"[{{compiling, forms, [{argument}]}}]").Single();
        using var oracle = new OracleTarget(Path);
        using var arm32 = new Arm32Target(Path, options, inspect: false);
        Observation expected = Run(oracle, judged);
        Observation seen = Run(arm32, judged);
        Assert.That(seen.Outcome, Is.EqualTo(judged.Outcome));
        Fuzz.Run.Verdict verdict = Compare.Observations("oracle", expected, "arm32", seen);
        Assert.That(verdict, Is.EqualTo(Agree.Instance));
    }

    private static Observation Run(ITarget target, Verdict judged)
    {
        target.Load(Path.Find(judged.Function.Module)!);
        return target.Run(judged.Function, [.. judged.Args], ReductionsMax);
    }
}
