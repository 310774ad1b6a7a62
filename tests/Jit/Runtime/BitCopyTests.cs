using System.Numerics;
using Jit.Runtime;

namespace Jit.Tests.Runtime;

internal sealed class BitCopyTests
{
    private static readonly BigInteger[] Values =
        [0, 1, -1, 0x5A, -0x5A, 0x1234, 1L << 40, -(1L << 40) - 3, (BigInteger.One << 90) + 77];

    /// <summary>A field has the low bits of the integer, the highest one first or, by bytes, last;
    /// what lies around it stays.</summary>
    [Test]
    public void An_integer_is_written_bit_for_bit(
        [Values(0, 3, 8, 13)] int at,
        [Values(0, 1, 7, 8, 9, 24, 31, 64, 65, 80, 123, 200)] int count,
        [Values] bool little)
    {
        foreach (BigInteger value in Values)
        {
            byte[] bytes = new byte[28];
            bytes.AsSpan().Fill(0b1011_0010);
            string expected = Text(bytes)[..at] + Field(value, count, little)
                + Text(bytes)[(at + count)..];

            BitCopy.WriteInteger(bytes, at, value, count, little);

            Assert.That(Text(bytes), Is.EqualTo(expected), $"{value}");
        }
    }

    private static string Field(BigInteger value, int count, bool little)
    {
        string low = string.Concat(
            Enumerable.Range(0, count).Select(i => (value >> (count - 1 - i)).IsEven ? '0' : '1'));
        if (!little)
            return low;
        int rest = count % 8;
        return string.Concat(low[rest..].Chunk(8).Reverse().Select(c => new string(c)))
            + low[..rest];
    }

    private static string Text(byte[] bytes) => string.Concat(bytes.Select(b => $"{b:b8}"));
}
