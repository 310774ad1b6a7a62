using System.Collections.Immutable;
using Beam;

namespace Jit.Runtime;

/// <summary>What a segment of <c>bs_create_bin</c> is made of.</summary>
internal enum SegmentKind
{
    Integer,
    Float,
    Binary,
    Append, // The bitstring that the others are appended to.
    PrivateAppend, // That bitstring, which nobody else refers to.
    String,
    Utf8,
    Utf16,
    Utf32,
}

/// <summary>Where an operand is: an x or y register, or itself a word.</summary>
internal readonly record struct Place(char Kind, uint Value)
{
    public static Place Of(Operand operand, LiteralArea literals) => operand switch
    {
        X x => new('x', (uint)x.Index),
        Y y => new('y', (uint)y.Index),
        Num number => new('w', Layout.Small((int)number.Value)),
        Const constant => new('w', literals.Word(constant.Value)),
        _ => new('w', Layout.Nil),
    };

    public uint Read(GuestCore guest) => Kind switch
    {
        'x' => guest.Process.X[(int)Value],
        'y' => guest.Memory[guest.Process.E + (4 * (Value + 1))],
        _ => Value,
    };
}

/// <summary>A segment. <paramref name="Number"/> is what errors call it.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Number">Its number, for errors.</param>
/// <param name="Unit">Bits of which the size is a multiple.</param>
/// <param name="Flags">Field flags.</param>
/// <param name="Source">The value.</param>
/// <param name="Size">Units; null where the value says it.</param>
/// <param name="Text">Bytes of a string.</param>
internal sealed record Segment(
    SegmentKind Kind, int Number, int Unit, uint Flags, Place Source, Place? Size, byte[] Text)
{
    /// <summary>The kind as errors name it.</summary>
    public string Name => Kind switch
    {
        SegmentKind.Integer => "integer",
        SegmentKind.Float => "float",
        SegmentKind.Utf8 => "utf8",
        SegmentKind.Utf16 => "utf16",
        SegmentKind.Utf32 => "utf32",
        SegmentKind.String => "string",
        _ => "binary",
    };
}

/// <summary>A <c>bs_create_bin</c>, read once.</summary>
/// <param name="Segments">Its segments.</param>
/// <param name="HeapNeed">Words that must be left behind the binary.</param>
internal sealed record BinaryPlan(ImmutableArray<Segment> Segments, int HeapNeed)
{
    private const int OperandsOfSegment = 6;

    public static BinaryPlan Of(Instruction instruction, LiteralArea literals)
    {
        ValueList<Operand> list = ((OperandList)instruction[5]).Items;
        var segments = ImmutableArray.CreateBuilder<Segment>();
        for (int i = 0; i + OperandsOfSegment <= list.Count; i += OperandsOfSegment)
        {
            Operand size = list[i + 5];
            segments.Add(new Segment(
                KindOf(((Atom)((Const)list[i]).Value).Name),
                Number(list[i + 1]),
                Number(list[i + 2]),
                FieldFlags.Of(list[i + 3]),
                Place.Of(list[i + 4], literals),
                IsWhole(size) ? null : Place.Of(size, literals),
                list[i + 4] is Bytes text ? [.. text.Value] : []));
        }
        return new BinaryPlan(segments.ToImmutable(), Words(instruction[1]));
    }

    private static bool IsWhole(Operand size) =>
        size is Const { Value: Atom { Name: "all" or "undefined" } };

    public static int Number(Operand operand) =>
        operand is Num number ? (int)number.Value : (int)((Integer)((Const)operand).Value).Value;

    public static int Words(Operand need) => need is Alloc alloc
        ? alloc.Words + (alloc.Floats * Layout.FloatWords) + (alloc.Funs * Layout.FunWords)
        : Number(need);

    private static SegmentKind KindOf(string name) => name switch
    {
        "integer" => SegmentKind.Integer,
        "float" => SegmentKind.Float,
        "binary" => SegmentKind.Binary,
        "append" => SegmentKind.Append,
        "private_append" => SegmentKind.PrivateAppend,
        "string" => SegmentKind.String,
        "utf8" => SegmentKind.Utf8,
        "utf16" => SegmentKind.Utf16,
        "utf32" => SegmentKind.Utf32,
        _ => throw GuestStop.NotYet($"segment {name} of bs_create_bin"),
    };
}
