using System.Text.Json.Nodes;
using Beam;
using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

/// <summary><c>exec</c> on real modules: both targets give what real Erlang gives.</summary>
public sealed class ExecTests
{
    private const string Programs = """
        -module(programs).
        -export([fib/1, tak/3, nrev/1, qsort/1, ackermann/2, factorial/1, forever/1, caught/1]).

        fib(N) when N < 2 -> N;
        fib(N) -> fib(N - 1) + fib(N - 2).

        tak(X, Y, Z) when Y >= X -> Z;
        tak(X, Y, Z) -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y)).

        nrev([]) -> [];
        nrev([H | T]) -> nrev(T) ++ [H].

        qsort([]) -> [];
        qsort([P | T]) -> qsort([X || X <- T, X < P]) ++ [P] ++ qsort([X || X <- T, X >= P]).

        ackermann(0, N) -> N + 1;
        ackermann(M, 0) -> ackermann(M - 1, 1);
        ackermann(M, N) -> ackermann(M - 1, ackermann(M, N - 1)).

        factorial(N) -> factorial(N, 1).
        factorial(0, F) -> F;
        factorial(N, F) -> factorial(N - 1, N * F).

        forever(X) -> forever(X).

        caught(F) -> try F() of X -> {ok, X} catch C:R -> {C, R} after put(k, v) end.
        """;

    private static readonly (string Module, string Function, string Args)[] Calls =
    [
        ("lists", "sort", "[[3,1,2]]"),
        ("lists", "seq", "[1,5]"),
        ("lists", "nth", "[2,[a,b]]"),
        ("lists", "nth", "[0,[a]]"),
        ("lists", "nth", "[2,[a]]"),
        ("lists", "flatten", "[[[1,[2]],3]]"),
        ("lists", "keysort", "[1,[{2,b},{1,a}]]"),
        ("lists", "foldl", "[fun erlang:'+'/2,0,[1,2,3]]"),
        ("lists", "map", "[fun erlang:abs/1,[-1,2,a]]"),
        ("lists", "zip", "[[1,2],[a]]"),
        ("lists", "usort", "[[b,1,1.5,[],{},\"x\",b]]"),
        ("lists", "sum", "[[134217727,1,1152921504606846976]]"),
        ("gb_sets", "from_list", "[[c,a,b]]"),
        ("gb_trees", "from_orddict", "[[{1,a},{2,b}]]"),
        ("orddict", "from_list", "[[{b,1},{a,2},{b,3}]]"),
        ("orddict", "fetch", "[a,[{b,1}]]"),
        ("ordsets", "union", "[[a,c],[b,c]]"),
        ("proplists", "get_value", "[b,[a,{b,7}]]"),
        ("programs", "fib", "[15]"),
        ("lists", "sum", "[[1,a]]"),
        ("programs", "tak", "[8,4,2]"),
        ("programs", "nrev", "[[1,2,3,4,5,6,7,8,9,10]]"),
        ("programs", "nrev", "[[1|2]]"),
        ("programs", "qsort", "[[5,3,8,1,9,2,7]]"),
        ("programs", "ackermann", "[2,3]"),
        ("programs", "factorial", "[50]"),
        ("programs", "caught", "[fun erlang:halt/7]"),
    ];

    private string _folder = "";
    private IReadOnlyList<Outcome> _real = [];

    [OneTimeSetUp]
    public void AskErlang()
    {
        _folder = Directory.CreateTempSubdirectory("exec-").FullName;
        Erlang.Compile(_folder, "programs", Programs);
        _real = Erlang.Outcomes(_folder, Calls);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<TestCaseData> Indexes() => Calls.Select(
        (call, i) => new TestCaseData(i).SetName($"{call.Module}:{call.Function}({call.Args})"));

    [TestCaseSource(nameof(Indexes))]
    public void Both_targets_give_what_Erlang_gives(int index)
    {
        (string module, string function, string args) = Calls[index];
        Ran ran = Shell.Fuzz("exec", FileOf(module), function, args, "--json");
        JsonObject summary = JsonNode.Parse(ran.LastLine)!.AsObject();
        string expected = ErlangShell.Show(_real[index]);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That((string?)summary["outcomes"]!["oracle"], Is.EqualTo(expected));
            Assert.That((string?)summary["outcomes"]!["arm32"], Is.EqualTo(expected));
            Assert.That((bool)summary["agree"]!, Is.True);
        });
    }

    [TestCase("--gc-stress")]
    [TestCase("--no-types")]
    public void Options_of_the_JIT_change_nothing_that_is_seen(string option)
    {
        Ran plain = Shell.Fuzz("exec", FileOf("programs"), "qsort", "[[5,3,8,1,9,2,7]]");
        Ran other = Shell.Fuzz("exec", FileOf("programs"), "qsort", "[[5,3,8,1,9,2,7]]", option);
        Assert.Multiple(() =>
        {
            Assert.That(plain.Out, Does.Contain("arm32: [1,2,3,5,7,8,9]"));
            Assert.That(other.Out, Is.EqualTo(plain.Out));
        });
    }

    [Test]
    public void A_program_that_never_ends_stops_by_reductions()
    {
        Ran ran = Shell.Fuzz(
            "exec", FileOf("programs"), "forever", "[1]", "--reductions", "5000");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That(ran.Out, Does.Contain("oracle: exhausted reductions\n  (5000 reductions)"));
            Assert.That(ran.Out, Does.Contain("arm32: exhausted reductions\n  (5000 reductions)"));
        });
    }

    [Test]
    public void Count_tells_the_ARM_instructions()
    {
        Ran ran = Shell.Fuzz("exec", FileOf("programs"), "fib/1", "[10]", "--count");
        Assert.That(
            ran.Out, Does.Match(@"arm32: 55\n  \(\d+ reductions, \d{4,5} ARM instructions\)"));
    }

    [Test]
    public void Without_a_function_the_exports_are_listed()
    {
        Ran ran = Shell.Fuzz("exec", FileOf("programs"));
        Assert.That(ran.Out.Split('\n'), Does.Contain("fib/1").And.Contain("tak/3"));
    }

    [Test]
    public void Modules_that_are_not_in_the_folder_are_undefined_unless_a_path_is_told()
    {
        string file = Erlang.Compile(
            _folder, "calls", "-module(calls).\n-export([f/1]).\nf(X) -> lists:last(X).\n");
        Ran without = Shell.Fuzz("exec", file, "f", "[[1,2]]");
        Ran with = Shell.Fuzz(
            "exec", file, "f", "[[1,2]]",
            "--path", Path.GetDirectoryName(Erlang.BeamFile("lists"))!);
        Assert.Multiple(() =>
        {
            Assert.That(without.Out, Does.Contain("exception error: undef\n  lists:last([1,2])"));
            Assert.That(with.Out, Does.Contain("oracle: 2").And.Contain("arm32: 2"));
        });
    }

    [Test]
    public void Assembly_runs_as_a_beam_file_does()
    {
        Ran erlc = Shell.CommandIn(_folder, "erlc", "-S", Path.Combine(_folder, "programs.erl"));
        Assert.That(erlc.Exit, Is.Zero, erlc.Out);
        Ran ran = Shell.Fuzz("exec", Path.Combine(_folder, "programs.S"), "factorial", "[20]");
        Assert.That(ran.Out, Does.Contain("arm32: 2432902008176640000"));
    }

    private string FileOf(string module)
    {
        string own = Path.Combine(_folder, module + ".beam");
        return File.Exists(own) ? own : Erlang.BeamFile(module);
    }
}
