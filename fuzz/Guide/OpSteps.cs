using Beam;

namespace Fuzz.Guide;

/// <summary>What ops came to in the oracle, and which followed which.</summary>
internal sealed class OpSteps(HitMap map)
{
    private StepTable? _table;
    private int _previous; // Its place; -1: none.
    private bool[] _isTold = []; // By place and end.
    private int[] _before = []; // By place: the last that it followed.

    /// <summary>A program begins.</summary>
    public void Begin() => _table = null;

    public void Told(Module module, int at, int next, bool raised)
    {
        if (!ReferenceEquals(_table?.Module, module))
            Enter(module);
        if (_table!.OpAt(at) is Op.Label or Op.Line)
            return;
        StepEnd end = _table.EndOf(at, next, raised);
        ref bool isTold = ref _isTold[(at * 3) + (int)end];
        if (!isTold)
            map.Hit(StableHash.With(_table.ShapeAt(at), (uint)end));
        isTold = true;
        if (_before[at] != _previous)
        {
            Op before = _previous < 0 ? Op.Label : _table.OpAt(_previous);
            map.Hit(StableHash.With((uint)before << 8, (uint)_table.OpAt(at)));
            _before[at] = _previous;
        }
        _previous = at;
    }

    private void Enter(Module module)
    {
        _table = new StepTable(module);
        _isTold = new bool[_table.Count * 3];
        _before = new int[_table.Count];
        Array.Fill(_before, -2);
        _previous = -1;
    }
}
