using Beam;

namespace Jit.Runtime;

/// <summary>Where a process stands that does not run, and how it goes on.</summary>
internal enum Pause
{
    /// <summary>It runs, or has come to its end.</summary>
    None,

    /// <summary>It is to call its function.</summary>
    Start,

    /// <summary>It sleeps, and then is to call its function.</summary>
    Hibernate,

    /// <summary>It is to spend the reduction of a function's entry or of a return.</summary>
    Spend,

    /// <summary>It is to look for a message.</summary>
    Look,

    /// <summary>It waits for a message or a timeout.</summary>
    Wait,

    /// <summary>A signal has ended it.</summary>
    Killed,
}

/// <summary>One process of a guest: what is its own while others run. Only its heap keeps more
/// (<see cref="Runtime.Heap"/>).</summary>
public sealed class GuestProcess
{
    private uint[] _x = [];
    private int _live;

    internal GuestProcess(Mfa function, IReadOnlyList<Term> args, IReceiver? receiver)
    {
        (Function, Args, Receiver) = (function, args, receiver);
        Pause = Pause.Start;
    }

    /// <summary>What it is to call when it starts, or starts anew.</summary>
    internal Mfa Function { get; set; }

    internal IReadOnlyList<Term> Args { get; set; }

    internal Pause Pause { get; set; }

    /// <summary>Null until its first turn.</summary>
    internal Heap? Heap { get; set; }

    /// <summary>Reductions of its turn.</summary>
    internal int Given { get; set; }

    /// <summary>Reductions spent in turns that are over.</summary>
    internal long Spent { get; set; }

    /// <summary>How it ended; null while it goes on.</summary>
    internal Outcome? Outcome { get; set; }

    /// <summary>Where it stands among the processes of the run.</summary>
    internal int Index { get; set; }

    internal IReceiver Mailbox =>
        Receiver ?? throw GuestStop.NotYet("receiving in a process that is alone");

    private IReceiver? Receiver { get; }

    /// <summary>Ends the turn where a reduction is to be spent next.</summary>
    internal void EndTurn(ProcessBlock process)
    {
        if (process.FCalls <= 0)
            return;
        Given -= process.FCalls;
        process.FCalls = 0;
    }

    internal bool TakeYield() => Receiver?.TakeYield() == true;

    /// <summary>Keeps x registers, which another process is going to use.</summary>
    internal void Keep(ReadOnlySpan<uint> x)
    {
        if (x.Length > _x.Length)
            _x = new uint[x.Length];
        x.CopyTo(_x);
        _live = x.Length;
    }

    /// <summary>Puts back what it kept.</summary>
    internal void PutBack(Span<uint> x) => _x.AsSpan(0, _live).CopyTo(x);
}
