using System.Globalization;

namespace Fuzz.Power;

/// <summary>Says of a comparison that both its sides hold the same value for certain: where an
/// operand is compared with itself, a branch behind it always goes one way.</summary>
internal sealed class SameValues
{
    /// <summary>Instructions before the comparison that are looked at.</summary>
    private const int WordsMax = 12;

    private const uint Rd = 0xF000;
    private const uint Rn = 0x000F_0000;

    private readonly string[] _values =
        [.. Enumerable.Range(0, 16).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"r{i}"))];

    private int _stores;
    private int _unknown;

    private SameValues()
    {
    }

    /// <summary>Whether the comparison compares a value with itself.</summary>
    /// <param name="words">The code.</param>
    /// <param name="compare">The comparison.</param>
    /// <param name="isEntered">Whether control may come to a word from elsewhere.</param>
    public static bool AreCompared(uint[] words, int compare, Func<int, bool> isEntered)
    {
        uint word = words[compare];
        bool isOfRegisters = (word & 0xFFF0_0FF0) == 0xE150_0000;
        bool isOfConstant = (word & 0xFFF0_0000) == 0xE350_0000;
        if ((!isOfRegisters && !isOfConstant) || isEntered(compare))
            return false;
        SameValues values = Before(words, compare, isEntered);
        string left = values._values[word >> 16 & 0xF];
        string right = isOfRegisters ? values._values[word & 0xF] : Constant(word);
        return left == right;
    }

    /// <summary>Whether two registers hold the same value before an instruction.</summary>
    public static bool AreHeld(uint[] words, int index, (int One, int Other) registers,
        Func<int, bool> isEntered)
    {
        if (isEntered(index))
            return false;
        SameValues values = Before(words, index, isEntered);
        return values._values[registers.One] == values._values[registers.Other];
    }

    private static SameValues Before(uint[] words, int index, Func<int, bool> isEntered)
    {
        int first = index;
        while (first > 0 && index - first < WordsMax && !isEntered(first))
            first--;
        var values = new SameValues();
        for (int i = first; i < index; i++)
            values.Step(words[i]);
        return values;
    }

    private static string Constant(uint word) =>
        string.Create(CultureInfo.InvariantCulture, $"#{word & 0xFFF}");

    private void Step(uint word)
    {
        int target = (int)((word & Rd) >> 12);
        if ((word & 0xFFFF_0FF0) == 0xE1A0_0000) // mov r, r
        {
            _values[target] = _values[word & 0xF];
            return;
        }
        if ((word & 0xFFFF_0000) == 0xE3A0_0000) // mov r, #constant
        {
            _values[target] = Constant(word);
            return;
        }
        Effects effects = Effects.Of(word);
        string value = string.Create(
            CultureInfo.InvariantCulture,
            $"{word & ~(Rd | Rn):x} of {_values[(word & Rn) >> 16]}");
        bool isPlain = A32.Condition(word) == A32.Always && !effects.Stores && !effects.Leaves;
        bool isLoad = isPlain && A32.FormatOf(word) == Format.Memory && !A32.HasIndex(word)
            && !A32.WritesBack(word);
        bool isSum = isPlain && (word & 0x0FF0_0000) == 0x0280_0000; // add r, r, #constant
        if (A32.FormatOf(word) == Format.MoveWide && A32.Condition(word) == A32.Always)
        {
            bool isTop = (word & 1 << 22) != 0;
            _values[target] = $"{word & ~Rd:x}{(isTop ? _values[target] : "")}";
            return;
        }
        for (int i = 0; i < _values.Length; i++)
        {
            if ((effects.Writes & 1ul << i) != 0 || (effects.Leaves && i != A32.Sp))
                _values[i] = $"? {_unknown++}";
        }
        _stores += effects.Stores || effects.Leaves ? 1 : 0;
        if (isLoad || isSum)
            _values[target] = isLoad ? $"{value} at {_stores}" : value;
    }
}
