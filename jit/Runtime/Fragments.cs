using Jit.Arm32;
using Jit.Emit;

namespace Jit.Runtime;

/// <summary>The code that every guest has once, at the start of its code region (docs/abi.md,
/// Services): where a run starts, and the way to each service.</summary>
public sealed class Fragments
{
    private static readonly RegList SavedRegisters = RegList.Range(Reg.R0, Reg.R10);
    private const uint ServiceWords = 7;
    private static readonly uint ServiceCount = (uint)Enum.GetValues<Service>().Length;
    private readonly uint[] _shared = new uint[Enum.GetValues<Shared>().Length];
    private readonly uint[] _services = new uint[Enum.GetValues<Service>().Length];

    public Fragments(GuestMemory memory)
    {
        var assembler = new Assembler(GuestMemory.CodeBase);
        foreach (Service service in Enum.GetValues<Service>())
        {
            _services[(int)service] = assembler.Address;
            EmitService(assembler, service);
        }
        var code = new SharedCode(assembler, Of);
        foreach (Shared shared in Enum.GetValues<Shared>())
        {
            _shared[(int)shared] = assembler.Address;
            code.Emit(shared);
        }
        Enter = assembler.Address;
        assembler.Pop(RegList.Of(Reg.Lr, Reg.Pc));
        Start = assembler.Address;
        assembler.MovImm32(Abi.Process, Abi.ProcessBase);
        assembler.MovImm32(Reg.Lr, Of(Service.Done));
        EmitResume(assembler);
        assembler.Words.CopyTo(memory.Words(GuestMemory.CodeBase, assembler.Offset / 4));
        End = assembler.Address;
    }

    /// <summary>Where the machine starts a run; it need set no register but pc.</summary>
    public uint Start { get; }

    /// <summary>Takes a return address and where to go from the stack.</summary>
    public uint Enter { get; }

    /// <summary>The first address behind the fragments.</summary>
    public uint End { get; }

    /// <summary>The service whose fragment starts at an address; null where none does.</summary>
    public static Service? ServiceAt(uint address)
    {
        uint offset = address - GuestMemory.CodeBase;
        return offset % (4 * ServiceWords) == 0 && offset / (4 * ServiceWords) < ServiceCount
            ? (Service)(offset / (4 * ServiceWords)) : null;
    }

    public bool Contains(uint address) => address >= GuestMemory.CodeBase && address < End;

    public uint Of(Service service) => _services[(int)service];

    public uint Of(Shared code) => _shared[(int)code];

    private static void EmitService(Assembler assembler, Service service)
    {
        assembler.Stmia(Abi.Process, SavedRegisters);
        assembler.Str(Abi.E, Mem.At(Abi.Process, Abi.EOffset));
        assembler.Str(Reg.Lr, Mem.At(Abi.Process, Abi.ResumeOffset));
        assembler.Svc((uint)service);
        EmitResume(assembler);
    }

    private static void EmitResume(Assembler assembler)
    {
        assembler.Ldr(Abi.E, Mem.At(Abi.Process, Abi.EOffset));
        assembler.Ldmia(Abi.Process, SavedRegisters);
        assembler.Ldr(Reg.Pc, Mem.At(Abi.Process, Abi.ResumeOffset));
    }
}
