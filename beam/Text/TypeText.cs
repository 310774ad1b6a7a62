using System.Globalization;
using System.Numerics;

namespace Beam.Text;

/// <summary>
/// Types of typed registers: the compiler's type terms (records of <c>beam_types</c>), reduced to
/// what the Type chunk keeps of them.
/// </summary>
internal static class TypeText
{
    /// <summary>The chunk keeps bounds that are small integers on 64 bits.</summary>
    private static readonly BigInteger SmallMin = -(BigInteger.One << 59);
    private static readonly BigInteger SmallMax = (BigInteger.One << 59) - 1;

    private const TypeSet Matchable = TypeSet.Bitstring | TypeSet.MatchContext;
    private const TypeSet Number = TypeSet.Integer | TypeSet.Float;
    private const TypeSet AnyList = TypeSet.Cons | TypeSet.Nil;

    /// <summary>What the union of OTP 26 calls <c>other</c>.</summary>
    private const TypeSet Other = Matchable | TypeSet.Fun | TypeSet.Map | TypeSet.Pid
        | TypeSet.Port | TypeSet.Reference;

    /// <summary>The type term, or null where the compiler has none: two kinds of
    /// <see cref="Other"/>.
    /// The register then goes without a type, which promises less.</summary>
    /// <param name="type">The type.</param>
    /// <param name="release">The OTP release that is to read it.</param>
    public static string? Print(ValueType type, int release)
    {
        string[] parts =
        [
            type.Set.HasFlag(TypeSet.Atom) ? "{t_atom,any}" : "none",
            PrintList(type.Set & AnyList),
            PrintNumber(type, release),
            type.Set.HasFlag(TypeSet.Tuple) ? "{t_tuple,0,false,#{}}" : "none",
        ];
        string? other = PrintOther(type.Set & Other, type.Unit, release);
        if (other is null)
            return null;
        bool record = type.Set.HasFlag(TypeSet.NativeRecord);
        string[] all = record || release >= 29
            ? [.. parts, record ? "{t_record,nil,#{}}" : "none", other]
            : [.. parts, other];
        return all.Where(part => part != "none").ToList() switch
        {
            [] => null,
            [string only] when only != "other" => only,
            _ => $"{{t_union,{string.Join(',', all)}}}",
        };
    }

    private static string PrintList(TypeSet set) => set switch
    {
        TypeSet.None => "none",
        TypeSet.Nil => "nil",
        TypeSet.Cons => "{t_cons,any,any}",
        _ => "{t_list,any,any}",
    };

    private static string PrintNumber(ValueType type, int release)
    {
        string from = type.Min?.ToString(CultureInfo.InvariantCulture) ?? "'-inf'";
        string to = type.Max?.ToString(CultureInfo.InvariantCulture) ?? "'+inf'";
        string? range = type.Min is null && type.Max is null ? null : $"{{{from},{to}}}";
        return (type.Set & Number) switch
        {
            TypeSet.None => "none",
            TypeSet.Float => "{t_float,any}",
            TypeSet.Integer => $"{{t_integer,{range ?? "any"}}}",
            _ => range is null && release < 26 ? "number" : $"{{t_number,{range ?? "any"}}}",
        };
    }

    private static string? PrintOther(TypeSet set, int unit, int release) => set switch
    {
        TypeSet.None => "none",
        TypeSet.Bitstring or Matchable when unit > 0 => $"{{t_bitstring,{unit},false}}",
        TypeSet.Bitstring => release < 26 ? "{t_bitstring,1}" : "{t_bitstring,1,false}",
        TypeSet.MatchContext => "{t_bs_context,1}",
        Matchable => "{t_bs_matchable,1}",
        TypeSet.Fun => "{t_fun,any,any,any}",
        TypeSet.Map => "{t_map,any,any}",
        TypeSet.Pid => "pid",
        TypeSet.Port => "port",
        TypeSet.Reference => "reference",
        Other => "other",
        _ => null,
    };

    /// <summary>What the Type chunk keeps of a type term. False when it is none.</summary>
    /// <param name="term">The type term.</param>
    /// <param name="type">Its row; null when it promises nothing.</param>
    public static bool TryParse(Term term, out ValueType? type)
    {
        type = term is Tuple { Elements: [Atom { Name: "t_union" }, ..] } union
            ? Union(union)
            : Plain(term);
        bool known = type is not null;
        if (type is not null && (type.Set | TypeSet.NativeRecord) == TypeSet.Any)
            type = null;
        return known;
    }

    /// <summary>Atom, list, number, tuples, (from OTP 29 on) native records, other.</summary>
    private static ValueType? Union(Tuple union)
    {
        if (union.Elements.Length is not (6 or 7))
            return null;
        var sum = new ValueType(TypeSet.None);
        for (int i = 1; i < union.Elements.Length; i++)
        {
            Term element = union.Elements[i];
            ValueType? part = element switch
            {
                Atom { Name: "none" } => new ValueType(TypeSet.None),
                Cons when i == 4 => new ValueType(TypeSet.Tuple),
                Cons when i == 5 => new ValueType(TypeSet.NativeRecord),
                _ => Plain(element),
            };
            if (part is null)
                return null;
            sum = new ValueType(
                sum.Set | part.Set, sum.Min ?? part.Min, sum.Max ?? part.Max, sum.Unit + part.Unit);
        }
        return sum;
    }

    private static ValueType? Plain(Term term) => term switch
    {
        Atom atom => PlainAtom(atom.Name),
        Nil => new ValueType(TypeSet.Nil),
        Tuple { Elements: [Atom tag, .. var fields] } => PlainRecord(tag.Name, [.. fields]),
        _ => null,
    };

    private static ValueType? PlainAtom(string name)
    {
        TypeSet set = name switch
        {
            "any" => TypeSet.Any,
            "nil" => TypeSet.Nil,
            "number" => Number,
            "pid" => TypeSet.Pid,
            "port" => TypeSet.Port,
            "reference" => TypeSet.Reference,
            "identifier" => TypeSet.Pid | TypeSet.Port | TypeSet.Reference,
            "other" => Other,
            _ => TypeSet.None,
        };
        return set == TypeSet.None ? null : new ValueType(set);
    }

    private static ValueType? PlainRecord(string tag, ReadOnlySpan<Term> fields)
    {
        switch (tag)
        {
            case "t_integer" or "t_number" when fields.Length == 1:
                return Ranged(tag == "t_integer" ? TypeSet.Integer : Number, fields[0]);
            case "t_bitstring" when fields is [_, _]: // From OTP 26 on; its chunk keeps the unit.
                return fields[0] is Integer { Value: var unit } && unit > 0 && unit <= 256
                    ? new ValueType(Matchable, Unit: (int)unit)
                    : null;
            default:
                TypeSet set = tag switch
                {
                    "t_atom" => TypeSet.Atom,
                    "t_bitstring" => TypeSet.Bitstring,
                    "t_bs_context" => TypeSet.MatchContext,
                    "t_bs_matchable" => Matchable,
                    "t_float" => TypeSet.Float,
                    "t_fun" => TypeSet.Fun,
                    "t_map" => TypeSet.Map,
                    "t_cons" => TypeSet.Cons,
                    "t_list" => AnyList,
                    "t_tuple" => TypeSet.Tuple,
                    "t_record" => TypeSet.NativeRecord,
                    _ => TypeSet.None,
                };
                return set == TypeSet.None ? null : new ValueType(set);
        }
    }

    /// <summary>A bound that is no small integer leaves the type without a range.</summary>
    private static ValueType? Ranged(TypeSet set, Term range)
    {
        if (range is Atom { Name: "any" })
            return new ValueType(set);
        if (range is not Tuple { Elements: [var from, var to] })
            return null;
        bool fromKnown = TryBound(from, "-inf", out long? min);
        bool toKnown = TryBound(to, "+inf", out long? max);
        return fromKnown && toKnown && !(min > max)
            ? new ValueType(set, min, max)
            : new ValueType(set);
    }

    private static bool TryBound(Term term, string infinity, out long? bound)
    {
        bound = term is Integer { Value: var value } && value >= SmallMin && value <= SmallMax
            ? (long)value
            : null;
        return bound is not null || term is Atom { Name: var name } && name == infinity;
    }
}
