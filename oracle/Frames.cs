using Beam;

namespace Oracle;

/// <summary>The stack of a process.</summary>
internal sealed class Frames
{
    private readonly Stack<Frame> _frames = new();

    /// <summary>Where the running function returns to; null while a frame holds that, or when it
    /// is the run's own function.</summary>
    public Place? Return { get; set; }

    /// <summary>The running function's y registers.</summary>
    public Span<Term> Y => _frames.Peek().Slots.AsSpan(_frames.Peek().Trimmed);

    public bool HasFrame => Return is null && _frames.Count > 0;

    /// <summary>Words of all frames, a return address counting as one.</summary>
    public int StackWords { get; private set; }

    /// <summary>Makes a frame of <paramref name="size"/> y registers.</summary>
    public void Allocate(int size, Term content)
    {
        var slots = new Term[size];
        Array.Fill(slots, content);
        _frames.Push(new Frame(Return, slots));
        Return = null;
        StackWords += size + 1;
    }

    /// <summary>Drops the frame; the return address it holds is the function's again.</summary>
    public void Deallocate() => Return = Pop().Return;

    /// <summary>Drops the lowest <paramref name="count"/> y registers.</summary>
    public void Trim(int count)
    {
        _frames.Peek().Trimmed += count;
        StackWords -= count;
    }

    /// <summary>Drops frames down to one that catches, forgetting what runs above it; the handler,
    /// or null when nothing catches and every frame is gone.</summary>
    public Place? Unwind()
    {
        while (_frames.TryPeek(out Frame? frame))
        {
            foreach (Term slot in Y)
            {
                if (slot is CatchTag tag)
                {
                    Return = null;
                    return tag.Handler;
                }
            }
            Pop();
        }
        return null;
    }

    private Frame Pop()
    {
        Frame frame = _frames.Pop();
        StackWords -= frame.Slots.Length - frame.Trimmed + 1;
        return frame;
    }

    /// <summary>Forgets all of it.</summary>
    public void Clear()
    {
        _frames.Clear();
        StackWords = 0;
    }

    /// <summary>Return addresses on the stack, innermost first.</summary>
    public IEnumerable<Place> ReturnAddresses()
    {
        if (Return is Place own)
            yield return own;
        foreach (Frame frame in _frames)
        {
            if (frame.Return is Place place)
                yield return place;
        }
    }

    private sealed class Frame(Place? returnTo, Term[] slots)
    {
        public Place? Return => returnTo;
        public Term[] Slots => slots;

        /// <summary>y registers that are gone: y0 is the slot behind them.</summary>
        public int Trimmed { get; set; }
    }
}

/// <summary>What <c>catch</c> and <c>try</c> leave in their y register.</summary>
internal sealed class CatchTag(Place handler) : Opaque
{
    public Place Handler => handler;
}

/// <summary>Content of a register that no program may read.</summary>
internal sealed class NonValue : Opaque
{
    public static readonly NonValue Instance = new();
}

/// <summary>A stack trace before <c>build_stacktrace</c>, with what raising it again needs.
/// </summary>
internal sealed class RawTrace(Atom cls, Term trace, bool functionClause) : Opaque
{
    public Atom Class => cls;
    public Term Trace => trace;

    /// <summary>The first entry is that of a function_clause, which <c>raw_raise</c> robs of its
    /// location.</summary>
    public bool IsFunctionClause => functionClause;
}
