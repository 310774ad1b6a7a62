using Fuzz.Run;

namespace Fuzz.Localise;

/// <summary>Where a walk ended, and why.</summary>
/// <param name="Kind">Of <see cref="DivergenceKind"/>, or how the end differs.</param>
/// <param name="Blamed">The BEAM instruction.</param>
/// <param name="What">What differs.</param>
/// <param name="Expected">The oracle's.</param>
/// <param name="Actual">The JIT's.</param>
/// <param name="Number">Places where both agreed.</param>
/// <param name="Spots">What was written wrong, the likeliest first.</param>
/// <param name="Before">The oracle where both agreed last; null when they never did.</param>
/// <param name="After">The oracle at the place where both are and differ; null when they are not
/// at one place.</param>
internal sealed record Parting(
    string Kind,
    CodePlace Blamed,
    string What,
    string Expected,
    string Actual,
    int Number,
    IReadOnlyList<Spot> Spots,
    OracleStep? Before,
    OracleStep? After)
{
    /// <summary>The instruction that should have come next, where another one did.</summary>
    public CodePlace? Next { get; init; }

    /// <summary>The one that came.</summary>
    public CodePlace? Went { get; init; }
}

/// <summary>Follows the oracle's steps with the JIT's code until they part.</summary>
internal sealed class Walk(
    Arm32Target target,
    GuestView view,
    List<OracleStep> steps,
    Expectation run,
    bool isWhole)
{
    /// <summary>ARM instructions without a BEAM instruction beginning: more is for ever.</summary>
    public const int SilenceMax = 1_000_000;

    private readonly Boundaries _boundaries = new();
    private int _next;
    private int _silence;
    private int _number;

    public Parting? Parting { get; private set; }

    /// <summary>The step where both agreed last.</summary>
    public int Synced { get; private set; }

    /// <summary>The oracle's next step at an instruction that has code; null at its end.</summary>
    public OracleStep? NextStep => Find() is var i && i < steps.Count ? steps[i] : null;

    /// <summary>The oracle's steps since both agreed.</summary>
    public IReadOnlyList<OracleStep> Path =>
        steps[Synced..Math.Max(Find(), Math.Min(Synced + 1, steps.Count))];

    public void OnInstruction(uint pc)
    {
        _boundaries.Update(target.Guest);
        if (_boundaries.At(pc) is { } place)
        {
            _silence = 0;
            view.Take();
            Arrive(place);
        }
        else if (++_silence > SilenceMax)
        {
            Part(
                DivergenceKind.Hang, steps[Synced].Place, "next instruction",
                NextStep is { } next ? Lockstep.Describe(next.Place) : "an end",
                $"none within {SilenceMax} ARM instructions");
        }
        if (Parting is not null)
            target.Machine.Stop();
    }

    private void Arrive(CodePlace place)
    {
        int next = Find();
        if (next == steps.Count && !isWhole)
        {
            target.Machine.Stop();
            return;
        }
        if (next == steps.Count || !steps[next].Place.IsSame(place))
        {
            CodePlace? wanted = next == steps.Count ? null : steps[next].Place;
            Parting = Part(
                DivergenceKind.Branch, Blame.ForBranch(Path, place), "next instruction",
                wanted is null ? "the end of the run" : Lockstep.Describe(wanted),
                Lockstep.Describe(place)) with
            { Next = wanted, Went = place };
            return;
        }
        if (view.Compare(steps[next], run) is { } wrong)
        {
            Part(
                wrong.Kind, Blame.ForValue(Path, wrong.What), wrong.What, wrong.Expected,
                wrong.Actual, wrong.Spots, steps[next]);
            return;
        }
        (Synced, _next) = (next, next + 1);
        _number++;
    }

    public Parting Part(
        string kind, CodePlace blamed, string what, string expected, string actual,
        IReadOnlyList<Spot>? spots = null, OracleStep? after = null) =>
        Parting = new(
            kind, blamed, what, expected, actual, _number, spots ?? [],
            _number == 0 ? null : steps[Synced], after);

    private int Find()
    {
        int i = _next;
        while (i < steps.Count && !_boundaries.Has(steps[i].Place))
            i++;
        return i;
    }
}
