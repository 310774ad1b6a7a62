using System.Globalization;

namespace Fuzz.Run.Erlang;

/// <summary>What a VM may take.</summary>
/// <param name="Call">Time of a call.</param>
/// <param name="Slack">Time above what the calls of a job may take: for loading, and a busy
/// machine.</param>
/// <param name="ResidentBytes">Memory of the whole VM.</param>
internal sealed record VmLimits(TimeSpan Call, TimeSpan Slack, long ResidentBytes)
{
    public static readonly VmLimits Default =
        new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), 2L << 30);

    /// <summary>A call that takes too long is made once more alone, with so many times the time.
    /// </summary>
    public const int Patience = 5;

    private const double BusyMax = 5;

    /// <summary>How many times longer everything may take at the moment, because there are more
    /// processes that want to run than processors.</summary>
    public static double Busy
    {
        get
        {
            string load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
            return Math.Clamp(
                double.Parse(load, CultureInfo.InvariantCulture) / Environment.ProcessorCount,
                1, BusyMax);
        }
    }
}
