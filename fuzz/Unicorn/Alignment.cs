using Jit.Arm32;

namespace Fuzz.Unicorn;

/// <summary>The alignment that ARMv7 demands of a few instructions whatever the system's settings,
/// and that Unicorn does not check: ldm, stm, ldrd, strd, and all loads and stores of the floating
/// point unit take a multiple of 4, where plain loads and stores take any address.</summary>
internal static class Alignment
{
    private const uint Required = 4;

    /// <summary>Whether this instruction is one of them.</summary>
    internal static bool Demands(uint word) =>
        word >> 28 != 0xF && (IsMultiple(word) || IsVfp(word) || IsDouble(word));

    /// <summary>The address it is about to use, when it is executed and that is wrong.</summary>
    internal static uint? Violation(uint word, Engine cpu)
    {
        // ldm, stm, vldm, vstm count words from the base; vldr and vstr have offsets in words.
        uint address = cpu.Read(new Reg((byte)(word >> 16 & 0xF)));
        bool postIndexed = (word & 1 << 24) == 0;
        if (IsDouble(word) && !postIndexed)
        {
            bool immediate = (word & 1 << 22) != 0;
            uint offset = immediate
                ? word >> 4 & 0xF0 | word & 0xF
                : cpu.Read(new Reg((byte)(word & 0xF)));
            bool up = (word & 1 << 23) != 0;
            address = up ? address + offset : address - offset;
        }
        if (address % Required == 0 || !Holds((Cond)(word >> 28), cpu.Read(UcRegister.Cpsr)))
        {
            return null;
        }
        return address;
    }

    internal static bool Holds(Cond cond, uint cpsr)
    {
        bool n = (cpsr & 1u << 31) != 0;
        bool z = (cpsr & 1 << 30) != 0;
        bool c = (cpsr & 1 << 29) != 0;
        bool v = (cpsr & 1 << 28) != 0;
        return cond switch
        {
            Cond.Eq => z,
            Cond.Ne => !z,
            Cond.Hs => c,
            Cond.Lo => !c,
            Cond.Mi => n,
            Cond.Pl => !n,
            Cond.Vs => v,
            Cond.Vc => !v,
            Cond.Hi => c && !z,
            Cond.Ls => !c || z,
            Cond.Ge => n == v,
            Cond.Lt => n != v,
            Cond.Gt => !z && n == v,
            Cond.Le => z || n != v,
            Cond.Al => true,
        };
    }

    // cond 100…
    private static bool IsMultiple(uint word) => (word & 0x0E00_0000) == 0x0800_0000;

    // cond 110… …101…, but for cond 1100 010…, which moves between registers.
    private static bool IsVfp(uint word) =>
        (word & 0x0E00_0E00) == 0x0C00_0A00 && (word & 0x0FE0_0000) != 0x0C40_0000;

    // cond 000… …1101… ldrd and …1111… strd, with the load bit clear.
    private static bool IsDouble(uint word) => (word & 0x0E10_00D0) == 0x0000_00D0;
}
