namespace Jit.Arm32;

/// <summary>When an instruction is executed; the value is its encoding.</summary>
public enum Cond : byte
{
    Eq, // Z
    Ne, // !Z
    Hs, // C: unsigned ≥
    Lo, // !C: unsigned <
    Mi, // N
    Pl, // !N
    Vs, // V
    Vc, // !V
    Hi, // C && !Z: unsigned >
    Ls, // !C || Z: unsigned ≤
    Ge, // N == V
    Lt, // N != V
    Gt, // !Z && N == V
    Le, // Z || N != V
    Al, // always
}

public static class CondExtensions
{
    /// <summary>The condition that holds exactly when this one does not.</summary>
    public static Cond Inverse(this Cond cond) => cond == Cond.Al
        ? throw new ArgumentException("al has no inverse", nameof(cond))
        : (Cond)((int)cond ^ 1);
}
