using System.Collections;
using System.Numerics;

namespace Jit.Runtime;

/// <summary>Looks over the heap of the process that runs: is every word part of a well-formed
/// object, and does every pointer go to the start of one?</summary>
internal sealed class Audit(GuestCore guest)
{
    /// <summary>More would only repeat the first ones.</summary>
    private const int FindingsMax = 8;

    private readonly GuestMemory _memory = guest.Memory;
    private readonly ProcessBlock _process = guest.Process;
    private readonly Part _young = new("heap word");
    private readonly Part _old = new("old heap word");
    private readonly List<string> _findings = [];

    /// <summary>One generation, and where in it objects start.</summary>
    private sealed class Part(string name)
    {
        public string Name => name;
        public uint Start { get; private set; }
        public uint Top { get; private set; }
        public BitArray Conses { get; } = new(0);
        public BitArray Boxes { get; } = new(0);
        public int RefcBinaries { get; set; }

        public void Begin(uint start, uint top)
        {
            (Start, Top, RefcBinaries) = (start, top, 0);
            Clear(Conses, (int)(top - start) / 4);
            Clear(Boxes, (int)(top - start) / 4);
        }

        public bool Contains(uint address) => address >= Start && address < Top;

        public bool StartsAt(BitArray objects, uint address) => objects[(int)(address - Start) / 4];
    }

    /// <summary>What is wrong, a line each; counts of off-heap binaries are not looked at.
    /// </summary>
    public IReadOnlyList<string> Run(bool returned)
    {
        _findings.Clear();
        uint start = _process.HeapStart;
        uint top = _process.HTop;
        bool isHeap = start >= GuestMemory.HeapBase && top >= start && top <= _process.E
            && _process.E <= _process.StackBase && (top & 3) == 0;
        if (!isHeap)
        {
            _findings.Add($"heap 0x{start:x8}-0x{top:x8} and stack "
                + $"0x{_process.E:x8}-0x{_process.StackBase:x8} overlap");
            return _findings;
        }
        if (returned && _process.E != _process.StackBase)
            _findings.Add($"stack is {(_process.StackBase - _process.E) / 4} words deep on return");
        if (returned && _process.StackBase - top < 4 * Abi.StackReserveWords)
            _findings.Add("the heap has grown into the reserve");
        if (!guest.Heap.IsGuarded)
            _findings.Add("somebody wrote behind the stack");
        _young.Begin(start, top);
        _old.Begin(_process.OldStart, _process.OldTop);
        if (FindObjects(_young) && FindObjects(_old))
        {
            CheckTerms(_young);
            CheckTerms(_old);
            CheckList(_young, _process.OffHeap);
            CheckList(_old, guest.Heap.OldBinaries);
        }
        return _findings;
    }

    /// <summary>All heaps are given up: nothing may be left.</summary>
    public IReadOnlyList<string> RunClosed()
    {
        _findings.Clear();
        if (guest.OffHeap.Count != 0)
            _findings.Add($"{guest.OffHeap.Count} off-heap binaries are left of no heap");
        if (guest.HeapSpace.Blocks != 0)
            _findings.Add($"{guest.HeapSpace.Blocks} blocks are left of no heap");
        return _findings;
    }

    /// <summary>Marks where objects start; false where the heap cannot be parsed.</summary>
    private bool FindObjects(Part part)
    {
        Span<uint> heap = WordsOf(part);
        int i = 0;
        while (i < heap.Length)
        {
            uint word = heap[i];
            bool boxed = Layout.IsHeader(word);
            int size = boxed ? Layout.WordsOf(word) + 1 : 2;
            if (size > heap.Length - i || (boxed && !Shape.IsHeader(word)))
            {
                Report(part, i, $"0x{word:x8} begins no object");
                return false;
            }
            (boxed ? part.Boxes : part.Conses)[i] = true;
            i += size;
        }
        return true;
    }

    private Span<uint> WordsOf(Part part) =>
        _memory.Words(part.Start, (int)(part.Top - part.Start) / 4);

    private void CheckTerms(Part part)
    {
        Span<uint> heap = WordsOf(part);
        int i = 0;
        while (i < heap.Length && _findings.Count < FindingsMax)
        {
            uint word = heap[i];
            bool boxed = Layout.IsHeader(word);
            int size = boxed ? Layout.WordsOf(word) + 1 : 2;
            int first = boxed ? Shape.FirstTerm(word) : 0;
            for (int j = first; j < size; j++)
                CheckTerm(part, i + j, heap[i + j]);
            if (boxed)
                CheckObject(part, i, heap.Slice(i, size));
            i += size;
        }
    }

    /// <summary>The list of reference-counted binaries is those of its part of the heap.</summary>
    private void CheckList(Part part, uint list)
    {
        int listed = 0;
        for (uint at = list; at != 0 && listed <= part.RefcBinaries; listed++)
        {
            if (!part.Contains(at) || !part.StartsAt(part.Boxes, at)
                || Layout.SubtagOf(_memory[at]) != Subtag.RefcBinary)
            {
                _findings.Add($"list of off-heap binaries: 0x{at:x8} is none");
                return;
            }
            at = _memory[at + Layout.RefcNextOffset];
        }
        if (listed != part.RefcBinaries)
        {
            _findings.Add(
                $"{part.RefcBinaries} off-heap binaries on the heap, {listed} listed");
        }
    }

    private void CheckTerm(Part part, int index, uint word)
    {
        if (Layout.IsImmediate(word))
        {
            bool good = Layout.IsSmall(word) || Layout.IsPid(word) || Layout.IsPort(word)
                || word == Layout.Nil || guest.Atoms.Contains(word);
            if (!good)
                Report(part, index, $"0x{word:x8} is no term");
            return;
        }
        uint address = Layout.Address(word);
        Part? target = _young.Contains(address) ? _young : _old.Contains(address) ? _old : null;
        if (Layout.IsHeader(word))
        {
            Report(part, index, $"0x{word:x8} is no term");
        }
        else if (target is not null)
        {
            if (!target.StartsAt(Layout.IsCons(word) ? target.Conses : target.Boxes, address))
                Report(part, index, $"0x{word:x8} points to the start of no object");
            if (part == _old && target == _young)
                Report(part, index, $"0x{word:x8} points to the young heap");
        }
        else if (!guest.Literals.Contains(address))
        {
            Report(part, index, $"0x{word:x8} points outside heap and literals");
        }
    }

    /// <summary>What a kind of object demands beyond its terms.</summary>
    private void CheckObject(Part part, int index, Span<uint> words)
    {
        switch (Layout.SubtagOf(words[0]))
        {
            case Subtag.PositiveBignum or Subtag.NegativeBignum:
                if (words.Length == 1 || words[^1] == 0)
                    Report(part, index, "bignum with a leading zero digit");
                else if (words.Length == 2 && FitsSmall(words[0], words[1]))
                    Report(part, index, $"bignum of 0x{words[1]:x8}, which fits a small");
                break;
            case Subtag.Float:
                if (words.Length != Layout.FloatWords)
                {
                    Report(part, index, "float of a wrong size");
                }
                else if (!double.IsFinite(BitConverter.UInt64BitsToDouble(
                    words[1] | ((ulong)words[2] << 32))))
                {
                    Report(part, index, "float that is no number");
                }
                break;
            case Subtag.Fun when words.Length < Layout.FunWords:
            case Subtag.Export when words.Length != Layout.ExportWords:
            case Subtag.RefcBinary when words.Length != Layout.RefcWords:
            case Subtag.SubBinary when words.Length != Layout.SubBinaryWords:
            case Subtag.MatchState when words.Length != Layout.MatchStateWords:
            case Subtag.HeapBinary when words.Length < 2 || words.Length - 2 < (words[1] + 3L) / 4:
                Report(part, index, $"{Layout.SubtagOf(words[0])} of a wrong size");
                break;
            case Subtag.Record when words.Length < Layout.RecordWords
                || guest.Records.Find(words[1])?.Places.Length
                    != words.Length - Layout.RecordWords:
                Report(part, index, "record that is not as it is defined");
                break;
            case Subtag.RefcBinary:
                part.RefcBinaries++;
                break;
            case Subtag.SubBinary or Subtag.MatchState:
                CheckBits(part, index, words);
                break;
            case Subtag.Map when !HasMapSize(words):
                Report(part, index, "Map of a wrong size");
                break;
            case Subtag.Map when Layout.MapKindOf(words[0]) == MapKind.Flat
                && _findings.Count == 0 && !HasKeysInOrder(words):
                Report(part, index, "map whose keys are not in order");
                break;
        }
    }

    /// <summary>Bits of a binary lie within it, and a match state knows where it is.</summary>
    private void CheckBits(Part part, int index, Span<uint> words)
    {
        bool match = Layout.SubtagOf(words[0]) == Subtag.MatchState;
        uint original = words[^1];
        if (!Layout.IsBoxed(original) || !Binaries.IsBitstring(_memory, original)
            || Binaries.Original(_memory, original) != original)
        {
            Report(part, index, $"part of 0x{original:x8}, which holds no bits");
            return;
        }
        (uint address, uint size) = Binaries.DataOf(_memory, original);
        long end = match ? words[3] : (long)words[1] + words[2];
        if (end > size * 8L || (match && (words[2] > end || words[1] != address)))
        {
            string name = $"{Layout.SubtagOf(words[0])}";
            Report(part, index, $"{name} beyond the {size} bytes of its binary");
        }
    }

    private static bool HasMapSize(Span<uint> words)
    {
        int children = BitOperations.PopCount(Layout.MapBitmapOf(words[0]));
        return Layout.MapKindOf(words[0]) switch
        {
            MapKind.Flat => words.Length >= 3 && words[1] == words.Length - 3 && children == 0,
            MapKind.Head => words.Length == children + 2 && words[1] > Layout.FlatMapKeysMax,
            MapKind.Node => words.Length == children + 1 && children > 0,
            _ => false,
        };
    }

    /// <summary>Every key of a flat map is greater than the one before.</summary>
    private bool HasKeysInOrder(Span<uint> words)
    {
        Span<uint> keys = _memory.Words(Layout.Address(words[2]), (int)words[1] + 1);
        if (keys[0] != Layout.Header(Subtag.Tuple, keys.Length - 1))
            return false;
        for (int i = 2; i < keys.Length; i++)
        {
            if (guest.Order.Compare(keys[i - 1], keys[i], Equality.Key) >= 0)
                return false;
        }
        return true;
    }

    private static bool FitsSmall(uint header, uint digit) =>
        Layout.SubtagOf(header) == Subtag.PositiveBignum
            ? digit <= Layout.SmallMax
            : digit <= -(long)Layout.SmallMin;

    private void Report(Part part, int index, string what)
    {
        if (_findings.Count < FindingsMax)
            _findings.Add($"{part.Name} {index}: {what}");
    }

    private static void Clear(BitArray bits, int length)
    {
        bits.SetAll(false);
        if (bits.Length < length)
            bits.Length = length;
    }
}
