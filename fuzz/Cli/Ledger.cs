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
/// <param name="Count">What a campaign does with it; null where nobody counted.</param>
internal sealed record LedgerRow(
    OpInfo Info, bool Generator, bool Oracle, bool Jit, bool Filetest, OpCount? Count);

/// <summary>Op × generator, oracle, JIT, filetest; asked of the code itself, kept by nobody.
/// </summary>
internal static class Ledger
{
    /// <summary>Rows of the ops in scope, in opcode order.</summary>
    public static IReadOnlyList<LedgerRow> Rows()
    {
        HashSet<string> filetests = Filetests();
        IReadOnlyDictionary<Op, OpCount> counts = OpCensus.Read().Counts;
        return
        [
            .. Ops.All.Where(o => o.InScope).Select(o => new LedgerRow(
                o,
                Generator.Ops.Contains(o.Op),
                HandledOps.OracleHas(o.Op),
                Jit.Compiler.Has(o.Op),
                filetests.Contains(o.Name),
                counts.GetValueOrDefault(o.Op))),
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
        text.Append($"Of `{OpCensus.Read().Command}`, about what a minute's campaign runs: ");
        text.Append("programs that have an op, and how often it succeeded and failed in them ");
        text.Append("(took its label for failing, or raised an exception).\n\n");
        var zeros = OpCensus.Zeros();
        text.Append("| opcode | op | OTP | generator | oracle | jit | filetest | programs ");
        text.Append("| succeeded | failed | semantics |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (LedgerRow row in rows)
        {
            OpInfo op = row.Info;
            string until = op.Until == RowAttribute.Now ? "" : $"{op.Until}";
            text.Append($"| {(int)op.Op} | `{op.Name}/{op.Arity}` | {op.Since}–{until} ");
            text.Append($"| {Mark(row.Generator)} | {Mark(row.Oracle)} | {Mark(row.Jit)} ");
            text.Append($"| {Mark(row.Filetest)} ");
            foreach ((string column, Func<OpCount, long> of) in OpCensus.Columns)
            {
                long count = row.Count is { } counted ? of(counted) : 0;
                int reason = count > 0 ? -1
                    : zeros.Index().Where(z => z.Item.Column == column
                        && z.Item.Ops.Contains(op.Name)).Select(z => z.Index).FirstOrDefault(-1);
                text.Append($"| {count}{(reason < 0 ? "" : $" ({Letter(reason)})")} ");
            }
            text.Append($"| {op.Semantics.Replace("|", "\\|")} |\n");
        }
        if (zeros.Count > 0)
            text.Append("\nWhy there are zeros:\n\n");
        foreach ((int i, (_, string reason, _)) in zeros.Index())
            text.Append($"* ({Letter(i)}) {reason}\n");
        return text.ToString();
    }

    private static char Letter(int index) => (char)('a' + index);

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
