namespace Jit.Arm32;

public static partial class Encode
{
    // cond 01 R P U B W L Rn Rt, then offset:12 or amount:5 type:2 0 Rm
    internal static Encoded WordOrByte(bool load, bool isByte, Reg rt, Mem mem, Cond cond)
    {
        if (Check(mem, rt) is { } error)
        {
            return Encoded.Fail(error);
        }
        if (isByte && rt == Reg.Pc)
        {
            return Encoded.Fail(PcOperand);
        }
        if (mem.Offset is < -4095 or > 4095)
        {
            return Encoded.Fail($"offset {mem.Offset} is not within ±4095");
        }
        uint offset = mem.Index is { } rm
            ? 1u << 25 | mem.ShiftBits | Rm(rm)
            : (uint)Math.Abs(mem.Offset);
        return Encoded.Of(
            If(cond) | 0x0400_0000 | Access(mem) | Bit(22, isByte) | Bit(20, load) | Rd(rt)
            | offset);
    }

    // cond 000 P U I W L Rn Rt, then immH:4 1 op:2 1 immL:4 or 0000 1 op:2 1 Rm
    internal static Encoded Extra(bool load, uint op, Reg rt, Mem mem, Cond cond)
    {
        if (Check(mem, rt) is { } error)
        {
            return Encoded.Fail(error);
        }
        if (rt == Reg.Pc)
        {
            return Encoded.Fail(PcOperand);
        }
        // Among what is a store by its L bit, op 1 is strh, 2 is ldrd and 3 is strd.
        bool two = !load && op >= 2;
        if (two && Pair(load: op == 2, rt, mem) is { } pairError)
        {
            return Encoded.Fail(pairError);
        }
        if (mem.Offset is < -255 or > 255)
        {
            return Encoded.Fail($"offset {mem.Offset} is not within ±255");
        }
        if (mem.ShiftBits != 0)
        {
            return Encoded.Fail("the index of a halfword or doubleword cannot be shifted");
        }
        uint bytes = (uint)Math.Abs(mem.Offset);
        uint offset = mem.Index is { } rm ? Rm(rm) : 1u << 22 | (bytes & 0xF0) << 4 | bytes & 0xF;
        return Encoded.Of(
            If(cond) | Access(mem) | Bit(20, load) | Rd(rt) | 0x90 | op << 5 | offset);
    }

    // cond 100 P U 0 W L Rn list:16
    internal static Encoded Multiple(
        bool load, bool before, bool up, Reg rn, bool writeback, RegList list, Cond cond)
    {
        if (list.Bits == 0)
        {
            return Encoded.Fail("the list of registers is empty");
        }
        if (rn == Reg.Pc)
        {
            return Encoded.Fail(PcOperand);
        }
        if (writeback && list.Contains(rn))
        {
            return Encoded.Fail($"{rn} cannot be written back and be in the list");
        }
        return Encoded.Of(
            If(cond) | 0x0800_0000 | Bit(24, before) | Bit(23, up) | Bit(21, writeback)
            | Bit(20, load) | Rn(rn) | list.Bits);
    }

    // P, U, W and Rn. Post-indexing writes back by itself: P and W are 0.
    private static uint Access(Mem mem) =>
        Bit(24, !mem.IsPost) | Bit(23, mem.Up) | Bit(21, mem.Writeback && !mem.IsPost)
        | Rn(mem.Base);

    private static string? Check(Mem mem, Reg rt)
    {
        if (mem.Writeback && (mem.Base == rt || mem.Base == Reg.Pc))
        {
            return $"{mem.Base} cannot be written back here";
        }
        if (mem.Writeback && mem.Index == mem.Base)
        {
            return $"{mem.Base} cannot be index and be written back";
        }
        return mem.Index == Reg.Pc ? PcOperand : null;
    }

    private static string? Pair(bool load, Reg rt, Mem mem)
    {
        if (rt.Number % 2 != 0 || rt == Reg.Lr)
        {
            return $"{rt} does not begin an even-numbered pair";
        }
        Reg second = new((byte)(rt.Number + 1));
        if (mem.Writeback && mem.Base == second)
        {
            return $"{mem.Base} cannot be written back here";
        }
        return load && (mem.Index == rt || mem.Index == second)
            ? $"{mem.Index} cannot be index and be loaded"
            : null;
    }
}
