using System.Collections.Immutable;
using Beam;

namespace Oracle.Bifs;

/// <summary>Sizes and parts of binaries; io lists.</summary>
internal static partial class Erlang
{
    public static readonly BifTable Binaries = new()
    {
        { "size", 1, (_, a) => a[0] switch
            {
                Beam.Tuple t => Terms.Int(t.Elements.Length),
                Bitstring b => Terms.Int(b.BitLength / 8),
                _ => BifResult.Badarg,
            } },
        { "bit_size", 1, (_, a) => a[0] is Bitstring b
            ? Terms.Int(b.BitLength)
            : BifResult.Badarg },
        { "byte_size", 1, (_, a) => a[0] is Bitstring b
            ? Terms.Int((b.BitLength + 7) / 8)
            : BifResult.Badarg },
        { "binary_to_list", 1, (_, a) => BytesOf(a[0]) is ImmutableArray<byte> bytes
            ? ByteList(bytes.AsSpan())
            : BifResult.Badarg },
        { "binary_to_list", 3, (_, a) => ByteList(a[0], a[1], a[2]) },
        { "binary_part", 2, (_, a) => Part(a[0], a[1]) },
        { "binary_part", 3, (_, a) => Part(a[0], a[1], a[2]) },
        { "list_to_binary", 1, (_, a) => a[0] is Cons or Nil ? Flatten(a[0]) : BifResult.Badarg },
        { "split_binary", 2, (_, a) => SplitAt(a[0], a[1]) },
        { "bitstring_to_list", 1, (_, a) => a[0] is Bitstring b
            ? BitList(b)
            : BifResult.Badarg },
        { "list_to_bitstring", 1, (_, a) => a[0] is Cons or Nil
            ? Flatten(a[0], wholeBytes: false)
            : BifResult.Badarg },
        { "iolist_to_iovec", 1, (_, a) => Flatten(a[0]) is BifResult.Value { Term: Bitstring b }
            ? b.BitLength == 0 ? Nil.Instance : Terms.List(b)
            : BifResult.Badarg },
        { "iolist_to_binary", 1, (_, a) => Flatten(a[0]) },
        { "iolist_size", 1, (_, a) => Flatten(a[0]) is BifResult.Value { Term: Bitstring b }
            ? Terms.Int(b.Data.Length)
            : BifResult.Badarg },
    };

    private static ImmutableArray<byte>? BytesOf(Term term) =>
        IsBinary(term) ? ((Bitstring)term).Data : null;

    private static Term ByteList(ReadOnlySpan<byte> bytes)
    {
        var items = new Term[bytes.Length];
        for (int i = 0; i < items.Length; i++)
            items[i] = Terms.Int(bytes[i]);
        return Terms.List(items);
    }

    /// <summary>Bytes from one position to another, both from 1 and both included.</summary>
    private static BifResult ByteList(Term binary, Term first, Term last) =>
        BytesOf(binary) is ImmutableArray<byte> bytes
        && Small(last, 1, bytes.Length) is int to && Small(first, 1, to) is int from
            ? ByteList(bytes.AsSpan()[(from - 1)..to])
            : BifResult.Badarg;

    /// <summary>{Position, Length}.</summary>
    internal static BifResult Part(Term binary, Term range) =>
        range is Beam.Tuple { Elements: [Term from, Term length] }
            ? Part(binary, from, length)
            : BifResult.Badarg;

    /// <summary>A negative length goes backwards from the position.</summary>
    internal static BifResult Part(Term binary, Term position, Term size)
    {
        if (binary is not Bitstring bits)
            return BifResult.Badarg;
        int whole = (int)(bits.BitLength / 8);
        if (Small(position, 0, whole) is not int at
            || Small(size, -at, whole - at) is not int length)
        {
            return BifResult.Badarg;
        }
        return new Bitstring(
            bits.Data.AsSpan().Slice(Math.Min(at, at + length), Math.Abs(length)));
    }

    /// <summary>Bytes; behind them what is left of a byte, as a bitstring.</summary>
    private static Term BitList(Bitstring bits)
    {
        long whole = bits.BitLength / 8 * 8;
        Term rest = whole == bits.BitLength
            ? Nil.Instance
            : Terms.List(Bits.Slice(bits, whole, bits.BitLength - whole));
        ReadOnlySpan<byte> bytes = bits.Data.AsSpan()[..(int)(whole / 8)];
        for (int i = bytes.Length - 1; i >= 0; i--)
            rest = new Cons(Terms.Int(bytes[i]), rest);
        return rest;
    }

    /// <summary>Two parts of which the first has so many bytes.</summary>
    private static BifResult SplitAt(Term binary, Term position)
    {
        if (binary is not Bitstring bits
            || Small(position, 0, (int)(bits.BitLength / 8)) is not int at)
        {
            return BifResult.Badarg;
        }
        return new Beam.Tuple(
            Bits.Slice(bits, 0, at * 8L), Bits.Slice(bits, at * 8L, bits.BitLength - (at * 8L)));
    }

    /// <summary>Bytes, binaries and lists of them, in any depth, as one binary; bitstrings too,
    /// unless they must have whole bytes.</summary>
    internal static BifResult Flatten(Term term, bool wholeBytes = true)
    {
        var parts = new List<Bitstring>();
        var bytes = new List<byte>();
        if (term is not (Cons or Nil or Bitstring))
            return BifResult.Badarg;
        var pending = new Stack<Term>();
        pending.Push(term);
        while (pending.TryPop(out Term? next))
        {
            switch (next)
            {
                case Nil:
                    break;
                case Cons { Head: Integer byteValue } cell:
                    if (Small(byteValue, 0, 255) is not int value)
                        return BifResult.Badarg;
                    bytes.Add((byte)value);
                    pending.Push(cell.Tail);
                    break;
                case Cons cell:
                    pending.Push(cell.Tail);
                    pending.Push(cell.Head);
                    break;
                case Bitstring part when IsBinary(part):
                    bytes.AddRange(part.Data);
                    break;
                case Bitstring part when !wholeBytes:
                    parts.Add(new Bitstring(bytes.ToArray()));
                    parts.Add(part);
                    bytes.Clear();
                    break;
                default:
                    return BifResult.Badarg;
            }
        }
        parts.Add(new Bitstring(bytes.ToArray()));
        return parts is [var only] ? only : Join(parts);
    }

    private static Bitstring Join(List<Bitstring> parts)
    {
        var joined = new BitBuffer(parts.Sum(p => p.BitLength));
        foreach (Bitstring part in parts)
            joined.Append(part);
        return joined.Result;
    }
}
