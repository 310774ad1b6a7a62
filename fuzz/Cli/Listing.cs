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
    private readonly Guest? _owned;
    private readonly LoadedModule _loaded;
    private readonly Disassembler _disassembler = new();
    private readonly Dictionary<uint, string> _names = [];

    /// <summary>What the JIT makes of a module.</summary>
    public Listing(Module module, CaseOptions options, bool origins = false)
        : this(NewGuest(options, origins), module) => _owned = _guest;

    private Listing(Guest guest, Module module)
        : this(guest, guest.Load(module))
    {
    }

    /// <summary>A module as it lies in a guest.</summary>
    public Listing(Guest guest, LoadedModule loaded)
    {
        (_guest, _loaded, _module) = (guest, loaded, loaded.Code.Module);
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

    private static Guest NewGuest(CaseOptions options, bool origins) => new(
        Arm32Target.ToJit(options) with { Notes = true, Origins = origins },
        new SharedBifs(NoModules.Instance.Find),
        NoModules.Instance);

    /// <summary>Writes the module for debuggers; gives where its text is.</summary>
    public string WriteElf(string path) => GdbFile.Write(path, _guest, _loaded);

    /// <summary>The function with that index in the module, as text.</summary>
    public IEnumerable<string> Of(int function)
    {
        Function it = _module.Functions[function];
        yield return $"{Atom.Quote(_module.Name)}:{Atom.Quote(it.Name)}/{it.Arity}";
        foreach (ListedLine line in Lines(function))
        {
            string address = line.Address is { } at ? $"{at:x8}" : "";
            string text = $"{line.Beam,-LeftWidth} {address,-8}  {line.Machine}";
            yield return (line.Origin is { } origin
                ? $"{text,-OriginColumn} ; {origin}" : text).TrimEnd();
        }
        yield return "";
    }

    /// <summary>Its lines.</summary>
    public IEnumerable<ListedLine> Lines(int function)
    {
        IReadOnlyList<CodeRange> ranges = _loaded.Code.Ranges;
        for (int r = 0; r < ranges.Count; r++)
        {
            if (ranges[r].Function != function)
                continue;
            int end = r + 1 < ranges.Count ? ranges[r + 1].Offset : _loaded.Code.Words.Length * 4;
            foreach (ListedLine line in Range(_module.Functions[function], ranges[r], end))
                yield return line;
        }
    }

    private IEnumerable<ListedLine> Range(Function function, CodeRange range, int end)
    {
        Instruction instruction = function.Code[range.Instruction];
        string left = AssemblyWriter.Write(_module, instruction).Trim().TrimEnd('.');
        string indent = instruction.Op == Op.Label ? "" : "  ";
        Queue<string> lines = new(Wrap(indent + left));
        if (range.Note is { } note)
            yield return new(lines.Dequeue(), null, $"; {note}", range.Instruction);
        for (int offset = range.Offset; offset < end; offset += 4)
        {
            uint address = _loaded.Code.Base + (uint)offset;
            string beam = lines.TryDequeue(out string? next) ? next : "";
            yield return new(
                beam, address, A32(_guest.Memory[address], address), range.Instruction,
                _loaded.Code.Origins?[offset / 4]);
        }
        foreach (string rest in lines)
            yield return new(rest, null, "", range.Instruction);
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
        _owned?.Dispose();
    }
}

/// <summary>A line of a listing.</summary>
/// <param name="Beam">The BEAM instruction, or a part of it; empty where its code goes on.</param>
/// <param name="Address">Of the machine instruction; null where there is none.</param>
/// <param name="Machine">Its text, or a note.</param>
/// <param name="Instruction">Index of the BEAM instruction in its function.</param>
/// <param name="Origin">The place in the JIT that emitted it, where that is kept.</param>
internal readonly record struct ListedLine(
    string Beam, uint? Address, string Machine, int Instruction, string? Origin = null);
