using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Beam.Chunks;

/// <summary>Bytes that grow, big-endian.</summary>
internal sealed class ChunkWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void U8(int value)
    {
        _buffer.GetSpan(1)[0] = (byte)value;
        _buffer.Advance(1);
    }

    public void U16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.GetSpan(2), (ushort)value);
        _buffer.Advance(2);
    }

    public void U32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }

    public void I64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    public void Compact(Tag tag, BigInteger value) => Chunks.Compact.Write(this, tag, value);

    public void Compact(Extended kind) => Chunks.Compact.Write(this, Tag.Extended, (int)kind);
}
