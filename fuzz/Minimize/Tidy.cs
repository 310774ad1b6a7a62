using Beam;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Minimize;

/// <summary>Removes what a cut left behind: code that control cannot reach and labels that nothing
/// jumps to.</summary>
internal static class Tidy
{
    /// <summary>The program without them, or null when a function is not valid.</summary>
    public static Program? Clean(Program program)
    {
        Module module = program.Module;
        var table = FunctionTable.Of(module);
        var functions = new Function[module.Functions.Count];
        bool changed = false;
        for (int i = 0; i < functions.Length; i++)
        {
            if (Clean(module, module.Functions[i], table) is not { } clean)
                return null;
            functions[i] = clean;
            changed |= clean != module.Functions[i];
        }
        if (!changed)
            return program;
        return program with
        {
            Module = module with { Functions = ValueList.Create<Function>(functions) },
        };
    }

    private static Function? Clean(Module module, Function function, FunctionTable table)
    {
        int body = Validity.BodyStart(module, function);
        if (body < 0)
            return null;
        var flow = new Flow(function, table, ((Label)function.Code[0][0]).Number);
        var code = new List<Instruction>(function.Code.Span[..body].ToArray());
        HashSet<Label> targets = [.. function.Code.Where(i => i.Op != Op.Label)
            .SelectMany(Frames.Labels)];
        for (int i = body; i < function.Code.Count; i++)
        {
            Instruction instruction = function.Code[i];
            if (instruction.Op == Op.Label)
            {
                // A loop is known to lead there when its end is met; a receive that does not loop
                // begins with a label, too.
                bool mayLoop = flow.Current is not null
                    && (targets.Contains((Label)instruction[0])
                        || OpAt(function, i + 1) == Op.LoopRec);
                if (!mayLoop && flow.At(((Label)instruction[0]).Number) is null)
                    continue;
            }
            else if (flow.Current is null)
            {
                continue;
            }
            if (flow.Step(instruction) is not null)
                return null;
            code.Add(instruction);
        }
        return code.Count == function.Code.Count
            ? function
            : function with { Code = ValueList.Create<Instruction>([.. code]) };
    }

    private static Op? OpAt(Function function, int index) =>
        index < function.Code.Count ? function.Code[index].Op : null;
}
