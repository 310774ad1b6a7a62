using Beam;

namespace Jit.Runtime;

// Maps: what looks at one key, or changes one.
internal sealed partial class NativeBifs
{
    private Maps Maps => _guest.Maps;

    private void AddMaps()
    {
        Add("map_size", 1, () => Maps.IsMap(Arg(0))
            ? Size((int)Word(Arg(0), 1))
            : Fail("badmap", 0));
        Add("map_get", 2, MapGet);
        Add("is_map_key", 2, IsMapKey);
        AddMaps("get", 2, MapGet);
        AddMaps("is_key", 2, IsMapKey);
        AddMaps("find", 2, MapFind);
        AddMaps("put", 3, () => MapPut(exact: false));
        AddMaps("update", 3, () => MapPut(exact: true));
        AddMaps("remove", 2, () => Maps.IsMap(Arg(1)) ? Maps.Remove(1, 0) : Fail("badmap", 1));
        AddMaps("take", 2, MapTake);
    }

    private void AddMaps(string name, int arity, Func<uint> bif) =>
        _bifs.Add(new Mfa("maps", name, arity), bif);

    private uint MapGet()
    {
        if (!Maps.IsMap(Arg(1)))
            return Fail("badmap", 1);
        uint value = Maps.Find(Arg(1), Arg(0));
        return value != Layout.NonValue ? value : Fail("badkey", 0);
    }

    private uint IsMapKey() => Maps.IsMap(Arg(1))
        ? Atoms.Word(Maps.Find(Arg(1), Arg(0)) != Layout.NonValue)
        : Fail("badmap", 1);

    private uint MapFind()
    {
        if (!Maps.IsMap(Arg(1)))
            return Fail("badmap", 1);
        if (Maps.Find(Arg(1), Arg(0)) == Layout.NonValue)
            return Atoms.Error;
        _guest.Heap.Reserve(3);
        return _guest.MakeTuple(Atoms.Word("ok"), Maps.Find(Arg(1), Arg(0)));
    }

    private uint MapPut(bool exact)
    {
        const int Map = 2;
        if (!Maps.IsMap(Arg(Map)))
            return Fail("badmap", Map);
        if (exact && Maps.Find(Arg(Map), Arg(0)) == Layout.NonValue)
            return Fail("badkey", 0);
        return Maps.Put(Map, first: 0, count: 1);
    }

    private uint MapTake()
    {
        if (!Maps.IsMap(Arg(1)))
            return Fail("badmap", 1);
        uint value = Maps.Find(Arg(1), Arg(0));
        if (value == Layout.NonValue)
            return Atoms.Error;
        int mark = _guest.Heap.Held.Count;
        _guest.Heap.Held.Add(value);
        uint rest = Maps.Remove(1, 0);
        _guest.Heap.Held.Add(rest);
        _guest.Heap.Reserve(3);
        return _guest.MakeTuple(Arg(mark), Arg(mark + 1));
    }
}
