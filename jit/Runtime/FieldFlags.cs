using Beam;

namespace Jit.Runtime;

/// <summary>Flags of a field of bits. The machine is little endian, so native is little.</summary>
internal static class FieldFlags
{
    public const uint Little = 2;
    public const uint Signed = 4;
    public const uint Native = 16;
    public const uint All = Little | Signed | Native;

    /// <summary>Flags as numbers, or as a list of atoms in newer ops; bits that mean nothing are
    /// left out.</summary>
    public static uint Of(Operand operand) => operand switch
    {
        Num number => (uint)number.Value & All,
        Const { Value: Cons list } => (uint)Terms.Elements(list)!.Sum(f => Bit(((Atom)f).Name)),
        _ => 0,
    };

    public static bool IsLittle(uint flags) => (flags & (Little | Native)) != 0;

    public static bool IsSigned(uint flags) => (flags & Signed) != 0;

    private static uint Bit(string name) => name switch
    {
        "little" => Little,
        "signed" => Signed,
        "native" => Native,
        _ => 0,
    };
}
