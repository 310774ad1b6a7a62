using Jit.Arm32;

namespace Jit.Tests.Arm32;

public sealed class EncodingTests
{
    [TestCaseSource(typeof(EncodingTable), nameof(EncodingTable.Rows))]
    public void Word_is_that_of_the_GNU_assembler(Encoding row)
    {
        var assembler = new Assembler(EncodingTable.Base);
        row.Emit(assembler);
        Assert.That(
            assembler.ToArray().Select(w => $"{w:x8}"), Is.EqualTo(new[] { $"{row.Word:x8}" }));
    }

    [Test]
    public void Every_method_that_emits_one_instruction_has_a_row()
    {
        string source = string.Join('\n', EncodingTable.Rows.Select(row => row.Text));
        string[] composite =
        [
            nameof(Assembler.Word), nameof(Assembler.MovImm32), nameof(Assembler.MovLabel),
            nameof(Assembler.AddImm), nameof(Assembler.CmpImm), nameof(Assembler.Bind),
            nameof(Assembler.Reset), nameof(Assembler.LdrPc), nameof(Assembler.Veneers),
            nameof(Assembler.NoteOrigins),
        ];
        IEnumerable<string> missing = typeof(Assembler).GetMethods()
            .Where(m => m.ReturnType == typeof(void) && !composite.Contains(m.Name))
            .Select(m => Mnemonic(m.Name))
            .Where(mnemonic => !source.Contains(mnemonic, StringComparison.Ordinal))
            .Distinct();
        Assert.That(missing, Is.Empty);
    }

    // Vcvt names types behind the mnemonic; a few read or write what the text names as operand.
    private static string Mnemonic(string method) => method switch
    {
        nameof(Assembler.VcmpZero) => "vcmp.f64 d1, #0",
        nameof(Assembler.VmrsFlags) => "vmrs apsr_nzcv",
        nameof(Assembler.MrsFlags) => "mrs r1, apsr",
        nameof(Assembler.MsrFlags) => "msr apsr_nzcvq",
        _ when method.StartsWith("Vcvt", StringComparison.Ordinal) =>
            $"vcvt.{method[4..7]}.{method[7..]}".ToLowerInvariant(),
        _ => method.ToLowerInvariant(),
    };
}
