using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Makes a program smaller while it still shows what was found.</summary>
public static class Minimizer
{
    /// <summary>Rounds over all reducers; a round that changes nothing is the last.</summary>
    private const int RoundsMax = 100;

    /// <summary>Candidates run, at most, unless the caller says otherwise.</summary>
    public const int TriesMax = 20_000;

    // What saves most per try comes first, and what makes others possible comes before them:
    // one call is faster to run than eight, a function cut short has fewer instructions to try one
    // by one, a call replaced by a constant leaves a function without callers, an instruction
    // without a reader can go. Looks (labels, lines, registers) come last: they save no work.
    private static readonly IReducer[] Reducers =
    [
        new CallReducer(),
        new LineReducer(),
        new FunctionReducer(),
        new EndReducer(),
        new RangeReducer(),
        new BranchReducer(),
        new CatchReducer(),
        new ReceiveReducer(),
        new ResultReducer(),
        new FrameReducer(),
        new OperandReducer(),
        new ConstantReducer(),
        new ArityReducer(),
        new RecordReducer(),
        new NumberReducer(),
    ];

    /// <summary>The smallest program found for which <paramref name="stillFails"/> holds. The same
    /// program and the same answers give the same result.</summary>
    /// <param name="program">Valid, and <paramref name="stillFails"/> holds for it.</param>
    /// <param name="stillFails">Runs a candidate; it is valid.</param>
    /// <param name="triesMax">Candidates run, at most.</param>
    /// <param name="stop">The user wants what is found so far.</param>
    public static Program Minimize(
        Program program, Func<Program, bool> stillFails, int triesMax = TriesMax,
        CancellationToken stop = default) =>
        Minimize(program, [stillFails], triesMax, stop);

    /// <summary>Likewise, with several who say whether a candidate fails, side by side: each is
    /// asked by one thread at a time, and all must say the same.</summary>
    internal static Program Minimize(
        Program program, IReadOnlyList<Func<Program, bool>> judges, int triesMax,
        CancellationToken stop)
    {
        var attempt = new Attempt(program, judges, triesMax, stop);
        for (int round = 0; round < RoundsMax; round++)
        {
            Program before = attempt.Current;
            foreach (IReducer reducer in Reducers)
                attempt.Run(reducer);
            if (ReferenceEquals(before, attempt.Current))
                break;
        }
        return attempt.Current;
    }

    /// <summary>The programs that are one step smaller, those that save most first; made as they
    /// are asked for, some at a time.</summary>
    public static IEnumerable<Program> Candidates(Program program)
    {
        int given = 0;
        for (int most = 20; ; most *= 4)
        {
            List<Program> candidates = Candidates(program, most);
            foreach (Program candidate in candidates.Skip(given))
                yield return candidate;
            if (candidates.Count < most)
                yield break;
            given = candidates.Count;
        }
    }

    private static List<Program> Candidates(Program program, int most)
    {
        var candidates = new List<Program>();
        bool Refuse(Program candidate)
        {
            candidates.Add(candidate);
            return false;
        }
        var attempt = new Attempt(program, [Refuse], most);
        foreach (IReducer reducer in Reducers)
            attempt.Run(reducer);
        return candidates;
    }
}

/// <summary>One way to make programs smaller.</summary>
internal interface IReducer
{
    /// <summary>Tries its candidates on the current program, which each success replaces.</summary>
    void Reduce(Attempt attempt);
}
