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
        _chaos?.Shuffle(ChaosKind.Order, order);
        return order;
    }

    /// <summary>Whether a check for room collects whatever there is.</summary>
    private bool CollectsAlways() => _options.GcStress || IsOneIn(ChaosKind.Check, 16);

    /// <summary>Whether a service does what emitted or shared code could: it may collect.</summary>
    private bool PrefersService() => _options.GcStress || IsOneIn(ChaosKind.Service, 4);

    /// <summary>Whether a register is loaded though another holds the same.</summary>
    private bool ForgetsCache() => IsOneIn(ChaosKind.Reload, 2);

    /// <summary>Words asked for beyond those that are needed.</summary>
    private int SlackWords() => IsOneIn(ChaosKind.Slack, 4)
        ? _chaos!.Below(ChaosKind.Slack, SlackWordsMax) ?? 0 : 0;

    private bool IsOneIn(ChaosKind kind, int times) => _chaos?.OneIn(kind, times) == true;

    /// <summary>In front of a label: now and then code jumps over a gap, in which stands what is
    /// out of line elsewhere.</summary>
    private void Scatter()
    {
        if (!IsOneIn(ChaosKind.Gap, 4))
            return;
        CodeLabel over = _asm.NewLabel();
        Note("chaos: a gap");
        _asm.B(over);
        Pad();
        if (IsOneIn(ChaosKind.Stubs, 2))
            EmitStubs(near: true);
        BeginRange();
        _asm.Bind(over);
    }

    private void Pad()
    {
        int limit = IsOneIn(ChaosKind.Gap, 32) ? FarWordsMax : PaddingWordsMax;
        int words = _chaos!.Below(ChaosKind.Gap, limit) ?? 0;
        for (int i = 0; i < words; i++)
            _asm.Udf((uint)i);
    }

    /// <summary>Emits the code that stands out of line; without chaos all that there is.</summary>
    private void EmitStubs(bool near)
    {
        var state = (_functionIndex, _function, _at, _frame, _line);
        _chaos?.Shuffle(ChaosKind.Stubs, _stubs);
        // A stub may ask for further ones, which come behind it.
        var left = new List<Stub>();
        for (int i = 0; i < _stubs.Count; i++)
        {
            if (near && IsOneIn(ChaosKind.Stubs, 2))
                left.Add(_stubs[i]);
            else
                EmitStub(_stubs[i]);
        }
        _stubs.Clear();
        _stubs.AddRange(left);
        (_functionIndex, _function, _at, _frame, _line) = state;
    }
}
