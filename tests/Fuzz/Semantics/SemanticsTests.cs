using Beam;
using Beam.Chunks;
using Beam.Tests;
using Beam.Text;
using Fuzz.Unicorn;
using Jit;
using Jit.Runtime;

namespace Fuzz.Tests.Semantics;

/// <summary>A module that real <c>erlc</c> compiles, run by real <c>erl</c> and by the JIT's code.
/// </summary>
[TestFixture(true, true)]
[TestFixture(false, true)]
[TestFixture(true, false)]
public sealed class SemanticsTests(bool types, bool stress)
{
    private static readonly Lazy<(Module Module, Dictionary<string, Term> Expected)> Real =
        new(RunReal);

    private Guest _guest = null!;
    private Machine _machine = null!;

    public static IEnumerable<string> Functions() => Real.Value.Expected.Keys.Order();

    [OneTimeSetUp]
    public void Make()
    {
        var path = new NoCode();
        _guest = new Guest(new JitOptions(types, stress), new FewBifs(), path);
        _machine = new Machine(_guest.Memory.Regions, OnService);
        _guest.Load(Real.Value.Module);
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        _machine.Dispose();
        _guest.Dispose();
    }

    [TestCaseSource(nameof(Functions))]
    public void Value_is_real_Erlangs(string function)
    {
        Observation seen = Run(new Mfa("semantics", function, 0), []);
        Assert.Multiple(() =>
        {
            Assert.That(seen.Outcome, Is.EqualTo(new Returned(Real.Value.Expected[function])));
            Assert.That(seen.Audit, Is.Empty);
        });
    }

    [Test]
    public void Arguments_come_through_unchanged()
    {
        Term[] args = [TermParser.Parse("{[1,2,{a,1.5}],<<1,2,3:3>>}"), TermParser.Parse("fail")];
        Observation seen = Run(new Mfa("semantics", "plus", 2), args);
        Assert.That(seen.Arguments, Is.EqualTo(args));
        Assert.That(seen.Outcome, Is.InstanceOf<Raised>());
    }

    [Test]
    public void Unknown_function_is_undef()
    {
        Observation seen = Run(new Mfa("semantics", "nope", 1), [Nil.Instance]);
        Term trace = TermParser.Parse("[{semantics,nope,[[]],[]}]");
        Assert.That(seen.Outcome, Is.EqualTo(
            new Raised(Atom.Of("error"), Atom.Of("undef"), trace)));
    }

    [TestCase(0, 0L)]
    [TestCase(1, 1L)]
    [TestCase(1000, 1000L)]
    public void Reductions_run_out(int given, long spent)
    {
        Observation seen = Run(new Mfa("semantics", "fib", 1), [Terms.Int(25)], given);
        Assert.That(seen.Outcome, Is.EqualTo(new Exhausted(Exhausted.Reductions)));
        Assert.That(seen.Reductions, Is.EqualTo(spent));
    }

    [Test]
    public void Memory_runs_out()
    {
        _guest.HeapWordsMax = 1 << 12;
        Observation seen = Run(new Mfa("semantics", "seq", 2), [Terms.Int(1), Terms.Int(99999)]);
        _guest.HeapWordsMax = Jit.Runtime.Heap.WordsLimit;
        Assert.That(seen.Outcome, Is.EqualTo(new Exhausted(Exhausted.Memory)));
    }

    [Test]
    public void Reset_guest_runs_the_same_again()
    {
        _guest.Reset();
        _guest.Load(Real.Value.Module);
        Value_is_real_Erlangs("t_nested");
        Value_is_real_Erlangs("t_deep_clause");
    }

    private Observation Run(Mfa function, Term[] args, int reductions = 1_000_000)
    {
        _guest.Begin();
        GuestProcess process = _guest.Spawn(function, args, receiver: null);
        MachineFault? fault = null;
        if (_guest.Enter(process, reductions))
        {
            Invalidate();
            fault = _machine.Run(_guest.StartAddress, Abi.ProcessBase).Fault;
        }
        Assert.That(_guest.Failure, Is.Null);
        Turn turn = _guest.Leave(fault is null ? null : new Faulted(fault.Pc, fault.Why));
        Outcome outcome = turn.Outcome ?? new Exhausted(Exhausted.Reductions);
        (ValueList<Term> arguments, ValueList<string> audit) = _guest.End(outcome);
        return new Observation(outcome, turn.Reductions, arguments, [], [], audit);
    }

    private bool OnService(int number)
    {
        bool go = _guest.OnService(number);
        Invalidate();
        return go;
    }

    private void Invalidate()
    {
        foreach ((uint start, uint end) in _guest.TakeCodeChanges())
            _machine.Invalidate(start, end);
    }

    private static (Module, Dictionary<string, Term>) RunReal()
    {
        string folder = Directory.CreateTempSubdirectory("semantics").FullName;
        File.Copy(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "semantics.erl"),
            Path.Combine(folder, "semantics.erl"));
        // What called the test is not the test's: a trace ends before the shell's frames.
        string text = Erlang.Eval(
            """
            {ok, semantics} = c:c(semantics, [{outdir, "."}]),
            Trim = fun(F, T) when is_tuple(T) -> list_to_tuple(F(F, tuple_to_list(T)));
                      (_, [{erl_eval, _, _, _} | _]) -> [];
                      (F, [H | T]) -> [F(F, H) | F(F, T)];
                      (_, X) -> X end,
            [io:format("{~w,~w}.~n", [F, Trim(Trim, semantics:F())])
             || {F, 0} <- semantics:module_info(exports), lists:prefix("t_", atom_to_list(F))]
            """,
            folder);
        var expected = new Dictionary<string, Term>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = (Beam.Tuple)TermParser.Parse(line.TrimEnd('.'));
            Term value = pair.Elements[1];
            expected.Add(((Atom)pair.Elements[0]).Name, value);
        }
        string file = Path.Combine(folder, "semantics.beam");
        Module module = BeamReader.Read(File.ReadAllBytes(file), file);
        Directory.Delete(folder, recursive: true);
        return (module, expected);
    }

    private sealed class NoCode : ICodePath
    {
        public Module? Find(string name) => null;
    }

    private sealed class FewBifs : IBifs
    {
        public bool Has(Mfa function) => function is
            ("erlang", "list_to_atom", 1) or ("lists", "duplicate", 2);

        public BifResult Call(Mfa function, ReadOnlySpan<Term> args) => function.Name switch
        {
            "duplicate" => new BifResult.Value(Terms.List(
                [.. Enumerable.Repeat(args[1], (int)((Integer)args[0]).Value)])),
            _ => new BifResult.Raise(Atom.Of("error"), Atom.Of("badarg")),
        };
    }
}
