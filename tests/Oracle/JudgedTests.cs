using Beam;

namespace Oracle.Tests;

/// <summary>Outcomes of the oracle against those of real Erlang, call by call.</summary>
public sealed class JudgedTests
{
    private const long Reductions = 10_000_000;

    [TestCase("programs")]
    [TestCase("errors")]
    [TestCase("terms")]
    [TestCase("bifs")]
    [TestCase("matching")]
    [TestCase("building")]
    [TestCase("binaries")]
    [TestCase("processes")]
    [TestCase("behaviours")]
    [TestCase("ets_tables")]
    [TestCase("external")]
    [TestCase("library")]
    public void Own_module_does_what_real_erlang_says(string module) => Compare($"[{module}]");

    [Test]
    public void Other_compilers_mean_the_same(
        [Values("otp27", "otp29")] string release,
        [Values("matching", "building", "programs", "updates")] string module) =>
        Compare($"[{module}]", Judge.CodePath(release));

    [TestCase("stdlib:lists")]
    [TestCase("stdlib:keyed_lists")]
    [TestCase("stdlib:ordered")]
    [TestCase("stdlib:trees")]
    [TestCase("stdlib:queues")]
    [TestCase("stdlib:tables")]
    [TestCase("stdlib:errors")]
    [TestCase("stdlib:texts")]
    public void Standard_library_does_what_real_erlang_says(string table) =>
        Compare($"{table}()");

    [Test]
    public void Ops_that_no_compiler_emits_do_what_real_erlang_says() =>
        Compare("legacy_calls:all()");

    /// <summary>The compiler itself, run from the real .beam files, gives the same file byte for
    /// byte.</summary>
    [TestCase("passes")]
    [TestCase("forms")]
    public void Compiler_gives_the_file_that_real_erlang_gives(string how)
    {
        string subject = Path.Combine(Judge.Sources, "subject.erl");
        Compare($"[begin {{ok, B}} = file:read_file(\"{subject}\"), "
            + $"{{compiling, {how}, [unicode:characters_to_list(B)]}} end]");
    }

    private static void Compare(string calls, ICodePath? code = null)
    {
        IReadOnlyList<Verdict> verdicts = Judge.Ask(calls);
        Assert.That(verdicts, Is.Not.Empty);
        var machine = new OracleMachine(code ?? Judge.CodePath());
        var wrong = new List<string>();
        foreach (Verdict verdict in verdicts)
        {
            Observation seen = machine.Run(verdict.Function, verdict.Args, Reductions);
            if (!Agree(verdict.Outcome, seen.Outcome))
                wrong.Add($"{verdict}\n{Difference(verdict.Outcome, seen.Outcome)}");
            IEnumerable<Term> entries = seen.Dictionary.Select(e => new Beam.Tuple(e.Key, e.Value));
            if (!Terms.Elements(verdict.Dictionary)!.ToHashSet().SetEquals(entries))
                wrong.Add($"{verdict}\n  dictionary {verdict.Dictionary}");
        }
        Assert.That(
            wrong, Is.Empty,
            () => $"{wrong.Count} of {verdicts.Count}\n{string.Join('\n', wrong.Take(20))}");
    }

    /// <summary>Same outcome, or one of the differences that real VMs have among each other.
    /// </summary>
    private static bool Agree(Outcome expected, Outcome seen) =>
        expected == seen
        || (expected is Raised raised && (OnceForBadCall(raised) == seen
            || raised == WithoutIncrement(seen)));

    /// <summary>BeamAsm names the calling function twice on badfun and badarity, ERTS's interpreter
    /// once; so does the oracle.</summary>
    private static Raised OnceForBadCall(Raised raised) => raised is
    {
        Reason: Beam.Tuple { Elements: [Atom { Name: "badfun" or "badarity" }, _] },
        Stacktrace: Cons { Tail: Cons second } first,
    } && first.Head.Equals(second.Head) ? raised with { Stacktrace = second } : raised;

    /// <summary>OTP 25 does not name + and - themselves where an operand is a small literal; from
    /// OTP 27 on it does, and so does the oracle.</summary>
    private static Outcome WithoutIncrement(Outcome seen) => seen is Raised
    {
        Stacktrace: Cons
        {
            Head: Beam.Tuple
            {
                Elements: [Atom { Name: "erlang" }, Atom { Name: "+" or "-" }, Cons, _],
            },
        } trace,
    } raised ? raised with { Stacktrace = trace.Tail } : seen;

    private static string Difference(Outcome expected, Outcome seen)
    {
        string left = Text(expected);
        string right = Text(seen);
        int same = left.Zip(right).TakeWhile(p => p.First == p.Second).Count();
        int from = Math.Max(0, same - 80);
        return $"  erl    {Excerpt(left, from)}\n  oracle {Excerpt(right, from)}";
    }

    private static string Text(Outcome outcome) => outcome.ToString().Replace("\n", " ");

    private static string Excerpt(string text, int from) =>
        $"…{text[Math.Min(from, text.Length)..Math.Min(from + 200, text.Length)]}";
}
