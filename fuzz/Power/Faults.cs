using Beam;

namespace Fuzz.Power;

/// <summary>Faults over many emitters, each of a kind that a port makes: a test left out, a
/// condition turned, a store forgotten, an offset or a live count one off.</summary>
internal static class Faults
{
    private const uint Nop = 0xE1A0_0000;
    private const uint Always = 0xE;

    public static IReadOnlyList<Fault> All { get; } =
    [
        // adds x, a, b; bvs slow: an overflow goes on as a wrong small.
        Code("the overflow check of small addition", Op.GcBif2, IsBif("+", 2), NoBranch(Cond.Vs)),
        Code("the overflow check of small subtraction", Op.GcBif2, IsBif("-", 2),
            NoBranch(Cond.Vs)),
        Code("band is orr", Op.GcBif2, IsBif("band", 2),
            w => (w & 0x0FF0_0000) == 0 && (w & 0xF000) >= 0x6000 ? w | 0x0180_0000 : w),
        Code("the range check of multiplication", Op.GcBif2, IsBif("*", 2),
            w => (w & 0x0FF0_0FF0) == 0x0150_0FC0 ? (w & 0xFFFF_F000) | (w >> 16 & 0xF) : w),
        Code("the result of length", Op.GcBif1, IsBif("length", 1),
            w => (w & 0x0FFF_0FFF) == 0x01A0_0000 ? Nop : w),

        Code("the condition of is_lt", Op.IsLt, Is(Op.IsLt), Condition(Cond.Ge, Cond.Gt)),
        Code("the condition of is_ge", Op.IsGe, Is(Op.IsGe), Condition(Cond.Lt, Cond.Le)),
        Code("is_eq_exact of small operands", Op.IsEqExact, Is(Op.IsEqExact), NoBranch(Cond.Ne)),
        Code("the tag of is_tuple", Op.IsTuple, Is(Op.IsTuple), NoBranch(Cond.Ne)),
        Code("the tag of is_nonempty_list", Op.IsNonemptyList, Is(Op.IsNonemptyList),
            NoBranch(Cond.Ne)),
        Code("the arity of test_arity", Op.TestArity, Is(Op.TestArity), NoBranch(Cond.Ne)),
        Code("the tag of is_atom", Op.IsAtom, Is(Op.IsAtom), Condition(Cond.Ne, Cond.Eq)),
        Code("the last value of select_val", Op.SelectVal, Is(Op.SelectVal),
            Condition(Cond.Ne, Cond.Eq)),

        // str x, [sp, #n]: the register is not saved.
        Code("the store of move to y", Op.Move, i => i.Op == Op.Move && i[0] is X && i[1] is Y,
            w => (w & 0x0FFF_0000) == 0x058D_0000 ? Nop : w),
        Code("an integer of move is one off", Op.Move,
            i => i.Op == Op.Move && i[0] is Const { Value: Integer }, PlusOne),
        Code("swap forgets the second register", Op.Swap, Is(Op.Swap),
            w => (w & 0x0FFF_0FFF) == 0x01A0_0000 ? Nop : w),
        Code("the offset of get_tuple_element", Op.GetTupleElement, Is(Op.GetTupleElement),
            LoadOffset(4)),
        Code("get_hd loads the tail", Op.GetHd, Is(Op.GetHd), LoadOffset(4)),
        Code("get_list loads the tail twice", Op.GetList, Is(Op.GetList),
            w => (w & 0x0F70_0FFF) == 0x0510_0001 ? (w | 0x0080_0000) + 2 : w),
        Code("the pointer of put_list", Op.PutList, Is(Op.PutList),
            w => (w & 0x0FF0_0000) == 0x0240_0000 ? w + 8 : w),
        Code("the header of put_tuple2", Op.PutTuple2, Is(Op.PutTuple2),
            w => (w & 0x0FFF_F000) == 0x03A0_0000 ? w ^ 0x40 : w),
        Code("the slots that trim drops", Op.Trim, Is(Op.Trim),
            w => (w & 0x0FFF_0000) == 0x049D_0000 ? w + 4 : w),
        Code("fadd subtracts", Op.Fadd, Is(Op.Fadd),
            w => (w & 0x0FB0_0F40) == 0x0E30_0B00 ? w | 0x40 : w),
        Code("the frame that call_last drops", Op.CallLast, Is(Op.CallLast),
            w => (w & 0x0FFF_0000) == 0x049D_0000 ? w + 4 : w),
        Code("the unaligned load of fmove", Op.Fmove, Is(Op.Fmove),
            w => (w & 0x0FF0_0000) == 0x0280_0000 ? w ^ 1 : w),

        Roots("the live count of test_heap", Op.TestHeap, Is(Op.TestHeap)),
        Roots("the live count of allocate", Op.Allocate,
            i => i.Op is Op.Allocate or Op.AllocateZero),
        Roots("the live count of gc_bif", Op.GcBif2, i => i.Op is Op.GcBif1 or Op.GcBif2),
    ];

    /// <summary>Those that a list of names, with commas between them, means.</summary>
    public static IReadOnlyList<Fault> Named(string names) =>
        [.. names.Split(',').Select(Find)];

    /// <summary>The one whose name has the words in it.</summary>
    /// <exception cref="InputException">There is none, or there are several.</exception>
    public static Fault Find(string name)
    {
        Fault[] found = [.. All.Where(f => f.Name.Contains(name, StringComparison.Ordinal))];
        return found is [var fault] ? fault : throw new InputException(
            $"--plant: {(found.Length == 0 ? "no fault" : "several faults")} named '{name}'; "
            + $"there are: {string.Join("; ", All)}");
    }

    private static Fault Code(
        string name, Op op, Func<Instruction, bool> which, Func<uint, uint> change) =>
        new(name, op, GcStress: false, which, change);

    private static Fault Roots(string name, Op op, Func<Instruction, bool> which) =>
        new(name, op, GcStress: true, which, Change: null);

    private static Func<Instruction, bool> Is(Op op) => i => i.Op == op;

    private static Func<Instruction, bool> IsBif(string name, int arity) => i =>
        i.Op is Op.GcBif1 or Op.GcBif2 && i[2] is Extfunc { Function: var f }
        && f.Name == name && f.Arity == arity;

    private static bool IsBranch(uint word, Cond cond) => word >> 24 == ((uint)cond << 4 | 0xA);

    private static Func<uint, uint> NoBranch(Cond cond) => w => IsBranch(w, cond) ? Nop : w;

    private static Func<uint, uint> Condition(Cond from, Cond to) => w =>
        IsBranch(w, from) ? (uint)to << 28 | (w & 0x0FFF_FFFF) : w;

    private static Func<uint, uint> LoadOffset(uint bytes) => w =>
        w >> 28 == Always && (w & 0x0F70_0000) == 0x0510_0000 ? Moved(w, (int)bytes) : w;

    /// <summary>The load with its offset, which may be negative, made greater.</summary>
    private static uint Moved(uint load, int bytes)
    {
        int offset = (int)(load & 0xFFF) * ((load & 0x0080_0000) != 0 ? 1 : -1);
        offset += bytes;
        return (load & 0xFF7F_F000) | (offset < 0 ? 0 : 0x0080_0000u) | (uint)Math.Abs(offset);
    }

    /// <summary>A constant small made one greater: movw rd, or mov rd of an immediate.</summary>
    private static uint PlusOne(uint word) =>
        (word & 0x0FF0_000F) == 0x0300_000F && (word & 0xF0) != 0xF0 ? word + 0x10
        : (word & 0x0FFF_0F0F) == 0x03A0_000F && (word & 0xF0) != 0xF0 ? word + 0x10
        : word;

    /// <summary>A32's conditions that branches here have.</summary>
    private enum Cond : uint
    {
        Eq = 0, Ne = 1, Vs = 6, Ge = 10, Lt = 11, Gt = 12, Le = 13,
    }
}
