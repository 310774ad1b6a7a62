using System.Text;
using Beam;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>What of the harness handles an op.</summary>
/// <param name="Info">Row of the op.</param>
/// <param name="Generator">Generated programs have it.</param>
/// <param name="Oracle">The interpreter has an arm for it.</param>
/// <param name="Jit">The JIT has an emitter for it.</param>
/// <param name="Filetest">There is a filetest of its name that uses it.</param>
internal sealed record LedgerRow(
    OpInfo Info, bool Generator, bool Oracle, bool Jit, bool Filetest);

/// <summary>Op × generator, oracle, JIT, filetest; asked of the code itself, kept by nobody.
/// </summary>
internal static class Ledger
{
    /// <summary>Rows of the ops in scope, in opcode order.</summary>
    public static IReadOnlyList<LedgerRow> Rows()
    {
        HashSet<string> filetests = Filetests();
        return
        [
            .. Ops.All.Where(o => o.InScope).Select(o => new LedgerRow(
                o,
                Generator.Ops.Contains(o.Op),
                HandledOps.OracleHas(o.Op),
                Jit.Compiler.Has(o.Op),
                filetests.Contains(o.Name))),
        ];
    }

    /// <summary>The ledger as docs/opcodes.md.</summary>
    public static string Markdown(IReadOnlyList<LedgerRow> rows)
    {
        var text = new StringBuilder();
        text.Append("# The ledger of ops\n\n");
        text.Append(
            "Made by `./run.sh ops --write docs/opcodes.md`; a test checks that it is current. ");
        text.Append("Ops that no release from 24 on loads are not in scope.\n\n");
        text.Append($"{rows.Count} ops: {rows.Count(r => r.Generator)} generated, ");
        text.Append(
            $"{rows.Count(r => r.Oracle)} in the oracle, {rows.Count(r => r.Jit)} in the JIT, ");
        text.Append($"{rows.Count(r => r.Filetest)} with a filetest.\n\n");
        text.Append("| opcode | op | OTP | generator | oracle | jit | filetest | semantics |\n");
        text.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (LedgerRow row in rows)
        {
            OpInfo op = row.Info;
            string until = op.Until == RowAttribute.Now ? "" : $"{op.Until}";
            text.Append($"| {(int)op.Op} | `{op.Name}/{op.Arity}` | {op.Since}–{until} ");
            text.Append($"| {Mark(row.Generator)} | {Mark(row.Oracle)} | {Mark(row.Jit)} ");
            text.Append($"| {Mark(row.Filetest)} | {op.Semantics.Replace("|", "\\|")} |\n");
        }
        return text.ToString();
    }

    private static string Mark(bool has) => has ? "yes" : "–";

    /// <summary>Whether code of the module has the op; one that assembly cannot write is in every
    /// module.</summary>
    public static bool Uses(Module module, Op op) =>
        op == Op.IntCodeEnd || module.Functions.Any(f => f.Code.Any(i => i.Op == op));

    /// <summary>Names of the ops with a file of that name in tests/filetests that uses them.
    /// </summary>
    private static HashSet<string> Filetests()
    {
        var names = new HashSet<string>();
        string folder = Path.Combine(ProjectRoot.Find() ?? "", "tests", "filetests");
        if (!Directory.Exists(folder))
            return names;
        foreach (string path in Directory.EnumerateFiles(
            folder, "*.S", SearchOption.AllDirectories))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (Ops.All.FirstOrDefault(o => o.Name == name) is { } info
                && Uses(ModuleFile.Read(path), info.Op))
            {
                names.Add(name);
            }
        }
        return names;
    }
}
