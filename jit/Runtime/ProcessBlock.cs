namespace Jit.Runtime;

/// <summary>The process block (docs/abi.md), as a service finds and leaves it.</summary>
public sealed unsafe class ProcessBlock
{
    public const int XCount = 1024;

    /// <summary>Words of <see cref="HeapFields"/>.</summary>
    public const int HeapFieldCount = (Abi.ArgsOffset - Abi.OldTopOffset) / 4;

    private readonly byte* _base;

    public ProcessBlock(GuestMemory memory)
    {
        const uint Start = Abi.ProcessBase - GuestMemory.ProcessBelow;
        Region region = memory.Regions.First(r => r.Address == Start);
        _base = (byte*)region.Host + GuestMemory.ProcessBelow;
    }

    /// <summary>Behind the last object of the old heap.</summary>
    public ref uint OldTop => ref At(Abi.OldTopOffset);

    public ref uint OldStart => ref At(Abi.OldStartOffset);

    /// <summary>What lies below has survived a collection.</summary>
    public ref uint HighWater => ref At(Abi.HighWaterOffset);

    /// <summary>The first reference-counted binary of the young heap, 0 where there is none.
    /// </summary>
    public ref uint OffHeap => ref At(Abi.OffHeapOffset);

    public ref uint StackBase => ref At(Abi.StackBaseOffset);
    public ref uint HeapStart => ref At(Abi.HeapStartOffset);
    public ref uint Resume => ref At(Abi.ResumeOffset);
    public ref uint E => ref At(Abi.EOffset);
    public ref uint HTop => ref At(Abi.HTopOffset);

    /// <summary>Reductions left; negative once they ran out.</summary>
    public int FCalls
    {
        get => (int)At(Abi.FCallsOffset);
        set => At(Abi.FCallsOffset) = (uint)value;
    }

    public Span<uint> Args => new(_base + Abi.ArgsOffset, 4);
    public Span<uint> X => new(_base + Abi.XOffset, XCount);

    public Span<uint> MapArgs => new(_base + Abi.MapArgsOffset, 2 * Abi.MapPairsMax);

    /// <summary>What a process that does not run takes with it: all below its arguments.</summary>
    public Span<uint> HeapFields => new(_base + Abi.OldTopOffset, HeapFieldCount);

    /// <summary>The end of the heap, young or old, that an address lies in; 0 when in none.
    /// </summary>
    public uint HeapEnd(uint address) =>
        address >= HeapStart && address < HTop ? HTop
        : address >= OldStart && address < OldTop ? OldTop
        : 0;

    private ref uint At(int offset) => ref *(uint*)(_base + offset);
}
