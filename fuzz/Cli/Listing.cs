using System.Text;
using Beam;
using Beam.Text;
using Corpus;
using Fuzz.Debug;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Cli;

/// <summary>A module's code, BEAM on the left, A32 on the right.</summary>
internal sealed class Listing : IDisposable
{
    private const int LeftWidth = 44;
    private const int OriginColumn = 100;

    private readonly Module _module;
    private readonly Guest _guest;
    private readonly LoadedModule _loaded;
    private readonly Disassembler _disassembler = new();
    private readonly Dictionary<uint, string> _names = [];

    public Listing(Module module, CaseOptions options, bool origins = false)
    {
        _module = module;
        _guest = new Guest(
            Arm32Target.ToJit(options) with { Origins = origins },
            new SharedBifs(NoModules.Instance),
            NoModules.Instance);
        _loaded = _guest.Load(module);
        foreach (Service service in Enum.GetValues<Service>())
            _names[_guest.Fragment(service)] = $"{service}";
        foreach (Shared code in Enum.GetValues<Shared>())
            _names[_guest.Fragment(code)] = $"{code}";
        int[] labels = _loaded.Code.Labels;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= 0)
                _names[_loaded.Code.Base + (uint)labels[i]] = $"label {i}";
        }
    }

    /// <summary>Writes the module for debuggers; gives where its text is.</summary>
    public string WriteElf(string path) => GdbFile.Write(path, _guest, _loaded);

    /// <summary>The lines of the function with that index in the module.</summary>
    public IEnumerable<string> Of(int function)
    {
        Function it = _module.Functions[function];
        yield return $"{Atom.Quote(_module.Name)}:{Atom.Quote(it.Name)}/{it.Arity}";
        IReadOnlyList<CodeRange> ranges = _loaded.Code.Ranges;
        for (int r = 0; r < ranges.Count; r++)
        {
            if (ranges[r].Function != function)
                continue;
            int end = r + 1 < ranges.Count ? ranges[r + 1].Offset : _loaded.Code.Words.Length * 4;
            foreach (string line in Range(it, ranges[r], end))
                yield return line;
        }
        yield return "";
    }

    private IEnumerable<string> Range(Function function, CodeRange range, int end)
    {
        Instruction instruction = function.Code[range.Instruction];
        string left = AssemblyWriter.Write(_module, instruction).Trim().TrimEnd('.');
        string indent = instruction.Op == Op.Label ? "" : "  ";
        Queue<string> lines = new(Wrap(indent + left));
        if (range.Note is { } note)
            yield return $"{lines.Dequeue(),-LeftWidth}          ; {note}";
        for (int offset = range.Offset; offset < end; offset += 4)
        {
            uint address = _loaded.Code.Base + (uint)offset;
            uint word = _loaded.Code.Words[offset / 4];
            string beam = lines.TryDequeue(out string? next) ? next : "";
            string line = $"{beam,-LeftWidth} {address:x8}  {A32(word, address)}";
            yield return (_loaded.Code.Origins is { } origins
                ? $"{line,-OriginColumn} ; {origins[offset / 4]}" : line).TrimEnd();
        }
        foreach (string rest in lines)
            yield return rest;
    }

    /// <summary>The instruction, and where it leads when that has a name.</summary>
    private string A32(uint word, uint address)
    {
        string text = _disassembler.Text(word, address);
        bool isBranch = (word & 0x0E000000) == 0x0A000000;
        uint target = address + 8 + (uint)((int)(word << 8) >> 6);
        return isBranch && _names.TryGetValue(target, out string? name)
            ? $"{text}  ; {name}" : text;
    }

    /// <summary>Text in lines that fit the left column.</summary>
    private static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (char c in text)
        {
            line.Append(c);
            if (line.Length < LeftWidth - 4 || c is not (',' or ' '))
                continue;
            yield return line.ToString();
            line.Clear().Append("      ");
        }
        yield return line.ToString();
    }

    public void Dispose()
    {
        _disassembler.Dispose();
        _guest.Dispose();
    }
}
