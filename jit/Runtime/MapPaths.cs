namespace Jit.Runtime;

/// <summary>One key of a hashed map: the path of nodes to it is what a change copies.</summary>
internal sealed class MapPaths(GuestCore guest, HashedMaps hashed)
{
    private readonly GuestMemory _memory = guest.Memory;
    private readonly List<Step> _path = [];

    /// <summary>A node on the way, and which of its children is next.</summary>
    private readonly record struct Step(uint Node, int Child);

    public uint Find(uint head, uint key) =>
        Walk(head, key, out uint leaf) ? _memory[Layout.Address(leaf) + 4] : Layout.NonValue;

    /// <summary>The map with a pair put in; map and key are held, the value behind the key.
    /// </summary>
    public uint Put(int map, int key)
    {
        List<uint> held = guest.Heap.Held;
        bool found = Walk(Layout.Address(held[map]), held[key], out uint other);
        bool splits = !found && other != Layout.NonValue;
        int common = splits ? CommonLevels(held[key], _memory[Layout.Address(other)]) : 0;
        guest.Heap.Reserve(PathWords() + 1 + 2 + (2 * common) + 3);
        found = Walk(Layout.Address(held[map]), held[key], out other); // It may have moved.
        uint child = guest.MakeCons(held[key], held[key + 1]);
        if (splits)
            child = Split(child, other, common);
        return CopyPath(child, found ? 0 : 1);
    }

    /// <summary>The map without a key that it has; both are held.</summary>
    public uint Remove(int map, int key)
    {
        List<uint> held = guest.Heap.Held;
        _ = Walk(Layout.Address(held[map]), held[key], out _);
        guest.Heap.Reserve(PathWords());
        _ = Walk(Layout.Address(held[map]), held[key], out _);
        return CopyPath(Layout.NonValue, -1);
    }

    /// <summary>Goes to where a key is or would be. True when it is there, in the leaf; else that
    /// is the one in its place, or the non-value.</summary>
    private bool Walk(uint head, uint key, out uint leaf)
    {
        _path.Clear();
        uint node = head;
        while (true)
        {
            int child = hashed.ChildOf(key, _path.Count);
            _path.Add(new Step(node, child));
            leaf = Layout.NonValue;
            if (!hashed.Has(node, child))
                return false;
            uint word = _memory[hashed.PlaceOf(node, child)];
            node = Layout.Address(word);
            if (!Layout.IsCons(word))
                continue;
            leaf = word;
            return guest.Order.Compare(_memory[node], key, Equality.Key) == 0;
        }
    }

    /// <summary>Levels behind the path in which two keys stay together.</summary>
    private int CommonLevels(uint key, uint other)
    {
        int level = _path.Count;
        while (hashed.ChildOf(key, level) == hashed.ChildOf(other, level))
            level++;
        return level - _path.Count;
    }

    private int PathWords() =>
        _path.Sum(step => Layout.WordsOf(_memory[step.Node]) + 1);

    /// <summary>Nodes in which two leaves part after some common levels.</summary>
    private uint Split(uint leaf, uint other, int common)
    {
        int level = _path.Count + common;
        uint key = _memory[Layout.Address(leaf)];
        int mine = hashed.ChildOf(key, level);
        int its = hashed.ChildOf(_memory[Layout.Address(other)], level);
        uint[] both = mine < its ? [leaf, other] : [other, leaf];
        uint node = Take((1u << mine) | (1u << its), both, null);
        while (--level >= _path.Count)
            node = Take(1u << hashed.ChildOf(key, level), [node], null);
        return node;
    }

    /// <summary>Copies the nodes of the path, the last with this child, the non-value for none.
    /// </summary>
    private uint CopyPath(uint child, int sizeChange)
    {
        for (int i = _path.Count - 1; i >= 0; i--)
        {
            Step step = _path[i];
            uint header = _memory[step.Node];
            int first = Shape.FirstTerm(header);
            Span<uint> all = _memory.Words(step.Node, Layout.WordsOf(header) + 1);
            int index = (int)(hashed.PlaceOf(step.Node, step.Child) - step.Node) / 4;
            int old = hashed.Has(step.Node, step.Child) ? 1 : 0;
            uint bit = 1u << step.Child;
            uint bitmap = Layout.MapBitmapOf(header);
            bitmap = child == Layout.NonValue ? bitmap & ~bit : bitmap | bit;
            uint[] put = child == Layout.NonValue ? [] : [child];
            uint[] children = [.. all[first..index], .. put, .. all[(index + old)..]];
            if (i == 0)
                return Take(bitmap, children, (int)all[1] + sizeChange);
            // A leaf alone stands in its node's place.
            bool alone = children.Length == 1 && Layout.IsCons(children[0]);
            child = alone ? children[0] : Take(bitmap, children, null);
        }
        throw new InvalidOperationException("a path without a head");
    }

    /// <summary>Writes a node where room is reserved.</summary>
    private uint Take(uint bitmap, ReadOnlySpan<uint> children, int? size)
    {
        uint top = guest.Heap.Take(1 + (size is null ? 0 : 1) + children.Length);
        return hashed.WriteNode(bitmap, children, size, ref top);
    }
}
