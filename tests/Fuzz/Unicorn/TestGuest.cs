using System.Runtime.InteropServices;
using Fuzz.Unicorn;
using Jit.Arm32;
using Jit.Runtime;

namespace Fuzz.Tests.Unicorn;

/// <summary>A machine with 64 KiB each of code (or more), read-only data and data, and a service
/// that keeps what it is asked and stops at 0.</summary>
internal sealed unsafe class TestGuest : IDisposable
{
    internal const uint Code = 0x1000_0000;
    internal const uint Constants = 0x2000_0000;
    internal const uint Data = 0x3000_0000;
    internal const int Size = 0x1_0000;

    private readonly List<nint> _blocks = [];
    private readonly int _codeSize;

    internal TestGuest(TimeSpan? hangLimit = null, int codeSize = Size)
    {
        _codeSize = codeSize;
        Region[] regions =
        [
            Allocate(Code, Protection.ReadExecute, codeSize),
            Allocate(Constants, Protection.Read, Size),
            Allocate(Data, Protection.ReadWrite, Size),
        ];
        CodeHost = (uint*)regions[0].Host;
        DataHost = (uint*)regions[2].Host;
        Machine = new(
            regions,
            number =>
            {
                Services.Add(number);
                return OnService?.Invoke(number) ?? number != 0;
            },
            hangLimit);
    }

    internal Machine Machine { get; }

    internal uint* CodeHost { get; }

    internal uint* DataHost { get; }

    internal List<int> Services { get; } = [];

    internal Func<int, bool>? OnService { get; set; }

    /// <summary>Writes code at an address and has its translation forgotten.</summary>
    internal void Load(Action<Assembler> emit, uint address = Code)
    {
        Write(emit, address);
        Machine.Invalidate(address, Code + (uint)_codeSize);
    }

    /// <summary>Writes code and tells nobody.</summary>
    internal void Write(Action<Assembler> emit, uint address = Code)
    {
        var assembler = new Assembler(address);
        emit(assembler);
        assembler.ToArray().CopyTo(
            new Span<uint>(
                CodeHost + (address - Code) / 4, (int)(_codeSize - (address - Code)) / 4));
    }

    internal MachineExit Run(uint pc = Code) => Machine.Run(pc, Data);

    /// <summary>Loads code and runs it to the <c>svc #0</c> behind it.</summary>
    internal MachineExit Run(Action<Assembler> emit)
    {
        Load(assembler =>
        {
            emit(assembler);
            assembler.Svc(0);
        });
        return Run();
    }

    /// <summary>Runs code that must fault.</summary>
    internal MachineFault Fault(Action<Assembler> emit) =>
        Run(emit).Fault ?? throw new AssertionException("there was no fault");

    public void Dispose()
    {
        Machine.Dispose();
        foreach (nint block in _blocks)
        {
            NativeMemory.AlignedFree((void*)block);
        }
    }

    private Region Allocate(uint address, Protection protection, int size)
    {
        void* block = NativeMemory.AlignedAlloc((nuint)size, 4096);
        NativeMemory.Clear(block, (nuint)size);
        _blocks.Add((nint)block);
        return new(address, (nint)block, size, protection);
    }
}
