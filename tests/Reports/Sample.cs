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
                "%% case: 1\n{module, m}.\n\n\n\n\n  {gc_bif}.\n  return.\n",
                7,
                "./run.sh replay --lockstep out/a.S",
                new Parting(
                    "value", "{gc_bif,'+',{f,0},1,[{x,0},{x,0}],{x,0}}", "f/1", "x0",
                    "<<\"a|b\">>", "0", 3, "0x10101020 adds r6, r6, r3: wrote x0",
                    [
                        new CodeLine("{label,2}", "", "", CodeMark.None),
                        new CodeLine("  {gc_bif}", "10101020", "adds r6, r6, r3", CodeMark.Guilty),
                        new CodeLine("", "10101024", "nop", CodeMark.Executed) { Note = "here" },
                    ],
                    [new Register("x0", "1", "1", "0000001f"), new("x1", "[]", "[]", "0000003b")],
                    [
                        new Register("x0", "[a|b]", "[a|c]", "10203041"),
                        new Register("tl(x0)", "b", "c", "0000004b") { Address = "10203044" },
                    ]))
            {
                Seen = ("program 163", "program 299"),
            },
            new ReportedFinding(
                new Finding(
                    Case with { Signature = new Signature("branch", "is_lt", "f,x,x") },
                    "out/branch.S", 1),
                ReplayState.Agrees, "{module, m}.\n", 1, "./run.sh replay out/branch.S", null),
        ],
        [("out/junk.S", "no case: <binary>")])
    {
        Charts = Charts.Of([new(1, 0, 0, 0, 7), new(2, 90, 300, 1, 8), new(4, 300, 900, 2, 9)]),
    };

    public static (IReadOnlyList<Night> Nights, IReadOnlyList<LongFinding> Findings) History
    {
        get;
    } = (
        [
            new Night(1, "2026-11-01 01:00Z", "0123456789abcdef", 1, "", 0)
            {
                Next = 300, Executions = 900, Seconds = 60, Seen = 1, Ended = true,
            },
            new Night(2, "2026-11-02 01:00Z", "fedcba", 1, "ops=is_<", 300)
            {
                Next = 500, Executions = 600, Seconds = 50, Seen = 2, Covered = 12,
            },
        ],
        [
            new LongFinding("branch is_lt f,x,x", "branch.S", 1, 2, 5)
            {
                Nights = new Dictionary<int, long> { [1] = 2, [2] = 3 },
            },
            new LongFinding("value move x,<", "value <1>.S", 2, 2, 0),
        ]);

    /// <summary>What a report may have and seldom has.</summary>
    public static Report Odd { get; } = Report with
    {
        Findings =
        [
            .. Report.Findings.Select(f => f with
            {
                Finding = f.Finding with { Count = 0, Path = "/tmp/a b/ü.S" },
                State = ReplayState.Inconclusive,
            }),
            Report.Findings[0],
        ],
    };

    public static Report Empty { get; } = new("Nothing", "abc", [], [], []);
}
