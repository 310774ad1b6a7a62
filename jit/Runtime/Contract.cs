using Beam;
using Jit.Emit;

namespace Jit.Runtime;

/// <summary>
/// What emitted code owes a service that it asks (docs/abi.md, Services): room for pushes of
/// <c>lr</c> is left, and it has done itself what it is there to do. Code that breaks the second is
/// only slower, or has tested for something else than it should: no result would ever tell.
/// </summary>
internal sealed class Contract(GuestCore guest)
{
    private readonly GuestMemory _memory = guest.Memory;
    private Service _previous;

    private Span<uint> Args => guest.Process.Args;

    /// <summary>Ends the run where emitted code is at fault.</summary>
    public void Check(Service service)
    {
        ProcessBlock process = guest.Process;
        // Who is done has come by a return, which leaves lr as it is.
        SiteIn? site = service == Service.Done ? null : guest.Code.FindSite(process.Resume);
        // A BIF that is called last spends a reduction and returns at once.
        if (service == Service.Done && process.FCalls < 0 && _previous != Service.CallExport)
            throw GuestStop.Fault("a return has not ended the turn");
        // A fragment without a site has pushed lr itself.
        int pushed = site is { Site.Pushed: false } ? 0 : 1;
        if (process.E - process.HTop < 4 * (Abi.StackReserveWords - pushed)
            || process.E < process.HTop)
        {
            throw GuestStop.Fault("heap or stack has grown into the reserve");
        }
        if (site is { Site.Pushed: var isPushed } && !IsStack(process.E, isPushed))
            throw GuestStop.Fault("the stack does not begin with a return address");
        if (HasFlags(service) is { } flags && (flags & ~FieldFlags.All) != 0)
            throw GuestStop.Fault($"{service} with flags 0x{flags:x}");
        if (site is { } at && IsNeedless(service, at))
            throw GuestStop.Fault($"{service} was asked for what emitted code does");
        _previous = service;
    }

    /// <summary>A frame begins with where it returns to; so does that below a pushed lr.</summary>
    private bool IsStack(uint top, bool isPushed)
    {
        uint end = guest.Process.StackBase;
        return top < end && IsReturnAddress(_memory[top])
            && (!isPushed || top + 4 == end || IsReturnAddress(_memory[top + 4]));
    }

    private bool IsReturnAddress(uint word) =>
        guest.Code.FindSite(word) is not null || guest.Fragments.Contains(word);

    private uint? HasFlags(Service service) => service switch
    {
        Service.BsInteger or Service.BsFloat or Service.BsBinary => Args[3],
        Service.BsUtf => Args[1],
        _ => null,
    };

    private bool IsNeedless(Service service, SiteIn at) => service == Service.Yield
        ? guest.Process.FCalls >= 0
        : (at.Site.IsRest && IsFrequent(service, at))
            || (at.Site.Via is { } code && IsOf(code, service));

    /// <summary>Whether it is what inline code does.</summary>
    private bool IsFrequent(Service service, SiteIn at)
    {
        uint left = Args[0];
        uint right = Args[1];
        return service switch
        {
            // Emitted code has looked before lr was pushed.
            Service.Collect =>
                guest.Heap.HasRoom(at.Site.NeedWords - (at.Site.Pushed ? 1 : 0)),
            >= Service.Plus and <= Service.Bsr =>
                Layout.IsSmall(left) && Layout.IsSmall(right)
                && IsSmallResult(service, Layout.SmallValue(left), Layout.SmallValue(right)),
            Service.Bnot or Service.UnaryPlus => Layout.IsSmall(left),
            Service.Negate => Layout.IsSmall(left) && Layout.SmallValue(left) != Layout.SmallMin,
            Service.ToFloat => Number(left) is not null,
            Service.Order => Layout.IsSmall(left) && Layout.IsSmall(right),
            Service.Equal => left == right || Layout.IsImmediate(left & right),
            Service.Identical => left == right || Layout.IsImmediate(left | right),
            Service.BsStart => Is(left, Subtag.MatchState),
            Service.BsBinary => Layout.IsSmall(right) && Layout.SmallValue(right) >= 0,
            Service.BsPosition => Field(left, Layout.MatchPositionOffset) <= Layout.SmallMax,
            Service.BsSetPosition => Layout.IsSmall(right),
            Service.FindKey => IsFlat(left) && Layout.IsImmediate(right),
            Service.PutMapAssoc or Service.PutMapExact => CanUpdate(left, (int)right),
            Service.GuardBif => IsFrequent(at),
            Service.ResolveFun => (Is(left, Subtag.Fun) || Is(left, Subtag.Export))
                && Field(left, Layout.FunArityOffset) == right,
            Service.BsBuild => IsFixed(at),
            Service.CatchEnd => guest.Process.X[0] != Layout.NonValue
                || guest.Process.X[1] == guest.Atoms.Throw,
            _ => false,
        };
    }

    private static bool IsSmallResult(Service service, long left, long right) => service switch
    {
        Service.Plus => Layout.FitsSmall(left + right),
        Service.Minus => Layout.FitsSmall(left - right),
        Service.Times => Layout.FitsSmall(left * right),
        Service.IntDiv or Service.Rem => right is not (0 or -1),
        Service.Band or Service.Bor or Service.Bxor => true,
        Service.Bsl => right is >= 0 and < Layout.SmallBits && Layout.FitsSmall(left << (int)right),
        Service.Bsr => right is >= 0 and < 32,
        _ => false,
    };

    /// <summary>Whether it is what shared code does, which the site calls.</summary>
    private bool IsOf(Shared code, Service service) => (code, service) switch
    {
        (Shared.TakeBits, Service.BsTake) or (Shared.TakeTail, Service.BsTail) =>
            guest.Heap.HasRoom(Layout.SubBinaryWords),
        (Shared.TakeWord, Service.BsInteger) => IsWholeWord(Args[0]),
        (Shared.OrderFloats, Service.Order) =>
            Is(Args[0], Subtag.Float) && Is(Args[1], Subtag.Float),
        (Shared.AddFloats, Service.Plus) => IsFloat((a, b) => a + b),
        (Shared.SubtractFloats, Service.Minus) => IsFloat((a, b) => a - b),
        (Shared.MultiplyFloats, Service.Times) => IsFloat((a, b) => a * b),
        (Shared.DivideFloats, Service.Divide) => IsFloat((a, b) => a / b),
        _ => false,
    };

    /// <summary>Whether the result of floats, or of a float and a small, is a float that there is
    /// room for. Of two smalls only a quotient is.</summary>
    private bool IsFloat(Func<double, double, double> operation) =>
        Number(Args[0]) is { } left && Number(Args[1]) is { } right
        && (!Layout.IsSmall(Args[0] & Args[1]) || operation(3, 2) == 1.5)
        && double.IsFinite(operation(left, right))
        && guest.Heap.HasRoom(Layout.FloatWords);

    /// <summary>A float or a small.</summary>
    private double? Number(uint word) => Numbers.KindOf(_memory, word) switch
    {
        NumberKind.Small => Layout.SmallValue(word),
        NumberKind.Float => Numbers.Float(_memory, word),
        _ => null,
    };

    /// <summary>A word that starts a byte, and that is a small or has room.</summary>
    private bool IsWholeWord(uint context)
    {
        uint position = Field(context, Layout.MatchPositionOffset);
        if (position % 8 != 0 || Field(context, Layout.MatchEndOffset) - position < 32)
            return false;
        uint first = Field(context, Layout.MatchBaseOffset) + (position / 8);
        uint leading = (_memory[first & ~3u] >> (int)(8 * (first & 3))) & 0xFF;
        bool isSmall = leading < 1 << (Layout.SmallBits - 1 - 24);
        return isSmall || guest.Heap.HasRoom(2);
    }

    /// <summary>All keys are there, and there is room for a copy.</summary>
    private bool CanUpdate(uint map, int pairs)
    {
        if (!IsFlat(map))
            return false;
        for (int i = 0; i < pairs; i++)
        {
            uint key = guest.Process.MapArgs[2 * i];
            if (!Layout.IsImmediate(key) || guest.Maps.Find(map, key) == Layout.NonValue)
                return false;
        }
        return guest.Heap.HasRoom((int)Field(map, Layout.MapSizeOffset) + 3);
    }

    /// <summary>Whether inline code has the value of a BIF.</summary>
    private bool IsFrequent(SiteIn at)
    {
        (uint left, uint right) = (Args[0], Args[1]);
        switch (at.Site.Bif!.Value.Name)
        {
            case "hd" or "tl":
                return Layout.IsCons(left);
            case "map_size":
                return Is(left, Subtag.Map);
            case "map_get":
                return IsFlat(right) && Layout.IsImmediate(left)
                    && guest.Maps.Find(right, left) != Layout.NonValue;
            case "is_binary":
                return Is(left, Subtag.HeapBinary) || Is(left, Subtag.RefcBinary);
            case "byte_size":
                return IsBitstring(left);
            case "bit_size":
                return IsBitstring(left)
                    && Binaries.BitSize(_memory, left) <= Layout.SmallMax;
            case "tuple_size":
                return Is(left, Subtag.Tuple);
            case "element":
                return Is(right, Subtag.Tuple) && Layout.IsSmall(left)
                    && Layout.SmallValue(left) > 0
                    && Layout.SmallValue(left) <= Layout.WordsOf(Field(right, 0));
            default:
                return false;
        }
    }

    /// <summary>Fields of whole bytes that are smalls, for which there is room.</summary>
    private bool IsFixed(SiteIn at)
    {
        Instruction op = at.Function.Code[at.Site.Instruction];
        FixedSegments segments = FixedSegments.Of((OperandList)op[5])!;
        foreach (FixedSegments.Field field in segments.Fields)
        {
            if (field.Value is { } value && !Layout.IsSmall(Read(value)))
                return false;
        }
        int words = Emitter.HeapWords(op[1]) + Layout.SubBinaryWords;
        return segments.Appended is not { } appended
            || (guest.Heap.HasRoom(words) && IsWritable(Read(appended), segments.Bytes));
    }

    private bool IsWritable(uint binary, int bytes)
    {
        if (!Is(binary, Subtag.SubBinary)
            || (Field(binary, Layout.SubFlagsOffset) & Layout.Writable) == 0)
        {
            return false;
        }
        uint original = Field(binary, Layout.SubOriginalOffset);
        uint bits = Field(binary, Layout.SubSizeOffset);
        uint capacity = _memory[Field(original, Layout.RefcValueOffset) + OffHeap.CapacityOffset];
        return (Field(original, Layout.RefcFlagsOffset) & Layout.Writable) != 0
            && bits % 8 == 0 && (bits / 8) + bytes <= capacity;
    }

    private uint Read(Operand operand) => Place.Of(operand, guest.Literals).Read(guest);

    private bool IsBitstring(uint word) =>
        Is(word, Subtag.HeapBinary) || Is(word, Subtag.RefcBinary) || Is(word, Subtag.SubBinary);

    private bool IsFlat(uint word) => Is(word, Subtag.Map)
        && Layout.MapKindOf(Field(word, 0)) == MapKind.Flat;

    private bool Is(uint word, Subtag subtag) =>
        Layout.IsBoxed(word) && Layout.SubtagOf(Field(word, 0)) == subtag;

    private uint Field(uint boxed, int offset) => _memory[Layout.Address(boxed) + (uint)offset];
}
