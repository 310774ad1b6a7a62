using Beam;

namespace Fuzz.Generate;

/// <summary>A catch or try that is open.</summary>
/// <param name="Y">The y register that holds its tag.</param>
/// <param name="Label">Where its handler begins.</param>
/// <param name="IsTry">try, not catch.</param>
internal readonly record struct Handler(int Y, int Label, bool IsTry);

/// <summary>A marker of the mailbox: none, tied to a reference, used by a receive.</summary>
internal enum ReceiveMarker
{
    None, Bound, Used,
}

/// <summary>What is known at one point of a function: registers, frame, room, catches.</summary>
internal sealed class State
{
    public const int XLimit = 1023;
    public const int YLimit = 1024;

    /// <summary>Float registers that programs may use.</summary>
    public const int FloatLimit = 64;

    /// <summary><see cref="Frame"/> where there is none.</summary>
    public const int NoFrame = -1;

    private Known?[] _x;

    /// <summary>y registers; null is uninitialised.</summary>
    private Known?[] _y;

    public State(int arity)
    {
        _x = new Known?[Math.Max(8, arity)];
        _y = [];
        for (int i = 0; i < arity; i++)
            _x[i] = Known.Any;
    }

    private State(State other)
    {
        _x = [.. other._x];
        _y = [.. other._y];
        Frame = other.Frame;
        HeapWords = other.HeapWords;
        HeapFloats = other.HeapFloats;
        HeapFuns = other.HeapFuns;
        Floats = other.Floats;
        Building = other.Building;
        RuneSize = other.RuneSize;
        AfterSetelement = other.AfterSetelement;
        Receives = other.Receives;
        Peeks = other.Peeks;
        Marker = other.Marker;
        Handlers = other.Handlers;
    }

    /// <summary>y registers in the frame, or <see cref="NoFrame"/>.</summary>
    public int Frame { get; private set; } = NoFrame;
    public int HeapWords { get; set; }
    public int HeapFloats { get; set; }
    public int HeapFuns { get; set; }

    /// <summary>Float registers that hold something, as bits.</summary>
    public ulong Floats { get; set; }

    /// <summary>A bitstring that is not yet whole, or null.</summary>
    public Building? Building { get; set; }

    /// <summary>What the last instruction was, if bs_utf8_size or bs_utf16_size: its target, its
    /// source, the op that puts as much.</summary>
    public (Operand Size, Operand Rune, Op Op)? RuneSize { get; set; }

    /// <summary>The tuple in x0 is fresh, so set_tuple_element may write into it.</summary>
    public bool AfterSetelement { get; set; }

    /// <summary>A receive has begun and is not over.</summary>
    public bool Receives { get; set; }

    /// <summary>A message that is still in the mailbox is being looked at.</summary>
    public bool Peeks { get; set; }

    /// <summary>What has become of the marker that a receive is to begin at.</summary>
    public ReceiveMarker Marker { get; set; }

    /// <summary>Open catches and tries, innermost last.</summary>
    public ValueList<Handler> Handlers { get; set; }

    public State Copy() => new(this);

    /// <summary>x registers that may be defined: those from here on are not.</summary>
    public int XEnd => _x.Length;

    public Known? X(int index) => index < _x.Length ? _x[index] : null;

    public Known? Y(int index) => index < Frame ? _y[index] : null;

    public void SetX(int index, Known? known)
    {
        if (index >= _x.Length)
        {
            if (known is null)
                return;
            Array.Resize(ref _x, Math.Max(index + 1, Math.Min(XLimit, _x.Length * 2)));
        }
        _x[index] = known;
    }

    public void SetY(int index, Known? known) => _y[index] = known;

    public void PruneX(int live)
    {
        for (int i = live; i < _x.Length; i++)
            _x[i] = null;
    }

    public void Allocate(int count, Known? content)
    {
        Frame = count;
        _y = new Known?[count];
        Array.Fill(_y, content);
    }

    public void Deallocate()
    {
        Frame = NoFrame;
        _y = [];
    }

    /// <summary>Drops the lowest y registers.</summary>
    public void Trim(int count)
    {
        _y = _y[count..];
        Frame = _y.Length;
    }

    public void NoRoom() => (HeapWords, HeapFloats, HeapFuns) = (0, 0, 0);

    /// <summary>Number of x registers, from x0 on, that hold something.</summary>
    public int LivePrefix()
    {
        int live = 0;
        while (live < _x.Length && _x[live] is not null)
            live++;
        return live;
    }

    /// <summary>The first y register that is uninitialised, or -1.</summary>
    public int FirstUninitialised() => Array.IndexOf(_y, null);

    /// <summary>Makes this what is known when control comes from here or from
    /// <paramref name="other"/>; returns why that cannot be, or null.</summary>
    public string? Merge(State other)
    {
        if (Frame != other.Frame)
            return $"frames of {Frame} and {other.Frame} y registers meet";
        if (Handlers != other.Handlers)
            return "different catches are open where paths meet";
        if (Receives != other.Receives || Peeks != other.Peeks || Marker != other.Marker)
            return "a receive goes on on one path only";
        for (int i = 0; i < _x.Length; i++)
            _x[i] = Known.Join(_x[i], other.X(i));
        for (int i = 0; i < _y.Length; i++)
            _y[i] = MergeY(_y[i], other._y[i]);
        HeapWords = Math.Min(HeapWords, other.HeapWords);
        HeapFloats = 0;
        HeapFuns = 0;
        Floats = 0;
        RuneSize = null;
        AfterSetelement = false;
        return null;
    }

    /// <summary>Two initialised y registers that cannot be read as one stay initialised.</summary>
    private static Known? MergeY(Known? left, Known? right) =>
        left is null || right is null ? null : Known.Join(left, right) ?? Known.Unreadable;
}
