using System.Globalization;
using Beam;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Generate.Mutating;
using Fuzz.Generate.Sweeping;
using Fuzz.Run;

namespace Fuzz.Tests.Generate;

[TestFixture]
public class ValidityTests
{
    private static readonly Generator Generator = Of(25);

    private static Generator Of(int release) =>
        new(new GeneratorOptions(Releases: Releases.Only(release), HasProcesses: true));

    private static IEnumerable<TestCaseData> Wrong()
    {
        var zero = new Const(Terms.Int(0));
        Instruction back = new(Op.Return);
        yield return Case("falls off", "control falls off", 0);
        yield return Case("x0 is not defined", "holds no term", 0, back);
        yield return Case("needs a frame", "needs a frame", 1,
            new(Op.CallExt, new Num(1), new Extfunc(new("erlang", "abs", 1))), back);
        yield return Case("frame is left", "there is a frame", 1,
            new(Op.Allocate, new Num(0), new Num(1)), back);
        yield return Case("y is not initialised", "y0 is not initialised", 1,
            new(Op.Allocate, new Num(1), new Num(1)),
            new(Op.TestHeap, new Num(1), new Num(1)), new(Op.Deallocate, new Num(1)), back);
        yield return Case("x1 is not live", "x1 is not live", 1,
            new(Op.TestHeap, new Num(1), new Num(2)), back);
        yield return Case("no room", "2 heap words too few", 1,
            new(Op.PutList, new X(0), zero, new X(0)), back);
        yield return Case("no list cell", "not known to be a list cell", 1,
            new(Op.GetHd, new X(0), new X(0)), back);
        yield return Case("no tuple", "not known to be a tuple", 1,
            new(Op.GetTupleElement, new X(0), new Num(0), new X(0)), back);
        yield return Case("tuple too small", "not known to be a tuple", 1,
            new(Op.TestHeap, new Num(2), new Num(1)),
            new(Op.PutTuple2, new X(0), new OperandList([new X(0)])),
            new(Op.GetTupleElement, new X(0), new Num(1), new X(0)), back);
        yield return Case("skips units of none", "no such unit", 1,
            new(Op.BsStartMatch3, new Label(1), new X(0), new Num(1), new X(1)),
            new(Op.BsSkipBits2, new Label(1), new X(1), zero, new Num(0), new Num(0)), back);
        yield return Case("no such label", "label 9 is nowhere", 1,
            new(Op.IsAtom, new Label(9), new X(0)), back);
        yield return Case("no such label of a mark", "its label is nowhere", 1,
            new(Op.RecvMark, new Label(9)), back);
        yield return Case("dead code", "cannot be reached", 1, back, back);
        yield return Case("jumps backwards", "jumps backwards", 1,
            new(Op.Jump, new Label(3)), new(Op.Label, new Label(3)), new(Op.Jump, new Label(3)));
        yield return Case("false type", "not known to be of that type", 1,
            new(Op.GcBif1, new Label(0), new Num(1), new Extfunc(new("erlang", "-", 1)),
                new X(0, new Beam.ValueType(TypeSet.Integer)), new X(0)), back);
        yield return Case("type where none may be", "no typed operand", 1,
            new(Op.IsInteger, new Label(1), new X(0)),
            new(Op.Move, new X(0, new Beam.ValueType(TypeSet.Integer)), new X(1)), back);
        yield return Case("catch left open", "a catch is open", 1,
            new(Op.AllocateZero, new Num(1), new Num(1)), new(Op.Catch, new Y(0), new Label(3)),
            new(Op.Deallocate, new Num(1)), back);
        yield return Case("try handler without try_case", "not yet handled", 1,
            new(Op.AllocateZero, new Num(1), new Num(1)), new(Op.Try, new Y(0), new Label(3)),
            new(Op.IfEnd), new(Op.Label, new Label(3)), new(Op.Move, zero, new X(0)));
        yield return Case("inner catch above outer", "lower y register", 1,
            new(Op.AllocateZero, new Num(2), new Num(1)), new(Op.Catch, new Y(0), new Label(3)),
            new(Op.Catch, new Y(1), new Label(4)));
        yield return Case("room is gone after a call", "heap words too few", 1,
            new(Op.AllocateHeap, new Num(0), new Num(2), new Num(1)),
            new(Op.CallExt, new Num(1), new Extfunc(new("erlang", "abs", 1))),
            new(Op.PutList, zero, zero, new X(0)));
        yield return Case("float register is empty", "holds no float", 1,
            new(Op.Fmove, new Fr(0), new X(0)), back);
        yield return Case("no float to move", "not known to be a float", 1,
            new(Op.Fmove, new X(0), new Fr(0)), back);
        yield return Case("no map", "not known to be a map", 1,
            new(Op.HasMapFields, new Label(1), new X(0), new OperandList([zero])), back);
        yield return Case("keys are the same", "different constants", 1,
            new(Op.PutMapAssoc, new Label(0), new Const(Map.Empty), new X(0), new Num(1),
                new OperandList([zero, zero, zero, zero])), back);
        yield return Case("no context", "no match context", 1,
            new(Op.BsTestTail2, new Label(1), new X(0), new Num(0)), back);
        yield return Case("no_fail of anything", "not known to be a bitstring", 1,
            new(Op.BsStartMatch4, new Const(Atom.Of("no_fail")), new Num(1), new X(0), new X(1)),
            back);
        yield return Case("a context is returned", "holds no term", 1,
            new(Op.BsStartMatch3, new Label(1), new X(0), new Num(1), new X(0)), back);
        yield return Case("a bitstring is not filled", "not yet whole", 1,
            new(Op.BsInit2, new Label(0), new Num(1), new Num(0), new Num(1), new Num(0),
                new X(0)), back);
        yield return Case("a bitstring is overfilled", "more is put", 1,
            new(Op.BsInit2, new Label(0), new Num(1), new Num(0), new Num(1), new Num(0),
                new X(0)),
            new(Op.BsPutUtf32, new Label(0), new Num(0), zero), back);
        yield return Case("not writable", "not writable", 1,
            new(Op.BsCreateBin, new Label(0), new Num(0), new Num(1), new Num(1), new X(0),
                new OperandList([new Const(Atom.Of("private_append")), new Num(1), new Num(1),
                    new Const(Nil.Instance), new X(0), new Const(Atom.Of("all"))])), back);
        yield return Case("bs_match takes too much", "more is taken", 1,
            new(Op.BsStartMatch3, new Label(1), new X(0), new Num(1), new X(1)),
            new(Op.BsMatch, new Label(3), new X(1), new OperandList(
                [new Const(Atom.Of("ensure_exactly")), new Num(8),
                    new Const(Atom.Of("skip")), new Num(9)])), back);
        yield return Case("record of unknown size", "not known to be a tuple of 1", 1,
            new(Op.UpdateRecord, new Const(Atom.Of("copy")), new Num(1), new X(0), new X(0),
                new OperandList([new Num(1), zero])), back);
        yield return Case("handler comes before", "its handler came before", 1,
            new(Op.AllocateZero, new Num(1), new Num(1)), new(Op.Try, new Y(0), new Label(3)),
            new(Op.Jump, new Label(4)), new(Op.Label, new Label(3)), new(Op.TryCase, new Y(0)),
            new(Op.Deallocate, new Num(1)), back, new(Op.Label, new Label(4)), new(Op.IfEnd));
    }

    private static TestCaseData Case(
        string name, string complaint, int arity, params Instruction[] code) =>
        new TestCaseData(complaint, arity, code).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Wrong))]
    public void Check_says_what_is_wrong(string complaint, int arity, Instruction[] code)
    {
        Assert.That(Validity.Check(Small.Module(arity, code))?.What, Does.Contain(complaint));
    }

    [TestCase("otp", 25)]
    [TestCase("otp27", 27)]
    [TestCase("otp29", 29)]
    public void Erlang_accepts_what_is_generated(string vm, int release)
    {
        int count = int.Parse(
            Environment.GetEnvironmentVariable("FUZZ_VALIDATED") ?? "2000",
            CultureInfo.InvariantCulture);
        var random = new Pcg(2);
        Generator generator = Of(release);
        IEnumerable<Module> modules =
            Enumerable.Range(0, count).Select(_ => generator.Generate(random).Module);
        Assert.That(ErlangValidator.Complaints(modules, vm, release), Is.Empty);
    }

    /// <summary>The same number of programs about each op, as far as there are as many.</summary>
    [TestCase("otp", 25)]
    [TestCase("otp27", 27)]
    [TestCase("otp29", 29)]
    public void Erlang_accepts_the_sweep(string vm, int release)
    {
        int count = int.Parse(
            Environment.GetEnvironmentVariable("FUZZ_VALIDATED") ?? "2000",
            CultureInfo.InvariantCulture);
        IEnumerable<Module> modules = Sweep.Of(Releases.Only(release), _ => true, _ => true)
            .Select(p => p.Module).Where(m => m.Functions[0].Code.Count < 1000).Take(count);
        Assert.That(ErlangValidator.Complaints(modules, vm, release), Is.Empty);
    }

    [TestCase("otp", 25)]
    [TestCase("otp27", 27)]
    [TestCase("otp29", 29)]
    public void Erlang_accepts_mutants(string vm, int release)
    {
        int count = int.Parse(
            Environment.GetEnvironmentVariable("FUZZ_VALIDATED") ?? "1000",
            CultureInfo.InvariantCulture);
        var donors = new Donors(RunVerb.DonorFolders(new TargetFactory().Vms));
        var mutator = new Mutator(donors, Releases.Only(release), _ => true);
        Module[] mutants =
            [.. Enumerable.Range(0, count).Select(n => mutator.Mutate((ulong)n).Module)];
        Assert.That(ErlangValidator.Complaints(mutants, vm, release), Is.Empty);
    }

    [Test]
    public void Erlang_accepts_what_Check_accepts_of_damaged_modules()
    {
        var random = new Pcg(3);
        var accepted = new List<Module>();
        int refused = 0;
        while (accepted.Count < 1_000)
        {
            Module damaged = Damage(Generator.Generate(random).Module, random);
            if (Validity.Check(damaged) is null)
                accepted.Add(damaged);
            else
                refused++;
        }
        Assert.That(ErlangValidator.Complaints(accepted), Is.Empty);
        Assert.That(refused, Is.GreaterThan(300), "the damage is too slight to say anything");
    }

    /// <summary>One or two instructions dropped, doubled, exchanged or with other operands.
    /// </summary>
    private static Module Damage(Module module, Pcg random)
    {
        for (int times = random.Between(1, 2); times > 0; times--)
        {
            int f = random.Below(module.Functions.Count);
            Function function = module.Functions[f];
            List<Instruction> code = [.. function.Code];
            if (code.Count <= 4)
                continue;
            int at = random.Between(4, code.Count - 1);
            switch (random.Below(4))
            {
                case 0:
                    code.RemoveAt(at);
                    break;
                case 1 when code[at].Op != Op.Label:
                    code.Insert(at, code[at]);
                    break;
                case 2:
                    (code[at], code[at - 1]) = (code[at - 1], code[at]);
                    break;
                default:
                    code[at] = new Instruction(
                        code[at].Op,
                        new ValueList<Operand>(
                            [.. code[at].Operands.Select(o => Other(o, random))]));
                    break;
            }
            var functions = module.Functions.ToImmutableArray();
            module = module with
            {
                Functions = new(functions.SetItem(f, function with { Code = new([.. code]) })),
            };
        }
        return module;
    }

    private static Operand Other(Operand operand, Pcg random) => operand switch
    {
        X x when random.Chance(50) => x with { Index = random.Below(6) },
        Y y when random.Chance(50) => y with { Index = random.Below(4) },
        X when random.Chance(10) => new Y(random.Below(2)),
        Num n when random.Chance(30) => new Num(Math.Max(0, n.Value + random.Between(-1, 1))),
        _ => operand,
    };
}
