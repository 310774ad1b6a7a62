using Beam;

namespace Fuzz.Run;

/// <summary>
/// Names the instruction to blame for a difference, by cutting the program short: the first cut
/// after which both sides still differ has the wrong instruction right before it.
/// </summary>
/// <remarks>
/// A cut behind an instruction returns its result; one behind a label or a test returns a constant,
/// so it shows whether control gets there. Loops are cut in the order of the code, not of the run,
/// and what a cut cannot see (a register that nothing returns) is blamed on its first reader.
/// Lockstep knows better; this is for targets that it cannot look into, real VMs.
/// </remarks>
internal static class Cutting
{
    private static readonly Const Reached = new(Atom.Of("reached"));

    /// <summary>The instruction to blame, or null when the program has none that does work.
    /// </summary>
    /// <param name="module">A program that differs, minimised if possible.</param>
    /// <param name="entry">The function called; it is searched first.</param>
    /// <param name="differs">Whether a variant of the program still differs.</param>
    public static Instruction? Blame(Module module, Mfa entry, Func<Module, bool> differs)
    {
        List<Function> functions =
        [
            .. module.Functions
                .OrderBy(f => f.Name == entry.Name && f.Arity == entry.Arity ? 0 : 1),
        ];
        Instruction? found = null;
        for (int i = 0; i < functions.Count; i++)
        {
            if (FirstCut(module, functions[i], differs) is not { } blamed)
                continue;
            found = blamed;
            // The result of a local call: look for the wrong one inside the function called.
            int callee = blamed.Op == Op.Call
                ? functions.FindIndex(i + 1, f => f.Entry == ((Label)blamed[1]).Number)
                : -1;
            if (callee < 0)
                return found;
            i = callee - 1;
        }
        return found ?? functions.SelectMany(f => f.Code).LastOrDefault(i => IsWork(i.Op));
    }

    /// <summary>The instruction before the first cut that differs; at a label, what leads there.
    /// </summary>
    private static Instruction? FirstCut(
        Module module, Function function, Func<Module, bool> differs)
    {
        int?[] frames = Frames.Of(function);
        int entry = IndexOfEntry(function);
        for (int i = entry + 1; i < function.Code.Count; i++)
        {
            if (frames[i] is not { } frame)
                continue;
            Instruction instruction = function.Code[i];
            foreach (Operand? result in Results(instruction))
            {
                if (!differs(Cut(module, function, i, Return(result, frame))))
                    continue;
                return instruction.Op == Op.Label ? LeadingTo(function, i) : instruction;
            }
        }
        return null;
    }

    /// <summary>What cuts behind the instruction return, one a cut: each destination; for a call x0
    /// as it is (null); else a constant.</summary>
    private static IEnumerable<Operand?> Results(Instruction instruction)
    {
        if (instruction.Op == Op.Line)
            yield break;
        if (instruction.Op is Op.Call or Op.CallExt or Op.CallFun or Op.CallFun2 or Op.Apply)
        {
            yield return null;
            yield break;
        }
        string letters = instruction.Op.Info.Operands;
        bool any = false;
        for (int i = 0; i < instruction.Operands.Count; i++)
        {
            if (letters[i] is 'd' or 'q' && instruction[i] is X or Y)
            {
                any = true;
                yield return instruction[i];
            }
        }
        if (!any)
            yield return Reached;
    }

    /// <summary>The module with an end put behind instruction <paramref name="index"/>; what
    /// follows it stays, for branches from before it.</summary>
    public static Module Cut(
        Module module, Function function, int index, IEnumerable<Instruction> end)
    {
        Function cut = function with
        {
            Code =
            [
                .. function.Code.Take(index + 1), .. end,
                .. function.Code.Skip(index + 1),
            ],
        };
        return module with
        {
            Functions = [.. module.Functions.Select(f => f == function ? cut : f)],
        };
    }

    /// <summary>The end of a function with that result; null: x0 as it is.</summary>
    public static IEnumerable<Instruction> Return(Operand? result, int frame)
    {
        if (result is not null and not X { Index: 0 })
            yield return new Instruction(Op.Move, result, new X(0));
        if (frame != Frames.None)
            yield return new Instruction(Op.Deallocate, new Num(frame));
        yield return new Instruction(Op.Return);
    }

    /// <summary>The first instruction that branches to the label at <paramref name="index"/>.
    /// </summary>
    private static Instruction? LeadingTo(Function function, int index)
    {
        int number = ((Label)function.Code[index][0]).Number;
        return function.Code.FirstOrDefault(
            i => i.Op != Op.Label && Frames.Labels(i).Any(l => l.Number == number));
    }

    private static int IndexOfEntry(Function function)
    {
        for (int i = 0; i < function.Code.Count; i++)
        {
            if (function.Code[i] == new Instruction(Op.Label, new Label(function.Entry)))
                return i;
        }
        return -1;
    }

    /// <summary>Whether the op does something, rather than mark a place.</summary>
    private static bool IsWork(Op op) => op is not (
        Op.Label or Op.Line or Op.FuncInfo or Op.Return or Op.IntCodeEnd
        or Op.ExecutableLine or Op.DebugLine);
}
