using Beam;
using Beam.Text;
using Fuzz.Cli;
using Jit;
using Jit.Runtime;
using Jit.Tests.Emit;

namespace Fuzz.Tests.Filetests;

/// <summary>
/// The A32 code of an op, as text that only changes when the op's code does: branches name what
/// they lead to, and the words of atoms and literals are numbered within the module.
/// </summary>
internal sealed class OpCode : IDisposable
{
    private readonly Module _module;
    private readonly Op _op;
    private readonly CompiledModule _code;
    private readonly Disassembler _disassembler = new();
    private readonly Dictionary<uint, string> _names = [];

    public OpCode(Module module, Op op)
    {
        _module = module;
        _op = op;
        var tables = new FakeTables();
        _code = Compiler.Compile(module, FakeTables.CodeBase, tables, new JitOptions());
        foreach (Service service in Enum.GetValues<Service>())
            _names[tables.Fragment(service)] = $"{service}";
        foreach (Shared code in Enum.GetValues<Shared>())
            _names[tables.Fragment(code)] = $"{code}";
        foreach (Extfunc called in Mentioned(module))
            _names[tables.ExportStub(called.Function)] = $"{called.Function}";
        for (int i = 0; i < _code.Labels.Length; i++)
        {
            if (_code.Labels[i] >= 0)
                _names[_code.Base + (uint)_code.Labels[i]] = $"{{f,{i}}}";
        }
    }

    /// <summary>The code of every instruction of the op in a function.</summary>
    public IEnumerable<string> In(string functionName)
    {
        int index = _module.Functions.ToList().FindIndex(f => ModuleFile.Means(functionName, f));
        if (index < 0)
            throw new InputException($"{_module.Name}: no function {functionName}");
        Function function = _module.Functions[index];
        for (int i = 0; i < function.Code.Count; i++)
        {
            if (function.Code[i].Op != _op)
                continue;
            yield return AssemblyWriter.Write(_module, function.Code[i]).Trim();
            foreach (string line in Instruction(index, i))
                yield return "  " + line;
        }
    }

    private IEnumerable<string> Instruction(int function, int instruction)
    {
        List<(CodeRange Range, int End)> ranges = [.. Ranges(function, instruction)];
        uint next = ranges.Count > 0 ? _code.Base + (uint)ranges[0].End : 0;
        Dictionary<uint, string> own = OwnTargets(ranges);
        foreach ((CodeRange range, int end) in ranges)
        {
            if (range.Note is { } note)
                yield return $"; {note}";
            for (int offset = range.Offset; offset < end; offset += 4)
            {
                uint address = _code.Base + (uint)offset;
                if (own.TryGetValue(address, out string? label))
                    yield return $"{label}:";
                yield return A32(address, own, next);
            }
        }
    }

    /// <summary>The instruction's ranges: its place, and what stands out of line for it.</summary>
    private IEnumerable<(CodeRange Range, int End)> Ranges(int function, int instruction)
    {
        for (int r = 0; r < _code.Ranges.Count; r++)
        {
            CodeRange range = _code.Ranges[r];
            if (range.Function != function || range.Instruction != instruction)
                continue;
            yield return (range, r + 1 < _code.Ranges.Count
                ? _code.Ranges[r + 1].Offset
                : _code.Words.Length * 4);
        }
    }

    /// <summary>Names for what the instruction's branches reach within its own code.</summary>
    private Dictionary<uint, string> OwnTargets(List<(CodeRange Range, int End)> ranges)
    {
        var own = new SortedSet<uint>();
        foreach ((CodeRange range, int end) in ranges)
        {
            for (int offset = range.Offset; offset < end; offset += 4)
            {
                uint target = Target(_code.Base + (uint)offset) ?? 0;
                int at = (int)(target - _code.Base);
                if (ranges.Any(r => at >= r.Range.Offset && at < r.End))
                    own.Add(target);
            }
        }
        return own.Index().ToDictionary(t => t.Item, t => $".{t.Index + 1}");
    }

    private string A32(uint address, Dictionary<uint, string> own, uint next)
    {
        string text = _disassembler.Text(Word(address), address);
        if (Target(address) is not { } target)
            return text;
        string name = own.GetValueOrDefault(target)
            ?? (target == next ? "next" : null)
            ?? _names.GetValueOrDefault(target)
            ?? Place(target);
        return $"{text[..text.IndexOf(' ')]} {name}";
    }

    private string Place(uint target)
    {
        CodeRange range = _code.Ranges.Last(r => r.Offset <= (int)(target - _code.Base));
        if (range.Function == CodeRange.Shared)
            return range.Note!;
        Instruction at = _module.Functions[range.Function].Code[range.Instruction];
        return $"within {at.Op.Name}";
    }

    /// <summary>Where a branch leads; null for what is none.</summary>
    private uint? Target(uint address)
    {
        uint word = Word(address);
        return (word & 0x0E000000) == 0x0A000000 && word >> 28 != 0xF
            ? address + 8 + (uint)((int)(word << 8) >> 6)
            : null;
    }

    private uint Word(uint address) => _code.Words[(address - _code.Base) / 4];

    private static IEnumerable<Extfunc> Mentioned(Module module) =>
        module.Functions.SelectMany(f => f.Code).SelectMany(i => i.Operands).OfType<Extfunc>();

    public void Dispose() => _disassembler.Dispose();
}
