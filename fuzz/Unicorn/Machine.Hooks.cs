using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Jit.Arm32;

namespace Fuzz.Unicorn;

// What the native emulator calls. No exception may leave these methods, since it would end the
// process: it is kept, the emulator stopped, and Run throws it.
public sealed unsafe partial class Machine
{
    private const uint ThumbState = 1 << 5;

    private void AddEngineHooks()
    {
        nint self = GCHandle.ToIntPtr(_self);
        delegate* unmanaged[Cdecl]<nint, uint, nint, void> interrupt = &OnInterrupt;
        _engine.AddHook(UcHook.Interrupt, interrupt, self, 1, 0);
        delegate* unmanaged[Cdecl]<nint, int, ulong, int, long, nint, byte> memory = &OnMemory;
        _engine.AddHook(UcHook.InvalidMemory, memory, self, 1, 0);
        delegate* unmanaged[Cdecl]<nint, UcBlock*, UcBlock*, nint, void> edge = &OnEdgeGenerated;
        _engine.AddHook(UcHook.EdgeGenerated, edge, self, 1, 0);
    }

    private static Machine Self(nint userData) =>
        Unsafe.As<Machine>(GCHandle.FromIntPtr(userData).Target!);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEdgeGenerated(
        nint engine, UcBlock* block, UcBlock* before, nint userData) =>
        Self(userData).CountTranslated(block->Instructions);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnInterrupt(nint engine, uint number, nint userData)
    {
        Machine machine = Self(userData);
        try
        {
            machine.Interrupt((UcInterrupt)number);
        }
        catch (Exception e)
        {
            machine.Abandon(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte OnMemory(
        nint engine, int type, ulong address, int size, long value, nint userData)
    {
        Machine machine = Self(userData);
        try
        {
            machine.Stop(machine._engine.Read(Reg.Pc), (uint)address, AccessText(type));
        }
        catch (Exception e)
        {
            machine.Abandon(e);
        }
        return 0; // Not mended: the run ends.
    }

    private void Interrupt(UcInterrupt interrupt)
    {
        uint next = _engine.Read(Reg.Pc); // Behind the svc.
        if (interrupt != UcInterrupt.Supervisor)
        {
            string why = interrupt switch
            {
                UcInterrupt.Undefined => "undefined instruction",
                UcInterrupt.PrefetchAbort => "prefetch abort",
                UcInterrupt.DataAbort => "data abort",
                UcInterrupt.Breakpoint => "breakpoint",
                _ => $"CPU exception {(int)interrupt}",
            };
            Stop(next, null, why);
            return;
        }
        // A branch to an odd address enters Thumb state, and anything is code then.
        if ((_engine.Read(UcRegister.Cpsr) & ThumbState) != 0
            || !TryRead(next - 4, out uint word))
        {
            Stop(next, null, "supervisor call that is not A32");
            return;
        }
        _watchdog.Progress();
        if (!_service((int)(word & 0xFF_FFFF)))
        {
            _stopped = true;
            _engine.Stop();
        }
    }

    /// <summary>Ends the run by a fault; the first one counts.</summary>
    private void Stop(uint pc, uint? address, string why)
    {
        _fault ??= new(pc, address, why);
        _engine.Stop();
    }

    private void Abandon(Exception thrown)
    {
        _thrown ??= ExceptionDispatchInfo.Capture(thrown);
        _engine.Stop();
    }

    private static string AccessText(int type) => type switch
    {
        19 => "read of unmapped memory",
        20 => "write of unmapped memory",
        21 => "fetch of unmapped memory",
        22 => "write of protected memory",
        23 => "read of protected memory",
        24 => "fetch of protected memory",
        _ => $"memory access {type}",
    };
}
