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
    private int _collections = view.Collections;

    private Lost? _lost;

    /// <summary>The first register that a collection should have kept and did not, since registers
    /// were compared.</summary>
    /// <param name="X">The register.</param>
    /// <param name="Word">What it holds.</param>
    /// <param name="Step">The step that collected.</param>
    /// <param name="Number">Places where both agreed before it.</param>
    private sealed record Lost(int X, string Word, OracleStep Step, int Number);

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
            view.Leave();
        }
        else if (view.Collections != _collections && target.Guest.Code.Find(pc) is not null)
        {
            _collections = view.Collections;
            view.Take();
            if (_next > 0 && view.LeftBehind(Liveness.Kept(steps[Synced].Place)) is { } x)
                _lost ??= new(x, view.ShowX(x), steps[Synced], _number);
            view.Leave();
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
            Parting parted = Part(
                DivergenceKind.Branch, Blame.ForBranch(Path, place, _boundaries.Has),
                "next instruction",
                wanted is null ? "the end of the run" : Lockstep.Describe(wanted),
                Lockstep.Describe(place));
            if (parted.Kind == DivergenceKind.Branch)
                Parting = parted with { Next = wanted, Went = place };
            return;
        }
        if (view.Compare(steps[next], run) is { } wrong)
        {
            Part(
                wrong.Kind, Blame.ForValue(Path, wrong.What), wrong.What, wrong.Expected,
                wrong.Actual, wrong.Spots, steps[next]);
            return;
        }
        (Synced, _next, _collections) = (next, next + 1, view.Collections);
        _number++;
        if (!GuestView.IsBuilding(place.Instruction.Op))
            _lost = null;
    }

    /// <summary>They part. Where a root was lost since both agreed, that is what went wrong,
    /// whatever came of it.</summary>
    public Parting Part(
        string kind, CodePlace blamed, string what, string expected, string actual,
        IReadOnlyList<Spot>? spots = null, OracleStep? after = null)
    {
        var parting = new Parting(
            kind, blamed, what, expected, actual, _number, spots ?? [],
            _number == 0 ? null : steps[Synced], after);
        if (_lost is { } lost)
        {
            parting = new(
                DivergenceKind.Root, lost.Step.Place, $"x{lost.X}",
                lost.Step.X.FirstOrDefault(x => x.Index == lost.X).Value is { } kept
                    ? GuestView.Show(kept) : "a root",
                lost.Word, lost.Number, [Spot.OfX(lost.X)], lost.Step, null);
        }
        else if (kind == DivergenceKind.Root && spots is [_] && Blame.Writes(
            blamed.Instruction, what))
        {
            // It should hold another term by now: what was there before was no root.
            parting = parting with { Kind = DivergenceKind.NoTerm };
        }
        return Parting = parting;
    }

    private int Find()
    {
        int i = _next;
        while (i < steps.Count && !_boundaries.Has(steps[i].Place))
            i++;
        return i;
    }
}
