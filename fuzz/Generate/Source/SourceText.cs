using System.Text;

namespace Fuzz.Generate.Source;

/// <summary>
/// Random Erlang source: a module of a few functions that a compiler accepts, whatever it warns of.
/// A function calls only those behind it, and one loop counts down, so all of it ends.
/// </summary>
internal sealed class SourceText
{
    private const int DepthMax = 4;

    private static readonly string[] Operators =
        ["+", "-", "*", "div", "rem", "band", "bor", "bxor", "/"];

    private static readonly string[] Comparisons =
        ["=:=", "=/=", "==", "/=", "<", "=<", ">", ">="];

    private static readonly string[] Tests =
    [
        "is_atom", "is_integer", "is_float", "is_number", "is_list", "is_tuple", "is_map",
        "is_binary", "is_bitstring", "is_boolean", "is_function", "is_pid",
    ];

    /// <summary>What takes one operand, and what makes that of anything.</summary>
    private static readonly (string Function, string Of)[] Unary =
    [
        ("abs", "i"), ("hd", "l"), ("tl", "l"), ("length", "l"), ("tuple_size", "t"),
        ("map_size", "m"), ("byte_size", "b"), ("bit_size", "b"), ("round", "i"), ("trunc", "i"),
        ("float", "i"), ("-", "i"), ("bnot ", "i"), ("integer_to_list", "i"),
        ("list_to_tuple", "l"), ("tuple_to_list", "t"), ("integer_to_binary", "i"),
    ];

    /// <summary>Functions that make a value of the kind wanted of any other.</summary>
    private const string Makers = """
        i(X) when is_integer(X) -> X; i(X) when is_atom(X) -> 7; i(_) -> 134217727.
        l([_ | T] = X) when is_list(T) -> X; l(X) -> [X].
        t({_, _, _} = X) -> X; t(X) -> {X, 1, a}.
        m(X) when is_map(X) -> X; m(X) -> #{a => X}.
        b(X) when is_binary(X) -> X; b(_) -> <<1,2,128,255>>.
        r(#r{} = X) -> X; r(X) -> #r{a = X}.

        """;

    private static readonly string[] Atoms = ["a", "b", "ok", "true", "false", "undefined"];

    private static readonly string[] Segments =
    [
        "8", "16/little", "32", "1", "3", "7/signed", "24/little-signed", "64/float", "/binary",
        "/bitstring", "/utf8", "/utf16", "12", "64", "32/signed",
    ];

    private readonly StringBuilder _text = new();
    private readonly Pcg _random;
    private readonly int[] _arities;
    private readonly List<string> _scope = [];
    private int _function;
    private int _names;

    private SourceText(Pcg random)
    {
        _random = random;
        _arities = [.. Enumerable.Range(0, random.Between(2, 4)).Select(_ => random.Between(1, 3))];
    }

    /// <summary>The source, and the arity of each function f0, f1, ….</summary>
    public static (string Text, IReadOnlyList<int> Arities) Of(string module, Pcg random)
    {
        var source = new SourceText(random);
        source.Module(module);
        return (source._text.ToString(), source._arities);
    }

    private void Module(string name)
    {
        string exports = string.Join(',', _arities.Select((arity, i) => $"f{i}/{arity}"));
        _text.Append($"-file(\"gen.erl\", 1).\n-module({name}).\n-export([{exports}]).\n")
            .Append("-record(r, {a, b = 1, c}).\n");
        for (_function = 0; _function < _arities.Length; _function++)
            Function(_arities[_function]);
        _text.Append(Makers).Append("loop(_, A, N) when N =< 0 -> A;\n")
            .Append("loop(F, A, N) -> loop(F, F(A), N - 1).\n");
    }

    private void Function(int arity)
    {
        int clauses = _random.Between(1, 3);
        for (int i = 0; i < clauses; i++)
        {
            _scope.Clear();
            _names = 0;
            bool isLast = i == clauses - 1;
            string[] patterns =
                [.. Enumerable.Range(0, arity).Select(_ => isLast ? Name() : Pattern(2))];
            _scope.AddRange(Bound(patterns));
            string guard = isLast && _random.Chance(80) ? "" : WhenGuard();
            _text.Append($"f{_function}({string.Join(", ", patterns)}){guard} ->\n    ")
                .Append(Body(DepthMax)).Append(isLast ? ".\n" : ";\n");
        }
    }

    /// <summary>Names that patterns bind.</summary>
    private static IEnumerable<string> Bound(IEnumerable<string> patterns) => patterns
        .SelectMany(p => p.Split(
            [',', '{', '}', '[', ']', '|', ' ', '(', ')', '<', '>', ':', '/', '=', '#', '-'],
            StringSplitOptions.RemoveEmptyEntries))
        .Where(word => word[0] == 'V');

    private string Name() => $"V{_names++}";

    private string Pick(string[] of) => _random.Pick<string>(of);

    private string Body(int depth)
    {
        int before = _scope.Count;
        var text = new StringBuilder();
        for (int i = _random.Between(0, 2); i > 0; i--)
        {
            string value = Expression(depth - 1);
            string name = Name();
            text.Append($"{name} = {value},\n    ");
            _scope.Add(name);
        }
        text.Append(Expression(depth));
        _scope.RemoveRange(before, _scope.Count - before);
        return text.ToString();
    }

    private string Variable() =>
        _scope.Count == 0 ? Literal() : _scope[_random.Below(_scope.Count)];

    private string Literal() => _random.Below(10) switch
    {
        < 4 => $"{Values.Of(Want.Integer, _random)}",
        < 6 => Pick(Atoms),
        6 => $"{Values.Of(Want.Number, _random)}",
        7 => Pick(["[]", "{}", "<<>>", "#{}", "\"ab\"", "<<\"xyz\">>", "<<5:3>>"]),
        8 => $"{{{Pick(Atoms)}, {_random.Below(10)}}}",
        _ => $"[{_random.Below(10)}, {Pick(Atoms)}]",
    };

    private string Expression(int depth)
    {
        if (depth <= 0)
            return _random.Chance(65) ? Variable() : Literal();
        int next = depth - 1;
        return _random.Below(26) switch
        {
            < 3 => $"({Of("i", next)} {Pick(Operators)} {Of("i", next)})",
            3 => _random.Chance(50)
                ? $"({Of("i", next)} {Pick(["bsl", "bsr"])} ({Of("i", next)} band 31))"
                : $"({Of("l", next)} {Pick(["++", "--"])} {Of("l", next)})",
            4 => $"({Expression(next)} {Pick(Comparisons)} {Expression(next)})",
            5 => $"({Test()} {Pick(["andalso", "orelse"])} {Expression(next)})",
            6 => ApplyUnary(next),
            7 => $"{{{Expression(next)}, {Expression(next)}, {Pick(Atoms)}}}",
            8 => $"[{Expression(next)} | {Expression(next)}]",
            9 => $"[{Expression(next)}, {Expression(next)}]",
            10 => $"#{{{Literal()} => {Expression(next)}, {Pick(Atoms)} => {Expression(next)}}}",
            11 => $"({Of("m", 0)})#{{{Pick(Atoms)} {(_random.Chance(80) ? "=>" : ":=")} "
                + $"{Expression(next)}}}",
            < 15 => Case(next),
            15 => If(next),
            16 => Try(next),
            17 => $"(catch {Expression(next)})",
            18 => Comprehension(next),
            19 => Construction(next),
            20 => Fun(next),
            21 => Record(next),
            22 => Receive(next),
            23 => $"element({_random.Between(1, 3)}, {Of("t", next)})",
            24 => $"setelement({_random.Between(1, 3)}, {Of("t", next)}, {Expression(next)})",
            _ => Call(next),
        };
    }

    /// <summary>An expression, most often of a kind.</summary>
    private string Of(string maker, int depth) => _random.Chance(94)
        ? $"{maker}({Expression(depth)})" : Expression(depth);

    private string ApplyUnary(int depth)
    {
        (string function, string of) = _random.Pick<(string, string)>(Unary);
        return $"({function}({Of(of, depth)}))";
    }

    private string Call(int depth)
    {
        int callee = _function + 1 + _random.Below(3);
        return callee < _arities.Length
            ? $"f{callee}({string.Join(", ", Enumerable.Range(0, _arities[callee])
                .Select(_ => Expression(depth - 1)))})"
            : $"{{{Expression(depth)}}}";
    }

    private string Test() => _random.Below(4) switch
    {
        0 => $"({Variable()} {Pick(Comparisons)} {Literal()})",
        1 => $"({Variable()} {Pick(Comparisons)} {Variable()})",
        2 => $"is_function({Variable()}, {_random.Below(3)})",
        _ => $"{Pick(Tests)}({Variable()})",
    };

    private string WhenGuard() => _random.Below(5) switch
    {
        0 => "",
        1 => $" when {Test()}, {Test()}",
        2 => $" when {Test()}; {Test()}",
        3 => $" when ({Variable()} {Pick(["+", "-", "*", "div", "band"])} {Literal()})"
            + $" > {Literal()}",
        _ => $" when {Test()}",
    };

    private string Pattern(int depth) => depth <= 0 || _random.Chance(40)
        ? _random.Chance(60) ? Name() : Pick(["_", "a", "1", "[]", "0", "true", "134217728"])
        : _random.Below(7) switch
        {
            0 => $"{{{Pattern(depth - 1)}, {Pattern(depth - 1)}}}",
            1 => $"[{Pattern(depth - 1)} | {Pattern(depth - 1)}]",
            2 => $"#{{{Pick(Atoms)} := {Name()}}}",
            3 => $"<<{Name()}:{_random.Between(1, 40)}, {Name()}/bitstring>>",
            4 => $"<<{Name()}:{Pick(["8", "16/little", "32/signed", "64/float"])}, _/bitstring>>",
            5 => $"<<{Name()}/utf8, {Name()}/binary>>",
            _ => $"#r{{a = {Name()}, c = {Pattern(0)}}}",
        };

    /// <summary>A clause's pattern binds names for its body alone.</summary>
    private string Clause(string head, string guard, int depth)
    {
        int before = _scope.Count;
        _scope.AddRange(Bound([head]));
        string text = $"{head}{guard} -> {Body(depth)}";
        _scope.RemoveRange(before, _scope.Count - before);
        return text;
    }

    private string Clauses(int depth)
    {
        var clauses = new List<string>();
        for (int i = _random.Between(1, 4); i > 0; i--)
            clauses.Add(Clause(Pattern(2), WhenGuard(), depth));
        if (_random.Chance(92))
            clauses.Add(Clause(Name(), "", depth));
        return string.Join("; ", clauses);
    }

    private string Case(int depth) =>
        _random.Chance(30)
            ? $"case {Expression(depth)} of {Choices(depth)} end"
            : $"case {Expression(depth)} of {Clauses(depth)} end";

    /// <summary>Many constants: a search or a table of jumps.</summary>
    private string Choices(int depth)
    {
        string[] heads = _random.Chance(50)
            ? [.. Enumerable.Range(_random.Between(-2, 3), _random.Between(2, 8))
                .Select(i => $"{i}")]
            : Atoms;
        return string.Join("; ", heads.Select(h => Clause(h, "", Math.Min(depth, 1)))
            .Append(Clause(Name(), "", depth)));
    }

    private string If(int depth) =>
        $"if {Test()} -> {Body(depth)}; {Test()} -> {Body(depth)}; true -> {Body(depth)} end";

    private string Try(int depth)
    {
        string of = _random.Chance(40) ? $" of {Clauses(depth)}" : "";
        string name = Name(), reason = Name();
        string caught = $" catch {name}:{reason} -> {{{name}, {reason}, {Expression(depth)}}}";
        string after = _random.Chance(20) ? $" after put(k, {Expression(depth)})" : "";
        return $"try {Expression(depth)}{of}{caught}{after} end";
    }

    private string Comprehension(int depth)
    {
        string name = Name();
        int kind = _random.Below(3);
        string list = Of(kind == 2 ? "b" : "l", depth);
        _scope.Add(name);
        string guard = _random.Chance(40) ? $", {Test()}" : "";
        string item = Expression(depth);
        _scope.Remove(name);
        return kind switch
        {
            0 => $"[{item} || {name} <- {list}{guard}]",
            1 => $"<< <<(i({item})):8>> || {name} <- {list}{guard} >>",
            _ => $"[{item} || <<{name}:{_random.Between(1, 16)}>> <= {list}{guard}]",
        };
    }

    private string Construction(int depth)
    {
        var segments = new List<string>();
        for (int i = _random.Between(1, 3); i > 0; i--)
        {
            string kind = Pick(Segments);
            string value = kind is "/binary" or "/bitstring" ? Of("b", 0)
                : kind[0] == '/' ? $"i({Expression(0)}) band 127" : Of("i", Math.Min(depth, 1));
            segments.Add(kind[0] == '/' ? $"({value}){kind}" : $"({value}):{kind}");
        }
        return $"<<{string.Join(", ", segments)}>>";
    }

    private string Fun(int depth)
    {
        string name = Name();
        string given = Expression(depth);
        _scope.Add(name);
        string body = Body(depth);
        _scope.Remove(name);
        string fun = $"fun({name}) -> {body} end";
        return _random.Below(3) switch
        {
            0 => $"({fun})({given})",
            1 => $"loop({fun}, {given}, {_random.Between(0, 4)})",
            _ => fun,
        };
    }

    private string Record(int depth) => _random.Below(3) switch
    {
        0 => $"#r{{a = {Expression(depth)}, c = {Expression(depth)}}}",
        1 => $"({Of("r", 0)})#r{{b = {Expression(depth)}}}",
        _ => $"({Of("r", depth)})#r.{Pick(["a", "b", "c"])}",
    };

    private string Receive(int depth)
    {
        string sent = Expression(depth);
        return $"begin self() ! {sent}, "
            + $"receive {Clauses(depth)} after 0 -> {Expression(depth)} end end";
    }
}
