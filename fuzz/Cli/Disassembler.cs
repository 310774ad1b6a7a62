using System.Buffers.Binary;
using Gee.External.Capstone;
using Gee.External.Capstone.Arm;

namespace Fuzz.Cli;

/// <summary>A32 text by Capstone.</summary>
internal sealed class Disassembler : IDisposable
{
    private readonly CapstoneArmDisassembler _capstone =
        CapstoneDisassembler.CreateArmDisassembler(ArmDisassembleMode.Arm);

    /// <summary>One instruction as text; a word that is none as <c>.word</c>.</summary>
    public string Text(uint word, uint address)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        ArmInstruction[] found = _capstone.Disassemble(bytes, address);
        return found is [var instruction]
            ? $"{instruction.Mnemonic} {instruction.Operand}".TrimEnd()
            : $".word 0x{word:x8}";
    }

    public void Dispose() => _capstone.Dispose();
}
