using Beam;

namespace Oracle.Processes;

/// <summary>
/// What BIFs see of the process that calls them; the rest of the world is its
/// <see cref="Node"/>'s. A BIF never touches a machine's registers.
/// </summary>
public sealed class ProcessContext(Node node)
{
    private readonly List<(Term Key, Term Value)> _dictionary = [];
    private readonly List<(Term To, Term Message)> _messages = [];

    public Node Node => node;

    public Pid Self { get; } = node.NewPid();

    /// <summary>The process dictionary, in insertion order.</summary>
    public IReadOnlyList<(Term Key, Term Value)> Dictionary => _dictionary;

    /// <summary>Messages sent, in order.</summary>
    public IReadOnlyList<(Term To, Term Message)> Messages => _messages;

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

    private int Find(Term key) => _dictionary.FindIndex(e => Ordering.Identical(e.Key, key));
}
