namespace Fuzz.Power;

/// <summary>Constants within instructions, made others.</summary>
internal static class Immediates
{
    private static readonly int[] Bits = [1, 3, 6];

    /// <summary>The constant of an operation, its lowest digit one more or less; null where there
    /// is none or it does not fit.</summary>
    public static uint? Off(uint word, int by) => A32.FormatOf(word) switch
    {
        Format.DataProcessing when A32.HasImmediate(word) =>
            (int)(word & 0xFF) + by is >= 0 and <= 0xFF and var low
                ? (word & ~0xFFu) | (uint)low : null,
        Format.MoveWide => (int)Wide(word) + by is >= 0 and <= 0xFFFF and var wide
            ? WithWide(word, (uint)wide) : null,
        _ => null,
    };

    /// <summary>The constant of an operation with one bit turned.</summary>
    public static uint? Toggled(uint word, int variant) => A32.FormatOf(word) switch
    {
        Format.DataProcessing when A32.HasImmediate(word) => word ^ 1u << Bits[variant],
        Format.MoveWide => WithWide(word, Wide(word) ^ 1u << (2 * Bits[variant])),
        _ => null,
    };

    /// <summary>A load or store one unit further on or back.</summary>
    public static uint? OtherOffset(uint word, int by)
    {
        switch (A32.FormatOf(word))
        {
            case Format.Memory when A32.HasIndex(word):
                return null;
            case Format.Memory:
                int step = (word & 1 << 22) != 0 ? 1 : 4;
                return Signed(word, (int)(word & 0xFFF), by * step, 0xFFF) is var (up, offset)
                    ? (word & 0xFF7F_F000) | up | offset : null;
            case Format.ExtraMemory when (word & 1 << 22) != 0:
                int bytes = (word >> 5 & 3) switch
                {
                    1 => 2,
                    2 when A32.IsLoad(word) && (word & 1 << 20) != 0 => 1,
                    _ => 4,
                };
                int low = (int)(word >> 4 & 0xF0 | word & 0xF);
                return Signed(word, low, by * bytes, 0xFF) is var (sign, near)
                    ? (word & 0xFF7F_F0F0) | sign | (near & 0xF0) << 4 | near & 0xF : null;
            case Format.VfpMemory:
                return Signed(word, (int)(word & 0xFF), by, 0xFF) is var (direction, words)
                    ? (word & 0xFF7F_FF00) | direction | words : null;
            case Format.Multiple:
                return by > 0 ? word ^ 1u << 24 : null; // ia is ib, db is da.
            default:
                return null;
        }
    }

    /// <summary>A shift by one more (0) or less (1), or of the other kind (2); a field of bits one
    /// further on (0) or of another width (1).</summary>
    public static uint? OtherShift(uint word, int variant)
    {
        bool shifts = A32.FormatOf(word) switch
        {
            Format.DataProcessing => !A32.HasImmediate(word) && (word & 0x10) == 0,
            Format.Memory => A32.HasIndex(word),
            _ => false,
        };
        int amount = (int)(word >> 7 & 0x1F);
        if (A32.FormatOf(word) == Format.BitField)
        {
            return variant switch
            {
                0 when amount < 31 && amount < (int)(word >> 16 & 0x1F) => word + (1u << 7),
                1 when (word >> 16 & 0x1F) is > 0 and var last && last > amount =>
                    word - (1u << 16),
                _ => null,
            };
        }
        if (!shifts || (amount == 0 && (word & 0x60) == 0))
            return null;
        return variant switch
        {
            0 => amount < 31 ? word + (1u << 7) : null,
            1 => amount > 1 ? word - (1u << 7) : null,
            _ => (word & 0x20) != 0 ? word ^ 0x40 : word ^ 0x20,
        };
    }

    private static uint Wide(uint word) => word >> 4 & 0xF000 | word & 0xFFF;

    private static uint WithWide(uint word, uint value) =>
        (word & 0xFFF0_F000) | (value & 0xF000) << 4 | value & 0xFFF;

    /// <summary>The U bit and the magnitude of an offset that was moved; null where it does not
    /// fit.</summary>
    private static (uint Up, uint Magnitude)? Signed(uint word, int magnitude, int by, int most)
    {
        int offset = ((word & 1 << 23) != 0 ? magnitude : -magnitude) + by;
        return Math.Abs(offset) <= most
            ? (offset >= 0 ? 1u << 23 : 0, (uint)Math.Abs(offset)) : null;
    }
}
