using System.Numerics;

namespace Jit.Runtime;

/// <summary>Blocks of a region, each a power of two bytes: what is given back fits what comes next.
/// Blocks are never joined, so a region gives out at most twice what was in use at its peak, for
/// each size.</summary>
internal sealed class BlockAllocator
{
    /// <summary>Bytes that stay committed between runs.</summary>
    private const uint Kept = 1 << 20;

    private readonly GuestMemory _memory;
    private readonly uint _start;
    private readonly uint _end;
    private readonly long _least;
    private readonly Stack<uint>[] _free =
        [.. Enumerable.Range(0, 32).Select(_ => new Stack<uint>())];

    private uint _next;

    /// <param name="memory">The guest's memory.</param>
    /// <param name="start">Where the region begins.</param>
    /// <param name="bytes">How large it is.</param>
    /// <param name="least">Bytes of the smallest block, a power of two.</param>
    public BlockAllocator(GuestMemory memory, uint start, int bytes, int least)
    {
        _memory = memory;
        _start = _next = start;
        _end = start + (uint)bytes;
        _least = least;
    }

    /// <summary>Blocks in use.</summary>
    public int Count { get; private set; }

    /// <summary>Nothing is in use. A run that took much gives it back to the host, so that one
    /// greedy program does not make the harness large for good.</summary>
    public void Begin()
    {
        if (_next > _start + Kept)
            _memory.Release(_start + Kept, (int)(_next - _start - Kept + 0xFFF) & ~0xFFF);
        foreach (Stack<uint> free in _free)
            free.Clear();
        _next = _start;
        Count = 0;
    }

    /// <summary>Size of the block that so many bytes get.</summary>
    public long SizeFor(long bytes) =>
        Math.Max(_least, (long)BitOperations.RoundUpToPowerOf2((ulong)bytes));

    public bool HasRoom(long bytes)
    {
        long size = SizeFor(bytes);
        return size <= _end - _next || (size < _end - _start && _free[Class(size)].Count > 0);
    }

    /// <summary>A block of at least so many bytes, with what it held before; none when there is no
    /// room.</summary>
    public uint? Take(long bytes)
    {
        if (!HasRoom(bytes))
            return null;
        long size = SizeFor(bytes);
        Count++;
        if (_free[Class(size)].TryPop(out uint block))
            return block;
        block = _next;
        _next += (uint)size;
        return block;
    }

    /// <summary>Gives back a block of that size.</summary>
    public void Give(uint block, long size)
    {
        Count--;
        _free[Class(size)].Push(block);
    }

    private static int Class(long size) => BitOperations.Log2((ulong)size);
}
