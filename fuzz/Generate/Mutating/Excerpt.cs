using Beam;
using Fuzz.Check;
using Fuzz.Minimize;

namespace Fuzz.Generate.Mutating;

/// <summary>One function of a real module as a program of its own: what it calls is a stub that
/// gives back its first argument, and nothing is called that a generated program would not call.
/// </summary>
internal sealed class Excerpt
{
    private readonly Dictionary<int, int> _labels = [];
    private readonly Dictionary<int, Label> _stubs = [];
    private readonly List<Function> _functions = [];
    private readonly List<Lambda> _lambdas = [];
    private readonly Module _module;
    private int _next = 1;

    private Excerpt(Module module) => _module = module;

    /// <summary>The program, with one call; null when the checker does not take it.</summary>
    public static Program? Of(Module module, Function function, Pcg random) =>
        new Excerpt(module).Make(function, random);

    private Program? Make(Function function, Pcg random)
    {
        if (Validity.BodyStart(_module, function) < 0)
            return null;
        Instruction[] code = [.. function.Code.Where(i => i.Op != Op.IntCodeEnd)
            .Select(i => Change(i.Each(Operand)))];
        var own = new Function("f", function.Arity, LabelOf(function.Entry).Number, [.. code]);
        int info = Array.FindIndex(code, i => i.Op == Op.FuncInfo);
        code[info] = Info("f", function.Arity);
        own = own with { Code = [.. code] };
        var made = new Module(
            Plan.ModuleName, [("f", function.Arity)], [own, .. _functions], [.. _lambdas],
            _next, []);
        if (Validity.Check(made) is not null)
            return null;
        IReadOnlyList<Hint> hints = CodeHints.Of(function);
        ValueList<Term> Arguments() => [.. hints.Select(h => CodeHints.Make(h, random))];
        ValueList<ValueList<Term>> calls =
            [.. Enumerable.Range(0, 6).Select(_ => Arguments()).Distinct()];
        return new Program(made, [new Entry("f", function.Arity, calls)], 0, []);
    }

    private static Instruction Info(string name, int arity) => new(
        Op.FuncInfo, new Const(Atom.Of(Plan.ModuleName)), new Const(Atom.Of(name)),
        new Num(arity));

    private Label LabelOf(int number)
    {
        if (number == 0)
            return new Label(0);
        if (!_labels.TryGetValue(number, out int renumbered))
            _labels.Add(number, renumbered = _next++);
        return new Label(renumbered);
    }

    private Operand Operand(Operand operand) => operand switch
    {
        X x => x with { Type = null },
        Y y => y with { Type = null },
        Label label => LabelOf(label.Number),
        LambdaRef row => LambdaOf(row.Index),
        _ => operand,
    };

    private LambdaRef LambdaOf(int row)
    {
        Lambda lambda = _module.Lambdas[row];
        Label entry = Stub(lambda.Arity);
        string name = _functions.Single(f => f.Entry == entry.Number).Name;
        var made = new Lambda(
            name, lambda.Arity, entry.Number, _lambdas.Count, lambda.FreeCount, 0);
        _lambdas.Add(made);
        return new LambdaRef(made.Index);
    }

    /// <summary>Calls lead to stubs, but for those of the function itself.</summary>
    private Instruction Change(Instruction i) => i.Op switch
    {
        Op.Call or Op.CallOnly or Op.CallLast when !IsOwn(i) =>
            i.WithOperand(1, Stub((int)((Num)i[0]).Value)),
        Op.CallExt when !IsKnown(i) => new(Op.Call, i[0], Stub((int)((Num)i[0]).Value)),
        Op.CallExtOnly when !IsKnown(i) => new(Op.CallOnly, i[0], Stub((int)((Num)i[0]).Value)),
        Op.CallExtLast when !IsKnown(i) =>
            new(Op.CallLast, i[0], Stub((int)((Num)i[0]).Value), i[2]),
        Op.CallFun2 when i[0] is LambdaRef => i.WithOperand(0, new Const(Atom.Of("unsafe"))),
        _ => i,
    };

    private static bool IsKnown(Instruction i) => Bifs.Find(((Extfunc)i[1]).Function) is not null;

    /// <summary>Whether a call, its label renumbered, is one of the function itself, whose entry is
    /// the second label.</summary>
    private static bool IsOwn(Instruction i) => ((Label)i[1]).Number == 2;

    private Label Stub(int arity)
    {
        if (_stubs.TryGetValue(arity, out Label? stub))
            return stub;
        (int info, int entry) = (_next++, _next++);
        _stubs.Add(arity, stub = new Label(entry));
        Instruction[] first = arity == 0 ? [new(Op.Move, new Const(Atom.Of("a")), new X(0))] : [];
        _functions.Add(new Function($"g{arity}", arity, entry,
        [
            new(Op.Label, new Label(info)), Info($"g{arity}", arity), new(Op.Label, stub),
            .. first, new(Op.Return),
        ]));
        return stub;
    }
}
