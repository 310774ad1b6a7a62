using System.Runtime.ExceptionServices;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Minimize;

/// <summary>The smallest program so far, and the trying of candidates. Where there are several
/// judges, candidates that a reducer would come to if none failed are looked at side by side; the
/// first of them in its order that fails is taken. So the result does not hang on how many judges
/// there are.</summary>
/// <param name="program">To begin with.</param>
/// <param name="judges">Whether a candidate still fails; all say the same, each on one thread at a
/// time.</param>
/// <param name="triesMax">Candidates run, at most.</param>
/// <param name="stop">The user wants an end.</param>
internal sealed class Attempt(
    Program program, IReadOnlyList<Func<Program, bool>> judges, int triesMax,
    CancellationToken stop = default)
{
    /// <summary>Candidates a judge that are looked at ahead: few behind one that was taken, then
    /// more, for what does not help comes in long rows.</summary>
    private const int AheadMin = 2, AheadMax = 32;

    /// <summary>What was run and did not fail; reducers come back to much of it, round by round.
    /// </summary>
    private readonly HashSet<Program> _refused = [];

    /// <summary>What came of the reducer's tries, in order; null where it was refused.</summary>
    private readonly List<Program?> _known = [];

    /// <summary>Its next candidates, if all fail.</summary>
    private readonly List<Program?> _ahead = [];

    private int _asked;
    private int _width = AheadMin;

    /// <summary>The smallest program so far.</summary>
    public Program Current { get; private set; } = program;

    /// <summary>Candidates run so far.</summary>
    public int Tries { get; private set; }

    private bool IsOver => Tries >= triesMax || stop.IsCancellationRequested;

    /// <summary>Lets a reducer try its candidates. With several judges it is run again and again:
    /// it gets the answers that are known, and then tells what it would try next.</summary>
    public void Run(IReducer reducer)
    {
        Program start = Current;
        _known.Clear();
        do
        {
            (Current, _asked) = (start, 0);
            _ahead.Clear();
            reducer.Reduce(this);
        }
        while (judges.Count > 1 && LookAhead());
    }

    /// <summary>Takes the candidate, without the code that it left unreachable, if it is valid and
    /// still fails.</summary>
    /// <param name="candidate">Makes it of the smallest program so far; null: there is none.
    /// </param>
    public bool Try(Func<Program, Program?> candidate)
    {
        if (_asked++ < _known.Count)
        {
            Current = _known[_asked - 1] ?? Current;
            return _known[_asked - 1] is not null;
        }
        if (judges.Count == 1)
            return !IsOver && Take(Look(candidate(Current), judges[0])) is not null;
        if (_ahead.Count < _width * judges.Count && !IsOver)
            _ahead.Add(candidate(Current));
        return false;
    }

    /// <summary>Looks at the candidates ahead; says whether the reducer has more to tell.</summary>
    private bool LookAhead()
    {
        bool wasAll = _asked == _known.Count + _ahead.Count;
        foreach (Looked looked in Look())
        {
            _known.Add(IsOver ? null : Take(looked));
            if (_known[^1] is null)
                continue;
            _width = AheadMin;
            return true;
        }
        _width = Math.Min(_width * 2, AheadMax);
        return !wasAll && !IsOver;
    }

    /// <summary>All up to the first that fails.</summary>
    private IEnumerable<Looked> Look()
    {
        var all = new Looked[_ahead.Count];
        int next = -1;
        int end = all.Length;
        var gate = new Lock();
        DeepThread.Each(Math.Min(judges.Count, all.Length), worker =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < Volatile.Read(ref end);)
            {
                all[i] = Look(_ahead[i], judges[worker]);
                lock (gate)
                    end = all[i].IsLast ? Math.Min(end, i + 1) : end;
            }
        });
        return all.Take(end);
    }

    private Looked Look(Program? candidate, Func<Program, bool> stillFails)
    {
        if (candidate is null || Tidy.Clean(candidate) is not { } clean || clean.Equals(Current)
            || _refused.Contains(clean) || Validity.Check(clean.Module) is not null)
        {
            return new Looked(null, false, null);
        }
        try
        {
            return new Looked(clean, stillFails(clean), null);
        }
#pragma warning disable CA1031 // Thrown when its turn comes, if it comes.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Looked(clean, false, ExceptionDispatchInfo.Capture(error));
        }
    }

    /// <summary>The candidate, which is the smallest from now on, if it fails.</summary>
    private Program? Take(Looked looked)
    {
        looked.Thrown?.Throw();
        if (looked.Candidate is not { } candidate || _refused.Contains(candidate))
            return null;
        Tries++;
        if (looked.Fails)
            return Current = candidate;
        _refused.Add(candidate);
        return null;
    }

    /// <summary>What a judge has said.</summary>
    /// <param name="Candidate">Null: it is not valid, or was refused before.</param>
    /// <param name="Fails">It still fails.</param>
    /// <param name="Thrown">What came of it instead.</param>
    private readonly record struct Looked(
        Program? Candidate, bool Fails, ExceptionDispatchInfo? Thrown)
    {
        public bool IsLast => Fails || Thrown is not null;
    }
}
