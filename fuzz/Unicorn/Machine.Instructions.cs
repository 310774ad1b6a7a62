using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fuzz.Unicorn;

// Looking at single instructions. One hook on everything serves counting, tracing and the checks
// of alignment, since it costs some 8 ns an instruction and is therefore there only when wanted;
// hooks on a few addresses slow nothing else.
public sealed unsafe partial class Machine
{
    private readonly Dictionary<uint, AddressHook> _addressHooks = [];
    private nint _instructionHook;

    /// <summary>Instructions executed while <see cref="CountsInstructions"/>, those whose
    /// condition fails among them.</summary>
    public long Instructions { get; private set; }

    public bool CountsInstructions
    {
        get;
        set
        {
            field = value;
            UpdateInstructionHook();
        }
    }

    /// <summary>Called with the address of each instruction before it is executed; for lockstep.
    /// </summary>
    public Action<uint>? OnInstruction
    {
        get;
        set
        {
            field = value;
            UpdateInstructionHook();
        }
    }

    /// <summary>Whether loads and stores that real hardware traps when unaligned, and Unicorn does
    /// not, are a fault here too.</summary>
    public bool ChecksAlignment
    {
        get;
        set
        {
            field = value;
            UpdateInstructionHook();
        }
    }

    /// <summary>Calls <paramref name="hook"/> before the instruction at an address is executed;
    /// false ends the run. A second hook there replaces the first.</summary>
    public void AddHook(uint address, Func<bool> hook)
    {
        RemoveHook(address);
        delegate* unmanaged[Cdecl]<nint, ulong, uint, nint, void> callback = &OnAddress;
        nint handle = _engine.AddHook(
            UcHook.Code, callback, GCHandle.ToIntPtr(_self), address, address);
        _addressHooks.Add(address, new(handle, hook));
        Invalidate(address, address + 4);
    }

    public void RemoveHook(uint address)
    {
        if (_addressHooks.Remove(address, out AddressHook hook))
        {
            _engine.DeleteHook(hook.Handle);
            Invalidate(address, address + 4);
        }
    }

    /// <summary>Ends the run from within <see cref="OnInstruction"/>, before the instruction.
    /// </summary>
    public void Stop()
    {
        _stopped = true;
        _engine.Stop();
    }

    private void UpdateInstructionHook()
    {
        bool wanted = CountsInstructions || ChecksAlignment || OnInstruction is not null;
        if (wanted == (_instructionHook != 0))
        {
            return;
        }
        if (wanted)
        {
            delegate* unmanaged[Cdecl]<nint, ulong, uint, nint, void> callback = &OnCode;
            _instructionHook = _engine.AddHook(
                UcHook.Code, callback, GCHandle.ToIntPtr(_self), 1, 0);
        }
        else
        {
            _engine.DeleteHook(_instructionHook);
            _instructionHook = 0;
        }
        // What is translated already calls the hooks that there were then.
        if (_announced.Count > 0)
        {
            Flush();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnCode(nint engine, ulong address, uint size, nint userData)
    {
        Machine machine = Self(userData);
        try
        {
            machine.Instruction((uint)address);
        }
        catch (Exception e)
        {
            machine.Abandon(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnAddress(nint engine, ulong address, uint size, nint userData)
    {
        Machine machine = Self(userData);
        try
        {
            if (machine._addressHooks.TryGetValue((uint)address, out AddressHook hook)
                && !hook.Call())
            {
                machine.Stop();
            }
        }
        catch (Exception e)
        {
            machine.Abandon(e);
        }
    }

    private void Instruction(uint pc)
    {
        if (ChecksAlignment && TryRead(pc, out uint word) && Alignment.Demands(word)
            && Alignment.Violation(word, _engine) is { } address)
        {
            Stop(pc, address, "unaligned access");
            return;
        }
        OnInstruction?.Invoke(pc);
        if (CountsInstructions && !_stopped)
        {
            Instructions++;
        }
    }

    private readonly record struct AddressHook(nint Handle, Func<bool> Call);
}
