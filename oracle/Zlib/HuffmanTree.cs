namespace Oracle.Zlib;

/// <summary>
/// A prefix code for symbols by how often each occurs. Among codes of equal worth it is zlib's: a
/// heap orders nodes by frequency, then by depth.
/// </summary>
internal sealed class HuffmanTree
{
    private readonly int _lengthMax;
    private readonly int[] _frequencies;
    private readonly int[] _parents;
    private readonly int[] _depths;
    private readonly int[] _heap;
    private int _heapCount;
    private int _sorted; // Nodes from here on are in the order they left the heap.

    /// <param name="symbols">How many symbols there are.</param>
    /// <param name="lengthMax">Most bits of a code.</param>
    public HuffmanTree(int symbols, int lengthMax)
    {
        _lengthMax = lengthMax;
        Symbols = symbols;
        int nodes = (2 * symbols) + 1;
        _frequencies = new int[nodes];
        _parents = new int[nodes];
        _depths = new int[nodes];
        _heap = new int[nodes];
        Lengths = new int[nodes];
        Codes = new int[symbols];
    }

    private HuffmanTree(int[] lengths) : this(lengths.Length, 15)
    {
        lengths.CopyTo(Lengths, 0);
        SetCodes(lengths.Length - 1);
    }

    public int Symbols { get; }

    /// <summary>Bits of each symbol's code; 0 where it does not occur.</summary>
    public int[] Lengths { get; }

    /// <summary>Codes, first bit lowest.</summary>
    public int[] Codes { get; }

    /// <summary>The last symbol that occurs.</summary>
    public int Last { get; private set; }

    /// <summary>A code given by its lengths.</summary>
    public static HuffmanTree Of(int[] lengths) => new(lengths);

    public void Count(int symbol, int times = 1) => _frequencies[symbol] += times;

    public int Frequency(int symbol) => _frequencies[symbol];

    public void Reset() => Array.Clear(_frequencies);

    /// <summary>Bits that all symbols take with the lengths of a code.</summary>
    public long Cost(int[] lengths)
    {
        long bits = 0;
        for (int symbol = 0; symbol < Symbols; symbol++)
            bits += (long)_frequencies[symbol] * lengths[symbol];
        return bits;
    }

    /// <summary>Makes the code. There are two symbols at least: where fewer occur, the first are
    /// given a code that costs nothing.</summary>
    public void Build()
    {
        _heapCount = 0;
        _sorted = _heap.Length;
        Last = -1;
        Array.Clear(_depths);
        Array.Clear(Lengths);
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            if (_frequencies[symbol] > 0)
                _heap[++_heapCount] = Last = symbol;
        }
        var unused = new List<int>();
        while (_heapCount < 2)
        {
            int symbol = Last < 2 ? ++Last : 0;
            _heap[++_heapCount] = symbol;
            _frequencies[symbol] = 1;
            unused.Add(symbol);
        }
        Join();
        SetLengths();
        SetCodes(Last);
        unused.ForEach(symbol => _frequencies[symbol] = 0);
    }

    /// <summary>Joins the two rarest nodes until one is left.</summary>
    private void Join()
    {
        for (int i = _heapCount / 2; i >= 1; i--)
            SiftDown(i);
        for (int node = Symbols; _heapCount >= 2; node++)
        {
            int first = _heap[1];
            _heap[1] = _heap[_heapCount--];
            SiftDown(1);
            int second = _heap[1];
            _heap[--_sorted] = first;
            _heap[--_sorted] = second;
            _frequencies[node] = _frequencies[first] + _frequencies[second];
            _depths[node] = Math.Max(_depths[first], _depths[second]) + 1;
            _parents[first] = _parents[second] = node;
            _heap[1] = node;
            SiftDown(1);
        }
        _heap[--_sorted] = _heap[1];
    }

    private void SiftDown(int at)
    {
        int moved = _heap[at];
        for (int child = 2 * at; child <= _heapCount; child = 2 * at)
        {
            if (child < _heapCount && IsBefore(_heap[child + 1], _heap[child]))
                child++;
            if (IsBefore(moved, _heap[child]))
                break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = moved;
    }

    private bool IsBefore(int a, int b) => _frequencies[a] < _frequencies[b]
        || (_frequencies[a] == _frequencies[b] && _depths[a] <= _depths[b]);

    /// <summary>A symbol's length is its depth; those too deep are brought up, and others go one
    /// down for them.</summary>
    private void SetLengths()
    {
        var counts = new int[_lengthMax + 1];
        int over = 0;
        Lengths[_heap[_sorted]] = 0;
        for (int i = _sorted + 1; i < _heap.Length; i++)
        {
            int node = _heap[i];
            int length = Lengths[_parents[node]] + 1;
            if (length > _lengthMax)
            {
                length = _lengthMax;
                over++;
            }
            Lengths[node] = length;
            if (node <= Last)
                counts[length]++;
        }
        if (over == 0)
            return;
        for (; over > 0; over -= 2)
        {
            int length = _lengthMax - 1;
            while (counts[length] == 0)
                length--;
            counts[length]--;
            counts[length + 1] += 2;
            counts[_lengthMax]--;
        }
        int at = _heap.Length;
        for (int length = _lengthMax; length > 0; length--)
        {
            for (int left = counts[length]; left > 0;)
            {
                int node = _heap[--at];
                if (node > Last)
                    continue;
                Lengths[node] = length;
                left--;
            }
        }
    }

    /// <summary>Codes of one length follow each other in the order of the symbols.</summary>
    private void SetCodes(int last)
    {
        var counts = new int[_lengthMax + 2];
        for (int symbol = 0; symbol <= last; symbol++)
            counts[Lengths[symbol]]++;
        counts[0] = 0;
        var next = new int[_lengthMax + 2];
        for (int length = 1; length <= _lengthMax; length++)
            next[length] = (next[length - 1] + counts[length - 1]) << 1;
        for (int symbol = 0; symbol <= last; symbol++)
        {
            if (Lengths[symbol] > 0)
                Codes[symbol] = Reversed(next[Lengths[symbol]]++, Lengths[symbol]);
        }
    }

    private static int Reversed(int code, int length)
    {
        int result = 0;
        for (int i = 0; i < length; i++)
            result |= (code >> i & 1) << (length - 1 - i);
        return result;
    }
}
