using System.Globalization;
using System.Text.RegularExpressions;
using Beam;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>string</c>: numbers that begin a list.</summary>
internal static partial class Strings
{
    public static readonly BifTable Table = new()
    {
        { "list_to_integer", 1, (_, a) => Begin(a[0], IntegerSyntax(), "no_integer", ToInteger) },
        { "list_to_float", 1, (_, a) => Begin(a[0], FloatSyntax(), "no_float", ToFloat) },
    };

    /// <summary>{Number, Rest} or {error, Reason}.</summary>
    private static Beam.Tuple Begin(
        Term list, Regex syntax, string none, Func<string, BifResult> convert)
    {
        if (list is not (Cons or Nil))
            return Error("not_a_list");
        var text = new System.Text.StringBuilder();
        for (Term rest = list; rest is Cons cell; rest = cell.Tail)
        {
            if (Erlang.Small(cell.Head, 0, 0x7F) is not int code)
                break;
            text.Append((char)code);
        }
        Match match = syntax.Match(text.ToString());
        if (!match.Success || convert(match.Value) is not BifResult.Value { Term: Term number })
            return Error(none);
        for (int i = 0; i < match.Length; i++)
            list = ((Cons)list).Tail;
        return new Beam.Tuple(number, list);
    }

    private static Beam.Tuple Error(string reason) => new(Oracle.Names.Error, Atom.Of(reason));

    private static BifResult ToInteger(string text) => Arithmetic.Checked(
        System.Numerics.BigInteger.Parse(text, CultureInfo.InvariantCulture));

    private static BifResult ToFloat(string text) =>
        Arithmetic.Checked(double.Parse(text, CultureInfo.InvariantCulture));

    [GeneratedRegex("^[+-]?[0-9]+")]
    private static partial Regex IntegerSyntax();

    [GeneratedRegex(@"^[+-]?[0-9]+[.,][0-9]+([eE][+-]?[0-9]+)?")]
    private static partial Regex FloatSyntax();
}
