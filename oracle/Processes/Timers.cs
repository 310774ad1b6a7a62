using Beam;

namespace Oracle.Processes;

/// <summary>Something to do at a time of the virtual clock.</summary>
/// <param name="at">Milliseconds since the run began.</param>
/// <param name="sequence">Decides between timers of one time: the elder goes first.</param>
/// <param name="fire">What to do.</param>
public sealed class Timer(long at, long sequence, Action fire)
{
    public long At => at;
    internal (long, long) Key => (at, sequence);
    internal void Fire() => fire();

    /// <summary>How cancel_timer and read_timer call it; null for a receive's.</summary>
    internal Reference? Name { get; init; }

    /// <summary>Who gets its message, a pid or a registered name; null for a receive's.</summary>
    internal Term? Receiver { get; init; }
}

/// <summary>The timers that have not fired.</summary>
internal sealed class Timers
{
    private readonly SortedDictionary<(long, long), Timer> _pending = [];
    private readonly Dictionary<Reference, Timer> _named = [];
    private long _sequence;

    /// <summary>A timer of a receive.</summary>
    public Timer Add(long at, Action fire) => Add(new Timer(at, ++_sequence, fire));

    /// <summary>A timer that programs can cancel.</summary>
    public void Add(long at, Reference name, Term receiver, Action fire)
    {
        var timer = new Timer(at, ++_sequence, fire) { Name = name, Receiver = receiver };
        _named.Add(name, Add(timer));
    }

    public Timer? Find(Reference name) => _named.GetValueOrDefault(name);

    public void Remove(Timer timer)
    {
        _pending.Remove(timer.Key);
        if (timer.Name is Reference name)
            _named.Remove(name);
    }

    /// <summary>The next timer to fire, which is none of these any more; null when there is none.
    /// </summary>
    public Timer? TakeNext()
    {
        if (_pending.Count == 0)
            return null;
        Timer next = _pending.First().Value;
        Remove(next);
        return next;
    }

    private Timer Add(Timer timer)
    {
        _pending.Add(timer.Key, timer);
        return timer;
    }
}
