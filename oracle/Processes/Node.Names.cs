using Beam;

namespace Oracle.Processes;

/// <summary>When an alias ends by itself.</summary>
internal enum AliasMode
{
    /// <summary>Only <c>unalias/1</c> ends it.</summary>
    ExplicitUnalias,

    /// <summary>With the first message sent by it.</summary>
    Reply,

    /// <summary>With the monitor whose reference it is.</summary>
    Demonitor,

    /// <summary>With that monitor, and the first message ends both.</summary>
    ReplyDemonitor,
}

/// <summary>Whom a message goes to: registered names and aliases.</summary>
public sealed partial class Node
{
    private readonly List<ProcessContext> _registered = [];
    private readonly Dictionary<Reference, (ProcessContext Owner, AliasMode Mode)> _aliases = [];

    /// <summary>Processes that have a name, in the order in which they got it.</summary>
    internal IReadOnlyList<ProcessContext> Registered => _registered;

    internal ProcessContext? WhereIs(Atom name)
    {
        return _registered.Find(p => p.RegisteredName == name);
    }

    internal void Register(Atom name, ProcessContext process)
    {
        process.RegisteredName = name;
        _registered.Add(process);
    }

    /// <summary>Takes a name away; false when nobody has it.</summary>
    internal bool Unregister(Atom name)
    {
        if (WhereIs(name) is not ProcessContext process)
            return false;
        process.RegisteredName = null;
        return _registered.Remove(process);
    }

    // Aliases.

    internal void AddAlias(Reference alias, ProcessContext owner, AliasMode mode) =>
        _aliases.Add(alias, (owner, mode));

    /// <summary>Ends an alias; false when the process has no such.</summary>
    internal bool RemoveAlias(Reference alias, ProcessContext owner) =>
        _aliases.TryGetValue(alias, out var found) && found.Owner == owner
        && _aliases.Remove(alias);

    private void RemoveAliases(ProcessContext owner)
    {
        foreach (Reference alias in _aliases.Where(a => a.Value.Owner == owner)
            .Select(a => a.Key).ToList())
        {
            _aliases.Remove(alias);
        }
    }

    /// <summary>The monitor is gone; so is an alias that lives no longer.</summary>
    private void DropAliasOfMonitor(Reference reference)
    {
        if (_aliases.TryGetValue(reference, out var alias)
            && alias.Mode is AliasMode.Demonitor or AliasMode.ReplyDemonitor)
        {
            _aliases.Remove(reference);
        }
    }

    /// <summary>Sends a message; false when <paramref name="to"/> names nothing that could get
    /// one. What is lost on the way is no error.</summary>
    internal bool Send(Term to, Term message)
    {
        switch (to)
        {
            case Pid pid:
                Find(pid)?.Deliver(message);
                break;
            case Atom name when WhereIs(name) is ProcessContext registered:
                registered.Deliver(message);
                break;
            case Beam.Tuple { Elements: [Atom name, Atom node] }:
                if (node.Name == Name)
                    WhereIs(name)?.Deliver(message);
                break;
            case Reference alias:
                SendToAlias(alias, message);
                break;
            case Port:
                break; // None is open.
            default:
                return false;
        }
        return true;
    }

    private void SendToAlias(Reference alias, Term message)
    {
        if (!_aliases.TryGetValue(alias, out var found))
            return;
        if (found.Mode is AliasMode.Reply or AliasMode.ReplyDemonitor)
            _aliases.Remove(alias);
        if (found.Mode == AliasMode.ReplyDemonitor)
            Demonitor(found.Owner, alias);
        found.Owner.Deliver(message);
    }
}
