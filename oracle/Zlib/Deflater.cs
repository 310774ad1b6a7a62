using System.Buffers.Binary;

namespace Oracle.Zlib;

/// <summary>
/// Compression that gives the very bytes zlib gives: the Erlang compiler's files have compressed
/// chunks, and are compared byte for byte. A match is taken only when the next byte does not begin
/// a longer one.
/// </summary>
internal sealed class Deflater
{
    private const int MatchMin = 3;
    private const int MatchMax = 258;
    private const int WindowSize = 1 << 15;

    /// <summary>Greatest distance: what is about to be read must fit in the window as well.
    /// </summary>
    private const int DistanceMax = WindowSize - (MatchMax + MatchMin + 1);

    /// <summary>Farther matches of three bytes cost more than they save.</summary>
    private const int ShortDistanceMax = 4096;

    private const int HashSize = 1 << 15;
    private const int LevelLeast = 4;

    /// <summary>How hard levels 4 to 9 search.</summary>
    private static readonly Effort[] Efforts =
    [
        new(4, 4, 16, 16), new(8, 16, 32, 32), new(8, 16, 128, 128), new(8, 32, 128, 256),
        new(32, 128, 258, 1024), new(32, 258, 258, 4096),
    ];

    private readonly byte[] _data;
    private readonly int _size;
    private readonly Effort _effort;
    private readonly int[] _head = new int[HashSize];
    private readonly int[] _previous = new int[WindowSize];
    private readonly BlockWriter _blocks = new();
    private int _matchStart;

    private Deflater(ReadOnlySpan<byte> data, Effort effort)
    {
        _size = data.Length;
        _data = new byte[_size + MatchMax + 1];
        data.CopyTo(_data);
        _effort = effort;
    }

    /// <param name="Good">From such a match on, a better one is searched for a quarter as long.
    /// </param>
    /// <param name="Lazy">From such a match on, no better one is searched for.</param>
    /// <param name="Nice">Such a match is good enough.</param>
    /// <param name="Chain">Places looked at.</param>
    private sealed record Effort(int Good, int Lazy, int Nice, int Chain);

    /// <summary>Whether there is such a level here.</summary>
    public static bool HasLevel(int level) =>
        level >= LevelLeast && level < LevelLeast + Efforts.Length;

    /// <summary>zlib's header, the compressed data, their checksum.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data, int level)
    {
        var deflater = new Deflater(data, Efforts[level - LevelLeast]);
        deflater.Run();
        int header = (0x78 << 8) | ((level < 6 ? 1 : level == 6 ? 2 : 3) << 6);
        header += 31 - (header % 31);
        var sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler32(data));
        return [(byte)(header >> 8), (byte)header, .. deflater._blocks.Bytes, .. sum];
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint modulus = 65521;
        (uint a, uint b) = (1, 0);
        foreach (byte value in data)
        {
            a = (a + value) % modulus;
            b = (b + a) % modulus;
        }
        return (b << 16) | a;
    }

    private void Run()
    {
        int at = 0;
        int blockStart = 0;
        int length = MatchMin - 1;
        bool pending = false; // The byte before is neither written nor part of a match yet.
        while (at < _size)
        {
            int candidate = Insert(at);
            (int before, int start) = (length, _matchStart);
            length = Find(at, candidate, before);
            if (before >= MatchMin && length <= before)
            {
                _blocks.Match(at - 1 - start, before);
                for (int end = at + before - 1; ++at < end;)
                    Insert(at);
                pending = false;
                length = MatchMin - 1;
                blockStart = Flush(blockStart, at);
                continue;
            }
            if (pending)
            {
                _blocks.Literal(_data[at - 1]);
                blockStart = Flush(blockStart, at);
            }
            pending = true;
            at++;
        }
        if (pending)
            _blocks.Literal(_data[at - 1]);
        _blocks.Flush(_data.AsSpan(blockStart, at - blockStart), last: true);
    }

    private int Flush(int from, int to)
    {
        if (!_blocks.IsFull)
            return from;
        _blocks.Flush(_data.AsSpan(from, to - from), last: false);
        return to;
    }

    /// <summary>Remembers where three bytes stand; the place where they stood last, 0 where there
    /// is none (or it is the very beginning, which is never found).</summary>
    private int Insert(int at)
    {
        if (at + MatchMin > _size)
            return 0;
        int hash = ((_data[at] << 10) ^ (_data[at + 1] << 5) ^ _data[at + 2]) & (HashSize - 1);
        int last = _head[hash];
        _previous[at & (WindowSize - 1)] = last;
        _head[hash] = at;
        return last;
    }

    private int Find(int at, int candidate, int before)
    {
        if (candidate == 0 || before >= _effort.Lazy || at - candidate > DistanceMax)
            return MatchMin - 1;
        int length = Longest(at, candidate, before);
        bool tooFar = length == MatchMin && at - _matchStart > ShortDistanceMax;
        return tooFar ? MatchMin - 1 : length;
    }

    /// <summary>Length of the longest match; <paramref name="best"/> where none is longer.
    /// </summary>
    private int Longest(int at, int candidate, int best)
    {
        int left = _size - at;
        int limit = Math.Max(0, at - DistanceMax);
        int chain = best >= _effort.Good ? _effort.Chain >> 2 : _effort.Chain;
        int nice = Math.Min(_effort.Nice, left);
        do
        {
            int length = LengthAt(at, candidate, left);
            if (length <= best)
                continue;
            _matchStart = candidate;
            best = length;
            if (length >= nice)
                break;
        }
        while ((candidate = _previous[candidate & (WindowSize - 1)]) > limit && --chain != 0);
        return Math.Min(best, left);
    }

    private int LengthAt(int at, int candidate, int left)
    {
        int most = Math.Min(left, MatchMax);
        return _data.AsSpan(at, most).CommonPrefixLength(_data.AsSpan(candidate, most));
    }
}
