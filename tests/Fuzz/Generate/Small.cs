using Beam;

namespace Fuzz.Tests.Generate;

/// <summary>Modules of one function <c>m:f</c>, for tests; labels from 3 on are free.</summary>
internal static class Small
{
    public static Module Module(int arity, params IEnumerable<Instruction> body)
    {
        Instruction[] head =
        [
            new(Op.Label, new Label(1)),
            new(Op.FuncInfo, new Const(Atom.Of("m")), new Const(Atom.Of("f")), new Num(arity)),
            new(Op.Label, new Label(2)),
        ];
        var function = new Function("f", arity, 2, [.. head, .. body]);
        return new Module("m", [("f", arity)], [function], [], 20, []);
    }
}
