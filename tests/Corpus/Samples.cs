using Beam;
using Beam.Text;

namespace Corpus.Tests;

/// <summary>A case to write, read and file.</summary>
internal static class Samples
{
    private static Function F(string module) => new(
        "f",
        2,
        2,
        [
            new Instruction(Op.Label, new Label(1)),
            new Instruction(
                Op.FuncInfo, new Const(Atom.Of(module)), new Const(Atom.Of("f")), new Num(2)),
            new Instruction(Op.Label, new Label(2)),
            new Instruction(Op.Move, new X(1), new X(0)),
            new Instruction(Op.Return),
        ]);

    public static Module Module { get; } = Named("m");

    public static Module Named(string name) => new(name, [("f", 2)], [F(name)], [], 3, []);

    public static string Assembly() => AssemblyWriter.Write(Module);

    public static Case Case(string shape = "x,x") => new(
        new Signature("value", "move", shape),
        Seed: 7,
        Program: 12,
        Commit: "abc",
        "f",
        [Terms.Int(1), Terms.List(Atom.Of("a"))],
        new CaseOptions(GcStress: true, Reductions: 1000, Chaos: 7, Schedule: 9, TermWords: 50),
        [("oracle", "returned [a] after 2 reductions")],
        [("arm32", "returned 1 after 2 reductions")],
        Module);
}
