using System.Runtime.InteropServices;

namespace Fuzz.Unicorn;

/// <summary>
/// Takes the tracking of stores into code out of the native emulator.
/// </summary>
/// <remarks>
/// For each block that it translates, the emulator walks all entries of its twelve address caches,
/// over three thousand, to mark those of the block's page, so that a store there is noticed: a
/// third of the time that fresh code costs. It finds nothing here, since code is never writable by
/// the guest and the host announces what it writes (<see cref="Machine.Invalidate"/>). No setting
/// leaves the walk out, so its function is made to return at once. Where that cannot be done, runs
/// are slower and otherwise the same.
/// </remarks>
internal static unsafe partial class StoreTracking
{
    private const string Walk = "tlb_reset_dirty_by_vaddr_arm";
    private const byte X64Return = 0xC3;

    private const int ReadExecute = 1 | 4;
    private const int ReadWriteExecute = 1 | 2 | 4;

    /// <summary>Workers load the library at the same time; one must not take away the right to
    /// write that the other just got.</summary>
    private static readonly Lock Once = new();

    /// <summary>Does it for a library that was just loaded.</summary>
    public static void SwitchOff(nint library)
    {
        lock (Once)
            Patch(library);
    }

    private static void Patch(nint library)
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64
            || !NativeLibrary.TryGetExport(library, Walk, out nint function)
            || *(byte*)function == X64Return)
        {
            return;
        }
        nint page = function & -Environment.SystemPageSize;
        var size = (nuint)Environment.SystemPageSize;
        if (Protect(page, size, ReadWriteExecute) == 0)
        {
            *(byte*)function = X64Return;
            _ = Protect(page, size, ReadExecute);
        }
    }

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nuint length, int protection);
}
