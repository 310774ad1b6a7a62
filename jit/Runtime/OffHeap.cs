namespace Jit.Runtime;

/// <summary>
/// Binaries outside the heap: reference count, capacity in bytes, bytes. The reference-counted
/// binaries of a heap form a list, which a collection walks to let go of what died.
/// </summary>
internal sealed class OffHeap(GuestMemory memory, ProcessBlock process)
{
    public const int CapacityOffset = 4;
    public const int BytesOffset = 8;

    private const int BlockMin = 64;

    private readonly BlockAllocator _blocks = new(
        memory, GuestMemory.OffHeapBase, GuestMemory.OffHeapSize, BlockMin);

    private readonly HashSet<uint> _live = [];

    /// <summary>Bytes that the running process has taken since its last collection.</summary>
    public long Taken { get; set; }

    /// <summary>Binaries that are freed are filled with <see cref="Layout.Poison"/>.</summary>
    public bool Poisons { get; set; }

    /// <summary>Binaries that somebody refers to.</summary>
    public int Count => _live.Count;

    /// <summary>Bytes that a binary has room for.</summary>
    public static uint Capacity(GuestMemory memory, uint binary) => memory[binary + CapacityOffset];

    public bool HasRoom(long bytes) => _blocks.HasRoom(bytes + BytesOffset);

    /// <summary>Nothing is there.</summary>
    public void Begin()
    {
        _blocks.Begin();
        _live.Clear();
        Taken = 0;
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

    /// <summary>After a collection: binaries of a list that have moved go to the new lists, what
    /// the others refer to is let go. What is left behind still says what moved.</summary>
    public void Sweep(uint list, OffHeapLists lists)
    {
        for (uint at = list; at != 0; at = memory[at + Layout.RefcNextOffset])
        {
            uint binary = memory[at + Layout.RefcValueOffset];
            if (!Layout.IsBoxed(memory[at]))
            {
                Release(binary);
                continue;
            }
            uint copy = Layout.Address(memory[at]);
            memory[copy + Layout.RefcNextOffset] =
                lists.Add(copy, Capacity(memory, binary) + BytesOffset);
        }
    }

    /// <summary>Lets go of what a list refers to; its heap is given up.</summary>
    public void Drop(uint list)
    {
        for (uint at = list; at != 0; at = memory[at + Layout.RefcNextOffset])
            Release(memory[at + Layout.RefcValueOffset]);
    }

    /// <summary>What is wrong with lists and counts, a line each: every binary is referred to as
    /// often as its count says.</summary>
    public List<string> Check(params ReadOnlySpan<uint> lists)
    {
        var findings = new List<string>();
        if (_live.Count == 0 && !lists.ContainsAnyExcept(0u))
            return findings;
        var found = new Dictionary<uint, uint>();
        int room = GuestMemory.HeapSize / 4;
        foreach (uint list in lists)
        {
            for (uint at = list; at != 0 && room > 0; room--)
            {
                uint binary = memory[at + Layout.RefcValueOffset];
                found[binary] = found.GetValueOrDefault(binary) + 1;
                at = memory[at + Layout.RefcNextOffset];
            }
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
        long size = _blocks.SizeFor(capacity + BytesOffset);
        uint binary = _blocks.Take(size) ?? throw GuestStop.MemoryGone();
        memory[binary] = 1;
        memory[binary + CapacityOffset] = (uint)size - BytesOffset;
        _live.Add(binary);
        Taken += size;
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
        if (Poisons)
            memory.Words(binary + BytesOffset, (int)(size - BytesOffset) / 4).Fill(Layout.Poison);
        _blocks.Give(binary, size);
    }
}

/// <summary>Lists of reference-counted binaries, as a collection makes them.</summary>
/// <param name="isOld">Whether a binary is on the old heap.</param>
internal sealed class OffHeapLists(Func<uint, bool> isOld)
{
    public uint Young { get; private set; }
    public long YoungBytes { get; private set; }
    public uint Old { get; set; }
    public long OldBytes { get; set; }

    /// <summary>Puts a binary in front of its list; gives what was there.</summary>
    public uint Add(uint at, long bytes)
    {
        uint next;
        if (isOld(at))
        {
            (next, Old) = (Old, at);
            OldBytes += bytes;
        }
        else
        {
            (next, Young) = (Young, at);
            YoungBytes += bytes;
        }
        return next;
    }
}
