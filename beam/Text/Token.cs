namespace Beam.Text;

internal enum TokenKind
{
    End,
    Atom,
    Integer,
    Float,
    String,

    /// <summary>The dot that ends a form.</summary>
    Dot,
    Fun,
    Comma,
    Bar,
    Colon,
    Slash,
    Plus,
    Minus,
    Arrow,
    ListOpen,
    ListClose,
    Open,
    Close,
    MapOpen,
    Hash,
    Equals,
    BitsOpen,
    BitsClose,
}

/// <summary>A token of Erlang text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Value">Name of an atom, <c>BigInteger</c>, <c>double</c>, text of a string; else
/// null.</param>
internal readonly record struct Token(TokenKind Kind, int Offset, object? Value = null)
{
    /// <summary>How a message names a kind of token.</summary>
    public static string Name(TokenKind kind) => kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Atom => "an atom",
        TokenKind.Integer => "an integer",
        TokenKind.Float => "a float",
        TokenKind.String => "a string",
        TokenKind.Dot => "'.'",
        TokenKind.Fun => "'fun'",
        TokenKind.Comma => "','",
        TokenKind.Bar => "'|'",
        TokenKind.Colon => "':'",
        TokenKind.Slash => "'/'",
        TokenKind.Plus => "'+'",
        TokenKind.Minus => "'-'",
        TokenKind.Arrow => "'=>'",
        TokenKind.ListOpen => "'['",
        TokenKind.ListClose => "']'",
        TokenKind.Open => "'{'",
        TokenKind.Close => "'}'",
        TokenKind.MapOpen => "'#{'",
        TokenKind.Hash => "'#'",
        TokenKind.Equals => "'='",
        TokenKind.BitsOpen => "'<<'",
        TokenKind.BitsClose => "'>>'",
    };
}
