using System.Numerics;
using Beam;
using Oracle.Bifs;
using Oracle.Processes;

namespace Oracle;

/// <summary>Sending and receiving. No register of x lives while a process waits.</summary>
internal sealed partial class Interpreter
{
    internal Mailbox Mailbox => context.Mailbox;

    private static readonly Mfa SendMfa = new("erlang", "send", 2);
    private static readonly Atom TimeoutValue = Atom.Of("timeout_value");

    /// <summary>Spends nothing, as no op that is a BIF does; where it fails it is erlang:send/2.
    /// </summary>
    private int Send()
    {
        ReadOnlySpan<Term> args = X.AsSpan(0, 2);
        return BifLibrary.Call(context, SendMfa, args) switch
        {
            BifResult.Raise raise => RaiseBif(raise, SendMfa, args, Here),
            BifResult.NotYet missing => Finish(new Unsupported(missing.What)),
            _ => Set(X0, X[1]),
        };
    }

    private int LoopRec(Operand empty, Operand destination)
    {
        if (_reductions >= _turnEnd)
        {
            Place here = Here;
            return Yield(Here, live: 0, () => Jump(here));
        }
        return context.Mailbox.Current is Term message ? Set(destination, message) : Go(empty);
    }

    /// <summary>Each message looked at in vain spends a reduction.</summary>
    private int LoopRecEnd(Operand again)
    {
        context.Mailbox.Advance();
        _reductions++;
        return Go(again);
    }

    private int RemoveMessage()
    {
        context.Mailbox.Take();
        context.EndTimeout();
        return Next;
    }

    private int Timeout()
    {
        context.Mailbox.Rewind();
        context.EndTimeout();
        return Next;
    }

    private int Wait(Operand again)
    {
        var (message, timeout) = (new Place(_code, Go(again)), Behind);
        _resume = () => Jump(context.HasTimedOut ? timeout : message);
        return Stop(SliceEnd.Waiting);
    }

    private int WaitTimeout(Operand again, Term time)
    {
        if (time is Atom { Name: "infinity" })
            return Wait(again);
        if (time is not Integer { Value: BigInteger value } || value < 0 || value > uint.MaxValue)
            return Raise(Names.Error, TimeoutValue);
        if (value.IsZero)
            return Next;
        context.StartTimeout((long)value);
        return Wait(again);
    }

    /// <summary>A message wakes the process up; one that is there already does at once.</summary>
    private int Hibernate(BifResult.Hibernate sleep)
    {
        _frames.Clear();
        context.Mailbox.Rewind();
        context.EndTimeout();
        _code = null!;
        if (context.Mailbox.Current is not null)
            return Start(sleep.Function, sleep.Args);
        _resume = () => Start(sleep.Function, sleep.Args);
        return Stop(SliceEnd.Waiting);
    }

    // The mark of old modules; its label does not matter.

    private int Mark()
    {
        context.Mailbox.Mark();
        return Next;
    }

    private int UseMark()
    {
        context.Mailbox.UseMark();
        return Next;
    }

    // Markers; what is no reference has none.

    private int BindMarker(Term marker, Term name)
    {
        if (marker is Integer { Value: var number } && name is Reference reference)
            context.Mailbox.Bind((long)number, reference);
        return Next;
    }

    private int ClearMarker(Term name)
    {
        if (name is Reference reference)
            context.Mailbox.Clear(reference);
        return Next;
    }

    private int UseMarker(Term name)
    {
        if (name is Reference reference)
            context.Mailbox.Use(reference);
        return Next;
    }
}
