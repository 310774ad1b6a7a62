using Beam;
using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>Follows code backwards, as far as it is known where control comes from: to what is
/// called and to handlers of exceptions it may come from anywhere, to other labels by branches
/// alone.</summary>
internal sealed class WaysBack
{
    private const int StepsMax = 1_000;

    /// <summary>All of a load or store of a word but which of the two it is, and its register.
    /// </summary>
    private const uint PlaceMask = 0xFFEF_0FFF;

    private const uint Rd = 0xF000;
    private const uint Equal = 0;
    private const uint NotEqual = 1;

    private readonly uint[] _words;
    private readonly HashSet<int> _entries;
    private readonly ILookup<int, int> _branches;

    /// <summary>Words behind code out of line that ends in a call: that never comes back.</summary>
    private readonly HashSet<int> _behindRaises = [];

    /// <summary>Whether a branch is behind a comparison of a value with itself.</summary>
    private readonly Dictionary<int, bool> _ofSame = [];

    public WaysBack(uint[] words, CompiledModule module)
    {
        _words = words;
        _entries =
        [
            .. module.Module.Functions.Select(f => module.Labels[f.Entry] / 4),
            .. module.FunEntries.Concat(module.Handlers.Select(h => h.Offset)).Select(o => o / 4),
            .. Enumerable.Range(0, words.Length).Where(i => IsCall(words[i]))
                .Select(i => Equivalence.TargetOf(words, i)),
        ];
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

    /// <summary>Whether a register holds what a load, or what makes a constant, would give on every
    /// way to it.</summary>
    public bool AllHold(int index, uint load, int register)
    {
        bool isOfPair = A32.FormatOf(load) == Format.MoveWide && index + 1 < _words.Length
            && IsTopOf(_words[index + 1], load);
        uint top = isOfPair ? _words[index + 1] & ~Rd : 0;

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
                if (isOfPair ? IsPair(before, load, top, held) : IsSame(word, load, held))
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

    /// <summary>Whether a word loads or stores, or makes, the same in a register.</summary>
    private static bool IsSame(uint word, uint right, int register)
    {
        uint mask = A32.FormatOf(right) == Format.Memory ? PlaceMask : ~Rd;
        return (word & mask) == (right & mask) && (word >> 12 & 0xF) == register;
    }

    /// <summary>movt of the register that movw writes.</summary>
    private static bool IsTopOf(uint word, uint low) =>
        (word & 0xFFF0_0000) == 0xE340_0000 && (word & Rd) == (low & Rd);

    /// <summary>Whether both halves of a constant come into a register there.</summary>
    private bool IsPair(int at, uint low, uint top, int register) => at > 0
        && (_words[at] & ~Rd) == top && (_words[at] >> 12 & 0xF) == register
        && IsTopOf(_words[at], _words[at - 1]) && (_words[at - 1] & ~Rd) == (low & ~Rd)
        && !IsEntered(at);

    /// <summary>Whether two registers hold the same value there.</summary>
    public bool HoldTheSame(int index, int one, int other) =>
        SameValues.AreHeld(_words, index, (one, other), IsEntered);

    private bool IsEntered(int at) => IsEntry(at) || _branches[at].Any();

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

    /// <summary>Where control comes to by an address, or a branch of a table, which are behind a
    /// jump that is computed.</summary>
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
        {
            if (A32.Condition(_words[branch]) != NotEqual || !IsOfSame(branch))
                yield return branch;
        }
        uint last = _words[at - 1];
        bool goesElsewhere = Effects.Of(last).Leaves && !IsCall(last)
            && A32.Condition(last) == A32.Always;
        bool isTaken = Equivalence.IsOwnBranch(_words, at - 1)
            && A32.Condition(last) == Equal && IsOfSame(at - 1);
        if (!goesElsewhere && !isTaken && !_behindRaises.Contains(at))
            yield return at - 1;
    }

    private bool IsOfSame(int branch)
    {
        if (!_ofSame.TryGetValue(branch, out bool same))
        {
            same = branch > 0 && !IsEntered(branch)
                && SameValues.AreCompared(_words, branch - 1, IsEntered);
            _ofSame.Add(branch, same);
        }
        return same;
    }

    /// <summary>bl, blx.</summary>
    private static bool IsCall(uint word) =>
        (A32.FormatOf(word) == Format.Branch && (word & 1 << 24) != 0)
        || (word & 0x0FFF_FFF0) == 0x012F_FF30;

    /// <summary>What is built at the heap's top is neither stack nor process block.</summary>
    private static bool IsOfHeap(uint store) =>
        A32.FormatOf(store) is Format.Memory or Format.Multiple
        && A32.BaseOf(store) == Abi.HTop.Number;

    private bool Spoils(int index, uint load, int register)
    {
        Effects effects = Effects.Of(_words[index]);
        bool isOfMemory = A32.FormatOf(load) == Format.Memory;
        ulong held = 1ul << register | (isOfMemory ? 1ul << A32.BaseOf(load) : 0);
        return IsCall(_words[index]) || (effects.Writes & held) != 0
            || (isOfMemory && effects.Stores && !Equivalence.AreApart(_words[index], load)
                && !IsOfHeap(_words[index]));
    }
}
