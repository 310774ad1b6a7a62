using System.Numerics;
using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>binary</c>.</summary>
internal static class BinaryBifs
{
    private static readonly Atom Big = Atom.Of("big");

    public static readonly BifTable Table = new()
    {
        { "at", 2, (_, a) => Bytes(a[0]) is Bitstring b
            && Erlang.Small(a[1], 0, b.Data.Length - 1) is int n
            ? Terms.Int(b.Data[n])
            : BifResult.Badarg },
        { "first", 1, (_, a) => Bytes(a[0]) is { Data: [var first, ..] }
            ? Terms.Int(first)
            : BifResult.Badarg },
        { "last", 1, (_, a) => Bytes(a[0]) is { Data: [.., var last] }
            ? Terms.Int(last)
            : BifResult.Badarg },
        { "part", 2, (_, a) => Erlang.Part(a[0], a[1]) },
        { "part", 3, (_, a) => Erlang.Part(a[0], a[1], a[2]) },
        { "copy", 1, (_, a) => Copy(a[0], Terms.Int(1)) },
        { "copy", 2, (_, a) => Copy(a[0], a[1]) },
        { "list_to_bin", 1, (_, a) => a[0] is Cons or Nil
            ? Erlang.Flatten(a[0])
            : BifResult.Badarg },
        { "encode_unsigned", 1, (_, a) => Encode(a[0], Big) },
        { "encode_unsigned", 2, (_, a) => Encode(a[0], a[1]) },
        { "decode_unsigned", 1, (_, a) => Decode(a[0], Big) },
        { "decode_unsigned", 2, (_, a) => Decode(a[0], a[1]) },
        { "longest_common_prefix", 1, (_, a) => Common(a[0], static (b, i) => b[i]) },
        { "longest_common_suffix", 1, (_, a) => Common(
            a[0], static (b, i) => b[b.Length - 1 - i]) },
        { "compile_pattern", 1, (p, a) => BytePatterns.Of(p, a[0]) is BytePatterns found
            ? p.Node.Keep(found)
            : BifResult.Badarg },
        { "match", 2, (p, a) => Match(p, a[0], a[1], Nil.Instance) },
        { "match", 3, (p, a) => Match(p, a[0], a[1], a[2]) },
        { "matches", 2, (p, a) => Matches(p, a[0], a[1], Nil.Instance) },
        { "matches", 3, (p, a) => Matches(p, a[0], a[1], a[2]) },
        { "split", 2, (p, a) => Split(p, a[0], a[1], Nil.Instance) },
        { "split", 3, (p, a) => Split(p, a[0], a[1], a[2]) },
    };

    private delegate byte ByteAt(ReadOnlySpan<byte> bytes, int index);

    private static Bitstring? Bytes(Term term) => Erlang.IsBinary(term) ? (Bitstring)term : null;

    private static BifResult Copy(Term binary, Term count)
    {
        if (Bytes(binary) is not Bitstring source
            || Erlang.Small(count, 0, int.MaxValue) is not int n)
        {
            return BifResult.Badarg;
        }
        long size = (long)source.Data.Length * n;
        if (size > Array.MaxLength)
            return BifResult.SystemLimit;
        var bytes = new byte[size];
        for (int i = 0; i < n; i++)
            source.Data.CopyTo(bytes, i * source.Data.Length);
        return new Bitstring(bytes);
    }

    private static BifResult Encode(Term number, Term order)
    {
        if (number is not Integer { Value: { Sign: >= 0 } value }
            || order is not Atom { Name: "big" or "little" } endian)
        {
            return BifResult.Badarg;
        }
        return new Bitstring(value.ToByteArray(isUnsigned: true, isBigEndian: endian == Big));
    }

    private static BifResult Decode(Term binary, Term order) =>
        Bytes(binary) is Bitstring source && order is Atom { Name: "big" or "little" } endian
            ? Arithmetic.Checked(
                new BigInteger(source.Data.AsSpan(), isUnsigned: true, isBigEndian: endian == Big))
            : BifResult.Badarg;

    private static BifResult Common(Term list, ByteAt at)
    {
        if (list is not Cons || Terms.Elements(list) is not List<Term> items
            || !items.TrueForAll(Erlang.IsBinary))
        {
            return BifResult.Badarg;
        }
        ReadOnlySpan<byte> first = ((Bitstring)items[0]).Data.AsSpan();
        int common = first.Length;
        foreach (Term item in items)
        {
            ReadOnlySpan<byte> other = ((Bitstring)item).Data.AsSpan();
            int same = 0;
            while (same < Math.Min(common, other.Length) && at(first, same) == at(other, same))
                same++;
            common = same;
        }
        return Terms.Int(common);
    }

    // Searching.

    private static BifResult Match(ProcessContext process, Term subject, Term pattern, Term options)
    {
        if (Search(process, subject, pattern, options, out _) is not Search search)
            return BifResult.Badarg;
        return search.Next() is Range found
            ? Pair(found)
            : Atom.Of("nomatch");
    }

    private static BifResult Matches(
        ProcessContext process, Term subject, Term pattern, Term options)
    {
        if (Search(process, subject, pattern, options, out _) is not Search search)
            return BifResult.Badarg;
        var all = new List<Term>();
        while (search.Next() is Range found)
            all.Add(Pair(found));
        return Terms.List([.. all]);
    }

    private static Beam.Tuple Pair(Range found) => new(
        Terms.Int(found.Start.Value), Terms.Int(found.End.Value - found.Start.Value));

    private static BifResult Split(ProcessContext process, Term subject, Term pattern, Term options)
    {
        if (Search(process, subject, pattern, options, out SplitOptions how, split: true)
            is not Search search)
        {
            return BifResult.Badarg;
        }
        ReadOnlySpan<byte> bytes = ((Bitstring)subject).Data.AsSpan();
        var parts = new List<Bitstring>();
        int from = 0;
        while (search.Next() is Range found)
        {
            parts.Add(new Bitstring(bytes[from..found.Start.Value]));
            from = found.End.Value;
            if (!how.Global)
                break;
        }
        parts.Add(new Bitstring(bytes[from..]));
        if (how.TrimAll)
            parts.RemoveAll(p => p.BitLength == 0);
        while (how.Trim && parts is [.., { BitLength: 0 }])
            parts.RemoveAt(parts.Count - 1);
        return Terms.List([.. parts]);
    }

    private record struct SplitOptions(bool Global, bool Trim, bool TrimAll);

    /// <summary>A search as subject, pattern and options say; null when one of them is none.
    /// </summary>
    private static Search? Search(
        ProcessContext process, Term subject, Term pattern, Term options, out SplitOptions how,
        bool split = false)
    {
        how = default;
        if (Bytes(subject) is not Bitstring source
            || Terms.Elements(options) is not List<Term> list)
        {
            return null;
        }
        Range scope = ..source.Data.Length;
        foreach (Term option in list)
        {
            switch (option)
            {
                case Beam.Tuple { Elements: [Atom { Name: "scope" }, Beam.Tuple range] }:
                    if (Scope(range, source.Data.Length) is not Range inside)
                        return null;
                    scope = inside;
                    break;
                case Atom { Name: "global" } when split:
                    how.Global = true;
                    break;
                case Atom { Name: "trim" } when split:
                    how.Trim = true;
                    break;
                case Atom { Name: "trim_all" } when split:
                    how.TrimAll = true;
                    break;
                default:
                    return null;
            }
        }
        // Where there is nothing to search in, real Erlang does not look at the pattern.
        BytePatterns? patterns = BytePatterns.Of(process, pattern);
        return scope.End.Value > 0 && patterns is null
            ? null
            : new Search(source, patterns, scope);
    }

    /// <summary>{Start, Length}; a negative length goes backwards.</summary>
    private static Range? Scope(Beam.Tuple range, int size) =>
        range.Elements is [Term start, Term length]
        && Erlang.Small(start, 0, size) is int at
        && Erlang.Small(length, -at, size - at) is int count
            ? Math.Min(at, at + count)..Math.Max(at, at + count)
            : null;
}
