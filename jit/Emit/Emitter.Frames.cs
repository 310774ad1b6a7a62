using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Frames and room on the heap. [sp] is the return address, y(i) is [sp, #4(i+1)].
internal sealed partial class Emitter
{
    private static int FrameBytes(int yCount) => 4 * (yCount + 1);

    /// <summary>Makes a frame of StackNeed y registers, contents undefined.</summary>
    private void Allocate(Operand stackNeed, Operand live) =>
        Allocate(Number(stackNeed), 0, Number(live), zero: false);

    /// <summary>allocate, and room for HeapNeed words on the heap.</summary>
    private void AllocateHeap(Operand stackNeed, Operand heapNeed, Operand live) =>
        Allocate(Number(stackNeed), HeapWords(heapNeed), Number(live), zero: false);

    /// <summary>allocate, with every y register set to [].</summary>
    private void AllocateZero(Operand stackNeed, Operand live) =>
        Allocate(Number(stackNeed), 0, Number(live), zero: true);

    /// <summary>allocate_heap, with every y register set to [].</summary>
    private void AllocateHeapZero(Operand stackNeed, Operand heapNeed, Operand live) =>
        Allocate(Number(stackNeed), HeapWords(heapNeed), Number(live), zero: true);

    private void Allocate(int yCount, int heapWords, int live, bool zero)
    {
        EnsureRoom(heapWords + yCount + 1, live);
        int bytes = FrameBytes(yCount);
        if (bytes <= OffsetMax)
        {
            _asm.Str(Reg.Lr, Mem.Pre(E, -bytes));
        }
        else
        {
            _asm.AddImm(E, E, -bytes, Scratch);
            _asm.Str(Reg.Lr, Mem.At(E));
        }
        if (zero && yCount > 0)
            InitYregs([.. Enumerable.Range(0, yCount).Select(i => new Y(i))]);
    }

    /// <summary>Makes room for HeapNeed words on the heap, collecting when there is none.</summary>
    private void TestHeap(Operand heapNeed, Operand live)
    {
        if (HeapWords(heapNeed) is > 0 and int words)
            EnsureRoom(words, Number(live));
    }

    internal static int HeapWords(Operand need) => need is Alloc alloc
        ? alloc.Words + (alloc.Floats * Layout.FloatWords) + (alloc.Funs * Layout.FunWords)
        : Number(need);

    /// <summary>Collects unless so many words lie between heap and stack, and the reserve.
    /// </summary>
    private void EnsureRoom(int words, int live)
    {
        words += SlackWords();
        if (CollectsAlways())
        {
            Note("collects always");
            CallService(Service.Collect, live, words);
            return;
        }
        CodeLabel enough = _asm.NewLabel();
        _asm.Sub(Arg0, E, HTop);
        CompareWith(Arg0, 4 * (uint)(words + StackReserveWords));
        CodeLabel collect = OutOfLine(() =>
        {
            CallService(Service.Collect, live, words);
            _asm.B(enough);
        });
        _asm.B(collect, Cond.Lo);
        _asm.Bind(enough);
    }

    /// <summary>Yreg = [], for each y register listed.</summary>
    private void InitYregs(ValueList<Operand> registers)
    {
        _asm.MovImm32(Arg0, Layout.Nil);
        foreach (Operand register in registers)
            Store(Arg0, register);
    }

    /// <summary>Drops the frame of StackNeed y registers and restores the return address.</summary>
    private void Deallocate(Operand stackNeed)
    {
        int yCount = Number(stackNeed);
        if (Next is not { Op: Op.Return } || FrameBytes(yCount) > OffsetMax)
        {
            DropFrame(yCount);
            return;
        }
        Note("with the return");
        _at++;
        ReturnFromFrame(yCount);
    }

    private void DropFrame(int yCount)
    {
        int bytes = FrameBytes(yCount);
        if (bytes <= OffsetMax)
        {
            _asm.Ldr(Reg.Lr, Mem.Post(E, bytes));
        }
        else
        {
            _asm.Ldr(Reg.Lr, Mem.At(E));
            _asm.AddImm(E, E, bytes, Scratch);
        }
    }

    /// <summary>Drops the N lowest y registers; Remaining are left.</summary>
    private void Trim(Operand dropped)
    {
        if (Number(dropped) is not (> 0 and int yCount))
            return;
        _asm.Ldr(Arg0, Mem.Post(E, 4 * yCount));
        _asm.Str(Arg0, Mem.At(E));
    }
}
