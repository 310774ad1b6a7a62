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
        Func<Rule, bool> isWanted)
    {
        if (rules.Count != weights.Length)
            throw new ArgumentException("each rule has one weight");
        _rules = new Rule[rules.Count];
        _sums = new int[rules.Count];
        int sum = 0;
        for (int i = 0; i < _rules.Length; i++)
        {
            (string name, int weight) = weights[i];
            _rules[i] = rules.Single(r => r.Name == name);
            sum += isWanted(_rules[i]) ? weight * Boost : weight;
            _sums[i] = sum;
        }
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
