using System.Buffers.Binary;

namespace Beam.Chunks;

/// <summary>A cursor over one chunk. Nothing is taken that is not there, and every complaint says
/// where it stands.</summary>
/// <param name="data">The bytes of the chunk.</param>
/// <param name="start">Offset of the first of them in the file.</param>
/// <param name="place">File and chunk, as complaints name them.</param>
internal ref struct ChunkReader(ReadOnlySpan<byte> data, long start, string place)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private readonly long _start = start;
    private readonly string _place = place;

    public int Offset { get; private set; }
    public readonly int Left => _data.Length - Offset;
    public readonly bool AtEnd => Offset == _data.Length;

    public byte U8(string what) => Take(1, what)[0];

    public ushort U16(string what) => BinaryPrimitives.ReadUInt16BigEndian(Take(2, what));

    public uint U32(string what) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, what));

    public long I64(string what) => BinaryPrimitives.ReadInt64BigEndian(Take(8, what));

    public ReadOnlySpan<byte> Take(long count, string what)
    {
        if (count > Left)
            throw Fail($"expected {count} bytes of {what}, found {Left}");
        ReadOnlySpan<byte> taken = _data.Slice(Offset, (int)count);
        Offset += (int)count;
        return taken;
    }

    /// <summary>A count of rows that take at least <paramref name="bytesEach"/> bytes each, so a
    /// wild one is found before anything is made for it.</summary>
    public int Count(string what, int bytesEach) =>
        Checked(U32($"the number of {what}"), what, bytesEach);

    public readonly int Checked(long count, string what, int bytesEach)
    {
        if (count > Left / bytesEach)
            throw Fail($"expected {count} {what}, found {Left} bytes");
        return (int)count;
    }

    /// <summary>An unsigned word that must be less than <paramref name="limit"/>.</summary>
    public int Below(long limit, string what)
    {
        uint value = U32(what);
        if (value >= limit)
            throw Fail($"expected {what} below {limit}, found {value}", 4);
        return (int)value;
    }

    public readonly void End(string what)
    {
        if (!AtEnd)
            throw Fail($"expected the end of {what}, found {Left} more bytes");
    }

    /// <summary>The complaint to throw; <paramref name="back"/> bytes before the cursor.</summary>
    public readonly InputException Fail(string message, int back = 0) =>
        new($"{_place}, offset {_start + Offset - back}: {message}");
}
