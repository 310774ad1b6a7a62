using Jit.Arm32;

namespace Jit.Runtime;

/// <summary>The register plan and the process block (docs/abi.md).</summary>
public static class Abi
{
    public static readonly Reg Arg0 = Reg.R0;
    public static readonly Reg Arg1 = Reg.R1;
    public static readonly Reg Arg2 = Reg.R2;
    public static readonly Reg Arg3 = Reg.R3;
    public static readonly Reg HTop = Reg.R4;
    public static readonly Reg FCalls = Reg.R5;
    public static readonly Reg X0 = Reg.R6;
    public static readonly Reg Process = Reg.R11;
    public static readonly Reg Scratch = Reg.R12;
    public static readonly Reg E = Reg.Sp;

    /// <summary>What <see cref="Process"/> always holds. Shifted left by 28 the tag of a small is
    /// this number, so <c>cmp r11,rX,lsl #28</c> tests for a small.</summary>
    public const uint ProcessBase = 0xF000_0000;

    /// <summary>x registers that have a machine register: X0 and those behind it.</summary>
    public const int XInRegisters = 5;

    /// <summary>Float registers that have a VFP register: d0 and those behind it.</summary>
    public const int FrInRegisters = 14;

    /// <summary>Words that every stack check leaves free for pushes of <c>lr</c>.</summary>
    public const int StackReserveWords = 8;

    // Offsets from the process register, in bytes.
    public const int OldTopOffset = -32;
    public const int OldStartOffset = -28;
    public const int HighWaterOffset = -24;
    public const int OffHeapOffset = -20;
    public const int StackBaseOffset = -16;
    public const int HeapStartOffset = -12;
    public const int ResumeOffset = -8;
    public const int EOffset = -4;
    public const int ArgsOffset = 0;
    public const int HTopOffset = 16;
    public const int FCallsOffset = 20;
    public const int XOffset = 24;
    public const int FrOffset = XOffset + (4 * 1024);

    /// <summary>Keys and values for a service that puts them into a map.</summary>
    public const int MapArgsOffset = 0x3100;

    /// <summary>Pairs of key and value that one service takes.</summary>
    public const int MapPairsMax = 256;
}
