using System.Text.RegularExpressions;
using Beam;
using Beam.Text;

namespace Fuzz.Tests.Filetests;

/// <summary>
/// A call and its outcome, one line: <c>f(3) = 6</c>, <c>f(a) raises error:badarith</c>, and behind
/// the reason <c>from [Frame,…]</c> where the stack trace matters. A line without outcome waits to
/// be blessed.
/// </summary>
/// <param name="Function">Function of the file's module.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Outcome">What it must do; null in a line that waits.</param>
/// <param name="HasTrace">The stack trace is compared, too.</param>
internal sealed partial record RunLine(
    string Function, ValueList<Term> Arguments, Outcome? Outcome, bool HasTrace)
{
    /// <summary>Reads the text behind <c>run: </c>.</summary>
    /// <param name="text">One line.</param>
    /// <param name="place">File and line, for complaints.</param>
    public static RunLine Parse(string text, string place)
    {
        // A parenthesis may stand within an argument: the first end that leaves terms is the end.
        int open = text.IndexOf('(');
        foreach (Match end in ArgumentsEnd().Matches(text))
        {
            if (end.Index < open)
                continue;
            if (ParseArguments(text[(open + 1)..end.Index]) is not { } arguments)
                continue;
            string function = text[..open].Trim('\'');
            string rest = text[(end.Index + end.Length)..];
            return end.Groups[1].Value switch
            {
                " = " => new(
                    function, arguments, new Returned(TermParser.Parse(rest, place)), false),
                " raises " => Raising(function, arguments, rest, place),
                var waits => new(function, arguments, null, waits == " from"),
            };
        }
        throw new InputException($"{place}: expected 'f(Args) = Value', found '{text}'");
    }

    [GeneratedRegex(@"\)( = | raises | from$|$)")]
    private static partial Regex ArgumentsEnd();

    private static ValueList<Term>? ParseArguments(string text)
    {
        try
        {
            return [.. Terms.Elements(TermParser.Parse($"[{text}]"))!];
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static RunLine Raising(
        string function, ValueList<Term> arguments, string text, string place)
    {
        int colon = text.IndexOf(':');
        if (colon < 0)
            throw new InputException($"{place}: expected 'raises Class:Reason', found '{text}'");
        string[] parts = text[(colon + 1)..].Split(" from ", 2);
        var outcome = new Raised(
            Atom.Of(text[..colon]),
            TermParser.Parse(parts[0], place),
            parts is [_, var trace] ? TermParser.Parse(trace, place) : Nil.Instance);
        return new(function, arguments, outcome, parts.Length == 2);
    }

    /// <summary>This line with another outcome.</summary>
    public RunLine With(Outcome outcome) => this with { Outcome = Compared(outcome) };

    /// <summary>Of an outcome, what this line compares.</summary>
    public Outcome Compared(Outcome outcome) => outcome is Raised raised && !HasTrace
        ? raised with { Stacktrace = Nil.Instance }
        : outcome;

    public string Call => $"{Atom.Quote(Function)}({string.Join(",", Arguments)})";

    public override string ToString() => Call + Outcome switch
    {
        Returned returned => $" = {returned.Value}",
        Raised raised => $" raises {raised.Class}:{raised.Reason}"
            + (HasTrace ? $" from {raised.Stacktrace}" : ""),
        null => HasTrace ? " from" : "",
        var other => $" {other}",
    };
}
