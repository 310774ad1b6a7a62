using Spectre.Console;

namespace Fuzz.Cli;

/// <summary>A piece of a line on a terminal.</summary>
/// <param name="Text">Without line ends.</param>
/// <param name="Colour">As Spectre.Console names styles; null for the terminal's own.</param>
internal readonly record struct Piece(string Text, string? Colour = null);

/// <summary>Lines at the bottom of a person's terminal that are rewritten in place.</summary>
/// <param name="to">The terminal.</param>
/// <param name="colours">The person wants colours.</param>
/// <param name="columns">How wide it is, now: the window may change.</param>
internal sealed class Live(TextWriter to, bool colours, Func<int> columns)
{
    private readonly AnsiWriter _ansi = new(to, Capabilities(colours));
    private int _shown;

    public static AnsiCapabilities Capabilities(bool colours) => new()
    {
        Ansi = true,
        ColorSystem = colours ? ColorSystem.Standard : ColorSystem.NoColors,
    };

    public int Columns => columns();

    /// <summary>Shows these lines in place of those before.</summary>
    public void Show(IReadOnlyList<IReadOnlyList<Piece>> lines)
    {
        Clear();
        foreach (IReadOnlyList<Piece> line in lines)
        {
            // A line that wraps could not be rewritten.
            int left = Columns - 1;
            foreach (Piece piece in line)
            {
                string text = piece.Text.Length <= left ? piece.Text : piece.Text[..left];
                left -= text.Length;
                if (piece.Colour is { } colour)
                    _ansi.Write(text, Style.Parse(colour));
                else
                    to.Write(text);
            }
            to.Write('\n');
        }
        _shown = lines.Count;
        to.Flush();
    }

    /// <summary>Takes them away; what is written next stands in their place.</summary>
    public void Clear()
    {
        if (_shown == 0)
            return;
        _ansi.CursorUp(_shown);
        _ansi.CursorHorizontalAbsolute(1);
        _ansi.EraseInDisplay(0);
        _shown = 0;
        to.Flush();
    }
}
