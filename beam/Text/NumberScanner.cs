using System.Globalization;
using System.Numerics;

namespace Beam.Text;

/// <summary>One number of Erlang text: <c>12</c>, <c>1_000</c>, <c>16#FF</c>, <c>1.5e-3</c>.
/// </summary>
internal ref struct NumberScanner(Scanner scanner, string text, int start)
{
    /// <summary>The largest integer of a 64-bit Erlang has 65,536 digits of 64 bits.</summary>
    private const double IntegerBitsMax = 65536.0 * 64;

    /// <summary>Digits that surely fit 64 bits in any base up to 36.</summary>
    private const int BlockDigits = 12;

    private readonly int _start = start;
    private int _end = start;

    /// <summary>Where the text goes on behind the number.</summary>
    public readonly int End => _end;

    public Token Read()
    {
        string digits = Digits(10);
        if (Peek() == '#' && char.IsAsciiLetterOrDigit(Peek(1)))
        {
            int numberBase = digits.Length <= 2 ? int.Parse(digits) : 0;
            if (numberBase is < 2 or > 36)
                throw scanner.Bad(_start, $"base {digits}, not 2 to 36");
            _end++;
            return Integer(Digits(numberBase), numberBase);
        }
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
            return Float(digits);
        return Integer(digits, 10);
    }

    private Token Float(string whole)
    {
        _end++;
        string number = $"{whole}.{Digits(10)}";
        if (Peek() is 'e' or 'E')
        {
            int sign = Peek(1) is '+' or '-' ? 1 : 0;
            if (!char.IsAsciiDigit(Peek(1 + sign)))
                throw scanner.Bad(End, "expected the digits of an exponent");
            number += text.Substring(End, 1 + sign);
            _end += 1 + sign;
            number += Digits(10);
        }
        double value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            throw scanner.Bad(_start, "float beyond the greatest");
        return new Token(TokenKind.Float, _start, value);
    }

    private readonly Token Integer(string digits, int numberBase)
    {
        if (digits.Length * Math.Log2(numberBase) > IntegerBitsMax)
            throw scanner.Bad(_start, "integer beyond the greatest");
        BigInteger value = numberBase == 10
            ? BigInteger.Parse(digits, CultureInfo.InvariantCulture)
            : InBase(digits, numberBase);
        return new Token(TokenKind.Integer, _start, value);
    }

    private static BigInteger InBase(string digits, int numberBase)
    {
        BigInteger value = BigInteger.Zero;
        for (int i = 0; i < digits.Length; i += BlockDigits)
        {
            ulong block = 0, scale = 1;
            foreach (char c in digits.AsSpan(i, Math.Min(BlockDigits, digits.Length - i)))
            {
                block = (block * (ulong)numberBase) + (ulong)DigitValue(c);
                scale *= (ulong)numberBase;
            }
            value = (value * scale) + block;
        }
        return value;
    }

    /// <summary>The digits from here on, without the underscores between them.</summary>
    private string Digits(int numberBase)
    {
        int from = End;
        while (IsDigit(Peek(), numberBase)
               || (Peek() == '_' && End > from && IsDigit(Peek(1), numberBase)))
        {
            _end++;
        }
        if (End == from)
            throw scanner.Bad(from, $"expected a digit of base {numberBase}");
        return text[from..End].Replace("_", "", StringComparison.Ordinal);
    }

    private readonly char Peek(int ahead = 0) =>
        End + ahead < text.Length ? text[End + ahead] : '\0';

    private static bool IsDigit(char c, int numberBase) => DigitValue(c) < numberBase;

    private static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => int.MaxValue,
    };
}
