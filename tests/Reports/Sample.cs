using Beam;
using Corpus;

namespace Reports.Tests;

/// <summary>A report with all that a report may have, text that needs escaping among it.</summary>
internal static class Sample
{
    private static readonly Case Case = new(
        new Signature("value", "gc_bif2/erlang:'+'/2", "f0,u,x,x,x"), 1, 163, "abc", "f",
        [Terms.Int(1)], new CaseOptions(),
        [("oracle", "returned <<\"a&b\">>")], [("arm32", "returned 0")],
        new Module("m", [], [], [], 1, []));

    public static Report Report { get; } = new(
        "Findings in out",
        "0123456789abcdef",
        [("programs", "300")],
        [
            new ReportedFinding(
                new Finding(Case, "out/value <1>.S", 12),
                ReplayState.Differs,
                "{module, m}.\n",
                7,
                "./run.sh replay --lockstep out/a.S",
                new Parting(
                    "value", "{gc_bif,'+',{f,0},1,[{x,0},{x,0}],{x,0}}", "f/1", "x0",
                    "<<\"a|b\">>", "0", 3, "0x10101020 adds r6, r6, r3: wrote x0",
                    [
                        new CodeLine("{label,2}", "", "", CodeMark.None),
                        new CodeLine("  {gc_bif}", "10101020", "adds r6, r6, r3", CodeMark.Guilty),
                        new CodeLine("", "10101024", "nop", CodeMark.Executed),
                    ],
                    [new Register("x0", "1", "1", "0000001f")],
                    [new Register("x0", "<<\"a|b\">>", "0", "0000000f")])),
            new ReportedFinding(
                new Finding(
                    Case with { Signature = new Signature("branch", "is_lt", "f,x,x") },
                    "out/branch.S", 1),
                ReplayState.Agrees, "{module, m}.\n", 1, "./run.sh replay out/branch.S", null),
        ],
        [("out/junk.S", "no case: <binary>")]);

    public static Report Empty { get; } = new("Nothing", "abc", [], [], []);
}
