using System.Text;
using Beam;
using Corpus;
using Fuzz.Run;
using Oracle.Tests;

namespace Fuzz.Tests.Emitted;

/// <summary>Modules as the compilers of OTP 27 and 29 make them: new binary ops, updates of
/// records, native records. What the oracle makes of them is real Erlang's to judge, in
/// tests/Oracle; here the JIT must make the same of them.</summary>
[TestFixture]
internal sealed class OtherCompilersTests
{
    private const long ReductionsMax = 10_000_000;

    private static readonly string[] NativeRecords =
    [
        "order", "keys", "hashes", "external", "decoding", "bifs", "tests", "errors", "least",
        "program",
    ];

    [Test]
    public void Both_sides_show_the_same(
        [Values("otp27", "otp29")] string release,
        [Values("matching", "building", "programs", "updates")] string module,
        [Values] bool stress) =>
        Check(release, module, new CaseOptions(GcStress: stress));

    [Test]
    public void Both_sides_show_the_same_of_native_records([Values] bool stress) =>
        Check("otp29", "native_records", new CaseOptions(GcStress: stress));

    private static void Check(string release, string name, CaseOptions options)
    {
        Beam.Chunks.CodePath path = Judge.CodePath(release);
        Module module = path.Find(name)!;
        using var oracle = new OracleTarget(path);
        using var arm32 = new Arm32Target(path, options, inspect: false);
        oracle.Load(module);
        arm32.Load(module);
        List<(Mfa Function, ValueList<Term> Args)> calls = [.. CallsOf(module, oracle)];
        Assert.That(calls, Is.Not.Empty);
        var wrong = new StringBuilder();
        foreach ((Mfa function, ValueList<Term> args) in calls)
        {
            Observation expected = oracle.Run(function, args, ReductionsMax);
            Observation seen = arm32.Run(function, args, ReductionsMax);
            Fuzz.Run.Verdict verdict = Compare.Observations("oracle", expected, "arm32", seen);
            if (verdict is not Agree)
                wrong.Append($"{function} {string.Join(", ", args)}: {verdict}\n");
        }
        Assert.That(wrong.ToString(), Is.Empty);
    }

    /// <summary>The calls that the module itself names.</summary>
    private static IEnumerable<(Mfa, ValueList<Term>)> CallsOf(Module module, OracleTarget oracle)
    {
        if (!module.IsExported("calls", 0))
            return NativeRecords.Select(f => (new Mfa(module.Name, f, 0), new ValueList<Term>()));
        Outcome calls = oracle.Run(new Mfa(module.Name, "calls", 0), [], ReductionsMax).Outcome;
        return Terms.Elements(((Returned)calls).Value)!.Select(call =>
        {
            var parts = ((Beam.Tuple)call).Elements;
            ValueList<Term> args = [.. Terms.Elements(parts[1])!];
            return (new Mfa(module.Name, ((Atom)parts[0]).Name, args.Count), args);
        });
    }
}
