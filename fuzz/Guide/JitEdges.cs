using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Fuzz.Guide;

/// <summary>Edges that this thread takes in the JIT's own code, where this process has it
/// instrumented (<see cref="Traced"/>).</summary>
internal sealed unsafe class JitEdges : IDisposable
{
    public const int Size = 1 << 16;

    private readonly byte* _counts = (byte*)NativeMemory.AllocZeroed(Size);

    /// <summary>What this thread's edges are counted in from now on.</summary>
    public void Begin()
    {
        new Span<byte>(_counts, Size).Clear();
        Trace.SharedMem = _counts;
        Trace.PrevLocation = 0;
    }

    /// <summary>Puts the edges taken since <see cref="Begin"/> into a map.</summary>
    public void Take(HitMap map)
    {
        var counts = new ReadOnlySpan<byte>(_counts, Size);
        for (int at = 0; at < Size; at++)
        {
            int skip = counts[at..].IndexOfAnyExcept((byte)0);
            if (skip < 0)
                return;
            at += skip;
            map.HitAt(at);
        }
    }

    public void Dispose()
    {
        Traced.BeginThread();
        NativeMemory.Free(_counts);
    }
}
