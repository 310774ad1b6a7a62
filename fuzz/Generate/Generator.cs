using System.IO.Enumeration;
using Beam;

namespace Fuzz.Generate;

/// <summary>What to generate.</summary>
/// <param name="OpPattern">A glob over op names; rules for these ops are drawn more often. Null:
/// none is preferred.</param>
/// <param name="Releases">Releases that programs must load on; null for a mix.</param>
/// <param name="Takes">Ops that whoever runs the programs has; null for all.</param>
/// <param name="Preferred">Ops that are preferred as well; null for none.</param>
/// <param name="Length">Functions are so many times as long.</param>
/// <param name="IsWide">Somebody who runs the programs has small integers of 60 bits.</param>
/// <param name="HasProcesses">Programs may have several processes: whoever runs them gives each its
/// turns in the same order.</param>
public sealed record GeneratorOptions(
    string? OpPattern = null,
    Releases? Releases = null,
    Func<Op, bool>? Takes = null,
    IReadOnlySet<Op>? Preferred = null,
    int Length = 1,
    bool IsWide = false,
    bool HasProcesses = false);

/// <summary>
/// Makes random programs: well-typed BEAM modules of a few functions, and calls into them. What it
/// makes is valid by construction: each instruction goes through the same <see cref="Flow"/> that
/// <see cref="Validity"/> checks modules with.
/// </summary>
public sealed class Generator
{
    private static readonly Rule Return = Rules.Ends.Single(r => r.Name == "return");

    /// <summary>Stream of what seldom decides anything: it is no part of the main one.</summary>
    private const ulong RareStream = 2;

    /// <summary>One program of so many has several processes, where it may.</summary>
    private const int ProcessesOneIn = 4;

    private readonly Dialect[] _dialects;
    private readonly Dialect[] _dialectsOfProcesses;
    private readonly int _length;

    public Generator(GeneratorOptions? options = null)
    {
        options ??= new GeneratorOptions();
        _length = options.Length;
        string? pattern = options.OpPattern;
        bool Matches(Op op) =>
            pattern is not null && FileSystemName.MatchesSimpleExpression(pattern, op.Name);
        bool IsWanted(Rule rule) => rule.Ops.Any(
            op => Matches(op) || options.Preferred?.Contains(op) == true);
        IReadOnlyList<Releases> mix = options.Releases is { } one ? [one] : Releases.Mix;
        _dialects = [.. mix.Select(r => Of(r, hasProcesses: false))];
        _dialectsOfProcesses =
            options.HasProcesses ? [.. mix.Select(r => Of(r, hasProcesses: true))] : [];

        Dialect Of(Releases releases, bool hasProcesses) => new(
            releases, options.Takes ?? (_ => true), IsWanted, options.IsWide, hasProcesses);
    }

    /// <summary>The ops that generated programs contain.</summary>
    public static IReadOnlySet<Op> Ops { get; } = new SortedSet<Op>(
        Rules.Steps.Concat(Rules.Ends).SelectMany(r => r.Ops).Concat(Rules.Frame));

    /// <summary>The program of a seed.</summary>
    public Program Generate(ulong seed) => Generate(new Pcg(seed), seed);

    /// <summary>The next program of a stream.</summary>
    public Program Generate(Pcg random)
    {
        ulong seed = random.Next64();
        return Generate(new Pcg(seed), seed);
    }

    private Program Generate(Pcg random, ulong seed)
    {
        int release = _dialects.Length == 1 ? 0 : random.Below(_dialects.Length);
        var rare = new Pcg(seed, RareStream);
        bool hasProcesses = _dialectsOfProcesses.Length > 0 && rare.Below(ProcessesOneIn) == 0;
        Dialect dialect = (hasProcesses ? _dialectsOfProcesses : _dialects)[release];
        var plan = new Plan(random, dialect, rare);
        var functions = new Function[plan.Functions.Count];
        for (int i = 0; i < functions.Length; i++)
            functions[i] = Fill(random, plan, plan.Functions[i]);
        var module = new Module(
            Plan.ModuleName,
            [.. plan.Functions.Select(f => (f.Name, f.Arity))],
            ValueList.Create<Function>(functions),
            plan.Lambdas,
            plan.LabelCount,
            [])
        {
            Records = plan.Records,
        };
        return new Program(module, Calls(random, plan), seed, []);
    }

    private Function Fill(Pcg random, Plan plan, FunctionPlan self)
    {
        int budget = random.Chance(85) ? random.Between(8, 30) : random.Between(30, 60);
        var body = new Body(random, plan, self, budget * _length);
        if (self.IsRecursive)
            CountDown(body);
        while (body.IsReachable || body.Pending.Count > 0)
        {
            if (!body.IsReachable)
                PlaceNext(body);
            else if (body.Here.X(0) == Known.Caught)
                Rules.Handle(body);
            else if (body.Budget > 0 && !random.Chance(3))
                body.Plan.Dialect.Steps.Next(body)?.Emit(body);
            else
                End(body);
        }
        return body.Function;
    }

    /// <summary>x0 must be an integer above 0 and below the function's limit to go on.</summary>
    private static void CountDown(Body body)
    {
        var x0 = new X(0);
        body.Emit(Op.IsInteger, body.Fail(), x0);
        body.Emit(Op.IsLt, body.Fail(), new Const(Terms.Int(0)), x0);
        body.Emit(Op.IsLt, body.Fail(), x0, new Const(Terms.Int(body.Self.CounterMax)));
    }

    private static void PlaceNext(Body body)
    {
        int[] waiting = [.. body.Pending.Where(label => !body.IsOpenElsewhere(label))];
        body.Place(body.Random.Pick<int>(waiting));
    }

    /// <summary>When there is nothing left to spend, a path ends by returning: other ends may open
    /// new ones.</summary>
    private static void End(Body body)
    {
        Rule? rule = body.Budget > -40 ? body.Plan.Dialect.Ends.Next(body) : null;
        (rule ?? Return).Emit(body);
    }

    private static ValueList<Entry> Calls(Pcg random, Plan plan)
    {
        int tuples = random.Between(4, 8);
        int entries = Math.Min(random.Between(1, 2), plan.Functions.Count);
        var list = new List<Entry>();
        for (int i = 0; i < entries; i++)
        {
            FunctionPlan function = plan.Functions[i];
            var calls = new List<ValueList<Term>>();
            for (int n = i; n < tuples; n += entries)
                calls.Add(Arguments(random, function));
            list.Add(new Entry(
                function.Name, function.Arity,
                ValueList.Create<ValueList<Term>>([.. calls.Distinct()])));
        }
        return ValueList.Create<Entry>([.. list]);
    }

    private static ValueList<Term> Arguments(Pcg random, FunctionPlan function)
    {
        bool wrong = random.Chance(12);
        var terms = new Term[function.Arity];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = wrong && random.Chance(50)
                ? Values.Wrong(random)
                : Values.Of(function.Params[i], random);
        }
        if (function.IsRecursive && !wrong)
            terms[0] = Terms.Int(random.Between(0, Math.Min(function.CounterMax, 12)));
        return ValueList.Create<Term>(terms);
    }
}
