using Beam;

namespace Jit.Runtime;

/// <summary>Messages of one mailbox that are on the heap already: a receive that looks at one again
/// and again copies it there once. A collection updates their words.</summary>
internal sealed class Messages
{
    private readonly Dictionary<Term, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly List<uint> _words = [];
    private readonly Stack<int> _free = [];

    /// <summary>Roots of the heap; the non-value where there is none.</summary>
    public List<uint> Words => _words;

    /// <summary>The word of a message, or the non-value.</summary>
    public uint Find(Term message) =>
        _places.TryGetValue(message, out int place) ? _words[place] : Layout.NonValue;

    public void Add(Term message, uint word)
    {
        if (!_free.TryPop(out int place))
        {
            place = _words.Count;
            _words.Add(word);
        }
        _words[place] = word;
        _places.Add(message, place);
    }

    /// <summary>Forgets a message that is taken out of the mailbox.</summary>
    public void Remove(Term message)
    {
        if (!_places.Remove(message, out int place))
            return;
        _words[place] = Layout.NonValue;
        _free.Push(place);
    }

    /// <summary>The mailbox is empty.</summary>
    public void Clear()
    {
        _places.Clear();
        _words.Clear();
        _free.Clear();
    }
}
