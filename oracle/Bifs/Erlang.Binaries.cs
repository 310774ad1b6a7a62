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
        { "binary_part", 2, (_, a) => a[1] is Beam.Tuple { Elements: [Term from, Term length] }
            ? Part(a[0], from, length)
            : BifResult.Badarg },
        { "binary_part", 3, (_, a) => Part(a[0], a[1], a[2]) },
        { "list_to_binary", 1, (_, a) => a[0] is Cons or Nil ? Flatten(a[0]) : BifResult.Badarg },
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

    /// <summary>A negative length goes backwards from the position.</summary>
    private static BifResult Part(Term binary, Term position, Term size)
    {
        if (BytesOf(binary) is not ImmutableArray<byte> bytes
            || Small(position, 0, bytes.Length) is not int at
            || Small(size, -at, bytes.Length - at) is not int length)
        {
            return BifResult.Badarg;
        }
        return new Bitstring(bytes.AsSpan().Slice(Math.Min(at, at + length), Math.Abs(length)));
    }

    /// <summary>Bytes, binaries and lists of them, in any depth, as one binary.</summary>
    private static BifResult Flatten(Term term)
    {
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
                case Bitstring when BytesOf(next) is ImmutableArray<byte> part:
                    bytes.AddRange(part);
                    break;
                default:
                    return BifResult.Badarg;
            }
        }
        return new Bitstring(bytes.ToArray());
    }
}
