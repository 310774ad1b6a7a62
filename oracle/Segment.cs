using System.Numerics;
using System.Text;
using Beam;

namespace Oracle;

/// <summary>Why a segment cannot be built: as <c>error_info</c> tells it.</summary>
/// <param name="Reason"><c>badarg</c> or <c>system_limit</c>.</param>
/// <param name="What">What is wrong: type, size, short, unit, invalid, no_float.</param>
/// <param name="Value">The offending value.</param>
internal sealed record SegmentError(Atom Reason, string What, Term Value)
{
    public static SegmentError Badarg(string what, Term value) => new(Names.Badarg, what, value);
}

/// <summary>One segment of a bitstring under construction.</summary>
/// <param name="Kind">integer, float, binary, utf8, utf16 or utf32.</param>
/// <param name="Unit">Bits that Size counts in.</param>
/// <param name="Flags">Byte order.</param>
/// <param name="Value">What it is made of.</param>
/// <param name="Size">Size, or the atom all or undefined.</param>
internal readonly record struct Segment(
    string Kind, int Unit, FieldFlags Flags, Term Value, Term Size)
{
    /// <summary>A size that is no small integer of 32 bits is too large (docs/abi.md).</summary>
    private const int SizeMax = (1 << 27) - 1;

    private bool IsWhole => Size is Atom { Name: "all" };

    /// <summary>Bits of the size told; null, and why, when it is none.</summary>
    public static long? Bits(Term size, int unit, out SegmentError? error)
    {
        error = null;
        if (size is Integer { Value: BigInteger n } && n.Sign >= 0)
        {
            if (n <= SizeMax)
                return (long)n * unit;
            error = new SegmentError(Names.SystemLimit, "size", size);
            return null;
        }
        error = SegmentError.Badarg("size", size);
        return null;
    }

    /// <summary>Bits that it will take, as far as that must be known before anything is built;
    /// null, and why, when it cannot be. What is wrong beside shows when it is built.</summary>
    public long? Measure(out SegmentError? error)
    {
        error = null;
        switch (Kind)
        {
            case "utf8":
                return Utf.Of(Value)?.Utf8SequenceLength * 8 ?? 0;
            case "utf16":
                return Utf.Of(Value)?.Utf16SequenceLength * 16 ?? 0;
            case "utf32" when Utf.Of(Value) is not null:
                return 32;
            case "binary" when IsWhole && Value is Bitstring bits:
                return bits.BitLength;
            case "utf32" or "binary" when Kind == "utf32" || IsWhole:
                error = SegmentError.Badarg("type", Value);
                return null;
            default:
                return Bits(Size, Unit, out error);
        }
    }

    /// <summary>Appends it to <paramref name="target"/>; what is wrong, or null.</summary>
    public SegmentError? Build(BitBuffer target) => Kind switch
    {
        "integer" => BuildInteger(target),
        "float" => BuildFloat(target),
        "binary" => BuildBinary(target),
        _ => BuildRune(target),
    };

    private SegmentError? BuildInteger(BitBuffer target)
    {
        if (Value is not Integer integer)
            return SegmentError.Badarg("type", Value);
        if (Bits(Size, Unit, out SegmentError? error) is not long size)
            return error;
        target.Append(Oracle.Bits.OfInteger(integer.Value, size, Flags.Little), size);
        return null;
    }

    private SegmentError? BuildFloat(BitBuffer target)
    {
        if (Bits(Size, Unit, out SegmentError? error) is not long size)
            return error;
        if (size is not (16 or 32 or 64))
            return SegmentError.Badarg("invalid", Terms.Int(size));
        if (Value is not (Integer or Float))
            return SegmentError.Badarg("type", Value);
        if (Arithmetic.ToDouble(Value) is not double value)
            return SegmentError.Badarg("no_float", Value);
        target.Append(Oracle.Bits.OfFloat(value, size, Flags.Little), size);
        return null;
    }

    private SegmentError? BuildBinary(BitBuffer target)
    {
        if (Value is not Bitstring source)
            return SegmentError.Badarg("type", Value);
        if (IsWhole)
        {
            if (source.BitLength % Unit != 0)
                return SegmentError.Badarg("unit", Value);
            target.Append(source);
            return null;
        }
        if (Bits(Size, Unit, out SegmentError? error) is not long size)
            return error;
        if (size > source.BitLength)
            return SegmentError.Badarg("short", Value);
        target.Append(Oracle.Bits.Slice(source, 0, size));
        return null;
    }

    private SegmentError? BuildRune(BitBuffer target)
    {
        if (Utf.Of(Value) is not Rune rune)
            return SegmentError.Badarg("type", Value);
        byte[] bytes = Kind switch
        {
            "utf8" => Utf.Utf8(rune),
            "utf16" => Utf.Utf16(rune, Flags.Little),
            _ => Utf.Utf32(rune, Flags.Little),
        };
        target.Append(bytes, bytes.Length * 8L);
        return null;
    }
}
