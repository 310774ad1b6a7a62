using Beam;

namespace Oracle.Bifs;

/// <summary><c>term_to_binary</c>, <c>binary_to_term</c> and their like.</summary>
internal static class ExternalTerms
{
    private const string Compression = "erlang:term_to_binary/2 that compresses";
    private const string OldForms = "erlang:term_to_binary/2 of another minor version";
    private const int CompressionMax = 9;
    private const int MinorDefault = 1;
    private const int MinorMax = 2;

    public static readonly BifTable Table = new()
    {
        { "term_to_binary", 1, (_, a) => Encode(a[0]) },
        { "term_to_binary", 2, (_, a) => Encode(a[0], a[1]) },
        { "term_to_iovec", 1, (_, a) => Terms.List(Encode(a[0])) },
        { "binary_to_term", 1, (_, a) => Decode(a[0], Nil.Instance) },
        { "binary_to_term", 2, (_, a) => Decode(a[0], a[1]) },
    };

    private static Bitstring Encode(Term term) => new(TermEncoder.Encode(term));

    private static BifResult Encode(Term term, Term options)
    {
        if (Terms.Elements(options) is not List<Term> list)
            return BifResult.Badarg;
        BifResult? missing = null;
        foreach (Term option in list)
        {
            switch (option)
            {
                case Atom { Name: "deterministic" }:
                    break;
                case Atom { Name: "compressed" }:
                    missing = new BifResult.NotYet(Compression);
                    break;
                case Beam.Tuple { Elements: [Atom { Name: "compressed" }, Term level] }
                    when Erlang.Small(level, 0, CompressionMax) is int n:
                    missing = n == 0 ? missing : new BifResult.NotYet(Compression);
                    break;
                case Beam.Tuple { Elements: [Atom { Name: "minor_version" }, Term version] }
                    when Erlang.Small(version, 0, MinorMax) is int n:
                    missing = n == MinorDefault ? missing : new BifResult.NotYet(OldForms);
                    break;
                default:
                    return BifResult.Badarg;
            }
        }
        return missing ?? Encode(term);
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
