using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Operands: where they are, and how they come into registers and out of them. Loading an operand
// clobbers the register it is loaded to and, for x registers out of reach, Scratch.
internal sealed partial class Emitter
{
    private const int OffsetMax = 4095;

    /// <summary>A word that is no term, as an element of what is built on the heap.</summary>
    private sealed record Raw(uint Word) : Operand;

    private static int Number(Operand operand) => (int)((Num)operand).Value;

    /// <summary>A number within a list, where files tell numbers and integers apart less well.
    /// </summary>
    private static int Index(Operand operand) =>
        Types.SmallConstant(operand) ?? Number(operand);

    /// <summary>The machine register that an operand lives in, or null.</summary>
    private static Reg? Home(Operand operand) => operand is X { Index: < XInRegisters } x
        ? new Reg((byte)(X0.Number + x.Index))
        : null;

    /// <summary>The register that holds the operand: its own, or <paramref name="scratch"/>,
    /// loaded.</summary>
    private Reg Load(Operand operand, Reg scratch)
    {
        if (Home(operand) is Reg home)
            return home;
        LoadTo(scratch, operand);
        return scratch;
    }

    private void LoadTo(Reg register, Operand operand)
    {
        if (Home(operand) is Reg home)
            Move(register, home);
        else if (ConstantWord(operand) is uint word)
            _asm.MovImm32(register, word);
        else
            LoadFromMemory(register, operand);
    }

    private void LoadFromMemory(Reg register, Operand operand)
    {
        if (!ForgetsCache() && _cache.Find(operand, register) is Reg holder)
        {
            Move(register, holder);
            return;
        }
        _asm.Ldr(register, Place(operand));
        _cache.Loaded(operand, register);
    }

    /// <summary>The word of a constant or raw operand; null when it is a register.</summary>
    private uint? ConstantWord(Operand operand) => operand switch
    {
        Const { Value: Atom atom } => _tables.AtomWord(atom.Name),
        Const { Value: Nil } => Layout.Nil,
        Const constant => Types.SmallConstant(constant) is int small
            ? Layout.Small(small)
            : _tables.ConstantWord(constant.Value),
        Raw raw => raw.Word,
        _ => null,
    };

    /// <summary>The register to compute a destination in: its own, or <paramref name="scratch"/>,
    /// which <see cref="Store"/> then brings home.</summary>
    private static Reg Target(Operand destination, Reg scratch) => Home(destination) ?? scratch;

    /// <summary>Brings a computed value home; nothing is to be done when it is there.</summary>
    private void Store(Reg register, Operand destination)
    {
        if (Home(destination) is Reg home)
        {
            Move(home, register);
            return;
        }
        _asm.Str(register, Place(destination));
        _cache.Stored(destination, register);
    }

    private void Move(Reg to, Reg from)
    {
        if (to != from)
            _asm.Mov(to, from);
    }

    /// <summary>Where a register that is no machine register lives.</summary>
    private Mem Place(Operand operand)
    {
        switch (operand)
        {
            case Y y:
                return Mem.At(E, 4 * (y.Index + 1));
            case X x:
                int offset = XOffset + (4 * x.Index);
                if (offset <= OffsetMax)
                    return Mem.At(Process, offset);
                _asm.Add(Scratch, Process, Operand2.Imm(OffsetMax + 1));
                return Mem.At(Scratch, offset - (OffsetMax + 1));
            default:
                throw new ArgumentException($"{operand} is no register", nameof(operand));
        }
    }

    /// <summary>Compares with any word; clobbers Scratch where it is no immediate.</summary>
    private void CompareWith(Reg register, uint word, Cond cond = Cond.Al) =>
        _asm.CmpImm(register, (int)word, Scratch, cond);
}
