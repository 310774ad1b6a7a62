using Beam;

namespace Fuzz.Generate;

/// <summary>OTP releases that a program must load on, all of them.</summary>
/// <param name="Oldest">The oldest.</param>
/// <param name="Newest">The newest.</param>
public sealed record Releases(int Oldest, int Newest)
{
    /// <summary>Those that programs are made for when nobody says which: each program draws one.
    /// Between them they load every op in scope.</summary>
    public static IReadOnlyList<Releases> Mix { get; } = [Only(25), Only(27), Only(29)];

    /// <summary>The first whose programs are generated.</summary>
    public const int First = 25;

    public static Releases Only(int release) => new(release, release);

    /// <summary>Whether every loader takes the op.</summary>
    public bool Load(Op op) => op.Info.Since <= Oldest && op.Info.Until >= Newest;

    public override string ToString() =>
        Oldest == Newest ? $"OTP {Oldest}" : $"OTP {Oldest} to {Newest}";
}
