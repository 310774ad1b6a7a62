using System.Runtime.InteropServices;

namespace Jit.Runtime;

/// <summary>
/// The memory of one guest: host memory behind each region of docs/abi.md's memory map. Pages are
/// committed when they are first touched, so a large region costs nothing until it is used.
/// </summary>
public sealed unsafe partial class GuestMemory : IDisposable
{
    public const uint CodeBase = 0x10000000;
    public const int CodeSize = 128 << 20;
    public const uint LiteralBase = 0x20000000;
    public const int LiteralSize = 64 << 20;
    public const uint LambdaBase = 0x30000000;
    public const int LambdaSize = 256 << 10;
    public const uint HeapBase = 0x40000000;
    public const int HeapSize = 768 << 20;
    public const uint OffHeapBase = 0x80000000;
    public const int OffHeapSize = 128 << 20;

    /// <summary>Bytes of the process block's region below the process register.</summary>
    public const int ProcessBelow = 4 << 10;

    private const int ProcessSize = 20 << 10;

    /// <summary>Bits of an address below those that choose the region.</summary>
    private const int RegionShift = 28;
    private const uint OffsetMask = (1u << RegionShift) - 1;

    private readonly nint[] _hosts = new nint[16];
    private readonly uint[] _sizes = new uint[16];
    private Region[] _regions;

    public GuestMemory()
    {
        _regions =
        [
            Map(CodeBase, CodeSize, Protection.ReadExecute),
            Map(LiteralBase, LiteralSize, Protection.Read),
            Map(LambdaBase, LambdaSize, Protection.Read),
            Allocate(Abi.ProcessBase - ProcessBelow, ProcessSize, Protection.ReadWrite),
            Map(HeapBase, HeapSize, Protection.ReadWrite),
            Map(OffHeapBase, OffHeapSize, Protection.ReadWrite),
        ];
    }

    ~GuestMemory() => Unmap();

    /// <summary>What to map into the machine.</summary>
    public IReadOnlyList<Region> Regions => _regions;

    /// <summary>A word of the guest; an address outside its regions is a <see cref="GuestStop"/>.
    /// </summary>
    public uint this[uint address]
    {
        get => *Pointer(address, 4);
        set => *Pointer(address, 4) = value;
    }

    public Span<uint> Words(uint address, int count) =>
        count == 0 ? [] : new(Pointer(address, checked((uint)count * 4)), count);

    public Span<byte> Bytes(uint address, int count) =>
        count == 0 ? [] : new(Pointer(address, (uint)count), count);

    /// <summary>What to add to an address in a region for the host's address of it; the caller sees
    /// to the bounds.</summary>
    internal nint HostOffset(uint region) =>
        _hosts[region >> RegionShift] - (nint)(region & ~OffsetMask);

    /// <summary>The float whose bits are the two words at an address.</summary>
    public double Double(uint address) => MemoryMarshal.Read<double>(Bytes(address, 8));

    /// <summary>Gives touched pages back to the host; they read as zero afterwards.</summary>
    public void Release(uint address, int bytes)
    {
        const int DontNeed = 4;
        if (Advise((nint)Pointer(address, (uint)bytes), (nuint)bytes, DontNeed) != 0)
            throw new InvalidOperationException("madvise failed");
    }

    public void Dispose()
    {
        Unmap();
        GC.SuppressFinalize(this);
    }

    private uint* Pointer(uint address, uint bytes)
    {
        uint region = address >> RegionShift;
        uint offset = address & OffsetMask;
        uint size = _sizes[region];
        if (offset >= size || bytes > size - offset || (address & 3) != 0)
            throw GuestStop.Fault($"a service reads or writes 0x{address:x8}");
        return (uint*)(_hosts[region] + (nint)offset);
    }

    /// <summary>A region that <see cref="this"/> reaches.</summary>
    private Region Map(uint address, int size, Protection protection)
    {
        Region region = Allocate(address, size, protection);
        for (uint at = 0; at < size; at += 1u << RegionShift)
        {
            _hosts[(address + at) >> RegionShift] = region.Host + (nint)at;
            _sizes[(address + at) >> RegionShift] = (uint)size - at;
        }
        return region;
    }

    private static Region Allocate(uint address, int size, Protection protection)
    {
        const int ReadWrite = 1 | 2;
        const int PrivateAnonymousNoReserve = 0x02 | 0x20 | 0x4000;
        nint host = MapHost(0, (nuint)size, ReadWrite, PrivateAnonymousNoReserve, -1, 0);
        if (host == -1)
            throw new InvalidOperationException($"no {size} bytes of host memory for the guest");
        return new Region(address, host, size, protection);
    }

    private void Unmap()
    {
        Array.Clear(_sizes);
        foreach (Region region in _regions)
            _ = UnmapHost(region.Host, (nuint)region.Size);
        _regions = [];
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint MapHost(
        nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int UnmapHost(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
