using System.Text.Json.Nodes;

namespace Fuzz.Power;

/// <summary>What became of all faults.</summary>
/// <param name="Results">Each, in the order in which they were chosen.</param>
/// <param name="Possible">Faults that could have been planted.</param>
/// <param name="Programs">Programs that were thrown at them.</param>
/// <param name="Disagreeing">Calls left out, since the JIT without a fault differs.</param>
/// <param name="Preparing">Seconds until the first fault was planted.</param>
/// <param name="Seconds">Seconds in all.</param>
internal sealed record PowerScore(
    IReadOnlyList<Verdicted> Results,
    int Possible,
    int Programs,
    int Disagreeing,
    double Preparing,
    double Seconds)
{
    public int Killed => Count(FaultFate.Killed);
    public int Equivalent => Count(FaultFate.Equivalent);

    /// <summary>All that are neither killed nor proven to be equivalent, be it for valid programs.
    /// </summary>
    public IEnumerable<Verdicted> Survivors => Results.Where(r =>
        r.Fate is not (FaultFate.Killed or FaultFate.Equivalent or FaultFate.Invalid));

    /// <summary>Share of the faults that are not equivalent.</summary>
    public double Share => Of(Results.Count - Equivalent);

    /// <summary>Share of those that a valid program might show.</summary>
    public double ShareOfValid => Of(Results.Count - Equivalent - Count(FaultFate.Invalid));

    /// <summary>The same, without those that only ask more of services.</summary>
    public double ShareOfVisible => Of(
        Results.Count - Equivalent - Count(FaultFate.Invalid) - Count(FaultFate.Detour));

    public long Executions => Results.Sum(r => (long)r.Executions);

    public double FaultsPerSecond => Results.Count / Math.Max(0.001, Seconds - Preparing);

    private double Of(int faults) => Killed / (double)Math.Max(1, faults);

    public int Count(FaultFate fate) => Results.Count(r => r.Fate == fate);

    public JsonObject Json()
    {
        var kinds = new JsonObject();
        foreach (IGrouping<MutationKind, Verdicted> kind in ByKind())
        {
            var row = new JsonObject { ["faults"] = kind.Count() };
            foreach (FaultFate fate in Enum.GetValues<FaultFate>())
                row[FateText.Key(fate)] = kind.Count(r => r.Fate == fate);
            kinds[FaultText.Of(kind.Key)] = row;
        }
        return new JsonObject
        {
            ["faults"] = Results.Count,
            ["killed"] = Killed,
            ["equivalent"] = Equivalent,
            ["invalid"] = Count(FaultFate.Invalid),
            ["survived"] = Survivors.Count(),
            ["detours"] = Count(FaultFate.Detour),
            ["unreached"] = Count(FaultFate.Unreached),
            ["share"] = Math.Round(Share, 4),
            ["shareOfValid"] = Math.Round(ShareOfValid, 4),
            ["shareOfVisible"] = Math.Round(ShareOfVisible, 4),
            ["possible"] = Possible,
            ["programs"] = Programs,
            ["disagreeing"] = Disagreeing,
            ["executions"] = Executions,
            ["seconds"] = Math.Round(Seconds, 3),
            ["secondsPreparing"] = Math.Round(Preparing, 3),
            ["faultsPerSecond"] = Math.Round(FaultsPerSecond, 1),
            ["kinds"] = kinds,
            ["all"] = new JsonArray([.. Results.Select(Json)]),
        };
    }

    public IEnumerable<IGrouping<MutationKind, Verdicted>> ByKind() =>
        Results.GroupBy(r => r.Fault.Mutation.Kind).OrderBy(g => g.Key);

    private static JsonObject Json(Verdicted result) => new()
    {
        ["fault"] = FaultText.Of(result.Fault),
        ["emitter"] = result.Fault.Place.Emitter.Name,
        ["kind"] = FaultText.Of(result.Fault.Mutation.Kind),
        ["fate"] = FateText.Key(result.Fate),
        ["how"] = result.How,
        ["program"] = result.Program,
        ["executions"] = result.Executions,
    };
}
