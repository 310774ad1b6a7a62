using System.Text;

namespace Beam.Text;

/// <summary>Erlang text to tokens. <paramref name="file"/> is the name messages begin with, or
/// null.</summary>
internal sealed class Scanner(string text, string? file)
{
    private const int AtomCharsMax = 255;

    private int _at;

    public string Text => text;

    /// <summary>The token that <see cref="Advance"/> read last.</summary>
    public Token Current { get; private set; }

    /// <summary>Reads the next token.</summary>
    public void Advance()
    {
        SkipBlank();
        Current = _at < text.Length ? Read() : new Token(TokenKind.End, _at);
    }

    /// <summary>Reads the next token if the current one is <paramref name="kind"/>.</summary>
    public bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        Advance();
        return true;
    }

    public Token Expect(TokenKind kind)
    {
        Token token = Current;
        if (!Accept(kind))
            throw Unexpected(Token.Name(kind));
        return token;
    }

    /// <summary>The error that <paramref name="expected"/> should stand where the current token is.
    /// </summary>
    public InputException Unexpected(string expected) => Unexpected(Current, expected);

    public InputException Unexpected(Token token, string expected)
    {
        string found = token.Value is string text && token.Kind == TokenKind.Atom
            ? AtomText.Quote(text)
            : Token.Name(token.Kind);
        return Bad(token.Offset, $"expected {expected}, found {found}");
    }

    public InputException Bad(int offset, string what) => new($"{Position(offset)}: {what}");

    /// <summary>File, line and column, both from 1; a column is a code point.</summary>
    public string Position(int offset)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, offset);
        int line = before.Count('\n') + 1;
        int column = 1;
        foreach (Rune _ in before[(before.LastIndexOf('\n') + 1)..].EnumerateRunes())
            column++;
        return file is null ? $"{line}:{column}" : $"{file}:{line}:{column}";
    }

    private void SkipBlank()
    {
        while (_at < text.Length)
        {
            if (text[_at] == '%')
                SkipComment();
            else if (IsBlank(text[_at]))
                _at++;
            else
                return;
        }
    }

    private void SkipComment()
    {
        int length = text.AsSpan(_at).IndexOf('\n');
        _at = length < 0 ? text.Length : _at + length;
    }

    private static bool IsBlank(char c) => c is <= ' ' or (>= '\x80' and <= '\xA0') or '\uFEFF';

    private char Peek(int ahead = 0) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private Token Read()
    {
        int start = _at;
        char c = text[_at];
        if (char.IsAsciiDigit(c))
        {
            var number = new NumberScanner(this, text, start);
            Token token = number.Read();
            _at = number.End;
            return token;
        }
        if (AtomText.IsLower(c))
            return Word(start);
        switch (c)
        {
            case '\'':
                string name = Quoted('\'', "quoted atom");
                if (name.Length > AtomCharsMax && name.EnumerateRunes().Count() > AtomCharsMax)
                    throw Bad(start, $"atom of more than {AtomCharsMax} characters");
                return new Token(TokenKind.Atom, start, name);
            case '"':
                return new Token(TokenKind.String, start, Quoted('"', "string"));
            case '$':
                return new Token(TokenKind.Integer, start, CharacterCode());
            default:
                return Punctuation(start);
        }
    }

    private Token Word(int start)
    {
        while (AtomText.IsNameChar(Peek()))
            _at++;
        string word = text[start.._at];
        if (word == "fun")
            return new Token(TokenKind.Fun, start);
        if (AtomText.IsReserved(word) && word is not ("maybe" or "else")) // Atoms up to OTP 26.
        {
            throw Bad(
                start, $"expected a term, found the reserved word {word}; an atom is '{word}'");
        }
        if (word.Length > AtomCharsMax)
            throw Bad(start, $"atom of more than {AtomCharsMax} characters");
        return new Token(TokenKind.Atom, start, word);
    }

    private Token Punctuation(int start)
    {
        char next = Peek(1);
        (TokenKind kind, int length) = text[start] switch
        {
            ',' => (TokenKind.Comma, 1),
            '|' => (TokenKind.Bar, 1),
            ':' => (TokenKind.Colon, 1),
            '/' => (TokenKind.Slash, 1),
            '+' => (TokenKind.Plus, 1),
            '-' => (TokenKind.Minus, 1),
            '[' => (TokenKind.ListOpen, 1),
            ']' => (TokenKind.ListClose, 1),
            '{' => (TokenKind.Open, 1),
            '}' => (TokenKind.Close, 1),
            '#' when next == '{' => (TokenKind.MapOpen, 2),
            '#' => (TokenKind.Hash, 1),
            '=' when next == '>' => (TokenKind.Arrow, 2),
            '=' => (TokenKind.Equals, 1),
            '<' when next == '<' => (TokenKind.BitsOpen, 2),
            '>' when next == '>' => (TokenKind.BitsClose, 2),
            '.' when start + 1 == text.Length || next == '%' || IsBlank(next) => (TokenKind.Dot, 1),
            _ => throw Bad(start, $"expected a term, found {Shown(start)}"),
        };
        _at += length;
        return new Token(kind, start);
    }

    private string Shown(int offset)
    {
        Rune.DecodeFromUtf16(text.AsSpan(offset), out Rune rune, out _);
        return AtomText.Quote(rune.ToString());
    }

    /// <summary>What stands between quotes, escapes resolved.</summary>
    private string Quoted(char quote, string what)
    {
        int start = _at++;
        var value = new StringBuilder();
        while (true)
        {
            if (_at >= text.Length)
                throw Bad(start, $"{what} without its closing {quote}");
            char c = text[_at];
            if (c == quote)
                break;
            if (c == '\\')
                AppendCodePoint(value, Escape());
            else
                value.Append(text[_at++]);
        }
        _at++;
        return value.ToString();
    }

    private static void AppendCodePoint(StringBuilder value, int code)
    {
        if (Rune.IsValid(code))
            value.Append(new Rune(code).ToString());
        else
            value.Append((char)code); // A lone surrogate; Escape lets none pass.
    }

    /// <summary><c>$c</c>.</summary>
    private System.Numerics.BigInteger CharacterCode()
    {
        int start = _at++;
        if (_at >= text.Length)
            throw Bad(start, "expected a character behind $");
        if (text[_at] == '\\')
            return Escape();
        Rune.DecodeFromUtf16(text.AsSpan(_at), out Rune rune, out int length);
        _at += length;
        return rune.Value;
    }

    /// <summary>The code point of an escape sequence.</summary>
    private int Escape()
    {
        int start = _at++;
        if (_at >= text.Length)
            throw Bad(start, "expected an escape sequence behind \\");
        char c = text[_at];
        switch (c)
        {
            case >= '0' and <= '7':
                return Octal();
            case 'x':
                _at++;
                return Hex(start);
            case '^':
                _at += 2;
                return _at <= text.Length && text[_at - 1] is >= '@' and <= '_' or >= 'a' and <= 'z'
                    ? text[_at - 1] & 0x1F
                    : throw Bad(start, "expected a letter behind \\^");
            default:
                Rune.DecodeFromUtf16(text.AsSpan(_at), out Rune rune, out int length);
                _at += length;
                return Named(rune.Value);
        }
    }

    private static int Named(int c) => c switch
    {
        'b' => '\b',
        'd' => '\x7F',
        'e' => '\e',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        's' => ' ',
        't' => '\t',
        'v' => '\v',
        _ => c,
    };

    private int Octal()
    {
        const int digitsMax = 3;
        int code = 0;
        for (int i = 0; i < digitsMax && Peek() is >= '0' and <= '7'; i++)
            code = (code * 8) + (text[_at++] - '0');
        return code;
    }

    /// <summary><c>\xHH</c> or <c>\x{H…}</c>, from behind the x.</summary>
    private int Hex(int start)
    {
        bool braces = Peek() == '{';
        if (braces)
            _at++;
        int code = 0;
        int digits = 0;
        for (; char.IsAsciiHexDigit(Peek()) && digits < (braces ? 8 : 2); digits++)
            code = (code * 16) + Convert.ToInt32(text[_at++].ToString(), 16);
        bool complete = braces ? digits > 0 && Peek() == '}' : digits == 2;
        if (!complete || !Rune.IsValid(code))
            throw Bad(start, "expected \\xHH or \\x{H…}, a code point in hexadecimal");
        if (braces)
            _at++;
        return code;
    }
}
