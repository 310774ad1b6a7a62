using System.Text.Json.Nodes;
using Beam;
using Fuzz.Run;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Check;

/// <summary>The verb check: what it calls, what it tells.</summary>
public sealed class CheckTests
{
    private const string Source = """
        -module(subject).
        -export([add/2, first/1, tagged/1, make/0, use/1, clock/0]).
        -export_type([thing/0]).
        -opaque thing() :: {thing, pos_integer()}.
        -spec add(integer(), integer()) -> integer().
        add(A, B) -> A + B.
        -spec first(nonempty_list(atom())) -> atom().
        first([A | _]) when is_atom(A) -> A.
        tagged({point, X, Y}) -> {X, Y};
        tagged({circle, R}) -> R;
        tagged(rare_atom) -> found.
        -spec make() -> thing().
        make() -> {thing, 4711}.
        -spec use(thing()) -> ok.
        use({thing, 4711}) -> ok.
        clock() -> erlang:system_info(build_type).
        """;

    private string _folder = "";
    private string _file = "";

    [OneTimeSetUp]
    public void Compile()
    {
        _folder = Directory.CreateTempSubdirectory("check-").FullName;
        _file = Cli.Erlang.Compile(_folder, "subject", Source);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_oracle_and_real_Erlang_agree()
    {
        Ran ran = Shell.Fuzz("check", _file, "--targets", "oracle,otp", "--json");
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That((int)summary["modules"]!, Is.EqualTo(1));
            Assert.That((int)summary["functions"]!, Is.EqualTo(6));
            Assert.That((int)summary["calls"]!, Is.EqualTo(120));
            Assert.That(summary["differences"]!.AsArray(), Is.Empty);
            JsonNode unsupported = summary["unsupported"]!;
            Assert.That((int)unsupported["erlang:system_info(build_type)"]!, Is.EqualTo(20));
        });
    }

    [Test]
    public void A_difference_is_one_line_with_the_command_that_shows_it()
    {
        var targets = new Recording("add", new Returned(Atom.Of("wrong")));
        Ran ran = Shell.Fuzz(targets, "check", _folder, "--calls", "5", "--json");
        JsonArray differences = JsonNode.Parse(ran.LastLine)!["differences"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(1), ran.Error);
            Assert.That(ran.Out, Does.Match(
                @"subject:add/2: .*wrong; \./run\.sh exec \S+subject\.beam add/2 '\[.*\]' "
                + "--targets oracle,arm32\n"));
            Assert.That(ran.Out, Does.Contain("subject:add/2: and 2 more"));
            Assert.That(differences, Has.Count.EqualTo(5));
        });
    }

    [Test]
    public void The_same_seed_makes_the_same_calls()
    {
        List<string> first = CallsOf("7");
        Assert.Multiple(() =>
        {
            Assert.That(CallsOf("7"), Is.EqualTo(first));
            Assert.That(CallsOf("8"), Is.Not.EqualTo(first));
        });
    }

    [Test]
    public void Arguments_are_those_of_specs_clauses_and_earlier_results()
    {
        string calls = string.Join('\n', CallsOf("1", "60"));
        Assert.Multiple(() =>
        {
            Assert.That(calls, Does.Contain("use {thing,4711}"));
            Assert.That(calls, Does.Contain("tagged rare_atom"));
            Assert.That(calls, Does.Match("tagged \\{point,.*,.*\\}"));
            Assert.That(calls, Does.Match("first \\[(a|b|ok|'x y')"));
        });
    }

    [TestCase("oracle", "no list of two")]
    [TestCase("oracle,oracle", "no list of two")]
    [TestCase("oracle,vax", "no target 'vax'")]
    [TestCase("oracle,erl:/no/such/file", "there is no file")]
    public void Wrong_targets_are_bad_input(string targets, string message)
    {
        Ran ran = Shell.Fuzz("check", _file, "--targets", targets);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(2));
            Assert.That(ran.Error, Does.Contain(message));
        });
    }

    private List<string> CallsOf(string seed, string calls = "8")
    {
        var targets = new Recording("", new Returned(Nil.Instance));
        Shell.Fuzz(targets, "check", _file, "--seed", seed, "--calls", calls);
        return targets.Calls;
    }

    /// <summary>In the place of the JIT an oracle that writes down its calls, and is wrong about
    /// one function.</summary>
    private sealed class Recording(string function, Outcome outcome) : TargetFactory
    {
        public List<string> Calls { get; } = [];

        public override ITarget Arm32(ICodePath path, Corpus.CaseOptions options, bool count) =>
            new Target(new OracleTarget(path), function, outcome, Calls);

        private sealed class Target(
            ITarget inner, string function, Outcome outcome, List<string> calls) : ITarget
        {
            public string Name => "arm32";
            public long? InstructionsExecuted => null;
            public void Load(Module module) => inner.Load(module);
            public void Dispose() => inner.Dispose();

            public Observation Run(Mfa called, ValueList<Term> arguments, long reductions)
            {
                calls.Add($"{called.Name} {string.Join(',', arguments)}");
                Observation seen = inner.Run(called, arguments, reductions);
                return called.Name == function ? seen with { Outcome = outcome } : seen;
            }
        }
    }
}
