using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Type tests: they go on where the test holds, else to Fail. One bit tells pointers: bit 0 is clear
// in a boxed pointer only, bit 1 in a cons only. Of a boxed term the header's low six bits tell.
internal sealed partial class Emitter
{
    private const uint NotBoxedBit = 1;
    private const uint NotConsBit = 2;

    // Subtags that differ in one bit are one kind to a test: mask that bit away.
    private const uint BignumMask = Layout.HeaderMask & ~Layout.BignumSignBit;
    private const uint FunMask = Layout.HeaderMask & ~(1u << 3); // fun and export
    private const uint WholeBinaryMask = Layout.HeaderMask & ~(1u << 2); // on heap or off it

    /// <summary>Continue if is_integer(Arg), else jump to Fail.</summary>
    private void IsInteger(CodeLabel fail, Operand source) =>
        TestNumber(fail, source, TypeSet.Integer);

    /// <summary>Continue if is_number(Arg), else jump to Fail.</summary>
    private void IsNumber(CodeLabel fail, Operand source) =>
        TestNumber(fail, source, TypeSet.Integer | TypeSet.Float);

    /// <summary>Smalls are the common case; bignums and floats are told out of line.</summary>
    private void TestNumber(CodeLabel fail, Operand source, TypeSet kinds)
    {
        if (IsDecided(fail, source, kinds))
            return;
        CodeLabel done = _asm.NewLabel();
        CompareTag(Load(source, Arg0));
        CodeLabel boxed = OutOfLine(() =>
        {
            Reg register = Load(source, Arg0);
            _asm.Tst(register, Operand2.Imm(NotBoxedBit));
            _asm.B(fail, Cond.Ne);
            if (!_types.BoxedIs(source, kinds))
            {
                _asm.Ldr(Arg1, Mem.At(register, HeaderOffset));
                if (kinds.HasFlag(TypeSet.Float))
                {
                    CompareWith(Arg1, FloatHeader);
                    _asm.B(done, Cond.Eq);
                }
                CompareSubtag(Arg1, Subtag.PositiveBignum, BignumMask);
                _asm.B(fail, Cond.Ne);
            }
            else
            {
                LeftOut("header test", source);
            }
            _asm.B(done);
        });
        _asm.B(boxed, Cond.Ne);
        _asm.Bind(done);
    }

    private static uint FloatHeader => Layout.Header(Subtag.Float, Layout.FloatWords - 1);

    /// <summary>Continue if is_float(Arg), else jump to Fail.</summary>
    private void IsFloat(CodeLabel fail, Operand source) =>
        TestBoxed(fail, source, TypeSet.Float, Subtag.Float, Layout.HeaderMask);

    /// <summary>Continue if is_map(Arg), else jump to Fail.</summary>
    private void IsMap(CodeLabel fail, Operand source) =>
        TestBoxed(fail, source, TypeSet.Map, Subtag.Map, Layout.HeaderMask);

    /// <summary>Continue if is_tuple(Arg), else jump to Fail.</summary>
    private void IsTuple(CodeLabel fail, Operand source) =>
        TestBoxed(fail, source, TypeSet.Tuple, Subtag.Tuple, Layout.HeaderMask);

    /// <summary>Continue if is_function(Arg), else jump to Fail.</summary>
    private void IsFunction(CodeLabel fail, Operand source) =>
        TestBoxed(fail, source, TypeSet.Fun, Subtag.Fun, FunMask);

    /// <summary>Continue if is_bitstring(Arg), else jump to Fail.</summary>
    private void IsBitstr(CodeLabel fail, Operand source)
    {
        if (IsDecided(fail, source, TypeSet.Bitstring))
            return;
        Reg register = Load(source, Arg0);
        if (_types.BoxedIs(source, TypeSet.Bitstring))
        {
            Note("header test left out: type");
            _asm.Tst(register, Operand2.Imm(NotBoxedBit));
            _asm.B(fail, Cond.Ne);
            return;
        }
        if (LoadHeader(Arg1, source, register) == Cond.Eq)
            _asm.B(fail, Cond.Ne);
        // The subtags of binaries and sub-binaries are three in a row.
        const uint first = (uint)Subtag.RefcBinary << 2, last = (uint)Subtag.SubBinary << 2;
        _asm.And(Arg1, Arg1, Operand2.Imm(Layout.HeaderMask));
        _asm.Sub(Arg1, Arg1, Operand2.Imm(first));
        _asm.Cmp(Arg1, Operand2.Imm(last - first));
        _asm.B(fail, Cond.Hi);
    }

    private void TestBoxed(
        CodeLabel fail, Operand source, TypeSet kind, Subtag subtag, uint mask)
    {
        if (IsDecided(fail, source, kind))
            return;
        Reg register = Load(source, Arg0);
        if (_types.BoxedIs(source, kind))
        {
            LeftOut("header test", source);
            _asm.Tst(register, Operand2.Imm(NotBoxedBit));
        }
        else
        {
            Cond boxed = LoadHeader(Arg1, source, register);
            CompareSubtag(Arg1, subtag, mask, boxed);
        }
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Loads the header of a term if it is boxed.</summary>
    /// <returns>When it was: Eq, or Al where the type says so. What follows goes by that condition
    /// and must leave Ne where it does not hold.</returns>
    private Cond LoadHeader(Reg header, Operand source, Reg register)
    {
        Cond boxed = _types.IsBoxed(source) ? Cond.Al : Cond.Eq;
        if (boxed == Cond.Eq)
            _asm.Tst(register, Operand2.Imm(NotBoxedBit));
        else
            LeftOut("boxed test", source);
        _asm.Ldr(header, Mem.At(register, HeaderOffset), boxed);
        return boxed;
    }

    /// <summary>Eq when a header is of this subtag; clobbers the header.</summary>
    private void CompareSubtag(Reg header, Subtag subtag, uint mask, Cond cond = Cond.Al)
    {
        uint expected = (uint)subtag << 2;
        if (expected == 0)
        {
            _asm.Tst(header, Operand2.Imm(mask), cond);
            return;
        }
        _asm.And(header, header, Operand2.Imm(mask), cond);
        _asm.Cmp(header, Operand2.Imm(expected), cond);
    }

    /// <summary>Continue if is_binary(Arg), else jump to Fail.</summary>
    private void IsBinary(CodeLabel fail, Operand source)
    {
        if (_types.IsBinary(source))
        {
            LeftOut("test", source);
            return;
        }
        if (source is Const { Value: not Bitstring })
        {
            _asm.B(fail);
            return;
        }
        CodeLabel done = _asm.NewLabel();
        Cond boxed = LoadHeader(Arg1, source, Load(source, Arg0));
        CompareSubtag(Arg1, Subtag.RefcBinary, WholeBinaryMask, boxed);
        // A sub-binary may end within a byte.
        CodeLabel rest = OutOfLine(() =>
        {
            Cond again = LoadHeader(Arg1, source, Load(source, Arg0));
            CompareSubtag(Arg1, Subtag.SubBinary, Layout.HeaderMask, again);
            _asm.B(fail, Cond.Ne);
            TestInService(fail, new Mfa("erlang", "is_binary", 1), source);
            _asm.B(done);
        });
        _asm.B(rest, Cond.Ne);
        _asm.Bind(done);
    }

    /// <summary>Continue if is_reference(Arg), else jump to Fail.</summary>
    private void IsReference(CodeLabel fail, Operand source)
    {
        if (IsDecided(fail, source, TypeSet.Reference))
            return;
        CodeLabel done = _asm.NewLabel();
        Cond boxed = LoadHeader(Arg1, source, Load(source, Arg0));
        CompareSubtag(Arg1, Subtag.Reference, Layout.HeaderMask, boxed);
        CodeLabel rest = OutOfLine(() =>
        {
            Cond again = LoadHeader(Arg1, source, Load(source, Arg0));
            CompareSubtag(Arg1, Subtag.ExternalReference, Layout.HeaderMask, again);
            _asm.B(fail, Cond.Ne);
            _asm.B(done);
        });
        _asm.B(rest, Cond.Ne);
        _asm.Bind(done);
    }

    /// <summary>Continue if is_pid(Arg), else jump to Fail.</summary>
    private void IsPid(CodeLabel fail, Operand source) =>
        TestIdentifier(fail, source, TypeSet.Pid, Layout.PidTag, Subtag.ExternalPid);

    /// <summary>Continue if is_port(Arg), else jump to Fail.</summary>
    private void IsPort(CodeLabel fail, Operand source) =>
        TestIdentifier(fail, source, TypeSet.Port, Layout.PortTag, Subtag.ExternalPort);

    /// <summary>Local ones are immediate, those of other nodes boxed.</summary>
    private void TestIdentifier(
        CodeLabel fail, Operand source, TypeSet kind, uint tag, Subtag external)
    {
        if (IsDecided(fail, source, kind))
            return;
        CodeLabel done = _asm.NewLabel();
        _asm.And(Arg1, Load(source, Arg0), Operand2.Imm(Layout.ImmediateMask));
        _asm.Cmp(Arg1, Operand2.Imm(tag));
        CodeLabel boxed = OutOfLine(() =>
        {
            Cond cond = LoadHeader(Arg1, source, Load(source, Arg0));
            CompareSubtag(Arg1, external, Layout.HeaderMask, cond);
            _asm.B(fail, Cond.Ne);
            _asm.B(done);
        });
        _asm.B(boxed, Cond.Ne);
        _asm.Bind(done);
    }

    /// <summary>Continue if is_atom(Arg), else jump to Fail.</summary>
    private void IsAtom(CodeLabel fail, Operand source)
    {
        if (IsDecided(fail, source, TypeSet.Atom))
            return;
        _asm.And(Arg1, Load(source, Arg0), Operand2.Imm(Layout.Immediate2Mask));
        _asm.Cmp(Arg1, Operand2.Imm(Layout.AtomTag));
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if Arg is true or false, else jump to Fail.</summary>
    private void IsBoolean(CodeLabel fail, Operand source)
    {
        if (source is Const { Value: not Atom })
        {
            _asm.B(fail);
            return;
        }
        Reg register = Load(source, Arg0);
        CompareWith(register, _tables.AtomWord("true"));
        CompareWith(register, _tables.AtomWord("false"), Cond.Ne);
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if Arg is [], else jump to Fail.</summary>
    private void IsNil(CodeLabel fail, Operand source)
    {
        if (IsDecided(fail, source, TypeSet.Nil))
            return;
        CompareWith(Load(source, Arg0), Layout.Nil);
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if Arg is [] or [_|_], else jump to Fail.</summary>
    private void IsList(CodeLabel fail, Operand source)
    {
        if (IsDecided(fail, source, TypeSet.Nil | TypeSet.Cons))
            return;
        Reg register = Load(source, Arg0);
        _asm.Tst(register, Operand2.Imm(NotConsBit));
        CompareWith(register, Layout.Nil, Cond.Ne);
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if Arg is [_|_], else jump to Fail.</summary>
    private void IsNonemptyList(CodeLabel fail, Operand source)
    {
        if (IsDecided(fail, source, TypeSet.Cons))
            return;
        _asm.Tst(Load(source, Arg0), Operand2.Imm(NotConsBit));
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if the tuple Arg has Arity elements, else jump to Fail.</summary>
    private void TestArity(CodeLabel fail, Operand tuple, Operand arity)
    {
        _asm.Ldr(Arg1, Mem.At(Load(tuple, Arg0), HeaderOffset));
        CompareWith(Arg1, TupleHeader(Number(arity)));
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if Arg is a tuple of Arity elements that starts with Atom.</summary>
    private void IsTaggedTuple(CodeLabel fail, Operand source, Operand arity, Operand atom)
    {
        Reg register = Load(source, Arg0);
        Cond boxed = LoadHeader(Arg1, source, register);
        CompareWith(Arg1, TupleHeader(Number(arity)), boxed);
        _asm.Ldr(Arg1, Mem.At(register, ElementOffset(0)), Cond.Eq);
        CompareWith(Arg1, ConstantWord(atom)!.Value, Cond.Eq);
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if is_function(Arg, Arity), else jump to Fail.</summary>
    private void IsFunction2(CodeLabel fail, Operand source, Operand arity)
    {
        var bif = new Mfa("erlang", "is_function", 2);
        if (Types.SmallConstant(arity) is not (>= 0 and <= 255 and int count))
        {
            TestInService(fail, bif, source, arity);
            return;
        }
        CompareFun(source, Load(source, Arg0), count);
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Asks a BIF that answers true or false; an error is no.</summary>
    private void TestInService(CodeLabel fail, Mfa bif, params ReadOnlySpan<Operand> args)
    {
        CallBif(bif, args, live: NoLive, guard: true);
        CompareWith(Arg0, _tables.AtomWord("true"));
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Whether its type or the constant decides a test: then nothing of it is left but
    /// the jump, where there is one.</summary>
    private bool IsDecided(CodeLabel fail, Operand source, TypeSet kinds)
    {
        bool never = (_types.Of(source) & kinds) == 0;
        if (!never && !_types.Is(source, kinds))
            return false;
        LeftOut("test", source);
        if (never)
            _asm.B(fail);
        return true;
    }
}
