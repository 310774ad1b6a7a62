using System.Runtime.InteropServices;
using Beam;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>math</c>.</summary>
internal static partial class MathBifs
{
    public static readonly BifTable Table = new()
    {
        { "acos", 1, (_, a) => Of(a[0], Math.Acos) },
        { "acosh", 1, (_, a) => Of(a[0], Math.Acosh) },
        { "asin", 1, (_, a) => Of(a[0], Math.Asin) },
        { "asinh", 1, (_, a) => Of(a[0], Math.Asinh) },
        { "atan", 1, (_, a) => Of(a[0], Math.Atan) },
        { "atan2", 2, (_, a) => Of(a[0], a[1], Math.Atan2) },
        { "atanh", 1, (_, a) => Of(a[0], Math.Atanh) },
        { "ceil", 1, (_, a) => Of(a[0], Math.Ceiling) },
        { "cos", 1, (_, a) => Of(a[0], Math.Cos) },
        { "cosh", 1, (_, a) => Of(a[0], Math.Cosh) },
        { "erf", 1, (_, a) => Of(a[0], Erf) },
        { "erfc", 1, (_, a) => Of(a[0], Erfc) },
        { "exp", 1, (_, a) => Of(a[0], Math.Exp) },
        { "floor", 1, (_, a) => Of(a[0], Math.Floor) },
        { "fmod", 2, (_, a) => Of(a[0], a[1], static (x, y) => x % y) },
        { "log", 1, (_, a) => Of(a[0], Math.Log) },
        { "log10", 1, (_, a) => Of(a[0], Math.Log10) },
        { "log2", 1, (_, a) => Of(a[0], Math.Log2) },
        { "pow", 2, (_, a) => Of(a[0], a[1], Math.Pow) },
        { "sin", 1, (_, a) => Of(a[0], Math.Sin) },
        { "sinh", 1, (_, a) => Of(a[0], Math.Sinh) },
        { "sqrt", 1, (_, a) => Of(a[0], Math.Sqrt) },
        { "tan", 1, (_, a) => Of(a[0], Math.Tan) },
        { "tanh", 1, (_, a) => Of(a[0], Math.Tanh) },
    };

    // .NET's Math has these two not; the others are the C library's, too.
    [LibraryImport("libm.so.6", EntryPoint = "erf")]
    private static partial double Erf(double x);

    [LibraryImport("libm.so.6", EntryPoint = "erfc")]
    private static partial double Erfc(double x);

    private static BifResult Of(Term a, Func<double, double> function) =>
        a is not (Integer or Float) ? BifResult.Badarg
        : Arithmetic.ToDouble(a) is double x ? Arithmetic.Checked(function(x))
        : BifResult.Badarith;

    private static BifResult Of(Term a, Term b, Func<double, double, double> function) =>
        a is not (Integer or Float) || b is not (Integer or Float) ? BifResult.Badarg
        : (Arithmetic.ToDouble(a), Arithmetic.ToDouble(b)) is (double x, double y)
            ? Arithmetic.Checked(function(x, y))
        : BifResult.Badarith;
}
