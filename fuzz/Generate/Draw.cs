namespace Fuzz.Generate;

/// <summary>A weighted choice of rules.</summary>
internal sealed class Draw
{
    /// <summary>Rules whose ops were asked for are drawn this many times as often.</summary>
    private const int Boost = 30;

    /// <summary>Draws until a rule fits, at most.</summary>
    private const int TriesMax = 50;

    private readonly Rule[] _rules;
    private readonly int[] _sums;

    public Draw(
        IReadOnlyList<Rule> rules,
        ReadOnlySpan<(string Rule, int Weight)> weights,
        Func<Rule, bool> mayUse,
        Func<Rule, bool> isWanted)
    {
        if (rules.Count != weights.Length)
            throw new ArgumentException("each rule has one weight");
        Dictionary<string, Rule> byName = rules.ToDictionary(r => r.Name);
        var used = new List<Rule>();
        var sums = new List<int>();
        int sum = 0;
        foreach ((string name, int weight) in weights)
        {
            Rule rule = byName[name];
            if (!mayUse(rule))
                continue;
            used.Add(rule);
            sums.Add(sum += isWanted(rule) ? weight * Boost : weight);
        }
        _rules = [.. used];
        _sums = [.. sums];
    }

    /// <summary>A rule that may be used here, or null when none was found.</summary>
    public Rule? Next(Body body)
    {
        for (int tries = 0; tries < TriesMax; tries++)
        {
            int point = body.Random.Below(_sums[^1]);
            int found = Array.BinarySearch(_sums, point + 1);
            Rule rule = _rules[found < 0 ? ~found : found];
            if (rule.Requires(body))
                return rule;
        }
        return null;
    }
}
