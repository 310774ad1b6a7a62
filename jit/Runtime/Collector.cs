namespace Jit.Runtime;

/// <summary>
/// Cheney's copying collector (docs/abi.md, Collection): what the roots reach goes to the other
/// heap, breadth first. The object left behind names its copy: a cons by the non-value as its head
/// and the copy as its tail, a boxed object by a pointer where its header was.
/// </summary>
/// <remarks>Every address is checked against the old heap before it is used, and copies cannot come
/// to more than there is room for unless objects overlap, which is checked too; so what lies
/// between works on host pointers.</remarks>
internal sealed unsafe class Collector(
    GuestMemory memory, ProcessBlock process, LiteralArea literals)
{
    private uint _from;
    private uint _fromEnd;
    private uint _start;
    private uint _top;
    private uint _limit;
    private nint _fromHost;
    private nint _toHost;

    /// <summary>A collection out of the process' heap to <paramref name="start"/>.</summary>
    public void Begin(uint start)
    {
        _from = process.HeapStart;
        _fromEnd = process.HTop;
        _start = start;
        _top = start;
        _limit = start + GuestMemory.HeapSize;
        _fromHost = memory.HostOffset(_from);
        _toHost = memory.HostOffset(start);
    }

    /// <summary>Moves what each root points to, and makes the root point there. Return addresses
    /// and the non-value are passed by.</summary>
    public void Move(Span<uint> roots, string name)
    {
        for (int i = 0; i < roots.Length; i++)
        {
            if (!Layout.IsHeader(roots[i]))
                roots[i] = Move(roots[i], name, i);
        }
    }

    /// <summary>Moves what the moved objects point to; gives the end of the new heap.</summary>
    public uint Finish()
    {
        uint scan = _start;
        while (scan < _top)
        {
            uint* words = (uint*)(_toHost + (nint)scan);
            int size = 2;
            int term = 0;
            if (Layout.IsHeader(words[0]))
            {
                size = Layout.WordsOf(words[0]) + 1;
                term = Shape.FirstTerm(words[0]);
            }
            for (; term < size; term++)
                words[term] = Move(words[term], "heap word ", (int)(scan - _start) / 4);
            if (words[0] == Binaries.MatchStateHeader)
                words[1] = Binaries.DataOf(memory, words[size - 1]).Address;
            scan += (uint)size * 4;
        }
        return _top;
    }

    private uint Move(uint word, string name, int index)
    {
        if (Layout.IsImmediate(word))
            return word;
        uint address = Layout.Address(word);
        if (address < _from || address >= _fromEnd)
        {
            if (!Layout.IsHeader(word) && literals.Contains(address))
                return word;
            throw GuestStop.Fault($"collection: {name}{index} is 0x{word:x8}, no term");
        }
        if (Layout.IsCons(word))
            return MoveCons(address);
        return Layout.IsBoxed(word)
            ? MoveBoxed(address, name, index)
            : throw GuestStop.Fault($"collection: {name}{index} is the header 0x{word:x8}");
    }

    private uint MoveCons(uint address)
    {
        if (_fromEnd - address < 8)
            throw GuestStop.Fault($"collection: half a cons at 0x{address:x8}");
        uint* cell = (uint*)(_fromHost + (nint)address);
        if (cell[0] == Layout.NonValue)
            return cell[1];
        uint copy = Layout.Cons(_top);
        Copy(cell, 2);
        cell[0] = Layout.NonValue;
        cell[1] = copy;
        return copy;
    }

    private uint MoveBoxed(uint address, string name, int index)
    {
        uint* from = (uint*)(_fromHost + (nint)address);
        uint header = *from;
        if (Layout.IsBoxed(header))
            return header;
        if (!Shape.IsHeader(header) || Layout.WordsOf(header) >= (_fromEnd - address) / 4)
        {
            throw GuestStop.Fault(
                $"collection: {name}{index} points to 0x{header:x8}, which is no header");
        }
        uint copy = Layout.Boxed(_top);
        Copy(from, Layout.WordsOf(header) + 1);
        *from = copy;
        return copy;
    }

    private void Copy(uint* from, int words)
    {
        if (words > (_limit - _top) / 4)
            throw GuestStop.Fault("collection: objects overlap");
        new ReadOnlySpan<uint>(from, words).CopyTo(new((uint*)(_toHost + (nint)_top), words));
        _top += (uint)words * 4;
    }
}
