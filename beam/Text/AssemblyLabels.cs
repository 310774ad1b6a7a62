namespace Beam.Text;

/// <summary>The labels of a module, set and used, and where each was used first.</summary>
internal sealed class AssemblyLabels
{
    private readonly HashSet<int> _set = [];
    private readonly Dictionary<int, int> _used = [];
    private int _greatest;
    private int _greatestAt;

    /// <summary>Takes an instruction that stands at an offset; what is wrong with it, or null.
    /// </summary>
    public string? Add(Instruction instruction, int at)
    {
        if (instruction.Op == Op.Label)
        {
            int number = ((Label)instruction[0]).Number;
            if (number > _greatest)
                (_greatest, _greatestAt) = (number, at);
            return number > 0 && _set.Add(number) ? null : $"expected a new label, found {number}";
        }
        foreach (Operand operand in instruction.Operands)
            Use(operand, at);
        return null;
    }

    /// <summary>What is wrong with the labels of the whole module, and where; or null.</summary>
    public (int At, string Wrong)? Check(int count)
    {
        if (_greatest >= count)
            return (_greatestAt, $"expected a label below {count}, found {_greatest}");
        foreach ((int label, int at) in _used.OrderBy(use => use.Value))
        {
            if (!_set.Contains(label))
                return (at, $"expected label {label} somewhere");
        }
        return null;
    }

    private void Use(Operand operand, int at)
    {
        if (operand is Label { Number: > 0 } label)
        {
            _used.TryAdd(label.Number, at);
        }
        else if (operand is OperandList list)
        {
            foreach (Operand item in list.Items)
            {
                if (item is Label { Number: > 0 } listed)
                    _used.TryAdd(listed.Number, at);
            }
        }
    }
}
