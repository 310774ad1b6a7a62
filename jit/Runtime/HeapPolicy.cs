using Beam;

namespace Jit.Runtime;

/// <summary>When heaps collect, how, and how large they are then: nothing of it matters to any
/// program. This is the one that is fast.</summary>
internal class HeapPolicy
{
    /// <summary>Words of a block: one that most programs never fill.</summary>
    protected const int WordsMin = 4096;

    /// <summary>Bytes of binaries off the heap that bring about a collection, as in ERTS.</summary>
    protected const int BinaryBytesMin = 4 * 46_422;

    /// <summary>The policy of a JIT with these options.</summary>
    public static HeapPolicy For(JitOptions options) =>
        options.GcStress ? new StressPolicy()
        : options.Chaos is { } seed ? new ChaosPolicy(seed, options.ChaosOnly)
        : new HeapPolicy();

    /// <summary>What is left behind is filled with <see cref="Layout.Poison"/>.</summary>
    public virtual bool Poisons => false;

    /// <summary>A run begins: the same decisions for the same run.</summary>
    /// <param name="words">Words of its arguments.</param>
    public virtual void Begin(long words)
    {
    }

    /// <summary>Words of garbage that a new heap begins with: nobody may rely on where objects lie.
    /// </summary>
    public virtual int Shift() => 0;

    /// <summary>Whether to collect though there is room.</summary>
    public virtual bool CollectsAnyway() => false;

    /// <summary>Whether it is a major collection though a minor one would do.</summary>
    public virtual bool IsMajor() => false;

    /// <summary>Words for heap and stack, of which so many are needed now.</summary>
    public virtual long YoungWords(long needed) => Math.Max(WordsMin, 2 * needed);

    /// <summary>Words for an old heap that holds so many.</summary>
    public virtual long OldWords(long used) => used + Math.Max(WordsMin, used);

    /// <summary>Bytes of binaries that bring about the next collection, when so many survived this
    /// one.</summary>
    public virtual long BinaryBytes(long survived) => Math.Max(BinaryBytesMin, 2 * survived);
}

/// <summary>Collects always, leaves no room, and nothing of use behind: a root that was missed is a
/// finding at once.</summary>
internal sealed class StressPolicy : HeapPolicy
{
    private const int MajorEvery = 4;

    /// <summary>Words for promotion: now and then they are too few.</summary>
    private const int OldRoom = 256;

    private int _collections;

    public override bool Poisons => true;
    public override void Begin(long words) => _collections = 0;
    public override bool CollectsAnyway() => true;
    public override bool IsMajor() => _collections++ % MajorEvery == MajorEvery - 1;
    public override long YoungWords(long needed) => needed;
    public override long OldWords(long used) => used + OldRoom;
}

/// <summary>Decides at random.</summary>
/// <param name="seed">Of all decisions.</param>
/// <param name="only">Those that are at random; empty for all.</param>
internal sealed class ChaosPolicy(ulong seed, ValueList<ChaosRange> only) : HeapPolicy
{
    private const int RoomMax = 64;
    private const int ShiftMax = 32;

    /// <summary>Room that is used up to the last word now and then.</summary>
    private const int LittleMax = 12;

    private Chaos _chaos = new(seed, only);

    public override bool Poisons => true;

    public override void Begin(long words) => _chaos = new(seed + ((ulong)words << 32), only);

    public override int Shift() => _chaos.Below(ChaosKind.Shift, ShiftMax) ?? 0;
    public override bool CollectsAnyway() => _chaos.OneIn(ChaosKind.Collect, 8);
    public override bool IsMajor() => _chaos.OneIn(ChaosKind.Major, 4);

    public override long YoungWords(long needed) =>
        Room() is { } room ? needed + room : base.YoungWords(needed);

    public override long OldWords(long used) =>
        Room() is { } room ? used + room : base.OldWords(used);

    public override long BinaryBytes(long survived) =>
        _chaos.Below(ChaosKind.Room, BinaryBytesMin) is { } bytes
            ? survived + bytes : base.BinaryBytes(survived);

    private int? Room()
    {
        int limit = _chaos.OneIn(ChaosKind.Room, 2) ? LittleMax
            : _chaos.OneIn(ChaosKind.Room, 2) ? RoomMax : WordsMin;
        return _chaos.Below(ChaosKind.Room, limit);
    }
}
