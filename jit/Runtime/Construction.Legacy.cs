using Beam;

namespace Jit.Runtime;

// The ops that compilers before OTP 25 make binaries with: one makes the room, others fill it.
internal sealed partial class Construction
{
    /// <summary>Capacity of a writable binary of which nobody says how long it will be.</summary>
    private const int WritableBytes = 1024;

    private const uint Done = Layout.Nil;

    /// <summary>Runs the site's op.</summary>
    public bool Run(SiteIn at)
    {
        guest.Heap.LiveX = Math.Max(at.Site.Live, 0);
        Instruction i = at.Function.Code[at.Site.Instruction];
        switch (i.Op)
        {
            case Op.BsCreateBin:
                return CreateBin(at);
            case Op.BsInit2:
                return Init(at, FieldBits(Value(i[1]), 8), BinaryPlan.Words(i[2]));
            case Op.BsInitBits:
                return Init(at, FieldBits(Value(i[1]), 1), BinaryPlan.Words(i[2]));
            case Op.BsAppend:
                int words = BinaryPlan.Words(i[2]);
                return AppendTo(at, i[5], i[1], BinaryPlan.Number(i[4]), words, unshared: false);
            case Op.BsPrivateAppend:
                return AppendTo(at, i[3], i[1], BinaryPlan.Number(i[2]), 0, unshared: true);
            case Op.BsInitWritable:
                uint size = guest.Process.X[0];
                bool given = Layout.IsSmall(size) && Layout.SmallValue(size) > 0;
                return Result(_builder.NewWritable(
                    given ? Layout.SmallValue(size) : WritableBytes));
            case Op.BsAdd:
                return Add(at, FieldBits(Value(i[1]), 1), FieldBits(
                    Value(i[2]), BinaryPlan.Number(i[3])));
            case Op.BsUtf8Size:
                return Result(Layout.Small(CodePoints.Utf8Size(PointOf(Value(i[1])))));
            case Op.BsUtf16Size:
                return Result(Layout.Small(CodePoints.Utf16Size(PointOf(Value(i[1])))));
            default:
                return PutSegment(at, i);
        }
    }

    private uint Value(Operand operand) => Place.Of(operand, guest.Literals).Read(guest);

    /// <summary>A new binary, which bs_put_* ops will fill.</summary>
    private bool Init(SiteIn at, long bits, int words) =>
        bits >= 0 ? Result(_builder.New(bits, words)) : Fails(at, bits == SizeTooLarge);

    private bool AppendTo(
        SiteIn at, Operand source, Operand size, int unit, int words, bool unshared)
    {
        long bits = FieldBits(Value(size), 1);
        uint binary = Value(source);
        if (bits < 0)
            return Fails(at, bits == SizeTooLarge);
        if (!Binaries.IsBitstring(guest.Memory, binary)
            || Binaries.BitSize(guest.Memory, binary) % unit != 0)
        {
            return Fails(at, tooLarge: false);
        }
        guest.Heap.Held.Add(binary);
        return Result(_builder.Append(0, bits, words, unshared));
    }

    private bool Add(SiteIn at, long left, long right)
    {
        if (left < 0 || right < 0)
            return Fails(at, left != NoSize && right != NoSize);
        return left + right <= BitsMax
            ? Result(guest.EncodeWithoutCollecting(Terms.Int(left + right)))
            : Fails(at, tooLarge: true);
    }

    /// <summary>Appends a segment to the binary being built.</summary>
    private bool PutSegment(SiteIn at, Instruction i)
    {
        SegmentError error;
        switch (i.Op)
        {
            case Op.BsPutString:
                error = _builder.PutText([.. ((Bytes)i[1]).Value]);
                break;
            case Op.BsPutUtf8:
                error = PutPoint(SegmentKind.Utf8, i);
                break;
            case Op.BsPutUtf16:
                error = PutPoint(SegmentKind.Utf16, i);
                break;
            case Op.BsPutUtf32:
                error = PutPoint(SegmentKind.Utf32, i);
                break;
            default:
                error = PutField(i);
                break;
        }
        return error == SegmentError.None ? Result(Done) : Fails(at, tooLarge: false);
    }

    private SegmentError PutPoint(SegmentKind kind, Instruction i) =>
        _builder.PutCodePoint(Value(i[2]), kind, FieldFlags.Of(i[1]));

    private SegmentError PutField(Instruction i)
    {
        int unit = BinaryPlan.Number(i[2]);
        uint flags = FieldFlags.Of(i[3]);
        uint value = Value(i[4]);
        if (i[1] is Const { Value: Atom { Name: "all" } })
            return _builder.PutBits(value, null, unit);
        long bits = FieldBits(Value(i[1]), unit);
        if (bits < 0)
            return SegmentError.Size;
        return i.Op switch
        {
            Op.BsPutInteger => _builder.PutInteger(value, bits, flags),
            Op.BsPutFloat => _builder.PutFloat(value, bits, flags),
            _ => _builder.PutBits(value, bits, unit),
        };
    }

    private bool Fails(SiteIn at, bool tooLarge)
    {
        if (at.Site.Guard)
            return Result(Layout.NonValue);
        guest.Heap.Held.Clear();
        guest.Heap.LiveX = 0;
        uint reason = tooLarge ? guest.Atoms.SystemLimit : guest.Atoms.Badarg;
        return exceptions.Raise(guest.Atoms.Error, reason);
    }
}
