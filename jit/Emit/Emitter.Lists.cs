using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Lists. A cons pointer is the address plus 1: the head is at -1, the tail at +3.
internal sealed partial class Emitter
{
    private const int HeadOffset = -(int)Layout.ConsTag;
    private const int TailOffset = HeadOffset + 4;

    /// <summary>[Head | Tail] = Src.</summary>
    private void GetList(Operand source, Operand head, Operand tail)
    {
        Reg cell = Load(source, Arg0);
        if (Home(head) == cell)
        {
            GetPart(cell, TailOffset, tail);
            GetPart(cell, HeadOffset, head);
        }
        else
        {
            GetPart(cell, HeadOffset, head);
            GetPart(cell, TailOffset, tail);
        }
    }

    /// <summary>Dst = hd(Src).</summary>
    private void GetHd(Operand source, Operand head) =>
        GetPart(Load(source, Arg0), HeadOffset, head);

    /// <summary>Dst = tl(Src).</summary>
    private void GetTl(Operand source, Operand tail) =>
        GetPart(Load(source, Arg0), TailOffset, tail);

    private void GetPart(Reg pointer, int offset, Operand destination)
    {
        Reg target = Target(destination, Arg1);
        _asm.Ldr(target, Mem.At(pointer, offset));
        Store(target, destination);
    }

    /// <summary>Dst = [Head | Tail]; the room is there.</summary>
    private void PutList(Operand head, Operand tail, Operand destination)
    {
        BuildOnHeap([head, tail]);
        PointBack(destination, words: 2, Layout.ConsTag);
    }
}
