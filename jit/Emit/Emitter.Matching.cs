using System.Numerics;
using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Binary matching. A match context is an object whose position moves; a field of up to 25 bits is
// loaded as part of a word from wherever it starts, the rest is matched by services.
internal sealed partial class Emitter
{
    private const int BaseOffset = HeaderOffset + Layout.MatchBaseOffset;
    private const int PositionOffset = HeaderOffset + Layout.MatchPositionOffset;
    private const int EndOffset = HeaderOffset + Layout.MatchEndOffset;

    /// <summary>Bits that one loaded word holds wherever in a byte they start.</summary>
    private const int InlineBitsMax = 25;

    /// <summary>Units that a small times any makes no more than a word.</summary>
    private const int UnitMax = 16;

    /// <summary>Bits of a position that a small can be.</summary>
    private const uint SmallPositionEnd = 1u << (Layout.SmallBits - 1);

    /// <summary>Dst = match context on Src, or jump to Fail.</summary>
    private void BsStartMatch3(Operand fail, Operand source, Operand live, Operand destination)
    {
        Reg target = Target(destination, Arg0);
        CodeLabel done = _asm.NewLabel();
        Reg register = Load(source, Arg0);
        Cond boxed = LoadHeader(Arg1, source, register);
        CompareWith(Arg1, Binaries.MatchStateHeader, boxed);
        CodeLabel start = OutOfLine(() =>
        {
            LoadTo(Arg0, source);
            CallService(Service.BsStart, Number(live), guard: true);
            TestResult(fail);
            Move(target, Arg0);
            _asm.B(done);
        });
        _asm.B(start, Cond.Ne);
        Move(target, register);
        _asm.Bind(done);
        Store(target, destination);
    }

    /// <summary>Dst = match context on Src; Fail is a label, no_fail or resume.</summary>
    private void BsStartMatch4(Operand fail, Operand live, Operand source, Operand destination)
    {
        if (fail is Const { Value: Atom { Name: "resume" } })
            Move(source, destination);
        else
            BsStartMatch3(fail as Label ?? NoFail, source, live, destination);
    }

    /// <summary>Dst = integer of Size * Unit bits taken from the context.</summary>
    private void BsGetInteger2(Instruction i)
    {
        if (FixedBits(i[3], i[4]) is not { } bits)
        {
            FieldInService(Service.BsInteger, i);
            return;
        }
        var match = new MatchCommands(this, i[0], i[1]);
        match.EnsureAtLeast(bits, 1);
        match.Integer(Number(i[2]), FieldFlags.Of(i[5]), bits, i[6]);
        match.End();
    }

    /// <summary>Dst = float of Size * Unit bits taken from the context.</summary>
    private void BsGetFloat2(Instruction i) => FieldInService(Service.BsFloat, i);

    /// <summary>Dst = bitstring of Size * Unit bits taken from the context.</summary>
    private void BsGetBinary2(Instruction i)
    {
        var match = new MatchCommands(this, i[0], i[1]);
        int unit = Number(i[4]);
        if (FixedBits(i[3], i[4]) is { } bits)
            match.Binary(Number(i[2]), bits, 1, i[6]);
        else if (i[3] is Const { Value: Atom { Name: "all" } })
            match.Rest(Number(i[2]), unit, i[6]);
        else if (i[3] is not Const && unit <= UnitMax && int.IsPow2(unit))
            TakeUnits(i, int.Log2(unit));
        else
            FieldInService(Service.BsBinary, i);
    }

    /// <summary>The size is in a register, its unit a power of two.</summary>
    private void TakeUnits(Instruction i, int shift)
    {
        CodeLabel got = _asm.NewLabel();
        CodeLabel slow = OutOfLine(() =>
        {
            CallForField(Service.BsBinary, i);
            _asm.B(got);
        });
        Reg size = Load(i[3], Arg1);
        TestSmalls(() => slow, (i[3], size));
        _asm.Asrs(Arg2, size, TagBits);
        if (_types.Range(i[3]) is not { Min: >= 0 })
            _asm.B(slow, Cond.Mi);
        else
            LeftOut("sign test", i[3]);
        if (shift > 0)
            _asm.Lsl(Arg2, Arg2, shift);
        LoadTo(Arg0, i[1]);
        CallShared(Shared.TakeBits, Service.BsTake, Number(i[2]), guard: true);
        _asm.Bind(got);
        TestResult(i[0]);
        Store(Arg0, i[6]);
    }

    private void FieldInService(Service service, Instruction i)
    {
        CallForField(service, i);
        TestResult(i[0]);
        Store(Arg0, i[6]);
    }

    private void CallForField(Service service, Instruction i)
    {
        LoadTo(Arg0, i[1]);
        LoadTo(Arg1, i[3]);
        _asm.MovImm32(Arg2, (uint)Number(i[4]));
        _asm.MovImm32(Arg3, FieldFlags.Of(i[5]));
        CallService(service, Number(i[2]), guard: true);
    }

    /// <summary>Skips Size * Unit bits of the context.</summary>
    private void BsSkipBits2(Operand fail, Operand context, Operand size, Operand unit)
    {
        if (FixedBits(size, unit) is { } bits)
        {
            var match = new MatchCommands(this, fail, context);
            match.EnsureAtLeast(bits, 1);
            match.Skip(bits);
            match.End();
            return;
        }
        LoadTo(Arg0, context);
        LoadTo(Arg1, size);
        _asm.MovImm32(Arg2, (uint)Number(unit));
        CallService(Service.BsSkip, NoLive, guard: true);
        TestResult(fail);
    }

    /// <summary>Continue if exactly Bits bits are left in the context, else jump to Fail.</summary>
    private void BsTestTail2(Operand fail, Operand context, Operand bits) =>
        new MatchCommands(this, fail, context).EnsureExactly(Number(bits));

    /// <summary>Continue if the bits left in the context are a multiple of Unit.</summary>
    private void BsTestUnit(Operand fail, Operand context, Operand unit) =>
        new MatchCommands(this, fail, context).EnsureAtLeast(0, Number(unit));

    /// <summary>Continue if the next Bits bits of the context are String, and skip them.</summary>
    private void BsMatchString(Operand fail, Operand context, Operand size, Bytes text)
    {
        int bits = Number(size);
        if (bits <= InlineBitsMax)
        {
            int value = 0;
            foreach (byte b in text.Value)
                value = (value << 8) | b;
            var match = new MatchCommands(this, fail, context);
            match.EnsureAtLeast(bits, 1);
            match.Equals(bits, value >> ((text.Value.Count * 8) - bits));
            match.End();
            return;
        }
        LoadTo(Arg0, context);
        _asm.MovImm32(Arg1, (uint)bits);
        CallService(Service.BsString, NoLive, guard: true);
        TestResult(fail);
    }

    /// <summary>byte_size(Bitstring).</summary>
    private void ByteSize(Reg target, Func<CodeLabel> slow, Operand bitstring)
    {
        LoadSize(slow, bitstring, part: () =>
        {
            _asm.Add(Arg1, Arg1, Operand2.Imm(7));
            _asm.Lsr(Arg1, Arg1, 3);
        }, whole: () => { });
        _asm.Lsl(Arg1, Arg1, TagBits);
        _asm.Orr(target, Arg1, Operand2.Imm(Layout.SmallTag));
    }

    /// <summary>bit_size(Bitstring).</summary>
    private void BitSize(Reg target, Func<CodeLabel> slow, Operand bitstring)
    {
        LoadSize(slow, bitstring, part: () => { }, whole: () => _asm.Lsl(Arg1, Arg1, 3));
        _asm.Cmp(Arg1, Operand2.Imm(SmallPositionEnd));
        _asm.B(slow(), Cond.Hs);
        _asm.Lsl(Arg1, Arg1, TagBits);
        _asm.Orr(target, Arg1, Operand2.Imm(Layout.SmallTag));
    }

    /// <summary>Arg1 = size of a bitstring: a part has it in bits, a whole one in bytes.</summary>
    private void LoadSize(
        Func<CodeLabel> slow, Operand bitstring, Action part, Action whole)
    {
        CodeLabel done = _asm.NewLabel();
        Reg register = Load(bitstring, Arg0);
        Cond boxed = LoadHeader(Arg1, bitstring, register);
        CompareSubtag(Arg1, Subtag.SubBinary, Layout.HeaderMask, boxed);
        CodeLabel other = slow();
        _asm.B(OutOfLine(() =>
        {
            Cond again = LoadHeader(Arg1, bitstring, register);
            CompareSubtag(Arg1, Subtag.RefcBinary, WholeBinaryMask, again);
            _asm.B(other, Cond.Ne);
            _asm.Ldr(Arg1, Mem.At(register, HeaderOffset + Layout.HeapBinarySizeOffset));
            whole();
            _asm.B(done);
        }), Cond.Ne);
        _asm.Ldr(Arg1, Mem.At(register, HeaderOffset + Layout.SubSizeOffset));
        part();
        _asm.Bind(done);
    }

    /// <summary>Dst = the bitstring left in the context.</summary>
    private void BsGetTail(Operand context, Operand destination, Operand live) =>
        new MatchCommands(this, NoFail, context).Tail(Number(live), destination);

    /// <summary>Dst = position of the context.</summary>
    private void BsGetPosition(Operand context, Operand destination, Operand live)
    {
        CodeLabel done = _asm.NewLabel();
        Reg target = Target(destination, Arg0);
        _asm.Ldr(Arg0, Mem.At(Load(context, Arg0), PositionOffset));
        _asm.Cmp(Arg0, Operand2.Imm(SmallPositionEnd));
        CodeLabel large = OutOfLine(() =>
        {
            LoadTo(Arg0, context);
            CallService(Service.BsPosition, Number(live));
            Move(target, Arg0);
            _asm.B(done);
        });
        _asm.B(large, Cond.Hs);
        _asm.Lsl(Arg0, Arg0, Layout.ImmediateShift);
        _asm.Orr(target, Arg0, Operand2.Imm(Layout.SmallTag));
        _asm.Bind(done);
        Store(target, destination);
    }

    /// <summary>Sets the position of the context.</summary>
    private void BsSetPosition(Operand context, Operand position)
    {
        CodeLabel done = _asm.NewLabel();
        Reg register = Load(position, Arg1);
        CompareTag(register);
        CodeLabel large = OutOfLine(() =>
        {
            LoadTo(Arg0, context);
            LoadTo(Arg1, position);
            CallService(Service.BsSetPosition, NoLive);
            _asm.B(done);
        });
        _asm.B(large, Cond.Ne);
        _asm.Lsr(Arg1, register, Layout.ImmediateShift);
        _asm.Str(Arg1, Mem.At(Load(context, Arg0), PositionOffset));
        _asm.Bind(done);
    }

    /// <summary>Dst = code point taken from the context.</summary>
    private void BsGetUtf(Operand fail, Operand context, Operand flags, Operand destination)
    {
        BsSkipUtf(fail, context, flags);
        Store(Arg0, destination);
    }

    /// <summary>Skips one code point of the context.</summary>
    private void BsSkipUtf(Operand fail, Operand context, Operand flags)
    {
        LoadTo(Arg0, context);
        _asm.MovImm32(Arg1, FieldFlags.Of(flags));
        CallService(Service.BsUtf, NoLive, guard: true);
        TestResult(fail);
    }

    /// <summary>Runs the match commands listed on the context, or jump to Fail.</summary>
    private void BsMatch(Operand fail, Operand context, OperandList commands)
    {
        var match = new MatchCommands(this, fail, context);
        ValueList<Operand> list = commands.Items;
        for (int i = 0; i < list.Count;)
        {
            switch (((Atom)((Const)list[i]).Value).Name)
            {
                case "ensure_at_least":
                    match.EnsureAtLeast(Index(list[i + 1]), Index(list[i + 2]));
                    i += 3;
                    break;
                case "ensure_exactly":
                    match.EnsureExactly(Index(list[i + 1]));
                    i += 2;
                    break;
                case "skip":
                    match.Skip(Index(list[i + 1]));
                    i += 2;
                    break;
                case "integer":
                    match.Integer(
                        Index(list[i + 1]),
                        FieldFlags.Of(list[i + 2]),
                        Index(list[i + 3]) * Index(list[i + 4]),
                        list[i + 5]);
                    i += 6;
                    break;
                case "binary":
                    match.Binary(
                        Index(list[i + 1]), Index(list[i + 3]), Index(list[i + 4]), list[i + 5]);
                    i += 6;
                    break;
                case "get_tail":
                    match.Tail(Index(list[i + 1]), list[i + 3]);
                    i += 4;
                    break;
                case "=:=":
                    match.Equals(Index(list[i + 2]), IntegerOf(list[i + 3]));
                    i += 4;
                    break;
                case var name:
                    throw new NotSupportedException($"the command {name} of bs_match");
            }
        }
        match.End();
    }

    private static BigInteger IntegerOf(Operand operand) =>
        operand is Num number ? number.Value : ((Integer)((Const)operand).Value).Value;

    /// <summary>Bits of a field whose size is a constant that no binary is too small for; else
    /// null.</summary>
    private static int? FixedBits(Operand size, Operand unit)
    {
        long bits = Types.SmallConstant(size) is int units and >= 0
            ? (long)units * Number(unit)
            : -1;
        return bits is >= 0 and < 1 << 24 ? (int)bits : null;
    }
}
