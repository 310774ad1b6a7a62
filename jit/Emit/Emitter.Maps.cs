using System.Text;
using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Maps. Immediate keys are looked up in a flat map by comparing words, and its values are replaced
// in a copy; all else is up to services.
internal sealed partial class Emitter
{
    /// <summary>Dst = Src#{K => V, …} or Src#{K := V, …}; the latter jumps to Fail (0: raises
    /// badkey) where a key is not there. May collect.</summary>
    private void PutMap(
        Service service,
        Operand fail,
        Operand source,
        Operand destination,
        Operand live,
        OperandList list)
    {
        List<Pair> pairs = PairsOf(list);
        if (!CanScan(pairs))
        {
            PutMapInService(service, fail, source, Number(live), list);
            Store(Arg0, destination);
        }
        else if (source is not Const)
        {
            UpdateFlat(service, fail, source, Number(live), list, pairs);
            Store(Arg0, destination);
        }
        else if (source is Const { Value: Map { Entries.Count: 0 } } && pairs[0].Key is Const
            && service == Service.PutMapAssoc && pairs.Count <= Layout.FlatMapKeysMax)
        {
            NewFlat(destination, Number(live), pairs);
        }
        else
        {
            PutMapInService(service, fail, source, Number(live), list);
            Store(Arg0, destination);
        }
    }

    /// <summary>A map with these keys: their tuple is a literal.</summary>
    private void NewFlat(Operand destination, int live, List<Pair> pairs)
    {
        List<Pair> ordered = [.. pairs.OrderBy(p => p.Key, KeyOrder)];
        int words = 3 + pairs.Count;
        EnsureRoom(words, live);
        BuildOnHeap([
            new Raw(Layout.MapHeader(MapKind.Flat, words - 1)),
            new Raw((uint)pairs.Count),
            new Const(new Beam.Tuple(ordered.Select(p => ((Const)p.Key).Value).ToArray())),
            .. ordered.Select(p => p.Value!)]);
        PointBack(destination, words, Layout.BoxedTag);
    }

    /// <summary>Arg0 = copy of a flat map with other values. A key that is not there, or another
    /// map, is the service's: then the copy is left behind.</summary>
    private void UpdateFlat(
        Service service,
        Operand fail,
        Operand source,
        int live,
        OperandList list,
        List<Pair> pairs)
    {
        if (PrefersService())
        {
            PutMapInService(service, fail, source, live, list);
            return;
        }
        CodeLabel done = _asm.NewLabel();
        CodeLabel slow = OutOfLine(() =>
        {
            PutMapInService(service, fail, source, live, list);
            _asm.B(done);
        });
        TestImmediate(pairs[0].Key, slow);
        LoadTo(Arg0, source);
        CallShared(Shared.CopyFlatMap, live);
        _asm.Cmp(Arg0, Operand2.Imm(Layout.NonValue));
        _asm.B(slow, Cond.Eq);
        Scan(Arg0, pairs, slow, pair =>
        {
            Reg value = Load(pair.Value!, Arg1);
            _asm.Add(Scratch, Arg0, Operand2.Lsl(Arg2, 2));
            _asm.Str(value, Mem.At(Scratch, HeaderOffset + Layout.MapValuesOffset));
        });
        _asm.Bind(done);
    }

    private void PutMapInService(
        Service service, Operand fail, Operand source, int live, OperandList list)
    {
        ReadOnlySpan<Operand> pairs = list.Items.ToArray();
        LoadTo(Arg0, source);
        while (!pairs.IsEmpty)
        {
            int part = Math.Min(pairs.Length, 2 * MapPairsMax);
            StoreMapArgs(pairs[..part]);
            pairs = pairs[part..];
            _asm.MovImm32(Arg1, (uint)part / 2);
            CallService(service, live, guard: IsGuard(fail));
            TestResult(fail);
        }
    }

    /// <summary>Keys and values into the argument area; Arg0 stays.</summary>
    private void StoreMapArgs(ReadOnlySpan<Operand> words)
    {
        _asm.Add(Arg3, Process, Operand2.Imm(MapArgsOffset));
        foreach (Operand word in words)
            _asm.Str(Load(word, Arg1), Mem.Post(Arg3, 4));
    }

    /// <summary>Continue if every key is in Map, else jump to Fail.</summary>
    private void HasMapFields(CodeLabel fail, Operand map, OperandList keys) =>
        LookUp(fail, map, [.. keys.Items.Select(k => new Pair(k, null))]);

    private void HasKey(CodeLabel fail, Operand map, Operand key) =>
        LookUp(fail, map, [new Pair(key, null)]);

    /// <summary>Dst = value of Key, for each pair, or jump to Fail.</summary>
    private void GetMapElements(CodeLabel fail, Operand map, OperandList list) =>
        LookUp(fail, map, PairsOf(list));

    private void LookUp(CodeLabel fail, Operand map, List<Pair> pairs)
    {
        if (!CanScan(pairs))
        {
            LookUpInService(fail, map, pairs);
            return;
        }
        CodeLabel done = _asm.NewLabel();
        CodeLabel slow = OutOfLine(() =>
        {
            LookUpInService(fail, map, pairs);
            _asm.B(done);
        });
        TestImmediate(pairs[0].Key, slow);
        Reg register = Load(map, Arg0);
        if (pairs.Exists(p => Overwrites(p, map)))
        {
            Move(Arg0, register); // Its own register may be written before the end.
            register = Arg0;
        }
        TestFlat(register, slow);
        Scan(register, pairs, fail, pair =>
        {
            if (pair.Value is not null)
                LoadFound(register, pair.Value);
        });
        _asm.Bind(done);
    }

    private void LookUpInService(CodeLabel fail, Operand map, List<Pair> pairs)
    {
        // The map's own register comes last: till then it is needed.
        foreach (Pair pair in pairs.OrderBy(p => Overwrites(p, map)))
        {
            LoadTo(Arg1, pair.Key);
            LoadTo(Arg0, map);
            CallService(Service.FindKey, NoLive);
            _asm.Cmp(Arg0, Operand2.Imm(Layout.NonValue));
            _asm.B(fail, Cond.Eq);
            if (pair.Value is not null)
                Store(Arg0, pair.Value);
        }
    }

    /// <summary>Of a key that is no immediate, words do not tell.</summary>
    private void TestImmediate(Operand key, CodeLabel slow)
    {
        if (_types.IsImmediate(key))
        {
            LeftOut("immediate test", key);
            return;
        }
        _asm.And(Arg2, Load(key, Arg1), Operand2.Imm(Layout.PrimaryMask));
        _asm.Cmp(Arg2, Operand2.Imm(Layout.ImmediateTag));
        _asm.B(slow, Cond.Ne);
    }

    private void TestFlat(Reg map, CodeLabel slow)
    {
        _asm.Ldr(Arg1, Mem.At(map, HeaderOffset));
        _asm.Tst(Arg1, Operand2.Imm(Layout.MapKindMask));
        _asm.B(slow, Cond.Ne);
    }

    /// <summary>The value at index Arg2 of a flat map.</summary>
    private void LoadFound(Reg map, Operand destination)
    {
        Reg target = Target(destination, Arg1);
        _asm.Add(Scratch, map, Operand2.Lsl(Arg2, 2));
        _asm.Ldr(target, Mem.At(Scratch, HeaderOffset + Layout.MapValuesOffset));
        Store(target, destination);
    }

    /// <summary>A key, and the value to be or the register for the one that is there.</summary>
    private readonly record struct Pair(Operand Key, Operand? Value);

    private static bool Overwrites(Pair pair, Operand map) =>
        pair.Value is not null && RegisterCache.IsSame(pair.Value, map);

    private static List<Pair> PairsOf(OperandList list)
    {
        var pairs = new List<Pair>();
        for (int i = 0; i + 1 < list.Items.Count; i += 2)
            pairs.Add(new Pair(list.Items[i], list.Items[i + 1]));
        return pairs;
    }

    /// <summary>Whether words may tell of the keys, and of several the order is known: keys of a
    /// flat map are in term order, so one pass finds all.</summary>
    private bool CanScan(List<Pair> pairs) =>
        pairs.Count == 1
            ? pairs[0].Key is not Const || _types.IsImmediate(pairs[0].Key)
            : pairs.TrueForAll(p => p.Key is Const && _types.IsImmediate(p.Key))
                && pairs.DistinctBy(p => p.Key).Count() == pairs.Count;

    /// <summary>Looks for keys among those of a flat map, from the last to the first: where one is
    /// found its index is in Arg2. Jumps away where one is not there. Clobbers Arg1, Scratch;
    /// <paramref name="found"/> may, too.</summary>
    private void Scan(Reg map, List<Pair> pairs, CodeLabel missing, Action<Pair> found)
    {
        _asm.Ldr(Arg3, Mem.At(map, HeaderOffset + Layout.MapKeysOffset));
        _asm.Ldr(Arg2, Mem.At(map, HeaderOffset + Layout.MapSizeOffset));
        _asm.Add(Arg3, Arg3, Operand2.Imm((uint)ElementOffset(0)));
        foreach (Pair pair in pairs.OrderByDescending(p => p.Key, KeyOrder))
        {
            Operand2 key = KeyOperand(pair.Key);
            CodeLabel next = _asm.Here();
            _asm.Subs(Arg2, Arg2, Operand2.Imm(1));
            _asm.B(missing, Cond.Mi);
            _asm.Ldr(Scratch, Mem.At(Arg3, Arg2, Shift.Lsl, 2));
            _asm.Cmp(Scratch, key);
            _asm.B(next, Cond.Ne);
            found(pair);
        }
    }

    /// <summary>What to compare with: the word itself, or the register that it is in.</summary>
    private Operand2 KeyOperand(Operand key) =>
        ConstantWord(key) is uint word && Operand2.TryImmediate(word) is { } immediate
            ? immediate
            : Load(key, Arg1);

    /// <summary>Term order of immediate constants: integers, atoms by their code points, [].
    /// Others stand alone.</summary>
    private static readonly Comparer<Operand> KeyOrder = Comparer<Operand>.Create((a, b) =>
        (a, b) switch
        {
            (Const { Value: Integer x }, Const { Value: Integer y }) => x.Value.CompareTo(y.Value),
            (Const { Value: Atom x }, Const { Value: Atom y }) => Encoding.UTF8.GetBytes(x.Name)
                .AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y.Name)),
            _ => KeyRank(a).CompareTo(KeyRank(b)),
        });

    private static int KeyRank(Operand key) => key switch
    {
        Const { Value: Integer } => 0,
        Const { Value: Atom } => 1,
        _ => 2,
    };

    /// <summary>Whether a key of a map can be looked up without asking what they are.</summary>
    private bool CanFindInline(Operand map, Operand key) =>
        map is not Const && _types.Is(map, TypeSet.Map) && _types.IsImmediate(key);

    /// <summary>map_get(Key, Map).</summary>
    private void MapGet(Reg target, Func<CodeLabel> slow, Operand map, Operand key)
    {
        Reg register = Load(map, Arg0);
        CodeLabel other = slow();
        TestFlat(register, other);
        Scan(register, [new Pair(key, null)], other, _ =>
        {
            _asm.Add(Scratch, register, Operand2.Lsl(Arg2, 2));
            _asm.Ldr(target, Mem.At(Scratch, HeaderOffset + Layout.MapValuesOffset));
        });
    }

    /// <summary>map_size(Map): flat or hashed, the size is behind the header.</summary>
    private void MapSize(Reg target, Func<CodeLabel> slow, Operand map)
    {
        Reg register = Load(map, Arg0);
        Cond boxed = LoadHeader(Arg1, map, register);
        CompareSubtag(Arg1, Subtag.Map, Layout.HeaderMask, boxed);
        _asm.B(slow(), Cond.Ne);
        _asm.Ldr(Arg1, Mem.At(register, HeaderOffset + Layout.MapSizeOffset));
        _asm.Lsl(Arg1, Arg1, Layout.ImmediateShift);
        _asm.Orr(target, Arg1, Operand2.Imm(Layout.SmallTag));
    }
}
