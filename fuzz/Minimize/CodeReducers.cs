using Beam;
using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Drops line instructions: all, or all but those that matter.</summary>
internal sealed class LineReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = 0; f < attempt.Current.Module.Functions.Count; f++)
            attempt.Try(p => p.Each(f, i => i.Op == Op.Line ? null : i));
    }
}

/// <summary>Ends a function early: from some instruction on it returns.</summary>
internal sealed class EndReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            int at = attempt.Current.BodyStart(f);
            int end = attempt.Current.Module.Functions[f].Code.Count;
            // The earliest place that still fails; each success cuts all behind it.
            for (int step = (end - at) / 2; at < end; at += Math.Max(step, 1), step /= 2)
            {
                if (attempt.Try(p => ReturnAt(p, f, at)))
                    break;
            }
            for (at = attempt.Current.Module.Functions[f].Code.Count - 1;
                at > attempt.Current.BodyStart(f); at--)
            {
                attempt.Try(p => ReturnAt(p, f, at));
            }
        }
    }

    private static Program? ReturnAt(Program program, int function, int at)
    {
        if (at >= program.Module.Functions[function].Code.Count
            || program.Module.Functions[function].Code[at].Op is Op.Return or Op.Label
            || program.States(function)[at] is not { } state || state.Handlers.Count > 0)
        {
            return null;
        }
        var end = new List<Instruction>();
        if (state.X(0) is not { IsTerm: true })
            end.Add(new Instruction(Op.Move, new Const(Terms.Int(0)), new X(0)));
        if (state.Frame != State.NoFrame)
            end.Add(new Instruction(Op.Deallocate, new Num(state.Frame)));
        end.Add(new Instruction(Op.Return));
        Instruction[] now = [.. program.Module.Functions[function].Code.Skip(at).Take(end.Count)];
        return now.SequenceEqual(end) ? null : program.Replace(function, at, 1, [.. end]);
    }
}

/// <summary>Drops ranges of instructions, longest first, down to single ones.</summary>
internal sealed class RangeReducer : IReducer
{
    private const int ShortMax = 8;

    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            int body = attempt.Current.BodyStart(f);
            int length = attempt.Current.Module.Functions[f].Code.Count - body;
            for (int size = length / 2; size > 0; size = size > ShortMax ? size / 2 : size - 1)
                Drop(attempt, f, size);
        }
    }

    private static void Drop(Attempt attempt, int function, int size)
    {
        int body = attempt.Current.BodyStart(function);
        int at = attempt.Current.Module.Functions[function].Code.Count - size;
        // A bitstring goes as a whole, from bs_init2 to the last bs_put: short ranges are tried
        // everywhere.
        int step = size > ShortMax ? size / 2 : 1;
        for (; at >= body; at -= step)
        {
            if (at + size <= attempt.Current.Module.Functions[function].Code.Count)
                attempt.Try(p => p.Replace(function, at, size));
        }
    }
}

/// <summary>Replaces a branch by a jump to one of its targets. (Falling through is the range
/// reducer's.)</summary>
internal sealed class BranchReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            for (int at = attempt.Current.Module.Functions[f].Code.Count - 1;
                at >= attempt.Current.BodyStart(f); at--)
            {
                Straighten(attempt, f, at);
            }
        }
    }

    private static void Straighten(Attempt attempt, int function, int at)
    {
        if (at >= attempt.Current.Module.Functions[function].Code.Count)
            return;
        Instruction branch = attempt.Current.Module.Functions[function].Code[at];
        if (branch.Op == Op.Jump)
            attempt.Try(p => Inlined(p, function, at));
        if (branch.Op is Op.Label or Op.Jump or Op.Call or Op.CallOnly or Op.CallLast
            or Op.Try or Op.Catch)
        {
            return;
        }
        foreach (Label target in Targets(branch))
        {
            var jump = new Instruction(Op.Jump, target);
            if (target.Number != 0 && attempt.Try(p => p.Replace(function, at, 1, jump)))
                return;
        }
        DropArms(attempt, function, at);
    }

    /// <summary>The block that a jump alone leads to, in the jump's place.</summary>
    private static Program? Inlined(Program program, int function, int at)
    {
        Instruction[] code = [.. program.Module.Functions[function].Code];
        var label = (Label)code[at][0];
        int from = Array.FindIndex(code, i => i.Op == Op.Label && i[0] == label);
        if (from <= at || code.Count(i => i.Op != Op.Label && Targets(i).Contains(label)) != 1)
            return null;
        State?[] states = program.States(function);
        int end = from + 1;
        while (end < code.Length && states[end] is not null && code[end].Op != Op.Label)
            end++;
        bool fallsIn = states[from] is not null;
        bool fallsOut = end < code.Length && states[end] is not null;
        return fallsIn || fallsOut ? null : program.WithCode(
            function,
            [.. code[..at], .. code[(from + 1)..end], .. code[(at + 1)..from], .. code[end..]]);
    }

    private static IEnumerable<Label> Targets(Instruction branch)
    {
        foreach (Operand operand in branch.Operands)
        {
            if (operand is Label label)
                yield return label;
            if (operand is not OperandList list)
                continue;
            foreach (Label item in list.Items.OfType<Label>().Distinct())
                yield return item;
        }
    }

    private static void DropArms(Attempt attempt, int function, int at)
    {
        Instruction select = attempt.Current.Module.Functions[function].Code[at];
        if (select.Op is not (Op.SelectVal or Op.SelectTupleArity))
            return;
        for (int arm = ((OperandList)select[2]).Items.Count - 2; arm >= 0; arm -= 2)
        {
            select = attempt.Current.Module.Functions[function].Code[at];
            Operand[] arms = [.. ((OperandList)select[2]).Items];
            if (arms.Length <= 2)
                return;
            var fewer = new OperandList(
                ValueList.Create<Operand>([.. arms[..arm], .. arms[(arm + 2)..]]));
            attempt.Try(p => p.Replace(function, at, 1, select.WithOperand(2, fewer)));
        }
    }
}

/// <summary>Takes away a catch or try with its ends; its handler goes with it.</summary>
internal sealed class CatchReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            for (int at = attempt.Current.Module.Functions[f].Code.Count - 1;
                at >= attempt.Current.BodyStart(f); at--)
            {
                Unwrap(attempt, f, at);
            }
        }
    }

    private static void Unwrap(Attempt attempt, int function, int at)
    {
        ValueList<Instruction> code = attempt.Current.Module.Functions[function].Code;
        if (at >= code.Count || code[at].Op is not (Op.Try or Op.Catch))
            return;
        Op end = code[at].Op == Op.Try ? Op.TryEnd : Op.CatchEnd;
        Operand y = code[at][0];
        bool IsEnd(Instruction i) => i.Op == end && i[0] == y;
        var kept = new List<Instruction>(code.Where((i, n) => n != at && (n < at || !IsEnd(i))));
        if (attempt.Try(p => p.WithCode(function, kept)))
            return;
        // The register of its tag may have to hold something.
        kept.Insert(at, new Instruction(Op.InitYregs, new OperandList([y])));
        if (attempt.Try(p => p.WithCode(function, kept)))
            return;
        int first = code.Index().FirstOrDefault(p => p.Index > at && IsEnd(p.Item)).Index;
        if (first > at)
        {
            attempt.Try(p => p.WithCode(
                function, code.Where((_, n) => n != at && n != first)));
        }
    }
}
