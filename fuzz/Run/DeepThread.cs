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
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(Guarded, StackBytes);
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result!;

        void Guarded()
        {
            try
            {
                Traced.BeginThread();
                result = work();
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
