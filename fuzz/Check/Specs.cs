using Beam;

namespace Fuzz.Check;

/// <summary>A function's spec: the types of its arguments and of its result, as the parser's
/// abstract forms have them, and what it says of its type variables.</summary>
internal sealed record Spec(
    IReadOnlyList<Term> Arguments, Term Result, IReadOnlyDictionary<string, Term> Variables);

/// <summary>A type that a module defines.</summary>
internal sealed record TypeDefinition(IReadOnlyList<string> Parameters, Term Body);

/// <summary>The specs and types of a module, from the abstract code of its Dbgi chunk; empty where
/// it has none.</summary>
internal sealed class Specs
{
    private static readonly Dictionary<string, Term> None = [];

    private readonly Dictionary<(string, int), Spec> _functions = [];
    private readonly Dictionary<(string, int), TypeDefinition> _types = [];
    private readonly Dictionary<string, IReadOnlyList<Term>> _records = [];

    public Specs(Module module)
    {
        foreach (RawChunk chunk in module.Chunks)
        {
            if (chunk.Id == "Dbgi" && Decoded(chunk) is Beam.Tuple
                {
                    Elements: [_, _, Beam.Tuple { Elements: [var forms, _] }]
                })
            {
                foreach (Term form in Terms.Elements(forms) ?? [])
                    Read(form);
            }
        }
    }

    public Spec? Function(string name, int arity) => _functions.GetValueOrDefault((name, arity));

    public TypeDefinition? Type(string name, int arity) => _types.GetValueOrDefault((name, arity));

    /// <summary>Types of a record's fields.</summary>
    public IReadOnlyList<Term>? Record(string name) => _records.GetValueOrDefault(name);

    private static Term? Decoded(RawChunk chunk)
    {
        try
        {
            return TermDecoder.Decode(chunk.Data.Span);
        }
        catch (InputException)
        {
            return null; // Of another compiler, or too large: there is no spec then.
        }
    }

    private void Read(Term form)
    {
        if (form is not Beam.Tuple
            {
                Elements:
                [
                    Atom { Name: "attribute" }, _, Atom kind, Beam.Tuple { Elements: var parts }
                ]
            })
        {
            return;
        }
        switch (kind.Name, parts)
        {
            case ("spec", [Beam.Tuple { Elements: [.., Atom name, Integer arity] }, Cons clauses]):
                if (ReadSpec(clauses.Head) is { } spec)
                    _functions[(name.Name, (int)arity.Value)] = spec;
                break;
            case ("type" or "opaque", [Atom name, var body, var parameters]):
                string[] names = [.. (Terms.Elements(parameters) ?? []).Select(VariableName)];
                _types[(name.Name, names.Length)] = new TypeDefinition(names, body);
                break;
            case ("record", [Atom name, var fields]):
                _records[name.Name] = [.. (Terms.Elements(fields) ?? []).Select(FieldType)];
                break;
            default:
                break;
        }
    }

    private static Spec? ReadSpec(Term clause)
    {
        if (Node(clause) is ("bounded_fun", [var function, var constraints]))
        {
            return ReadSpec(function) is { } spec
                ? spec with { Variables = Variables(constraints) }
                : null;
        }
        return Node(clause) is ("fun", [var product, var result])
            && Node(product) is ("product", var arguments)
            ? new Spec(arguments, result, None)
            : null;
    }

    /// <summary>What <c>when Var :: Type</c> says.</summary>
    private static Dictionary<string, Term> Variables(Term constraints)
    {
        var variables = new Dictionary<string, Term>();
        foreach (Term constraint in Terms.Elements(constraints) ?? [])
        {
            if (Node(constraint) is ("constraint", [_, var pair])
                && Terms.Elements(pair) is [var variable, var type])
            {
                variables[VariableName(variable)] = type;
            }
        }
        return variables;
    }

    /// <summary>Name and parts of <c>{type,_,Name,Parts}</c>.</summary>
    public static (string Name, IReadOnlyList<Term> Parts)? Node(Term type) =>
        type is Beam.Tuple { Elements: [Atom { Name: "type" }, _, Atom name, var parts] }
            ? (name.Name, Terms.Elements(parts) ?? [])
            : null;

    private static string VariableName(Term variable) =>
        variable is Beam.Tuple { Elements: [Atom { Name: "var" }, _, Atom name] } ? name.Name : "_";

    private static Term FieldType(Term field) =>
        field is Beam.Tuple { Elements: [Atom { Name: "typed_record_field" }, _, var type] }
            ? type
            : Atom.Of("any");
}
