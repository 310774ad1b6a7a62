using Beam;
using Jit;

namespace Fuzz.Power;

/// <summary>Follows code backwards, as far as it is known where control comes from: to labels of
/// BEAM code it may come from anywhere.</summary>
internal sealed class WaysBack
{
    private const int StepsMax = 300;

    /// <summary>All of a load or store of a word but which of the two it is, and its register.
    /// </summary>
    private const uint PlaceMask = 0xFFEF_0FFF;

    private readonly uint[] _words;
    private readonly HashSet<int> _entries;
    private readonly ILookup<int, int> _branches;

    /// <summary>Words behind code out of line that ends in a call: that never comes back.</summary>
    private readonly HashSet<int> _behindRaises = [];

    public WaysBack(uint[] words, CompiledModule module)
    {
        _words = words;
        _entries = [.. module.Labels.Concat(module.FunEntries).Select(o => o / 4)];
        _branches = Enumerable.Range(0, words.Length)
            .Where(i => Equivalence.IsOwnBranch(words, i))
            .ToLookup(i => Equivalence.TargetOf(words, i));
        var begun = new HashSet<(int, int)>();
        for (int r = 0; r + 1 < module.Ranges.Count; r++)
        {
            CodeRange range = module.Ranges[r];
            int end = module.Ranges[r + 1].Offset / 4;
            bool outOfLine = !begun.Add((range.Function, range.Instruction))
                && range.Function != CodeRange.Shared
                && module.Module.Functions[range.Function].Code[range.Instruction].Op != Op.Label;
            if (outOfLine && end > 0 && IsCall(words[end - 1]))
                _behindRaises.Add(end);
        }
    }

    /// <summary>Whether a register holds what a load would give on every way to it.</summary>
    public bool AllHold(int index, uint load, int register)
    {
        var open = new Stack<(int At, int Register)>([(index, register)]);
        var seen = new HashSet<(int, int)>();
        while (open.TryPop(out (int At, int Register) end))
        {
            if (!seen.Add(end))
                continue;
            (int at, int held) = end;
            if (seen.Count > StepsMax || IsEntry(at))
                return false;
            foreach (int before in Before(at))
            {
                uint word = _words[before];
                bool isThere = (word & PlaceMask) == (load & PlaceMask)
                    && (word >> 12 & 0xF) == held;
                if (isThere)
                    continue;
                if (IsMoveTo(word, held))
                    open.Push((before, (int)(word & 0xF)));
                else if (Spoils(before, load, held))
                    return false;
                else
                    open.Push((before, held));
            }
        }
        return true;
    }

    /// <summary>Whether control comes there from nowhere.</summary>
    public bool IsUnreachable(int index)
    {
        var open = new Stack<int>([index]);
        var seen = new HashSet<int>();
        while (open.TryPop(out int at))
        {
            if (!seen.Add(at))
                continue;
            if (seen.Count > StepsMax || IsEntry(at))
                return false;
            foreach (int before in Before(at))
                open.Push(before);
        }
        return true;
    }

    /// <summary>A label of BEAM code, or a branch of a table, which are behind a jump that is
    /// computed.</summary>
    private bool IsEntry(int at)
    {
        if (at == 0 || _entries.Contains(at))
            return true;
        int before = at - 1;
        while (before > 0 && A32.FormatOf(_words[before]) == Format.Branch)
            before--;
        return A32.FormatOf(_words[before]) == Format.DataProcessing
            && Effects.Of(_words[before]).Leaves;
    }

    private static bool IsMoveTo(uint word, int register) =>
        (word & 0xFFFF_0FF0) == 0xE1A0_0000 && (word >> 12 & 0xF) == register
        && (word & 0xF) < A32.Sp;

    private IEnumerable<int> Before(int at)
    {
        foreach (int branch in _branches[at])
            yield return branch;
        uint last = _words[at - 1];
        bool goesElsewhere = Effects.Of(last).Leaves && !IsCall(last)
            && A32.Condition(last) == A32.Always;
        if (!goesElsewhere && !_behindRaises.Contains(at))
            yield return at - 1;
    }

    /// <summary>bl, blx.</summary>
    private static bool IsCall(uint word) =>
        (A32.FormatOf(word) == Format.Branch && (word & 1 << 24) != 0)
        || (word & 0x0FFF_FFF0) == 0x012F_FF30;

    private bool Spoils(int index, uint load, int register)
    {
        Effects effects = Effects.Of(_words[index]);
        ulong held = 1ul << register | 1ul << A32.BaseOf(load);
        return IsCall(_words[index]) || (effects.Writes & held) != 0
            || (effects.Stores && !Equivalence.AreApart(_words[index], load));
    }
}
