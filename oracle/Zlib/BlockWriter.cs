namespace Oracle.Zlib;

/// <summary>Collects literals and matches, and writes them as blocks (RFC 1951): as they are, with
/// the fixed codes, or with codes of their own, whatever is shortest.</summary>
internal sealed class BlockWriter
{
    private const int SymbolsMax = (1 << 14) - 1;
    private const int EndOfBlock = 256;
    private const int LengthCodes = 257;
    private const int LengthLeast = 3;
    private const int LengthMost = 258;
    private const int Literals = 286;
    private const int Distances = 30;

    // Codes of code lengths: the length before, or 0, so many times more.
    private const int Repeat = 16;
    private const int FewZeros = 17;
    private const int ManyZeros = 18;

    private static readonly int[] LengthExtra =
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static readonly int[] DistanceExtra =
        [.. Enumerable.Range(0, Distances).Select(c => c < 4 ? 0 : (c / 2) - 1)];

    private static readonly int[] LengthBase = Bases(LengthExtra[..28], LengthLeast);
    private static readonly int[] DistanceBase = Bases(DistanceExtra, 1);

    /// <summary>Order in which the lengths of the codes of code lengths are written.</summary>
    private static readonly int[] CodeOrder =
        [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static readonly HuffmanTree FixedLiterals = HuffmanTree.Of(
        [.. Enumerable.Range(0, 288).Select(s => s < 144 ? 8 : s < 256 ? 9 : s < 280 ? 7 : 8)]);

    private static readonly HuffmanTree FixedDistances =
        HuffmanTree.Of([.. Enumerable.Repeat(5, Distances)]);

    private readonly List<(int Distance, int Value)> _symbols = [];
    private readonly HuffmanTree _literals = new(Literals, 15);
    private readonly HuffmanTree _distances = new(Distances, 15);
    private readonly HuffmanTree _codes = new(CodeOrder.Length, 7);
    private readonly List<byte> _out = [];
    private ulong _bits;
    private int _bitCount;

    public byte[] Bytes => [.. _out];

    public bool IsFull => _symbols.Count >= SymbolsMax;

    public void Literal(byte value)
    {
        _symbols.Add((0, value));
        _literals.Count(value);
    }

    public void Match(int distance, int length)
    {
        _symbols.Add((distance, length));
        _literals.Count(LengthCodes + LengthCode(length));
        _distances.Count(DistanceCode(distance));
    }

    /// <summary>Writes what was collected as a block.</summary>
    /// <param name="plain">The bytes that it stands for.</param>
    /// <param name="last">Whether it is the last.</param>
    public void Flush(ReadOnlySpan<byte> plain, bool last)
    {
        _literals.Count(EndOfBlock);
        _literals.Build();
        _distances.Build();
        List<(int Code, int Extra)> lengths = CodeLengths();
        _codes.Build();
        int codes = CodeOrder.Length;
        while (codes > 4 && _codes.Lengths[CodeOrder[codes - 1]] == 0)
            codes--;
        long own = Bytes8(Cost(_literals.Lengths, _distances.Lengths) + CostOfCodes(codes));
        long standard = Bytes8(Cost(FixedLiterals.Lengths, FixedDistances.Lengths));
        if (plain.Length + 4 <= Math.Min(own, standard))
        {
            Put(last ? 1 : 0, 3);
            Store(plain);
        }
        else if (standard <= own)
        {
            Put(2 + (last ? 1 : 0), 3);
            PutSymbols(FixedLiterals, FixedDistances);
        }
        else
        {
            Put(4 + (last ? 1 : 0), 3);
            PutCodes(lengths, codes);
            PutSymbols(_literals, _distances);
        }
        if (last)
            Align();
        _symbols.Clear();
        _literals.Reset();
        _distances.Reset();
        _codes.Reset();
    }

    private static long Bytes8(long bits) => (bits + 3 + 7) / 8;

    private long Cost(int[] literals, int[] distances)
    {
        long bits = _literals.Cost(literals) + _distances.Cost(distances);
        for (int code = 0; code < LengthExtra.Length; code++)
            bits += (long)_literals.Frequency(LengthCodes + code) * LengthExtra[code];
        for (int code = 0; code < Distances; code++)
            bits += (long)_distances.Frequency(code) * DistanceExtra[code];
        return bits;
    }

    private long CostOfCodes(int codes) => _codes.Cost(_codes.Lengths) + (3 * codes) + 5 + 5 + 4
        + (2L * _codes.Frequency(Repeat)) + (3L * _codes.Frequency(FewZeros))
        + (7L * _codes.Frequency(ManyZeros));

    /// <summary>The lengths of both codes, run-length coded; each table on its own.</summary>
    private List<(int Code, int Extra)> CodeLengths()
    {
        var coded = new List<(int Code, int Extra)>();
        RunLengths(_literals.Lengths.AsSpan(0, _literals.Last + 1), coded);
        RunLengths(_distances.Lengths.AsSpan(0, _distances.Last + 1), coded);
        foreach ((int code, _) in coded)
            _codes.Count(code);
        return coded;
    }

    private static void RunLengths(ReadOnlySpan<int> lengths, List<(int Code, int Extra)> coded)
    {
        int before = -1;
        for (int at = 0; at < lengths.Length;)
        {
            int length = lengths[at];
            int most = length == 0 ? 138 : length == before ? 6 : 7;
            int least = length == 0 || length == before ? 3 : 4;
            int count = 1;
            while (count < most && at + count < lengths.Length && lengths[at + count] == length)
                count++;
            at += count;
            if (count < least)
            {
                coded.AddRange(Enumerable.Repeat((length, 0), count));
            }
            else if (length != 0)
            {
                if (length != before)
                    coded.Add((length, 0));
                coded.Add((Repeat, length != before ? count - 4 : count - 3));
            }
            else
            {
                coded.Add(count <= 10 ? (FewZeros, count - 3) : (ManyZeros, count - 11));
            }
            before = length;
        }
    }

    private void PutCodes(List<(int Code, int Extra)> lengths, int codes)
    {
        Put(_literals.Last + 1 - 257, 5);
        Put(_distances.Last + 1 - 1, 5);
        Put(codes - 4, 4);
        foreach (int code in CodeOrder.AsSpan(0, codes))
            Put(_codes.Lengths[code], 3);
        foreach ((int code, int extra) in lengths)
        {
            Put(_codes.Codes[code], _codes.Lengths[code]);
            Put(extra, code switch { Repeat => 2, FewZeros => 3, ManyZeros => 7, _ => 0 });
        }
    }

    private void PutSymbols(HuffmanTree literals, HuffmanTree distances)
    {
        foreach ((int distance, int value) in _symbols)
        {
            if (distance == 0)
            {
                Put(literals.Codes[value], literals.Lengths[value]);
                continue;
            }
            int code = LengthCode(value);
            Put(literals.Codes[LengthCodes + code], literals.Lengths[LengthCodes + code]);
            if (LengthExtra[code] > 0)
                Put(value - LengthBase[code], LengthExtra[code]);
            code = DistanceCode(distance);
            Put(distances.Codes[code], distances.Lengths[code]);
            Put(distance - DistanceBase[code], DistanceExtra[code]);
        }
        Put(literals.Codes[EndOfBlock], literals.Lengths[EndOfBlock]);
    }

    private void Store(ReadOnlySpan<byte> plain)
    {
        Align();
        Put(plain.Length, 16);
        Put(~plain.Length & 0xFFFF, 16);
        Align();
        _out.AddRange(plain);
    }

    private void Put(int value, int count)
    {
        _bits |= (ulong)(uint)value << _bitCount;
        _bitCount += count;
        for (; _bitCount >= 8; _bitCount -= 8, _bits >>= 8)
            _out.Add((byte)_bits);
    }

    private void Align()
    {
        if (_bitCount > 0)
            Put(0, 8 - _bitCount);
    }

    /// <summary>The longest match has a code of its own.</summary>
    private static int LengthCode(int length) =>
        length == LengthMost ? LengthExtra.Length - 1 : CodeOf(length, LengthBase);

    private static int DistanceCode(int distance) => CodeOf(distance, DistanceBase);

    private static int CodeOf(int value, int[] bases)
    {
        int at = Array.BinarySearch(bases, value);
        return at >= 0 ? at : ~at - 1;
    }

    private static int[] Bases(int[] extra, int first)
    {
        var bases = new int[extra.Length];
        for (int code = 0; code < bases.Length; code++)
        {
            bases[code] = first;
            first += 1 << extra[code];
        }
        return bases;
    }
}
