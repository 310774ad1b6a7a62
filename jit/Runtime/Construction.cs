using System.Collections.Immutable;
using System.Numerics;
using Beam;
using Tuple = Beam.Tuple;

namespace Jit.Runtime;

/// <summary>Binary construction: the ops that make binaries and fill them.</summary>
/// <remarks>A method gives true when the guest goes on, with the result in Arg0.</remarks>
internal sealed partial class Construction(GuestCore guest, Exceptions exceptions)
{
    /// <summary>Bits of a binary that words can count.</summary>
    private const long BitsMax = uint.MaxValue;

    private static readonly SegmentFailure Good = new(-1, SegmentError.None, false);

    private readonly BinaryBuilder _builder = new(guest);

    private readonly Dictionary<Site, BinaryPlan> _plans = new(ReferenceEqualityComparer.Instance);

    /// <summary>What is wrong with which segment, and whether it is the size that is shown.
    /// </summary>
    private readonly record struct SegmentFailure(
        int Index, SegmentError Error, bool OfSize, bool TooLarge = false, long Bits = 0)
    {
        public bool IsNone => Error == SegmentError.None;
    }

    /// <summary>Forgets what was made for programs.</summary>
    public void Reset() => _plans.Clear();

    /// <summary>Dst = bitstring made of the segments listed.</summary>
    /// <remarks>First all sizes, then what is appended to, then the values: an error is that of the
    /// first step that finds one.</remarks>
    private bool CreateBin(SiteIn at)
    {
        if (!_plans.TryGetValue(at.Site, out BinaryPlan? plan))
        {
            plan = BinaryPlan.Of(at.Function.Code[at.Site.Instruction], guest.Literals);
            _plans.Add(at.Site, plan);
        }
        List<uint> held = guest.Heap.Held;
        foreach (Segment segment in plan.Segments)
        {
            held.Add(segment.Source.Read(guest));
            held.Add(segment.Size?.Read(guest) ?? Layout.Nil);
        }
        var sizes = new long[plan.Segments.Length];
        SegmentFailure failure = MeasureAll(plan.Segments, sizes);
        uint binary = Layout.NonValue;
        if (failure.IsNone)
            failure = Begin(plan, sizes, ref binary);
        if (failure.IsNone)
        {
            held.Add(binary);
            failure = PutAll(plan.Segments, sizes);
        }
        if (failure.IsNone)
            return Result(held[^1]);
        return at.Site.Guard ? Result(Layout.NonValue) : SegmentFails(at, plan, failure);
    }

    private bool Result(uint word)
    {
        guest.Process.Args[0] = word;
        return true;
    }

    private SegmentFailure MeasureAll(ImmutableArray<Segment> segments, long[] sizes)
    {
        long total = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            SegmentFailure failure = Measure(segments[i], i, out sizes[i]);
            if (!failure.IsNone)
                return failure;
            total += sizes[i];
            if (total > BitsMax)
                return new(i, SegmentError.Size, OfSize: true, TooLarge: true);
        }
        return Good;
    }

    /// <summary>Bits of a segment; of what is appended to, none.</summary>
    private SegmentFailure Measure(Segment segment, int index, out long bits)
    {
        bits = 0;
        uint value = guest.Heap.Held[2 * index];
        switch (segment.Kind)
        {
            case SegmentKind.Append or SegmentKind.PrivateAppend:
                return Good;
            case SegmentKind.String:
                bits = segment.Text.Length * 8L;
                return Good;
            case SegmentKind.Utf8:
                bits = 8 * CodePoints.Utf8Size(PointOf(value));
                return Good;
            case SegmentKind.Utf16:
                bits = 8 * CodePoints.Utf16Size(PointOf(value));
                return Good;
            case SegmentKind.Utf32:
                bits = 32;
                return BinaryBuilder.IsCodePoint(value)
                    ? Good
                    : new(index, SegmentError.Type, OfSize: false);
        }
        if (segment.Size is not null)
        {
            bits = FieldBits(guest.Heap.Held[(2 * index) + 1], segment.Unit);
            return bits >= 0 ? Good : new(index, SegmentError.Size, true, bits == SizeTooLarge);
        }
        if (!Binaries.IsBitstring(guest.Memory, value))
            return new(index, SegmentError.Type, OfSize: false);
        bits = Binaries.BitSize(guest.Memory, value);
        return Good;
    }

    private static long PointOf(uint value) =>
        Layout.IsSmall(value) ? Layout.SmallValue(value) : -1;

    private SegmentFailure Begin(BinaryPlan plan, long[] sizes, ref uint binary)
    {
        Segment first = plan.Segments.Length > 0
            ? plan.Segments[0]
            : new Segment(SegmentKind.String, 0, 1, 0, default, null, []);
        if (first.Kind is not (SegmentKind.Append or SegmentKind.PrivateAppend))
        {
            binary = _builder.New(sizes.Sum(), plan.HeapNeed);
            return Good;
        }
        uint source = guest.Heap.Held[0];
        if (!Binaries.IsBitstring(guest.Memory, source))
            return new(0, SegmentError.Type, OfSize: false);
        if (Binaries.BitSize(guest.Memory, source) % first.Unit != 0)
            return new(0, SegmentError.Unit, OfSize: false);
        bool unshared = first.Kind == SegmentKind.PrivateAppend;
        binary = _builder.Append(0, sizes.Sum(), plan.HeapNeed, unshared);
        return Good;
    }

    private SegmentFailure PutAll(ImmutableArray<Segment> segments, long[] sizes)
    {
        for (int i = 0; i < sizes.Length; i++)
        {
            SegmentError error = Put(segments[i], guest.Heap.Held[2 * i], sizes[i]);
            if (error != SegmentError.None)
                return new(i, error, OfSize: false, Bits: sizes[i]);
        }
        return Good;
    }

    private SegmentError Put(Segment segment, uint value, long bits) => segment.Kind switch
    {
        SegmentKind.Append or SegmentKind.PrivateAppend => SegmentError.None,
        SegmentKind.Integer => _builder.PutInteger(value, bits, segment.Flags),
        SegmentKind.Float => _builder.PutFloat(value, bits, segment.Flags),
        SegmentKind.String => _builder.PutText(segment.Text),
        SegmentKind.Binary =>
            _builder.PutBits(value, segment.Size is null ? null : bits, segment.Unit),
        _ => _builder.PutCodePoint(value, segment.Kind, segment.Flags),
    };

    /// <summary>Raises badarg or system_limit; the trace's first item says which segment it was,
    /// and why.</summary>
    private bool SegmentFails(SiteIn at, BinaryPlan plan, SegmentFailure failure)
    {
        Segment segment = plan.Segments[failure.Index];
        uint value = guest.Heap.Held[(2 * failure.Index) + (failure.OfSize ? 1 : 0)];
        string error = failure.Error == SegmentError.NoFloat
            ? "no_float"
            : failure.Error.ToString().ToLowerInvariant();
        var cause = new Tuple(
            Terms.Int(segment.Number),
            Atom.Of(segment.Name),
            Atom.Of(error),
            failure.Error == SegmentError.Invalid
                ? Terms.Int(failure.Bits)
                : guest.Reader.Read(value));
        var info = ImmutableDictionary<Term, Term>.Empty
            .Add(Atom.Of("cause"), cause)
            .Add(Atom.Of("function"), Atom.Of("format_bs_fail"))
            .Add(Atom.Of("module"), Atom.Of("erl_erts_errors"));
        var location = Terms.Elements(Exceptions.LocationTerm(at.Site.Line))!.ToList();
        location.Add(new Tuple(Atom.Of("error_info"), new Map(info)));
        guest.Heap.Held.Clear();
        guest.Heap.LiveX = 0;
        var function = new Mfa(at.Module.Name, at.Function.Name, at.Function.Arity);
        uint item = exceptions.Item(
            function, Layout.Small(function.Arity), guest.Encode(Terms.List([.. location])));
        uint reason = failure.TooLarge ? guest.Atoms.SystemLimit : guest.Atoms.Badarg;
        return exceptions.Raise(guest.Atoms.Error, reason, item, withSite: false);
    }

    private const long NoSize = -1;
    private const long SizeTooLarge = -2;

    /// <summary>Bits of so many units; <see cref="NoSize"/> where the term is no natural number,
    /// <see cref="SizeTooLarge"/> where no binary has so many.</summary>
    private long FieldBits(uint size, int unit)
    {
        if (Numbers.KindOf(guest.Memory, size) is not (NumberKind.Small or NumberKind.Bignum))
            return NoSize;
        BigInteger bits = Numbers.Integer(guest.Memory, size) * unit;
        return bits.Sign < 0 ? NoSize : bits > BitsMax ? SizeTooLarge : (long)bits;
    }
}
