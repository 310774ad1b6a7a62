using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>The smallest program so far, and the trying of candidates.</summary>
internal sealed class Attempt(
    Program program, Func<Program, bool> stillFails, int triesMax, CancellationToken stop = default)
{
    /// <summary>What was run and did not fail; reducers come back to much of it, round by round.
    /// </summary>
    private readonly HashSet<Program> _refused = [];

    /// <summary>The smallest program so far.</summary>
    public Program Current { get; private set; } = program;

    /// <summary>Candidates run so far.</summary>
    public int Tries { get; private set; }

    /// <summary>Takes the candidate, without the code that it left unreachable, if it is valid and
    /// still fails.</summary>
    public bool Try(Program? candidate)
    {
        if (candidate is null || Tries >= triesMax || stop.IsCancellationRequested)
            return false;
        if (Tidy.Clean(candidate) is not { } clean || clean.Equals(Current))
            return false;
        if (_refused.Contains(clean) || Validity.Check(clean.Module) is not null)
            return false;
        Tries++;
        if (!stillFails(clean))
        {
            _refused.Add(clean);
            return false;
        }
        Current = clean;
        return true;
    }
}
