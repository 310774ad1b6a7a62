using System.Text.RegularExpressions;

namespace Fuzz.Tests.Tidy;

/// <summary>A C# file as the layout rules see it: lines, and braces that stand alone on theirs.
/// </summary>
internal sealed partial class SourceFile(string name, string[] lines)
{
    public string Name => name;
    public IReadOnlyList<string> Lines => lines;

    /// <summary>A member with a body in braces.</summary>
    /// <param name="Line">Where its declaration begins, from 1.</param>
    /// <param name="Length">Lines from there to the closing brace.</param>
    /// <param name="Cases">Lines that name an op or a service.</param>
    public readonly record struct Member(int Line, int Length, int Cases);

    [GeneratedRegex(@"(^|\s)(class|struct|record|interface|enum|namespace|extension)\b")]
    private static partial Regex TypeWord();

    [GeneratedRegex(@"\b(Op|Service)\.[A-Z]")]
    private static partial Regex CaseName();

    /// <summary>Members directly inside types; local functions and blocks count as theirs.
    /// </summary>
    public List<Member> Members()
    {
        var members = new List<Member>();
        var open = new Stack<(int Indent, bool IsType, int Line)>();
        int declaration = 0;
        bool inText = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            bool wasInText = inText;
            inText ^= Occurrences(line, "\"\"\"") % 2 != 0;
            if (wasInText || line.StartsWith("//", StringComparison.Ordinal))
                continue;
            int indent = lines[i].Length - lines[i].TrimStart().Length;
            if (line == "{")
            {
                bool isType = TypeWord().IsMatch(string.Join(' ', lines[declaration..i]));
                open.Push((indent, isType && Outer(open), declaration));
            }
            else if (line.StartsWith('}') && open.TryPeek(out var block) && block.Indent == indent)
            {
                open.Pop();
                if (!block.IsType && Outer(open))
                    members.Add(Measure(block.Line, i));
            }
            if (line is "" or "{" || line.EndsWith(';') || line.StartsWith('}'))
                declaration = i + 1;
        }
        return members;
    }

    /// <summary>Whether only types are open, so that what comes is a member.</summary>
    private static bool Outer(Stack<(int Indent, bool IsType, int Line)> open) =>
        open.All(block => block.IsType);

    private Member Measure(int first, int last) =>
        new(first + 1, last - first + 1,
            lines[first..last].Count(line => CaseName().IsMatch(line)));

    private static int Occurrences(string line, string word) => line.Split(word).Length - 1;
}
