using Beam;
using Fuzz.Generate;
using Fuzz.Run.Erlang;

namespace Fuzz.Check;

/// <summary>Values that functions have returned, by the named type that their spec gives: a
/// <c>gb_sets:set()</c> is best made by gb_sets.</summary>
internal sealed class ValuePool
{
    /// <summary>Values kept of a type; then new ones replace old ones.</summary>
    private const int ValuesMax = 24;

    /// <summary>Longer texts are of no use in a report.</summary>
    private const int TextLengthMax = 300;

    private readonly Dictionary<(string Module, string Type), List<Term>> _values = [];

    /// <summary>Keeps a result, when its type has a name and it can be written down.</summary>
    public void Add(string module, Spec spec, Term value, Pcg random)
    {
        if (NameOf(module, spec.Result, spec) is not { } name || !CanBeWritten(value))
            return;
        if (!_values.TryGetValue(name, out List<Term>? values))
            _values.Add(name, values = []);
        if (values.Contains(value))
            return;
        if (values.Count < ValuesMax)
            values.Add(value);
        else
            values[random.Below(ValuesMax)] = value;
    }

    public Term? Pick(string module, string type, Pcg random) =>
        _values.TryGetValue((module, type), out List<Term>? values)
            ? values[random.Below(values.Count)]
            : null;

    /// <summary>The named type that a result's type is, variables looked up.</summary>
    private static (string, string)? NameOf(string module, Term type, Spec spec) => type switch
    {
        Beam.Tuple { Elements: [Atom { Name: "user_type" }, _, Atom name, _] } =>
            (module, name.Name),
        Beam.Tuple { Elements: [Atom { Name: "remote_type" }, _, var what] }
            when Terms.Elements(what) is
            [
                Beam.Tuple { Elements: [_, _, Atom m] }, Beam.Tuple { Elements: [_, _, Atom t] }, _
            ] =>
            (m.Name, t.Name),
        Beam.Tuple { Elements: [Atom { Name: "var" }, _, Atom variable] }
            when spec.Variables.TryGetValue(variable.Name, out Term? bound)
                && bound is Beam.Tuple { Elements: [Atom { Name: not "var" }, ..] } =>
            NameOf(module, bound, spec),
        _ => null,
    };

    /// <summary>Whether exec takes the value's text.</summary>
    private static bool CanBeWritten(Term value)
    {
        bool can = true;
        Rewriting.Rewrite(value, node =>
        {
            can = can && node is not (Pid or Port or Reference or LocalFun);
            return node;
        });
        return can && value.ToString().Length <= TextLengthMax;
    }
}
