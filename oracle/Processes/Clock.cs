namespace Oracle.Processes;

/// <summary>The virtual clock: it stands while anything can run and jumps to the next timer when
/// nothing can. A run begins at the same time always.</summary>
public sealed class Clock
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    /// <summary>2025-01-01 00:00:00 UTC, in ns.</summary>
    private const long SystemStart = 1_735_689_600_000_000_000;

    /// <summary>Where real ones begin, too: the least small integer of 60 bits, nearly.</summary>
    private const long MonotonicStart = -576_460_751_000_000_000;

    private long _lastNow;

    /// <summary>Since the run began.</summary>
    public long Milliseconds { get; private set; }

    /// <summary>Erlang monotonic time, in ns.</summary>
    public long Monotonic => MonotonicStart + Milliseconds * NanosecondsPerMillisecond;

    /// <summary>Erlang system time, in ns.</summary>
    public long System => SystemStart + Milliseconds * NanosecondsPerMillisecond;

    /// <summary>Erlang monotonic time with which a time in ms is counted, for absolute timers.
    /// </summary>
    public static long FromMonotonicMilliseconds(long at) =>
        at - MonotonicStart / NanosecondsPerMillisecond;

    /// <summary><c>erlang:now/0</c>: microseconds, each greater than the one before.</summary>
    public long Now() => _lastNow = Math.Max(_lastNow + 1, System / 1000);

    internal void Reach(long milliseconds) =>
        Milliseconds = Math.Max(Milliseconds, milliseconds);
}
