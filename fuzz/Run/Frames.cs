using Beam;

namespace Fuzz.Run;

/// <summary>How many y registers a function's frame has, instruction by instruction.</summary>
internal static class Frames
{
    /// <summary>There is no frame.</summary>
    public const int None = -1;

    /// <summary>The size of the frame behind each instruction; null where control never gets.
    /// </summary>
    public static int?[] Of(Function function)
    {
        var behind = new int?[function.Code.Count];
        var atLabel = new Dictionary<int, int>();
        int? current = null;
        for (int i = 0; i < behind.Length; i++)
        {
            Instruction instruction = function.Code[i];
            if (instruction.Op == Op.Label)
            {
                int number = ((Label)instruction[0]).Number;
                if (number == function.Entry)
                    current = None;
                else if (atLabel.TryGetValue(number, out int known))
                    current ??= known;
            }
            else if (current is { } before)
            {
                foreach (Label label in Labels(instruction))
                    atLabel.TryAdd(label.Number, before);
                current = After(instruction, before);
            }
            behind[i] = current;
        }
        return behind;
    }

    /// <summary>The labels an instruction refers to within its function.</summary>
    public static IEnumerable<Label> Labels(Instruction instruction)
    {
        foreach (Operand operand in instruction.Operands)
        {
            if (operand is Label { Number: > 0 } label)
            {
                yield return label;
            }
            else if (operand is OperandList list)
            {
                foreach (Label item in list.Items.OfType<Label>())
                    yield return item;
            }
        }
    }

    private static int? After(Instruction instruction, int before)
    {
        if (LeavesForGood(instruction.Op))
            return null;
        return instruction.Op switch
        {
            Op.Allocate or Op.AllocateHeap or Op.AllocateZero or Op.AllocateHeapZero =>
                (int)((Num)instruction[0]).Value,
            Op.Deallocate => None,
            Op.Trim => before - (int)((Num)instruction[0]).Value,
            _ => before,
        };
    }

    /// <summary>Whether control never goes on behind the op.</summary>
    public static bool LeavesForGood(Op op) => op is
        Op.Return or Op.Jump or Op.FuncInfo or Op.IntCodeEnd
        or Op.CallLast or Op.CallOnly or Op.CallExtLast or Op.CallExtOnly or Op.ApplyLast
        or Op.SelectVal or Op.SelectTupleArity
        or Op.Badmatch or Op.CaseEnd or Op.IfEnd or Op.TryCaseEnd or Op.Badrecord
        or Op.Wait or Op.LoopRecEnd;
}
