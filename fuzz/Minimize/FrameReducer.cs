using Beam;
using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Shrinks frames by y registers that nothing reads, and drops frames.</summary>
internal sealed class FrameReducer : IReducer
{
    private const int XTried = 4;

    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            attempt.Try(p => WithoutFrame(p, f));
            attempt.Try(p => WithoutTrim(p, f));
            long largest = attempt.Current.Module.Functions[f].Code
                .Max(i => IsAllocate(i.Op) ? ((Num)i[0]).Value : 0);
            attempt.Try(p => Without(p, f, y => y >= 0));
            for (int y = (int)Math.Min(largest, State.YLimit) - 1; y >= 0; y--)
            {
                attempt.Try(p => Without(p, f, n => n == y));
                MoveToX(attempt, f, y);
            }
        }
    }

    /// <summary>An x register in place of a y register, and the frame without it.</summary>
    private static void MoveToX(Attempt attempt, int function, int y)
    {
        Operand inPlace = new Y(y);
        if (!attempt.Current.Module.Functions[function].Code
            .Any(i => i.Op is not (Op.InitYregs or Op.Init) && i.Operands.Contains(inPlace)))
        {
            return;
        }
        for (int x = 0; x < XTried; x++)
        {
            var instead = new X(x);
            Program moved = attempt.Current.Each(function, i => i.Op
                is Op.InitYregs or Op.Init ? i : i.Each(o => o == inPlace ? instead : o));
            if (attempt.Try(_ => Without(moved, function, n => n == y)))
                return;
        }
    }

    private static bool IsAllocate(Op op) =>
        op is Op.Allocate or Op.AllocateHeap or Op.AllocateZero or Op.AllocateHeapZero;

    private static Program WithoutFrame(Program program, int function) =>
        program.Each(function, i => i.Op switch
        {
            Op.Allocate or Op.AllocateZero or Op.Deallocate or Op.InitYregs or Op.Init
                or Op.Trim => null,
            Op.Move when i[1] is Y => null,
            Op.AllocateHeap or Op.AllocateHeapZero => new Instruction(Op.TestHeap, i[1], i[2]),
            Op.CallLast => new Instruction(Op.CallOnly, i[0], i[1]),
            Op.CallExtLast => new Instruction(Op.CallExtOnly, i[0], i[1]),
            _ => i,
        });

    /// <summary>With every y register keeping, from allocate to deallocate, the number it began
    /// with.</summary>
    private static Program? WithoutTrim(Program program, int function)
    {
        ValueList<Instruction> code = program.Module.Functions[function].Code;
        Instruction[] allocates = [.. code.Where(i => IsAllocate(i.Op))];
        if (allocates.Length != 1 || code.All(i => i.Op != Op.Trim))
            return null;
        long size = ((Num)allocates[0][0]).Value;
        State?[] states = program.States(function);
        var kept = new List<Instruction>();
        for (int n = 0; n < code.Count; n++)
        {
            Instruction i = code[n];
            if (i.Op == Op.Trim)
                continue;
            if (states[n] is { Frame: > State.NoFrame } state)
            {
                int trimmed = (int)size - state.Frame;
                i = i.Each(o => o is Y y ? y with { Index = y.Index + trimmed } : o);
                if (SizeOperand(i.Op, i.Operands.Count) is >= 0 and var at)
                    i = i.WithOperand(at, new Num(size));
            }
            kept.Add(i);
        }
        return program.WithCode(function, kept);
    }

    /// <summary>Without those y registers that are written but never read; those above move down.
    /// Validity refuses what was read after all.</summary>
    private static Program? Without(Program program, int function, Func<int, bool> unwanted)
    {
        Function value = program.Module.Functions[function];
        if (value.Code.Any(i => i.Op == Op.Trim))
            return null;
        bool[] used = new bool[State.YLimit];
        foreach (Instruction i in value.Code)
        {
            if (i.Op == Op.Move)
                Mark(i[0], used);
            else if (i.Op is not (Op.InitYregs or Op.Init))
                i.Each(o => Mark(o, used));
        }
        int[] shift = new int[State.YLimit + 1];
        for (int y = 0; y < State.YLimit; y++)
            shift[y + 1] = shift[y] + (!used[y] && unwanted(y) ? 1 : 0);
        bool Gone(int y) => shift[y + 1] > shift[y];
        return program.Each(function, i => Shrunk(i, shift, Gone));
    }

    private static Operand Mark(Operand operand, bool[] used)
    {
        if (operand is Y y)
            used[y.Index] = true;
        return operand;
    }

    private static Instruction? Shrunk(Instruction i, int[] shift, Func<int, bool> gone)
    {
        if (i.Op is Op.Init or Op.Move && i.Operands[^1] is Y target && gone(target.Index))
            return null;
        if (i.Op == Op.InitYregs)
        {
            Operand[] rest = [.. ((OperandList)i[0]).Items.Where(o => !gone(((Y)o).Index))];
            if (rest.Length == 0)
                return null;
            i = new Instruction(i.Op, new OperandList(ValueList.Create<Operand>(rest)));
        }
        Instruction moved = i.Each(o => o is Y y ? y with { Index = y.Index - shift[y.Index] } : o);
        int size = SizeOperand(i.Op, i.Operands.Count);
        if (size < 0)
            return moved;
        long frame = ((Num)i[size]).Value;
        return moved.WithOperand(size, new Num(frame - shift[Math.Min(frame, State.YLimit)]));
    }

    /// <summary>Which operand is a frame's size, or -1.</summary>
    private static int SizeOperand(Op op, int count) => op switch
    {
        Op.Deallocate => 0,
        Op.CallLast or Op.CallExtLast or Op.ApplyLast => count - 1,
        _ => IsAllocate(op) ? 0 : -1,
    };
}
