using Beam;
using Jit.Arm32;
using Jit.Runtime;

namespace Jit.Emit;

/// <summary>
/// Which scratch registers still hold a y register or an x register of memory, so that it need not
/// be loaded again.
/// </summary>
/// <remarks>No emitter says what it clobbers: what was emitted since is looked at instead. A label
/// ends it all, since jumps come from elsewhere.</remarks>
internal sealed class RegisterCache(Assembler asm)
{
    /// <summary>Instructions that are looked through.</summary>
    private const int WordsMax = 32;

    private readonly Entry[] _entries = new Entry[5];
    private int _next;

    /// <summary>The register and what it holds once the code has reached that offset.</summary>
    private readonly record struct Entry(Operand? Held, Reg Register, int Offset);

    /// <summary>The register has just been loaded from there.</summary>
    public void Loaded(Operand place, Reg register) => Add(place, register);

    /// <summary>The register has just been stored there. Of an x register's own nothing is noted:
    /// code that wants the value uses the x register.</summary>
    public void Stored(Operand place, Reg register)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Held is { } held && IsSame(held, place))
                _entries[i] = default;
        }
        if (register.Number < Abi.HTop.Number || register == Abi.Scratch)
            Add(place, register);
    }

    /// <summary>A register that holds it; null when none is known to.</summary>
    public Reg? Find(Operand place, Reg wanted)
    {
        Reg? found = null;
        foreach (Entry entry in _entries)
        {
            if (entry.Held is { } held && IsSame(held, place) && IsIntact(entry)
                && (found is null || entry.Register == wanted))
            {
                found = entry.Register;
            }
        }
        return found;
    }

    public static bool IsSame(Operand left, Operand right) => (left, right) switch
    {
        (X a, X b) => a.Index == b.Index,
        (Y a, Y b) => a.Index == b.Index,
        _ => false,
    };

    private void Add(Operand place, Reg register)
    {
        _entries[_next] = new Entry(place, register, asm.Offset);
        _next = (_next + 1) % _entries.Length;
    }

    private bool IsIntact(Entry entry)
    {
        int first = entry.Offset / 4;
        ReadOnlySpan<uint> words = asm.Words;
        if (asm.LastBound >= entry.Offset || words.Length - first > WordsMax)
            return false;
        bool onStack = entry.Held is Y;
        foreach (uint word in words[first..])
        {
            if (MayWrite(word, entry.Register) || (onStack && MayWrite(word, Reg.Sp)))
                return false;
        }
        return true;
    }

    /// <summary>Whether an instruction may write a register; false only when it does not.</summary>
    internal static bool MayWrite(uint word, Reg register)
    {
        bool isRd = (word >> 12 & 0xF) == register.Number;
        bool isRn = (word >> 16 & 0xF) == register.Number;
        bool loads = (word & 1 << 20) != 0;
        bool writesBack = (word & 1 << 24) == 0 || (word & 1 << 21) != 0;
        if (word >> 28 == 0xF)
            return true;
        switch (word >> 25 & 7)
        {
            case 0 when (word & 0x90) == 0x90: // Multiplications, loads and stores of halves.
                bool isSecond = (word >> 12 & 0xE) == (uint)(register.Number & ~1); // ldrd
                return (word & 0x60) == 0
                    ? isRd || isRn
                    : (isSecond && !IsStrh(word)) || (isRn && writesBack);
            case 0 when (word & 0x0FFF_FFD0) == 0x012F_FF10: // bx, blx
                return true;
            case 0 or 1 when (word & 0x0190_0000) == 0x0110_0000: // tst, teq, cmp, cmn
                return false;
            case 0 or 1:
                return isRd;
            case 2:
                return (loads && isRd) || (isRn && writesBack);
            case 3 when (word & 0x10) == 0:
                return (loads && isRd) || (isRn && writesBack);
            case 3: // Divisions, fields of bits, reversals.
                return isRd || isRn;
            case 4:
                return (loads && (word >> register.Number & 1) != 0)
                    || (isRn && (word & 1 << 21) != 0);
            case 5: // A branch without link goes on only where it is not taken.
                return (word & 1 << 24) != 0;
            case 6 or 7 when (word & 0x0F00_0000) == 0x0F00_0000: // svc
                return true;
            default: // VFP: between its registers and ours, either field.
                return isRd || isRn;
        }
    }

    private static bool IsStrh(uint word) => (word & (1 << 20 | 0x60)) == 0x20;
}
