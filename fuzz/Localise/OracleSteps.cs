using Beam;
using Corpus;
using Oracle;

namespace Fuzz.Localise;

/// <summary>The oracle before one instruction.</summary>
/// <param name="Place">The instruction.</param>
/// <param name="Reductions">Spent so far.</param>
/// <param name="StackWords">Words of all frames.</param>
/// <param name="X">Live x registers; null where no program may read one.</param>
/// <param name="Y">y registers, likewise.</param>
/// <param name="Fr">Live float registers.</param>
/// <param name="Mailbox">Where the process' receive stands.</param>
internal sealed record OracleStep(
    CodePlace Place,
    long Reductions,
    int StackWords,
    IReadOnlyList<(int Index, Term? Value)> X,
    IReadOnlyList<Term?> Y,
    IReadOnlyList<(int Index, double Value)> Fr,
    string Mailbox)
{
    /// <summary>The entry of a function: there the oracle has spent what the JIT is about to.
    /// </summary>
    public bool IsEntry => Place.Instruction is { Op: Op.Label } label
        && ((Label)label[0]).Number == Place.In.Entry;
}

/// <summary>Every step of a run of the oracle.</summary>
internal static class OracleSteps
{
    /// <summary>Steps that are kept; no finding needs so many.</summary>
    private const int StepsMax = 200_000;

    public static (List<OracleStep> Steps, Observation Observation, bool IsWhole) Of(
        ICodePath path, Module module, Mfa function, ValueList<Term> arguments,
        CaseOptions options)
    {
        var machine = new OracleMachine(path);
        machine.Load(module);
        var steps = new List<OracleStep>();
        var live = new Dictionary<Function, Live[]>(ReferenceEqualityComparer.Instance);
        bool isWhole = true;
        Observation observation = machine.Run(
            function, arguments, options.Reductions, options.Schedule, Take);
        return (steps, observation, isWhole);

        bool Take(Moment moment)
        {
            if (steps.Count == StepsMax)
                return isWhole = false;
            steps.Add(Step(moment, live));
            return true;
        }
    }

    private static OracleStep Step(Moment moment, Dictionary<Function, Live[]> known)
    {
        var place = new CodePlace(moment.Module, moment.Function, moment.Instruction);
        if (!known.TryGetValue(place.In, out Live[]? lives))
            known.Add(place.In, lives = Liveness.Before(place.In));
        Live live = lives[place.Index];
        List<(int, Term?)> x = [.. Live.Indexes(live.X).Select(i => (i, moment.X(i)))];
        if (x is [(0, null), ..])
            x = [.. Enumerable.Range(0, 4).Select(i => (i, moment.X(i)))]; // An exception came.
        return new OracleStep(
            place,
            moment.Reductions,
            moment.StackWords,
            x,
            [.. Enumerable.Range(0, moment.YCount).Select(moment.Y)],
            [.. Live.Indexes(live.Fr).Select(i => (i, moment.Fr(i)))],
            moment.Mailbox);
    }
}
