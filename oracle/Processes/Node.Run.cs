using System.Diagnostics;
using Beam;

namespace Oracle.Processes;

/// <summary>The run: turn after turn until its first process ends.</summary>
public sealed partial class Node
{
    private ProcessContext? _first;
    private Outcome? _outcome;

    /// <summary>The first process of the run.</summary>
    public ProcessContext First => _first!;

    /// <summary>
    /// Calls a function in the first process and runs all until it ends, as a call in a fresh
    /// process of a real VM does.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="newBody">Makes what executes a process.</param>
    /// <param name="limit">Reductions that all processes together may spend.</param>
    public Outcome Run(
        Mfa function, IReadOnlyList<Term> args, NewBody newBody, long limit)
    {
        _newBody = newBody;
        _first = Spawn(parent: null, function, args);
        while (_outcome is null)
        {
            if (Scheduler.Next() is ProcessContext process)
                Turn(process, limit);
            else if (Timers.TakeNext() is Timer timer)
                Fire(timer);
            else
                _outcome = new Exhausted(Exhausted.Deadlock);
        }
        return _outcome;
    }

    /// <summary>All that the run shows, its processes' part of it.</summary>
    public Observation Observe(Outcome outcome, IReadOnlyList<Term> args) => new(
        outcome, Reductions, [.. args], [.. First.Dictionary], [.. Messages], Audit: [])
    {
        Events = [.. Events],
        Mailbox = [.. First.Mailbox.Messages],
        Output = Output,
    };

    private void Fire(Timer timer)
    {
        Clock.Reach(timer.At);
        timer.Fire();
    }

    private void Turn(ProcessContext process, long limit)
    {
        long left = Math.Max(0, limit - Reductions);
        process.State = ProcessState.Running;
        process.HasBegun = true;
        Slice slice = process.Body!.Run((int)Math.Min(left, Scheduler.Quantum()));
        Reductions += slice.Reductions;
        switch (slice.End)
        {
            case SliceEnd.Yielded when Reductions >= limit:
                _outcome = new Exhausted(Exhausted.Reductions);
                break;
            case SliceEnd.Yielded:
                process.State = ProcessState.Runnable;
                Scheduler.Add(process);
                break;
            case SliceEnd.Waiting:
                process.State = ProcessState.Waiting;
                break;
            case SliceEnd.Ended:
                Ended(process, slice.Outcome!);
                break;
            case SliceEnd.Killed:
                break; // Its signals are sent, and the run's outcome is known.
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The code of a process came to its end.</summary>
    private void Ended(ProcessContext process, Outcome outcome)
    {
        Term? reason = outcome switch
        {
            Returned => Names.Normal,
            Raised { Class.Name: "exit" } raised => raised.Reason,
            Raised { Class.Name: "error" } raised =>
                new Beam.Tuple(raised.Reason, raised.Stacktrace),
            Raised raised => new Beam.Tuple(
                Names.Tagged("nocatch", raised.Reason), raised.Stacktrace),
            _ => null,
        };
        if (process == _first || reason is null)
        {
            _outcome = outcome;
            return;
        }
        if (outcome is Returned { Value: var value })
            _events.Add(new Beam.Tuple(Names.Return, process.Self, value));
        Exit(process, reason);
    }
}
