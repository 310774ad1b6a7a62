namespace Jit.Runtime;

/// <summary>
/// Cheney's copying collector for two generations (docs/abi.md, Collection): what the roots reach
/// goes to the old heap when it has survived a collection before, else to the new young heap,
/// breadth first. The object left behind names its copy: a cons by the non-value as its head and
/// the copy as its tail, a boxed object by a pointer where its header was.
/// </summary>
/// <remarks>Every address is checked against the heaps before it is used, and copies cannot come
/// to more than there is room for unless objects overlap, which is checked too; so what lies
/// between works on host pointers.</remarks>
internal sealed unsafe class Collector(
    GuestMemory memory, ProcessBlock process, LiteralArea literals)
{
    // What is left behind: the young heap and, in a major collection, the old one.
    private uint _from;
    private uint _fromEnd;
    private uint _mature;
    private uint _oldFrom;
    private uint _oldFromEnd;

    // An old heap that stays.
    private uint _kept;
    private uint _keptEnd;

    private Space _young;
    private Space _old;
    private nint _host;

    /// <summary>A stretch that objects are copied to.</summary>
    private struct Space
    {
        public uint Start;
        public uint Scan;
        public uint Top;
        public uint Limit;
    }

    /// <summary>Where the new young heap ends.</summary>
    public uint YoungTop => _young.Top;

    /// <summary>Where the old heap ends.</summary>
    public uint OldTop => _old.Top;

    /// <summary>Words that this collection has copied.</summary>
    public int WordsCopied { get; private set; }

    /// <summary>A collection of the process' young heap, into another block. A major one takes the
    /// old heap as well and begins a new one; a minor one appends to it.</summary>
    public void Begin(Block young, Block old, bool major)
    {
        _from = process.HeapStart;
        _fromEnd = process.HTop;
        _mature = process.HighWater;
        (_oldFrom, _oldFromEnd) = major ? (process.OldStart, process.OldTop) : default;
        (_kept, _keptEnd) = major ? default : (process.OldStart, process.OldTop);
        _young = SpaceOf(young, young.Start);
        _old = SpaceOf(old, major ? old.Start : process.OldTop);
        _host = memory.HostOffset(GuestMemory.HeapBase);
        WordsCopied = 0;
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

    /// <summary>Moves what the moved objects point to.</summary>
    public void Finish()
    {
        while (_young.Scan < _young.Top || _old.Scan < _old.Top)
        {
            while (_young.Scan < _young.Top)
                Scan(ref _young, "heap word ");
            while (_old.Scan < _old.Top)
            {
                uint at = _old.Scan;
                Scan(ref _old, "old heap word ");
                CheckOld(at, _old.Scan);
            }
        }
    }

    private static Space SpaceOf(Block block, uint start) => new()
    {
        Start = block.Start,
        Scan = start,
        Top = start,
        Limit = block.Start + (4 * (uint)block.Words),
    };

    /// <summary>Moves what one object points to.</summary>
    private void Scan(ref Space space, string name)
    {
        uint* words = (uint*)(_host + (nint)space.Scan);
        int size = 2;
        int term = 0;
        if (Layout.IsHeader(words[0]))
        {
            size = Layout.WordsOf(words[0]) + 1;
            term = Shape.FirstTerm(words[0]);
        }
        for (; term < size; term++)
            words[term] = Move(words[term], name, (int)(space.Scan - space.Start) / 4);
        if (words[0] == Binaries.MatchStateHeader)
            words[1] = Binaries.DataOf(memory, words[size - 1]).Address;
        space.Scan += (uint)size * 4;
    }

    /// <summary>What is old refers to nothing younger: who writes into an object that may be old
    /// breaks this.</summary>
    private void CheckOld(uint at, uint end)
    {
        uint* words = (uint*)(_host + (nint)at);
        int size = (int)(end - at) / 4;
        int term = Layout.IsHeader(words[0]) ? Shape.FirstTerm(words[0]) : 0;
        for (; term < size; term++)
        {
            uint address = Layout.Address(words[term]);
            if (!Layout.IsImmediate(words[term])
                && address >= _young.Start && address < _young.Top)
            {
                throw GuestStop.Fault("collection: an old object refers to a young one");
            }
        }
    }

    private uint Move(uint word, string name, int index)
    {
        if (Layout.IsImmediate(word))
            return word;
        uint address = Layout.Address(word);
        uint end;
        if (address >= _from && address < _fromEnd)
            end = _fromEnd;
        else if (address >= _oldFrom && address < _oldFromEnd)
            end = _oldFromEnd;
        else if (!Layout.IsHeader(word) && Stays(address))
            return word;
        else
            throw GuestStop.Fault($"collection: {name}{index} is 0x{word:x8}, no term");
        if (Layout.IsCons(word))
            return MoveCons(address, end);
        return Layout.IsBoxed(word)
            ? MoveBoxed(address, end, name, index)
            : throw GuestStop.Fault($"collection: {name}{index} is the header 0x{word:x8}");
    }

    private bool Stays(uint address) =>
        (address >= _kept && address < _keptEnd) || literals.Contains(address);

    private uint MoveCons(uint address, uint end)
    {
        if (end - address < 8)
            throw GuestStop.Fault($"collection: half a cons at 0x{address:x8}");
        uint* cell = (uint*)(_host + (nint)address);
        if (cell[0] == Layout.NonValue)
            return cell[1];
        uint copy = Layout.Cons(Copy(address, 2));
        cell[0] = Layout.NonValue;
        cell[1] = copy;
        return copy;
    }

    private uint MoveBoxed(uint address, uint end, string name, int index)
    {
        uint* from = (uint*)(_host + (nint)address);
        uint header = *from;
        if (Layout.IsBoxed(header))
            return header;
        if (!Shape.IsHeader(header) || Layout.WordsOf(header) >= (end - address) / 4)
        {
            throw GuestStop.Fault(
                $"collection: {name}{index} points to 0x{header:x8}, which is no header");
        }
        uint copy = Layout.Boxed(Copy(address, Layout.WordsOf(header) + 1));
        *from = copy;
        return copy;
    }

    private uint Copy(uint address, int words)
    {
        bool isYoung = address >= _mature && address < _fromEnd;
        ref Space to = ref isYoung ? ref _young : ref _old;
        if (words > (to.Limit - to.Top) / 4)
            throw GuestStop.Fault("collection: objects overlap");
        uint copy = to.Top;
        new ReadOnlySpan<uint>((uint*)(_host + (nint)address), words)
            .CopyTo(new((uint*)(_host + (nint)copy), words));
        to.Top += (uint)words * 4;
        WordsCopied += words;
        return copy;
    }
}
