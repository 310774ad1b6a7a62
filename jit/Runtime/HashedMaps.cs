using System.Numerics;

namespace Jit.Runtime;

/// <summary>
/// Maps of more than 32 keys: a trie by the keys' hashes, four bits a level, the lowest first. Of a
/// node's sixteen children those stand in memory that its bitmap has; a child is a node or, for a
/// single key, the cons <c>[Key|Value]</c>. Eight levels use a hash up, then a new round hashes
/// anew. Which keys a map has decides its shape, whatever it came of.
/// </summary>
internal sealed class HashedMaps(GuestMemory memory)
{
    public const int BitsPerLevel = 4;
    private const int Children = 1 << BitsPerLevel;
    private const int LevelsPerHash = 32 / BitsPerLevel;

    /// <summary>Only equal keys go together so far.</summary>
    private const int LevelsMax = 16 * LevelsPerHash;

    private readonly TermHash _hash = new(memory);

    /// <summary>Which child of a node at this level a key belongs to.</summary>
    public int ChildOf(uint key, int level)
    {
        if (level == LevelsMax)
            throw GuestStop.Fault("two keys of a map have one hash in each round");
        uint hash = _hash.Of(key, level / LevelsPerHash);
        return (int)(hash >> (level % LevelsPerHash * BitsPerLevel)) & 0xF;
    }

    /// <summary>Address of a child's word, or of where it would stand.</summary>
    public uint PlaceOf(uint node, int child)
    {
        uint header = memory[node];
        uint before = Layout.MapBitmapOf(header) & ((1u << child) - 1);
        return node + (4 * (uint)(Shape.FirstTerm(header) + BitOperations.PopCount(before)));
    }

    public bool Has(uint node, int child) =>
        ((Layout.MapBitmapOf(memory[node]) >> child) & 1) != 0;

    /// <summary>All keys and values of the map at an address, in the order of the trie.</summary>
    public (uint[] Keys, uint[] Values) Entries(uint head)
    {
        int size = (int)memory[head + Layout.MapSizeOffset];
        var keys = new List<uint>();
        var values = new List<uint>();
        var pending = new Stack<uint>();
        Open(head);
        while (pending.TryPop(out uint child))
        {
            uint at = Layout.Address(child);
            if (!Layout.IsCons(child))
            {
                Open(at);
                continue;
            }
            keys.Add(memory[at]);
            values.Add(memory[at + 4]);
            if (keys.Count > size)
                break;
        }
        if (keys.Count != size)
            throw GuestStop.Fault($"a map of {size} keys has not as many");
        return ([.. keys], [.. values]);

        void Open(uint node)
        {
            if (Layout.SubtagOf(memory[node]) != Subtag.Map)
                throw GuestStop.Fault($"part of a map has the header 0x{memory[node]:x8}");
            int first = Shape.FirstTerm(memory[node]);
            for (int i = Layout.WordsOf(memory[node]); i >= first; i--)
                pending.Push(memory[node + ((uint)i * 4)]);
        }
    }

    /// <summary>Words of head and nodes for these keys; leaves are not counted.</summary>
    public int Measure(ReadOnlySpan<uint> keys) => 1 + MeasureNode(keys.ToArray(), 0);

    private int MeasureNode(Span<uint> keys, int level)
    {
        Span<int> ends = stackalloc int[Children];
        Split(keys, areLeaves: false, level, ends);
        int words = 1;
        int start = 0;
        foreach (int end in ends)
        {
            if (end > start)
                words += 1 + (end - start == 1 ? 0 : MeasureNode(keys[start..end], level + 1));
            start = end;
        }
        return words;
    }

    /// <summary>Writes head and nodes over leaves that there are.</summary>
    public uint Write(ReadOnlySpan<uint> leaves, ref uint top) =>
        WriteNode(leaves.ToArray(), 0, ref top);

    private uint WriteNode(Span<uint> leaves, int level, ref uint top)
    {
        Span<int> ends = stackalloc int[Children];
        Split(leaves, areLeaves: true, level, ends);
        Span<uint> children = stackalloc uint[Children];
        uint bitmap = 0;
        int count = 0;
        int start = 0;
        for (int i = 0; i < Children; i++)
        {
            Span<uint> part = leaves[start..ends[i]];
            start = ends[i];
            if (part.IsEmpty)
                continue;
            bitmap |= 1u << i;
            children[count++] = part.Length == 1 ? part[0] : WriteNode(part, level + 1, ref top);
        }
        int? size = level == 0 ? leaves.Length : null;
        return WriteNode(bitmap, children[..count], size, ref top);
    }

    /// <summary>Puts keys or leaves in order of the child that they belong to at a level, and says
    /// where each child's end.</summary>
    private void Split(Span<uint> items, bool areLeaves, int level, Span<int> ends)
    {
        Span<byte> childOf = items.Length <= 256 ? stackalloc byte[items.Length]
            : new byte[items.Length];
        ends.Clear();
        for (int i = 0; i < items.Length; i++)
        {
            uint key = areLeaves ? memory[Layout.Address(items[i])] : items[i];
            ends[childOf[i] = (byte)ChildOf(key, level)]++;
        }
        int start = 0;
        foreach (ref int end in ends)
            (start, end) = (start + end, start);
        Span<uint> before = items.Length <= 256 ? stackalloc uint[items.Length]
            : new uint[items.Length];
        items.CopyTo(before);
        for (int i = 0; i < items.Length; i++)
            items[ends[childOf[i]]++] = before[i];
    }

    /// <summary>Writes one node; a head where it has a size.</summary>
    public uint WriteNode(uint bitmap, ReadOnlySpan<uint> children, int? size, ref uint top)
    {
        uint at = top;
        int raw = size is null ? 0 : 1;
        MapKind kind = size is null ? MapKind.Node : MapKind.Head;
        memory[at] = Layout.MapHeader(kind, children.Length + raw, bitmap);
        if (size is int keys)
            memory[at + Layout.MapSizeOffset] = (uint)keys;
        children.CopyTo(memory.Words(at + 4 + ((uint)raw * 4), children.Length));
        top = at + 4 + ((uint)(children.Length + raw) * 4);
        return Layout.Boxed(at);
    }
}
