using System.Text;
using Beam;

namespace Fuzz.Generate;

/// <summary>Construction of bitstrings.</summary>
internal sealed partial class Flow
{
    /// <summary>Operands of a segment in the list of bs_create_bin.</summary>
    public const int SegmentSize = 6;

    /// <summary>Greater ones may be too large for the VM's heap.</summary>
    private const int SizeMax = 4096;

    private bool StepBuild(Instruction i)
    {
        switch (i.Op)
        {
            case Op.BsCreateBin:
                CreateBin(i);
                return true;
            case Op.BsInitWritable:
                Read(new X(0));
                BodyCall(1, Known.Bits with { Writable = true });
                return true;
            case Op.BsInit2:
                InitBits(i, unit: 8);
                return true;
            case Op.BsInitBits:
                InitBits(i, unit: 1);
                return true;
            case Op.BsAppend:
                Append(i);
                return true;
            case Op.BsPrivateAppend:
                PrivateAppend(i);
                return true;
            case Op.BsAdd:
                if (i[4] is not X)
                    Complain("loaders take an x register only");
                // What VMs make of others they tell neither alike nor always.
                CheckSizeRegister(i[1], State.XLimit);
                CheckSizeRegister(i[2], State.XLimit);
                FailTo(LabelOf(i[0]));
                Set(i[4], Sum(Read(i[1]), Read(i[2]), Number(i[3])));
                return true;
            case Op.BsUtf8Size or Op.BsUtf16Size:
                Known code = Read(i[1]);
                if (!code.Is(TypeSet.Integer) || !(code.Min >= 0))
                    Complain($"{i[1]} is not known to be an integer from 0 on");
                if (i[2] is not X)
                    Complain("loaders take an x register only");
                FailTo(LabelOf(i[0]));
                Set(i[2], Known.Range(1, 4));
                if (!SameRegister(i[1], i[2]) && i[1] is not Const)
                {
                    Here.RuneSize = (
                        i[2], i[1], i.Op == Op.BsUtf8Size ? Op.BsPutUtf8 : Op.BsPutUtf16);
                }
                return true;
            default:
                return false;
        }
    }

    private static Known Sum(Known left, Known right, int unit)
    {
        bool small = left.Min >= 0 && left.Max <= SizeMax && right.Min >= 0 && right.Max <= SizeMax;
        return small && left.Is(TypeSet.Integer) && right.Is(TypeSet.Integer)
            ? Known.Range(0, left.Max!.Value + (right.Max!.Value * unit))
            : Known.Int;
    }

    // bs_create_bin.

    private void CreateBin(Instruction i)
    {
        int live = Number(i[2]);
        ReadOnlySpan<Operand> list = ((OperandList)i[5]).Items.Span;
        CheckLive(live);
        CheckYs();
        if (list.IsEmpty || list.Length % SegmentSize != 0)
        {
            Complain("the segments are not whole");
            return;
        }
        bool writable = false;
        int cost = 1;
        for (int at = list.Length - SegmentSize; at >= 0 && _complaint is null; at -= SegmentSize)
        {
            ReadOnlySpan<Operand> segment = list.Slice(at, SegmentSize);
            cost += CheckSegment(segment, at == 0, live, i[4]);
            writable = IsWord(segment[0], "private_append");
        }
        if (_complaint is not null)
            return;
        Here.PruneX(live);
        Here.NoRoom();
        if (writable) // Where it fails some of it may have been written.
            Set(i[4], Known.Unreadable);
        FailTo(LabelOf(i[0]));
        Room(i[1]);
        Set(i[4], new Known(TypeSet.Bitstring, Cost: cost) { Writable = writable });
    }

    /// <summary>Operands: type, number, unit, flags, source, size. Gives what it costs.</summary>
    private int CheckSegment(ReadOnlySpan<Operand> s, bool isFirst, int live, Operand target)
    {
        string kind = s[0] is Const { Value: Atom { Name: var name } } ? name : "";
        bool isRune = kind is "utf8" or "utf16" or "utf32";
        if (s[2] is not Num { Value: var unit } || (unit == 0) != isRune || unit is < 0 or > 256)
            Complain("no such unit");
        if (s[1] is not Num || s[3] is not Const { Value: var flags } || !AreFlags(flags))
            Complain("number or flags are none");
        if (kind == "string")
        {
            if (s[4] is not Bytes { Value: var text } || SizeOf(s[5]) != text.Count)
                Complain("the string is no string, or not of that size");
            return 1;
        }
        if (kind is not ("integer" or "float" or "binary" or "append" or "private_append")
            && !isRune)
        {
            Complain("no such segment");
        }
        if (kind is "append" or "private_append" && (!isFirst || !IsWord(s[5], "all")))
            Complain("only the first segment is appended to, all of it");
        if (isRune && !IsWord(s[5], "undefined"))
            Complain("a code point has no size");
        bool inPlace = kind == "private_append";
        if (inPlace && !(SameRegister(s[4], target) && ReadInPlace(s[4])))
            Complain($"{s[4]} is not writable, or does not become the result");
        CheckKept(s[4], live);
        CheckKept(s[5], live);
        CheckSize(s[5]);
        return (inPlace ? Known.Bits : Read(s[4])).Cost;
    }

    /// <summary>Erlang's validator does not look at them, VMs take them as they are.</summary>
    public static bool AreFlags(Term flags) => Terms.Elements(flags) is { } words
        && words.TrueForAll(w => w is Atom
        {
            Name: "little" or "big" or "native" or "signed" or "unsigned",
        });

    private static bool IsWord(Operand operand, string word) =>
        operand is Const { Value: Atom { Name: var name } } && name == word;

    /// <summary>A size that is a number is small.</summary>
    private void CheckSize(Operand size)
    {
        Known known = Read(size);
        bool isNumber = (known.Set & TypeSet.Integer) != 0;
        if (isNumber && size is not Const && !(known.Max <= SizeMax))
            Complain($"{size} may be huge");
        if (size is Const { Value: Integer { Value: var n } } && n > SizeMax && n < 1L << 62)
            Complain("the size is huge");
    }

    private static long? SizeOf(Operand size) =>
        size is Const { Value: Integer { Value: var n } } && n >= 0 && n <= SizeMax
            ? (long)n
            : null;

    /// <summary>Whether it holds a bitstring that nobody else has.</summary>
    private bool ReadInPlace(Operand source) => source switch
    {
        X x => Here.X(x.Index) is { Writable: true },
        Y y => Here.Y(y.Index) is { Writable: true },
        _ => false,
    };

    // What bs_create_bin replaced.

    /// <summary>Operands: Fail, Size, Room, Live, Flags, Destination.</summary>
    private void InitBits(Instruction i, int unit)
    {
        int live = Number(i[3]);
        CheckLive(live);
        CheckYs();
        (Operand Size, Operand Rune, Op Op)? rune = Here.RuneSize;
        bool isNumber = i[1] is Num;
        if (!isNumber)
            CheckSizeRegister(i[1], live);
        else if (Number(i[1]) > SizeMax)
            Complain("the size is huge");
        if (_complaint is not null)
            return;
        Here.PruneX(live);
        Here.NoRoom();
        FailTo(LabelOf(i[0]));
        bool isRune = unit == 8 && !isNumber && rune is { } r && SameRegister(r.Size, i[1]);
        if (isRune)
            CheckKept(rune!.Value.Rune, live);
        Begin(new Building(
            i[5], isNumber ? Number(i[1]) * (long)unit : 0,
            isNumber || isRune ? null : i[1], unit,
            isRune ? rune!.Value.Rune : null, isRune ? rune!.Value.Op : default,
            Known.Bits));
        Room(i[2]);
    }

    private void CheckSizeRegister(Operand size, int live)
    {
        Known known = Read(size);
        CheckKept(size, live);
        if (!known.Is(TypeSet.Integer) || !(known.Min >= 0) || !(known.Max <= SizeMax))
            Complain($"{size} is not known to be a size");
    }

    /// <summary>Operands: Fail, Size, Extra, Live, Unit, Source, Flags, Destination.</summary>
    private void Append(Instruction i)
    {
        int live = Number(i[3]);
        CheckLive(live);
        CheckYs();
        Known source = Read(i[5]);
        CheckKept(i[5], live);
        if (SizeOf(i[1]) is not { } bits || Number(i[4]) is < 1 or > 256)
        {
            Complain("size or unit is none");
            return;
        }
        if (_complaint is not null)
            return;
        Here.PruneX(live);
        Here.NoRoom();
        FailTo(LabelOf(i[0]));
        Known result = Known.Bits with { Cost = source.Cost + 1 };
        Begin(new Building(i[7], bits, null, 1, null, default, result));
        Room(i[2]);
    }

    /// <summary>Operands: Fail, Size, Unit, Source, Flags, Destination.</summary>
    private void PrivateAppend(Instruction i)
    {
        if (!SameRegister(i[3], i[5]) || !ReadInPlace(i[3]))
            Complain($"{i[3]} is not writable, or does not become the result");
        if (SizeOf(i[1]) is not { } bits || Number(i[2]) is < 1 or > 256)
        {
            Complain("size or unit is none");
            return;
        }
        Set(i[5], Known.Unreadable);
        FailTo(LabelOf(i[0]));
        Begin(new Building(
            i[5], bits, null, 1, null, default, Known.Bits with { Writable = true }));
    }

    private void Begin(Building building)
    {
        if (SameRegister(building.Target, building.Size ?? new Fr(0))
            || SameRegister(building.Target, building.Rune ?? new Fr(0)))
        {
            Complain("the size is overwritten");
        }
        Set(building.Target, Known.Unreadable);
        if (_complaint is null)
            Here.Building = building;
        EndIfDone();
    }

    private void EndIfDone()
    {
        if (Here.Building is not { IsDone: true } done)
            return;
        Here.Building = null;
        Set(done.Target, done.Result);
    }

    /// <summary>While a bitstring is begun nothing but bs_put_* may come.</summary>
    private void StepPut(Instruction i)
    {
        switch (i.Op)
        {
            case Op.BsPutString:
                if (Number(i[0]) != ((Bytes)i[1]).Value.Count)
                    Complain("the string is not of that size");
                Fill(8L * Number(i[0]));
                break;
            case Op.BsPutInteger or Op.BsPutBinary or Op.BsPutFloat:
                PutField(i);
                break;
            case Op.BsPutUtf8 or Op.BsPutUtf16:
                PutRune(i);
                break;
            case Op.BsPutUtf32:
                Read(i[2]);
                FailTo(LabelOf(i[0]));
                Fill(32);
                break;
            default:
                Complain("a bitstring is not yet whole");
                break;
        }
    }

    private void Fill(long bits)
    {
        Building building = Here.Building!;
        if (bits > building.Bits)
            Complain("more is put than was made room for");
        Here.Building = building with { Bits = building.Bits - bits };
        EndIfDone();
    }

    /// <summary>Operands: Fail, Size, Unit, Flags, Source.</summary>
    private void PutField(Instruction i)
    {
        Building building = Here.Building!;
        Read(i[4]);
        Read(i[1]);
        int unit = Number(i[2]);
        if (unit is < 1 or > 256)
            Complain("no such unit");
        FailTo(LabelOf(i[0]));
        if (building.Size is { } size && SameRegister(size, i[1]) && unit == building.Unit)
        {
            Here.Building = building with { Size = null };
            EndIfDone();
        }
        else if (SizeOf(i[1]) is { } bits)
        {
            Fill(bits * unit);
        }
        else
        {
            Complain("how much is put is not known");
        }
    }

    /// <summary>Operands: Fail, Flags, Source.</summary>
    private void PutRune(Instruction i)
    {
        Building building = Here.Building!;
        Read(i[2]);
        FailTo(LabelOf(i[0]));
        if (building.Rune is { } rune && building.RuneOp == i.Op && SameRegister(rune, i[2]))
        {
            Here.Building = building with { Rune = null };
            EndIfDone();
        }
        else if (i[2] is Const { Value: Integer { Value: var code } } && code >= 0
            && code <= 0x10FFFF && Rune.TryCreate((int)code, out Rune value))
        {
            Fill(i.Op == Op.BsPutUtf8
                ? 8 * value.Utf8SequenceLength
                : 16 * value.Utf16SequenceLength);
        }
        else
        {
            Complain("how much is put is not known");
        }
    }
}
