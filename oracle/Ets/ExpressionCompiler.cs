using System.Collections.Frozen;
using System.Collections.Immutable;
using Beam;
using Oracle.Bifs;
using Oracle.Processes;

namespace Oracle.Ets;

/// <summary>An object that a clause's head has matched.</summary>
internal sealed record Match(Term Subject, Bindings Bindings, ProcessContext Process);

/// <summary>A guard or a part of a body, ready to run; null is an exception.</summary>
internal delegate Term? Expression(Match match);

/// <summary>
/// Guards and bodies: <c>{Function, Args…}</c> is a call, <c>{{…}}</c> a tuple, <c>{const, T}</c>
/// is T, variables stand for what they are bound to; all else is itself.
/// </summary>
internal sealed class ExpressionCompiler(HashSet<int> variables, List<string> problems)
{
    /// <summary>Deeper ones would not fit on the host's stack.</summary>
    private const int DepthMax = 1000;

    /// <summary>BIFs that may be called, by name and arity.</summary>
    private static readonly FrozenSet<string> Functions = """
        is_atom/1 is_binary/1 is_float/1 is_function/1 is_integer/1 is_list/1 is_map/1 is_number/1
        is_pid/1 is_port/1 is_reference/1 is_tuple/1 is_record/3 is_map_key/2 map_get/2 map_size/1
        abs/1 element/2 float/1 hd/1 tl/1 length/1 node/1 round/1 size/1 bit_size/1 byte_size/1
        trunc/1 binary_part/2 binary_part/3 not/1 xor/2 +/1 -/1 +/2 -/2 */2 //2 div/2 rem/2 band/2
        bor/2 bxor/2 bnot/1 bsl/2 bsr/2 ==/2 /=/2 =:=/2 =/=/2 </2 >/2 >=/2 =</2
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>What only specifications for tracing have.</summary>
    private static readonly FrozenSet<string> Tracing = FrozenSet.Create(
        "display", "message", "exception_trace", "return_trace", "is_seq_trace", "caller",
        "process_dump", "set_seq_token", "get_seq_token", "trace", "enable_trace",
        "disable_trace", "silent", "set_tcw");

    private int _depth;

    public Expression Compile(Term term)
    {
        if (++_depth > DepthMax)
            return Problem("Expression is nested too deep.");
        Expression made = term switch
        {
            Atom atom => OfAtom(atom),
            Cons cell => OfList(cell),
            Map map => OfMap(map),
            Beam.Tuple { Elements: [Beam.Tuple { Elements: var elements }] } => OfTuple(elements),
            Beam.Tuple { Elements: [Atom name, .. var args] } => OfCall(name.Name, args, term),
            Beam.Tuple => Problem(
                $"{term} is neither a function call, nor a tuple "
                    + "(tuples are written {{ ... }})."),
            _ => _ => term,
        };
        _depth--;
        return made;
    }

    private Expression Problem(string text)
    {
        problems.Add(text);
        return static _ => null;
    }

    private Expression OfAtom(Atom atom)
    {
        if (atom.Name == "$_")
            return static match => match.Subject;
        if (atom.Name == "$$")
            return static match => Terms.List([.. match.Bindings.Values]);
        if (Pattern.Variable(atom) is not int number)
            return _ => atom;
        return variables.Contains(number)
            ? match => match.Bindings[number]
            : Problem($"Variable ${number} is unbound.");
    }

    private Expression OfList(Cons list)
    {
        var items = new List<Expression>();
        Term rest = list;
        for (; rest is Cons cell; rest = cell.Tail)
            items.Add(Compile(cell.Head));
        Expression tail = Compile(rest);
        return match => All(items, match) is Term[] values && tail(match) is Term end
            ? Terms.List(values, end)
            : null;
    }

    private Expression OfTuple(ImmutableArray<Term> elements)
    {
        Expression[] items = [.. elements.Select(Compile)];
        return match => All(items, match) is Term[] values ? new Beam.Tuple(values) : null;
    }

    /// <summary>Keys and values are expressions.</summary>
    private Expression OfMap(Map map)
    {
        List<Term> order = Ordering.SortedKeys(map);
        Expression[] keys = [.. order.Select(Compile)];
        Expression[] values = [.. order.Select(k => Compile(map.Entries[k]))];
        return match => All(keys, match) is Term[] k && All(values, match) is Term[] v
            ? new Map(Map.Empty.Entries.SetItems(k.Zip(v, KeyValuePair.Create)))
            : null;
    }

    private Expression OfCall(string name, ImmutableArray<Term> args, Term call)
    {
        switch (name)
        {
            case "const":
                return args is [Term value] ? _ => value : Problem(
                    $"Special form 'const' called with more than one argument in {call}.");
            case "self" or "node" when args.IsEmpty:
                return name == "self"
                    ? static match => match.Process.Self
                    : static _ => Atom.Of(Node.Name);
            case "self":
                return Problem($"Special form 'self' called with arguments in {call}.");
            case "get_tcw" when args.IsEmpty:
                return Problem("Function get_tcw/0 cannot be called in this context.");
            case "and" or "or" or "andalso" or "orelse" when args.IsEmpty:
                return Problem(
                    $"Special form '{name}' called without arguments in {{{name}}}.");
            case "and" or "or" or "andalso" or "orelse":
                return Logic(name, [.. args.Select(Compile)]);
            case var _ when Tracing.Contains(name):
                return Problem($"Special form '{name}' used in wrong dialect.");
        }
        if (!Functions.Contains($"{name}/{args.Length}"))
            return Problem($"Function {Printed(name)}/{args.Length} does_not_exist.");
        Expression[] compiled = [.. args.Select(Compile)];
        var function = new Mfa("erlang", name, args.Length);
        return match => All(compiled, match) is Term[] values
            && BifLibrary.Call(match.Process, function, values) is BifResult.Value result
                ? result.Term
                : null;
    }

    /// <summary>Here real Erlang puts no quotes round reserved words.</summary>
    private static string Printed(string name) =>
        name.All(char.IsAsciiLetterLower) ? name : Atom.Quote(name);

    /// <summary>andalso and orelse leave what follows once it is decided; what follows last may be
    /// anything. and and or take Booleans only.</summary>
    private static Expression Logic(string name, Expression[] args)
    {
        bool isShort = name.Length > "and".Length;
        Atom deciding = Atom.Of(name.StartsWith('o'));
        return match =>
        {
            Atom result = Atom.Of(deciding == Atom.False);
            foreach (Expression arg in args)
            {
                Term? value = arg(match);
                if (value != Atom.True && value != Atom.False)
                    return isShort && arg == args[^1] ? value : null;
                if (value == deciding)
                    result = deciding;
                if (isShort && value == deciding)
                    break;
            }
            return result;
        };
    }

    private static Term[]? All(IReadOnlyList<Expression> expressions, Match match)
    {
        var values = new Term[expressions.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (expressions[i](match) is not Term value)
                return null;
            values[i] = value;
        }
        return values;
    }
}
