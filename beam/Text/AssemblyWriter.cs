using System.Text;

namespace Beam.Text;

/// <summary>
/// Modules as <c>.S</c> text, in the form of OTP 25, which <c>erlc +from_asm</c> takes; ops of
/// later releases in those releases' form. Chunks that are not code have no place in it, save the
/// attributes.</summary>
public sealed class AssemblyWriter
{
    private readonly StringBuilder _text = new();
    private readonly Module _module;
    private readonly AssemblyOperandWriter _operands;
    private readonly Dictionary<int, Function> _byEntry = [];
    private readonly List<List<int>> _starts = [];

    private AssemblyWriter(Module module, int release = 0)
    {
        _module = module;
        _operands = new AssemblyOperandWriter(_text, Math.Max(release, Release(module)));
        foreach (Function function in module.Functions)
            _byEntry.TryAdd(function.Entry, function);
    }

    /// <summary>The text of <paramref name="module"/>, below <paramref name="header"/> in <c>%%</c>
    /// lines.</summary>
    public static string Write(Module module, params IEnumerable<string> header)
    {
        var writer = new AssemblyWriter(module);
        foreach (string line in header)
            writer._text.Append("%% ").Append(line).Append('\n');
        writer.WriteModule();
        return writer._text.ToString();
    }

    /// <summary>The text of a module, and the line of each instruction of each function, from 1;
    /// 0 where it has none.</summary>
    public static (string Text, IReadOnlyList<IReadOnlyList<int>> Lines) WriteWithLines(
        Module module)
    {
        var writer = new AssemblyWriter(module);
        writer.WriteModule();
        string text = writer._text.ToString();
        (int at, int line) = (0, 1);
        foreach (List<int> starts in writer._starts)
        {
            for (int i = 0; i < starts.Count; i++)
            {
                if (starts[i] < 0)
                {
                    starts[i] = 0;
                    continue;
                }
                line += text.AsSpan(at, starts[i] - at).Count('\n');
                (at, starts[i]) = (starts[i], line);
            }
        }
        return (text, writer._starts);
    }

    /// <summary>The text of <paramref name="module"/> in the form of that release.</summary>
    public static string WriteFor(Module module, int release)
    {
        var writer = new AssemblyWriter(module, release);
        writer.WriteModule();
        return writer._text.ToString();
    }

    /// <summary>The release whose form the text has: 25, or the first with all ops of the module.
    /// </summary>
    private static int Release(Module module) => module.Functions
        .SelectMany(function => function.Code)
        .Select(instruction => instruction.Op.Info.Since)
        .Append(25)
        .Max();

    /// <summary>One instruction as a term.</summary>
    public static string Write(Module module, Instruction instruction)
    {
        var writer = new AssemblyWriter(module);
        writer.WriteInstruction(instruction);
        return writer._text.ToString();
    }

    private void WriteModule()
    {
        var exports = _module.Exports.Select(e => $"{{{Atom.Quote(e.Name)},{e.Arity}}}");
        _text.Append($"{{module, {Atom.Quote(_module.Name)}}}.  %% version = 0\n\n");
        _text.Append($"{{exports, [{string.Join(",\n           ", exports)}]}}.\n\n");
        _text.Append("{attributes, ");
        TermPrinter.Append(_text, Attributes());
        _text.Append("}.\n\n");
        if (_module.Records.Count > 0)
            WriteRecords();
        _text.Append($"{{labels, {_module.LabelCount}}}.\n");
        foreach (Function function in _module.Functions)
            WriteFunction(function);
    }

    /// <summary>The attributes, and the function to run on loading as one of them.</summary>
    private Term Attributes()
    {
        var attributes = new List<Term>();
        if (_module.OnLoad is { } function)
        {
            var name = new Tuple(Atom.Of(function.Name), Terms.Int(function.Arity));
            attributes.Add(new Tuple(Atom.Of("on_load"), Terms.List(name)));
        }
        RawChunk? chunk = _module.Chunks.FirstOrDefault(c => c.Id == "Attr");
        Term rest = chunk is null ? Nil.Instance : TermDecoder.Decode(chunk.Data.Span);
        return Terms.List([.. attributes], rest);
    }

    private void WriteRecords()
    {
        var definitions = _module.Records.Select(record => (Term)new Tuple(
            Atom.Of(record.Name), Atom.Of(record.Exported),
            Terms.List([.. record.Fields.Select(Field)])));
        _text.Append("{records, ");
        TermPrinter.Append(_text, Terms.List([.. definitions]));
        _text.Append("}.\n\n");
    }

    private static Term Field(RecordField field)
    {
        Atom name = Atom.Of(field.Name);
        return field.Default is null ? name : new Tuple(name, field.Default);
    }

    private void WriteFunction(Function function)
    {
        string name = Atom.Quote(function.Name);
        _text.Append($"\n\n{{function, {name}, {function.Arity}, {function.Entry}}}.\n");
        List<int> starts = [];
        _starts.Add(starts);
        foreach (Instruction instruction in function.Code)
        {
            bool isAttribute = instruction.Op == Op.OnLoad;
            starts.Add(isAttribute ? -1 : _text.Length);
            if (isAttribute)
                continue;
            _text.Append(instruction.Op == Op.Label ? "  " : "    ");
            WriteInstruction(instruction);
            _text.Append('.');
            if (instruction.Op is Op.Call or Op.CallLast or Op.CallOnly
                && _byEntry.TryGetValue(((Label)instruction[1]).Number, out Function? called))
            {
                _text.Append($" % {Atom.Quote(called.Name)}/{called.Arity}");
            }
            _text.Append('\n');
        }
    }

    private void WriteInstruction(Instruction instruction)
    {
        Op op = instruction.Op;
        string name = Atom.Quote(op.Name);
        if (op.Info.Arity == 0)
        {
            _text.Append(name);
            return;
        }
        _text.Append('{');
        if (AssemblyShapes.IsTest(op))
            Test(name, instruction);
        else if (AssemblyShapes.IsBif(op))
            Bif(name, instruction[0], instruction.Operands.Span[1..]);
        else
            Other(name, instruction);
        _text.Append('}');
    }

    private void Test(string name, Instruction instruction)
    {
        ReadOnlySpan<Operand> operands = instruction.Operands.Span;
        _text.Append($"test,{name},");
        Put(operands[0]);
        _text.Append(',');
        if (instruction.Op == Op.HasMapFields)
        {
            All(instruction, 1, operands.Length);
        }
        else if (AssemblyShapes.IsTestWithLive(instruction.Op))
        {
            Put(operands[2]);
            _text.Append(",[");
            Put(operands[1]);
            if (operands.Length > 4)
                _text.Append(',');
            All(instruction, 3, operands.Length - 1);
            _text.Append("],");
            Put(operands[^1]);
        }
        else
        {
            _text.Append('[');
            All(instruction, 1, operands.Length);
            _text.Append(']');
        }
    }

    /// <summary><c>bif,Name,Fail,[Args],Dst</c>.</summary>
    private void Bif(string name, Operand fail, ReadOnlySpan<Operand> argumentsAndTarget)
    {
        _text.Append($"bif,{name},");
        Put(fail);
        ArgumentsAndTarget(argumentsAndTarget);
    }

    private void ArgumentsAndTarget(ReadOnlySpan<Operand> operands)
    {
        _text.Append(",[");
        for (int i = 0; i < operands.Length - 1; i++)
        {
            if (i > 0)
                _text.Append(',');
            Put(operands[i]);
        }
        _text.Append("],");
        Put(operands[^1]);
    }

    private void Other(string name, Instruction instruction)
    {
        ReadOnlySpan<Operand> operands = instruction.Operands.Span;
        switch (instruction.Op)
        {
            case Op.Label:
                _text.Append($"label,{((Label)operands[0]).Number}");
                break;
            case Op.Bif0:
                Bif(BifName(operands[0]), new Label(0), operands[1..]);
                break;
            case Op.Bif1 or Op.Bif2 or Op.Bif3:
                Bif(BifName(operands[1]), operands[0], operands[2..]);
                break;
            case Op.GcBif1 or Op.GcBif2 or Op.GcBif3:
                _text.Append($"gc_bif,{BifName(operands[2])},");
                All(instruction, 0, 2);
                ArgumentsAndTarget(operands[3..]);
                break;
            case Op.Raise: // Its target is what the compiler's own form has; nothing is stored.
                Bif(name, new Label(0), [.. operands, new X(0)]);
                break;
            case Op.BsAdd:
                _text.Append("bs_add,");
                Put(operands[0]);
                ArgumentsAndTarget(operands[1..]);
                break;
            case Op.MakeFun2:
                MakeFun(name, LambdaOf(operands[0]));
                _text.Append(',').Append(LambdaOf(operands[0]).FreeCount);
                break;
            case Op.MakeFun3:
                MakeFun(name, LambdaOf(operands[0]));
                _text.Append(',');
                All(instruction, 1, operands.Length);
                break;
            case Op.CallFun2 when operands[0] is LambdaRef:
                CallKnownFun(instruction, LambdaOf(operands[0]));
                break;
            case Op.BsMatch:
                _text.Append("bs_match,");
                All(instruction, 0, 2);
                _text.Append(',');
                _operands.PutCommands((OperandList)operands[2]);
                break;
            default:
                _text.Append(name).Append(',');
                All(instruction, 0, operands.Length);
                if (instruction.Op == Op.DebugLine) // The chunk of its variables is not kept.
                    _text.Append(",#{frame_size => none,vars => []}");
                break;
        }
    }

    private void MakeFun(string name, Lambda lambda) =>
        _text.Append($"{name},{{f,{lambda.Label}}},{lambda.Index},{(uint)lambda.Uniq}");

    /// <summary>The assembler wants the target in the type of the fun's register too.</summary>
    private void CallKnownFun(Instruction instruction, Lambda lambda)
    {
        _text.Append($"call_fun2,{{f,{lambda.Label}}},");
        Put(instruction[1]);
        _text.Append(",{tr,");
        Put(instruction[2] switch { X x => new X(x.Index), Y y => new Y(y.Index), var o => o });
        string target = $"{{{Atom.Quote(lambda.Name)},{lambda.Arity}}}";
        _text.Append($",{{t_fun,{lambda.CallArity},{target},any}}}}");
    }

    private Lambda LambdaOf(Operand operand) => _module.Lambdas[((LambdaRef)operand).Index];

    private static string BifName(Operand operand) =>
        Atom.Quote(((Extfunc)operand).Function.Name);

    private void All(Instruction instruction, int from, int to)
    {
        int flags = AssemblyShapes.FlagsOperand(instruction.Op);
        for (int i = from; i < to; i++)
        {
            if (i > from)
                _text.Append(',');
            if (i == flags)
                _operands.PutFlags(((Num)instruction[i]).Value);
            else
                Put(instruction[i]);
        }
    }

    private void Put(Operand operand) => _operands.Put(operand);
}
