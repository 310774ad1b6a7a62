namespace Jit.Runtime;

/// <summary>Looking into maps and changing them, on guest words. What may collect finds its terms
/// among those the service holds, by index.</summary>
internal sealed class Maps
{
    private readonly GuestCore _guest;
    private readonly GuestMemory _memory;
    private readonly HashedMaps _hashed;
    private readonly MapPaths _paths;
    private readonly List<Slot> _slots = [];

    /// <summary>An entry of a flat map that is to be: where it comes from.</summary>
    /// <param name="Old">Index in the map there is; -1 where the key is new.</param>
    /// <param name="Pair">The pair that gives the value; -1 where it stays.</param>
    private readonly record struct Slot(int Old, int Pair);

    public Maps(GuestCore guest)
    {
        _guest = guest;
        _memory = guest.Memory;
        _hashed = new HashedMaps(guest.Memory);
        _paths = new MapPaths(guest, _hashed);
    }

    public bool IsMap(uint word) => Layout.IsBoxed(word)
        && Layout.SubtagOf(_memory[Layout.Address(word)]) == Subtag.Map;

    /// <summary>The value of a key, or the non-value.</summary>
    public uint Find(uint map, uint key)
    {
        uint at = Layout.Address(map);
        if (Layout.MapKindOf(_memory[at]) != MapKind.Flat)
            return _paths.Find(at, key);
        int index = IndexOf(at, key);
        return index >= 0
            ? _memory[at + Layout.MapValuesOffset + ((uint)index * 4)]
            : Layout.NonValue;
    }

    /// <summary>The map with pairs of key and value put in.</summary>
    /// <param name="map">The map, held.</param>
    /// <param name="first">The first pair's key, held; value and further pairs follow.</param>
    /// <param name="count">Number of pairs.</param>
    public uint Put(int map, int first, int count)
    {
        if (IsFlat(Held[map]))
            return PutFlat(map, first, count);
        for (int i = 0; i < count; i++)
            Held[map] = _paths.Put(map, first + (2 * i));
        return Held[map];
    }

    /// <summary>The least key of the pairs that the map does not have, as held; -1 where it has
    /// all.</summary>
    public int Missing(int map, int first, int count)
    {
        int least = -1;
        for (int key = first; key < first + (2 * count); key += 2)
        {
            bool less = least < 0
                || _guest.Order.Compare(Held[key], Held[least], Equality.Key) < 0;
            if (less && Find(Held[map], Held[key]) == Layout.NonValue)
                least = key;
        }
        return least;
    }

    /// <summary>The map without a key; both are held.</summary>
    public uint Remove(int map, int key)
    {
        uint at = Layout.Address(Held[map]);
        if (Find(Held[map], Held[key]) == Layout.NonValue)
            return Held[map];
        if (IsFlat(Held[map]))
        {
            int index = IndexOf(at, Held[key]);
            TakeSlots(at);
            _slots.RemoveAt(index);
            return WriteFlat(map, -1);
        }
        return _memory[at + Layout.MapSizeOffset] > Layout.FlatMapKeysMax + 1
            ? _paths.Remove(map, key)
            : Flatten(map, key);
    }

    private List<uint> Held => _guest.Heap.Held;

    private bool IsFlat(uint map) =>
        Layout.MapKindOf(_memory[Layout.Address(map)]) == MapKind.Flat;

    private Span<uint> KeysOf(uint flat)
    {
        int size = (int)_memory[flat + Layout.MapSizeOffset];
        return _memory.Words(Layout.Address(_memory[flat + Layout.MapKeysOffset]) + 4, size);
    }

    /// <summary>Where a key is in a flat map, or the complement of where it would be.</summary>
    private int IndexOf(uint flat, uint key)
    {
        Span<uint> keys = KeysOf(flat);
        int low = 0;
        int high = keys.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = _guest.Order.Compare(key, keys[middle], Equality.Key);
            if (order == 0)
                return middle;
            if (order < 0)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return ~low;
    }

    private void TakeSlots(uint flat)
    {
        _slots.Clear();
        for (int i = 0; i < (int)_memory[flat + Layout.MapSizeOffset]; i++)
            _slots.Add(new Slot(i, -1));
    }

    private uint PutFlat(int map, int first, int count)
    {
        uint at = Layout.Address(Held[map]);
        int size = (int)_memory[at + Layout.MapSizeOffset];
        TakeSlots(at);
        for (int pair = 0; pair < count; pair++)
        {
            int place = PlaceOf(at, first, Held[first + (2 * pair)]);
            if (place >= 0)
                _slots[place] = _slots[place] with { Pair = pair };
            else
                _slots.Insert(~place, new Slot(-1, pair));
        }
        if (_slots.Count == size)
            return WriteValues(map, first);
        return _slots.Count <= Layout.FlatMapKeysMax
            ? WriteFlat(map, first)
            : WriteHashed(map, first);
    }

    /// <summary>The slot of a key, or the complement of where it belongs.</summary>
    private int PlaceOf(uint flat, int first, uint key)
    {
        int low = 0;
        int high = _slots.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            uint other = KeyOf(flat, first, _slots[middle]);
            int order = _guest.Order.Compare(key, other, Equality.Key);
            if (order == 0)
                return middle;
            if (order < 0)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return ~low;
    }

    private uint KeyOf(uint flat, int first, Slot slot) =>
        slot.Old >= 0 ? KeysOf(flat)[slot.Old] : Held[first + (2 * slot.Pair)];

    private uint ValueOf(uint flat, int first, Slot slot) => slot.Pair >= 0
        ? Held[first + (2 * slot.Pair) + 1]
        : _memory[flat + Layout.MapValuesOffset + ((uint)slot.Old * 4)];

    /// <summary>A flat map with the keys of the one there is.</summary>
    private uint WriteValues(int map, int first)
    {
        _guest.Heap.Reserve(3 + _slots.Count);
        uint flat = Layout.Address(Held[map]);
        return WriteFlat(flat, first, _memory[flat + Layout.MapKeysOffset]);
    }

    private uint WriteFlat(int map, int first)
    {
        int count = _slots.Count;
        _guest.Heap.Reserve(3 + count + 1 + count);
        uint flat = Layout.Address(Held[map]);
        uint[] keys = [.. _slots.Select(slot => KeyOf(flat, first, slot))];
        return WriteFlat(flat, first, _guest.MakeTuple(keys));
    }

    /// <summary>The room is reserved.</summary>
    private uint WriteFlat(uint flat, int first, uint keys)
    {
        int count = _slots.Count;
        uint at = BeginFlat(count, keys);
        for (int i = 0; i < count; i++)
        {
            uint value = ValueOf(flat, first, _slots[i]);
            _memory[at + Layout.MapValuesOffset + ((uint)i * 4)] = value;
        }
        return Layout.Boxed(at);
    }

    private uint BeginFlat(int count, uint keys)
    {
        uint at = _guest.Heap.Take(3 + count);
        _memory[at] = Layout.MapHeader(MapKind.Flat, 2 + count);
        _memory[at + Layout.MapSizeOffset] = (uint)count;
        _memory[at + Layout.MapKeysOffset] = keys;
        return at;
    }

    /// <summary>A flat map has grown too large.</summary>
    private uint WriteHashed(int map, int first)
    {
        uint flat = Layout.Address(Held[map]);
        uint[] keys = [.. _slots.Select(slot => KeyOf(flat, first, slot))];
        int words = _hashed.Measure(keys);
        _guest.Heap.Reserve(words + (2 * keys.Length));
        flat = Layout.Address(Held[map]);
        uint[] leaves = [.. _slots.Select(slot => _guest.MakeCons(
            KeyOf(flat, first, slot), ValueOf(flat, first, slot)))];
        uint top = _guest.Heap.Take(words);
        return _hashed.Write(leaves, ref top);
    }

    /// <summary>A hashed map becomes small enough to be flat when it loses a key.</summary>
    private uint Flatten(int map, int key)
    {
        const int Count = Layout.FlatMapKeysMax;
        _guest.Heap.Reserve(3 + Count + 1 + Count);
        (uint[] keys, uint[] values) = _hashed.Entries(Layout.Address(Held[map]));
        _guest.Order.SortKeys(keys, values);
        int gone = Array.FindIndex(
            keys, other => _guest.Order.Compare(other, Held[key], Equality.Key) == 0);
        uint[] left = [.. keys[..gone], .. keys[(gone + 1)..]];
        uint at = BeginFlat(Count, _guest.MakeTuple(left));
        uint[] rest = [.. values[..gone], .. values[(gone + 1)..]];
        rest.CopyTo(_memory.Words(at + Layout.MapValuesOffset, Count));
        return Layout.Boxed(at);
    }
}
