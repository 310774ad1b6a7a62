using System.Numerics;
using Beam;

namespace Oracle.Bifs;

/// <summary>Operators, and guard BIFs on numbers.</summary>
internal static partial class Erlang
{
    public static readonly BifTable Operators = new()
    {
        { "+", 2, (_, a) => Arithmetic.Add(a[0], a[1]) },
        { "-", 2, (_, a) => Arithmetic.Subtract(a[0], a[1]) },
        { "*", 2, (_, a) => Arithmetic.Multiply(a[0], a[1]) },
        { "/", 2, (_, a) => Arithmetic.Divide(a[0], a[1]) },
        { "div", 2, (_, a) => Arithmetic.Div(a[0], a[1]) },
        { "rem", 2, (_, a) => Arithmetic.Rem(a[0], a[1]) },
        { "band", 2, (_, a) => Arithmetic.Band(a[0], a[1]) },
        { "bor", 2, (_, a) => Arithmetic.Bor(a[0], a[1]) },
        { "bxor", 2, (_, a) => Arithmetic.Bxor(a[0], a[1]) },
        { "bsl", 2, (_, a) => Arithmetic.Bsl(a[0], a[1]) },
        { "bsr", 2, (_, a) => Arithmetic.Bsr(a[0], a[1]) },
        { "bnot", 1, (_, a) => Arithmetic.Bnot(a[0]) },
        { "-", 1, (_, a) => Arithmetic.Negate(a[0]) },
        { "+", 1, (_, a) => Arithmetic.Plus(a[0]) },
        { "==", 2, (_, a) => Ordering.Equal(a[0], a[1]) },
        { "/=", 2, (_, a) => !Ordering.Equal(a[0], a[1]) },
        { "=:=", 2, (_, a) => Ordering.Identical(a[0], a[1]) },
        { "=/=", 2, (_, a) => !Ordering.Identical(a[0], a[1]) },
        { "<", 2, (_, a) => Ordering.Compare(a[0], a[1]) < 0 },
        { ">", 2, (_, a) => Ordering.Compare(a[0], a[1]) > 0 },
        { "=<", 2, (_, a) => Ordering.Compare(a[0], a[1]) <= 0 },
        { ">=", 2, (_, a) => Ordering.Compare(a[0], a[1]) >= 0 },
        { "min", 2, (_, a) => Ordering.Compare(a[0], a[1]) > 0 ? a[1] : a[0] },
        { "max", 2, (_, a) => Ordering.Compare(a[0], a[1]) < 0 ? a[1] : a[0] },
        { "and", 2, (_, a) => Logic(a[0], a[1], static (x, y) => x & y) },
        { "or", 2, (_, a) => Logic(a[0], a[1], static (x, y) => x | y) },
        { "xor", 2, (_, a) => Logic(a[0], a[1], static (x, y) => x ^ y) },
        { "not", 1, (_, a) => Boolean(a[0]) is bool b ? !b : BifResult.Badarg },
        { "abs", 1, (_, a) => Arithmetic.Abs(a[0]) },
        { "float", 1, (_, a) => Arithmetic.ToFloat(a[0]) },
        { "round", 1, (_, a) => Arithmetic.ToInteger(a[0], Round) },
        { "trunc", 1, (_, a) => Arithmetic.ToInteger(a[0], Math.Truncate) },
        { "floor", 1, (_, a) => Arithmetic.ToInteger(a[0], Math.Floor) },
        { "ceil", 1, (_, a) => Arithmetic.ToInteger(a[0], Math.Ceiling) },
    };

    private static BifResult Logic(Term a, Term b, Func<bool, bool, bool> operation) =>
        (Boolean(a), Boolean(b)) is (bool x, bool y) ? operation(x, y) : BifResult.Badarg;

    internal static bool? Boolean(Term term) => term switch
    {
        Atom { Name: "true" } => true,
        Atom { Name: "false" } => false,
        _ => null,
    };

    private static double Round(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>The integer as an int between <paramref name="least"/> and
    /// <paramref name="greatest"/>; null when it is none.</summary>
    internal static int? Small(Term term, int least, int greatest) =>
        term is Integer { Value: BigInteger value } && value >= least && value <= greatest
            ? (int)value
            : null;
}
