using Fuzz.Cli;
using Fuzz.Run;
using Jit.Arm32;

namespace Fuzz.Localise;

/// <summary>Runs what has parted once more, the same way, and takes down the ARM instructions of
/// the BEAM instruction that went wrong: which of them wrote the wrong value?</summary>
internal sealed class Tracer(Arm32Target target, GuestView view, Parting parting)
{
    /// <summary>Entries kept; of a loop the last ones.</summary>
    private const int EntriesMax = 20_000;


    /// <summary>The machine before an instruction.</summary>
    private sealed record Entry(uint Pc, uint Word, uint[] Core, ulong[] Spots, int Collections);

    private readonly Boundaries _boundaries = new();
    private readonly List<Entry> _entries = [];
    private IReadOnlyList<RegisterRow> _before = [];
    private IReadOnlyList<RegisterRow> _after = [];
    private int _number;
    private int _silence;
    private Entry? _end;

    public void OnInstruction(uint pc)
    {
        _boundaries.Update(target.Guest);
        if (_boundaries.At(pc) is not null && ++_number >= parting.Number)
            Arrive(pc);
        if (_end is null && _number >= parting.Number)
        {
            if (_entries.Count == EntriesMax)
                _entries.RemoveRange(0, EntriesMax / 2);
            _entries.Add(Now(pc));
            if (++_silence > Walk.SilenceMax)
                target.Machine.Stop();
        }
    }

    private void Arrive(uint pc)
    {
        view.Take();
        if (_number == parting.Number)
        {
            if (parting.Before is { } before)
                _before = view.Rows(before);
            return;
        }
        if (parting.After is { } after)
            _after = view.Rows(after);
        _end = Now(pc);
        target.Machine.Stop();
    }

    private Entry Now(uint pc)
    {
        uint[] core =
            [.. Enumerable.Range(0, 15).Select(i => target.Machine.Read(new Reg((byte)i)))];
        target.Machine.TryRead(pc, out uint word);
        return new(pc, word, core, [.. parting.Spots.Select(Content)], view.Collections);
    }

    private ulong Content(Spot spot)
    {
        if (spot.Core is { } core)
            return target.Machine.Read(core);
        if (spot.Float is { } real)
            return target.Machine.Read(real);
        return target.Machine.TryRead(spot.Address, out uint word) ? word : ulong.MaxValue;
    }

    public ArmTrace Result()
    {
        (int guilty, string why) = Guilty();
        using var disassembler = new Disassembler();
        return new(
            [.. _entries.Where(IsModules).Select(Step)],
            InModule(guilty) is { } entry ? Step(entry) : null,
            why,
            _before,
            _after);

        ArmStep Step(Entry entry) => new(entry.Pc, disassembler.Text(entry.Word, entry.Pc));
    }

    private (int Entry, string Why) Guilty()
    {
        string kind = parting.Kind;
        int last = _entries.Count - 1;
        if (kind.StartsWith(DivergenceKind.Fault, StringComparison.Ordinal))
            return (last, "faulted");
        if (kind == DivergenceKind.Root && Collection() is >= 0 and var at)
            return (at, $"collected, and left {parting.What} behind");
        for (int spot = 0; spot < parting.Spots.Count; spot++)
        {
            if (Writer(spot) is >= 0 and var writer)
                return (Source(writer), $"wrote {parting.What}");
        }
        while (last > 0 && IsPlainBranch(_entries[last].Word))
            last--;
        return (last, parting.Spots.Count > 0
            ? $"came last; nothing wrote {parting.What}" : "came last");
    }

    /// <summary>The last entry whose service collected.</summary>
    private int Collection()
    {
        for (int i = _entries.Count - 1; i >= 0; i--)
        {
            if (After(i) is { } after && after.Collections != _entries[i].Collections)
                return i;
        }
        return -1;
    }

    /// <summary>The last entry that changed the spot.</summary>
    private int Writer(int spot)
    {
        for (int i = _entries.Count - 1; i >= 0; i--)
        {
            if (After(i) is { } after && after.Spots[spot] != _entries[i].Spots[spot])
                return i;
        }
        return -1;
    }

    private Entry? After(int entry) =>
        entry + 1 < _entries.Count ? _entries[entry + 1] : _end;

    /// <summary>Follows what only hands on, a move or a store, to what made the value.</summary>
    private int Source(int entry)
    {
        while (HandsOn(_entries[entry].Word) is { } register)
        {
            int before = entry - 1;
            while (before >= 0
                && After(before)!.Core[register] == _entries[before].Core[register])
            {
                before--;
            }
            if (before < 0)
                break;
            entry = before;
        }
        return entry;
    }

    /// <summary>The register that <c>mov rd, rm</c> or <c>str rt, …</c> hands on.</summary>
    private static int? HandsOn(uint word)
    {
        int? register = (word & 0x0FEF_0FF0) == 0x01A0_0000 ? (int)(word & 0xF)
            : (word & 0x0C10_0000) == 0x0400_0000 ? (int)(word >> 12 & 0xF)
            : null;
        return register < 15 ? register : null;
    }

    private static bool IsPlainBranch(uint word) => (word & 0xFF00_0000) == 0xEA00_0000;

    /// <summary>The entry; for one of a service's fragment the call of it.</summary>
    private Entry? InModule(int entry) => _entries.Take(entry + 1).LastOrDefault(IsModules);

    private bool IsModules(Entry entry) => target.Guest.Code.Find(entry.Pc) is not null;
}
