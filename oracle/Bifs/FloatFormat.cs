using System.Globalization;
using Beam;

namespace Oracle.Bifs;

/// <summary><c>float_to_list/1,2</c> and <c>float_to_binary/1,2</c>.</summary>
internal static class FloatFormat
{
    private const int DecimalsMax = 253;
    private const int ScientificMax = 249;
    private const int ScientificDefault = 20;

    /// <summary>ERTS hands a negative number on to C.</summary>
    private const int NegativeMeans = 6;

    /// <summary>From here on, ERTS leaves decimals to C.</summary>
    private const int ExactDecimals = 19;

    private const double OwnMax = 1L << 53;

    /// <summary>Characters of its buffer, with the zero behind them.</summary>
    private const int BufferSize = 256;

    /// <summary>Twenty decimals, and an exponent of two digits at least.</summary>
    public static string Scientific(double value, int decimals = ScientificDefault)
    {
        string text = value.ToString($"e{decimals}", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('e', StringComparison.Ordinal) + 2;
        return string.Concat(
            text.AsSpan(0, exponent), text[exponent..].TrimStart('0').PadLeft(2, '0'));
    }

    /// <summary>The text that options ask for, the last of them that says how; null when they are
    /// none, or it is too long.</summary>
    public static string? Print(Term number, Term options)
    {
        if (number is not Float { Value: var value }
            || Terms.Elements(options) is not List<Term> list)
        {
            return null;
        }
        bool compact = false;
        Func<string> print = () => Scientific(value);
        foreach (Term option in list)
        {
            switch (option)
            {
                case Atom { Name: "compact" }:
                    compact = true;
                    break;
                case Atom { Name: "short" }:
                    print = () => number.ToString();
                    break;
                case Beam.Tuple { Elements: [Atom { Name: "decimals" }, Term count] }
                    when Erlang.Small(count, 0, DecimalsMax) is int decimals:
                    print = () => Decimals(value, decimals, compact);
                    break;
                case Beam.Tuple { Elements: [Atom { Name: "scientific" }, Term count] }
                    when Erlang.Small(count, int.MinValue, ScientificMax) is int decimals:
                    print = () => Scientific(value, decimals < 0 ? NegativeMeans : decimals);
                    break;
                default:
                    return null;
            }
        }
        string text = print();
        return text.Length < BufferSize ? text : null;
    }

    private static string Decimals(double value, int decimals, bool compact)
    {
        string text = Math.Abs(value) > OwnMax || decimals >= ExactDecimals
            ? value.ToString($"F{decimals}", CultureInfo.InvariantCulture)
            : OwnDecimals(value, decimals);
        if (!compact || decimals == 0)
            return text;
        text = text.TrimEnd('0');
        return text.EndsWith('.') ? text + "0" : text;
    }

    /// <summary>ERTS adds half of the last decimal, multiplies and cuts, in floats: what comes out
    /// is not always the nearest.</summary>
    private static string OwnDecimals(double value, int decimals)
    {
        double rounded = Math.Abs(value) + (0.5 / Math.Pow(10, decimals));
        var whole = (ulong)rounded;
        string sign = double.IsNegative(value) ? "-" : "";
        if (decimals == 0)
            return $"{sign}{whole}";
        var digits = (ulong)((rounded - whole) * Math.Pow(10, decimals));
        string text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0');
        return $"{sign}{whole}.{text}";
    }
}
