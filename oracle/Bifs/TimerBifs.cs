using System.Numerics;
using Beam;
using Oracle.Processes;
using Timer = Oracle.Processes.Timer;

namespace Oracle.Bifs;

/// <summary>Timers that send a message when the virtual clock gets there.</summary>
internal static class TimerBifs
{
    private static readonly BifResult BadTime =
        new BifResult.Raise(Names.Error, Names.Badarg, Cause: Atom.Of("time"));

    public static readonly BifTable Erlang = new()
    {
        { "send_after", 3, (p, a) => Start(p, a[0], a[1], Nil.Instance, a[2], isPlain: true) },
        { "send_after", 4, (p, a) => Start(p, a[0], a[1], a[3], a[2], isPlain: true) },
        { "start_timer", 3, (p, a) => Start(p, a[0], a[1], Nil.Instance, a[2], isPlain: false) },
        { "start_timer", 4, (p, a) => Start(p, a[0], a[1], a[3], a[2], isPlain: false) },
        { "cancel_timer", 1, (p, a) => Ask(p, a[0], Nil.Instance, "cancel_timer") },
        { "cancel_timer", 2, (p, a) => Ask(p, a[0], a[1], "cancel_timer") },
        { "read_timer", 1, (p, a) => Ask(p, a[0], Nil.Instance, "read_timer") },
        { "read_timer", 2, (p, a) => Ask(p, a[0], a[1], "read_timer") },
    };

    /// <summary>The message, or <c>{timeout, Timer, Message}</c>.</summary>
    private static BifResult Start(
        ProcessContext process, Term time, Term receiver, Term options, Term message, bool isPlain)
    {
        if (Options(options, "abs") is not Dictionary<string, bool> set)
            return BifResult.Badopt;
        bool isAbsolute = set.GetValueOrDefault("abs");
        if (time is not Integer { Value: BigInteger number } || number > uint.MaxValue * 1000L
            || (number < 0 && !isAbsolute))
        {
            return BadTime;
        }
        if (receiver is not (Pid or Atom))
            return BifResult.Badarg;
        Node node = process.Node;
        long at = isAbsolute
            ? Clock.FromMonotonicMilliseconds((long)number)
            : node.Clock.Milliseconds + (long)number;
        Reference name = node.NewReference();
        Term content = isPlain
            ? message
            : new Beam.Tuple(Atom.Of("timeout"), name, message);
        node.Timers.Add(
            Math.Max(at, node.Clock.Milliseconds), name, receiver,
            () => node.Send(receiver, content));
        return name;
    }

    /// <summary>Milliseconds left, or false; by a message where that is asked for.</summary>
    private static BifResult Ask(ProcessContext process, Term name, Term options, string what)
    {
        if (name is not Reference reference
            || Options(options, what == "cancel_timer" ? ["async", "info"] : ["async"])
                is not Dictionary<string, bool> set)
        {
            return BifResult.Badarg;
        }
        Node node = process.Node;
        Timer? timer = node.Timers.Find(reference);
        Term left = timer is not null && IsAlive(node, timer)
            ? Terms.Int(timer.At - node.Clock.Milliseconds)
            : Atom.False;
        if (timer is not null && what == "cancel_timer")
            node.Timers.Remove(timer);
        bool informs = set.GetValueOrDefault("info", true);
        if (!set.GetValueOrDefault("async"))
            return informs ? left : Names.Ok;
        if (informs)
            process.Deliver(new Beam.Tuple(Atom.Of(what), reference, left));
        return Names.Ok;
    }

    /// <summary>The timers of a process end with it.</summary>
    private static bool IsAlive(Node node, Timer timer) =>
        timer.Receiver is not Pid pid || node.Find(pid) is not null;

    /// <summary>What a list of {Key,Boolean} says; null when it is none, or has other keys.
    /// </summary>
    private static Dictionary<string, bool>? Options(Term list, params ReadOnlySpan<string> keys)
    {
        var set = new Dictionary<string, bool>();
        foreach (Term item in Terms.Elements(list) ?? [Nil.Instance])
        {
            if (item is not Beam.Tuple
                {
                    Elements: [Atom key, Atom { Name: "true" or "false" } value],
                } || !keys.Contains(key.Name))
            {
                return null;
            }
            set[key.Name] = value == Atom.True;
        }
        return set;
    }
}
