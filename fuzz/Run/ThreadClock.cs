using System.Runtime.InteropServices;

namespace Fuzz.Run;

/// <summary>Processor time of the thread that asks: what a worker has cost, whatever else the
/// process and the machine do.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID

    public static TimeSpan Now => GetTime(ThreadCpuTime, out Time time) == 0
        ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100))
        : throw new InvalidOperationException("this system does not tell a thread's time");

    /// <summary>The time since <paramref name="before"/>, which becomes now.</summary>
    public static TimeSpan Since(ref TimeSpan before)
    {
        TimeSpan now = Now;
        TimeSpan passed = now - before;
        before = now;
        return passed;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
