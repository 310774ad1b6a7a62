using Beam;

namespace Oracle;

/// <summary>
/// Keeps one run from taking the machine's memory: lists that double cost few reductions. Where the
/// limit lies decides no verdict, since a run that meets it is inconclusive.
/// </summary>
internal sealed class MemoryGuard
{
    private const long LiveMaxBytes = 512L << 20;
    private const long StepBytes = 64L << 20;

    /// <summary>Words of a term, shared parts counted each time, that end a run; 0 for none. What
    /// has few words of its own and many so takes for ever to compare, copy or print.</summary>
    public long TermWordsMax { get; set; }

    private readonly TermMeter _meter = new();
    private long _checked = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Whether a term that was made has more words than a run may make.</summary>
    public bool IsTooLarge(Term term) =>
        TermWordsMax > 0 && _meter.IsAtLeast(term, TermWordsMax);

    /// <summary>Whether too much is alive. Cheap: it looks only when much has been allocated.
    /// </summary>
    public bool IsExceeded()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        if (allocated - _checked < StepBytes)
            return false;
        _checked = allocated;
        return GC.GetTotalMemory(forceFullCollection: false) > LiveMaxBytes
            && GC.GetTotalMemory(forceFullCollection: true) > LiveMaxBytes;
    }
}
