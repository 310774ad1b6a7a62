using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Tuples, and building objects on the heap. A boxed pointer is the address plus 2.
internal sealed partial class Emitter
{
    private const int HeaderOffset = -(int)Layout.BoxedTag;

    /// <summary>Offset of a tuple's element from its pointer, the first one being 0.</summary>
    private static int ElementOffset(int index) => HeaderOffset + 4 + (4 * index);

    private static uint TupleHeader(int arity) => Layout.Header(Subtag.Tuple, arity);

    /// <summary>Dst = element(Index + 1, Src).</summary>
    private void GetTupleElement(Operand source, Operand index, Operand destination)
    {
        Reg tuple = Load(source, Arg0);
        Reg target = Target(destination, Arg1);
        LoadAt(target, tuple, ElementOffset(Number(index)));
        Store(target, destination);
    }

    /// <summary>Destructively sets element Index + 1 of Tuple to Value.</summary>
    private void SetTupleElement(Operand value, Operand tuple, Operand index)
    {
        int offset = ElementOffset(Number(index));
        Reg pointer = Load(tuple, Arg0);
        Reg element = Load(value, Arg1);
        if (offset > OffsetMax)
        {
            _asm.AddImm(Arg0, pointer, offset, Scratch);
            (pointer, offset) = (Arg0, 0);
        }
        _asm.Str(element, Mem.At(pointer, offset));
    }

    /// <summary>Dst = {Elements…}; the room is there.</summary>
    private void PutTuple2(Operand destination, OperandList elements)
    {
        int arity = elements.Items.Count;
        BuildOnHeap([new Raw(TupleHeader(arity)), .. elements.Items]);
        PointBack(destination, arity + 1, Layout.BoxedTag);
    }

    /// <summary>Dst = Src with elements set; the room is there.</summary>
    /// <remarks>A copy whatever the hint says: reuse and in-place update are leave, not duty.
    /// </remarks>
    private void UpdateRecord(
        Operand size, Operand source, Operand destination, OperandList updates)
    {
        int words = Number(size) + 1;
        Reg record = Load(source, Arg0);
        _asm.Sub(Scratch, record, Operand2.Imm(Layout.BoxedTag));
        for (int left = words; left > 0; left -= 4)
        {
            RegList part = RegList.Range(Arg0, new Reg((byte)(Math.Min(left, 4) - 1)));
            _asm.Ldmia(Scratch, part, writeback: true);
            _asm.Stmia(HTop, part, writeback: true);
        }
        for (int i = 0; i + 1 < updates.Items.Count; i += 2)
        {
            // Index is counted from 1, as element/2 has it; it is the word's place, too.
            Reg value = Load(updates.Items[i + 1], Arg0);
            int offset = 4 * (Index(updates.Items[i]) - words);
            if (offset < -OffsetMax)
            {
                _asm.AddImm(Arg1, HTop, offset, Scratch);
                _asm.Str(value, Mem.At(Arg1));
            }
            else
            {
                _asm.Str(value, Mem.At(HTop, offset));
            }
        }
        PointBack(destination, words, Layout.BoxedTag);
    }

    private void LoadAt(Reg target, Reg pointer, int offset)
    {
        if (offset > OffsetMax)
        {
            _asm.AddImm(Scratch, pointer, offset, Scratch);
            (pointer, offset) = (Scratch, 0);
        }
        _asm.Ldr(target, Mem.At(pointer, offset));
    }

    /// <summary>Stores the words from HTop on and moves HTop behind them. Elements that lie in
    /// ascending machine registers go by one <c>stm</c>, those that must be loaded among them.
    /// </summary>
    private void BuildOnHeap(ReadOnlySpan<Operand> words)
    {
        RegList batch = default;
        int last = -1;
        foreach (Operand word in words)
        {
            Reg register = Home(word) ?? new Reg(NextScratch(last));
            if (register.Number <= last)
            {
                FlushBatch(batch);
                batch = default;
                register = Home(word) ?? Arg0;
            }
            LoadTo(register, word);
            batch |= register;
            last = register.Number;
        }
        FlushBatch(batch);
    }

    /// <summary>The lowest of r0–r3 and r12 behind register <paramref name="last"/>; r0 when there
    /// is none.</summary>
    private static byte NextScratch(int last) =>
        last < Arg3.Number ? (byte)(last + 1) : last < Scratch.Number ? Scratch.Number : (byte)0;

    private void FlushBatch(RegList batch)
    {
        if (batch.Count == 1)
            _asm.Str(batch.Lowest, Mem.Post(HTop, 4));
        else
            _asm.Stmia(HTop, batch, writeback: true);
    }

    /// <summary>Dst = pointer to the object of so many words that ends at HTop.</summary>
    private void PointBack(Operand destination, int words, uint tag)
    {
        Reg target = Target(destination, Arg0);
        _asm.AddImm(target, HTop, (int)tag - (4 * words), Scratch);
        Store(target, destination);
    }
}
