using System.Collections.Immutable;
using System.Numerics;
using Beam;
using Fuzz.Generate;

namespace Fuzz.Check;

/// <summary>Random terms of a type, as the parser's abstract forms have types.</summary>
/// <param name="random">The source of chance.</param>
/// <param name="path">Where the types of other modules are found.</param>
/// <param name="pool">Values that functions have returned, by the name of their type.</param>
internal sealed class TermMaker(Pcg random, ICodePath path, ValuePool pool)
{
    /// <summary>Deepest nesting; below it the least that a type has.</summary>
    private const int DepthMax = 5;

    private static readonly Atom[] Atoms =
        [.. new[] { "a", "b", "ok", "true", "false", "undefined", "x y" }.Select(Atom.Of)];

    /// <summary>Funs that every VM has, and that end.</summary>
    private static readonly (string Module, string Name, int Arity)[] Funs =
    [
        ("erlang", "is_integer", 1), ("erlang", "is_atom", 1), ("erlang", "abs", 1),
        ("erlang", "length", 1), ("erlang", "tuple_size", 1), ("erlang", "hd", 1),
        ("erlang", "=<", 2), ("erlang", "+", 2), ("erlang", "max", 2), ("erlang", ">", 2),
        ("erlang", "=:=", 2), ("lists", "member", 2), ("erlang", "element", 2),
        ("erlang", "setelement", 3), ("lists", "keyfind", 3), ("maps", "put", 3),
        ("erlang", "node", 0),
    ];

    private readonly Dictionary<string, Specs> _specs = [];

    /// <summary>What a type is seen from: the module that names it, what its variables stand for.
    /// </summary>
    private readonly record struct Scope(
        string Module, IReadOnlyDictionary<string, Term> Variables, int Depth)
    {
        public Scope Deeper => this with { Depth = Depth + 1 };
    }

    public Specs SpecsOf(string module)
    {
        if (!_specs.TryGetValue(module, out Specs? specs))
        {
            Module found = path.Find(module) ?? new Module(module, [], [], [], 1, []);
            _specs.Add(module, specs = new Specs(found));
        }
        return specs;
    }

    public Term Of(Term type, string module, Spec spec) =>
        Make(type, new Scope(module, spec.Variables, 0));

    /// <summary>Any term at all.</summary>
    public Term Any() => Values.Of(Want.Any, random);

    private Term Make(Term type, Scope scope) => type switch
    {
        Beam.Tuple { Elements: [Atom { Name: "type" }, _, Atom name, var parts] } =>
            BuiltIn(name.Name, Terms.Elements(parts), scope),
        Beam.Tuple { Elements: [Atom { Name: "user_type" }, _, Atom name, var arguments] } =>
            Named(scope.Module, name.Name, Terms.Elements(arguments) ?? [], scope),
        Beam.Tuple { Elements: [Atom { Name: "remote_type" }, _, var what] }
            when Terms.Elements(what) is [var m, var t, var arguments] =>
            Named(AtomOf(m), AtomOf(t), Terms.Elements(arguments) ?? [], scope),
        Beam.Tuple { Elements: [Atom { Name: "ann_type" }, _, var what] }
            when Terms.Elements(what) is [_, var inner] => Make(inner, scope),
        Beam.Tuple { Elements: [Atom { Name: "var" }, _, Atom variable] } =>
            Variable(variable.Name, scope),
        Beam.Tuple { Elements: [Atom { Name: "atom" or "integer" or "char" }, _, var value] } =>
            value,
        Beam.Tuple { Elements: [Atom { Name: "op" }, _, Atom { Name: "-" }, var operand] }
            when Make(operand, scope) is Integer value => new Integer(-value.Value),
        _ => Any(),
    };

    private Term Variable(string name, Scope scope) =>
        scope.Depth < DepthMax && scope.Variables.TryGetValue(name, out Term? type)
            ? Make(type, scope.Deeper)
            : Values.Of(random.Chance(60) ? Want.Integer : Want.Atom, random);

    private Term Named(string module, string name, List<Term> arguments, Scope scope)
    {
        if (random.Chance(75) && pool.Pick(module, name, random) is { } known)
            return known;
        if (scope.Depth >= DepthMax || SpecsOf(module).Type(name, arguments.Count) is not { } type)
            return scope.Depth >= DepthMax ? Nil.Instance : Any();
        var variables = new Dictionary<string, Term>(scope.Variables);
        for (int i = 0; i < arguments.Count; i++)
        {
            // A parameter that stands for itself would never end.
            if (arguments[i] is not Beam.Tuple { Elements: [Atom { Name: "var" }, _, _] })
                variables[type.Parameters[i]] = arguments[i];
        }
        return Make(type.Body, new Scope(module, variables, scope.Depth + 1));
    }

    private Term BuiltIn(string name, List<Term>? parts, Scope scope) => (name, parts) switch
    {
        ("integer" or "neg_integer" or "pos_integer" or "non_neg_integer", _) => Whole(name),
        ("range", [var low, var high]) => Range(Make(low, scope), Make(high, scope)),
        ("byte", _) => Terms.Int(random.Below(256)),
        ("arity", _) => Terms.Int(random.Below(6)),
        ("char", _) => Character(),
        ("float", _) => new Float(random.Between(-1000, 1000) / 8.0),
        ("number", _) => Values.Of(Want.Number, random),
        ("atom" or "module" or "node", _) => random.Pick<Atom>(Atoms),
        ("boolean", _) => Atom.Of(random.Chance(50)),
        ("nil", _) => Nil.Instance,
        ("list", []) => List(null, 0, scope),
        ("list", [var element]) => List(element, 0, scope),
        ("nonempty_list", []) => List(null, 1, scope),
        ("nonempty_list", [var element]) => List(element, 1, scope),
        ("maybe_improper_list" or "nonempty_improper_list", [var element, _]) =>
            List(element, 0, scope),
        ("string" or "nonempty_string", _) => Text(name == "string" ? 0 : 1),
        ("binary" or "nonempty_binary", _) => Binary(),
        ("bitstring", _) => Values.Of(Want.Bits, random),
        ("iodata" or "iolist", _) => random.Chance(50) ? Text(0) : Terms.List(Text(0), Binary()),
        ("tuple", null or []) => Values.Of(Want.Tuple, random),
        ("tuple", _) => Tuple(parts!, scope),
        ("record", [var record, ..]) => Record(AtomOf(record), scope),
        ("map", null or []) => Values.Of(Want.Map, random),
        ("map", _) => MapOf(parts!, scope),
        ("union", _) => Union(parts!, scope),
        ("fun" or "function", _) => Fun(parts),
        ("mfa", _) => new Beam.Tuple(Atoms[0], Atoms[1], Terms.Int(1)),
        ("timeout", _) => random.Chance(50) ? Atom.Of("infinity") : Terms.Int(1),
        _ => Any(),
    };

    private Integer Whole(string name)
    {
        BigInteger value = random.Chance(70)
            ? random.Between(-3, 12)
            : ((Integer)Values.Of(Want.Integer, random)).Value;
        return new Integer(name switch
        {
            "neg_integer" => -BigInteger.Abs(value) - 1,
            "pos_integer" => BigInteger.Abs(value) + 1,
            "non_neg_integer" => BigInteger.Abs(value),
            _ => value,
        });
    }

    private Term Range(Term low, Term high)
    {
        if (low is not Integer { Value: var least } || high is not Integer { Value: var most })
            return Any();
        BigInteger span = most - least + 1;
        BigInteger at = random.Chance(20) ? span - 1 : random.Next64() % BigInteger.Max(span, 1);
        return new Integer(least + at);
    }

    private Integer Character() => Terms.Int(
        random.Chance(90)
            ? random.Between(32, 126)
            : random.Pick<int>([0, 10, 233, 0x20AC, 0x1F600]));

    private Term Text(int least)
    {
        var characters = new Term[random.Between(least, 8)];
        for (int i = 0; i < characters.Length; i++)
            characters[i] = Character();
        return Terms.List(characters);
    }

    private Bitstring Binary()
    {
        byte[] bytes = new byte[random.Below(9)];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(random.Chance(80) ? random.Between(32, 126) : random.Below(256));
        return new Bitstring(bytes);
    }

    private Term List(Term? element, int least, Scope scope)
    {
        int count = scope.Depth >= DepthMax ? least : random.Between(least, 5);
        var items = new Term[count];
        for (int i = 0; i < count; i++)
            items[i] = element is null ? Any() : Make(element, scope.Deeper);
        return Terms.List(items);
    }

    private Beam.Tuple Tuple(List<Term> parts, Scope scope)
    {
        Term[] elements = [.. parts.Select(part => Make(part, scope.Deeper))];
        return new Beam.Tuple(elements.AsSpan());
    }

    private Term Record(string name, Scope scope)
    {
        if (SpecsOf(scope.Module).Record(name) is not { } fields)
            return Any();
        Term[] elements =
            [Atom.Of(name), .. fields.Select(field => Make(field, scope.Deeper))];
        return new Beam.Tuple(elements.AsSpan());
    }

    private Map MapOf(List<Term> parts, Scope scope)
    {
        var entries = ImmutableDictionary.CreateBuilder<Term, Term>();
        foreach (Term part in parts)
        {
            if (Specs.Node(part) is ("map_field_exact" or "map_field_assoc", [var key, var value])
                && random.Chance(80))
            {
                entries[Make(key, scope.Deeper)] = Make(value, scope.Deeper);
            }
        }
        return new Map(entries.ToImmutable());
    }

    /// <summary>One of them; deep down the first, which is most often the simplest.</summary>
    private Term Union(List<Term> parts, Scope scope) =>
        Make(scope.Depth >= DepthMax ? parts[0] : random.Pick<Term>(parts.ToArray()), scope.Deeper);

    private ExternalFun Fun(List<Term>? parts)
    {
        int arity = parts is [var product, _] && Specs.Node(product) is ("product", var arguments)
            ? arguments.Count
            : random.Between(1, 2);
        (string Module, string Name, int Arity)[] fitting =
            [.. Funs.Where(f => f.Arity == arity)];
        (string module, string name, _) = fitting.Length > 0
            ? random.Pick<(string, string, int)>(fitting)
            : ("erlang", "max", arity);
        return new ExternalFun(new Mfa(module, name, arity));
    }

    private static string AtomOf(Term form) =>
        form is Beam.Tuple { Elements: [Atom { Name: "atom" }, _, Atom name] } ? name.Name : "";
}
