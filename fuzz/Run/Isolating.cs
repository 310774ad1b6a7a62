using Beam;
using Fuzz.Localise;

namespace Fuzz.Run;

/// <summary>Cuts a program right behind the instruction that went wrong, so that what differs is
/// what that instruction did, whatever else is wrong with the JIT.</summary>
internal static class Isolating
{
    /// <summary>The program that returns the wrong register at once, or tells by its result which
    /// way a test went; null where that cannot be done.</summary>
    public static Generate.Program? Of(Generate.Program program, Divergence parted)
    {
        CodePlace at = parted.At;
        if (at.Module.Name != program.Module.Name
            || Frames.Of(at.In)[at.Index] is not { } frame)
        {
            return null;
        }
        Module? cut = Register(parted.What) is { } wrong
            ? Cutting.Cut(program.Module, at.In, at.Index, Cutting.Return(wrong, frame))
            : Float(parted.What) is { } real
            ? Cutting.Cut(
                program.Module, at.In, at.Index,
                [.. Boxed(real), .. Cutting.Return(null, frame)])
            : parted.Kind == DivergenceKind.Branch ? Forked(program.Module, at, frame) : null;
        return cut is null ? null : program with { Module = cut };
    }

    /// <summary>Behind the test, and where it leads, the function returns one atom or the other.
    /// </summary>
    private static Module? Forked(Module module, CodePlace at, int frame)
    {
        if (Frames.Labels(at.Instruction).ToArray() is not [var target]
            || at.In.Code.Index().FirstOrDefault(
                i => i.Item == new Instruction(Op.Label, target)) is not ( > 0, _) label)
        {
            return null;
        }
        List<Instruction> code = [.. at.In.Code];
        code.InsertRange(label.Index + 1, Cutting.Return(new Const(Atom.Of("b")), frame));
        int behind = label.Index <= at.Index ? code.Count - at.In.Code.Count : 0;
        code.InsertRange(at.Index + behind + 1, Cutting.Return(new Const(Atom.Of("a")), frame));
        Function forked = at.In with { Code = [.. code] };
        return module with
        {
            Functions = [.. module.Functions.Select((f, n) => n == at.Function ? forked : f)],
        };
    }

    private static IEnumerable<Instruction> Boxed(Fr real) =>
    [
        new Instruction(Op.TestHeap, new Alloc(0, 1, 0), new Num(0)),
        new Instruction(Op.Fmove, real, new X(0)),
    ];

    private static Fr? Float(string name) =>
        name is ['f', 'r', .. var index] && int.TryParse(index, out int fr) ? new Fr(fr) : null;

    private static Operand? Register(string name) => name switch
    {
        ['x', .. var index] when int.TryParse(index, out int x) => new X(x),
        ['y', .. var index] when int.TryParse(index, out int y) => new Y(y),
        _ => null,
    };
}
