using Beam;
using Jit.Runtime;

namespace Jit.Emit;

/// <summary>A <c>bs_create_bin</c> whose segments are whole bytes, as many as the op says: integers
/// that fit a word, and text. One binary may come first, to which the others are appended.
/// </summary>
/// <param name="Appended">What is appended to; null where a binary is made new.</param>
/// <param name="Fields">The other segments.</param>
/// <param name="Bytes">Bytes of all fields.</param>
internal sealed record FixedSegments(
    Operand? Appended, IReadOnlyList<FixedSegments.Field> Fields, int Bytes)
{
    private const int OperandsOfSegment = 6;

    /// <summary>An integer of whole bytes, or text where <paramref name="Value"/> is null.
    /// </summary>
    internal readonly record struct Field(
        int Offset, int Bytes, Operand? Value, bool Little, ValueList<byte> Text);

    /// <summary>Null where the op is none of these.</summary>
    public static FixedSegments? Of(OperandList list)
    {
        var fields = new List<Field>();
        Operand? appended = null;
        int offset = 0;
        for (int i = 0; i + OperandsOfSegment <= list.Items.Count; i += OperandsOfSegment)
        {
            ReadOnlySpan<Operand> segment = list.Items.Span.Slice(i, OperandsOfSegment);
            string kind = ((Atom)((Const)segment[0]).Value).Name;
            bool appends = i == 0 && kind is "append" or "private_append";
            if (appends && BinaryPlan.Number(segment[2]) == 8)
            {
                appended = segment[4];
            }
            else if (FieldOf(kind, segment, offset) is { } field)
            {
                fields.Add(field);
                offset += field.Bytes;
            }
            else
            {
                return null;
            }
        }
        return offset is > 0 and <= Layout.HeapBinaryBytesMax
            ? new(appended, fields, offset)
            : null;
    }

    private static Field? FieldOf(string kind, ReadOnlySpan<Operand> segment, int offset)
    {
        if (segment[4] is Bytes text)
            return new(offset, text.Value.Count, null, false, text.Value);
        if (kind != "integer" || SizeOf(segment[5]) is not { } size)
            return null;
        long bits = (long)size * BinaryPlan.Number(segment[2]);
        bool isSmall = segment[4] is X or Y || Types.SmallConstant(segment[4]) is not null;
        return bits is 8 or 16 or 24 or 32 && isSmall
            ? new(offset, (int)bits / 8, segment[4],
                FieldFlags.IsLittle(FieldFlags.Of(segment[3])), [])
            : null;
    }

    private static int? SizeOf(Operand size) => size switch
    {
        Num { Value: >= 0 and <= 32 } number => (int)number.Value,
        Const { Value: Integer { Value: var value } } when value >= 0 && value <= 32 => (int)value,
        _ => null,
    };
}
