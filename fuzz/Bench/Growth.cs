namespace Fuzz.Bench;

/// <summary>How far a campaign was at a moment.</summary>
/// <param name="Programs">Programs run.</param>
/// <param name="Seconds">Processor time of its worker.</param>
/// <param name="Jit">Edges of the JIT's own code.</param>
/// <param name="Guest">Edges between blocks of emitted code.</param>
/// <param name="Ops">Pairs of ops.</param>
internal sealed record Sample(long Programs, double Seconds, long Jit, long Guest, long Ops)
{
    public long All => Jit + Guest + Ops;
}

/// <summary>How a campaign's coverage grew.</summary>
/// <param name="Name">Of the campaign.</param>
/// <param name="Samples">In order.</param>
internal sealed record Growth(string Name, IReadOnlyList<Sample> Samples)
{
    public Sample Last => Samples[^1];

    /// <summary>The last sample of those that an amount was enough for.</summary>
    public Sample At(double amount, Func<Sample, double> of) =>
        Samples.LastOrDefault(s => of(s) <= amount) ?? Samples[0];

    /// <summary>With the processor time that another campaign took for as many programs.</summary>
    public Growth TimedBy(Growth clock) => this with
    {
        Samples =
        [
            .. Samples.Where(s => s.Programs <= clock.Last.Programs)
                .Select(s => s with { Seconds = clock.SecondsOf(s.Programs) }),
        ],
    };

    private double SecondsOf(long programs)
    {
        Sample before = At(programs, s => s.Programs);
        Sample after = Samples.FirstOrDefault(s => s.Programs >= programs) ?? before;
        double share = after.Programs == before.Programs
            ? 0 : (double)(programs - before.Programs) / (after.Programs - before.Programs);
        return before.Seconds + (share * (after.Seconds - before.Seconds));
    }
}
