using Jit.Arm32;

namespace Jit.Emit;

// Layout at random (Jit.Chaos): distances, orders, and room that is asked for. Nothing of it may
// matter to a program.
internal sealed partial class Emitter
{
    private const int PaddingWordsMax = 16;
    private const int FarWordsMax = 2048;
    private const int SlackWordsMax = 64;

    private readonly Chaos? _chaos;

    private List<int> FunctionOrder()
    {
        List<int> order = [.. Enumerable.Range(0, _module.Functions.Count)];
        _chaos?.Shuffle(order);
        return order;
    }

    /// <summary>Whether a check for room collects whatever there is.</summary>
    private bool CollectsAlways() => _options.GcStress || _chaos?.OneIn(16) == true;

    /// <summary>Whether a service does what emitted or shared code could: it may collect.</summary>
    private bool PrefersService() => _options.GcStress || _chaos?.OneIn(4) == true;

    /// <summary>Whether a register is loaded though another holds the same.</summary>
    private bool ForgetsCache() => _chaos?.OneIn(2) == true;

    /// <summary>Words asked for beyond those that are needed.</summary>
    private int SlackWords() => _chaos?.OneIn(4) == true ? _chaos.Below(SlackWordsMax) : 0;

    /// <summary>In front of a label: now and then code jumps over a gap, in which stands what is
    /// out of line elsewhere.</summary>
    private void Scatter()
    {
        if (_chaos?.OneIn(4) != true)
            return;
        CodeLabel over = _asm.NewLabel();
        Note("chaos: a gap");
        _asm.B(over);
        Pad();
        if (_chaos.OneIn(2))
            EmitStubs(near: true);
        BeginRange();
        _asm.Bind(over);
    }

    private void Pad()
    {
        int words = _chaos!.Below(_chaos.OneIn(32) ? FarWordsMax : PaddingWordsMax);
        for (int i = 0; i < words; i++)
            _asm.Udf((uint)i);
    }

    /// <summary>Emits the code that stands out of line; without chaos all that there is.</summary>
    private void EmitStubs(bool near)
    {
        var state = (_functionIndex, _function, _at, _frame, _line);
        _chaos?.Shuffle(_stubs);
        // A stub may ask for further ones, which come behind it.
        var left = new List<Stub>();
        for (int i = 0; i < _stubs.Count; i++)
        {
            if (near && _chaos?.OneIn(2) == true)
                left.Add(_stubs[i]);
            else
                EmitStub(_stubs[i]);
        }
        _stubs.Clear();
        _stubs.AddRange(left);
        (_functionIndex, _function, _at, _frame, _line) = state;
    }
}
