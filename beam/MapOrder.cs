namespace Beam;

/// <summary>
/// The order in which a map's entries are written to a file: integers by value, atoms by name, all other
/// keys by their text. It makes files repeatable; it is not Erlang's term order.
/// </summary>
internal static class MapOrder
{
    /// <summary>Keys and values by turns.</summary>
    public static Term[] KeysAndValues(Map map)
    {
        KeyValuePair<Term, Term>[] entries = [.. map.Entries];
        SortKey[] keys = [.. entries.Select(e => new SortKey(e.Key))];
        Array.Sort(keys, entries);
        return [.. entries.SelectMany(e => new[] { e.Key, e.Value })];
    }

    private sealed class SortKey(Term key) : IComparable<SortKey>
    {
        private readonly Integer? _integer = key as Integer;
        private readonly int _kind = key is Integer ? 0 : key is Atom ? 1 : 2;
        private readonly string _text =
            key is Integer ? "" : key is Atom atom ? atom.Name : Text.TermPrinter.Print(key);

        public int CompareTo(SortKey? other)
        {
            if (other is null || _kind != other._kind)
                return _kind - (other?._kind ?? 0);
            return _integer is not null
                ? _integer.Value.CompareTo(other._integer!.Value)
                : string.CompareOrdinal(_text, other._text);
        }
    }
}
