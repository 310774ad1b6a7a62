using System.Numerics;
using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>The virtual clock as programs see it; local time is UTC.</summary>
internal static class TimeBifs
{
    private const long Second = 1_000_000_000; // In native units, which are ns.

    public static readonly BifTable Erlang = new()
    {
        { "monotonic_time", 0, (p, _) => Terms.Int(p.Node.Clock.Monotonic) },
        { "monotonic_time", 1, (p, a) => In(p.Node.Clock.Monotonic, a[0]) },
        { "system_time", 0, (p, _) => Terms.Int(p.Node.Clock.System) },
        { "system_time", 1, (p, a) => In(p.Node.Clock.System, a[0]) },
        { "time_offset", 0, (p, _) => Terms.Int(p.Node.Clock.System - p.Node.Clock.Monotonic) },
        { "time_offset", 1, (p, a) => In(p.Node.Clock.System - p.Node.Clock.Monotonic, a[0]) },
        { "timestamp", 0, (p, _) => Timestamp(p.Node.Clock.System / 1000) },
        { "now", 0, (p, _) => Timestamp(p.Node.Clock.Now()) },
        { "date", 0, (p, _) => Date(At(p)) },
        { "time", 0, (p, _) => Time(At(p)) },
        { "localtime", 0, (p, _) => new Beam.Tuple(Date(At(p)), Time(At(p))) },
        { "universaltime", 0, (p, _) => new Beam.Tuple(Date(At(p)), Time(At(p))) },
        { "statistics", 1, (p, a) => Statistics(p.Node, a[0]) },
    };

    public static readonly BifTable Os = new()
    {
        { "system_time", 0, (p, _) => Terms.Int(p.Node.Clock.System) },
        { "system_time", 1, (p, a) => In(p.Node.Clock.System, a[0]) },
        { "timestamp", 0, (p, _) => Timestamp(p.Node.Clock.System / 1000) },
        { "perf_counter", 0, (p, _) => Terms.Int(p.Node.Clock.Monotonic) },
    };

    public static readonly BifTable Internal = new()
    {
        { "time_unit", 0, (_, _) => Terms.Int(Second) },
        { "perf_counter_unit", 0, (_, _) => Terms.Int(Second) },
    };

    /// <summary>A time in another unit, rounded down.</summary>
    private static BifResult In(long time, Term unit)
    {
        BigInteger? parts = unit switch
        {
            Atom { Name: "second" or "seconds" } => 1,
            Atom { Name: "millisecond" or "milli_seconds" } => 1000,
            Atom { Name: "microsecond" or "micro_seconds" } => 1_000_000,
            Atom { Name: "nanosecond" or "nano_seconds" or "native" or "perf_counter" } => Second,
            Integer { Value: var number } when number > 0 => number,
            _ => null,
        };
        if (parts is not BigInteger perSecond)
            return BifResult.Badarg;
        BigInteger whole = BigInteger.DivRem(time * perSecond, Second, out BigInteger rest);
        return new Integer(rest.Sign < 0 ? whole - 1 : whole);
    }

    private static Beam.Tuple Timestamp(long microseconds) => new(
        Terms.Int(microseconds / 1_000_000_000_000),
        Terms.Int(microseconds / 1_000_000 % 1_000_000),
        Terms.Int(microseconds % 1_000_000));

    private static DateTime At(ProcessContext process) =>
        DateTime.UnixEpoch.AddTicks(process.Node.Clock.System / 100);

    private static Beam.Tuple Date(DateTime at) =>
        new(Terms.Int(at.Year), Terms.Int(at.Month), Terms.Int(at.Day));

    private static Beam.Tuple Time(DateTime at) =>
        new(Terms.Int(at.Hour), Terms.Int(at.Minute), Terms.Int(at.Second));

    private static BifResult Statistics(Node node, Term what)
    {
        Term time = Terms.Int(node.Clock.Milliseconds);
        Term zero = Terms.Int(0);
        return what switch
        {
            Atom { Name: "wall_clock" } => new Beam.Tuple(time, zero),
            Atom { Name: "runtime" or "context_switches" } => new Beam.Tuple(zero, zero),
            Atom { Name: "run_queue" or "total_run_queue_lengths" or "total_active_tasks" } => zero,
            Atom { Name: "reductions" or "exact_reductions" } =>
                new Beam.Tuple(Terms.Int(node.Reductions), zero),
            Atom
            {
                Name: "active_tasks" or "active_tasks_all" or "garbage_collection" or "io"
                or "microstate_accounting" or "run_queue_lengths" or "run_queue_lengths_all"
                or "scheduler_wall_time" or "scheduler_wall_time_all"
                or "total_active_tasks_all" or "total_run_queue_lengths_all"
            } =>
                new BifResult.NotYet($"erlang:statistics({what})"),
            _ => BifResult.Badarg,
        };
    }
}
