namespace Beam.Chunks;

/// <summary>Reads the Code chunk.</summary>
internal sealed class CodeReader
{
    private const int HeaderBytesMin = 16;
    private const int LabelsMin = 1 << 20;

    private readonly OperandReader _operands;
    private readonly CodeHeader _header;
    private readonly HashSet<int> _defined = [];

    /// <summary>Where each label was first meant; checked when all are known.</summary>
    private readonly Dictionary<int, int> _used = [];

    /// <summary>The same of labels that are called, which must be entries of functions.</summary>
    private readonly Dictionary<int, int> _called = [];

    private CodeReader(CodeHeader header, Tables tables)
    {
        _header = header;
        _operands = new(tables, header.LabelCount);
    }

    /// <summary>What stands before the instructions.</summary>
    public readonly record struct CodeHeader(int LabelCount, uint FunctionCount);

    public static CodeHeader ReadHeader(ref ChunkReader reader)
    {
        uint size = reader.U32("the size of the code header");
        if (size < HeaderBytesMin)
            throw reader.Fail($"expected a code header of {HeaderBytesMin} bytes, found {size}", 4);
        int end = reader.Left;
        if (reader.U32("the instruction set") is var set and not 0)
            throw reader.Fail($"expected instruction set 0, found {set}", 4);
        reader.U32("the greatest opcode"); // Each opcode is looked at when it comes.
        // Labels without a place cost others memory, so their number must fit the code.
        uint labels = reader.U32("the number of labels");
        if (labels == 0 || labels > Math.Max(LabelsMin, reader.Left))
            throw reader.Fail($"expected a number of labels, found {labels}", 4);
        uint functions = reader.U32("the number of functions");
        reader.Take(size - (end - reader.Left), "the code header");
        return new((int)labels, functions);
    }

    /// <summary>All functions; the cursor stands behind the header.</summary>
    public static List<Function> Read(ref ChunkReader reader, CodeHeader header, Tables tables) =>
        new CodeReader(header, tables).Read(ref reader);

    private List<Function> Read(ref ChunkReader reader)
    {
        var functions = new FunctionSplitter();
        while (true)
        {
            int start = reader.Offset;
            Instruction instruction = ReadInstruction(ref reader, functions);
            if (instruction.Op == Op.IntCodeEnd)
                break;
            if (functions.Add(instruction) is { } wrong)
                throw reader.Fail(wrong, reader.Offset - start);
        }
        reader.End("the code behind int_code_end");
        if (functions.End() is { } wrongEnd)
            throw reader.Fail(wrongEnd);
        if (functions.Functions.Count != _header.FunctionCount)
        {
            throw reader.Fail(
                $"expected {_header.FunctionCount} functions, found {functions.Functions.Count}");
        }
        CheckLabels(ref reader, functions.Functions);
        return functions.Functions;
    }

    /// <summary>Errors name the function, too: who looks for one by its offset finds none.
    /// </summary>
    private Instruction ReadInstruction(ref ChunkReader reader, FunctionSplitter functions)
    {
        try
        {
            return ReadInstruction(ref reader);
        }
        catch (InputException error) when (functions.Current is { } name)
        {
            throw new InputException($"{error.Message}, in {name}");
        }
    }

    private Instruction ReadInstruction(ref ChunkReader reader)
    {
        int start = reader.Offset;
        int opcode = reader.U8("an opcode");
        OpInfo? op = Ops.Find(opcode);
        if (op is null)
            throw reader.Fail($"expected an opcode up to {Ops.MaxOpcode}, found {opcode}", 1);
        if (!op.InScope)
        {
            throw reader.Fail(
                $"expected an op of OTP 24 or later, found {op.Name} (until OTP {op.Until})", 1);
        }
        if (op.Op == Op.Label)
            return ReadLabel(ref reader, start);
        var operands = new Operand[op.Arity];
        for (int i = 0; i < operands.Length; i++)
        {
            operands[i] = _operands.Read(ref reader, op, i, operands.AsSpan(0, i));
            Use(op, operands[i], start);
        }
        if (op.Op == Op.BsCreateBin)
            operands[^1] = _operands.ResolveSegments(ref reader, (OperandList)operands[^1]);
        var instruction = new Instruction(op.Op, ValueList.Create<Operand>(operands));
        return Shapes.Wrong(instruction) is { } wrong
            ? throw reader.Fail(wrong, reader.Offset - start)
            : instruction;
    }

    private Instruction ReadLabel(ref ChunkReader reader, int start)
    {
        int number = Compact.ReadNumber(ref reader, _header.LabelCount, "a label");
        if (number == 0 || !_defined.Add(number))
            throw reader.Fail($"expected a new label, found {number}", reader.Offset - start);
        return new(Op.Label, new Label(number));
    }

    /// <summary>Notes which labels an instruction means.</summary>
    private void Use(OpInfo op, Operand operand, int start)
    {
        if (operand is Label label)
        {
            (op.Op.CallsLabel ? _called : _used).TryAdd(label.Number, start);
        }
        else if (operand is OperandList list)
        {
            foreach (Operand item in list.Items)
            {
                if (item is Label target)
                    _used.TryAdd(target.Number, start);
            }
        }
    }

    private void CheckLabels(ref ChunkReader reader, List<Function> functions)
    {
        _defined.Add(0); // Means that there is none.
        foreach ((int label, int offset) in _used.OrderBy(use => use.Value))
        {
            if (!_defined.Contains(label))
                throw reader.Fail($"expected label {label} somewhere", reader.Offset - offset);
        }
        var entries = functions.Select(function => function.Entry).ToHashSet();
        foreach ((int label, int offset) in _called.OrderBy(use => use.Value))
        {
            if (!entries.Contains(label))
            {
                throw reader.Fail(
                    $"expected a function's entry, found label {label}", reader.Offset - offset);
            }
        }
        var names = new HashSet<(string, int)>();
        foreach (Function f in functions)
        {
            if (!names.Add((f.Name, f.Arity)))
                throw reader.Fail($"expected one {Atom.Quote(f.Name)}/{f.Arity}, found two");
        }
    }
}
