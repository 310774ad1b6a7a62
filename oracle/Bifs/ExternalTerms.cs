using System.Buffers.Binary;
using Beam;
using Oracle.Zlib;

namespace Oracle.Bifs;

/// <summary><c>term_to_binary</c>, <c>binary_to_term</c> and their like.</summary>
internal static class ExternalTerms
{
    private const byte Version = 131;
    private const byte CompressedTag = 80;
    private const int CompressionDefault = 6;
    private const int CompressionMax = 9;
    private const int MinorDefault = 1;
    private const int MinorMax = 2;

    public static readonly BifTable Table = new()
    {
        { "term_to_binary", 1, (_, a) => Encode(a[0]) },
        { "term_to_binary", 2, (_, a) => Encode(a[0], a[1]) },
        { "term_to_iovec", 1, (_, a) => Terms.List(Encode(a[0])) },
        { "term_to_iovec", 2, (_, a) => Encode(a[0], a[1]) is BifResult.Value { Term: var bytes }
            ? Terms.List(bytes)
            : BifResult.Badarg },
        { "external_size", 1, (_, a) => Size(a[0], Nil.Instance) },
        { "external_size", 2, (_, a) => Size(a[0], a[1]) },
        { "binary_to_term", 1, (_, a) => Decode(a[0], Nil.Instance) },
        { "binary_to_term", 2, (_, a) => Decode(a[0], a[1]) },
    };

    private static Bitstring Encode(Term term) => new(TermEncoder.Encode(term));

    private static BifResult Encode(Term term, Term options)
    {
        if (Options(options) is not (int level, int version))
            return BifResult.Badarg;
        byte[] plain = TermEncoder.Encode(term, version);
        if (level == 0)
            return new Bitstring(plain);
        return Deflater.HasLevel(level)
            ? new Bitstring(Compressed(plain, level))
            : new BifResult.NotYet("erlang:term_to_binary/2 that compresses at levels 1 to 3");
    }

    /// <summary>Level of compression and minor version; null when an option is none.</summary>
    private static (int Level, int Version)? Options(Term options)
    {
        if (Terms.Elements(options) is not List<Term> list)
            return null;
        (int level, int version) = (0, MinorDefault);
        foreach (Term option in list)
        {
            switch (option)
            {
                case Atom { Name: "deterministic" }:
                    break;
                case Atom { Name: "compressed" }:
                    level = CompressionDefault;
                    break;
                case Beam.Tuple { Elements: [Atom { Name: "compressed" }, Term given] }
                    when Erlang.Small(given, 0, CompressionMax) is int n:
                    level = n;
                    break;
                case Beam.Tuple { Elements: [Atom { Name: "minor_version" }, Term given] }
                    when Erlang.Small(given, 0, MinorMax) is int n:
                    version = n;
                    break;
                default:
                    return null;
            }
        }
        return (level, version);
    }

    /// <summary>131, 80, the size inflated, zlib's data; as it was where that is no shorter.
    /// </summary>
    private static byte[] Compressed(byte[] plain, int level)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, plain.Length - 1);
        byte[] whole =
        [
            Version, CompressedTag, .. size,
            .. Deflater.Compress(plain.AsSpan(1), level),
        ];
        return whole.Length < plain.Length ? whole : plain;
    }

    /// <summary>Its only option is the minor version, 0 or 1.</summary>
    private static BifResult Size(Term term, Term options)
    {
        if (Terms.Elements(options) is not List<Term> list)
            return BifResult.Badarg;
        int version = MinorDefault;
        foreach (Term option in list)
        {
            if (option is not Beam.Tuple { Elements: [Atom { Name: "minor_version" }, Term given] }
                || Erlang.Small(given, 0, MinorDefault) is not int n)
            {
                return BifResult.Badarg;
            }
            version = n;
        }
        return Terms.Int(TermEncoder.Encode(term, version).Length);
    }

    /// <summary>Every atom is one that exists: <c>safe</c> changes nothing.</summary>
    private static BifResult Decode(Term binary, Term options)
    {
        if (Terms.Elements(options) is not List<Term> list
            || list.Exists(o => o is not Atom { Name: "used" or "safe" }))
        {
            return BifResult.Badopt;
        }
        if (!Erlang.IsBinary(binary))
            return BifResult.Badarg;
        try
        {
            Term term = TermDecoder.DecodePrefix(((Bitstring)binary).Data.AsSpan(), out int used);
            return list.Contains(Atom.Of("used")) ? new Beam.Tuple(term, Terms.Int(used)) : term;
        }
        catch (InputException)
        {
            return BifResult.Badarg;
        }
    }
}
