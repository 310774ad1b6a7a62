using System.Diagnostics;

namespace Fuzz.Run;

/// <summary>What a worker does with its time.</summary>
internal enum Stage
{
    /// <summary>None of the others: the campaign itself, filing.</summary>
    Other,

    /// <summary>Making programs.</summary>
    Generate,

    /// <summary>The reference: loading and running.</summary>
    Oracle,

    /// <summary>From a module to code in the guest's memory.</summary>
    Compile,

    /// <summary>Around a run of the guest: arguments in; outcome, heap and arguments out.</summary>
    Guest,

    /// <summary>Inside the emulator: translating, executing.</summary>
    Unicorn,

    /// <summary>Services that emitted code calls.</summary>
    Services,

    /// <summary>Comparing observations.</summary>
    Compare,
}

/// <summary>Where the time of a thread goes: at any moment it is in one stage.</summary>
internal static class Stages
{
    [ThreadStatic]
    private static long[]? ticks;

    [ThreadStatic]
    private static Stage current;

    [ThreadStatic]
    private static long since;

    /// <summary>This thread is in <paramref name="stage"/> until the result is disposed of; then
    /// in the one before.</summary>
    public static Scope Enter(Stage stage) => new(Switch(stage));

    /// <summary>Starts this thread's account anew, in <see cref="Stage.Other"/>.</summary>
    public static void Begin()
    {
        ticks = new long[Enum.GetValues<Stage>().Length];
        current = Stage.Other;
        since = Stopwatch.GetTimestamp();
    }

    /// <summary>This thread's account so far: ticks of <see cref="Stopwatch"/> by stage.</summary>
    public static long[] Ticks()
    {
        Switch(current);
        return [.. ticks ?? []];
    }

    private static Stage Switch(Stage stage)
    {
        if (ticks is null)
            return stage; // Nobody counts.
        long now = Stopwatch.GetTimestamp();
        ticks[(int)current] += now - since;
        since = now;
        Stage before = current;
        current = stage;
        return before;
    }

    public readonly ref struct Scope(Stage before) : IDisposable
    {
        public void Dispose() => Switch(before);
    }
}
