using Beam;

namespace Oracle.Processes;

/// <summary>What a process is doing.</summary>
public enum ProcessState
{
    Runnable,
    Running,
    Waiting,
    Exited,
}

/// <summary>
/// One process, as BIFs, signals and its body see it; the rest of the world is its
/// <see cref="Node"/>'s. It has no registers and no stack: those are its body's.
/// </summary>
public sealed class ProcessContext
{
    private readonly List<(Term Key, Term Value)> _dictionary = [];
    private Timer? _receiveTimer;

    internal ProcessContext(Node node, Pid self, Mfa initialCall, ProcessContext? parent)
    {
        Node = node;
        Self = self;
        InitialCall = initialCall;
        Parent = parent?.Self;
        GroupLeader = parent?.GroupLeader ?? Node.Leader;
    }

    public Node Node { get; }
    public Pid Self { get; }
    public Mfa InitialCall { get; }

    /// <summary>Who spawned it; null for a run's first process.</summary>
    public Pid? Parent { get; }

    public Pid GroupLeader { get; internal set; }

    public ProcessState State { get; internal set; }

    /// <summary>Whether it has had a turn.</summary>
    internal bool HasBegun { get; set; }

    /// <summary>What runs its code; set before its first turn.</summary>
    internal IProcessBody? Body { get; set; }

    // The process dictionary.

    /// <summary>The process dictionary, in insertion order.</summary>
    public IReadOnlyList<(Term Key, Term Value)> Dictionary => _dictionary;

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

    // Receiving.

    public Mailbox Mailbox => field ??= new Mailbox();

    /// <summary>The receive timer ran out; <see cref="EndTimeout"/> forgets it.</summary>
    public bool HasTimedOut { get; private set; }

    /// <summary><c>wait_timeout</c>: starts the receive's timer unless it runs already.</summary>
    public void StartTimeout(long milliseconds) =>
        _receiveTimer ??= Node.Timers.Add(Node.Clock.Milliseconds + milliseconds, () =>
        {
            HasTimedOut = true;
            Wake();
        });

    /// <summary><c>remove_message</c> and <c>timeout</c>: the receive is over.</summary>
    public void EndTimeout()
    {
        HasTimedOut = false;
        if (_receiveTimer is not Timer timer)
            return;
        Node.Timers.Remove(timer);
        _receiveTimer = null;
    }

    /// <summary>Makes a process that waits runnable.</summary>
    internal void Wake()
    {
        if (State != ProcessState.Waiting)
            return;
        State = ProcessState.Runnable;
        Node.Scheduler.Add(this);
    }

    /// <summary>Puts a message into the mailbox.</summary>
    internal void Deliver(Term message)
    {
        Mailbox.Add(message);
        Wake();
    }

    /// <summary><c>erlang:yield/0</c>: the turn ends at the next place where it may.</summary>
    internal bool WantsToYield { get; set; }

    /// <summary>Whether it asked to yield since the last time this was asked.</summary>
    public bool TakeYield()
    {
        bool wanted = WantsToYield;
        WantsToYield = false;
        return wanted;
    }

    // What signals look at.

    public bool TrapsExit { get; internal set; }

    /// <summary>The name it is registered under.</summary>
    internal Atom? RegisteredName { get; set; }

    /// <summary>Processes it is linked to, in the order of the links.</summary>
    internal List<ProcessContext> Links => field ??= [];

    /// <summary>Monitors it made, in order.</summary>
    internal List<Monitor> Monitors => field ??= [];

    /// <summary>Monitors on it, in order.</summary>
    internal List<Monitor> MonitoredBy => field ??= [];

    /// <summary>Values of process flags that have been set and mean nothing here.</summary>
    internal Dictionary<string, Term> Flags => field ??= [];
}

/// <summary>A monitor: <paramref name="watcher"/> hears when <paramref name="target"/> ends.
/// </summary>
/// <param name="reference">Its name.</param>
/// <param name="watcher">Who made it.</param>
/// <param name="target">The process watched.</param>
/// <param name="watched">What the message calls it: its pid, or {Name,Node}.</param>
/// <param name="tag">First element of the message.</param>
internal sealed class Monitor(
    Reference reference, ProcessContext watcher, ProcessContext target, Term watched, Term tag)
{
    public Reference Reference => reference;
    public ProcessContext Watcher => watcher;
    public ProcessContext Target => target;
    public Term Watched => watched;
    public Term Tag => tag;
}
