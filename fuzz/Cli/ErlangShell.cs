using System.Text;
using Beam;
using Corpus;

namespace Fuzz.Cli;

/// <summary>Outcomes as Erlang's shell shows them: the value, or the exception with its stack
/// trace, one frame a line.</summary>
internal static class ErlangShell
{
    public static string Show(Outcome outcome)
    {
        if (outcome is Returned returned)
            return returned.Value.ToString();
        if (outcome is not Raised raised)
            return OutcomeText.Of(outcome);
        var text = new StringBuilder();
        text.Append($"exception {raised.Class}: {raised.Reason}");
        List<Term>? frames = Terms.Elements(raised.Stacktrace);
        if (frames is null)
            return text.Append($"\n  {raised.Stacktrace}").ToString();
        foreach (Term frame in frames)
            text.Append("\n  ").Append(Frame(frame));
        return text.ToString();
    }

    /// <summary><c>{M,F,ArityOrArgs,Info}</c> as <c>M:F/A (file, line N)</c>.</summary>
    private static string Frame(Term frame)
    {
        if (frame is not Beam.Tuple { Elements: [Atom module, Atom name, var arity, var info] })
            return frame.ToString();
        string call = arity is Integer
            ? $"{module}:{name}/{arity}"
            : $"{module}:{name}({string.Join(",", Terms.Elements(arity) ?? [arity])})";
        Term? file = null;
        Term? line = null;
        foreach (Term item in Terms.Elements(info) ?? [])
        {
            if (item is Beam.Tuple { Elements: [Atom { Name: "file" }, var f] })
                file = f;
            else if (item is Beam.Tuple { Elements: [Atom { Name: "line" }, var l] })
                line = l;
        }
        return file is null ? call : $"{call} ({Plain(file)}, line {line})";
    }

    private static string Plain(Term charList)
    {
        var text = new StringBuilder();
        foreach (Term item in Terms.Elements(charList) ?? [])
        {
            if (item is not Integer { Value: var code } || code < 0 || code > 0x10FFFF)
                return charList.ToString();
            text.Append(new Rune((int)code));
        }
        return text.ToString();
    }
}
