using System.Numerics;

namespace Jit.Runtime;

/// <summary>
/// Binaries outside the heap: reference count, capacity in bytes, bytes. The reference-counted
/// binaries of a heap form a list, which a collection walks to let go of what died.
/// </summary>
/// <remarks>Blocks are powers of two, so what is freed fits what comes next.</remarks>
internal sealed class OffHeap(GuestMemory memory, ProcessBlock process, bool stress)
{
    public const int CapacityOffset = 4;
    public const int BytesOffset = 8;

    /// <summary>Bytes taken since the last collection that bring about one: dead binaries must not
    /// fill the region while the heap, which holds a few words of each, has room.</summary>
    private const long TakenMax = 16 << 20;

    private const int ClassMin = 6;
    private const int ClassMax = 27;

    private readonly Stack<uint>[] _free =
        [.. Enumerable.Range(0, ClassMax + 1).Select(_ => new Stack<uint>())];

    private readonly HashSet<uint> _live = [];
    private uint _end = GuestMemory.OffHeapBase;
    private long _taken;

    /// <summary>Binaries that somebody refers to.</summary>
    public int Count => _live.Count;

    /// <summary>Bytes that a binary has room for.</summary>
    public static uint Capacity(GuestMemory memory, uint binary) => memory[binary + CapacityOffset];

    public bool WantsCollection(long bytes) => bytes > 0 && _taken + bytes > TakenMax;

    /// <summary>Nothing is there.</summary>
    public void Begin()
    {
        const uint Keep = GuestMemory.OffHeapBase + (1 << 20);
        if (_end > Keep)
            memory.Release(Keep, (int)(_end - Keep + 0xFFF) & ~0xFFF);
        foreach (Stack<uint> free in _free)
            free.Clear();
        _live.Clear();
        _end = GuestMemory.OffHeapBase;
        _taken = 0;
        process.OffHeap = 0;
    }

    /// <summary>Writes a reference-counted binary to six heap words, with bytes of its own; gives
    /// where they are.</summary>
    public uint Make(uint at, uint size, long capacity, uint flags)
    {
        uint binary = Allocate(capacity);
        memory[at] = Layout.Header(Subtag.RefcBinary, Layout.RefcWords - 1);
        memory[at + Layout.RefcSizeOffset] = size;
        memory[at + Layout.RefcNextOffset] = process.OffHeap;
        memory[at + Layout.RefcValueOffset] = binary;
        memory[at + Layout.RefcBytesOffset] = binary + BytesOffset;
        memory[at + Layout.RefcFlagsOffset] = flags;
        process.OffHeap = at;
        return binary + BytesOffset;
    }

    /// <summary>Sees to the capacity of a binary that only one object refers to; its bytes may
    /// move.</summary>
    public void Grow(uint at, long capacity)
    {
        uint old = memory[at + Layout.RefcValueOffset];
        uint kept = Capacity(memory, old);
        if (kept >= capacity)
            return;
        uint binary = Allocate(capacity);
        memory.Bytes(old + BytesOffset, (int)kept)
            .CopyTo(memory.Bytes(binary + BytesOffset, (int)kept));
        memory[at + Layout.RefcValueOffset] = binary;
        memory[at + Layout.RefcBytesOffset] = binary + BytesOffset;
        Release(old);
    }

    /// <summary>After a collection: the moved binaries are the new list, what the others refer to
    /// is let go. The heap left behind still says what moved.</summary>
    public void Sweep()
    {
        uint first = 0;
        uint last = 0;
        for (uint at = process.OffHeap; at != 0; at = memory[at + Layout.RefcNextOffset])
        {
            if (!Layout.IsBoxed(memory[at]))
            {
                Release(memory[at + Layout.RefcValueOffset]);
                continue;
            }
            uint copy = Layout.Address(memory[at]);
            if (last == 0)
                first = copy;
            else
                memory[last + Layout.RefcNextOffset] = copy;
            last = copy;
        }
        if (last != 0)
            memory[last + Layout.RefcNextOffset] = 0;
        process.OffHeap = first;
        _taken = 0;
    }

    /// <summary>What is wrong with lists and counts, a line each: every binary is referred to as
    /// often as its count says.</summary>
    public List<string> Check()
    {
        var findings = new List<string>();
        var found = new Dictionary<uint, uint>();
        int room = GuestMemory.HeapSize / 4;
        for (uint at = process.OffHeap; at != 0 && room > 0; room--)
        {
            uint binary = memory[at + Layout.RefcValueOffset];
            found[binary] = found.GetValueOrDefault(binary) + 1;
            at = memory[at + Layout.RefcNextOffset];
        }
        if (room == 0)
            findings.Add("the list of off-heap binaries has no end");
        foreach ((uint binary, uint count) in found.OrderBy(pair => pair.Key))
        {
            string name = $"off-heap binary 0x{binary:x8}";
            if (!_live.Contains(binary))
                findings.Add($"{name} is in use after it was freed");
            else if (memory[binary] != count)
                findings.Add($"{name} has {count} uses and counts {memory[binary]}");
        }
        foreach (uint binary in _live.Where(b => !found.ContainsKey(b)).Order())
            findings.Add($"off-heap binary 0x{binary:x8} leaks");
        return findings;
    }

    private uint Allocate(long capacity)
    {
        int size = Math.Max(ClassMin, 64 - BitOperations.LeadingZeroCount(
            (ulong)(capacity + BytesOffset - 1)));
        if (size > ClassMax)
            throw GuestStop.MemoryGone();
        if (!_free[size].TryPop(out uint binary))
        {
            if ((1L << size) > GuestMemory.OffHeapBase + (long)GuestMemory.OffHeapSize - _end)
                throw GuestStop.MemoryGone();
            binary = _end;
            _end += 1u << size;
        }
        memory[binary] = 1;
        memory[binary + CapacityOffset] = (1u << size) - BytesOffset;
        _live.Add(binary);
        _taken += 1L << size;
        return binary;
    }

    private void Release(uint binary)
    {
        if (!_live.Contains(binary) || memory[binary] == 0)
            throw GuestStop.Fault($"off-heap binary 0x{binary:x8} is freed twice");
        if (--memory[binary] != 0)
            return;
        _live.Remove(binary);
        uint size = Capacity(memory, binary) + BytesOffset;
        if (stress)
            memory.Words(binary + BytesOffset, (int)(size - BytesOffset) / 4).Fill(Layout.Poison);
        _free[BitOperations.Log2(size)].Push(binary);
    }
}
