using Beam;

namespace Oracle.Bifs;

/// <summary>
/// What BIFs see of the process that calls them and of its world. Each side makes one a run; a
/// BIF never touches a machine's registers.
/// </summary>
public sealed class ProcessContext(ICodePath code)
{
    public const string NodeName = "nonode@nohost";

    private readonly List<(Term Key, Term Value)> _dictionary = [];
    private readonly List<(Term To, Term Message)> _messages = [];
    private readonly Dictionary<Reference, BytePatterns> _patterns = [];
    private uint _references;
    private long _uniqueIntegers;

    /// <summary>Where modules come from, for BIFs that ask about code.</summary>
    public ICodePath Code => code;

    public Pid Self { get; } = new(NodeName, 100, 0, 0);

    /// <summary>The process dictionary, in insertion order.</summary>
    public IReadOnlyList<(Term Key, Term Value)> Dictionary => _dictionary;

    /// <summary>Messages sent, in order.</summary>
    public IReadOnlyList<(Term To, Term Message)> Messages => _messages;

    /// <summary>What persistent_term keeps, in the order of its keys.</summary>
    internal SortedDictionary<Term, Term> Persistent =>
        field ??= PersistentTerms.AtStart();

    public void Send(Term to, Term message) => _messages.Add((to, message));

    /// <summary>The value of a key in the process dictionary, or null.</summary>
    public Term? Get(Term key)
    {
        int at = Find(key);
        return at < 0 ? null : _dictionary[at].Value;
    }

    /// <summary>Gives a key a value; the value before, or null.</summary>
    public Term? Put(Term key, Term value)
    {
        int at = Find(key);
        if (at < 0)
        {
            _dictionary.Add((key, value));
            return null;
        }
        Term before = _dictionary[at].Value;
        _dictionary[at] = (key, value);
        return before;
    }

    /// <summary>Removes a key; the value it had, or null.</summary>
    public Term? Erase(Term key)
    {
        int at = Find(key);
        if (at < 0)
            return null;
        Term before = _dictionary[at].Value;
        _dictionary.RemoveAt(at);
        return before;
    }

    public void EraseAll() => _dictionary.Clear();

    /// <summary>A reference that this run has not had yet.</summary>
    public Reference NewReference() => new(NodeName, [++_references, 0, 0], 0);

    /// <summary>An integer that this run has not had yet, greater than those before.</summary>
    public long NewUniqueInteger() => ++_uniqueIntegers;

    /// <summary>Keeps what a binary is to be searched for; the term that names it.</summary>
    internal Term Keep(BytePatterns patterns)
    {
        Reference name = NewReference();
        _patterns.Add(name, patterns);
        return new Beam.Tuple(patterns.Kind, name);
    }

    /// <summary>What was kept under that name, or null.</summary>
    internal BytePatterns? KeptPatterns(Term name) =>
        name is Beam.Tuple { Elements: [Atom kind, Reference reference] }
        && _patterns.TryGetValue(reference, out BytePatterns? patterns) && kind == patterns.Kind
            ? patterns
            : null;

    private int Find(Term key) => _dictionary.FindIndex(e => Ordering.Identical(e.Key, key));
}
