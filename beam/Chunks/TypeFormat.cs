namespace Beam.Chunks;

/// <summary>
/// Rows of the Type chunk. Version 1 (OTP 25): 16 bits of kinds, two words of range, which is none
/// when the first is greater. Versions 2 to 4 (OTP 26, 27, 29): the range and unit that are there
/// have a flag above the kinds. Version 3 made one kind of bitstrings and match contexts; version 4
/// added native records.
/// </summary>
internal static class TypeFormat
{
    public const int Newest = 4;

    /// <summary>The kinds of version 1 and 2; their bits are those of <see cref="TypeSet"/>.
    /// </summary>
    private const int KindsOfOld = 0x1FFF;

    private const TypeSet Matchable = TypeSet.Bitstring | TypeSet.MatchContext;

    /// <summary>Bit of the flag for the least value; greatest value and unit follow.</summary>
    private static int RangeBit(int version) => version == 3 ? 12 : 13;

    /// <summary>A row; null when it promises nothing. Any value of an old version is any value
    /// now, although there are more kinds.</summary>
    public static ValueType? Read(ref ChunkReader reader, int version)
    {
        int bits = reader.U16("a type");
        if (version == 1)
        {
            long from = reader.I64("the least value of a type");
            long to = reader.I64("the greatest value of a type");
            var set = (TypeSet)(bits & KindsOfOld);
            return from <= to ? new(set, from, to) : set == (TypeSet)KindsOfOld ? null : new(set);
        }
        int at = RangeBit(version);
        long? min = Has(bits, at) ? reader.I64("the least value of a type") : null;
        long? max = Has(bits, at + 1) ? reader.I64("the greatest value of a type") : null;
        int unit = Has(bits, at + 2) ? reader.U8("the unit of a type") + 1 : 0;
        if (min > max)
            throw reader.Fail($"expected a range, found {min} to {max}");
        TypeSet kinds = Kinds(bits & ((1 << at) - 1), version);
        bool promises = min is not null || max is not null || unit != 0 || kinds != All(version);
        return promises ? new(kinds, min, max, unit) : null;
    }

    private static TypeSet All(int version) => version < 4 ? (TypeSet)KindsOfOld : TypeSet.Any;

    /// <summary>Row 0, which promises nothing.</summary>
    public static void WriteAny(ChunkWriter writer, int version) =>
        Write(writer, new(All(version)), version);

    public static void Write(ChunkWriter writer, ValueType type, int version)
    {
        int kinds = Bits(type.Set, version);
        if (version == 1)
        {
            writer.U16(kinds);
            writer.I64(type.Min ?? 0);
            writer.I64(type.Max ?? -1);
            return;
        }
        int at = RangeBit(version);
        writer.U16(kinds | (type.Min is null ? 0 : 1 << at)
            | (type.Max is null ? 0 : 1 << (at + 1)) | (type.Unit == 0 ? 0 : 1 << (at + 2)));
        if (type.Min is { } min)
            writer.I64(min);
        if (type.Max is { } max)
            writer.I64(max);
        if (type.Unit != 0)
            writer.U8(type.Unit - 1);
    }

    /// <summary>Whether a version can say all that a type says.</summary>
    public static bool CanSay(ValueType type, int version)
    {
        bool records = type.Set.HasFlag(TypeSet.NativeRecord);
        bool matchable = (type.Set & Matchable) is TypeSet.None or Matchable;
        return version switch
        {
            1 => !records && type.Unit == 0 && type.Min.HasValue == type.Max.HasValue,
            2 => !records,
            3 => !records && matchable,
            _ => matchable,
        };
    }

    private static TypeSet Kinds(int bits, int version)
    {
        if (version == 2)
            return (TypeSet)bits;
        return (TypeSet)((bits & 1) | ((bits & 0xFFC) << 1))
            | (Has(bits, 1) ? Matchable : TypeSet.None)
            | (Has(bits, 12) ? TypeSet.NativeRecord : TypeSet.None);
    }

    private static int Bits(TypeSet set, int version)
    {
        int old = (int)set & KindsOfOld;
        if (version <= 2)
            return old;
        int matchable = (set & Matchable) != 0 ? 2 : 0;
        int record = set.HasFlag(TypeSet.NativeRecord) ? 1 << 12 : 0;
        return (old & 1) | matchable | ((old >> 1) & 0xFFC) | record;
    }

    private static bool Has(int bits, int bit) => ((bits >> bit) & 1) != 0;
}
