using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Binary construction: fields of whole bytes are written inline, to a heap binary or behind a
// binary that has room; all else is one service, which finds the operands where the op says.
internal sealed partial class Emitter
{
    /// <summary>Dst = bitstring made of the segments listed.</summary>
    private void BsCreateBin(Instruction i)
    {
        bool appends = false;
        if (FixedSegments.Of((OperandList)i[5]) is { } segments)
        {
            appends = segments.Appended is not null;
            if (!appends || !PrefersService())
            {
                BuildFixed(i, segments);
                return;
            }
        }
        BsBuild(i[0], Number(i[2]), i[4]);
    }

    private void BuildFixed(Instruction i, FixedSegments segments)
    {
        CodeLabel done = _asm.NewLabel();
        CodeLabel? slow = null;
        CodeLabel Slow() => slow ??= OutOfLine(() =>
        {
            BsBuild(i[0], Number(i[2]), i[4]);
            _asm.B(done);
        });
        foreach (FixedSegments.Field field in segments.Fields)
        {
            if (field.Value is { } value)
                TestSmalls(Slow, (value, Load(value, Arg0)));
        }
        if (segments.Appended is { } appended)
            Append(appended, segments, HeapWords(i[1]), Slow());
        else
            NewHeapBinary(segments, HeapWords(i[1]), Number(i[2]));
        Store(Arg0, i[4]);
        _asm.Bind(done);
    }

    private void NewHeapBinary(FixedSegments segments, int heapNeed, int live)
    {
        int byteWords = (segments.Bytes + 3) / 4;
        int words = 2 + byteWords;
        EnsureRoom(heapNeed + words, live);
        BuildOnHeap([
            new Raw(Layout.Header(Subtag.HeapBinary, words - 1)), new Raw((uint)segments.Bytes)]);
        if (segments.Bytes % 4 != 0)
        {
            _asm.Mov(Arg0, Operand2.Imm(0));
            _asm.Str(Arg0, Mem.At(HTop, 4 * (byteWords - 1)));
        }
        foreach (FixedSegments.Field field in segments.Fields)
            WriteField(HTop, field);
        _asm.Add(HTop, HTop, Operand2.Imm(4 * (uint)byteWords));
        _asm.Sub(Arg0, HTop, Operand2.Imm((4 * (uint)words) - Layout.BoxedTag));
    }

    private void Append(
        Operand binary, FixedSegments segments, int heapNeed, CodeLabel slow)
    {
        LoadTo(Arg0, binary);
        _asm.MovImm32(Arg2, 8 * (uint)segments.Bytes);
        _asm.MovImm32(
            Arg3, 4 * (uint)(heapNeed + Layout.SubBinaryWords + StackReserveWords));
        CallShared(Shared.AppendBytes, NoLive);
        _asm.Cmp(Arg0, Operand2.Imm(Layout.NonValue));
        _asm.B(slow, Cond.Eq);
        foreach (FixedSegments.Field field in segments.Fields)
            WriteField(Arg1, field);
    }

    /// <summary>Clobbers Arg2 and, for a register far away, Scratch.</summary>
    private void WriteField(Reg start, FixedSegments.Field field)
    {
        if (field.Value is null)
        {
            WriteText(start, field);
            return;
        }
        _asm.Asr(Arg2, Load(field.Value, Arg2), TagBits);
        int at = field.Offset;
        switch (field.Bytes, field.Little)
        {
            case (1, _):
                _asm.Strb(Arg2, Mem.At(start, at));
                break;
            case (2, var little):
                if (!little)
                    _asm.Rev16(Arg2, Arg2);
                _asm.Strh(Arg2, Mem.At(start, at));
                break;
            case (3, var little):
                if (!little)
                {
                    _asm.Rev(Arg2, Arg2);
                    _asm.Lsr(Arg2, Arg2, 8);
                }
                _asm.Strh(Arg2, Mem.At(start, at));
                _asm.Lsr(Arg2, Arg2, 16);
                _asm.Strb(Arg2, Mem.At(start, at + 2));
                break;
            case (_, var little):
                if (!little)
                    _asm.Rev(Arg2, Arg2);
                _asm.Str(Arg2, Mem.At(start, at));
                break;
        }
    }

    /// <summary>Words as far as they go, then a half and a byte.</summary>
    private void WriteText(Reg start, FixedSegments.Field field)
    {
        int at = 0;
        while (at < field.Bytes)
        {
            int size = (field.Bytes - at) switch { >= 4 => 4, >= 2 => 2, _ => 1 };
            uint word = 0;
            for (int i = 0; i < size; i++)
                word |= (uint)field.Text[at + i] << (8 * i);
            _asm.MovImm32(Arg2, word);
            Mem place = Mem.At(start, field.Offset + at);
            if (size == 4)
                _asm.Str(Arg2, place);
            else if (size == 2)
                _asm.Strh(Arg2, place);
            else
                _asm.Strb(Arg2, place);
            at += size;
        }
    }

    /// <summary>By the service; and the ops of OTP 24 that make room for what bs_put_* ops then
    /// fill, or say how much they need.</summary>
    private void BsBuild(Operand fail, int live, Operand destination)
    {
        CallService(Service.BsBuild, live, guard: IsGuard(fail));
        TestResult(fail);
        Store(Arg0, destination);
    }

    /// <summary>Appends a segment to the binary being built.</summary>
    private void BsPut(Operand fail)
    {
        CallService(Service.BsBuild, NoLive, guard: IsGuard(fail));
        TestResult(fail);
    }

    /// <summary>x0 = empty writable binary with room for x0 bytes.</summary>
    private void BsInitWritable()
    {
        CallService(Service.BsBuild, live: 0);
        Store(Arg0, new X(0));
    }
}
