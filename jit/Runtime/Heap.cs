using System.Runtime.InteropServices;

namespace Jit.Runtime;

/// <summary>
/// The block of heap and stack of the process. A service says what it holds, asks for room, which
/// may move everything, and then takes words.
/// </summary>
public sealed class Heap
{
    /// <summary>Words of the first block: one that most programs never fill.</summary>
    private const int WordsMin = 4096;

    private readonly GuestMemory _memory;
    private readonly ProcessBlock _process;
    private readonly Collector _collector;
    private readonly OffHeap _offHeap;
    private readonly bool _stress;
    private readonly List<uint> _held = [];
    private uint[] _arguments = [];
    private uint _touchedEnd;

    /// <param name="memory">The guest's memory.</param>
    /// <param name="process">Its process block.</param>
    /// <param name="literals">A pointer goes there or into the heap, or it is wrong.</param>
    /// <param name="offHeap">What its reference-counted binaries hold.</param>
    /// <param name="stress">Collect whenever room is asked for.</param>
    internal Heap(
        GuestMemory memory,
        ProcessBlock process,
        LiteralArea literals,
        OffHeap offHeap,
        bool stress)
    {
        _offHeap = offHeap;
        _memory = memory;
        _process = process;
        _stress = stress;
        _collector = new Collector(memory, process, literals);
    }

    /// <summary>Words that heap and stack may have together.</summary>
    public int WordsMax { get; set; } = GuestMemory.HeapSize / 4;

    public int Collections { get; private set; }

    /// <summary>Words that collections have copied, since the heap was made.</summary>
    public long WordsMoved { get; private set; }

    /// <summary>x registers that hold terms, for the service that runs.</summary>
    public int LiveX { get; set; }

    /// <summary>Terms that the running service holds; a collection updates them.</summary>
    public List<uint> Held => _held;

    /// <summary>The arguments of the run, kept to be compared after it.</summary>
    public ReadOnlySpan<uint> Arguments => _arguments;

    /// <summary>An empty heap with room for <paramref name="words"/>.</summary>
    public void Begin(int words)
    {
        ReleaseTouched();
        _offHeap.Begin();
        int size = Size(words);
        _process.HeapStart = GuestMemory.HeapABase;
        _process.HTop = GuestMemory.HeapABase;
        _process.StackBase = GuestMemory.HeapABase + ((uint)size * 4);
        _process.E = _process.StackBase;
        _held.Clear();
        _arguments = [];
        Collections = 0;
        LiveX = 0;
        _touchedEnd = (uint)size * 4;
    }

    public void KeepArguments(ReadOnlySpan<uint> words) => _arguments = words.ToArray();

    /// <summary>Whether that many heap words are there already.</summary>
    public bool HasRoom(int words) => Room >= words + Abi.StackReserveWords;

    /// <summary>Makes room for that many heap words and for off-heap bytes, or stops the run.
    /// </summary>
    public void Reserve(int words, long offHeapBytes = 0)
    {
        if (words > 0 && (_stress || !HasRoom(words) || _offHeap.WantsCollection(offHeapBytes)))
            Collect(words);
    }

    /// <summary>Collects, and leaves room for that many words of heap or frame.</summary>
    public void Collect(int words)
    {
        uint oldStart = _process.HeapStart;
        uint oldEnd = _process.StackBase;
        uint start = oldStart < GuestMemory.HeapBBase
            ? GuestMemory.HeapBBase
            : GuestMemory.HeapABase;
        Span<uint> stack = Stack;
        _collector.Begin(start);
        _collector.Move(_process.X[..LiveX], "x");
        _collector.Move(stack, "stack word ");
        _collector.Move(CollectionsMarshal.AsSpan(_held), "service argument ");
        _collector.Move(_arguments, "run argument ");
        uint top = _collector.Finish();

        int used = (int)((top - start) / 4);
        int size = Size((long)used + stack.Length + words);
        uint end = start + ((uint)size * 4);
        uint e = end - ((uint)stack.Length * 4);
        stack.CopyTo(_memory.Words(e, stack.Length));
        _offHeap.Sweep();
        if (_stress)
            _memory.Words(oldStart, (int)((oldEnd - oldStart) / 4)).Fill(Layout.Poison);
        _process.HeapStart = start;
        _process.HTop = top;
        _process.E = e;
        _process.StackBase = end;
        _touchedEnd = Math.Max(_touchedEnd, (uint)size * 4);
        Collections++;
        WordsMoved += used + stack.Length;
    }

    /// <summary>Takes words that <see cref="Reserve"/> made room for.</summary>
    public uint Take(int words)
    {
        if (Room < words)
            throw new InvalidOperationException($"{words} words taken, {Room} are there");
        uint address = _process.HTop;
        _process.HTop += (uint)words * 4;
        return address;
    }

    private Span<uint> Stack =>
        _memory.Words(_process.E, (int)((_process.StackBase - _process.E) / 4));

    private int Room => _process.E < _process.HTop
        ? throw GuestStop.Fault("the stack has grown into the heap")
        : (int)((_process.E - _process.HTop) / 4);

    /// <summary>Words of a block in which <paramref name="words"/> have their place.</summary>
    private int Size(long words)
    {
        words += Abi.StackReserveWords;
        if (words > WordsMax)
            throw GuestStop.MemoryGone();
        return _stress ? (int)words : (int)Math.Min(WordsMax, Math.Max(WordsMin, 2 * words));
    }

    /// <summary>A run that took much gives it back, so that one greedy program does not make the
    /// process large for good.</summary>
    private void ReleaseTouched()
    {
        const uint Keep = 1 << 20;
        if (_touchedEnd <= Keep)
            return;
        int bytes = (int)(_touchedEnd - Keep) & ~0xFFF;
        _memory.Release(GuestMemory.HeapABase + Keep, bytes);
        _memory.Release(GuestMemory.HeapBBase + Keep, bytes);
    }
}
