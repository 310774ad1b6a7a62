using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>What a binary is searched for: of those that begin at the same place the longest.
/// </summary>
internal sealed class BytePatterns(List<Bitstring> longestFirst)
{
    private IReadOnlyList<Bitstring> LongestFirst => longestFirst;

    /// <summary>bm for one pattern, ac for several: as <c>compile_pattern</c> names them.</summary>
    public Atom Kind => Atom.Of(longestFirst.Count == 1 ? "bm" : "ac");

    /// <summary>A binary, a list of them, or what <c>compile_pattern</c> gave; null when it is
    /// neither. Empty ones are none.</summary>
    public static BytePatterns? Of(ProcessContext process, Term term)
    {
        if (process.Node.KeptPatterns(term) is BytePatterns kept)
            return kept;
        List<Term>? items = term is Bitstring ? [term] : Terms.Elements(term);
        if (items is null or [] || !items.TrueForAll(IsPattern))
            return null;
        return new BytePatterns(
            [.. items.Cast<Bitstring>().OrderByDescending(p => p.BitLength)]);
    }

    private static bool IsPattern(Term term) =>
        Erlang.IsBinary(term) && ((Bitstring)term).BitLength > 0;

    /// <summary>Length of the pattern that <paramref name="bytes"/> begin with; 0 when there is
    /// none.</summary>
    public int LengthAt(ReadOnlySpan<byte> bytes)
    {
        foreach (Bitstring pattern in LongestFirst)
        {
            if (bytes.StartsWith(pattern.Data.AsSpan()))
                return pattern.Data.Length;
        }
        return 0;
    }
}

/// <summary>Goes through a part of a binary from match to match; they do not overlap. Without
/// patterns the part must be empty.</summary>
internal sealed class Search(Bitstring subject, BytePatterns? patterns, Range scope)
{
    private int _at = scope.Start.Value;

    /// <summary>The next match; null when there is none.</summary>
    public Range? Next()
    {
        ReadOnlySpan<byte> bytes = subject.Data.AsSpan()[..scope.End.Value];
        for (; _at < bytes.Length; _at++)
        {
            int length = patterns!.LengthAt(bytes[_at..]);
            if (length > 0)
            {
                Range found = _at..(_at + length);
                _at += length;
                return found;
            }
        }
        return null;
    }
}
