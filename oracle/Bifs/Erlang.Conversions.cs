using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Beam;

namespace Oracle.Bifs;

/// <summary>Atoms, numbers and binaries into each other and into lists.</summary>
internal static partial class Erlang
{
    /// <summary>Characters that an atom can have.</summary>
    private const int AtomLengthMax = 255;

    public static readonly BifTable Conversions = new()
    {
        { "atom_to_list", 1, (_, a) => a[0] is Atom atom
            ? Terms.CharList(atom.Name)
            : BifResult.Badarg },
        { "list_to_atom", 1, (_, a) => MakeAtom(Text(a[0])) },
        { "list_to_existing_atom", 1, (_, a) => MakeAtom(Text(a[0])) },
        { "atom_to_binary", 2, (_, a) => AtomToBinary(a[0], a[1]) },
        { "binary_to_atom", 2, (_, a) => MakeAtom(Text(a[0], a[1])) },
        { "binary_to_existing_atom", 2, (_, a) => MakeAtom(Text(a[0], a[1])) },
        { "integer_to_list", 1, (_, a) => a[0] is Integer i
            ? Terms.CharList(i.Value.ToString())
            : BifResult.Badarg },
        { "integer_to_list", 2, (_, a) => (a[0], Small(a[1], 2, 36)) is (Integer i, int b)
            ? Terms.CharList(Digits(i.Value, b))
            : BifResult.Badarg },
        { "integer_to_binary", 1, (_, a) => a[0] is Integer i
            ? Ascii(i.Value.ToString())
            : BifResult.Badarg },
        { "integer_to_binary", 2, (_, a) => (a[0], Small(a[1], 2, 36)) is (Integer i, int b)
            ? Ascii(Digits(i.Value, b))
            : BifResult.Badarg },
        { "list_to_integer", 1, (_, a) => ParseInteger(Text(a[0]), 10) },
        { "list_to_integer", 2, (_, a) => ParseInteger(Text(a[0]), Small(a[1], 2, 36)) },
        { "binary_to_integer", 1, (_, a) => ParseInteger(Latin1(a[0]), 10) },
        { "binary_to_integer", 2, (_, a) => ParseInteger(Latin1(a[0]), Small(a[1], 2, 36)) },
        { "float_to_list", 1, (_, a) => Chars(FloatFormat.Print(a[0], Nil.Instance)) },
        { "float_to_list", 2, (_, a) => Chars(FloatFormat.Print(a[0], a[1])) },
        { "float_to_binary", 1, (_, a) => Bytes(FloatFormat.Print(a[0], Nil.Instance)) },
        { "float_to_binary", 2, (_, a) => Bytes(FloatFormat.Print(a[0], a[1])) },
        { "list_to_float", 1, (_, a) => ParseFloat(Text(a[0])) },
        { "binary_to_float", 1, (_, a) => ParseFloat(Latin1(a[0])) },
    };

    private static BifResult MakeAtom(string? name)
    {
        if (name is null)
            return BifResult.Badarg;
        return name.EnumerateRunes().Count() <= AtomLengthMax
            ? Atom.Of(name)
            : BifResult.SystemLimit;
    }

    /// <summary>A list of code points as a string; null when it is none.</summary>
    private static string? Text(Term list)
    {
        var text = new StringBuilder();
        for (; list is Cons cell; list = cell.Tail)
        {
            if (Small(cell.Head, 0, 0x10FFFF) is not int code || !Rune.IsValid(code))
                return null;
            text.Append(new Rune(code).ToString());
        }
        return list is Nil ? text.ToString() : null;
    }

    /// <summary>A binary in an encoding as a string; null when it is none.</summary>
    private static string? Text(Term binary, Term encoding)
    {
        if (!IsBinary(binary))
            return null;
        switch (encoding)
        {
            case Atom { Name: "latin1" }:
                return Latin1(binary);
            case Atom { Name: "utf8" or "unicode" }:
                try
                {
                    return new UTF8Encoding(false, throwOnInvalidBytes: true)
                        .GetString(((Bitstring)binary).Data.AsSpan());
                }
                catch (DecoderFallbackException)
                {
                    return null;
                }
            default:
                return null;
        }
    }

    private static string? Latin1(Term binary) => IsBinary(binary)
        ? Encoding.Latin1.GetString(((Bitstring)binary).Data.AsSpan())
        : null;

    private static BifResult Chars(string? text) =>
        text is null ? BifResult.Badarg : Terms.CharList(text);

    private static BifResult Bytes(string? text) =>
        text is null ? BifResult.Badarg : Ascii(text);

    private static Bitstring Ascii(string text) => new(Encoding.ASCII.GetBytes(text));

    private static BifResult AtomToBinary(Term term, Term encoding) => (term, encoding) switch
    {
        (Atom atom, Atom { Name: "utf8" or "unicode" }) =>
            new Bitstring(Encoding.UTF8.GetBytes(atom.Name)),
        (Atom atom, Atom { Name: "latin1" }) when atom.Name.All(c => c < 256) =>
            new Bitstring(Encoding.Latin1.GetBytes(atom.Name)),
        _ => BifResult.Badarg,
    };

    private static string Digits(BigInteger value, int radix)
    {
        if (radix == 10)
            return value.ToString();
        var digits = new StringBuilder();
        BigInteger rest = BigInteger.Abs(value);
        do
        {
            rest = BigInteger.DivRem(rest, radix, out BigInteger digit);
            digits.Insert(0, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(int)digit]);
        }
        while (!rest.IsZero);
        return value.Sign < 0 ? "-" + digits : digits.ToString();
    }

    /// <summary>A sign or none, then digits, and nothing else.</summary>
    private static BifResult ParseInteger(string? text, int? radix)
    {
        if (text is null || radix is not int valueOfTen)
            return BifResult.Badarg;
        int start = text is ['+' or '-', ..] ? 1 : 0;
        if (start == text.Length)
            return BifResult.Badarg;
        BigInteger value = 0;
        foreach (char c in text.AsSpan(start))
        {
            int digit = c is >= '0' and <= '9' ? c - '0'
                : char.IsAsciiLetter(c) ? char.ToUpperInvariant(c) - 'A' + 10 : 36;
            if (digit >= valueOfTen)
                return BifResult.Badarg;
            value = (value * valueOfTen) + digit;
        }
        return Arithmetic.Checked(text[0] == '-' ? -value : value);
    }

    private static BifResult ParseFloat(string? text)
    {
        if (text is null || !FloatSyntax().IsMatch(text))
            return BifResult.Badarg;
        double value = double.Parse(text, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? new Float(value) : BifResult.Badarg;
    }

    [GeneratedRegex(@"^[+-]?[0-9]+\.[0-9]+([eE][+-]?[0-9]+)?\z")]
    private static partial Regex FloatSyntax();
}
