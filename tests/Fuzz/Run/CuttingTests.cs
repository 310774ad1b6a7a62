using Beam;
using Fuzz.Run;

namespace Fuzz.Tests.Run;

/// <summary>Localising, against a fake: a variant "differs" when a given instruction is reached
/// before the first return that every path takes.</summary>
public sealed class CuttingTests
{
    private static readonly Instruction Plus = new(
        Op.GcBif2,
        new Beam.Label(0), new Num(1), new Extfunc(new Mfa("erlang", "+", 2)),
        new X(0), new Const(Terms.Int(1)), new X(1));

    private static readonly Instruction[] StraightCode =
    [
        new(Op.Allocate, new Num(1), new Num(1)),
        new(Op.Move, new X(0), new Y(0)),
        Plus,
        new(Op.Move, new X(1), new X(0)),
        new(Op.Deallocate, new Num(1)),
        new(Op.Return),
    ];

    [Test]
    public void The_first_cut_that_differs_has_the_instruction_right_before_it()
    {
        Module module = ModuleOf(StraightCode);
        Instruction? blamed = Cutting.Blame(
            module, new Mfa("m", "f", 1), cut => Before(cut, Op.Return).Contains(Plus));
        Assert.That(blamed, Is.EqualTo(Plus));
    }

    [Test]
    public void A_cut_drops_the_frame_and_returns_the_result()
    {
        var cuts = new List<string>();
        Cutting.Blame(ModuleOf(StraightCode), new Mfa("m", "f", 1), cut =>
        {
            IEnumerable<Instruction> behind = cut.Functions[0].Code.SkipWhile(i => i != Plus);
            cuts.Add(string.Join(' ', behind.Skip(1).Take(4).Select(i => i.Op)));
            return false;
        });
        Assert.That(cuts, Has.One.EqualTo("Move Deallocate Return Move"));
    }

    [Test]
    public void A_wrong_branch_is_blamed_on_the_test_that_leads_there()
    {
        var test = new Instruction(Op.IsNil, new Beam.Label(3), new X(0));
        Module module = ModuleOf(
        [
            test,
            new(Op.Return),
            new(Op.Label, new Beam.Label(3)),
            new(Op.Move, new Const(Atom.Of("other")), new X(0)),
            new(Op.Return),
        ]);
        // Differs as soon as the label's code is told from what is behind the test.
        Instruction? blamed = Cutting.Blame(module, new Mfa("m", "f", 1), cut =>
            cut.Functions[0].Code.SkipWhile(i => i != new Instruction(Op.Label, new Beam.Label(3)))
                .Skip(1).First()
                    != new Instruction(Op.Move, new Const(Atom.Of("other")), new X(0)));
        Assert.That(blamed, Is.EqualTo(test));
    }

    [Test]
    public void When_no_cut_shows_it_the_last_instruction_that_works_is_blamed()
    {
        Instruction? blamed = Cutting.Blame(
            ModuleOf(StraightCode), new Mfa("m", "f", 1), _ => false);
        Assert.That(blamed?.Op, Is.EqualTo(Op.Deallocate));
    }

    private static List<Instruction> Before(Module module, Op op) =>
        [.. module.Functions[0].Code.TakeWhile(i => i.Op != op)];

    private static Module ModuleOf(Instruction[] body) => new(
        "m",
        [("f", 1)],
        [
            new Function(
                "f",
                1,
                2,
                [
                    new Instruction(Op.Label, new Beam.Label(1)),
                    new Instruction(
                        Op.FuncInfo, new Const(Atom.Of("m")), new Const(Atom.Of("f")), new Num(1)),
                    new Instruction(Op.Label, new Beam.Label(2)),
                    .. body,
                ]),
        ],
        [],
        4,
        []);
}
