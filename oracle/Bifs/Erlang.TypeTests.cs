using System.Numerics;
using Beam;

namespace Oracle.Bifs;

/// <summary>Type tests as BIFs.</summary>
internal static partial class Erlang
{
    public static readonly BifTable TypeTests = new()
    {
        { "is_atom", 1, (_, a) => a[0] is Atom },
        { "is_binary", 1, (_, a) => IsBinary(a[0]) },
        { "is_bitstring", 1, (_, a) => a[0] is Bitstring },
        { "is_boolean", 1, (_, a) => Boolean(a[0]) is not null },
        { "is_float", 1, (_, a) => a[0] is Float },
        { "is_integer", 1, (_, a) => a[0] is Integer },
        { "is_integer", 3, (_, a) => IntegerTest(a[0], a[1], a[2]) },
        { "is_list", 1, (_, a) => a[0] is Cons or Nil },
        { "is_map", 1, (_, a) => a[0] is Map },
        { "is_number", 1, (_, a) => a[0] is Integer or Float },
        { "is_pid", 1, (_, a) => a[0] is Pid },
        { "is_port", 1, (_, a) => a[0] is Port },
        { "is_reference", 1, (_, a) => a[0] is Reference },
        { "is_tuple", 1, (_, a) => a[0] is Beam.Tuple },
        { "is_function", 1, (_, a) => a[0] is LocalFun or ExternalFun },
        { "is_function", 2, (_, a) => FunctionTest(a[0], a[1]) },
        { "is_record", 1, (_, a) => a[0] is NativeRecord },
        { "is_record", 2, (_, a) => RecordTest(a[0], a[1]) },
        { "is_record", 3, (_, a) => RecordTest(a[0], a[1], a[2]) },
    };

    internal static bool IsBinary(Term term) => term is Bitstring bits && bits.BitLength % 8 == 0;

    /// <summary>Whether the term is a fun of that arity; false where that is no arity.</summary>
    internal static bool IsFunction(Term fun, Term arity) => (fun, arity) switch
    {
        (LocalFun f, Integer n) => n.Value == f.Arity,
        (ExternalFun f, Integer n) => n.Value == f.Function.Arity,
        _ => false,
    };

    /// <summary>Whether the term is an integer from <paramref name="low"/> to
    /// <paramref name="high"/>, which must be integers.</summary>
    private static BifResult IntegerTest(Term term, Term low, Term high) =>
        (low, high) is (Integer from, Integer to)
            ? term is Integer i && from.Value <= i.Value && i.Value <= to.Value
            : BifResult.Badarg;

    private static BifResult FunctionTest(Term fun, Term arity) =>
        arity is Integer { Value: BigInteger n } && n.Sign >= 0
            ? IsFunction(fun, arity)
            : BifResult.Badarg;

    /// <summary>A tuple tagged so, or a native record of that name.</summary>
    private static BifResult RecordTest(Term term, Term tag) => tag is not Atom name
        ? BifResult.Badarg
        : term switch
        {
            Beam.Tuple { Elements: [Term first, ..] } => ReferenceEquals(first, name),
            NativeRecord record => record.Shape.Name == name.Name,
            _ => false,
        };

    /// <summary>A tuple of that tag and size, or a native record of that module and name.</summary>
    private static BifResult RecordTest(Term term, Term tag, Term last) => (tag, last) switch
    {
        (Atom, Integer { Value: BigInteger size }) =>
            term is Beam.Tuple { Elements: [Term first, ..] } tuple
            && ReferenceEquals(first, tag) && size == tuple.Elements.Length,
        (Atom module, Atom name) => term is NativeRecord { Shape: var shape }
            && (shape.Module, shape.Name) == (module.Name, name.Name),
        _ => BifResult.Badarg,
    };
}
