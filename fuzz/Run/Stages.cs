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
    private static Account? account;

    /// <summary>This thread is in <paramref name="stage"/> until the result is disposed of; then
    /// in the one before.</summary>
    public static Scope Enter(Stage stage)
    {
        Account? own = account; // Null: nobody counts.
        return new(own, own?.Switch(stage) ?? stage);
    }

    /// <summary>Starts this thread's account anew, in <see cref="Stage.Other"/>.</summary>
    public static void Begin() => account = new Account();

    /// <summary>This thread's account so far: ticks of <see cref="Stopwatch"/> by stage.</summary>
    public static long[] Ticks() => account?.Read() ?? [];

    /// <summary>What one thread has done.</summary>
    internal sealed class Account
    {
        private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];
        private Stage _current = Stage.Other;
        private long _since = Stopwatch.GetTimestamp();

        public Stage Switch(Stage stage)
        {
            long now = Stopwatch.GetTimestamp();
            _ticks[(int)_current] += now - _since;
            _since = now;
            Stage before = _current;
            _current = stage;
            return before;
        }

        public long[] Read()
        {
            Switch(_current);
            return [.. _ticks];
        }
    }

    public readonly ref struct Scope(Account? account, Stage before) : IDisposable
    {
        public void Dispose() => account?.Switch(before);
    }
}
