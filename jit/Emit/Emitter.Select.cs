using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Selections: a few values one by one, many by binary search, dense ones by a table of branches.
internal sealed partial class Emitter
{
    /// <summary>Values that are tried one by one; more are halved.</summary>
    private const int LinearMax = 3;

    private const int TableMin = 5;

    /// <summary>Entries that a table may have for each value in it.</summary>
    private const int TableSparseness = 2;

    private readonly record struct Case(uint Word, Operand Target);

    /// <summary>Jump to the label paired with the value =:= Arg, else to Fail.</summary>
    private void SelectVal(Operand source, Operand fail, OperandList pairs)
    {
        var cases = new List<Case>();
        var deep = new List<(Operand Value, Operand Target)>();
        for (int i = 0; i + 1 < pairs.Items.Count; i += 2)
        {
            Operand value = pairs.Items[i];
            if (_types.IsImmediate(value))
                cases.Add(new Case(ConstantWord(value)!.Value, pairs.Items[i + 1]));
            else
                deep.Add((value, pairs.Items[i + 1]));
        }
        if (deep.Count == 0)
        {
            Select(Load(source, Arg0), cases, fail);
            return;
        }
        // Bignums and floats: the word does not tell.
        foreach ((Operand value, Operand target) in deep)
        {
            CodeLabel next = _asm.NewLabel();
            IsEqExact(next, source, value);
            _asm.B(LabelOf(target));
            _asm.Bind(next);
        }
        Select(Load(source, Arg0), cases, fail);
    }

    /// <summary>Jump to the label paired with tuple_size(Arg), else to Fail.</summary>
    private void SelectTupleArity(Operand source, Operand fail, OperandList pairs)
    {
        var cases = new List<Case>();
        for (int i = 0; i + 1 < pairs.Items.Count; i += 2)
            cases.Add(new Case(TupleHeader(Index(pairs.Items[i])), pairs.Items[i + 1]));
        _asm.Ldr(Arg1, Mem.At(Load(source, Arg0), HeaderOffset));
        Select(Arg1, cases, fail);
    }

    private void Select(Reg register, List<Case> cases, Operand fail)
    {
        cases.Sort((a, b) => a.Word.CompareTo(b.Word));
        if (TableStep(cases) is int step)
            SelectByTable(register, cases, fail, step);
        else
            SelectBySearch(register, cases, 0, cases.Count, fail);
    }

    private void SelectBySearch(
        Reg register, List<Case> cases, int from, int to, Operand fail)
    {
        if (to - from <= LinearMax)
        {
            SelectOneByOne(register, cases, from, to, fail);
            return;
        }
        int middle = (from + to) / 2;
        CodeLabel below = _asm.NewLabel();
        CompareWith(register, cases[middle].Word);
        _asm.B(below, Cond.Lo);
        _asm.B(LabelOf(cases[middle].Target), Cond.Eq);
        SelectBySearch(register, cases, middle + 1, to, fail);
        _asm.Bind(below);
        SelectBySearch(register, cases, from, middle, fail);
    }

    /// <summary>Values of one target next to each other share the branch. The lowest values are
    /// emitted last: behind them, what comes next anyway needs no branch.</summary>
    private void SelectOneByOne(
        Reg register, List<Case> cases, int from, int to, Operand fail)
    {
        for (int i = from; i < to; i++)
        {
            Operand target = cases[i].Target;
            CompareWith(register, cases[i].Word);
            for (; i + 1 < to && cases[i + 1].Target == target; i++)
                CompareWith(register, cases[i + 1].Word, Cond.Ne);
            if (i + 1 == to && from == 0 && IsNext(target))
            {
                _asm.B(LabelOf(fail), Cond.Ne);
                return;
            }
            _asm.B(LabelOf(target), Cond.Eq);
        }
        if (from == 0)
            Goto(fail);
        else
            _asm.B(LabelOf(fail));
    }

    /// <summary>Log2 of the distance of words when they are dense enough for a table and have the
    /// same tag; null when they are not.</summary>
    private static int? TableStep(List<Case> cases)
    {
        if (cases.Count < TableMin)
            return null;
        foreach ((int bits, uint tag) in new[]
        {
            (Layout.ImmediateShift, Layout.SmallTag),
            (Layout.Immediate2Shift, Layout.AtomTag),
            (Layout.ArityShift, 0u),
        })
        {
            uint mask = (1u << bits) - 1;
            if (!cases.TrueForAll(c => (c.Word & mask) == tag))
                continue;
            long entries = ((long)(cases[^1].Word - cases[0].Word) >> bits) + 1;
            return entries <= (long)cases.Count * TableSparseness ? bits : null;
        }
        return null;
    }

    /// <summary>The distance from the least word, rotated: what has another tag, or lies below, is
    /// a large number then.</summary>
    private void SelectByTable(Reg register, List<Case> cases, Operand fail, int step)
    {
        uint least = cases[0].Word;
        uint last = (cases[^1].Word - least) >> step;
        SubtractWord(Arg0, register, least);
        _asm.Ror(Arg0, Arg0, step);
        CompareWith(Arg0, last);
        _asm.Add(Reg.Pc, Reg.Pc, Operand2.Lsl(Arg0, 2), Cond.Ls);
        _asm.B(LabelOf(fail));
        int next = 0;
        for (uint entry = 0; entry <= last; entry++)
        {
            bool present = cases[next].Word == least + (entry << step);
            _asm.B(LabelOf(present ? cases[next++].Target : fail));
        }
    }

    private void SubtractWord(Reg target, Reg register, uint word)
    {
        if (Operand2.TryImmediate(word) is { } immediate)
        {
            _asm.Sub(target, register, immediate);
        }
        else
        {
            _asm.MovImm32(Scratch, word);
            _asm.Sub(target, register, Scratch);
        }
    }
}
