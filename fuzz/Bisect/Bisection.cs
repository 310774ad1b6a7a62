namespace Fuzz.Bisect;

/// <summary>What a version makes of a case.</summary>
internal enum Trial
{
    Good,
    Bad,

    /// <summary>It cannot be built, or cannot run the case.</summary>
    Untestable,
}

/// <summary>What a version makes of a case, and why it can make nothing of it.</summary>
internal readonly record struct Tested(Trial Trial, string? Why = null)
{
    /// <summary>It cannot be tested; the reason is the last line of what a command said, or of a
    /// compiler its last error.</summary>
    public static Tested Not(string what, string error, string output)
    {
        string[] lines =
        [
            .. $"{output}\n{error}".Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0),
        ];
        string? why = lines.LastOrDefault(l => l.Contains(": error ", StringComparison.Ordinal))
            ?? lines.LastOrDefault();
        return new Tested(Trial.Untestable, why is null ? what : $"{what}: {why}");
    }
}

/// <summary>Finds the first bad one of versions in order.</summary>
internal static class Bisection
{
    /// <summary>The last that is good and the first that is bad; what lies between cannot be
    /// tested. -1 and 0 where all are bad, the last and the number of all where none is.</summary>
    /// <param name="count">How many versions.</param>
    /// <param name="test">Tests one; each is asked for once at most.</param>
    public static (int Good, int Bad) Find(int count, Func<int, Trial> test)
    {
        int good = -1;
        int bad = count;
        var untestable = new HashSet<int>();
        while (Middle(good, bad, untestable) is { } at)
        {
            switch (test(at))
            {
                case Trial.Good:
                    good = at;
                    break;
                case Trial.Bad:
                    bad = at;
                    break;
                default:
                    untestable.Add(at);
                    break;
            }
        }
        return (good, bad);
    }

    /// <summary>What lies between and can be tested, nearest to the middle; null when there is
    /// nothing.</summary>
    private static int? Middle(int good, int bad, HashSet<int> untestable)
    {
        int middle = (good + bad) / 2;
        int[] between = [.. Enumerable.Range(good + 1, bad - good - 1)
            .Where(i => !untestable.Contains(i))];
        return between.Length == 0 ? null : between.MinBy(i => Math.Abs(i - middle));
    }
}
