using Beam;

namespace Fuzz.Minimize;

/// <summary>Simplifies operands one by one: types go, registers become constants or lower
/// registers, needs and live counts shrink.</summary>
internal sealed class OperandReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            attempt.Try(p => p.Each(f, i => i.Each(Untyped)));
            for (int at = attempt.Current.Module.Functions[f].Code.Count - 1;
                at >= attempt.Current.BodyStart(f); at--)
            {
                Simplify(attempt, f, at);
            }
        }
    }

    private static Operand Untyped(Operand operand) => operand switch
    {
        X x => x with { Type = null },
        Y y => y with { Type = null },
        _ => operand,
    };

    private static void Simplify(Attempt attempt, int function, int at)
    {
        if (at >= attempt.Current.Module.Functions[function].Code.Count)
            return;
        Instruction instruction = attempt.Current.Module.Functions[function].Code[at];
        if (PlainAllocate(instruction) is { } plain
            && attempt.Try(p => p.Replace(function, at, 1, plain)))
        {
            instruction = plain;
        }
        Op op = instruction.Op;
        for (int n = 0; n < instruction.Operands.Count; n++)
        {
            foreach (Operand simpler in Simpler(op, instruction[n], op.Info.Operands[n]))
            {
                Instruction changed = instruction.WithOperand(n, simpler);
                if (!attempt.Try(p => p.Replace(function, at, 1, changed)))
                    continue;
                instruction = changed;
                break;
            }
        }
    }

    /// <summary>The frame alone, without room or initial values.</summary>
    private static Instruction? PlainAllocate(Instruction i) => i.Op switch
    {
        Op.AllocateHeap or Op.AllocateHeapZero => new Instruction(Op.Allocate, i[0], i[2]),
        Op.AllocateZero => new Instruction(Op.Allocate, i[0], i[1]),
        _ => null,
    };

    private static IEnumerable<Operand> Simpler(Op op, Operand operand, char letter)
    {
        switch (operand, letter)
        {
            case (X or Y, 's'):
                if (Untyped(operand) != operand)
                    yield return Untyped(operand);
                yield return new Const(Terms.Int(0));
                break;
            case (Label { Number: not 0 }, 'f') when op.Info.Operands.Contains('e'):
                yield return new Label(0); // A BIF may raise instead.
                break;
            case (Alloc need, _):
                yield return new Num(need.Words);
                foreach (long fewer in Fewer(need.Words))
                    yield return need with { Words = (int)fewer };
                break;
            case (Num number, 'n' or 'A'):
                foreach (long fewer in Fewer(number.Value))
                    yield return new Num(fewer);
                break;
            case (OperandList list, _):
                foreach (Operand simpler in SimplerItems(list))
                    yield return simpler;
                break;
        }
    }

    private static IEnumerable<long> Fewer(long number)
    {
        long step = Math.Max(1, number / 8);
        for (long fewer = 0; fewer < number; fewer += fewer == 0 ? 1 : step)
            yield return fewer;
    }

    private static IEnumerable<Operand> SimplerItems(OperandList list)
    {
        Operand[] items = [.. list.Items];
        bool registers = items.All(i => i is X or Y or Const);
        if (registers && items.Any(i => i is X))
        {
            yield return new OperandList(new([.. items.Select(
                i => i is X ? new Const(Terms.Int(0)) : i)]));
        }
        for (int n = 0; registers && n < items.Length; n++)
        {
            if (items.Length > 1)
                yield return new OperandList(new([.. items[..n], .. items[(n + 1)..]]));
        }
    }
}

/// <summary>Simplifies constants in the code.</summary>
internal sealed class ConstantReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            for (int at = attempt.Current.Module.Functions[f].Code.Count - 1;
                at >= attempt.Current.BodyStart(f); at--)
            {
                while (SimplifyOne(attempt, f, at))
                {
                }
            }
        }
    }

    private static bool SimplifyOne(Attempt attempt, int function, int at)
    {
        if (at >= attempt.Current.Module.Functions[function].Code.Count)
            return false;
        Instruction instruction = attempt.Current.Module.Functions[function].Code[at];
        for (int n = 0; n < instruction.Operands.Count; n++)
        {
            foreach (Operand simpler in Simpler(instruction.Operands[n]))
            {
                Instruction changed = instruction.WithOperand(n, simpler);
                if (attempt.Try(p => p.Replace(function, at, 1, changed)))
                    return true;
            }
        }
        return false;
    }

    private static IEnumerable<Operand> Simpler(Operand operand) => operand switch
    {
        Const constant => Shrink.Of(constant.Value).Select(t => new Const(t)),
        OperandList { Items: var items } when items.All(i => i is X or Y or Const) =>
            items.Index().SelectMany(p => Simpler(p.Item).Select(simpler =>
                new OperandList(new(items.ToImmutableArray().SetItem(p.Index, simpler))))),
        _ => [],
    };
}
