using Beam;

namespace Oracle.Processes;

/// <summary>
/// Messages in the order they came, the position of the receive that looks for one, and markers:
/// a receive that can match only what was sent after a reference was made need not look at what
/// was there before.
/// </summary>
public sealed class Mailbox
{
    private readonly List<Term> _messages = [];
    private readonly List<Marker> _markers = [];
    private int _position;
    private int? _mark;
    private long _markersMade;

    public IReadOnlyList<Term> Messages => _messages;

    /// <summary>The message that receive is at; null behind the last.</summary>
    public Term? Current => _position < _messages.Count ? _messages[_position] : null;

    /// <summary>Where a receive stands, the mark and the markers, for who compares; nothing where
    /// there is nothing to tell.</summary>
    public string Standing => _messages.Count == 0 && _markers.Count == 0 && _mark is null ? ""
        : $"message {_position + 1} of {_messages.Count}"
            + (_mark is { } mark ? $", mark behind {mark}" : "")
            + string.Concat(_markers.Select(m => $", marker {m.Name} behind {m.Position}"));

    public void Add(Term message) => _messages.Add(message);

    /// <summary>Goes to the next message: the current one did not match.</summary>
    public void Advance() => _position++;

    /// <summary>Back to the first message; the receive is over, and so is the mark.</summary>
    public void Rewind()
    {
        _position = 0;
        _mark = null;
    }

    /// <summary>Takes the current message out; the next receive begins at the first.</summary>
    public void Take()
    {
        RemoveAt(_position);
        Rewind();
    }

    /// <summary>Takes the first message out that <paramref name="matches"/>.</summary>
    public bool Remove(Predicate<Term> matches)
    {
        int at = _messages.FindIndex(matches);
        if (at >= 0)
            RemoveAt(at);
        return at >= 0;
    }

    // Markers.

    /// <summary>A marker at the end of the mailbox; one that was never bound is gone.</summary>
    public long Reserve()
    {
        _markers.RemoveAll(m => m.Name is null);
        _markers.Add(new Marker(++_markersMade) { Position = _messages.Count });
        return _markersMade;
    }

    /// <summary>Ties a marker to a reference.</summary>
    public void Bind(long marker, Reference name)
    {
        if (_markers.Find(m => m.Number == marker) is Marker found)
            found.Name = name;
    }

    /// <summary>Forgets the marker of a reference.</summary>
    public void Clear(Reference name) => _markers.RemoveAll(m => name.Equals(m.Name));

    /// <summary>Starts the receive at the marker of a reference, when there is one.</summary>
    public void Use(Reference name)
    {
        if (_markers.Find(m => name.Equals(m.Name)) is Marker found)
            _position = found.Position;
    }

    /// <summary>Marks the end of the mailbox for the next receive, as modules of OTP 23 and before
    /// do; what was marked before is forgotten.</summary>
    public void Mark() => _mark = _messages.Count;

    /// <summary>Starts the receive at the mark, when there is one.</summary>
    public void UseMark() => _position = _mark ?? _position;

    private void RemoveAt(int at)
    {
        _messages.RemoveAt(at);
        if (_mark > at)
            _mark--;
        foreach (Marker marker in _markers)
        {
            if (marker.Position > at)
                marker.Position--;
        }
        if (_position > at)
            _position--;
    }

    private sealed class Marker(long number)
    {
        public long Number => number;
        public Reference? Name { get; set; }
        public int Position { get; set; }
    }
}
