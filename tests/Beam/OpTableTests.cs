namespace Beam.Tests;

/// <summary>The op table against beam_opcodes of real Erlang.</summary>
public class OpTableTests
{
    [Test]
    public void Names_and_arities_are_those_of_real_Erlang()
    {
        string real = Erlang.Eval(
            """
            Opname = fun(N) -> try beam_opcodes:opname(N) catch error:_ -> none end end,
            [io:format("~b ~s/~b~n", [N, Name, Arity]) ||
                N <- lists:seq(1, 255), {Name, Arity} <- [Opname(N)]]
            """);
        string[] expected = real.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] table = [.. Ops.All
            .Where(op => op.Since <= 25)
            .Select(op => $"{(int)op.Op} {op.Name}/{op.Arity}")];
        Assert.That(table, Is.EqualTo(expected));
    }

    [Test]
    public void Rows_are_whole()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Ops.All.Select(op => (int)op.Op), Is.EqualTo(Enumerable.Range(1, Ops.MaxOpcode)));
            foreach (OpInfo op in Ops.All)
            {
                Assert.That(op.Since, Is.LessThanOrEqualTo(op.Until), op.Name);
                Assert.That(op.Semantics, Does.EndWith("."), op.Name);
                Assert.That(
                    op.Operands.Select(OperandLetters.Meaning), Is.All.Not.Empty, op.Name);
            }
        });
    }
}
