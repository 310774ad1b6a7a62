namespace Oracle;

/// <summary>
/// Keeps one run from taking the machine's memory: lists that double cost few reductions. Where the
/// limit lies decides no verdict, since a run that meets it is inconclusive.
/// </summary>
internal sealed class MemoryGuard
{
    private const long LiveMaxBytes = 512L << 20;
    private const long StepBytes = 64L << 20;

    private long _checked = GC.GetAllocatedBytesForCurrentThread();

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
