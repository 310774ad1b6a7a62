using System.Runtime.InteropServices;

namespace Fuzz.Unicorn;

// Numbers of unicorn.h and arm.h; they are the same in all 2.x versions.

internal enum UcError
{
    Ok = 0,
    ReadUnmapped = 6,
    WriteUnmapped = 7,
    FetchUnmapped = 8,
    InvalidInstruction = 10,
    WriteProtected = 12,
    ReadProtected = 13,
    FetchProtected = 14,
    BadArgument = 15,
    Exception = 21,
}

[Flags]
internal enum UcHook
{
    Interrupt = 1 << 0,
    Code = 1 << 2,
    Block = 1 << 3,
    ReadUnmapped = 1 << 4,
    WriteUnmapped = 1 << 5,
    FetchUnmapped = 1 << 6,
    ReadProtected = 1 << 7,
    WriteProtected = 1 << 8,
    FetchProtected = 1 << 9,
    EdgeGenerated = 1 << 15,
    InvalidMemory = ReadUnmapped | WriteUnmapped | FetchUnmapped
        | ReadProtected | WriteProtected | FetchProtected,
}

/// <summary>What an INTR hook is called for.</summary>
internal enum UcInterrupt
{
    Undefined = 1,
    Supervisor = 2,
    PrefetchAbort = 3,
    DataAbort = 4,
    Breakpoint = 7,
}

internal static class Uc
{
    internal const int ArchitectureArm = 1;
    internal const int ModeArm = 0;
    internal const int CortexA15 = 17;

    internal const uint PermitRead = 1;
    internal const uint PermitWrite = 2;
    internal const uint PermitExecute = 4;

    // uc_ctl: the request in bits 15–0, how many arguments in 29–26, write in 30.
    internal const uint UseExits = 4 | 1 << 26 | 1 << 30;
    internal const uint CpuModel = 7 | 1 << 26 | 1 << 30;
    internal const uint FlushCache = 10 | 1 << 30;
    internal const uint TcgBufferSize = 13 | 1 << 26 | 1 << 30;
}

/// <summary>A register by Unicorn's number.</summary>
internal enum UcRegister
{
    Cpsr = 3,
    Fpexc = 4,
    Fpscr = 6,
    Lr = 10,
    Pc = 11,
    Sp = 12,
    D0 = 14,
    R0 = 66,
    CoprocessorAccess = 111, // cp15 c1, c0, 2
}

/// <summary>A block that was translated: <c>uc_tb</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct UcBlock
{
    public readonly ulong Pc;
    public readonly ushort Instructions;
    public readonly ushort Bytes;
}
