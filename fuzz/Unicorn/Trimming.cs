using System.Runtime.InteropServices;

namespace Fuzz.Unicorn;

/// <summary>
/// Takes out of the native emulator what makes fresh code dear and gives nothing here.
/// </summary>
/// <remarks>
/// For each block that it translates, the emulator walks all entries of its twelve address caches,
/// over three thousand, to mark those of the block's page, so that a store there is noticed: a
/// third of the time that fresh code costs. It finds nothing here, since code is never writable by
/// the guest and the host announces what it writes (<see cref="Machine.Invalidate"/>). Then it
/// optimizes the block, for a fifth of what is left, as if it were to run often. No setting leaves
/// these out, so their functions are made to return at once. Where that cannot be done, runs are
/// slower and otherwise the same.
/// </remarks>
internal static unsafe partial class Trimming
{
    private static readonly string[] Needless =
        ["tlb_reset_dirty_by_vaddr_arm", "tcg_optimize_arm"];

    private const byte X64Return = 0xC3;

    private const int ReadExecute = 1 | 4;
    private const int ReadWriteExecute = 1 | 2 | 4;

    /// <summary>Workers load the library at the same time; one must not take away the right to
    /// write that the other just got.</summary>
    private static readonly Lock Once = new();

    /// <summary>Does it for a library that was just loaded.</summary>
    public static void Trim(nint library)
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return;
        lock (Once)
        {
            foreach (string name in Needless)
            {
                if (NativeLibrary.TryGetExport(library, name, out nint function))
                    TakeOut(function);
            }
        }
    }

    private static void TakeOut(nint function)
    {
        if (*(byte*)function == X64Return)
            return;
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
