namespace Jit.Runtime;

/// <summary>Where in boxed objects terms lie; the rest are raw words.</summary>
internal static class Shape
{
    private const int AllRaw = int.MaxValue;

    /// <summary>Raw words between the header and the first term; everything behind is terms.
    /// Null where there is no such object.</summary>
    private static int? RawWords(uint header) => Layout.SubtagOf(header) switch
    {
        Subtag.Tuple or Subtag.Record => 0,
        Subtag.Fun => 2, // Code, arity.
        Subtag.Map => Layout.MapKindOf(header) switch
        {
            MapKind.Flat or MapKind.Head => 1, // Size.
            MapKind.Node => 0,
            _ => null,
        },
        Subtag.SubBinary => 3, // Offset, size, flags.
        Subtag.MatchState => 3, // Base, position, end.
        Subtag.PositiveBignum or Subtag.NegativeBignum or Subtag.Float => AllRaw,
        Subtag.Reference or Subtag.Export or Subtag.HeapBinary or Subtag.RefcBinary => AllRaw,
        Subtag.ExternalPid or Subtag.ExternalPort or Subtag.ExternalReference => AllRaw,
        _ => null,
    };

    /// <summary>Index of the first word, the header's being 0, that is a term; the object's size
    /// when none is.</summary>
    public static int FirstTerm(uint header)
    {
        int size = Layout.WordsOf(header) + 1;
        return (int)Math.Min(size, 1L + RawWords(header)!.Value);
    }

    /// <summary>Whether the word can be the header of an object.</summary>
    public static bool IsHeader(uint word) =>
        Layout.IsHeader(word) && RawWords(word) is not null;
}
