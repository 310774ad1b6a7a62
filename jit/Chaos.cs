namespace Jit;

/// <summary>What one seed decides apart, so that a change of the one leaves the other alone.
/// </summary>
public enum ChaosStream
{
    /// <summary>How a module is laid out.</summary>
    Code,

    /// <summary>What happens while it runs.</summary>
    Run,

    /// <summary>Where its code lies.</summary>
    Place,
}

/// <summary>
/// Makes decisions at random that must not matter: sizes, orders, distances, when to collect. It is
/// handed down to who decides; where there is none, they decide as they do best.
/// </summary>
/// <remarks>SplitMix64: any seed will do, and a module or a run starts it anew.</remarks>
public sealed class Chaos(ulong seed, ChaosStream stream)
{
    private ulong _state = seed ^ ((ulong)stream << 56);

    /// <summary>A number from 0 to <paramref name="limit"/> - 1.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (uint)limit) >> 32);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>Puts items into any order.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Next()
    {
        ulong z = _state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
