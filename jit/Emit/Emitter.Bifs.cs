using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// BIFs of guards and bodies: what is short is done inline, the rest by the service GuardBif.
internal sealed partial class Emitter
{
    /// <summary>The op does not say what lives, so nothing may be collected.</summary>
    private const int NoLive = -1;

    /// <summary>Dst = Bif(Args…), or jump to Fail (0: raise); allocates nothing.</summary>
    private void Bif(Operand fail, Operand bif, Operand[] args, Operand destination) =>
        EmitBif(fail, NoLive, ((Extfunc)bif).Function, args, destination);

    /// <summary>Dst = Bif(Args…), or jump to Fail (0: raise); may collect.</summary>
    private void GcBif(
        Operand fail, Operand live, Operand bif, Operand[] args, Operand destination) =>
        EmitBif(fail, Number(live), ((Extfunc)bif).Function, args, destination);

    private void EmitBif(
        Operand fail, int live, Mfa bif, Operand[] args, Operand destination)
    {
        if (bif.Module == "erlang"
            && (TryArithmetic(fail, live, bif, args, destination)
                || TryTest(bif, args, destination)
                || TryAccess(fail, live, bif, args, destination)))
        {
            return;
        }
        BifInService(fail, live, bif, args, destination);
    }

    private void BifInService(
        Operand fail, int live, Mfa bif, Operand[] args, Operand destination)
    {
        CallBif(bif, args, live, IsGuard(fail));
        TestResult(fail);
        Store(Arg0, destination);
    }

    private void CallBif(Mfa bif, ReadOnlySpan<Operand> args, int live, bool guard)
    {
        for (int i = 0; i < args.Length; i++)
            LoadTo(new Reg((byte)(Arg0.Number + i)), args[i]);
        CallService(Service.GuardBif, live, guard: guard, bif: bif);
    }

    /// <summary>BIFs that are tests of ops as well; their value is true or false.</summary>
    private bool TryTest(Mfa bif, Operand[] args, Operand destination)
    {
        Action<CodeLabel>? test = (bif.Name, args) switch
        {
            ("<", [var a, var b]) => fail => IsLt(fail, a, b),
            (">", [var a, var b]) => fail => IsLt(fail, b, a),
            (">=", [var a, var b]) => fail => IsGe(fail, a, b),
            ("=<", [var a, var b]) => fail => IsGe(fail, b, a),
            ("==", [var a, var b]) => fail => IsEq(fail, a, b),
            ("/=", [var a, var b]) => fail => IsNe(fail, a, b),
            ("=:=", [var a, var b]) => fail => IsEqExact(fail, a, b),
            ("=/=", [var a, var b]) => fail => IsNeExact(fail, a, b),
            ("is_integer", [var a]) => fail => IsInteger(fail, a),
            ("is_float", [var a]) => fail => IsFloat(fail, a),
            ("is_number", [var a]) => fail => IsNumber(fail, a),
            ("is_atom", [var a]) => fail => IsAtom(fail, a),
            ("is_boolean", [var a]) => fail => IsBoolean(fail, a),
            ("is_pid", [var a]) => fail => IsPid(fail, a),
            ("is_port", [var a]) => fail => IsPort(fail, a),
            ("is_reference", [var a]) => fail => IsReference(fail, a),
            ("is_list", [var a]) => fail => IsList(fail, a),
            ("is_tuple", [var a]) => fail => IsTuple(fail, a),
            ("is_map", [var a]) => fail => IsMap(fail, a),
            ("is_binary", [var a]) => fail => IsBinary(fail, a),
            ("is_bitstring", [var a]) => fail => IsBitstr(fail, a),
            ("is_function", [var a]) => fail => IsFunction(fail, a),
            ("is_map_key", [var key, var map]) when CanFindInline(map, key) =>
                fail => HasKey(fail, map, key),
            _ => null,
        };
        if (test is null)
            return false;
        CodeLabel no = _asm.NewLabel();
        CodeLabel done = _asm.NewLabel();
        Reg target = Target(destination, Arg0);
        test(no);
        _asm.MovImm32(target, _tables.AtomWord("true"));
        _asm.B(done);
        _asm.Bind(no);
        _asm.MovImm32(target, _tables.AtomWord("false"));
        _asm.Bind(done);
        Store(target, destination);
        return true;
    }

    /// <summary>BIFs that take terms apart.</summary>
    private bool TryAccess(
        Operand fail, int live, Mfa bif, Operand[] args, Operand destination)
    {
        Action<Reg, Func<CodeLabel>>? access = (bif.Name, args) switch
        {
            ("hd", [var list]) => (target, slow) => ListPart(target, slow, list, HeadOffset),
            ("tl", [var list]) => (target, slow) => ListPart(target, slow, list, TailOffset),
            ("map_size", [var map]) => (target, slow) => MapSize(target, slow, map),
            ("map_get", [var key, var map]) when CanFindInline(map, key) =>
                (target, slow) => MapGet(target, slow, map, key),
            ("byte_size", [var bits]) => (target, slow) => ByteSize(target, slow, bits),
            ("bit_size", [var bits]) => (target, slow) => BitSize(target, slow, bits),
            ("tuple_size", [var tuple]) => (target, slow) => TupleSize(target, slow, tuple),
            ("element", [Const index, var tuple])
                when Types.SmallConstant(index) is > 0 and <= 255 and int place =>
                (target, slow) => Element(target, slow, place, tuple),
            ("element", [var index, var tuple]) when index is not Const =>
                (target, slow) => ElementAt(target, slow, index, tuple),
            _ => null,
        };
        if (access is null)
            return false;
        CodeLabel? slow = null;
        CodeLabel done = _asm.NewLabel();
        Reg target = Target(destination, Arg0);
        access(target, () => slow ??= OutOfLine(() =>
        {
            CallBif(bif, args, live, IsGuard(fail));
            TestResult(fail);
            Move(target, Arg0);
            _asm.B(done);
        }));
        _asm.Bind(done);
        Store(target, destination);
        return true;
    }

    /// <summary>hd(List), tl(List).</summary>
    private void ListPart(Reg target, Func<CodeLabel> slow, Operand list, int offset)
    {
        Reg cell = Load(list, Arg0);
        _asm.Tst(cell, Operand2.Imm(NotConsBit));
        _asm.B(slow(), Cond.Ne);
        _asm.Ldr(target, Mem.At(cell, offset));
    }

    /// <summary>tuple_size(Tuple): a tuple's header is its size and six clear bits.</summary>
    private void TupleSize(Reg target, Func<CodeLabel> slow, Operand tuple)
    {
        LoadTupleHeader(slow, tuple, Load(tuple, Arg0));
        _asm.Lsr(Arg1, Arg1, Layout.ArityShift - Layout.ImmediateShift);
        _asm.Orr(target, Arg1, Operand2.Imm(Layout.SmallTag));
    }

    /// <summary>element(N, Tuple).</summary>
    private void Element(Reg target, Func<CodeLabel> slow, int place, Operand tuple)
    {
        Reg register = Load(tuple, Arg0);
        LoadTupleHeader(slow, tuple, register);
        CompareWith(Arg1, TupleHeader(place));
        _asm.B(slow(), Cond.Lo);
        _asm.Ldr(target, Mem.At(register, ElementOffset(place - 1)));
    }

    /// <summary>element(Index, Tuple) of an index in a register.</summary>
    private void ElementAt(Reg target, Func<CodeLabel> slow, Operand index, Operand tuple)
    {
        Reg register = Load(tuple, Arg0);
        LoadTupleHeader(slow, tuple, register);
        Reg place = Load(index, Arg3);
        TestSmalls(slow, (index, place));
        _asm.Asr(Arg2, place, TagBits);
        _asm.Sub(Scratch, Arg2, Operand2.Imm(1)); // Less than the size, unsigned: 0 is none.
        _asm.Cmp(Scratch, Operand2.Lsr(Arg1, Layout.ArityShift));
        _asm.B(slow(), Cond.Hs);
        _asm.Add(Scratch, register, Operand2.Lsl(Arg2, 2));
        _asm.Ldr(target, Mem.At(Scratch, HeaderOffset)); // Element 1 is a word behind it.
    }

    /// <summary>The header into Arg1, or to the slow path when it is no tuple.</summary>
    private void LoadTupleHeader(Func<CodeLabel> slow, Operand tuple, Reg register)
    {
        if (_types.Is(tuple, TypeSet.Tuple))
        {
            LeftOut("tuple test", tuple);
            _asm.Ldr(Arg1, Mem.At(register, HeaderOffset));
            return;
        }
        Cond boxed = LoadHeader(Arg1, tuple, register);
        CompareSubtag(Arg1, Subtag.Tuple, Layout.HeaderMask, boxed);
        _asm.B(slow(), Cond.Ne);
    }
}
