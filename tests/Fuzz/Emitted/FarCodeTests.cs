using Beam;
using Corpus;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Tests.Emitted;

/// <summary>Code so large, or so far away, that a branch might not reach.</summary>
internal sealed class FarCodeTests
{
    private const int Start = 2;
    private const int Fail = 3;
    private const int Loop = 4;

    private static readonly Mfa Plus = new("erlang", "+", 2);

    /// <summary>Steps of one function, and the MiB that their code is at least.</summary>
    [TestCase(75_000, 4)]
    public void Function_of_so_many_MiB_gives_what_the_oracle_gives(int steps, int mebibytes)
    {
        Module module = Long(steps);
        var function = new Mfa(module.Name, "f", 2);
        using var guest = new Guest(
            new JitOptions(), new SharedBifs(NoModules.Instance.Find), NoModules.Instance);
        Assert.That(
            guest.Load(module).Code.Words.Length * 4, Is.GreaterThan(mebibytes << 20));

        using var oracle = new OracleTarget(NoModules.Instance);
        using var jit = new Arm32Target(NoModules.Instance, new CaseOptions(), inspect: false);
        oracle.Load(module);
        jit.Load(module);
        foreach ((Term argument, Outcome expected) in new (Term, Outcome)[]
        {
            (Terms.Int(1), new Returned(Terms.Int(1 + (2 * steps)))),
            // Overflows on the way, far from the code for bignums.
            (Terms.Int((1 << 27) - steps), new Returned(Terms.Int((1 << 27) + steps))),
            (Atom.Of("x"), new Returned(Atom.Of("no"))),
        })
        {
            Observation seen = jit.Run(function, [argument, Terms.Int(2)], 100);
            Assert.That(seen, Is.EqualTo(oracle.Run(function, [argument, Terms.Int(2)], 100)));
            Assert.That(seen.Outcome, Is.EqualTo(expected));
        }
    }

    [Test]
    public void Module_that_branches_cannot_span_is_a_limit_and_no_crash()
    {
        using var target = new Arm32Target(
            NoModules.Instance, new CaseOptions(), inspect: false);
        IEnumerable<Operand> elements =
            Enumerable.Range(1 << 20, 5_000).Select(i => new Const(Terms.Int(i)));
        var tuple = new Instruction(Op.PutTuple2, new X(0), new OperandList([.. elements]));
        Function f = Long(1).Functions[0];
        target.Load(Long(1) with
        {
            Functions = [f with { Code = [.. f.Code, .. Enumerable.Repeat(tuple, 2_000)] }],
        });
        Outcome outcome = target.Run(new Mfa("far", "f", 2), [Terms.Int(1), Terms.Int(1)], 10)
            .Outcome;
        Assert.That(outcome, Is.EqualTo(new Unsupported("more than 31 MiB of code in a module")));
    }

    /// <summary>Chaos puts programs beyond 32 MiB, where branches go by veneers.</summary>
    [Test]
    public void Code_out_of_reach_of_the_fragments_runs_the_same()
    {
        Module module = Long(3);
        int far = 0;
        for (ulong seed = 0; seed < 64; seed++)
        {
            using var target = new Arm32Target(
                NoModules.Instance, new CaseOptions(Chaos: seed), inspect: false,
                (loaded, _) => far += loaded.Start > GuestMemory.CodeBase + (32 << 20) ? 1 : 0);
            target.Load(module);
            Observation seen = target.Run(
                new Mfa("far", "f", 2), [Terms.Int((1 << 27) - 1), Terms.Int(2)], 100);
            Assert.That(seen.Outcome, Is.EqualTo(new Returned(Terms.Int((1 << 27) + 5))));
            Assert.That(seen.Audit, Is.Empty);
        }
        Assert.That(far, Is.Positive);
    }

    /// <summary><c>f(X, Rounds)</c> adds 1 to X so many times in each round; <c>no</c> when X is no
    /// integer, which every step tests anew.</summary>
    private static Module Long(int steps)
    {
        List<Instruction> code =
        [
            new(Op.Label, new Beam.Label(1)),
            new(Op.FuncInfo, Constant("far"), Constant("f"), new Num(2)),
            new(Op.Label, new Beam.Label(Start)),
            new(Op.Label, new Beam.Label(Loop)),
        ];
        for (int i = 0; i < steps; i++)
        {
            code.Add(new(Op.IsInteger, new Beam.Label(Fail), new X(0)));
            code.Add(new(
                Op.GcBif2, new Beam.Label(0), new Num(2), new Extfunc(Plus), new X(0),
                new Const(Terms.Int(1)), new X(0)));
        }
        code.AddRange(
        [
            new(
                Op.GcBif2, new Beam.Label(0), new Num(2), new Extfunc(Plus), new X(1),
                new Const(Terms.Int(-1)), new X(1)),
            // Back over all of it, until no round is left.
            new(Op.IsEqExact, new Beam.Label(Loop), new X(1), new Const(Terms.Int(0))),
            new(Op.Return),
            new(Op.Label, new Beam.Label(Fail)),
            new(Op.Move, Constant("no"), new X(0)),
            new(Op.Return),
        ]);
        return new Module(
            "far", [("f", 2)], [new Function("f", 2, Start, [.. code])], [], Loop + 1, []);
    }

    private static Const Constant(string atom) => new(Atom.Of(atom));
}
