using Beam;

namespace Jit.Runtime;

/// <summary>Constants that code points to: each is written once and never moves.</summary>
public sealed class LiteralArea
{
    private readonly TermWriter _writer;
    private readonly Dictionary<Term, uint> _words = [];

    internal LiteralArea(TermWriter writer) => _writer = writer;

    /// <summary>End of the literals in use.</summary>
    public uint End { get; private set; } = GuestMemory.LiteralBase;

    public bool Contains(uint address) => address >= GuestMemory.LiteralBase && address < End;

    /// <summary>The word of a constant.</summary>
    public uint Word(Term value)
    {
        if (_writer.Immediate(value) is { } immediate)
            return immediate;
        if (_words.TryGetValue(value, out uint word))
            return word;
        long bytes = 4 * _writer.Size(value, literal: true);
        if (bytes > GuestMemory.LiteralBase + GuestMemory.LiteralSize - End)
            throw TooMany();
        uint top = End;
        word = _writer.Write(value, ref top);
        End = top;
        _words.Add(value, word);
        return word;
    }

    /// <summary>Words for what is no term of a host; not while a literal is being written.
    /// </summary>
    internal uint Take(int words)
    {
        uint at = End;
        if (4 * words > GuestMemory.LiteralBase + GuestMemory.LiteralSize - End)
            throw TooMany();
        End += 4 * (uint)words;
        return at;
    }

    private static GuestStop TooMany() =>
        GuestStop.NotYet($"more than {GuestMemory.LiteralSize >> 20} MiB of literals");

    public void Reset()
    {
        _words.Clear();
        End = GuestMemory.LiteralBase;
    }
}
