using System.Diagnostics;
using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary><c>process_info/2</c>: what of a process is the same in every VM.</summary>
internal static class ProcessInfo
{
    public static BifResult Of(ProcessContext process, Term pid, Term what)
    {
        if (pid is not Pid known || what is not (Atom or Cons or Nil))
            return BifResult.Badarg;
        ProcessContext? of = process.Node.Find(known);
        if (what is Atom one)
            return of is null ? CheckItem(process, one) : Single(of, process, one);
        if (Terms.Elements(what) is not List<Term> items)
            return BifResult.Badarg;
        var found = new List<Term>();
        foreach (Term item in items)
        {
            if (item is not Atom name)
                return BifResult.Badarg;
            BifResult result = Item(of ?? process, process, name);
            if (result is not BifResult.Value value)
                return result;
            found.Add(new Beam.Tuple(name, value.Term));
        }
        return of is null ? Names.Undefined : Terms.List([.. found]);
    }

    private static BifResult CheckItem(ProcessContext process, Atom item) =>
        Item(process, process, item) is BifResult.Raise raise ? raise : Names.Undefined;

    /// <summary>{Item,Value}; of a process without a name, [].</summary>
    private static BifResult Single(ProcessContext of, ProcessContext asks, Atom item) =>
        Item(of, asks, item) switch
        {
            BifResult.Value { Term: Nil } when item.Name == "registered_name" => Nil.Instance,
            BifResult.Value value => new Beam.Tuple(item, value.Term),
            var other => other,
        };

    private static BifResult Item(ProcessContext of, ProcessContext asks, Atom item) =>
        item.Name switch
        {
            "registered_name" => of.RegisteredName ?? (Term)Nil.Instance,
            "links" => Terms.List([.. of.Links.Select(l => (Term)l.Self)]),
            "monitors" => Terms.List([.. of.Monitors.Select(m =>
                (Term)new Beam.Tuple(Atom.Of("process"), m.Watched))]),
            "monitored_by" => Terms.List([.. of.MonitoredBy.Select(m => (Term)m.Watcher.Self)]),
            "message_queue_len" => Terms.Int(of.Mailbox.Messages.Count),
            "messages" => Terms.List([.. of.Mailbox.Messages]),
            "dictionary" => Terms.List(
                [.. of.Dictionary.Select(e => (Term)new Beam.Tuple(e.Key, e.Value))]),
            "trap_exit" => of.TrapsExit,
            "group_leader" => of.GroupLeader,
            "parent" => of.Parent ?? (Term)Names.Undefined,
            "initial_call" => Names.Function(of.InitialCall),
            "status" => Status(of, asks),
            "suspending" or "sequential_trace_token" => Nil.Instance,
            "error_handler" or "fullsweep_after" or "message_queue_data" or "min_heap_size"
                or "min_bin_vheap_size" or "max_heap_size" or "priority" =>
                ProcessFlags.Get(of, item.Name),
            "current_function" or "current_location" or "current_stacktrace"
                when of.Body is not null => Current(of, item.Name),
            "backtrace" or "binary" or "catchlevel" or "current_function" or "current_location"
                or "current_stacktrace" or "garbage_collection" or "garbage_collection_info"
                or "heap_size" or "memory" or "reductions" or "stack_size" or "total_heap_size" =>
                new BifResult.NotYet($"erlang:process_info/2 of {item.Name}"),
            _ => BifResult.Badarg,
        };

    /// <summary>A process without a stack hibernates, or is to begin.</summary>
    private static Term Current(ProcessContext of, string item) =>
        (item, of.Body!.StackTrace()) switch
        {
            ("current_stacktrace", var trace) => trace,
            ("current_location", Nil) => Stacktraces.Entry(Pending(of)),
            (_, Nil) => Names.Function(Pending(of)),
            ("current_location", Cons { Head: var entry }) => entry,
            (_, Cons { Head: Beam.Tuple { Elements: [var m, var f, var a, _] } }) =>
                new Beam.Tuple(m, f, a),
            _ => throw new UnreachableException(),
        };

    private static Mfa Pending(ProcessContext process) =>
        process.HasBegun ? new Mfa("erlang", "hibernate", 3) : process.InitialCall;

    private static Atom Status(ProcessContext of, ProcessContext asks) => Atom.Of(
        of == asks ? "running" : of.State == ProcessState.Waiting ? "waiting" : "runnable");
}
