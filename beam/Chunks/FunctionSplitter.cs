using System.Runtime.InteropServices;

namespace Beam.Chunks;

/// <summary>Cuts a stream of instructions into functions. A function begins with the last label
/// before its func_info, and a line may stand between the two.</summary>
internal sealed class FunctionSplitter
{
    private readonly List<Instruction> _current = [];

    /// <summary>Instructions of the current function that may belong to the next: from the last
    /// label on, while only lines follow it; -1 for none.</summary>
    private int _headAt = -1;
    private Instruction? _info;

    /// <summary>The entry label and where it stands; 0 before it came.</summary>
    private (int Label, int At) _entry;

    public List<Function> Functions { get; } = [];

    /// <summary>Name and arity of the function that is being read, once they are known.</summary>
    public string? Current =>
        _info is null ? null : $"{Atom.Quote(NameOf(_info))}/{ArityOf(_info)}";

    /// <summary>Takes the next instruction; what is wrong with it, or null.</summary>
    public string? Add(Instruction instruction)
    {
        if (instruction.Op == Op.FuncInfo)
        {
            if (_headAt < 0)
                return "expected a label before func_info";
            if (instruction[2] is not Num { Value: >= 0 and < 256 })
                return "expected an arity below 256";
            if (Finish(_headAt) is { } wrong)
                return wrong;
            _info = instruction;
            _entry = default;
            _headAt = -1;
        }
        else if (instruction is { Op: Op.Label } && instruction[0] is Label label)
        {
            if (_info is not null && _entry.Label == 0)
                _entry = (label.Number, _current.Count);
            _headAt = _current.Count;
        }
        else if (instruction.Op is not Op.Line)
        {
            _headAt = -1;
        }
        _current.Add(instruction);
        return null;
    }

    /// <summary>Ends the last function; what is wrong with it, or null.</summary>
    public string? End() => Finish(_current.Count);

    private string? Finish(int count)
    {
        if (_info is null)
            return count == 0 ? null : "expected func_info in the first function";
        if (_entry.Label == 0 || _entry.At >= count)
            return "expected a label behind func_info";
        ReadOnlySpan<Instruction> code = CollectionsMarshal.AsSpan(_current)[..count];
        Functions.Add(
            new(NameOf(_info), ArityOf(_info), _entry.Label, ValueList.Create(code)));
        _current.RemoveRange(0, count);
        return null;
    }

    private static string NameOf(Instruction info) => ((Atom)((Const)info[1]).Value).Name;

    private static int ArityOf(Instruction info) => (int)((Num)info[2]).Value;
}
