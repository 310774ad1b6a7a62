using Beam;
using Oracle.Bifs;

namespace Oracle.Tests;

/// <summary>What no Erlang source shows: reductions, limits, ops that erlc does not emit, code that
/// is wrong.</summary>
public sealed class MachineTests
{
    private const long Plenty = 100_000;
    private static readonly X X0 = new(0);
    private static readonly X X1 = new(1);
    private static readonly X X2 = new(2);
    private static readonly Y Y0 = new(0);

    [Test]
    public void Calls_and_returns_spend_what_the_contract_says()
    {
        var machine = new OracleMachine(Judge.CodePath());
        Observation table = machine.Run(new Mfa("reductions", "counts", 0), [], Plenty);
        foreach (Term row in Terms.Elements(((Returned)table.Outcome).Value)!)
        {
            var fields = ((Beam.Tuple)row).Elements;
            List<Term> args = Terms.Elements(fields[1])!;
            var function = new Mfa("reductions", ((Atom)fields[0]).Name, args.Count);
            long expected = (long)((Integer)fields[2]).Value;
            Observation whole = machine.Run(function, args, Plenty);
            Observation enough = machine.Run(function, args, expected);
            Observation less = machine.Run(function, args, 0);
            Assert.Multiple(() =>
            {
                Assert.That(whole.Reductions, Is.EqualTo(expected), $"{function} {whole.Outcome}");
                Assert.That(enough, Is.EqualTo(whole));
                Assert.That(less.Outcome, Is.EqualTo(new Exhausted(Exhausted.Reductions)));
                Assert.That(less.Reductions, Is.Zero);
            });
        }
    }

    [Test]
    public void Endless_loop_is_exhausted_at_the_limit()
    {
        Observation seen = Run(new Instruction(Op.CallOnly, new Num(1), new Label(2)));
        Assert.That(seen.Outcome, Is.EqualTo(new Exhausted(Exhausted.Reductions)));
        Assert.That(seen.Reductions, Is.EqualTo(Plenty));
    }

    [Test]
    public void Every_op_in_scope_is_handled_or_unsupported_by_its_name()
    {
        foreach (OpInfo info in Ops.All.Where(o => o.InScope && !OracleMachine.Handles(o.Op)))
        {
            Observation seen = Run(new Instruction(info.Op));
            Assert.That(seen.Outcome, Is.EqualTo(new Unsupported(info.Name)));
        }
    }

    [TestCase(Op.Move, true)]
    [TestCase(Op.CallFun2, true)]
    [TestCase(Op.UpdateRecord, true)]
    [TestCase(Op.PutMapExact, true)]
    [TestCase(Op.Fadd, true)]
    [TestCase(Op.LoopRec, true)]
    [TestCase(Op.BsMatch, true)]
    [TestCase(Op.PutRecord, true)]
    public void Handles_tells_what_is_there(Op op, bool handled) =>
        Assert.That(OracleMachine.Handles(op), Is.EqualTo(handled));

    [Test]
    public void Missing_bif_is_unsupported_by_its_name()
    {
        var missing = new Mfa("erlang", "halt", 2);
        Observation seen = Run(
            new Instruction(Op.CallExtOnly, new Num(1), new Extfunc(missing)));
        Assert.That(seen.Outcome, Is.EqualTo(new Unsupported("erlang:halt/2")));
        Assert.That(BifLibrary.Has(missing), Is.True);
        Assert.That(BifLibrary.IsImplemented(missing), Is.False);
    }

    [Test]
    public void Every_implemented_bif_is_one_of_real_erlang() =>
        Assert.That(BifLibrary.Implemented.Where(f => !BifLibrary.Has(f)), Is.Empty);

    [Test]
    public void Update_record_sets_elements_of_a_copy()
    {
        Term record = new Beam.Tuple(Atom.Of("r"), Terms.Int(1), Terms.Int(2));
        Observation seen = Run(
            record,
            new Instruction(Op.UpdateRecord, Constant("copy"), new Num(3), X0, X1, new OperandList(
                [new Num(2), Constant("new"), new Num(3), X0])),
            new Instruction(Op.PutTuple2, X0, new OperandList([X0, X1])));
        Term changed = new Beam.Tuple(Atom.Of("r"), Atom.Of("new"), record);
        Assert.That(
            seen.Outcome, Is.EqualTo(new Returned(new Beam.Tuple(record, changed))));
    }

    [Test]
    public void Set_tuple_element_is_seen_by_all_who_hold_the_tuple()
    {
        Observation seen = Run(
            new Instruction(Op.PutTuple2, X0, new OperandList([Constant("a")])),
            new Instruction(Op.Move, X0, X1),
            new Instruction(Op.SetTupleElement, Constant("b"), X1, new Num(0)));
        Assert.That(seen.Outcome, Is.EqualTo(new Returned(new Beam.Tuple(Atom.Of("b")))));
    }

    [Test]
    public void Trim_drops_the_lowest_y_registers()
    {
        Observation seen = Run(
            new Instruction(Op.AllocateZero, new Num(3), new Num(0)),
            new Instruction(Op.Move, Constant("kept"), new Y(2)),
            new Instruction(Op.Move, Constant("gone"), new Y(1)),
            new Instruction(Op.Trim, new Num(2), new Num(1)),
            new Instruction(Op.Move, Y0, X0),
            new Instruction(Op.Deallocate, new Num(1)));
        Assert.That(seen.Outcome, Is.EqualTo(new Returned(Atom.Of("kept"))));
    }

    [Test]
    public void Get_list_may_overwrite_its_source()
    {
        Observation seen = Run(
            Terms.List(Terms.Int(1), Terms.Int(2)),
            new Instruction(Op.GetList, X0, X0, X1),
            new Instruction(Op.Swap, X0, X1),
            new Instruction(Op.PutList, X0, X1, X0));
        Term expected = new Cons(Terms.List(Terms.Int(2)), Terms.Int(1));
        Assert.That(seen.Outcome, Is.EqualTo(new Returned(expected)));
    }

    [Test]
    public void Raw_raise_of_no_class_gives_badarg()
    {
        Observation seen = Run(
            Atom.Of("no_class"),
            new Instruction(Op.Move, X0, X1),
            new Instruction(Op.Move, X0, X2),
            new Instruction(Op.RawRaise));
        Assert.That(seen.Outcome, Is.EqualTo(new Returned(Atom.Of("badarg"))));
    }

    [Test]
    public void Code_that_no_validator_passes_is_a_fault_not_a_crash()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Run(new Instruction(Op.GetHd, X0, X0)).Outcome, Is.InstanceOf<Faulted>());
            Assert.That(
                Run(new Instruction(Op.Move, Y0, X0)).Outcome, Is.InstanceOf<Faulted>());
            Assert.That(
                Run(new Instruction(Op.Deallocate, new Num(0))).Outcome,
                Is.InstanceOf<Faulted>());
            Assert.That(
                Run(new Instruction(Op.Jump, new Label(77))).Outcome, Is.InstanceOf<Faulted>());
            Assert.That(Run(new Instruction(Op.Move)).Outcome, Is.InstanceOf<Faulted>());
        });
    }

    [Test]
    public void Bignum_of_more_than_65535_digits_is_system_limit()
    {
        var machine = new OracleMachine(Judge.CodePath());
        var shift = new Mfa("erlang", "bsl", 2);
        var limit = 65_535 * 32;
        Outcome last = machine.Run(shift, [Terms.Int(1), Terms.Int(limit - 1)], Plenty).Outcome;
        Outcome over = machine.Run(shift, [Terms.Int(1), Terms.Int(limit)], Plenty).Outcome;
        Outcome least = machine.Run(shift, [Terms.Int(-1), Terms.Int(limit)], Plenty).Outcome;
        Assert.Multiple(() =>
        {
            Assert.That(last, Is.InstanceOf<Returned>());
            Assert.That(((Raised)over).Reason, Is.EqualTo(Atom.Of("system_limit")));
            Assert.That(((Raised)least).Reason, Is.EqualTo(Atom.Of("system_limit")));
        });
    }

    [Test]
    public void Loading_a_module_again_replaces_it_for_its_callers()
    {
        var machine = new OracleMachine(Judge.CodePath());
        var call = new Mfa("caller", "main", 1);
        machine.Load(MakeModule("caller", new Instruction(
            Op.CallExtOnly, new Num(1), new Extfunc(new Mfa("called", "main", 1)))));
        machine.Load(MakeModule("called", new Instruction(Op.Move, Constant("old"), X0)));
        Outcome before = machine.Run(call, [Nil.Instance], Plenty).Outcome;
        machine.Load(MakeModule("called", new Instruction(Op.Move, Constant("new"), X0)));
        Outcome after = machine.Run(call, [Nil.Instance], Plenty).Outcome;
        Assert.That(before, Is.EqualTo(new Returned(Atom.Of("old"))));
        Assert.That(after, Is.EqualTo(new Returned(Atom.Of("new"))));
    }

    [Test]
    public void Memory_without_end_is_exhausted()
    {
        var machine = new OracleMachine(Judge.CodePath());
        Observation seen = machine.Run(
            new Mfa("greedy", "double", 1), [Terms.List(Nil.Instance)], Plenty);
        Assert.That(seen.Outcome, Is.EqualTo(new Exhausted(Exhausted.Memory)));
    }

    [Test]
    public void Terms_that_are_too_large_end_a_run_that_says_so()
    {
        var machine = new OracleMachine(Judge.CodePath()) { TermWordsMax = 1000 };
        Observation seen = machine.Run(
            new Mfa("greedy", "double", 1), [Terms.List(Nil.Instance)], Plenty);
        Assert.That(seen.Outcome, Is.EqualTo(new Exhausted(Exhausted.Memory)));
        Assert.That(seen.Reductions, Is.LessThan(30));
    }

    [Test]
    public void Runs_do_not_see_each_other()
    {
        var machine = new OracleMachine(Judge.CodePath());
        var dictionary = new Mfa("bifs", "dictionary", 0);
        Assert.That(
            machine.Run(dictionary, [], Plenty), Is.EqualTo(machine.Run(dictionary, [], Plenty)));
    }

    private static Const Constant(string atom) => new(Atom.Of(atom));

    private static Observation Run(params Instruction[] code) => Run(Nil.Instance, code);

    /// <summary>Runs a function main/1 that ends in return.</summary>
    private static Observation Run(Term arg, params Instruction[] code)
    {
        var machine = new OracleMachine(Judge.CodePath());
        machine.Load(MakeModule("made", code));
        return machine.Run(new Mfa("made", "main", 1), [arg], Plenty);
    }

    private static Module MakeModule(string name, params Instruction[] code)
    {
        Instruction[] whole =
        [
            new Instruction(Op.Label, new Label(1)),
            new Instruction(Op.FuncInfo, Constant(name), Constant("main"), new Num(1)),
            new Instruction(Op.Label, new Label(2)),
            .. code,
            new Instruction(Op.Return),
        ];
        return new Module(
            name, [("main", 1)], [new Function("main", 1, 2, [.. whole])], [], 3, []);
    }
}
