using System.Collections;

namespace Oracle.Bifs;

/// <summary>BIFs of one module by name and arity; a collection expression makes it.</summary>
internal sealed class BifTable : IEnumerable<(string Name, int Arity, Bif Run)>
{
    private readonly List<(string Name, int Arity, Bif Run)> _rows = [];

    public void Add(string name, int arity, Bif run) => _rows.Add((name, arity, run));

    public IEnumerator<(string Name, int Arity, Bif Run)> GetEnumerator() => _rows.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
