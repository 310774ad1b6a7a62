using Beam;
using Fuzz.Minimize;

namespace Fuzz.Generate.Mutating;

/// <summary>Makes a damaged program valid again, where small changes do.</summary>
internal static class Repair
{
    private const int StepsMax = 10;

    private static readonly Instruction Way = new(Op.IfEnd);

    /// <summary>A valid program, or null.</summary>
    public static Program? Of(Program program, Pcg random)
    {
        for (int step = 0; step < StepsMax; step++)
        {
            if (Validity.Check(program.Module) is not { } complaint)
                return program;
            if (complaint.Function < 0 || Step(program, complaint, random) is not { } next)
                return null;
            program = next;
        }
        return null;
    }

    /// <summary>One change at the place that was complained of.</summary>
    private static Program? Step(Program program, Complaint complaint, Pcg random)
    {
        (int f, int at, string what) = complaint;
        ValueList<Instruction> code = program.Module.Functions[f].Code;
        if (at == code.Count) // Control falls off, or a label is nowhere.
        {
            if (MissingLabel(program, f) is not { } label)
                return program.Replace(f, at, 0, Way);
            Program ended = program.Replace(f, at, 0, new(Op.Label, label), Way);
            int labels = Math.Max(ended.Module.LabelCount, label.Number + 1);
            return ended with { Module = ended.Module with { LabelCount = labels } };
        }
        Instruction i = code[at];
        if (i.Op == Op.Label || at < program.BodyStart(f))
            return null;
        if (what.EndsWith("cannot be reached", StringComparison.Ordinal))
            return program.Replace(f, at, 1);
        if (program.States(f)[at] is not { } here)
            return null;
        if (what.EndsWith("heap words too few", StringComparison.Ordinal))
        {
            return program.Replace(f, at, 0, new Instruction(
                Op.TestHeap, new Num(8), new Num(here.LivePrefix())));
        }
        Instruction mended = random.Chance(80) ? Readable(i, here, random) : i;
        return mended == i ? program.Replace(f, at, 1) : program.Replace(f, at, 1, mended);
    }

    private static Label? MissingLabel(Program program, int function)
    {
        ValueList<Instruction> code = program.Module.Functions[function].Code;
        HashSet<Operand> placed = [.. code.Where(i => i.Op == Op.Label).Select(i => i[0])];
        Label? found = null;
        foreach (Instruction i in code)
        {
            if (i.Op is Op.Call or Op.CallOnly or Op.CallLast)
                continue;
            i.Each(o =>
            {
                if (o is Label { Number: > 0 } label && !placed.Contains(label))
                    found ??= label;
                return o;
            });
        }
        return found;
    }

    /// <summary>Reads what holds a term, in place of what holds none; keeps what is live; promises
    /// no types.</summary>
    private static Instruction Readable(Instruction i, State here, Pcg random)
    {
        string letters = i.Op.Info.Operands;
        Operand[] operands = [.. i.Operands];
        for (int n = 0; n < operands.Length; n++)
        {
            operands[n] = (letters[n], operands[n]) switch
            {
                ('n', Num live) when live.Value > here.LivePrefix() => new Num(here.LivePrefix()),
                ('s' or 'S', X or Y) => Mended(operands[n], letters[n] == 's', here, random),
                ('*', OperandList list) => new OperandList(
                    [.. list.Items.Select(o => Mended(o, true, here, random))]),
                ('d', Y y) when y.Index >= here.Frame => new X(random.Below(4)),
                _ => operands[n],
            };
        }
        return new Instruction(i.Op, operands);
    }

    private static Operand Mended(Operand operand, bool constantToo, State here, Pcg random)
    {
        Known? known = operand switch
        {
            X x => here.X(x.Index),
            Y y => here.Y(y.Index),
            _ => Known.Any,
        };
        if (known is { IsMovable: true })
            return Sweeping.Scene.Bare(operand);
        int live = here.LivePrefix();
        return live > 0 && random.Chance(70) ? new X(random.Below(live))
            : constantToo ? new Const(Values.Of(Want.Any, random))
            : operand;
    }
}
