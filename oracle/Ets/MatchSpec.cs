using Beam;
using Oracle.Processes;

namespace Oracle.Ets;

/// <summary>A match specification of the dialect that tables use: clauses
/// <c>{Head, [Guard], [Expression]}</c>, tried in order.</summary>
internal sealed class MatchSpec
{
    private readonly List<Clause> _clauses = [];

    private MatchSpec()
    {
    }

    private sealed record Clause(
        Term Head, IReadOnlyList<Expression> Guards, IReadOnlyList<Expression> Body);

    /// <summary>Reads a specification; null when there is something wrong with it, which
    /// <paramref name="problems"/> then say.</summary>
    public static MatchSpec? Compile(Term spec, List<string> problems)
    {
        var made = new MatchSpec();
        if (Terms.Elements(spec) is not List<Term> clauses)
            problems.Add("Match programs are not in a list.");
        else
            clauses.ForEach(clause => made.Add(clause, problems));
        return problems.Count == 0 ? made : null;
    }

    /// <summary>As Compile, for those who do not ask why.</summary>
    public static MatchSpec? Compile(Term spec) => Compile(spec, []);

    /// <summary>The one that makes of each object that is like a pattern the result of an
    /// expression such as <c>'$_'</c>.</summary>
    public static MatchSpec? OfPattern(Term pattern, string result) => Compile(Terms.List(
        new Beam.Tuple(pattern, Nil.Instance, Terms.List(Atom.Of(result)))));

    /// <summary>What one object gives; null when no clause takes it.</summary>
    public Term? Run(Term subject, ProcessContext process)
    {
        foreach (Clause clause in _clauses)
        {
            var bindings = new Bindings();
            if (!Pattern.Match(clause.Head, subject, bindings))
                continue;
            var match = new Match(subject, bindings, process);
            if (clause.Guards.All(g => g(match) == Atom.True))
                return Result(clause, match);
        }
        return null;
    }

    /// <summary>Whether each clause asks for one value at that position, so that a look at one key
    /// each is enough.</summary>
    public bool HasKey(int position) => _clauses.TrueForAll(c =>
        c.Head is Beam.Tuple { Elements: var elements } && elements.Length >= position
        && Pattern.IsGround(elements[position - 1]));

    private static Term Result(Clause clause, Match match)
    {
        Term last = Names.ExitTuple;
        foreach (Expression expression in clause.Body)
            last = expression(match) ?? Names.ExitTuple;
        return last;
    }

    private void Add(Term clause, List<string> problems)
    {
        if (clause is not Beam.Tuple { Elements: [Term head, Term guards, Term body] })
        {
            problems.Add("Match program part is not a tuple of arity 3.");
            return;
        }
        if (Pattern.Variables(head) is not HashSet<int> variables)
        {
            problems.Add("Match head has a variable as key of a map.");
            return;
        }
        if (Terms.Elements(guards) is not List<Term> conditions)
        {
            problems.Add("Match expression is not a list.");
            return;
        }
        var compiler = new ExpressionCompiler(variables, problems);
        Expression[] compiled = [.. conditions.Select(compiler.Compile)];
        if (body is not Cons || Terms.Elements(body) is not List<Term> expressions)
        {
            problems.Add("Body clause does not return anything.");
            return;
        }
        _clauses.Add(new Clause(head, compiled, [.. expressions.Select(compiler.Compile)]));
    }
}
