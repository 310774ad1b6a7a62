using Beam;

namespace Fuzz.Generate;

/// <summary>The ops that a program may have, and the rules that make them.</summary>
internal sealed class Dialect
{
    private readonly bool[] _has = new bool[Beam.Ops.MaxOpcode + 1];

    /// <param name="releases">Where the program must load.</param>
    /// <param name="takes">Ops that whoever runs it has.</param>
    /// <param name="isWanted">Rules that are preferred.</param>
    /// <param name="isWide">Somebody who runs it has small integers of 60 bits.</param>
    /// <param name="hasProcesses">A program may have several processes.</param>
    public Dialect(
        Releases releases, Func<Op, bool> takes, Func<Rule, bool> isWanted, bool isWide = false,
        bool hasProcesses = false)
    {
        IsWide = isWide;
        HasProcesses = hasProcesses;
        Releases = releases;
        foreach (OpInfo op in Beam.Ops.All)
            _has[(int)op.Op] = releases.Load(op.Op) && takes(op.Op);
        Steps = new Draw(Rules.Steps, Weights.Steps, MayUse, isWanted);
        Ends = new Draw(Rules.Ends, Weights.Ends, MayUse, isWanted);
    }

    public Releases Releases { get; }

    public bool IsWide { get; }

    public bool HasProcesses { get; }

    /// <summary>Rules behind which control goes on.</summary>
    public Draw Steps { get; }

    /// <summary>Rules that end a path.</summary>
    public Draw Ends { get; }

    public bool Has(Op op) => _has[(int)op];

    /// <summary>A rule is there for its first op; what else it emits it asks for itself.</summary>
    private bool MayUse(Rule rule) =>
        Has(rule.Ops[0]) && (HasProcesses || !rule.NeedsProcesses);
}
