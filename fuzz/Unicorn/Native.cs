using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fuzz.Unicorn;

/// <summary>The C interface of the Unicorn CPU emulator, as far as it is used. The library is
/// chosen at run time: see <see cref="Candidates"/>.</summary>
internal static unsafe partial class Native
{
    private const string Library = "unicorn";

    [LibraryImport(Library, EntryPoint = "uc_version")]
    internal static partial uint Version(out uint major, out uint minor);

    [LibraryImport(Library, EntryPoint = "uc_strerror")]
    internal static partial nint ErrorText(UcError error);

    [LibraryImport(Library, EntryPoint = "uc_open")]
    internal static partial UcError Open(int architecture, int mode, out nint engine);

    [LibraryImport(Library, EntryPoint = "uc_close")]
    internal static partial UcError Close(nint engine);

    // uc_ctl and uc_hook_add are variadic in C. On Linux x64 and arm64 such arguments go where
    // named ones go.
    [LibraryImport(Library, EntryPoint = "uc_ctl")]
    internal static partial UcError Control(nint engine, uint control, nuint value);

    [LibraryImport(Library, EntryPoint = "uc_ctl")]
    internal static partial UcError Control(nint engine, uint control);

    [LibraryImport(Library, EntryPoint = "uc_hook_add")]
    internal static partial UcError HookAdd(
        nint engine, out nint hook, UcHook type, void* callback, nint userData,
        ulong begin, ulong end);

    [LibraryImport(Library, EntryPoint = "uc_hook_del")]
    internal static partial UcError HookDelete(nint engine, nint hook);

    [LibraryImport(Library, EntryPoint = "uc_mem_map_ptr")]
    internal static partial UcError MapPointer(
        nint engine, ulong address, nuint size, uint permissions, nint host);

    [LibraryImport(Library, EntryPoint = "uc_mem_unmap")]
    internal static partial UcError Unmap(nint engine, ulong address, nuint size);

    [LibraryImport(Library, EntryPoint = "uc_reg_read")]
    [SuppressGCTransition]
    internal static partial UcError RegisterRead(nint engine, int register, void* value);

    [LibraryImport(Library, EntryPoint = "uc_reg_write")]
    [SuppressGCTransition]
    internal static partial UcError RegisterWrite(nint engine, int register, void* value);

    [LibraryImport(Library, EntryPoint = "uc_context_alloc")]
    internal static partial UcError ContextAllocate(nint engine, out nint context);

    [LibraryImport(Library, EntryPoint = "uc_context_save")]
    internal static partial UcError ContextSave(nint engine, nint context);

    [LibraryImport(Library, EntryPoint = "uc_context_restore")]
    internal static partial UcError ContextRestore(nint engine, nint context);

    [LibraryImport(Library, EntryPoint = "uc_context_free")]
    internal static partial UcError ContextFree(nint context);

    [LibraryImport(Library, EntryPoint = "uc_emu_start")]
    internal static partial UcError Start(
        nint engine, ulong begin, ulong until, ulong timeout, nuint count);

    [LibraryImport(Library, EntryPoint = "uc_emu_stop")]
    internal static partial UcError Stop(nint engine);

    [ModuleInitializer]
    internal static void UseResolver() =>
        NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }
        string[] candidates = [.. Candidates()];
        foreach (string candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out nint handle))
            {
                Trimming.Trim(handle);
                return handle;
            }
        }
        throw new DllNotFoundException(
            $"the Unicorn library is none of {string.Join(", ", candidates)}: run ./run.sh once, "
            + "which fetches it, or name it in FUZZ_UNICORN");
    }

    /// <summary>The library that is used here, as another process may be given it in
    /// FUZZ_UNICORN; null where it is the system's.</summary>
    internal static string? FilePath =>
        Candidates().Where(File.Exists).Select(Path.GetFullPath).FirstOrDefault();

    /// <summary>Where the library may be, best first: what the user names, what run.sh fetched
    /// into the project, the system's.</summary>
    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("FUZZ_UNICORN") is { Length: > 0 } named)
        {
            yield return named;
            yield break; // A wrong name must not pass unnoticed.
        }
        for (string? folder = AppContext.BaseDirectory; folder is not null;
             folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Fuzz.sln")))
            {
                yield return Path.Combine(folder, ".cache", "unicorn", "libunicorn.so.2");
                break;
            }
        }
        yield return "libunicorn.so.2";
    }
}
