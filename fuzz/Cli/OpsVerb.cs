using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Beam;
using Fuzz.Run;
using Oracle.Bifs;

namespace Fuzz.Cli;

/// <summary>The ledger: which op is handled where.</summary>
internal sealed class OpsVerb : Verb
{
    private static readonly Option Write = new(
        "--write", "FILE", "write the ledger as Markdown (docs/opcodes.md)");

    private static readonly Option Campaign = new(
        "--campaign", "N", "count anew what N programs do with each op, for the ledger");

    private static readonly Option Seed = new(
        "--seed", "S", "seed of that campaign (default 1)");

    private static readonly Option Bifs = new(
        "--bifs", null, "list Erlang's BIFs instead, and which of them are here");

    public override string Name => "ops";
    public override string Usage => "[PATTERN]";
    public override string Summary => "print the ledger: op × generator, oracle, jit, filetest";
    public override IReadOnlyList<Option> Options => [Write, Campaign, Seed, Bifs, Json];
    public override IReadOnlyList<string> Examples =>
    [
        "", "'bs_*'", "--write docs/opcodes.md", "--campaign 20000 --write docs/opcodes.md",
        "--bifs 'binary:*'",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(0, 1);
        if (arguments.Has(Bifs))
            return ListBifs(arguments, terminal);
        if (arguments.Number(Campaign, 1) is { } programs)
        {
            ulong seed = arguments.Seed(Seed) ?? 1;
            OpCensus.Write(programs, seed, OpCensus.Take(programs, seed, terminal.Stop));
        }
        IReadOnlyList<LedgerRow> all = Ledger.Rows();
        if (arguments.Text(Write) is { } file)
        {
            File.WriteAllText(file, Ledger.Markdown(all));
            return ExitCode.Agree;
        }
        List<LedgerRow> rows = arguments.Words is [var pattern]
            ? [.. all.Where(r => FileSystemName.MatchesSimpleExpression(pattern, r.Info.Name))]
            : [.. all];
        if (rows.Count == 0)
            throw new InputException($"no op in scope matches '{arguments.Words[0]}'");
        terminal.Out.WriteLine($"{"op",-26}{"generator",-11}{"oracle",-8}{"jit",-5}filetest");
        foreach (LedgerRow row in rows)
        {
            terminal.Out.WriteLine(
                $"{row.Info.Name + "/" + row.Info.Arity,-26}{Mark(row.Generator),-11}"
                + $"{Mark(row.Oracle),-8}{Mark(row.Jit),-5}{Mark(row.Filetest)}".TrimEnd());
        }
        if (arguments.Has(Json))
            PrintJson(terminal, rows);
        return ExitCode.Agree;
    }

    private static int ListBifs(Arguments arguments, Terminal terminal)
    {
        string pattern = arguments.Words is [var word] ? word : "*";
        List<Mfa> bifs = [.. BifLibrary.Names.Where(
            f => FileSystemName.MatchesSimpleExpression(pattern, f.ToString()))];
        if (bifs.Count == 0)
            throw new InputException($"no BIF matches '{pattern}'");
        var json = new JsonObject();
        foreach (Mfa bif in bifs)
        {
            bool here = BifLibrary.IsImplemented(bif);
            terminal.Out.WriteLine($"{bif,-48}{Mark(here)}");
            json[bif.ToString()] = here;
        }
        int count = bifs.Count(BifLibrary.IsImplemented);
        terminal.Out.WriteLine($"{count} of {bifs.Count} BIFs");
        if (arguments.Has(Json))
            terminal.WriteJson(new JsonObject { ["bifs"] = json });
        return ExitCode.Agree;
    }

    private static void PrintJson(Terminal terminal, List<LedgerRow> rows)
    {
        var ops = new JsonObject();
        foreach (LedgerRow row in rows)
        {
            var entry = new JsonObject
            {
                ["generator"] = row.Generator,
                ["oracle"] = row.Oracle,
                ["jit"] = row.Jit,
                ["filetest"] = row.Filetest,
                ["programs"] = row.Count?.Programs,
                ["succeeded"] = row.Count?.Succeeded,
                ["failed"] = row.Count?.Failed,
            };
            ops[row.Info.Name] = entry;
        }
        terminal.WriteJson(new JsonObject { ["ops"] = ops });
    }

    private static string Mark(bool has) => has ? "yes" : "-";
}
