using System.Diagnostics;
using Beam;
using Fuzz.Run.Erlang;

namespace Fuzz.Tests.Run.Erlang;

/// <summary>The server in the system's own VM: what comes back, and what happens when it does not.
/// </summary>
public sealed class VmSessionTests
{
    private const string Source = """
        -module(subject).
        -export([id/1, raise/3, loop/0, eat/1, fat/0, put/0, die/0, exit_by/1]).
        id(X) -> X.
        raise(C, R, _) -> erlang:C(R).
        loop() -> loop().
        eat(L) -> eat([L | L]).
        fat() -> fat(lists:seq(1, 10), 40).
        fat(T, 0) -> T;
        fat(T, N) -> fat([T | T], N - 1).
        put() -> put(b, 1), put(a, [2]), done.
        die() -> erlang:halt(7).
        exit_by(Why) -> exit(self(), Why), receive never -> ok end.
        """;

    private string _folder = "";
    private byte[] _code = [];
    private VmSession _session = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = Directory.CreateTempSubdirectory("vm-").FullName;
        _code = File.ReadAllBytes(Cli.Erlang.Compile(_folder, "subject", Source));
        _session = new VmSession(
            ErlangVm.Installed("otp", "erl"), _folder,
            VmLimits.Default with { Call = TimeSpan.FromMilliseconds(300) });
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private VmJob Job(params (string, ValueList<Term>)[] calls) => new("subject", _code, calls);

    private Observation Call(string function, params Term[] arguments) =>
        _session.Run([Job((function, [.. arguments]))])[0][0];

    [TestCase("[]")]
    [TestCase("{a,1.5,-0.0,\"text\",<<1,2,3:3>>}")]
    [TestCase("#{a => 1,[b] => {}}")]
    [TestCase("1267650600228229401496703205376")]
    [TestCase("fun lists:reverse/1")]
    public void A_term_comes_back_as_it_went(string text)
    {
        Term term = Beam.Text.TermParser.Parse(text);
        Assert.That(Call("id", term).Outcome, Is.EqualTo(new Returned(term)));
    }

    [TestCase("error")]
    [TestCase("exit")]
    [TestCase("throw")]
    public void An_exception_comes_with_its_trace_and_without_ours(string cls)
    {
        Observation seen = Call("raise", Atom.Of(cls), Atom.Of("why"), Nil.Instance);
        var raised = (Raised)seen.Outcome;
        Assert.Multiple(() =>
        {
            Assert.That(raised.Class, Is.EqualTo(Atom.Of(cls)));
            Assert.That(raised.Reason, Is.EqualTo(Atom.Of("why")));
            Assert.That(raised.Stacktrace.ToString(), Does.Not.Contain("fuzz_server"));
        });
    }

    [Test]
    public void The_dictionary_is_seen()
    {
        Observation seen = Call("put");
        Assert.That(
            seen.Dictionary.Select(e => $"{e.Key}"), Is.EquivalentTo(new[] { "a", "b" }));
    }

    [Test]
    public void Time_memory_and_size_are_limits()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Call("loop").Outcome, Is.EqualTo(new Exhausted(Exhausted.Time)));
            Assert.That(
                Call("eat", Terms.List(Terms.Int(1))).Outcome,
                Is.EqualTo(new Exhausted(Exhausted.Memory)));
            Assert.That(Call("fat").Outcome, Is.EqualTo(new Exhausted(Exhausted.Memory)));
        });
    }

    [Test]
    public void A_process_that_is_ended_otherwise_is_a_fault() =>
        Assert.That(
            Call("exit_by", Atom.Of("bye")).Outcome,
            Is.EqualTo(new Faulted(0, "the process ended: bye")));

    [Test]
    public void What_is_no_module_is_not_supported()
    {
        var job = new VmJob("none", [1, 2, 3], [("f", [])]);
        Assert.That(_session.Run([job])[0][0].Outcome, Is.InstanceOf<Unsupported>());
    }

    [Test]
    public void The_call_that_kills_the_VM_is_told_and_the_others_have_their_outcome()
    {
        int deaths = _session.Deaths;
        var good = new VmJob("lists", null, [("last", [Terms.List(Terms.Int(1))])]);
        VmJob bad = Job(("id", [Terms.Int(2)]), ("die", []), ("id", [Terms.Int(3)]));
        IReadOnlyList<IReadOnlyList<Observation>> seen =
            _session.Run([good, bad, good]);
        string[] outcomes =
        [
            .. seen.SelectMany(s => s)
                .Select(o => o.Outcome is Returned r ? $"{r.Value}" : "fault"),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(outcomes, Is.EqualTo(new[] { "1", "2", "fault", "3", "1" }));
            Assert.That(_session.Deaths, Is.GreaterThan(deaths));
        });
    }

    [Test]
    public void The_VM_ends_with_its_input()
    {
        var server = new ErlangServer(
            ErlangVm.Installed("otp", "erl"),
            ServerCode.FolderFor(ErlangVm.Installed("otp", "erl"), _folder), 1L << 30);
        using var process = Process.GetProcessById(server.ProcessId);
        server.CloseInput(); // As the kernel does when the harness is killed.
        Assert.That(process.WaitForExit(TimeSpan.FromSeconds(20)), Is.True);
        server.Dispose();
    }
}
