namespace Fuzz.Generate;

/// <summary>
/// The one source of chance: a PCG stream (XSH-RR, 64 bits of state, 32 of output). It is passed
/// down explicitly; the same seed gives the same numbers on every machine.
/// </summary>
public sealed class Pcg
{
    private const ulong Multiplier = 6364136223846793005;

    private readonly ulong _increment;
    private ulong _state;

    public Pcg(ulong seed, ulong stream = 0)
    {
        _increment = (stream << 1) | 1;
        _state = 0;
        Next();
        _state += seed;
        Next();
    }

    /// <summary>32 uniform bits.</summary>
    public uint Next()
    {
        ulong old = _state;
        _state = unchecked((old * Multiplier) + _increment);
        uint mixed = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(mixed, (int)(old >> 59));
    }

    /// <summary>64 uniform bits.</summary>
    public ulong Next64() => ((ulong)Next() << 32) | Next();

    /// <summary>0 … bound-1; the bias (less than bound / 2^32) does not matter here.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(((ulong)Next() * (uint)bound) >> 32);
    }

    /// <summary>min … max, both included.</summary>
    public int Between(int min, int max) => min + Below(max - min + 1);

    /// <summary>True in <paramref name="percent"/> of 100 draws.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    /// <summary>An independent stream; what it draws changes nothing here.</summary>
    public Pcg Split() => new(Next64(), Next64() >> 1);
}
