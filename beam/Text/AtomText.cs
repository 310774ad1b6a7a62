using System.Collections.Frozen;
using System.Text;

namespace Beam.Text;

/// <summary>Atoms in Erlang syntax.</summary>
internal static class AtomText
{
    /// <summary>Words that are no atoms without quotes, in any of OTP 25 to 29.</summary>
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        "after", "and", "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr", "bxor", "case",
        "catch", "cond", "div", "else", "end", "fun", "if", "let", "maybe", "not", "of", "or",
        "orelse", "receive", "rem", "try", "when", "xor");

    public static bool IsReserved(string word) => Reserved.Contains(word);

    public static string Quote(string name)
    {
        if (IsPlain(name))
            return name;
        return Quoted(name, '\'');
    }

    /// <summary>A list of code points in string syntax.</summary>
    public static string QuoteString(string value) => Quoted(value, '"');

    /// <summary>A character that may begin an atom without quotes.</summary>
    public static bool IsLower(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'ß' and <= 'ÿ' and not '÷');

    /// <summary>A character that may stand in an atom or variable behind the first.</summary>
    public static bool IsNameChar(char c) => IsLower(c)
        || c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '@'
            or (>= 'À' and <= 'Þ' and not '×');

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || !IsLower(name[0]) || IsReserved(name))
            return false;
        foreach (char c in name)
        {
            if (!IsNameChar(c))
                return false;
        }
        return true;
    }

    private static string Quoted(string value, char quote)
    {
        var text = new StringBuilder(value.Length + 2).Append(quote);
        foreach (char c in value)
        {
            if (c == quote || c == '\\')
                text.Append('\\').Append(c);
            else
                AppendEscaped(text, c);
        }
        return text.Append(quote).ToString();
    }

    private static void AppendEscaped(StringBuilder text, char c)
    {
        switch (c)
        {
            case '\b':
                text.Append("\\b");
                break;
            case '\t':
                text.Append("\\t");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\v':
                text.Append("\\v");
                break;
            case '\f':
                text.Append("\\f");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\e':
                text.Append("\\e");
                break;
            case '\x7F':
                text.Append("\\d");
                break;
            case < ' ' or (> '\x7F' and < '\xA0'):
                text.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
                break;
            default:
                text.Append(c);
                break;
        }
    }
}
