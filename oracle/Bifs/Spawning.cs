using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>BIFs that make processes.</summary>
internal static class Spawning
{
    public static readonly BifTable Erlang = new()
    {
        { "spawn", 3, (p, a) => Run(p, a, new SpawnOptions()) },
        { "spawn_link", 3, (p, a) => Run(p, a, new SpawnOptions { Link = true }) },
        { "spawn_opt", 4, (p, a) =>
            SpawnOptions.TryRead(a[3], isRequest: false, out SpawnOptions options)
                ? Run(p, a, options)
                : BifResult.Badopt },
    };

    public static readonly BifTable Internal = new()
    {
        { "spawn_request", 4, (p, a) => Request(p, a) },
    };

    /// <summary>The pid, or {Pid, MonitorRef}.</summary>
    private static BifResult Run(
        ProcessContext process, ReadOnlySpan<Term> args, SpawnOptions options)
    {
        if (Call(args) is not (Mfa function, List<Term> list))
            return BifResult.Badarg;
        if (!process.Node.CanSpawn)
            return new BifResult.NotYet("erlang:spawn/3");
        ProcessContext child = process.Node.Spawn(process, function, list);
        Apply(process, child, options, out Reference? monitor);
        return monitor is null ? child.Self : new Beam.Tuple(child.Self, monitor);
    }

    /// <summary>A reference at once, <c>{spawn_reply,Ref,ok,Pid}</c> or the error as a message; the
    /// atom badarg where erlang:spawn_request is to raise it.</summary>
    private static BifResult Request(ProcessContext process, ReadOnlySpan<Term> args)
    {
        if (Call(args) is not (Mfa function, List<Term> list) || Terms.Elements(args[3]) is null)
            return Oracle.Names.Badarg;
        if (!SpawnOptions.TryRead(args[3], isRequest: true, out SpawnOptions options))
        {
            Reference refused = process.Node.NewReference();
            process.Deliver(new Beam.Tuple(
                options.ReplyTag, refused, Oracle.Names.Error, Atom.Of("badopt")));
            return refused;
        }
        if (!process.Node.CanSpawn)
            return new BifResult.NotYet("erlang:spawn_request/4");
        ProcessContext child = process.Node.Spawn(process, function, list);
        Apply(process, child, options, out Reference? monitor);
        Reference request = monitor ?? process.Node.NewReference();
        if (options.Replies)
        {
            process.Deliver(new Beam.Tuple(
                options.ReplyTag, request, Oracle.Names.Ok, child.Self));
        }
        return request;
    }

    private static (Mfa, List<Term>)? Call(ReadOnlySpan<Term> args) =>
        args[0] is Atom module && args[1] is Atom function
        && Terms.Elements(args[2]) is List<Term> list
            ? (new Mfa(module.Name, function.Name, list.Count), list)
            : null;

    private static void Apply(
        ProcessContext process, ProcessContext child, SpawnOptions options, out Reference? monitor)
    {
        if (options.Link)
            Node.Link(process, child);
        monitor = options.Monitor
            ? process.Node.Monitor(process, child, child.Self, options.MonitorTag, options.Alias)
            : null;
    }
}

/// <summary>Options of spawn_opt and spawn_request; those about memory and priority have no
/// effect.</summary>
internal sealed class SpawnOptions
{
    public bool Link { get; set; }
    public bool Monitor { get; private set; }
    public Term MonitorTag { get; private set; } = MonitorOptions.Down;
    public AliasMode? Alias { get; private set; }
    public bool Replies { get; private set; } = true;
    public Term ReplyTag { get; private set; } = Atom.Of("spawn_reply");

    /// <summary>What a list says, up to the first option that does not exist.</summary>
    public static bool TryRead(Term list, bool isRequest, out SpawnOptions options)
    {
        options = new SpawnOptions();
        if (Terms.Elements(list) is not List<Term> items)
            return false;
        foreach (Term item in items)
        {
            bool known = item switch
            {
                Atom { Name: "link" } => options.Link = true,
                Atom { Name: "monitor" } => options.Monitor = true,
                Beam.Tuple { Elements: [Atom key, var value] } =>
                    options.Set(key.Name, value, isRequest),
                _ => false,
            };
            if (!known)
                return false;
        }
        return true;
    }

    private bool Set(string key, Term value, bool isRequest)
    {
        switch (key)
        {
            case "monitor":
                if (MonitorOptions.Of(value) is not MonitorOptions monitor)
                    return false;
                (Monitor, MonitorTag, Alias) = (true, monitor.Tag, monitor.Alias);
                return true;
            case "reply" when isRequest:
                Replies = value is Atom { Name: "yes" or "success_only" };
                return value is Atom { Name: "yes" or "no" or "success_only" or "error_only" };
            case "reply_tag" when isRequest:
                ReplyTag = value;
                return true;
            case "priority":
                return value is Atom { Name: "low" or "normal" or "high" or "max" };
            case "message_queue_data":
                return value is Atom { Name: "on_heap" or "off_heap" };
            case "max_heap_size":
                return value is Map || IsCount(value);
            case "fullsweep_after" or "min_heap_size" or "min_bin_vheap_size" or "scheduler":
                return IsCount(value);
            default:
                return false;
        }
    }

    private static bool IsCount(Term value) =>
        Bifs.Erlang.Small(value, 0, int.MaxValue) is not null;
}
