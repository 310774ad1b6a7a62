using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Fuzz.Cli;

/// <summary>
/// A writer for a person's terminal that colours what it is given by what the lines are: verbs
/// write plain text, which is all that anybody else ever gets to see.
/// </summary>
internal sealed class Colours(TextWriter to) : TextWriter
{
    /// <summary>What is coloured: the first group of the first rule that finds one.</summary>
    private static readonly (Regex Line, Style Style)[] Rules =
    [
        Rule("^(finding:|fuzz:|differs:?|changed:)", "bold red"),
        Rule("^(× [0-9]+):", "bold red"),
        Rule("^(no findings|agree)$", "bold green"),
        Rule(": (differs:)", "bold red"),
        Rule(": (agrees)$", "green"),
        Rule("^(inconclusive:|not read:)", "yellow"),
        Rule(": (inconclusive:)", "yellow"),
        Rule("^(usage:|options:|examples:|exit code:|verbs:)", "bold"),
        Rule("^  (\\./run\\.sh [^#]*)", "blue"),
        Rule("^  (--[a-z0-9-]+(?: [A-Z][^ ]*)?)", "blue"),
        Rule("^(%% .*)$", "grey"),
        Rule("^ +(→.*)$", "bold red"),
        Rule("^ {4,}(- .*)$", "red"),
        Rule("^ {4,}(\\+ .*)$", "green"),
        Rule("^([a-z0-9]+): ", "bold"),
    ];

    private readonly AnsiWriter _ansi = new(to, Live.Capabilities(colours: true));
    private readonly StringBuilder _line = new();
    private readonly Lock _lock = new();

    public override Encoding Encoding => to.Encoding;

    public override void Write(char value)
    {
        lock (_lock)
        {
            if (value != '\n')
                _line.Append(value);
            else
                WriteLine(Rest());
        }
    }

    public override void WriteLine(string? value)
    {
        lock (_lock)
        {
            foreach (string line in $"{Rest()}{value}".Split('\n'))
                Coloured(line);
        }
    }

    public override void Write(string? value)
    {
        lock (_lock)
        {
            string[] lines = $"{Rest()}{value}".Split('\n');
            foreach (string line in lines.AsSpan(0, lines.Length - 1))
                Coloured(line);
            _line.Append(lines[^1]);
        }
    }

    /// <summary>What is no line yet stays plain.</summary>
    public override void Flush()
    {
        lock (_lock)
        {
            to.Write(Rest());
            to.Flush();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Flush();
        base.Dispose(disposing);
    }

    private string Rest()
    {
        string rest = _line.ToString();
        _line.Clear();
        return rest;
    }

    private void Coloured(string line)
    {
        foreach ((Regex rule, Style style) in Rules)
        {
            if (rule.Match(line) is not { Success: true } match)
                continue;
            Group part = match.Groups[1];
            to.Write(line[..part.Index]);
            _ansi.Write(part.Value, style);
            to.WriteLine(line[(part.Index + part.Length)..]);
            return;
        }
        to.WriteLine(line);
    }

    private static (Regex, Style) Rule(string line, string style) =>
        (new Regex(line, RegexOptions.CultureInvariant), Style.Parse(style));
}
