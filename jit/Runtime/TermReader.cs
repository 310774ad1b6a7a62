using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Beam;
using Tuple = Beam.Tuple;

namespace Jit.Runtime;

/// <summary>Guest words to host terms. Guest memory may be corrupt: what is no term gives an error,
/// and what guest terms share host terms share too.</summary>
internal sealed class TermReader(
    GuestMemory memory,
    ProcessBlock process,
    AtomTable atoms,
    LambdaTable lambdas,
    ExportTable exports,
    RecordTable records,
    LiteralArea literals)
{
    private readonly Dictionary<uint, Term?> _read = [];
    private readonly Stack<Node> _open = new();
    private readonly List<uint> _parts = [];
    private readonly List<Term> _terms = [];

    /// <summary>An object whose parts are being read: its own are the last of all parts, and what
    /// was read of them the last of all terms.</summary>
    private readonly record struct Node(uint Word, int FirstPart, int FirstTerm);

    /// <summary>The term, or null and what is wrong.</summary>
    public Term? Read(uint word, out string? error)
    {
        error = null;
        try
        {
            return ReadLeaf(word) ?? ReadParts(word);
        }
        catch (GuestStop stop)
        {
            error = stop.Outcome(0) is Faulted fault ? fault.Why : "no term";
            return null;
        }
    }

    /// <summary>The term; where there is none the run ends.</summary>
    public Term Read(uint word) =>
        Read(word, out string? error) ?? throw GuestStop.Fault(error!);

    private Term ReadParts(uint root)
    {
        _read.Clear();
        _open.Clear();
        _parts.Clear();
        _terms.Clear();
        Open(root);
        while (true)
        {
            Node node = _open.Peek();
            int next = node.FirstPart + _terms.Count - node.FirstTerm;
            if (next < _parts.Count)
            {
                uint part = _parts[next];
                if (ReadLeaf(part) is { } leaf)
                    _terms.Add(leaf);
                else if (!_read.TryGetValue(part, out Term? known))
                    Open(part);
                else
                    _terms.Add(known ?? throw Bad(part, "contains itself"));
                continue;
            }
            Term term = Build(node.Word, CollectionsMarshal.AsSpan(_terms)[node.FirstTerm..]);
            _open.Pop();
            if (_open.Count == 0)
                return term;
            _read[node.Word] = term;
            _parts.RemoveRange(node.FirstPart, _parts.Count - node.FirstPart);
            _terms.RemoveRange(node.FirstTerm, _terms.Count - node.FirstTerm);
            _terms.Add(term);
        }
    }

    /// <summary>A term without parts, or null.</summary>
    private Term? ReadLeaf(uint word)
    {
        if (Layout.IsSmall(word))
            return new Integer(Layout.SmallValue(word));
        if (word == Layout.Nil)
            return Nil.Instance;
        if (atoms.Contains(word))
            return atoms[word];
        if (Layout.IsPid(word))
            return Identifiers.LocalPid(word);
        if (Layout.IsPort(word))
            return Identifiers.LocalPort(word);
        if (Layout.IsCons(word))
            return null;
        if (!Layout.IsBoxed(word))
            throw Bad(word, "is no term");
        uint at = Address(word, 1);
        uint header = memory[at];
        int words = Layout.WordsOf(header);
        if (!Shape.IsHeader(header))
            throw Bad(word, $"points to 0x{header:x8}, no header");
        Address(word, words + 1L);
        return ReadLeafObject(word, at, Layout.SubtagOf(header), words);
    }

    private Term? ReadLeafObject(uint word, uint at, Subtag subtag, int words)
    {
        switch (subtag)
        {
            case Subtag.PositiveBignum or Subtag.NegativeBignum when words > 0:
                return new Integer(Numbers.Integer(memory, word));
            case Subtag.Float when words == 2:
                return new Float(memory.Double(at + 4));
            case Subtag.Export when words == Layout.ExportWords - 1:
                return new ExternalFun(exports.OfCode(memory[at + Layout.FunCodeOffset]));
            case Subtag.Reference:
                return new Reference(Identifiers.ThisNode, Raw(at + 4, words), 0);
            case Subtag.ExternalReference when words >= 2:
                string node = atoms[memory[at + 4]].Name;
                return new Reference(node, Raw(at + 12, words - 2), memory[at + 8]);
            case Subtag.ExternalPid when words == 4:
                Span<uint> pid = memory.Words(at, 5);
                return new Pid(atoms[pid[1]].Name, pid[3], pid[4], pid[2]);
            case Subtag.ExternalPort when words == 4:
                Span<uint> port = memory.Words(at, 5);
                return new Port(atoms[port[1]].Name, ((ulong)port[4] << 32) | port[3], port[2]);
            case Subtag.HeapBinary when words >= 1:
                return ReadBits(word);
            case Subtag.RefcBinary when words == Layout.RefcWords - 1:
                return ReadBits(word);
            case Subtag.SubBinary when words == Layout.SubBinaryWords - 1:
                Address(memory[at + Layout.SubOriginalOffset], 2);
                return ReadBits(word);
            case Subtag.Tuple when words == 0:
                return new Tuple(ImmutableArray<Term>.Empty);
            case Subtag.Record when words == 1:
                return new NativeRecord(RecordOf(word, at, words).Shape, []);
            case Subtag.Tuple or Subtag.Map or Subtag.Fun or Subtag.Record:
                return null;
            default:
                throw Bad(word, $"points to a malformed {subtag} of {words} words");
        }
    }

    private RecordEntry RecordOf(uint word, uint at, int words) =>
        words >= 1 && records.Find(memory[at + Layout.RecordDefinitionOffset]) is { } entry
            && entry.Places.Length == words - 1
                ? entry
                : throw Bad(word, "is a record without its definition");

    private Bitstring ReadBits(uint word)
    {
        BitRange bits = Binaries.Bits(memory, word);
        byte[] bytes = new byte[(bits.Length + 7) / 8];
        BitCopy.Copy(bits.Bytes, bits.Offset, bytes, 0, bits.Length);
        return new Bitstring([.. bytes], bits.Length);
    }

    /// <summary>Begins an object with parts; a list is one object with its tail as last part.
    /// </summary>
    private void Open(uint word)
    {
        int first = _parts.Count;
        if (Layout.IsCons(word))
        {
            uint next = word;
            uint bytes = process.HTop - process.HeapStart + process.OldTop - process.OldStart
                + literals.End - GuestMemory.LiteralBase;
            while (Layout.IsCons(next))
            {
                uint cell = Address(next, 2);
                _parts.Add(memory[cell]);
                next = memory[cell + 4];
                if (_parts.Count - first > bytes / 8)
                    throw Bad(word, "is a list without end");
            }
            _parts.Add(next);
        }
        else
        {
            AddParts(word, Layout.Address(word));
        }
        _read.Add(word, null);
        _open.Push(new Node(word, first, _terms.Count));
    }

    private void AddParts(uint word, uint at)
    {
        uint header = memory[at];
        int words = Layout.WordsOf(header);
        switch (Layout.SubtagOf(header))
        {
            case Subtag.Tuple:
                _parts.AddRange(memory.Words(at + 4, words));
                break;
            case Subtag.Record:
                foreach (int place in RecordOf(word, at, words).Places)
                    _parts.Add(memory[at + Layout.RecordValuesOffset + (4 * (uint)place)]);
                break;
            case Subtag.Fun when words >= 2:
                _parts.AddRange(memory.Words(at + Layout.FunFreeOffset, words - 2));
                break;
            case Subtag.Map when Layout.MapKindOf(header) == MapKind.Head:
                AddHashed(word, at);
                break;
            case Subtag.Map when Layout.MapKindOf(header) == MapKind.Flat
                && words >= 2 && memory[at + Layout.MapSizeOffset] == words - 2:
                uint keys = memory[at + Layout.MapKeysOffset];
                uint keysAt = Address(keys, words - 1);
                if (memory[keysAt] != Layout.Header(Subtag.Tuple, words - 2))
                    throw Bad(word, "is a map whose keys are no tuple of its size");
                _parts.AddRange(memory.Words(keysAt + 4, words - 2));
                _parts.AddRange(memory.Words(at + Layout.MapValuesOffset, words - 2));
                break;
            default:
                throw Bad(word, $"points to a malformed object of header 0x{header:x8}");
        }
    }

    /// <summary>Keys, then values of a hashed map.</summary>
    private void AddHashed(uint word, uint head)
    {
        uint size = memory[head + Layout.MapSizeOffset];
        var values = new List<uint>();
        var open = new Stack<uint>([.. ChildrenOf(word, head)]);
        while (open.TryPop(out uint child))
        {
            if (!Layout.IsCons(child))
            {
                uint node = Address(child, 1);
                if (Layout.SubtagOf(memory[node]) != Subtag.Map
                    || Layout.MapKindOf(memory[node]) != MapKind.Node)
                {
                    throw Bad(child, "is no part of a map");
                }
                foreach (uint below in ChildrenOf(child, node))
                    open.Push(below);
                continue;
            }
            uint leaf = Address(child, 2);
            _parts.Add(memory[leaf]);
            values.Add(memory[leaf + 4]);
            if (values.Count > size)
                break;
        }
        if (values.Count != size || size <= Layout.FlatMapKeysMax)
            throw Bad(word, $"is a map of {size} keys that has not as many");
        _parts.AddRange(values);
    }

    private Span<uint> ChildrenOf(uint word, uint node)
    {
        uint header = memory[node];
        int children = BitOperations.PopCount(Layout.MapBitmapOf(header));
        int words = Layout.WordsOf(header);
        int first = Shape.FirstTerm(header);
        Address(word, words + 1L);
        if (children == 0 || words + 1 != first + children)
            throw Bad(word, $"points to a malformed map of header 0x{header:x8}");
        return memory.Words(node + ((uint)first * 4), children);
    }

    private Term Build(uint word, ReadOnlySpan<Term> terms)
    {
        if (Layout.IsCons(word))
        {
            Term list = terms[^1];
            for (int i = terms.Length - 2; i >= 0; i--)
                list = new Cons(terms[i], list);
            return list;
        }
        uint at = Layout.Address(word);
        switch (Layout.SubtagOf(memory[at]))
        {
            case Subtag.Tuple:
                return new Tuple(terms.ToImmutableArray());
            case Subtag.Record:
                return new NativeRecord(RecordOf(word, at, terms.Length + 1).Shape, [.. terms]);
            case Subtag.Map:
                var entries = ImmutableDictionary.CreateBuilder<Term, Term>();
                int count = terms.Length / 2;
                for (int i = 0; i < count; i++)
                {
                    if (!entries.TryAdd(terms[i], terms[count + i]))
                        throw Bad(word, "is a map with one key twice");
                }
                return new Map(entries.ToImmutable());
            default:
                LambdaEntry lambda = lambdas[memory[at + Layout.FunCodeOffset]];
                int arity = (int)memory[at + Layout.FunArityOffset];
                return new LocalFun(
                    lambda.Module, arity, lambda.Index, lambda.Uniq, [.. terms]);
        }
    }

    /// <summary>The address of an object of that many words, which must be there.</summary>
    private uint Address(uint word, long words)
    {
        uint at = Layout.Address(word);
        uint end = literals.Contains(at) ? literals.End : process.HeapEnd(at);
        if (Layout.IsHeader(word) || end == 0 || words > (end - at) / 4)
            throw Bad(word, "points outside heap and literals");
        return at;
    }

    private ImmutableArray<uint> Raw(uint at, int count) => [.. memory.Words(at, count)];

    private static GuestStop Bad(uint word, string why) =>
        GuestStop.Fault($"0x{word:x8} {why}");
}
