using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>BIFs that send messages and exit signals, that link and monitor.</summary>
internal static class Signalling
{
    public static readonly BifTable Erlang = new()
    {
        { "send", 2, (p, a) => Send(p, a[0], a[1], a[1]) },
        { "!", 2, (p, a) => Send(p, a[0], a[1], a[1]) },
        { "send", 3, (p, a) => IsSendOptions(a[2])
            ? Send(p, a[0], a[1], Oracle.Names.Ok)
            : BifResult.Badopt },
        { "exit", 2, (p, a) => Exit(p, a[0], a[1]) },
        { "link", 1, (p, a) => Link(p, a[0]) },
        { "unlink", 1, (p, a) => Unlink(p, a[0]) },
        { "monitor", 2, (p, a) => Monitor(p, a[0], a[1], MonitorOptions.None) },
        { "monitor", 3, (p, a) => MonitorOptions.Of(a[2]) is MonitorOptions options
            ? Monitor(p, a[0], a[1], options)
            : BifResult.Badopt },
        { "demonitor", 1, (p, a) => Demonitor(p, a[0], Nil.Instance) },
        { "demonitor", 2, (p, a) => Demonitor(p, a[0], a[1]) },
        { "alias", 1, (p, a) => NewAlias(p, a[0]) },
        { "unalias", 1, (p, a) => a[0] is Reference alias
            ? p.Node.RemoveAlias(alias, p)
            : BifResult.Badarg },
    };

    private static BifResult Send(ProcessContext process, Term to, Term message, Term result)
    {
        if (SystemServers.Missing(process.Node, to) is BifResult.NotYet missing)
            return missing;
        if (!process.Node.Send(to, message))
            return BifResult.Badarg;
        process.Node.Sent(to, message);
        return result;
    }

    private static bool IsSendOptions(Term options) => Terms.Elements(options) is List<Term> items
        && items.TrueForAll(i => i is Atom { Name: "nosuspend" or "noconnect" });

    private static BifResult Exit(ProcessContext process, Term to, Term reason)
    {
        if (to is Port)
            return true;
        if (to is not Pid pid)
            return BifResult.Badarg;
        if (process.Node.Find(pid) is ProcessContext found)
            process.Node.SendExit(process, found, reason);
        return process.State == ProcessState.Exited ? BifResult.Killed.Instance : true;
    }

    private static BifResult Link(ProcessContext process, Term to)
    {
        if (to is not Pid pid)
            return BifResult.Badarg;
        if (process.Node.Find(pid) is ProcessContext other)
            Node.Link(process, other);
        else if (process.TrapsExit)
            process.Deliver(new Beam.Tuple(Oracle.Names.ExitTuple, pid, Node.NoProc));
        else
            return BifResult.Error(Node.NoProc);
        return true;
    }

    private static BifResult Unlink(ProcessContext process, Term from)
    {
        if (from is not (Pid or Port))
            return BifResult.Badarg;
        if (from is Pid pid && process.Node.Find(pid) is ProcessContext other)
            Node.Unlink(process, other);
        return true;
    }

    // Monitors.

    private static BifResult Monitor(
        ProcessContext process, Term type, Term item, MonitorOptions options)
    {
        if (type is not Atom { Name: "process" or "port" or "time_offset" } kind)
        {
            return new BifResult.Raise(
                Oracle.Names.Error, Oracle.Names.Badarg, Cause: Atom.Of("badtype"));
        }
        Node node = process.Node;
        if (SystemServers.Missing(node, item) is BifResult.NotYet missing)
            return missing;
        Term here = Atom.Of(Node.Name);
        (ProcessContext? target, Term watched) = (kind.Name, item) switch
        {
            ("process", Pid pid) => (node.Find(pid), pid),
            ("process", Atom name) => (node.WhereIs(name), new Beam.Tuple(name, here)),
            ("process", Beam.Tuple { Elements: [Atom name, Atom at] }) when at == here =>
                (node.WhereIs(name), item),
            ("time_offset", Atom { Name: "clock_service" }) => (process, item), // It never changes.
            _ => (null, Nil.Instance),
        };
        return watched is Nil
            ? BifResult.Badarg
            : node.Monitor(process, target, watched, options.Tag, options.Alias);
    }

    private static BifResult Demonitor(ProcessContext process, Term name, Term options)
    {
        if (name is not Reference reference || Terms.Elements(options) is not List<Term> items
            || !items.TrueForAll(i => i is Atom { Name: "flush" or "info" }))
        {
            return BifResult.Badarg;
        }
        bool found = process.Node.Demonitor(process, reference);
        if (!found && items.Contains(Atom.Of("flush")))
        {
            process.Mailbox.Remove(m =>
                m is Beam.Tuple { Elements: [_, Reference r, _, _, _] } && r.Equals(reference));
        }
        return found || !items.Contains(Atom.Of("info"));
    }

    private static BifResult NewAlias(ProcessContext process, Term options)
    {
        if (Terms.Elements(options) is not List<Term> items)
            return BifResult.Badarg;
        var mode = AliasMode.ExplicitUnalias;
        foreach (Term item in items)
        {
            switch (item)
            {
                case Atom { Name: "explicit_unalias" }:
                    mode = AliasMode.ExplicitUnalias;
                    break;
                case Atom { Name: "reply" }:
                    mode = AliasMode.Reply;
                    break;
                default:
                    return BifResult.Badarg;
            }
        }
        Reference alias = process.Node.NewReference();
        process.Node.AddAlias(alias, process, mode);
        return alias;
    }
}

/// <summary>Options of monitor/3.</summary>
/// <param name="Tag">First element of the message.</param>
/// <param name="Alias">How long the reference is an alias; null: it is none.</param>
internal sealed record MonitorOptions(Term Tag, AliasMode? Alias)
{
    public static readonly Atom Down = Atom.Of("DOWN");
    public static readonly MonitorOptions None = new(Down, null);

    /// <summary>What a list says; null when it is none, or says what does not exist.</summary>
    public static MonitorOptions? Of(Term list)
    {
        MonitorOptions? options = None;
        foreach (Term item in Terms.Elements(list) ?? [Nil.Instance])
        {
            options = item switch
            {
                Beam.Tuple { Elements: [Atom { Name: "tag" }, var tag] } =>
                    options with { Tag = tag },
                Beam.Tuple { Elements: [Atom { Name: "alias" }, Atom mode] }
                    when ModeOf(mode.Name) is AliasMode alias => options with { Alias = alias },
                _ => null,
            };
            if (options is null)
                return null;
        }
        return options;
    }

    private static AliasMode? ModeOf(string name) => name switch
    {
        "explicit_unalias" => AliasMode.ExplicitUnalias,
        "demonitor" => AliasMode.Demonitor,
        "reply_demonitor" => AliasMode.ReplyDemonitor,
        _ => null,
    };
}
