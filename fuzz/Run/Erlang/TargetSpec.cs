namespace Fuzz.Run.Erlang;

/// <summary>A target that the user has described.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Vm">How to start it, when it is called like <c>erl</c>.</param>
/// <param name="Command">Else the command that runs a program; see <see cref="CommandTarget"/>.
/// </param>
internal sealed record TargetSpec(string Name, ErlangVm? Vm, string? Command)
{
    private const int BitsUnlessTold = 64;

    /// <summary>OTP release whose bytecode it takes; null when that is not told.</summary>
    public int? Release { get; init; }

    public int? WordBits { get; init; }

    public int? SmallBits { get; init; }

    public TargetLimits Limits { get; init; } = TargetLimits.None;

    public VmLimits VmLimits { get; init; } = VmLimits.Default;

    /// <summary>What it is, as far as it does not tell itself.</summary>
    /// <param name="told">What it tells.</param>
    public RealVm Known(RealVm? told)
    {
        var vm = new RealVm(
            Release ?? told?.Release ?? Generate.Releases.First,
            WordBits ?? told?.WordBits ?? BitsUnlessTold)
        {
            Limits = Limits,
        };
        return SmallBits is { } bits ? vm with { SmallBits = bits } : vm;
    }
}
