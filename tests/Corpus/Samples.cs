using Beam;
using Beam.Text;

namespace Corpus.Tests;

/// <summary>A case to write, read and file.</summary>
internal static class Samples
{
    private static readonly Function F = new(
        "f",
        2,
        2,
        [
            new Instruction(Op.Label, new Label(1)),
            new Instruction(
                Op.FuncInfo, new Const(Atom.Of("m")), new Const(Atom.Of("f")), new Num(2)),
            new Instruction(Op.Label, new Label(2)),
            new Instruction(Op.Move, new X(1), new X(0)),
            new Instruction(Op.Return),
        ]);

    public static Module Module { get; } = new("m", [("f", 2)], [F], [], 3, []);

    public static string Assembly() => AssemblyWriter.Write(Module);

    public static Case Case(string shape = "x,x") => new(
        new Signature("value", "move", shape),
        Seed: 7,
        Program: 12,
        Commit: "abc",
        "f",
        [Terms.Int(1), Terms.List(Atom.Of("a"))],
        new CaseOptions(GcStress: true, Reductions: 1000),
        [("oracle", "returned [a] after 2 reductions")],
        [("arm32", "returned 1 after 2 reductions")],
        Module);
}
