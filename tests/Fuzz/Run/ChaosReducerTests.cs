using Beam;
using Corpus;
using Fuzz.Run;

namespace Fuzz.Tests.Run;

/// <summary>Of the decisions at random those are left that a finding needs.</summary>
public sealed class ChaosReducerTests
{
    private static readonly Reproducer Found = new(
        new Fuzz.Generate.Program(new Module("m", [], [], [], 1, []), [], 0, []),
        new CaseOptions(Chaos: 7), new Differ(Difference.Value, ""));

    [TestCase("reload@5")]
    [TestCase("reload@0")]
    [TestCase("service@5,reload@12", TestName = "Of_two_kinds")]
    [TestCase("collect@3-9")]
    [TestCase("order@0,place@0,room@100-200", TestName = "Of_three_kinds")]
    public void What_a_finding_needs_is_left(string needed)
    {
        ChaosPart[] parts = [.. needed.Split(',').Select(p => ChaosPart.Parse(p)!)];
        int tries = 0;
        CaseOptions less = new ChaosReducer(
            (it, options) => ++tries > 0 && parts.All(p => options.ChaosOnly.Any(o => Has(o, p)))
                ? it with { Options = options } : null).Of(Found).Options;
        Assert.That($"{less}", Is.EqualTo($"chaos=7:{needed} reductions=100000"));
        Assert.That(tries, Is.LessThan(100));
    }

    private static bool Has(ChaosPart whole, ChaosPart part) =>
        whole.Kind == part.Kind && whole.First <= part.First && part.Last <= whole.Last;
}
