using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>The functions that every scene may call: <c>g/0</c> to <c>g/3</c> return their
/// arguments in a tuple, and funs with none, one, two or many free variables do the same.</summary>
internal static class Troupe
{
    /// <summary>Name of the scene's own function.</summary>
    public const string Name = "f";

    /// <summary>Name of the function that calls it and shows its own frame afterwards.</summary>
    public const string Caller = "h";

    /// <summary>Arguments of the greatest helper.</summary>
    public const int ArityMax = 3;

    /// <summary>Free variables of the last lambda: registers in memory hold some.</summary>
    public const int ManyFree = 8;

    private const int FirstLabel = 3;

    private static readonly Function[] Helpers =
    [
        .. Enumerable.Range(0, ArityMax + 1).Select(n => Helper("g", n, n)),
        .. Enumerable.Range(1, ArityMax).Select(n => Helper($"-f-fun-{n - 1}-", n, ArityMax + n)),
        Helper($"-f-fun-{ArityMax}-", ManyFree + 1, (2 * ArityMax) + 1),
    ];

    /// <summary>The first label that scenes may have.</summary>
    public static readonly int LabelsFrom = FirstLabel + (2 * Helpers.Length);

    /// <summary>Funs of one argument; row i has i free variables.</summary>
    public static readonly ValueList<Lambda> Lambdas =
    [
        .. Helpers[(ArityMax + 1)..].Select(
            (f, i) => new Lambda(f.Name, f.Arity, f.Entry, i, f.Arity - 1, 0)),
    ];

    /// <summary>Native records: <c>a</c> with fields that have a default and one that has none;
    /// <c>b</c>, not exported, with none.</summary>
    private static readonly ValueList<RecordDefinition> Records =
    [
        new("a", true,
        [
            new RecordField("x", Terms.Int(1)), new RecordField("y", null),
            new RecordField("v", Nil.Instance), new RecordField("w", Terms.Int(1 << 20)),
        ]),
        new("b", false, []),
    ];

    private static bool IsOfRecords(Op op) =>
        op is >= Op.IsAnyNativeRecord and <= Op.GetRecordField;

    /// <summary>Entry label of <c>g</c> of so many arguments.</summary>
    public static Label Entry(int arity) => new(Helpers[arity].Entry);

    public static FunctionTable TableWith(int arity) => new(
        Plan.ModuleName, Helpers.Select(f => (f.Entry, f.Arity)).Append((2, arity)), Lambdas);

    /// <summary>The helpers are there where the scene calls.</summary>
    /// <param name="scene">The scene's own function.</param>
    /// <param name="labels">Labels that it has.</param>
    /// <param name="called">With the function that calls it.</param>
    public static Module ModuleWith(Function scene, int labels, bool called)
    {
        Module module = Plain(scene, labels) with
        {
            Records = scene.Code.Any(i => IsOfRecords(i.Op)) ? Records : [],
        };
        return !called ? module : module with
        {
            Exports = [.. module.Exports, (Caller, scene.Arity)],
            Functions = [.. module.Functions, CallerOf(scene, labels)],
            LabelCount = labels + 2,
        };
    }

    /// <summary>Keeps the last argument in its frame.</summary>
    private static Function CallerOf(Function scene, int label)
    {
        Num arity = new(scene.Arity);
        return new Function(Caller, scene.Arity, label + 1,
        [
            new(Op.Label, new Label(label)),
            new(Op.FuncInfo, new Const(Atom.Of(Plan.ModuleName)), new Const(Atom.Of(Caller)),
                arity),
            new(Op.Label, new Label(label + 1)),
            new(Op.Allocate, new Num(1), arity),
            new(Op.Move, new X(scene.Arity - 1), new Y(0)),
            new(Op.Line, new Location("gen.erl", 14)),
            new(Op.Call, arity, new Label(scene.Entry)),
            new(Op.TestHeap, new Num(4), new Num(1)),
            new(Op.PutTuple2, new X(0), new OperandList(
                [new Const(Atom.Of(Caller)), new Y(0), new X(0)])),
            new(Op.Deallocate, new Num(1)),
            new(Op.Return),
        ]);
    }

    private static Module Plain(Function scene, int labels)
    {
        var exports = new List<(string, int)> { (scene.Name, scene.Arity) };
        if (!scene.Code.Any(i => Calls(i.Op)))
            return new Module(Plan.ModuleName, [.. exports], [scene], [], labels, []);
        exports.AddRange(Helpers[..(ArityMax + 1)].Select(f => (f.Name, f.Arity)));
        return new Module(
            Plan.ModuleName, [.. exports], [scene, .. Helpers], Lambdas, labels, []);
    }

    private static bool Calls(Op op) => op is (>= Op.Call and <= Op.CallExtLast) or Op.CallExtOnly
        or Op.CallFun or Op.CallFun2 or Op.Apply or Op.ApplyLast or Op.MakeFun2 or Op.MakeFun3;

    private static Function Helper(string name, int arity, int number)
    {
        int info = FirstLabel + (2 * number);
        Operand[] elements =
        [
            new Const(Atom.Of(name)), .. Enumerable.Range(0, arity).Select(i => new X(i)),
        ];
        return new Function(name, arity, info + 1,
        [
            new(Op.Label, new Label(info)),
            new(Op.FuncInfo, new Const(Atom.Of(Plan.ModuleName)), new Const(Atom.Of(name)),
                new Num(arity)),
            new(Op.Label, new Label(info + 1)),
            new(Op.TestHeap, new Num(arity + 2), new Num(arity)),
            new(Op.PutTuple2, new X(0), new OperandList([.. elements])),
            new(Op.Return),
        ]);
    }
}
