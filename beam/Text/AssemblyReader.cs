namespace Beam.Text;

/// <summary>
/// Reads <c>.S</c> text of OTP 25 to 29 as Erlang's assembler does. The result is a module whose
/// labels and functions are all there, or one <see cref="InputException"/> with file, line and
/// column.</summary>
public sealed class AssemblyReader
{
    private const int LabelsMin = 1 << 20;

    private readonly string _text;
    private readonly TermParser _parser;
    private readonly FormErrors _errors;
    private readonly AssemblyOperandReader _operands;
    private readonly InstructionReader _instructions;
    private readonly AssemblyLabels _labels = new();

    private string? _name;
    private List<(string, int)> _exports = [];
    private List<Term> _attributes = [];
    private List<RecordDefinition> _records = [];
    private int _labelCount;
    private readonly List<FunctionText> _functions = [];

    private AssemblyReader(string text, string fileName)
    {
        _text = text;
        _parser = new TermParser(text, fileName);
        _errors = new FormErrors(_parser);
        _operands = new AssemblyOperandReader(_errors);
        _instructions = new InstructionReader(_operands, _errors);
    }

    /// <summary>A function as far as it is read.</summary>
    private sealed record FunctionText(string Name, int Arity, int Entry, int At)
    {
        public List<Instruction> Code { get; } = [];
    }

    /// <summary>Reads a module; <paramref name="fileName"/> is for complaints only.</summary>
    public static Assembly Read(string text, string fileName)
    {
        var reader = new AssemblyReader(text, fileName);
        Module module = reader.ReadModule();
        return new Assembly(module, HeaderOf(text));
    }

    private static ValueList<string> HeaderOf(string text)
    {
        var header = new List<string>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("%%"))
                header.Add((line.StartsWith("%% ") ? line[3..] : line[2..]).ToString());
            else if (!line.IsWhiteSpace())
                break;
        }
        return new ValueList<string>([.. header]);
    }

    private Module ReadModule()
    {
        _errors.At = _parser.Offset;
        while (_parser.NextForm() is { } form)
        {
            Read(form);
            _errors.At = _parser.Offset;
        }
        if (_name is null)
            throw _errors.Bad("expected {module,Name}");
        return Finish(_name);
    }

    private void Read(Term form)
    {
        switch (form)
        {
            case Tuple { Elements: [Atom { Name: "module" }, var name] } when _functions.Count == 0:
                _name = _operands.ReadAtom(name, "the name of the module");
                break;
            case Tuple { Elements: [Atom { Name: "exports" }, var exports] }:
                _exports = [.. _operands.ReadList(exports, "a list of exports").Select(Export)];
                break;
            case Tuple { Elements: [Atom { Name: "attributes" }, var attributes] }:
                _attributes = _operands.ReadList(attributes, "a list of attributes");
                break;
            case Tuple { Elements: [Atom { Name: "records" }, var records] }:
                _records = [.. _operands.ReadList(records, "a list of records").Select(Record)];
                break;
            case Tuple { Elements: [Atom { Name: "labels" }, var count] }:
                int max = Math.Max(LabelsMin, _text.Length); // Labels without a place cost memory.
                _labelCount = _operands.ReadNumber(count, max, "the number of labels");
                break;
            case Tuple { Elements: [Atom { Name: "function" }, var name, var arity, var entry] }:
                _functions.Add(new FunctionText(
                    _operands.ReadAtom(name, "the name of a function"),
                    _operands.ReadNumber(arity, byte.MaxValue, "an arity"),
                    _operands.ReadNumber(entry, int.MaxValue, "a label"),
                    _errors.At));
                break;
            case Tuple { Elements: [Atom, _] } when _functions.Count == 0:
                break; // A remark on the module, as OTP 29 has some.
            default:
                ReadInstruction(form);
                break;
        }
    }

    private void ReadInstruction(Term form)
    {
        if (_functions.Count == 0)
            throw _errors.Expected("{module,Name} or {function,Name,Arity,Entry}", form);
        if (_instructions.Read(form) is not { } instruction)
            return;
        _functions[^1].Code.Add(instruction);
        if ((Shapes.Wrong(instruction) ?? _labels.Add(instruction, _errors.At)) is { } wrong)
            throw _errors.Bad(wrong);
    }

    private (string, int) Export(Term term) =>
        term is Tuple { Elements: [Atom name, var arity] }
            ? (name.Name, _operands.ReadNumber(arity, byte.MaxValue, "an arity"))
            : throw _errors.Expected("{Name,Arity}", term);

    private RecordDefinition Record(Term term)
    {
        if (term is not Tuple { Elements: [Atom name, Atom exported, var fields] })
            throw _errors.Expected("{Name,IsExported,Fields}", term);
        List<Term> items = _operands.ReadList(fields, "a list of fields");
        RecordField[] all =
        [
            .. items.Select(item => item switch
            {
                Atom field => new RecordField(field.Name, null),
                Tuple { Elements: [Atom field, var value] } => new RecordField(field.Name, value),
                _ => throw _errors.Expected("Name or {Name,Default}", item),
            }),
        ];
        return new(name.Name, exported == Atom.True, ValueList.Create<RecordField>(all));
    }

    private Module Finish(string name)
    {
        if (_labels.Check(_labelCount) is var (at, wrong))
            throw _errors.Bad(at, wrong);
        ApplyOnLoad();
        foreach (FunctionText function in _functions)
        {
            if (WrongShape(name, function) is { } wrongShape)
                throw _errors.Bad(function.At, wrongShape);
        }
        var known = _functions.Select(f => (f.Name, f.Arity)).ToHashSet();
        if (known.Count < _functions.Count)
            throw _errors.Bad("expected each function once");
        foreach ((string, int) export in _exports)
        {
            if (!known.Contains(export))
            {
                throw _errors.Bad(
                    $"expected the exported function {Atom.Quote(export.Item1)}/{export.Item2}");
            }
        }
        Function[] functions =
        [
            .. _functions.Select(f => new Function(
                f.Name, f.Arity, f.Entry, new ValueList<Instruction>([.. f.Code]))),
        ];
        ValueList<Lambda> lambdas = _instructions.Lambdas(functions);
        return new Module(
            name, new([.. _exports]), ValueList.Create<Function>(functions), lambdas, _labelCount,
            AttributeChunk())
        {
            Records = new([.. _records]),
        };
    }

    private ValueList<RawChunk> AttributeChunk()
    {
        if (_attributes.Count == 0)
            return [];
        byte[] data = TermEncoder.Encode(Terms.List([.. _attributes]));
        return [new RawChunk("Attr", ValueList.Create<byte>(data))];
    }

    /// <summary>The attribute <c>{on_load,[{Name,0}]}</c> becomes the op, behind the entry label.
    /// </summary>
    private void ApplyOnLoad()
    {
        int at = _attributes.FindIndex(a => a is Tuple { Elements: [Atom { Name: "on_load" }, _] });
        if (at < 0)
            return;
        Term value = ((Tuple)_attributes[at]).Elements[1];
        if (value is not Cons { Head: Tuple { Elements: [Atom name, var arity] }, Tail: Nil })
            throw _errors.Expected("{on_load,[{Name,0}]}", _attributes[at]);
        _attributes.RemoveAt(at);
        FunctionText? function = _functions.Find(f =>
            f.Name == name.Name && arity is Integer n && n.Value == f.Arity);
        int entry = function?.Code.FindIndex(i => i.Op == Op.Label && IsEntry(i, function)) ?? -1;
        if (function is null || entry < 0)
            throw _errors.Bad($"expected the on_load function {Atom.Quote(name.Name)}/{arity}");
        function.Code.Insert(entry + 1, new Instruction(Op.OnLoad));
    }

    private static bool IsEntry(Instruction label, FunctionText function) =>
        ((Label)label[0]).Number == function.Entry;

    /// <summary>What is wrong with a function's first instructions: label, line, func_info, entry
    /// label.</summary>
    private static string? WrongShape(string module, FunctionText function)
    {
        List<Instruction> code = function.Code;
        int at = 0;
        if (at == code.Count || code[at++].Op != Op.Label)
            return "expected a function that begins with a label";
        while (at < code.Count && code[at].Op == Op.Line)
            at++;
        var info = new Instruction(
            Op.FuncInfo, new Const(Atom.Of(module)), new Const(Atom.Of(function.Name)),
            new Num(function.Arity));
        if (at == code.Count || code[at++] != info)
            return "expected a func_info of this module and function behind the label";
        return at < code.Count && code[at].Op == Op.Label && IsEntry(code[at], function)
            ? null
            : $"expected the entry label {function.Entry} behind func_info";
    }
}
