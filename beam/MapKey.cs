namespace Beam;

/// <summary>
/// A map's key and what it is written as, in the order in which entries are written: integers by
/// value, atoms by name, all other keys by their text or bytes. It makes files repeatable, and is
/// Erlang's own for the maps that people write; it is not Erlang's term order.
/// </summary>
internal sealed class MapKey(Term term, string text) : IComparable<MapKey>
{
    private readonly int _kind = term is Integer ? 0 : term is Atom ? 1 : 2;

    public string Text => text;

    private Term Term => term;

    public int CompareTo(MapKey? other)
    {
        return (term, other?.Term) switch
        {
            (Integer a, Integer b) => a.Value.CompareTo(b.Value),
            (Atom a, Atom b) => string.CompareOrdinal(a.Name, b.Name),
            _ when _kind == other?._kind => string.CompareOrdinal(text, other.Text),
            _ => _kind.CompareTo(other?._kind),
        };
    }
}
