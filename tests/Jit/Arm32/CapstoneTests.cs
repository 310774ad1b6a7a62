using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Gee.External.Capstone;
using Gee.External.Capstone.Arm;
using Jit.Arm32;

namespace Jit.Tests.Arm32;

public sealed partial class CapstoneTests
{
    private const int SamplesPerForm = 400;

    private readonly CapstoneArmDisassembler _capstone =
        CapstoneDisassembler.CreateArmDisassembler(ArmDisassembleMode.Arm);

    [OneTimeTearDown]
    public void Dispose() => _capstone.Dispose();

    [Test]
    public void Random_instructions_disassemble_to_what_was_meant()
    {
        var draw = new Draw(seed: 1);
        var assembler = new Assembler(EncodingTable.Base);
        var wrong = new List<string>();
        for (int i = 0; i < SamplesPerForm; i++)
        {
            foreach (Func<Draw, Sample> form in RandomForms.All)
            {
                Sample sample = form(draw);
                assembler.Reset(EncodingTable.Base);
                sample.Emit(assembler);
                string shown = Disassemble(assembler.Words);
                if (shown != sample.Text)
                {
                    wrong.Add($"{assembler.Words[0]:x8}: {shown}, not {sample.Text}");
                }
            }
        }
        Assert.That(wrong.Take(20), Is.Empty);
    }

    private string Disassemble(ReadOnlySpan<uint> words)
    {
        byte[] bytes = MemoryMarshal.AsBytes(words).ToArray();
        ArmInstruction instruction = _capstone.Disassemble(bytes, EncodingTable.Base)[0];
        return Plain($"{instruction.Mnemonic} {instruction.Operand}");
    }

    /// <summary>Numbers in decimal, 32 bits signed, and registers by number.
    /// </summary>
    private static string Plain(string text)
    {
        text = Number().Replace(text, match =>
        {
            long value = match.Groups["hex"].Success
                ? Convert.ToInt64(match.Groups["hex"].Value, 16)
                : long.Parse(match.Groups["decimal"].Value);
            return $"#{(int)(match.Groups["minus"].Success ? -value : value)}";
        });
        return Alias().Replace(text, match => match.Value switch
        {
            "sb" => "r9",
            "sl" => "r10",
            "fp" => "r11",
            _ => "r12",
        });
    }

    [GeneratedRegex("#(?<minus>-)?(0x(?<hex>[0-9a-f]+)|(?<decimal>[0-9]+))")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(sb|sl|fp|ip)\b")]
    private static partial Regex Alias();
}
