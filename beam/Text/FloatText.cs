using System.Globalization;

namespace Beam.Text;

/// <summary>Floats as Erlang prints them: the fewest digits that read back to the same bits.
/// </summary>
internal static class FloatText
{
    /// <summary>From here on not every integer is a float, so digits would promise too much.
    /// </summary>
    private const double ExactIntegersEnd = 1L << 53;

    /// <summary>Decimal or scientific, whichever is shorter; on a tie decimal.</summary>
    public static string Print(double value)
    {
        if (!double.IsFinite(value))
            return $"#Float<{BitConverter.DoubleToUInt64Bits(value):x16}>"; // Erlang has none.
        string sign = double.IsNegative(value) ? "-" : "";
        (string digits, int exponent) = Digits(Math.Abs(value));
        string scientific = Scientific(digits, exponent);
        string plain = Plain(digits, exponent, scientific.Length);
        bool usePlain = plain.Length <= scientific.Length && Math.Abs(value) < ExactIntegersEnd;
        return sign + (usePlain ? plain : scientific);
    }

    /// <summary>The significant digits, and the power of ten of the first.</summary>
    private static (string Digits, int Exponent) Digits(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        int e = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? shortest : shortest[..e];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int whole = point < 0 ? mantissa.Length : point;
        string all = mantissa.Replace(".", "", StringComparison.Ordinal);
        string fromFirst = all.TrimStart('0');
        string digits = fromFirst.TrimEnd('0');
        if (digits.Length == 0)
            return ("0", 0);
        return (digits, exponent + whole - 1 - (all.Length - fromFirst.Length));
    }

    private static string Scientific(string digits, int exponent)
    {
        string fraction = digits.Length > 1 ? digits[1..] : "0";
        return $"{digits[0]}.{fraction}e{exponent}";
    }

    /// <summary>Without exponent; or anything longer than <paramref name="lengthMax"/>.</summary>
    private static string Plain(string digits, int exponent, int lengthMax)
    {
        string zeros = new('0', Math.Min(Math.Abs(exponent), lengthMax));
        if (exponent < 0)
            return $"0.{zeros.AsSpan(1)}{digits}";
        if (exponent >= digits.Length - 1)
            return $"{digits}{zeros.AsSpan(Math.Min(digits.Length - 1, zeros.Length))}.0";
        return $"{digits.AsSpan(0, exponent + 1)}.{digits.AsSpan(exponent + 1)}";
    }
}
