using System.Runtime.InteropServices;

namespace Jit.Runtime;

/// <summary>
/// The memory of one process: a block of young heap and stack, and one of what has survived
/// collections. A service says what it holds, asks for room, which may move everything, and then
/// takes words.
/// </summary>
/// <remarks>While its process runs, where heap and stack end stands in the process block
/// (<see cref="Enter"/>, <see cref="Leave"/>).</remarks>
public sealed class Heap
{
    /// <summary>Words that heap and stack of any process may have.</summary>
    public const int WordsLimit = 32 << 20;

    /// <summary>x registers behind the live ones that are poisoned where heaps are.</summary>
    private const int DeadPoisoned = 16;

    /// <summary>Words of arguments of which a copy is kept, to see whether they have changed.
    /// </summary>
    private const int ImageWordsMax = 1 << 14;

    private readonly HeapSpace _space;
    private readonly GuestMemory _memory;
    private readonly ProcessBlock _process;
    private readonly OffHeap _offHeap;
    private readonly List<uint> _held = [];
    private readonly uint[] _left = new uint[ProcessBlock.HeapFieldCount];
    private uint _top;
    private long _binaryBytes;
    private Block _young;
    private Block _old;
    private uint _oldEnd;
    private uint _oldBinaries;
    private long _binaryBytesMax;
    private long _oldBinaryBytes;
    private long _oldBinaryBytesMax;
    private uint[] _arguments = [];
    private readonly List<uint> _image = [];
    private int _imageWords;

    internal Heap(HeapSpace space)
    {
        _space = space;
        _memory = space.Memory;
        _process = space.Process;
        _offHeap = space.OffHeap;
    }

    /// <summary>Collections since the heap began, major ones among them.</summary>
    public int Collections { get; private set; }

    public int MajorCollections { get; private set; }

    /// <summary>x registers that hold terms, for the service that runs.</summary>
    public int LiveX { get; set; }

    /// <summary>Terms that the running service holds; a collection updates them.</summary>
    public List<uint> Held => _held;

    /// <summary>Messages that have been looked at and are in the mailbox still.</summary>
    internal Messages Messages { get; } = new();

    /// <summary>The arguments of the run, kept to be compared after it.</summary>
    public ReadOnlySpan<uint> Arguments => _arguments;

    /// <summary>Nobody has written to the arguments of the run, nor moved them. False where that
    /// is not known.</summary>
    public bool HasArgumentsAsTheyWere => Collections == 0 && _imageWords >= 0
        && _memory.Words(_young.Start, _imageWords)
            .SequenceEqual(CollectionsMarshal.AsSpan(_image));

    /// <summary>The first reference-counted binary of the old heap, 0 where there is none.
    /// </summary>
    internal uint OldBinaries => _oldBinaries;

    /// <summary>A run begins: this heap, with room for so many words, is the only one.</summary>
    public void Begin(int words)
    {
        _space.Begin();
        Open(words);
    }

    /// <summary>An empty heap with room for so many words; its process runs.</summary>
    public void Open(int words)
    {
        int shift = _space.Policy.Shift();
        long needed = (long)words + shift + Abi.StackReserveWords;
        if (needed > WordsMax)
            throw GuestStop.MemoryGone();
        _young = _space.Take(_space.Policy.YoungWords(needed));
        _old = Block.None;
        _process.HeapStart = _process.HTop = _process.HighWater = _young.Start;
        _process.StackBase = _process.E = _young.Start + ((uint)Size(_young, needed) * 4);
        // What a run reads and never wrote must not be what the last one left.
        _memory.Words(_young.Start, (int)Size(_young, needed)).Clear();
        if (shift > 0)
            FillWithTuple(shift);
        _process.OldStart = _process.OldTop = _oldEnd = 0;
        _process.OffHeap = _oldBinaries = 0;
        _offHeap.Taken = _oldBinaryBytes = 0;
        _binaryBytesMax = _oldBinaryBytesMax = _space.Policy.BinaryBytes(0);
        _space.Guard(_process.StackBase);
        _held.Clear();
        _arguments = [];
        _imageWords = -1;
        Messages.Clear();
        (Collections, MajorCollections, LiveX) = (0, 0, 0);
    }

    private void FillWithTuple(int words)
    {
        Span<uint> tuple = _memory.Words(_process.HTop, words);
        tuple.Fill(Layout.Nil);
        tuple[0] = Layout.Header(Subtag.Tuple, words - 1);
        _process.HTop += 4 * (uint)words;
    }

    /// <summary>The process that runs is no longer this heap's.</summary>
    public void Leave()
    {
        _process.HeapFields.CopyTo(_left);
        _top = _process.HTop;
        _binaryBytes = _offHeap.Taken;
    }

    /// <summary>The process that runs is this heap's.</summary>
    public void Enter()
    {
        _left.CopyTo(_process.HeapFields);
        _process.HTop = _top;
        _offHeap.Taken = _binaryBytes;
    }

    /// <summary>The process, which runs, is dead: gives back blocks and binaries.</summary>
    public void Close()
    {
        _offHeap.Drop(_process.OffHeap);
        _offHeap.Drop(_oldBinaries);
        _space.Give(_young);
        _space.Give(_old);
        (_young, _old) = (Block.None, Block.None);
        _process.OffHeap = _oldBinaries = 0;
    }

    /// <summary>The arguments of the run, which are all that is on the heap.</summary>
    public void KeepArguments(ReadOnlySpan<uint> words)
    {
        _arguments = words.ToArray();
        _imageWords = (int)(_process.HTop - _young.Start) / 4;
        if (_imageWords > ImageWordsMax || _process.OffHeap != 0)
        {
            _imageWords = -1;
            return;
        }
        CollectionsMarshal.SetCount(_image, _imageWords);
        _memory.Words(_young.Start, _imageWords).CopyTo(CollectionsMarshal.AsSpan(_image));
    }

    /// <summary>Whether that many heap words are there already.</summary>
    public bool HasRoom(int words) => Room >= words + Abi.StackReserveWords;

    /// <summary>Whether nobody wrote behind the stack.</summary>
    public bool IsGuarded => _space.IsGuarded(_process.StackBase);

    /// <summary>Makes room for that many heap words and for off-heap bytes, or stops the run.
    /// </summary>
    public void Reserve(int words, long offHeapBytes = 0)
    {
        if (words <= 0)
            return;
        bool binaries = offHeapBytes > 0
            && (_offHeap.Taken + offHeapBytes > _binaryBytesMax || !_offHeap.HasRoom(offHeapBytes));
        if (binaries || !HasRoom(words) || _space.Policy.CollectsAnyway())
            Collect(words);
    }

    /// <summary>A service that may collect is asked: the policy may want it.</summary>
    public void CollectWilfully()
    {
        if (_space.Policy.CollectsAnyway())
            Collect(0);
    }

    /// <summary>Emitted code asks for room: it has none, or it always asks.</summary>
    public void MakeRoom(int words)
    {
        if (!_space.IsCalm || !HasRoom(words))
            Collect(words);
    }

    /// <summary>Collects, and leaves room for that many words of heap or frame.</summary>
    public void Collect(int words)
    {
        if (!IsGuarded)
            throw GuestStop.Fault("somebody wrote behind the stack");
        long young = (_process.HTop - _process.HighWater) / 4;
        long mature = (_process.HighWater - _process.HeapStart) / 4;
        long needed = (long)Stack.Length + words + Abi.StackReserveWords;
        bool major = _space.Policy.IsMajor() || NeedsMajor(young, mature, needed);
        Block newYoung = _space.Take(_space.Policy.YoungWords(young + needed));
        Block newOld = major ? _space.Take(_space.Policy.OldWords(mature + OldUsed)) : _old;

        MoveTerms(newYoung, newOld, major);
        SweepBinaries(newOld, major);
        uint end = MoveStack(newYoung, needed);
        LeaveBlocks(major);
        SettleIn(newYoung, newOld, end, major);
        Collections++;
        MajorCollections += major ? 1 : 0;
        _space.WordsMoved += _space.Collector.WordsCopied + Stack.Length;
        if (OldUsed + ((_process.HTop - _process.HeapStart) / 4) + needed > WordsMax)
            throw GuestStop.MemoryGone();
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

    private int WordsMax => _space.WordsMax;

    private Span<uint> Stack =>
        _memory.Words(_process.E, (int)((_process.StackBase - _process.E) / 4));

    private int Room => _process.E < _process.HTop
        ? throw GuestStop.Fault("the stack has grown into the heap")
        : (int)((_process.E - _process.HTop) / 4);

    private long OldUsed => (_process.OldTop - _process.OldStart) / 4;

    /// <summary>A minor collection will not do: the old heap cannot take what becomes old, or it is
    /// time to look what has died there.</summary>
    private bool NeedsMajor(long young, long mature, long needed) =>
        mature > (_oldEnd - _process.OldTop) / 4
        || OldUsed + mature + young + needed > WordsMax
        || _oldBinaryBytes > _oldBinaryBytesMax;

    private void MoveTerms(Block young, Block old, bool major)
    {
        Collector collector = _space.Collector;
        collector.Begin(young, old, major);
        collector.Move(_process.X[..LiveX], "x");
        collector.Move(Stack, "stack word ");
        collector.Move(CollectionsMarshal.AsSpan(_held), "service argument ");
        collector.Move(_arguments, "run argument ");
        collector.Move(CollectionsMarshal.AsSpan(Messages.Words), "message ");
        collector.Finish();
        if (_space.Policy.Poisons)
            PoisonDead();
    }

    /// <summary>Nobody may read the x registers that are not live, and who takes one root too many
    /// next time meets them.</summary>
    private void PoisonDead()
    {
        Span<uint> dead = _process.X[LiveX..];
        dead[..Math.Min(dead.Length, DeadPoisoned)].Fill(Layout.Poison);
    }

    /// <summary>Binaries that have moved are in the lists anew, by age; the others are let go.
    /// </summary>
    private void SweepBinaries(Block old, bool major)
    {
        uint oldFrom = old.Start;
        uint oldTop = _space.Collector.OldTop;
        var lists = new OffHeapLists(at => at >= oldFrom && at < oldTop);
        if (!major)
            (lists.Old, lists.OldBytes) = (_oldBinaries, _oldBinaryBytes);
        _offHeap.Sweep(_process.OffHeap, lists);
        if (major)
            _offHeap.Sweep(_oldBinaries, lists);
        (_process.OffHeap, _oldBinaries) = (lists.Young, lists.Old);
        _offHeap.Taken = 0;
        _binaryBytesMax = _space.Policy.BinaryBytes(lists.YoungBytes);
        _oldBinaryBytes = lists.OldBytes;
        if (major)
            _oldBinaryBytesMax = _space.Policy.BinaryBytes(lists.OldBytes);
    }

    /// <summary>Puts the stack to the end of a young heap of a fitting size; gives where that is.
    /// </summary>
    private uint MoveStack(Block young, long needed)
    {
        uint used = (_space.Collector.YoungTop - young.Start) / 4;
        uint end = young.Start + ((uint)Size(young, used + needed) * 4);
        Stack.CopyTo(_memory.Words(end - ((uint)Stack.Length * 4), Stack.Length));
        return end;
    }

    /// <summary>Words of a block that are used when so many are needed now.</summary>
    private long Size(Block young, long needed)
    {
        long most = Math.Min(young.Words, Math.Max(needed, WordsMax - OldUsed));
        return Math.Clamp(_space.Policy.YoungWords(needed), needed, most);
    }

    private void LeaveBlocks(bool major)
    {
        if (_space.Policy.Poisons)
        {
            uint bytes = _process.StackBase - _process.HeapStart;
            _memory.Words(_process.HeapStart, (int)bytes / 4).Fill(Layout.Poison);
            if (major)
                _memory.Words(_process.OldStart, (int)OldUsed).Fill(Layout.Poison);
        }
        _space.Give(_young);
        if (major)
            _space.Give(_old);
    }

    private void SettleIn(Block young, Block old, uint end, bool major)
    {
        uint stackBytes = _process.StackBase - _process.E;
        (_young, _old) = (young, old);
        _process.HeapStart = young.Start;
        _process.HTop = _process.HighWater = _space.Collector.YoungTop;
        _process.StackBase = end;
        _process.E = end - stackBytes;
        _process.OldTop = _space.Collector.OldTop;
        _space.Guard(end);
        if (!major)
            return;
        _process.OldStart = old.Start;
        long words = Math.Clamp(_space.Policy.OldWords(OldUsed), OldUsed, old.Words);
        _oldEnd = old.Start + ((uint)words * 4);
    }
}
