using Beam;

namespace Fuzz.Guide;

/// <summary>How an op ended.</summary>
internal enum StepEnd
{
    /// <summary>It did what it is there for.</summary>
    Succeeded,

    /// <summary>It took its label for failing.</summary>
    Failed,

    /// <summary>It raised an exception, which is not what it is there for.</summary>
    Raised,
}

/// <summary>What is to know of a module's instructions when they are told of as they run, by their
/// place in the code of all functions.</summary>
internal sealed class StepTable
{
    private readonly Op[] _ops;
    private readonly int[] _fails; // The place of the label for failing; -1: there is none.
    private readonly uint[] _shapes;

    public StepTable(Module module)
    {
        Instruction[] all = [.. module.Functions.SelectMany(f => f.Code)];
        var labels = new Dictionary<int, int>();
        for (int at = 0; at < all.Length; at++)
        {
            if (all[at].Op == Op.Label)
                labels[((Label)all[at][0]).Number] = at;
        }
        Module = module;
        _ops = [.. all.Select(i => i.Op)];
        _shapes = [.. all.Select(ShapeOf)];
        _fails = [.. all.Select(i => FailOf(i) is { } n ? labels.GetValueOrDefault(n, -1) : -1)];
    }

    public Module Module { get; }

    /// <summary>Instructions.</summary>
    public int Count => _ops.Length;

    public Op OpAt(int at) => _ops[at];

    /// <summary>The op and the kinds of its operands.</summary>
    public uint ShapeAt(int at) => _shapes[at];

    public StepEnd EndOf(int at, int next, bool raised)
    {
        bool isRaiser = IsRaiser(_ops[at]);
        if (raised || isRaiser)
            return raised == isRaiser ? StepEnd.Succeeded : StepEnd.Raised;
        return next >= 0 && next == _fails[at] && next != at + 1
            ? StepEnd.Failed : StepEnd.Succeeded;
    }

    /// <summary>Ops that are there to raise an exception.</summary>
    public static bool IsRaiser(Op op) => op is Op.FuncInfo or Op.Badmatch or Op.IfEnd
        or Op.CaseEnd or Op.TryCaseEnd or Op.Badrecord or Op.Raise or Op.RawRaise;

    /// <summary>Whether an op's label is where it goes when it fails, and not where it leads.
    /// </summary>
    private static bool HasFail(Op op) => op is not (Op.Label or Op.Jump or Op.Call or Op.CallLast
        or Op.CallOnly or Op.Catch or Op.Try or Op.Wait or Op.WaitTimeout or Op.LoopRecEnd
        or Op.RecvMark or Op.RecvSet);

    private static int? FailOf(Instruction i)
    {
        int n = HasFail(i.Op) ? i.Op.Info.Operands.AsSpan().IndexOfAny('f', 'p') : -1;
        return n >= 0 && i.Operands.Count > n && i[n] is Label { Number: > 0 and var number }
            ? number : null;
    }

    private static uint ShapeOf(Instruction i)
    {
        const int itemsMax = 6;
        uint hash = StableHash.With(StableHash.Seed, (uint)i.Op);
        foreach (Operand operand in i.Operands)
        {
            hash = StableHash.With(hash, KindOf(operand));
            if (operand is OperandList { Items: var items })
            {
                foreach (Operand item in items.Take(itemsMax))
                    hash = StableHash.With(hash, KindOf(item));
            }
        }
        return hash;
    }

    private static uint KindOf(Operand operand) => operand switch
    {
        X { Type: null } => 1,
        X => 2,
        Y { Type: null } => 3,
        Y => 4,
        Const { Value: Atom } => 5,
        Const { Value: Integer } => 6,
        Const => 7,
        Label { Number: 0 } => 8,
        Label => 9,
        Fr => 10,
        OperandList { Items.Count: var count } => 16 + (uint)Math.Min(count, 8),
        Extfunc { Function.Name: var name } => StableHash.Of(name),
        _ => 11,
    };
}
