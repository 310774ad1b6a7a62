using Beam;

namespace Oracle.Processes;

/// <summary>Exit signals, links and monitors. A signal is received as it is sent.</summary>
public sealed partial class Node
{
    internal static readonly Atom NoProc = Atom.Of("noproc");
    private static readonly Atom Process = Atom.Of("process");
    private static readonly Atom Kill = Atom.Of("kill");

    private readonly Queue<(ProcessContext Process, Term Reason)> _dying = [];

    /// <summary>An exit signal that <c>exit/2</c> sends.</summary>
    internal void SendExit(ProcessContext from, ProcessContext to, Term reason)
    {
        if (reason == Kill)
            Exit(to, Names.Killed);
        else if (reason != Names.Normal || to.TrapsExit || from == to)
            ReceiveExit(to, from.Self, reason);
    }

    /// <summary>An exit signal that is not kill reaches a process.</summary>
    private void ReceiveExit(ProcessContext to, Pid from, Term reason)
    {
        if (to.TrapsExit)
            to.Deliver(new Beam.Tuple(Names.ExitTuple, from, reason));
        else
            Exit(to, reason);
    }

    /// <summary>Ends a process: those linked to it and then those who watch it hear of it, which
    /// may end them, too.</summary>
    internal void Exit(ProcessContext process, Term reason)
    {
        _dying.Enqueue((process, reason));
        if (_dying.Count > 1)
            return; // Below us, on the stack, somebody works the queue off.
        while (_dying.TryPeek(out (ProcessContext Process, Term Reason) next))
        {
            if (next.Process.State != ProcessState.Exited)
                End(next.Process, next.Reason);
            _dying.Dequeue();
        }
    }

    private void End(ProcessContext process, Term reason)
    {
        process.State = ProcessState.Exited;
        process.EndTimeout();
        process.Body?.Drop();
        _processes.Remove(process.Self.Number);
        if (process.RegisteredName is Atom name)
            Unregister(name);
        RemoveAliases(process);
        Tables.OnExit(process.Self);
        if (process == _first)
            _outcome = new Raised(Names.Exit, reason, Nil.Instance);
        else
            _events.Add(new Beam.Tuple(Names.Exit, process.Self, reason));
        foreach (Monitor made in process.Monitors)
            made.Target.MonitoredBy.Remove(made);
        foreach (ProcessContext linked in process.Links)
        {
            linked.Links.Remove(process);
            if (reason != Names.Normal || linked.TrapsExit)
                ReceiveExit(linked, process.Self, reason);
        }
        foreach (Monitor monitor in process.MonitoredBy)
        {
            monitor.Watcher.Monitors.Remove(monitor);
            Down(monitor, reason);
        }
    }

    // Links.

    /// <summary>Links two processes.</summary>
    internal static void Link(ProcessContext one, ProcessContext other)
    {
        if (one == other || one.Links.Contains(other))
            return;
        one.Links.Add(other);
        other.Links.Add(one);
    }

    internal static void Unlink(ProcessContext one, ProcessContext other)
    {
        one.Links.Remove(other);
        other.Links.Remove(one);
    }

    // Monitors.

    /// <summary>A new monitor; on nobody, it says so at once.</summary>
    internal Reference Monitor(
        ProcessContext watcher, ProcessContext? target, Term watched, Term tag, AliasMode? alias)
    {
        Reference reference = NewReference();
        if (alias is AliasMode mode)
            AddAlias(reference, watcher, mode);
        if (target is null)
        {
            DropAliasOfMonitor(reference);
            watcher.Deliver(new Beam.Tuple(tag, reference, Process, watched, NoProc));
        }
        else if (target != watcher)
        {
            var monitor = new Monitor(reference, watcher, target, watched, tag);
            watcher.Monitors.Add(monitor);
            target.MonitoredBy.Add(monitor);
        }
        return reference;
    }

    /// <summary>Removes a monitor; false when there is none.</summary>
    internal bool Demonitor(ProcessContext watcher, Reference reference)
    {
        DropAliasOfMonitor(reference);
        if (watcher.Monitors.Find(m => m.Reference.Equals(reference)) is not Monitor monitor)
            return false;
        watcher.Monitors.Remove(monitor);
        monitor.Target.MonitoredBy.Remove(monitor);
        return true;
    }

    private void Down(Monitor monitor, Term reason)
    {
        DropAliasOfMonitor(monitor.Reference);
        monitor.Watcher.Deliver(new Beam.Tuple(
            monitor.Tag, monitor.Reference, Process, monitor.Watched, reason));
    }
}
