namespace Fuzz.Gate;

/// <summary>Two texts compared line by line.</summary>
internal static class TextDifference
{
    /// <summary>The lines that are only in one, <c>-</c> before the expected and <c>+</c> before
    /// the others, each stretch with the line before it; empty when the texts are the same.
    /// </summary>
    public static string Of(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        int[,] common = CommonLengths(expected, actual);
        var lines = new List<string>();
        bool same = true;
        int i = 0;
        int j = 0;
        while (i < expected.Count || j < actual.Count)
        {
            if (i < expected.Count && j < actual.Count && expected[i] == actual[j])
            {
                (i, j, same) = (i + 1, j + 1, true);
                continue;
            }
            if (same && i > 0)
                lines.Add($"  {expected[i - 1]}");
            same = false;
            bool isGone = j == actual.Count
                || (i < expected.Count && common[i + 1, j] >= common[i, j + 1]);
            lines.Add(isGone ? $"- {expected[i++]}" : $"+ {actual[j++]}");
        }
        return string.Join("\n", lines);
    }

    /// <summary>How many lines the rests from there on have in common, in order.</summary>
    private static int[,] CommonLengths(
        IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var common = new int[expected.Count + 1, actual.Count + 1];
        for (int i = expected.Count - 1; i >= 0; i--)
        {
            for (int j = actual.Count - 1; j >= 0; j--)
            {
                common[i, j] = expected[i] == actual[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        return common;
    }
}
