using Beam;
using Jit;
using Jit.Runtime;
using Oracle.Bifs;

namespace Fuzz.Localise;

/// <summary>The addresses at which the code of a BEAM instruction begins. Instructions without code
/// of their own have none, nor has what stands out of line.</summary>
internal sealed class Boundaries
{
    private readonly Dictionary<uint, CodePlace> _places = [];
    private readonly HashSet<(string Module, int Function, int Index)> _has = [];
    private int _modules;

    /// <summary>Reads what has been loaded since.</summary>
    public void Update(Guest guest)
    {
        for (; _modules < guest.Modules.Count; _modules++)
            Add(guest.Modules[_modules].Code);
    }

    public CodePlace? At(uint address) => _places.GetValueOrDefault(address);

    public bool Has(CodePlace place) =>
        _has.Contains((place.Module.Name, place.Function, place.Index));

    private void Add(CompiledModule code)
    {
        var ends = new Dictionary<(int, int), int>();
        for (int r = 0; r < code.Ranges.Count; r++)
        {
            CodeRange range = code.Ranges[r];
            ends[(range.Function, range.Instruction)] = EndOf(code, r);
        }
        for (int r = 0; r < code.Ranges.Count; r++)
        {
            CodeRange range = code.Ranges[r];
            if (range.Function == CodeRange.Shared)
                continue;
            var place = new CodePlace(code.Module, range.Function, range.Instruction);
            int start = Start(code, range, place.Instruction);
            bool isEmpty = EndOf(code, r) == range.Offset
                || start >= ends[(range.Function, range.Instruction)];
            if (isEmpty || Runs(place) is false || Has(place))
                continue; // The first range of an instruction is its main line.
            _has.Add((code.Module.Name, range.Function, range.Instruction));
            _places[code.Base + (uint)start] = place;
        }
    }

    private static int EndOf(CompiledModule code, int range) => range + 1 < code.Ranges.Count
        ? code.Ranges[range + 1].Offset : code.Words.Length * 4;

    /// <summary>In front of a label may stand what leads calls of funs to it, and a gap.</summary>
    private static int Start(CompiledModule code, CodeRange range, Instruction instruction) =>
        instruction.Op == Op.Label
            ? Math.Max(range.Offset, code.Labels[((Label)instruction[0]).Number]) : range.Offset;

    /// <summary>A function that is a BIF is never run as code.</summary>
    private static bool Runs(CodePlace place) => !BifLibrary.Has(
        new Mfa(place.Module.Name, place.In.Name, place.In.Arity));
}
