using Beam;

namespace Jit;

/// <summary>What is decided. Each kind is drawn for itself, so that what becomes of one leaves the
/// others as they are.</summary>
public enum ChaosKind
{
    /// <summary>In which order functions stand.</summary>
    Order,

    /// <summary>In which order code stands that is out of line, and where.</summary>
    Stubs,

    /// <summary>Gaps in the code.</summary>
    Gap,

    /// <summary>Whether a check for room collects whatever there is.</summary>
    Check,

    /// <summary>Whether a service does what emitted code could.</summary>
    Service,

    /// <summary>Whether a register is loaded though another holds the same.</summary>
    Reload,

    /// <summary>Words asked for beyond those that are needed.</summary>
    Slack,

    /// <summary>Where a module lies.</summary>
    Place,

    /// <summary>Garbage that a new heap begins with.</summary>
    Shift,

    /// <summary>Whether to collect though there is room, while the program runs.</summary>
    Collect,

    /// <summary>Whether it is a major collection.</summary>
    Major,

    /// <summary>How large heaps are.</summary>
    Room,
}

/// <summary>Decisions of a kind, from one number to another, both included.</summary>
public readonly record struct ChaosRange(ChaosKind Kind, int First, int Last);

/// <summary>
/// Makes decisions at random that must not matter: sizes, orders, distances, when to collect. It is
/// handed down to who decides; where there is none, they decide as they do best.
/// </summary>
/// <param name="seed">Of all decisions.</param>
/// <param name="only">Those that are made at random; empty for all.</param>
/// <remarks>SplitMix64, a stream for each kind: any seed will do, and a module or a run starts them
/// anew.</remarks>
public sealed class Chaos(ulong seed, ValueList<ChaosRange> only)
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    private readonly int[] _next = new int[Enum.GetValues<ChaosKind>().Length];

    /// <summary>What decides so, or null.</summary>
    public static Chaos? Of(JitOptions options) =>
        options.Chaos is { } seed ? new Chaos(seed, options.ChaosOnly) : null;

    /// <summary>A number from 0 to <paramref name="limit"/> - 1; null where the next decision is as
    /// is best.</summary>
    public int? Below(ChaosKind kind, int limit) =>
        Draw(kind) is { } drawn ? (int)(((drawn >> 32) * (uint)limit) >> 32) : null;

    /// <summary>True once in so many times.</summary>
    public bool OneIn(ChaosKind kind, int times) => Below(kind, times) == 0;

    /// <summary>Puts items into any order, in one decision.</summary>
    public void Shuffle<T>(ChaosKind kind, IList<T> items)
    {
        if (Draw(kind) is not { } drawn)
            return;
        for (int i = items.Count - 1; i > 0; i--)
        {
            drawn = Mixed(drawn + Step);
            int other = (int)(((drawn >> 32) * (uint)(i + 1)) >> 32);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong? Draw(ChaosKind kind)
    {
        int number = _next[(int)kind]++;
        if (only.Count > 0 && !only.Any(
            r => r.Kind == kind && r.First <= number && number <= r.Last))
        {
            return null;
        }
        return Mixed((seed ^ ((ulong)kind << 56)) + ((ulong)(number + 1) * Step));
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
