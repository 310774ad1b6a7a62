namespace Beam;

/// <summary>One BEAM instruction; operands as the letters of its row in <see cref="Op"/> say.
/// </summary>
public sealed record Instruction(Op Op, ValueList<Operand> Operands)
{
    public Instruction(Op op, params ReadOnlySpan<Operand> operands)
        : this(op, ValueList.Create(operands))
    {
    }

    public Operand this[int index] => Operands[index];
}
