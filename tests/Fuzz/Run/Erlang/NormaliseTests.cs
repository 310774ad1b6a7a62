using Beam;
using Beam.Text;
using Fuzz.Run;

namespace Fuzz.Tests.Run.Erlang;

/// <summary>What real VMs may show differently (docs/targets.md), and what they may not.</summary>
public sealed class NormaliseTests
{
    private static readonly RealVm Vm64 = new(25, 64);
    private static readonly RealVm Vm32 = new(25, 32);

    [TestCase("[{erlang,hd,[a],[{error_info,#{module => x}}]},{m,f,1,[]}]", "[{erlang,hd,[a],[]},{m,f,1,[]}]")]
    [TestCase("[{m,f,1,[]},{m,f,1,[]}]", "[{m,f,1,[]}]")]
    [TestCase("[{m,f,1,[{line,3}]},{m,f,1,[{line,4}]}]", "[{m,f,1,[{line,3}]}]")]
    [TestCase("[{erlang,'bsl',[1,a],[]},{m,f,1,[{line,3}]}]", "[{m,f,1,[{line,3}]}]")]
    [TestCase("[{erlang,'+',[a],[]},{m,f,1,[{line,3}]}]", "[{m,f,1,[{line,3}]}]")]
    [TestCase("[{erlang,send,[a,1],[]},{m,f,1,[{line,3}]}]", "[{m,f,1,[{line,3}]}]")]
    [TestCase("[{lists,reverse,[a,b],[]},{m,f,1,[{line,3}]}]", "[{lists,reverse,[a,b],[]},{m,f,1,[{line,4}]}]")]
    [TestCase("[{lists,nth,2,[{line,3}]},{m,f,1,[]}]", "[{lists,nth,2,[{line,4}]},{m,f,1,[]}]")]
    [TestCase("[{m,f,1,[]},{fuzz_server,outcome,3,[]}]", "[{m,f,1,[]}]")]
    public void Traces_agree(string one, string other)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Raised(one), Raised(other)), Is.InstanceOf<Agree>());
            Assert.That(Judge(Raised(other), Raised(one)), Is.InstanceOf<Agree>());
        });
    }

    [TestCase("[{m,f,1,[{line,3}]}]", "[{m,f,1,[{line,4}]}]")]
    [TestCase("[{m,f,1,[]}]", "[{m,f,2,[]}]")]
    [TestCase("[{m,f,1,[]},{m,g,1,[]}]", "[{m,f,1,[]}]")]
    [TestCase("[{erlang,'*',[a,1],[]},{m,f,1,[]}]", "[{m,f,1,[]}]")]
    [TestCase("[{erlang,hd,[a],[]},{m,f,1,[]}]", "[{erlang,hd,[b],[]},{m,f,1,[]}]")]
    public void Traces_differ(string one, string other) =>
        Assert.That(
            (Judge(Raised(one), Raised(other)) as Differ)?.Kind,
            Is.EqualTo(Difference.Stacktrace));

    [TestCase("{[{erlang,'+',[a],[]},{m,f,1,[{line,3}]}],[{m,g,1,[{line,4}]}]}", "{[{m,f,1,[{line,3}]}],[{m,g,1,[{line,4}]}]}")]
    [TestCase("#{k => [a,[{erlang,'bsl',[1,a],[]},{m,f,1,[{line,3}]}]]}", "#{k => [a,[{m,f,1,[{line,3}]}]]}")]
    public void Traces_in_values_agree(string one, string other)
    {
        (Term left, Term right) = (TermParser.Parse(one), TermParser.Parse(other));
        Observation Kept(Term term) =>
            Value(Nil.Instance) with { Dictionary = [(Nil.Instance, term)] };
        Observation Reason(Term term) => Seen(new Raised(Atom.Of("throw"), term, Nil.Instance));
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Value(left), Value(right)), Is.InstanceOf<Agree>());
            Assert.That(Judge(Value(right), Value(left)), Is.InstanceOf<Agree>());
            Assert.That(Judge(Kept(left), Kept(right)), Is.InstanceOf<Agree>());
            Assert.That(Judge(Reason(left), Reason(right)), Is.InstanceOf<Agree>());
        });
    }

    /// <summary>The line of a function_clause, where the function's first instruction has one.
    /// </summary>
    [Test]
    public void Of_an_interpreter_the_line_of_a_function_clause_is_not_compared()
    {
        Observation one = Raised("[{m,f,[a],[{line,3}]}]");
        Observation other = Raised("[{m,f,[a],[{line,4}]}]");
        Assert.Multiple(() =>
        {
            Assert.That(Judge(one, other, Vm32), Is.InstanceOf<Agree>());
            Assert.That(Judge(one, other, Vm64), Is.InstanceOf<Differ>());
        });
    }

    [TestCase("[{m,f,1,[{line,3}]}]", "[{m,f,1,[{line,4}]}]")]
    [TestCase("{[{erlang,'+',[a],[]},{m,f,1,[{line,3}]}],[{m,g,1,[{line,4}]}]}", "{[{m,f,1,[{line,3}]}],[{m,g,1,[{line,5}]}]}")]
    public void Traces_in_values_differ(string one, string other) => Assert.That(
        Judge(Value(TermParser.Parse(one)), Value(TermParser.Parse(other))),
        Is.InstanceOf<Differ>());

    [Test]
    public void Of_full_traces_only_what_both_have_is_compared()
    {
        string[] eight = [.. Enumerable.Range(0, 8).Select(i => $"{{m,f{i},1,[]}}")];
        string full = $"[{string.Join(',', eight)}]";
        string twice = $"[{string.Join(',', eight[..1].Concat(eight[..7]))}]";
        string cut = $"[{string.Join(',', eight[..7])}]";
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Raised(full), Raised(twice)), Is.InstanceOf<Agree>());
            Assert.That(
                Judge(Raised(cut), Raised(cut.Replace("f6", "g", StringComparison.Ordinal))),
                Is.InstanceOf<Differ>());
        });
    }

    [Test]
    public void Identities_do_not_matter_but_kinds_do()
    {
        var pid = new Pid("nonode@nohost", 100, 0, 0);
        var other = new Pid("nonode@nohost", 83, 0, 0);
        var reference = new Reference("nonode@nohost", [1, 2, 3], 0);
        Assert.Multiple(() =>
        {
            Assert.That(
                Judge(Value(Terms.List(pid)), Value(Terms.List(other))), Is.InstanceOf<Agree>());
            Assert.That(Judge(Value(pid), Value(reference)), Is.InstanceOf<Differ>());
            Assert.That(Judge(Value(Terms.Int(1)), Value(new Float(1.0))), Is.InstanceOf<Differ>());
        });
    }

    [Test]
    public void Reductions_and_the_order_of_the_dictionary_do_not_matter()
    {
        Observation one = Value(Terms.Int(1)) with
        {
            Reductions = 5,
            Dictionary = [(Atom.Of("a"), Terms.Int(1)), (Atom.Of("b"), Terms.Int(2))],
        };
        Observation other = one with { Reductions = 0, Dictionary = [.. one.Dictionary.Reverse()] };
        Observation wrong = one with { Dictionary = [one.Dictionary[0]] };
        Assert.Multiple(() =>
        {
            Assert.That(Judge(one, other), Is.InstanceOf<Agree>());
            Assert.That((Judge(one, wrong) as Differ)?.Kind, Is.EqualTo(Difference.Dictionary));
        });
    }

    [Test]
    public void Limits_of_integers_hang_on_the_word_size()
    {
        Observation limit = Seen(new Raised(
            Atom.Of("error"), Atom.Of("system_limit"), Nil.Instance));
        Observation value = Value(Terms.Int(1));
        Assert.Multiple(() =>
        {
            Assert.That(Judge(limit, value), Is.InstanceOf<Inconclusive>());
            Assert.That(Judge(limit, value, Vm32), Is.InstanceOf<Differ>());
        });
    }

    /// <summary>Others have ended the call, and it was made again alone, with much time.</summary>
    [Test]
    public void A_VM_that_does_not_end_differs() => Assert.That(
        (Judge(Value(Terms.Int(1)), Seen(new Exhausted(Exhausted.Time))) as Differ)?.Kind,
        Is.EqualTo(Difference.Outcome));

    [Test]
    public void Limits_of_a_run_are_no_verdict() => Assert.That(
        Judge(Seen(new Exhausted(Exhausted.Reductions)), Value(Terms.Int(1))),
        Is.EqualTo(new Inconclusive("oracle: reductions exhausted")));

    [TestCase("1", "1", "2", "b")]
    [TestCase("1", "2", "1", "a")]
    [TestCase("1", "2", "2", "oracle")]
    [TestCase("1", "2", "3", null)]
    public void The_odd_one_out_is_named(string oracle, string a, string b, string? odd)
    {
        Seen[] sides =
        [
            new("oracle", Value(TermParser.Parse(oracle))),
            new("a", Value(TermParser.Parse(a)), Vm64),
            new("b", Value(TermParser.Parse(b)), Vm64),
        ];
        string where = ((Differ)Panel.Judge(sides, "m")).Where;
        Assert.That(
            where, odd is null ? Does.Not.Contain("odd") : Does.EndWith($"odd one out: {odd}"));
    }

    [TestCase("1 1 2 2", "a+b", "oracle, arm32 against a, b")]
    [TestCase("1 1 2 3", "a+b", "odd ones out: a, b")]
    [TestCase("1 1 1 3", "b", "odd one out: b")]
    [TestCase("1 2 2 2", "oracle", "odd one out: oracle")]
    [TestCase("1 2 3 4", "arm32+a+b", "oracle against arm32 against a against b")]
    public void Camps_are_told_and_named(string values, string camp, string told)
    {
        string[] each = values.Split(' ');
        Seen[] sides =
        [
            new("oracle", Value(TermParser.Parse(each[0]))),
            new("arm32", Value(TermParser.Parse(each[1]))),
            new("a", Value(TermParser.Parse(each[2])), Vm64),
            new("b", Value(TermParser.Parse(each[3])), Vm32),
        ];
        var differ = (Differ)Panel.Judge(sides, "m");
        Assert.Multiple(() =>
        {
            Assert.That(differ.Where, Does.EndWith(told));
            Assert.That(differ.Camp, Is.EqualTo(camp));
            Assert.That(differ.Name, Is.EqualTo($"value@{camp}"));
        });
    }

    private static Verdict Judge(Observation oracle, Observation vm, RealVm? real = null) =>
        Panel.Judge([new("oracle", oracle), new("otp", vm, real ?? Vm64)], "m");

    private static Observation Value(Term value) => Seen(new Returned(value));

    private static Observation Raised(string trace) => Seen(new Raised(
        Atom.Of("error"), Atom.Of("badarg"), TermParser.Parse(trace)));

    private static Observation Seen(Outcome outcome) => new(outcome, 1, [], [], [], []);
}
