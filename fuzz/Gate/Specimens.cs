using Beam;
using Beam.Text;
using Fuzz.Minimize;

namespace Fuzz.Gate;

/// <summary>Takes instructions out of modules, so that each stands by itself.</summary>
internal static class Specimens
{
    /// <summary>Longer ones are not for reading.</summary>
    private const int LengthMax = 600;

    /// <summary>Those of a module's instructions of some ops.</summary>
    public static IEnumerable<Specimen> Of(Module module, Func<Op, bool> isWanted) =>
        from function in module.Functions
        from at in Enumerable.Range(0, function.Code.Count)
        where isWanted(function.Code[at].Op) && !HasNone(function.Code[at].Op)
        from specimen in Of(module, function, at)
        select specimen;

    /// <summary>Ops without code, or that cannot stand elsewhere.</summary>
    public static bool HasNone(Op op) =>
        op is Op.Label or Op.Line or Op.FuncInfo or Op.IntCodeEnd or Op.OnLoad;

    /// <summary>Those of an instruction: with a frame, without one, or both, as it may have it.
    /// </summary>
    private static IEnumerable<Specimen> Of(Module module, Function function, int at)
    {
        (int from, int to) = Around(function.Code, at);
        string[] texts = [.. Texts(module, function.Code, from, to)];
        if (texts.Sum(t => t.Length) > LengthMax)
            yield break;
        string text = string.Join(". ", texts);
        foreach (int frame in FramesOf(function.Code, at, to))
        {
            yield return new Specimen(
                function.Code[at].Op, frame < 0 ? text : $"{{allocate,{frame},0}}. {text}");
        }
    }

    /// <summary>What emitters look at: the tests of a record before its op, the end of a function
    /// behind a call or a frame.</summary>
    private static (int From, int To) Around(ValueList<Instruction> code, int at)
    {
        int from = at;
        while (code[at].Op is > Op.IsRecordAccessible and <= Op.GetRecordField && from > 0
            && code[from - 1].Op is Op.IsNativeRecord or Op.IsRecordAccessible)
        {
            from--;
        }
        int to = at + 1;
        while (code[at].Op is Op.CallFun or Op.CallFun2 or Op.Deallocate && to < code.Count
            && code[to].Op is Op.Deallocate or Op.Return)
        {
            to++;
        }
        return (from, to);
    }

    private static IEnumerable<string> Texts(
        Module module, ValueList<Instruction> code, int from, int to)
    {
        var labels = new Dictionary<int, int> { [0] = 0 };
        Operand Renumbered(Operand operand)
        {
            if (operand is not Label label)
                return operand;
            labels.TryAdd(label.Number, Specimen.EntryLabel + 1 + labels.Count);
            return new Label(labels[label.Number]);
        }
        Module its = module with
        {
            Lambdas = [.. module.Lambdas.Select(l => l with { Label = Specimen.EntryLabel })],
        };
        for (int i = from; i < to; i++)
        {
            Instruction instruction = code[i].Op is Op.Call or Op.CallOnly or Op.CallLast
                ? code[i].Each(o => o is Label ? new Label(Specimen.EntryLabel) : o)
                : code[i].Each(Renumbered);
            yield return AssemblyWriter.Write(its, instruction).Trim().TrimEnd('.');
        }
    }

    /// <summary>Sizes of frames that it may find; -1 for none.</summary>
    private static int[] FramesOf(ValueList<Instruction> code, int at, int to)
    {
        int number(int operand) => (int)((Num)code[at][operand]).Value;
        switch (code[at].Op)
        {
            case Op.Allocate or Op.AllocateHeap or Op.AllocateZero or Op.AllocateHeapZero:
            case Op.Return or Op.CallOnly or Op.CallExtOnly:
                return [-1];
            case Op.Deallocate:
                return [number(0)];
            case Op.Trim:
                return [number(0) + number(1)];
            case Op.CallLast or Op.CallExtLast:
                return [number(2)];
            case Op.ApplyLast:
                return [number(1)];
        }
        if (to > at + 1 && code[at + 1].Op == Op.Deallocate)
            return [(int)((Num)code[at + 1][0]).Value];
        int slots = 0;
        code[at].Each(o =>
        {
            slots = o is Y y ? Math.Max(slots, y.Index + 1) : slots;
            return o;
        });
        return slots > 0 ? [slots] : [-1, 0];
    }
}
