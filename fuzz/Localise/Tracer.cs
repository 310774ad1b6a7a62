using Fuzz.Cli;
using Fuzz.Power;
using Fuzz.Run;
using Jit.Arm32;

namespace Fuzz.Localise;

/// <summary>Runs what has parted once more, the same way, and takes down the ARM instructions of
/// the BEAM instruction that went wrong: which of them wrote the wrong value?</summary>
internal sealed class Tracer(Arm32Target target, GuestView view, Parting parting)
{
    /// <summary>Entries kept; of a loop the last ones.</summary>
    private const int EntriesMax = 20_000;

    /// <summary>In the words of a fault: code has left to a service what it does itself.</summary>
    private const string Needless = "was-asked-for-what-emitted";

    /// <summary>The machine before an instruction.</summary>
    private sealed record Entry(uint Pc, uint Word, uint[] Core, ulong[] Spots, int Collections);

    private const string LedThere = "led there";
    private const string CameLast = "came last";

    /// <summary>How far a store with a wrong offset may have gone.</summary>
    private const uint NearBytes = 0x1000;

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
        bool isEnd = _number > parting.Number;
        if ((isEnd ? parting.After : parting.Before) is { } step)
        {
            view.Take();
            IReadOnlyList<RegisterRow> rows = view.Rows(step);
            (_before, _after) = isEnd ? (_before, rows) : (rows, _after);
            view.Leave();
        }
        if (!isEnd)
            return;
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
        Entry? entry = InModule(guilty);
        // What led to the last is one of its sources.
        bool isWhole = why == LedThere || why.StartsWith(CameLast, StringComparison.Ordinal);
        Entry[] run = [.. (isWhole ? _entries : _entries.Take(guilty + 1)).Where(IsModules)];
        return new(
            [.. _entries.Where(IsModules).Select(Step)],
            entry is null ? null : Step(entry),
            why,
            [
                .. Sources.Of([.. run.Select(e => e.Word)]).Select(i => run[i])
                    .Where(e => !ReferenceEquals(e, entry)).Select(Step),
            ],
            _before,
            _after);

        ArmStep Step(Entry entry) => new(entry.Pc, disassembler.Text(entry.Word, entry.Pc));
    }

    private (int Entry, string Why) Guilty()
    {
        string kind = parting.Kind;
        int last = _entries.Count - 1;
        if (kind.StartsWith(DivergenceKind.Fault, StringComparison.Ordinal))
        {
            return kind.Contains(Needless, StringComparison.Ordinal)
                && LastFork(last) is >= 0 and var fork ? (fork, LedThere) : (last, "faulted");
        }
        if (kind == DivergenceKind.Root && Collection() is >= 0 and var at)
            return (at, $"collected, and left {parting.What} behind");
        for (int spot = 0; spot < parting.Spots.Count; spot++)
        {
            if (Writer(spot) is >= 0 and var writer)
                return (IsItsOwn ? Source(writer) : writer, $"wrote {parting.What}");
        }
        if (kind == DivergenceKind.Branch && LastFork(last) is >= 0 and var led)
            return (led, LedThere);
        if (parting.Spots is [.., { Address: > 0 and var spotAt }]
            && LastOf(last, e => IsStoreNear(e, spotAt)) is >= 0 and var store)
        {
            return (store, $"wrote elsewhere; nothing wrote {parting.What}");
        }
        while (last > 0 && IsPlainBranch(_entries[last].Word))
            last--;
        return (last, parting.Spots.Count > 0
            ? $"{CameLast}; nothing wrote {parting.What}" : CameLast);
    }

    /// <summary>The last instruction of the module's code that branches or not.</summary>
    private int LastFork(int entry) => LastOf(entry, e => Sources.Forks(e.Word));

    private int LastOf(int entry, Func<Entry, bool> isMeant)
    {
        while (entry >= 0 && !(IsModules(_entries[entry]) && isMeant(_entries[entry])))
            entry--;
        return entry;
    }

    /// <summary>Whether the wrong register is one that the instruction is there to write: else it
    /// is wrong that it was written.</summary>
    private bool IsItsOwn => Blame.MayWrite(parting.Blamed.Instruction, parting.What);

    private static bool IsStoreNear(Entry entry, uint address) => A32.IsStore(entry.Word)
        && entry.Core[A32.BaseOf(entry.Word)] - address + NearBytes < 2 * NearBytes;

    /// <summary>The entry whose service collected: of several the first that left the register
    /// as it was, else the last.</summary>
    private int Collection()
    {
        int last = -1;
        for (int i = 0; i < _entries.Count; i++)
        {
            if (After(i) is not { } after || after.Collections == _entries[i].Collections)
                continue;
            last = i;
            if (parting.Spots is [_] && after.Spots[0] == _entries[i].Spots[0])
                break;
        }
        return last;
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
