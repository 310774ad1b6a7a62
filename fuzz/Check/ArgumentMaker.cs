using Beam;
using Fuzz.Generate;

namespace Fuzz.Check;

/// <summary>
/// Arguments for one function: by its spec, by what its clauses ask, by what has worked before, and
/// now and then by nothing at all.
/// </summary>
internal sealed class ArgumentMaker
{
    private const int GoodMax = 8;

    private readonly Mfa _function;
    private readonly TermMaker _terms;
    private readonly Pcg _random;
    private readonly Spec? _spec;
    private readonly IReadOnlyList<Hint> _hints;
    private readonly List<ValueList<Term>> _good = [];

    public ArgumentMaker(Mfa function, Function code, TermMaker terms, Pcg random)
    {
        _function = function;
        _terms = terms;
        _random = random;
        _spec = terms.SpecsOf(function.Module).Function(function.Name, function.Arity);
        _hints = CodeHints.Of(code);
    }

    public Spec? Spec => _spec;

    public ValueList<Term> Next()
    {
        var terms = new Term[_function.Arity];
        bool varies = _good.Count > 0 && _random.Chance(_spec is null ? 60 : 30);
        ValueList<Term> model = varies ? _good[_random.Below(_good.Count)] : [];
        for (int i = 0; i < terms.Length; i++)
            terms[i] = varies && _random.Chance(60) ? model[i] : One(i);
        return ValueList.Create<Term>(terms);
    }

    /// <summary>Remembers arguments that a clause took: others like them may get as far.</summary>
    public void Learn(ValueList<Term> arguments, Outcome outcome)
    {
        if (outcome is Raised raised && IsRefusal(raised))
            return;
        if (_good.Count < GoodMax)
            _good.Add(arguments);
        else
            _good[_random.Below(GoodMax)] = arguments;
    }

    private Term One(int index)
    {
        if (_random.Chance(5))
            return _terms.Any();
        bool bySpec = _spec is not null && _random.Chance(90);
        return bySpec
            ? _terms.Of(_spec!.Arguments[index], _function.Module, _spec)
            : CodeHints.Make(_hints[index], _random);
    }

    private static bool IsRefusal(Raised raised) =>
        raised.Reason is Atom { Name: "function_clause" or "badarg" };
}
