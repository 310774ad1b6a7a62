using System.Runtime.ExceptionServices;
using Fuzz.Guide;

namespace Fuzz.Run;

/// <summary>Runs work on a thread of its own and waits: terms may be deep, and the native emulator
/// wants stack of its own.</summary>
internal static class DeepThread
{
    private const int StackBytes = 16 << 20;

    /// <summary>What the work throws comes out of it.</summary>
    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        Each(1, _ => result = work());
        return result!;
    }

    /// <summary>Gives each item, in order, to whichever of the workers is free; when one throws
    /// no more are begun.</summary>
    /// <param name="items">The items.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="work">Gets the number of its thread.</param>
    /// <param name="stop">No more are begun.</param>
    public static void Share<T>(
        IReadOnlyList<T> items, int workers, Action<int, T> work, CancellationToken stop)
    {
        int next = -1;
        Each(Math.Min(workers, items.Count), worker =>
        {
            for (int i; !stop.IsCancellationRequested
                && (i = Interlocked.Increment(ref next)) < items.Count;)
            {
                try
                {
                    work(worker, items[i]);
                }
                catch
                {
                    Volatile.Write(ref next, items.Count);
                    throw;
                }
            }
        });
    }

    /// <summary>Likewise on several threads, each with a number; of what they throw one.</summary>
    public static void Each(int count, Action<int> work)
    {
        ExceptionDispatchInfo? thrown = null;
        Thread[] threads = [.. Enumerable.Range(0, count)
            .Select(n => new Thread(() => Guarded(n), StackBytes))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        thrown?.Throw();

        void Guarded(int number)
        {
            try
            {
                Traced.BeginThread();
                work(number);
            }
#pragma warning disable CA1031 // The thread that waits throws it.
            catch (Exception error)
#pragma warning restore CA1031
            {
                thrown = ExceptionDispatchInfo.Capture(error);
            }
        }
    }
}
