using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fuzz.Unicorn;

// A limit on what is executed that does not hang on how fast this machine is, for code that is
// wrong on purpose and loops: some 8 ns a block, so it is there only when wanted.
public sealed unsafe partial class Machine
{
    private nint _blockHook;
    private long _blocksLeft;

    /// <summary>Blocks of code that may be entered from now on, over all runs until it is set
    /// again; what goes beyond is a fault.</summary>
    public long BlocksLeft
    {
        get => _blocksLeft;
        set
        {
            _blocksLeft = value;
            if (_blockHook != 0)
                return;
            delegate* unmanaged[Cdecl]<nint, ulong, uint, nint, void> callback = &OnBlock;
            _blockHook = _engine.AddHook(
                UcHook.Block, callback, GCHandle.ToIntPtr(_self), 1, 0);
            ForgetCode();
        }
    }

    /// <summary>Told of each block of code before it runs, by its address and bytes; needs
    /// <see cref="BlocksLeft"/> to be set.</summary>
    public Action<uint, uint>? OnBlockEntered { get; set; }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnBlock(nint engine, ulong address, uint size, nint userData)
    {
        Machine machine = Self(userData);
        try
        {
            machine.OnBlockEntered?.Invoke((uint)address, size);
            if (--machine._blocksLeft < 0)
                machine.Stop((uint)address, null, "too many blocks of code");
        }
        catch (Exception e)
        {
            machine.Abandon(e);
        }
    }
}
