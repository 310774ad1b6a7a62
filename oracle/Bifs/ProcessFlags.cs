using System.Collections.Frozen;
using System.Collections.Immutable;
using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary><c>process_flag/2</c>. Only trap_exit has an effect; the others are kept and given
/// back.</summary>
internal static class ProcessFlags
{
    /// <summary>Values of flags that were never set, in a VM whose words have 32 bits.</summary>
    private static readonly FrozenDictionary<string, Term> Defaults = new Dictionary<string, Term>
    {
        ["error_handler"] = Atom.Of("error_handler"),
        ["fullsweep_after"] = Terms.Int(65535),
        ["max_heap_size"] = HeapLimit(0),
        ["message_queue_data"] = Atom.Of("on_heap"),
        ["min_bin_vheap_size"] = Terms.Int(46422),
        ["min_heap_size"] = Terms.Int(233),
        ["monitor_nodes"] = Terms.Int(0),
        ["priority"] = Atom.Of("normal"),
        ["save_calls"] = Terms.Int(0),
        ["sensitive"] = Atom.False,
    }.ToFrozenDictionary();

    /// <summary>The value of a flag that has no effect.</summary>
    public static Term Get(ProcessContext process, string flag) =>
        process.Flags.GetValueOrDefault(flag) ?? Defaults[flag];

    /// <summary>Gives a flag a value; the one before.</summary>
    public static BifResult Set(ProcessContext process, Term flag, Term value)
    {
        if (flag is Atom { Name: "trap_exit" })
        {
            if (value is not Atom { Name: "true" or "false" })
                return BifResult.Badarg;
            bool trapped = process.TrapsExit;
            process.TrapsExit = value == Atom.True;
            return trapped;
        }
        if (flag is not Atom name || !Defaults.ContainsKey(name.Name))
            return BifResult.Badopt;
        if (Kept(name.Name, value) is not Term kept)
            return BifResult.Badarg;
        Term before = Get(process, name.Name);
        process.Flags[name.Name] = kept;
        return before;
    }

    /// <summary>A value as it is kept, or null when the flag cannot have it.</summary>
    private static Term? Kept(string flag, Term value)
    {
        bool isFit = flag switch
        {
            "error_handler" => value is Atom,
            "message_queue_data" => value is Atom { Name: "on_heap" or "off_heap" },
            "priority" => value is Atom { Name: "low" or "normal" or "high" or "max" },
            "sensitive" or "monitor_nodes" => value is Atom { Name: "true" or "false" },
            "max_heap_size" => value is Map || IsSmall(value),
            _ => IsSmall(value),
        };
        return isFit && flag == "max_heap_size" && value is Integer { Value: var size }
            ? HeapLimit((int)size)
            : isFit ? value : null;
    }

    private static bool IsSmall(Term value) => Erlang.Small(value, 0, int.MaxValue) is not null;

    private static Map HeapLimit(int size) => new(
        ImmutableDictionary<Term, Term>.Empty
            .Add(Atom.Of("error_logger"), Atom.True)
            .Add(Atom.Of("kill"), Atom.True)
            .Add(Atom.Of("size"), Terms.Int(size)));
}
