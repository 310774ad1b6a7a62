using Beam;
using Jit.Arm32;

namespace Jit.Runtime;

/// <summary>
/// Functions that are called across modules, each with its stub: <c>ldr pc,[pc,#-4]</c>, the
/// target's address, <c>movw r0,#number</c>, <c>b CallExport</c>.
/// </summary>
/// <remarks>The code of a stub hangs on its number alone and the address is data, so a stub that
/// another program takes over needs no invalidation of translated code.</remarks>
public sealed class ExportTable(GuestMemory memory, uint firstStub, uint callExport)
{
    /// <summary>What <c>movw</c> can name.</summary>
    public const int ExportsMax = 1 << 16;
    public const int StubBytes = 16;

    private const int TargetOffset = 4;
    private const int AskHostOffset = 8;

    private readonly Dictionary<Mfa, int> _numbers = [];
    private readonly List<Mfa> _functions = [];
    private readonly Assembler _assembler = new();
    private int _stubsWritten;

    public int Number(Mfa function)
    {
        if (_numbers.TryGetValue(function, out int number))
            return number;
        number = _functions.Count;
        if (number == ExportsMax)
            throw GuestStop.NotYet($"more than {ExportsMax} external functions");
        _numbers.Add(function, number);
        _functions.Add(function);
        if (number == _stubsWritten)
            WriteStub(number);
        memory[StubOf(number) + TargetOffset] = StubOf(number) + AskHostOffset;
        return number;
    }

    public uint StubOf(int number) => firstStub + ((uint)number * StubBytes);

    /// <summary>Address of the word that says where a function's code is.</summary>
    public uint CodeOf(int number) => StubOf(number) + TargetOffset;

    /// <summary>The function that <see cref="CodeOf"/> gives this address for.</summary>
    public Mfa OfCode(uint address) => (address - TargetOffset - firstStub) % StubBytes == 0
        ? this[(address - TargetOffset - firstStub) / StubBytes]
        : throw GuestStop.Fault($"an external fun of 0x{address:x8}, which there is not");

    public bool Contains(uint number) => number < _functions.Count;

    public Mfa this[uint number] => Contains(number)
        ? _functions[(int)number]
        : throw GuestStop.Fault($"export {number}, which there is not");

    /// <summary>From now on the stub goes straight to <paramref name="address"/>.</summary>
    public void SetTarget(int number, uint address) =>
        memory[StubOf(number) + TargetOffset] = address;

    public void Reset()
    {
        _numbers.Clear();
        _functions.Clear();
    }

    private void WriteStub(int number)
    {
        uint stub = StubOf(number);
        _assembler.Reset(stub);
        _assembler.Ldr(Reg.Pc, Mem.At(Reg.Pc, -4));
        _assembler.Word(stub + AskHostOffset);
        _assembler.Movw(Abi.Arg0, (uint)number);
        _assembler.B(callExport);
        _assembler.Words.CopyTo(memory.Words(stub, StubBytes / 4));
        _stubsWritten++;
    }
}
