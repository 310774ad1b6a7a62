using Beam;
using Jit.Emit;

namespace Jit.Tests.Emit;

[TestFixture]
internal sealed class FrameStatesTests
{
    private const int None = FrameStates.None;

    private static readonly Mfa Error = new("erlang", "error", 1);

    [Test]
    public void A_label_behind_a_return_has_the_frame_of_the_branch_to_it() => Check(
        [
            (new(Op.Label, new Label(1)), None),
            (new(Op.FuncInfo), None),
            (new(Op.Label, new Label(2)), None),
            (new(Op.Allocate, new Num(3), new Num(1)), None),
            (new(Op.IsNil, new Label(3), new X(0)), 3),
            (new(Op.Deallocate, new Num(3)), 3),
            (new(Op.Return), None),
            (new(Op.Label, new Label(3)), 3),
            (new(Op.Trim, new Num(2), new Num(1)), 3),
            (new(Op.CallLast, new Num(1), new Label(2), new Num(1)), 1),
        ]);

    [Test]
    public void A_call_that_only_raises_does_not_run_into_the_next_label() => Check(
        [
            (new(Op.Label, new Label(1)), None),
            (new(Op.FuncInfo), None),
            (new(Op.Label, new Label(2)), None),
            (new(Op.IsNil, new Label(3), new X(0)), None),
            (new(Op.Allocate, new Num(0), new Num(1)), None),
            (new(Op.CallExt, new Num(1), new Extfunc(Error)), 0),
            (new(Op.Label, new Label(3)), None),
            (new(Op.Return), None),
        ]);

    [Test]
    public void A_branch_counts_more_than_running_into_a_label() => Check(
        [
            (new(Op.Label, new Label(1)), None),
            (new(Op.FuncInfo), None),
            (new(Op.Label, new Label(2)), None),
            (new(Op.SelectVal, new X(0), new Label(3),
                new OperandList([new Const(Terms.Int(1)), new Label(4)])), None),
            (new(Op.Label, new Label(4)), None),
            (new(Op.Allocate, new Num(1), new Num(1)), None),
            (new(Op.Bif1, new Label(0), new Extfunc(Error), new X(0), new X(0)), 1),
            (new(Op.Label, new Label(3)), None),
            (new(Op.Return), None),
        ]);

    private static void Check((Instruction Instruction, int Frame)[] code)
    {
        var function = new Function("f", 1, 2, [.. code.Select(c => c.Instruction)]);
        Assert.That(FrameStates.Before(function), Is.EqualTo(code.Select(c => c.Frame)));
    }
}
