using Beam;
using Corpus;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>A program, run in one way without a fault.</summary>
/// <param name="Trial">The program.</param>
/// <param name="Code">Places of its code, and of the guest's as far as calls got there.</param>
/// <param name="Disagreeing">Calls that the JIT and the oracle do not agree on.</param>
internal sealed record Scouted(Trial Trial, IReadOnlyList<Met> Code, int Disagreeing);

/// <summary>A place as it was met.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">The instruction; null for a site.</param>
/// <param name="Site">The site.</param>
internal readonly record struct Met(int Number, Instance? At, Site? Site);

/// <summary>Runs programs without a fault, for one thread: what the oracle makes of their calls,
/// and which places of the JIT's code these get to.</summary>
internal sealed class Scouting(PlaceNumbers numbers) : IDisposable
{
    private const int CodeWords = GuestMemory.CodeSize / 4;

    private readonly Rig _rig = new();
    private readonly OracleTarget _oracle = new(NoModules.Instance);

    /// <summary>The places at a word of code: an instruction, and perhaps a site.</summary>
    private readonly Dictionary<int, (Met Code, Met? Site)> _ofGuest = [];
    private readonly Dictionary<int, (Met Code, Met? Site)> _ofModule = [];

    // Blocks that the call has entered, and the last call that has entered a block.
    private readonly List<(int Start, int Words)> _blocks = [];
    private readonly int[] _entered = new int[CodeWords];
    private int _call;

    /// <summary>A program in all ways in which a campaign runs it.</summary>
    public IEnumerable<Scouted> Of(
        long number, string? about, Generate.Program program, ulong seed)
    {
        List<(Mfa Function, ValueList<Term> Arguments)> calls =
            [.. program.AllCalls().Take(Trial.CallsMax)];
        var options = new CampaignOptions(
            seed, Jit: new CaseOptions(Reductions: Trial.Reductions));
        CaseOptions[] ways = [.. options.Variants(Scrambled(number), Source.Typed)];
        _oracle.Options = ways[0]; // Of them the schedule is the oracle's.
        _oracle.Load(program.Module);
        List<Observation> expected =
            [.. calls.Select(c => _oracle.Run(c.Function, c.Arguments, ways[0].Reductions))];
        foreach (CaseOptions way in ways)
        {
            var trial = new Trial(number, about, program.Module, way, calls, expected, [], []);
            if (Of(trial) is { } scouted)
                yield return scouted;
        }
    }

    /// <summary>The ops of a sweep come in turn: each must come in all ways to run.</summary>
    private static long Scrambled(long number) =>
        (long)((ulong)number * 0x9E37_79B9_7F4A_7C15 >> 40);

    private Scouted? Of(Trial trial)
    {
        Arm32Target target = _rig.Target(trial.Options);
        _rig.Load(trial); // Long code gets another machine.
        target.Machine.OnBlockEntered ??= Note;
        if (target.Guest.Modules is not [var loaded])
            return null; // It cannot be compiled.
        Read(target.Guest, loaded);
        var reached = new SortedList<int, ulong>();
        var ofGuest = new Dictionary<int, Met>();
        int disagreeing = 0;
        for (int i = 0; i < trial.Calls.Count; i++)
        {
            _call++;
            _blocks.Clear();
            (Mfa function, ValueList<Term> arguments) = trial.Calls[i];
            Observation seen = _rig.Run(trial.Options, function, arguments);
            if (Compare.Observations("oracle", trial.Expected[i], "arm32", seen) is Agree)
            {
                Take(reached, ofGuest, 1ul << i);
            }
            else
            {
                disagreeing++;
            }
        }
        IEnumerable<Met> code = _ofModule.Values.Select(m => m.Code)
            .Concat(_ofModule.Values.Where(m => m.Site is not null).Select(m => m.Site!.Value))
            .Concat(ofGuest.Values);
        trial = trial with { Places = [.. reached.Keys], Reached = [.. reached.Values] };
        return new Scouted(trial, [.. code.DistinctBy(m => m.Number)], disagreeing);
    }

    public void Dispose()
    {
        _rig.Dispose();
        _oracle.Dispose();
    }

    /// <summary>What the call has executed.</summary>
    private void Take(SortedList<int, ulong> reached, Dictionary<int, Met> ofGuest, ulong call)
    {
        foreach ((int start, int words) in _blocks)
        {
            for (int word = start; word < start + words; word++)
            {
                if (_ofModule.TryGetValue(word, out var met))
                    Add(met.Code, met.Site);
                else if (_ofGuest.TryGetValue(word, out met))
                    ofGuest[Add(met.Code, met.Site)] = met.Code;
            }
        }

        int Add(Met code, Met? site)
        {
            reached[code.Number] = reached.GetValueOrDefault(code.Number) | call;
            if (site is { } at)
                reached[at.Number] = reached.GetValueOrDefault(at.Number) | call;
            return code.Number;
        }
    }

    private static int IndexOf(uint address) => (int)(address - GuestMemory.CodeBase) / 4;

    private void Note(uint address, uint bytes)
    {
        int start = IndexOf(address);
        if (_entered[start] == _call)
            return;
        _entered[start] = _call;
        _blocks.Add((start, (int)bytes / 4));
    }

    /// <summary>All places of a program and of the guest, by the word that is executed when they
    /// are.</summary>
    private void Read(Guest guest, LoadedModule loaded)
    {
        if (_ofGuest.Count == 0)
        {
            foreach ((Place place, Instance at) in Places.OfFragments(guest))
                _ofGuest[at.Index] = (new Met(numbers.Of(place), at, null), null);
        }
        _ofModule.Clear();
        int start = IndexOf(loaded.Start);
        foreach ((Place place, Instance at) in Places.Of(loaded.Code))
            _ofModule[start + at.Index] = (new Met(numbers.Of(place), at, null), null);
        foreach ((Place place, int offset) in Places.SitesOf(loaded.Code))
        {
            int word = start + (offset / 4) - 1;
            if (_ofModule.TryGetValue(word, out (Met Code, Met? Site) call))
            {
                Site site = loaded.Code.Sites[offset];
                _ofModule[word] = (call.Code, new Met(numbers.Of(place), null, site));
            }
        }
    }
}
