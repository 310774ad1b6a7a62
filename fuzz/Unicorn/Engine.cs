using System.Runtime.InteropServices;
using Jit.Arm32;
using Jit.Runtime;

namespace Fuzz.Unicorn;

/// <summary>The native emulator refused something: a bug of the harness, not of the guest.
/// </summary>
public sealed class UnicornException(string message) : Exception(message);

/// <summary>Owns one native emulator: a Cortex-A15 in A32 state with its floating point on.
/// </summary>
internal sealed unsafe class Engine : SafeHandle
{
    /// <summary>Bytes of translated code that there is room for, for each of A32 code.</summary>
    internal const int Growth = 16;

    private readonly nint _pristine;

    /// <param name="codeBytes">Code that a run may reach. Resident memory and the cost of a flush
    /// grow with the buffer for translated code, and 2.1.1 crashes when it is full. Only 2.1 and
    /// later let it be chosen.</param>
    internal Engine(int codeBytes)
        : base(0, ownsHandle: true)
    {
        Check(Native.Open(Uc.ArchitectureArm, Uc.ModeArm, out handle), "open");
        // First of all, since anything else makes the CPU; 2.0 has no such request.
        Native.Control(handle, Uc.TcgBufferSize, (nuint)codeBytes * Growth);
        Check(Native.Control(handle, Uc.CpuModel, Uc.CortexA15), "choose the CPU");
        // The set of exits stays empty: there is no address whose reaching ends a run well.
        Check(Native.Control(handle, Uc.UseExits, 1), "use exits");
        Write(UcRegister.CoprocessorAccess, Read(UcRegister.CoprocessorAccess) | 0xF << 20);
        Write(UcRegister.Fpexc, 1u << 30);
        Check(Native.ContextAllocate(handle, out _pristine), "allocate a context");
        Check(Native.ContextSave(handle, _pristine), "save the context");
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Version of the native library, such as 2.1.</summary>
    internal static Version LibraryVersion
    {
        get
        {
            _ = Native.Version(out uint major, out uint minor);
            return new((int)major, (int)minor);
        }
    }

    /// <summary>All registers as they were at first, so that no run sees what another left.
    /// </summary>
    internal void ResetCpu() =>
        Check(Native.ContextRestore(handle, _pristine), "restore the context");

    internal void Map(Region region)
    {
        uint permissions = region.Protection switch
        {
            Protection.Read => Uc.PermitRead,
            Protection.ReadWrite => Uc.PermitRead | Uc.PermitWrite,
            Protection.ReadExecute => Uc.PermitRead | Uc.PermitExecute,
        };
        Check(
            Native.MapPointer(
                handle, region.Address, (nuint)region.Size, permissions, region.Host),
            $"map 0x{region.Address:x8}");
    }

    internal void Unmap(Region region) => Check(
        Native.Unmap(handle, region.Address, (nuint)region.Size), $"unmap 0x{region.Address:x8}");

    /// <summary>Forgets all that was translated.</summary>
    internal void FlushCache() =>
        Check(Native.Control(handle, Uc.FlushCache), "forget translated code");

    internal uint Read(UcRegister register)
    {
        uint value;
        Native.RegisterRead(handle, (int)register, &value);
        return value;
    }

    internal void Write(UcRegister register, uint value) =>
        Native.RegisterWrite(handle, (int)register, &value);

    internal uint Read(Reg register) => Read(Number(register));

    internal void Write(Reg register, uint value) => Write(Number(register), value);

    internal ulong Read(DReg register)
    {
        ulong value;
        Native.RegisterRead(handle, (int)UcRegister.D0 + register.Number, &value);
        return value;
    }

    internal void Write(DReg register, ulong value) =>
        Native.RegisterWrite(handle, (int)UcRegister.D0 + register.Number, &value);

    /// <summary>Adds a hook for addresses from <paramref name="begin"/> to
    /// <paramref name="end"/>, both included; 1 and 0 mean all.</summary>
    internal nint AddHook(UcHook type, void* callback, nint userData, uint begin, uint end)
    {
        Check(
            Native.HookAdd(handle, out nint hook, type, callback, userData, begin, end),
            "add a hook");
        return hook;
    }

    internal void DeleteHook(nint hook) => Check(Native.HookDelete(handle, hook), "delete a hook");

    /// <summary>Runs until stopped, or until the error that is returned.</summary>
    internal UcError Start(uint pc) => Native.Start(handle, pc, 0, 0, 0);

    internal void Stop() => Native.Stop(handle);

    internal static string Text(UcError error) =>
        Marshal.PtrToStringUTF8(Native.ErrorText(error)) ?? $"{error}";

    protected override bool ReleaseHandle()
    {
        if (_pristine != 0)
        {
            Native.ContextFree(_pristine);
        }
        return Native.Close(handle) == UcError.Ok;
    }

    private static UcRegister Number(Reg register) => register.Number switch
    {
        13 => UcRegister.Sp,
        14 => UcRegister.Lr,
        15 => UcRegister.Pc,
        _ => UcRegister.R0 + register.Number,
    };

    private static void Check(UcError error, string what)
    {
        if (error != UcError.Ok)
        {
            throw new UnicornException($"Unicorn could not {what}: {Text(error)}");
        }
    }
}
