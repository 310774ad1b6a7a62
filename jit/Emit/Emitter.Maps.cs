using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Maps. An immediate key is looked up in a flat map by comparing words; all else is up to services.
internal sealed partial class Emitter
{
    /// <summary>Dst = Src#{K => V, …} or Src#{K := V, …}, by the service; the latter jumps to Fail
    /// (0: raises badkey) where a key is not there. May collect.</summary>
    private void PutMap(
        Service service,
        Operand fail,
        Operand source,
        Operand destination,
        Operand live,
        OperandList list)
    {
        ReadOnlySpan<Operand> pairs = list.Items.ToArray();
        LoadTo(Arg0, source);
        while (!pairs.IsEmpty)
        {
            int part = Math.Min(pairs.Length, 2 * MapPairsMax);
            StoreMapArgs(pairs[..part]);
            pairs = pairs[part..];
            _asm.MovImm32(Arg1, (uint)part / 2);
            CallService(service, Number(live), guard: IsGuard(fail));
            TestResult(fail);
        }
        Store(Arg0, destination);
    }

    /// <summary>Keys and values into the argument area; Arg0 stays.</summary>
    private void StoreMapArgs(ReadOnlySpan<Operand> words)
    {
        _asm.Add(Arg3, Process, Operand2.Imm(MapArgsOffset));
        foreach (Operand word in words)
            _asm.Str(Load(word, Arg1), Mem.Post(Arg3, 4));
    }

    /// <summary>Continue if every key is in Map, else jump to Fail.</summary>
    private void HasMapFields(CodeLabel fail, Operand map, OperandList keys)
    {
        foreach (Operand key in keys.Items)
            HasKey(fail, map, key);
    }

    private void HasKey(CodeLabel fail, Operand map, Operand key)
    {
        FindKey(map, key);
        _asm.Cmp(Arg0, Operand2.Imm(Layout.NonValue));
        _asm.B(fail, Cond.Eq);
    }

    /// <summary>Dst = value of Key, for each pair, or jump to Fail.</summary>
    private void GetMapElements(CodeLabel fail, Operand map, OperandList list)
    {
        var pairs = new List<(Operand Key, Operand Dst)>();
        for (int i = 0; i + 1 < list.Items.Count; i += 2)
            pairs.Add((list.Items[i], list.Items[i + 1]));
        // The map's own register comes last: till then it is needed.
        foreach ((Operand key, Operand destination) in pairs.OrderBy(p => IsSame(p.Dst, map)))
        {
            HasKey(fail, map, key);
            Store(Arg0, destination);
        }
    }

    private static bool IsSame(Operand left, Operand right) => (left, right) switch
    {
        (X a, X b) => a.Index == b.Index,
        (Y a, Y b) => a.Index == b.Index,
        _ => false,
    };

    /// <summary>Arg0 = value of a key, or the non-value.</summary>
    private void FindKey(Operand map, Operand key)
    {
        LoadTo(Arg1, key);
        LoadTo(Arg0, map);
        if (!_types.IsImmediate(key))
        {
            CallService(Service.FindKey, live: 0);
            return;
        }
        _usesFindImmediate = true;
        if (!HasFrame)
            _asm.Push(Reg.Lr);
        _asm.Bl(_findImmediate);
        AddSite(live: 0);
        if (!HasFrame)
            _asm.Pop(Reg.Lr);
    }

    /// <summary>Arg0 = value of the immediate key Arg1 in the map Arg0, or the non-value; clobbers
    /// Arg2, Arg3, Scratch. A hashed map goes to the service, which returns to the caller.
    /// </summary>
    private void EmitFindImmediate()
    {
        CodeLabel next = _asm.NewLabel();
        _asm.Bind(_findImmediate);
        _asm.Ldr(Arg2, Mem.At(Arg0, HeaderOffset));
        _asm.Tst(Arg2, Operand2.Imm(Layout.MapKindMask));
        _asm.B(_tables.Fragment(Service.FindKey), Cond.Ne);
        _asm.Ldr(Arg2, Mem.At(Arg0, HeaderOffset + Layout.MapKeysOffset));
        _asm.Ldr(Arg3, Mem.At(Arg0, HeaderOffset + Layout.MapSizeOffset));
        _asm.Add(Arg2, Arg2, Operand2.Imm((uint)ElementOffset(0)));
        _asm.Bind(next);
        _asm.Subs(Arg3, Arg3, Operand2.Imm(1));
        _asm.Mov(Arg0, Operand2.Imm(Layout.NonValue), Cond.Mi);
        _asm.Bx(Reg.Lr, Cond.Mi);
        _asm.Ldr(Scratch, Mem.At(Arg2, Arg3, Shift.Lsl, 2));
        _asm.Cmp(Scratch, Arg1);
        _asm.B(next, Cond.Ne);
        _asm.Add(Arg0, Arg0, Operand2.Lsl(Arg3, 2));
        _asm.Ldr(Arg0, Mem.At(Arg0, HeaderOffset + Layout.MapValuesOffset));
        _asm.Bx(Reg.Lr);
    }

    /// <summary>Whether a key of a map can be looked up without asking what they are.</summary>
    private bool CanFindInline(Operand map, Operand key) =>
        map is not Const && _types.Is(map, TypeSet.Map) && _types.IsImmediate(key);

    /// <summary>map_get(Key, Map).</summary>
    private void MapGet(Reg target, Func<CodeLabel> slow, Operand map, Operand key)
    {
        FindKey(map, key);
        _asm.Cmp(Arg0, Operand2.Imm(Layout.NonValue));
        _asm.B(slow(), Cond.Eq);
        Move(target, Arg0);
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
