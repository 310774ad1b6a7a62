using Beam;
using Beam.Text;
using Fuzz.Cli;
using Fuzz.Power;
using Jit;
using Jit.Runtime;

namespace Fuzz.Gate;

/// <summary>
/// The A32 code of a module's instructions, as text that only changes when the emitter's output
/// does: branches name what they lead to, and the words of atoms and literals are numbered within
/// the module.
/// </summary>
internal sealed class EmittedCode : IDisposable
{
    private readonly Module _module;
    private readonly CompiledModule _code;
    private readonly Disassembler _disassembler = new();
    private readonly Dictionary<uint, string> _names = [];

    /// <param name="module">The module.</param>
    /// <param name="change">What is done to the code behind the JIT's back; null for nothing.
    /// </param>
    /// <param name="first">Number of the first atom and literal.</param>
    public EmittedCode(
        Module module, Func<CompiledModule, CompiledModule>? change = null, uint first = 0)
    {
        _module = module;
        var tables = new FakeTables(first);
        _code = Compiler.Compile(
            module, FakeTables.CodeBase, tables, new JitOptions(Notes: true));
        _code = change?.Invoke(_code) ?? _code;
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
    public IEnumerable<string> In(string functionName, Op op)
    {
        int index = _module.Functions.ToList().FindIndex(f => ModuleFile.Means(functionName, f));
        if (index < 0)
            throw new InputException($"{_module.Name}: no function {functionName}");
        Function function = _module.Functions[index];
        for (int i = 0; i < function.Code.Count; i++)
        {
            if (function.Code[i].Op != op)
                continue;
            yield return AssemblyWriter.Write(_module, function.Code[i]).Trim();
            foreach (string line in Instruction(index, i))
                yield return "  " + line;
        }
    }

    /// <summary>The code of one instruction.</summary>
    /// <param name="function">Index of its function.</param>
    /// <param name="instruction">Index within the function's code.</param>
    /// <param name="sites">Say at calls what a collection is told.</param>
    public IEnumerable<string> Instruction(int function, int instruction, bool sites = false)
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
                string text = A32(address, own, next);
                bool isCall = _code.Sites.TryGetValue(offset + 4, out Site? site);
                yield return sites && isCall ? $"{text}  ; {Told(site!)}" : text;
            }
        }
    }

    private static string Told(Site site) => $"live {site.Live}"
        + (site.NeedWords > 0 ? $", need {site.NeedWords}" : "") + (site.Guard ? ", guard" : "");

    /// <summary>What in the emitter's template an instruction's code and sites are of.</summary>
    public IEnumerable<Place> Places(int function, int instruction)
    {
        List<(CodeRange Range, int End)> ranges = [.. Ranges(function, instruction)];
        bool IsHere(int offset) =>
            ranges.Any(r => offset >= r.Range.Offset && offset < r.End);
        return
        [
            .. Power.Places.Of(_code, exact: true)
                .Where(p => IsHere(p.At.Index * 4)).Select(p => p.Place),
            .. Power.Places.SitesOf(_code).Where(p => IsHere(p.Offset - 4)).Select(p => p.Place),
        ];
    }

    /// <summary>The code that this module has once, by name.</summary>
    public IEnumerable<(string Name, IEnumerable<string> Lines)> OfModule() =>
        _code.Ranges.Where(r => r.Function == CodeRange.Shared && r.Note is not null)
            .Select(r => (r.Note!, Instruction(CodeRange.Shared, 0, sites: true).Skip(1)));

    /// <summary>The code that a guest has once, by name.</summary>
    public static IReadOnlyList<(string Name, IEnumerable<string> Lines)> OfShared()
    {
        using var memory = new GuestMemory();
        var fragments = new Fragments(memory);
        using var disassembler = new Disassembler();
        var names = new Dictionary<uint, string>();
        foreach (Service service in Enum.GetValues<Service>())
            names[fragments.Of(service)] = $"{service}";
        foreach (Shared code in Enum.GetValues<Shared>())
            names[fragments.Of(code)] = $"{code}";
        var starts = new List<(uint Address, string Name)>
        {
            (fragments.Of(Service.Done), "service"), // The others are like it.
            (fragments.Of(Service.Yield), ""),
            (fragments.Enter, "start of a run"),
            (fragments.End, ""),
        };
        starts.AddRange(Enum.GetValues<Shared>().Select(s => (fragments.Of(s), $"{s}")));
        starts.Sort();
        return
        [
            .. starts.Zip(starts.Skip(1)).Where(pair => pair.First.Name.Length > 0)
                .Select(pair => (
                    pair.First.Name, Lines(pair.First.Address, pair.Second.Address))),
        ];

        IEnumerable<string> Lines(uint start, uint end)
        {
            var lines = new List<string>();
            for (uint at = start; at < end; at += 4)
            {
                uint word = memory[at];
                string text = disassembler.Text(word, at);
                lines.Add(Target(word, at) is not { } target ? text
                    : $"{text[..text.IndexOf(' ')]} "
                        + (names.GetValueOrDefault(target) ?? $"+{(int)(target - start) / 4}"));
            }
            return lines;
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
    private uint? Target(uint address) => Target(Word(address), address);

    private static uint? Target(uint word, uint address)
    {
        return (word & 0x0E000000) == 0x0A000000 && word >> 28 != 0xF
            ? address + 8 + (uint)((int)(word << 8) >> 6)
            : null;
    }

    private uint Word(uint address) => _code.Words[(address - _code.Base) / 4];

    private static IEnumerable<Extfunc> Mentioned(Module module) =>
        module.Functions.SelectMany(f => f.Code).SelectMany(i => i.Operands).OfType<Extfunc>();

    public void Dispose() => _disassembler.Dispose();
}
