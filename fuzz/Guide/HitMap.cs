namespace Fuzz.Guide;

/// <summary>What is covered.</summary>
internal enum CoverageKind
{
    /// <summary>Edges of the JIT's own code, in C#.</summary>
    Jit,

    /// <summary>Edges between blocks of emitted code.</summary>
    Guest,

    /// <summary>Op × shape of its operands × how it ended, and op followed by op.</summary>
    Ops,
}

/// <summary>What was come by since it was cleared, as places in a table of fixed size: what happens
/// again in another program has the same place there, and now and then two things have one.
/// </summary>
internal sealed class HitMap(CoverageKind kind)
{
    private const int JitBits = 16; // SharpFuzz's own.
    private const int GuestBits = 18;
    private const int OpsBits = 17;

    private readonly bool[] _isHit = new bool[1 << BitsOf(kind)];
    private readonly List<int> _hits = [];

    /// <summary>Places of all kinds together.</summary>
    public static int PlacesOfAll => OffsetOf(CoverageKind.Ops) + (1 << OpsBits);

    /// <summary>The first place of a kind among those of all.</summary>
    public static int OffsetOf(CoverageKind kind) => kind switch
    {
        CoverageKind.Jit => 0,
        CoverageKind.Guest => 1 << JitBits,
        _ => (1 << JitBits) + (1 << GuestBits),
    };

    public static CoverageKind KindOf(int place) =>
        place < OffsetOf(CoverageKind.Guest) ? CoverageKind.Jit
        : place < OffsetOf(CoverageKind.Ops) ? CoverageKind.Guest : CoverageKind.Ops;

    /// <summary>Adds the places hit, among those of all kinds, in the order in which they were.
    /// </summary>
    public void AddTo(List<int> places)
    {
        foreach (int at in _hits)
            places.Add(at + OffsetOf(kind));
    }

    /// <summary>Something with that hash was come by.</summary>
    public void Hit(uint hash) => HitAt((int)(hash * 2654435769u >> (32 - BitsOf(kind))));

    public void HitAt(int place)
    {
        if (_isHit[place])
            return;
        _isHit[place] = true;
        _hits.Add(place);
    }

    public void Clear()
    {
        foreach (int place in _hits)
            _isHit[place] = false;
        _hits.Clear();
    }

    private static int BitsOf(CoverageKind kind) => kind switch
    {
        CoverageKind.Jit => JitBits,
        CoverageKind.Guest => GuestBits,
        _ => OpsBits,
    };
}

/// <summary>Hashes that are the same in every process, unlike .NET's own.</summary>
internal static class StableHash
{
    public const uint Seed = 2166136261;

    public static uint Of(string text)
    {
        uint hash = Seed;
        foreach (char letter in text)
            hash = With(hash, letter);
        return hash;
    }

    public static uint With(uint hash, uint next) => (hash ^ next) * 16777619 ^ hash >> 15;
}
