using Beam;

namespace Fuzz.Generate;

/// <summary>A function before its code is made.</summary>
/// <param name="Index">Position in the module. Calls go to later functions only, but for
/// recursion, so a program ends.</param>
/// <param name="Name">Name.</param>
/// <param name="InfoLabel">Label before func_info.</param>
/// <param name="Params">What the arguments most probably are.</param>
/// <param name="Result">What it most probably returns.</param>
/// <param name="CounterMax">For a recursive function: x0 counts down to 0 from less than this;
/// 0 for others.</param>
/// <param name="FreeCount">For a lambda: its free variables, the last parameters; -1 for others.
/// </param>
internal sealed record FunctionPlan(
    int Index,
    string Name,
    int InfoLabel,
    ValueList<Want> Params,
    Want Result,
    int CounterMax,
    int FreeCount)
{
    public int Arity => Params.Count;
    public int Entry => InfoLabel + 1;
    public bool IsRecursive => CounterMax > 0;
    public bool IsLambda => FreeCount >= 0;
}

/// <summary>A module before its code is made.</summary>
internal sealed class Plan
{
    public const string ModuleName = "gen";

    private static readonly Want[] ParamKinds =
    [
        Want.Integer, Want.Integer, Want.Integer, Want.Integer, Want.Any, Want.List, Want.Tuple,
        Want.Atom, Want.Number, Want.Bits, Want.Map, Want.Fun,
    ];

    private static readonly Want[] ResultKinds =
        [Want.Integer, Want.Integer, Want.Any, Want.Tuple, Want.List];

    /// <summary>One function of so many has more arguments than any that people write.</summary>
    private const int ManyOneIn = 60;

    /// <summary>A call passes 255 at most; apply has two registers more.</summary>
    private static readonly int[] ManyArguments = [10, 16, 17, 31, 64, 100, 200, 253, 254, 255];

    private int _labels = 1;
    private int _debugLines;

    /// <param name="random">The program's stream.</param>
    /// <param name="dialect">The ops that it may have.</param>
    /// <param name="rare">Decides which functions have many arguments.</param>
    public Plan(Pcg random, Dialect dialect, Pcg rare)
    {
        Dialect = dialect;
        int plain = random.Between(1, 3);
        int lambdas = random.Between(plain == 1 ? 1 : 0, 2);
        var functions = new FunctionPlan[plain + lambdas];
        for (int i = 0; i < functions.Length; i++)
            functions[i] = Function(random, i, i >= plain, rare);
        Functions = functions;
        Lambdas = [.. functions.Where(f => f.IsLambda).Select(LambdaOf)];
        Table = new FunctionTable(
            ModuleName, functions.Select(f => (f.Entry, f.Arity)), Lambdas);
        Typed = random.Chance(75);
        Wide = random.Chance(4);
        TallFrames = random.Chance(3);
        Records = dialect.Has(Op.PutRecord) ? Rules.DefineRecords(random) : [];
    }

    public IReadOnlyList<FunctionPlan> Functions { get; }
    public ValueList<Lambda> Lambdas { get; }
    public FunctionTable Table { get; }

    /// <summary>The native records that the module defines.</summary>
    public ValueList<RecordDefinition> Records { get; }

    /// <summary>One more than the greatest label handed out.</summary>
    public int LabelCount => _labels;

    /// <summary>The ops that the program may have.</summary>
    public Dialect Dialect { get; }

    /// <summary>Whether operands carry types.</summary>
    public bool Typed { get; }

    /// <summary>Whether hundreds of x registers are in play.</summary>
    public bool Wide { get; }

    /// <summary>Whether frames have hundreds of y registers.</summary>
    public bool TallFrames { get; }

    public int NewLabel() => _labels++;

    /// <summary>debug_line ops are numbered through the module.</summary>
    public int NewDebugLine() => ++_debugLines;

    private FunctionPlan Function(Pcg random, int index, bool isLambda, Pcg rare)
    {
        int arity = random.Chance(90) ? random.Between(1, 4) : random.Below(9);
        if (rare.Below(ManyOneIn) == 0)
            arity = rare.Pick<int>(ManyArguments);
        bool recursive = !isLambda && arity > 0 && random.Chance(45);
        var wants = new Want[arity];
        for (int i = 0; i < arity; i++)
            wants[i] = random.Pick<Want>(ParamKinds);
        if (recursive)
            wants[0] = Want.Count;
        int info = NewLabel();
        NewLabel();
        return new FunctionPlan(
            index,
            isLambda ? $"-f{index}-fun-0-" : $"f{index}",
            info,
            ValueList.Create<Want>(wants),
            random.Pick<Want>(ResultKinds),
            recursive ? 1 << random.Between(2, 6) : 0,
            isLambda ? random.Between(0, Math.Min(arity, 4)) : -1);
    }

    private static Lambda LambdaOf(FunctionPlan function, int index) =>
        new(function.Name, function.Arity, function.Entry, index, function.FreeCount, 0);
}
