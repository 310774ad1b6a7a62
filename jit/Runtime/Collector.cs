namespace Jit.Runtime;

/// <summary>
/// Cheney's copying collector (docs/abi.md, Collection): what the roots reach goes to the other
/// heap, breadth first. The object left behind names its copy: a cons by the non-value as its head
/// and the copy as its tail, a boxed object by a pointer where its header was.
/// </summary>
internal sealed class Collector(
    GuestMemory memory, ProcessBlock process, LiteralArea literals)
{
    private uint _from;
    private uint _fromEnd;
    private uint _start;
    private uint _top;

    /// <summary>A collection out of the process' heap to <paramref name="start"/>.</summary>
    public void Begin(uint start)
    {
        _from = process.HeapStart;
        _fromEnd = process.HTop;
        _start = start;
        _top = start;
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
            uint first = memory[scan];
            int size = 2;
            int term = 0;
            if (Layout.IsHeader(first))
            {
                size = Layout.WordsOf(first) + 1;
                term = Shape.FirstTerm(first);
            }
            Span<uint> words = memory.Words(scan, size);
            for (; term < size; term++)
                words[term] = Move(words[term], "heap word ", (int)(scan - _start) / 4);
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
        Span<uint> cell = memory.Words(address, 2);
        if (cell[0] == Layout.NonValue)
            return cell[1];
        uint copy = Layout.Cons(_top);
        cell.CopyTo(memory.Words(_top, 2));
        _top += 8;
        cell[0] = Layout.NonValue;
        cell[1] = copy;
        return copy;
    }

    private uint MoveBoxed(uint address, string name, int index)
    {
        uint header = memory[address];
        if (Layout.IsBoxed(header))
            return header;
        if (!Shape.IsHeader(header) || Layout.WordsOf(header) >= (_fromEnd - address) / 4)
        {
            throw GuestStop.Fault(
                $"collection: {name}{index} points to 0x{header:x8}, which is no header");
        }
        int size = Layout.WordsOf(header) + 1;
        uint copy = Layout.Boxed(_top);
        memory.Words(address, size).CopyTo(memory.Words(_top, size));
        _top += (uint)size * 4;
        memory[address] = copy;
        return copy;
    }
}
