namespace Jit.Runtime;

/// <summary>A stretch of the heap region.</summary>
/// <param name="Start">Address of the first word; 0 where there is no block.</param>
/// <param name="Words">How many there are, but for the guard behind them.</param>
internal readonly record struct Block(uint Start, int Words)
{
    public static readonly Block None;
}

/// <summary>What the heaps of all processes share: the region that they have their blocks of, the
/// collector, and how they decide.</summary>
internal sealed class HeapSpace(
    GuestMemory memory, ProcessBlock process, LiteralArea literals, OffHeap offHeap)
{
    /// <summary>Words behind each stack that nobody writes.</summary>
    private const int GuardWords = 8;

    /// <summary>Blocks are pages at least: what is given back to the host is.</summary>
    private const int BlockMin = 4096;

    /// <summary>Words that the collections of a run move before the heap is left in peace: a
    /// program that holds much and allocates often would not end otherwise.</summary>
    private const long WordsMovedWilfully = 8 << 20;

    private readonly BlockAllocator _blocks = new(
        memory, GuestMemory.HeapBase, GuestMemory.HeapSize, BlockMin);
    private readonly HeapPolicy _calm = new();
    private long _movedBefore;

    public GuestMemory Memory => memory;
    public ProcessBlock Process => process;
    public OffHeap OffHeap => offHeap;

    /// <summary>How a run begins.</summary>
    public HeapPolicy Wilful { get; set; } = new();

    /// <summary>Whether enough has been collected without need.</summary>
    public bool IsCalm => WordsMoved - _movedBefore > WordsMovedWilfully;

    public HeapPolicy Policy => IsCalm ? _calm : Wilful;
    public Collector Collector { get; } = new(memory, process, literals);

    /// <summary>Words that heap and stack of a process may have together.</summary>
    public int WordsMax { get; set; } = Heap.WordsLimit;

    /// <summary>Words that collections have copied since the guest was made.</summary>
    public long WordsMoved { get; set; }

    /// <summary>Blocks in use.</summary>
    public int Blocks => _blocks.Count;

    /// <summary>A run begins: there are no heaps.</summary>
    public void Begin()
    {
        _blocks.Begin();
        _movedBefore = WordsMoved;
        offHeap.Begin();
        offHeap.Poisons = Wilful.Poisons;
    }

    /// <summary>A block of at least so many words, or the end of the run.</summary>
    public Block Take(long words)
    {
        long size = _blocks.SizeFor(4 * (words + GuardWords));
        uint start = _blocks.Take(size) ?? throw GuestStop.MemoryGone();
        return new Block(start, (int)(size / 4) - GuardWords);
    }

    public void Give(Block block)
    {
        if (block != Block.None)
            _blocks.Give(block.Start, 4L * (block.Words + GuardWords));
    }

    /// <summary>Sets up the guard behind the block's words, which end at an address.</summary>
    public void Guard(uint end) => memory.Words(end, GuardWords).Fill(Layout.Poison);

    public bool IsGuarded(uint end) =>
        !memory.Words(end, GuardWords).ContainsAnyExcept(Layout.Poison);
}
