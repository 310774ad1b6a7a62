using Beam;
using Jit.Runtime;
using Oracle.Processes;

namespace Fuzz.Run;

/// <summary>A process whose code the guest runs: the scheduler gives it turns, and the guest sees
/// its mailbox.</summary>
internal sealed class GuestBody : IProcessBody, IReceiver
{
    private readonly Guest _guest;
    private readonly Func<GuestBody, int, Turn> _run;

    /// <param name="guest">Where it runs.</param>
    /// <param name="run">Gives it a turn of so many reductions.</param>
    /// <param name="context">The process.</param>
    /// <param name="function">What it calls.</param>
    /// <param name="args">The arguments.</param>
    public GuestBody(
        Guest guest,
        Func<GuestBody, int, Turn> run,
        ProcessContext context,
        Mfa function,
        IReadOnlyList<Term> args)
    {
        (_guest, _run, Context) = (guest, run, context);
        Process = guest.Spawn(function, args, this);
    }

    public ProcessContext Context { get; }
    public GuestProcess Process { get; }

    public Term? Message => Context.Mailbox.Current;
    public bool IsEmpty => Context.Mailbox.Messages.Count == 0;
    public bool HasTimedOut => Context.HasTimedOut;

    public Slice Run(int reductions)
    {
        Turn turn = _run(this, reductions);
        SliceEnd end = turn.End switch
        {
            TurnEnd.Yielded => SliceEnd.Yielded,
            TurnEnd.Waiting => SliceEnd.Waiting,
            TurnEnd.Ended => SliceEnd.Ended,
            TurnEnd.Killed => SliceEnd.Killed,
        };
        return new Slice(end, turn.Reductions, turn.Outcome);
    }

    public Term StackTrace() => _guest.StackTrace(Process);
    public void Drop() => _guest.Drop(Process);

    public void Advance() => Context.Mailbox.Advance();

    public void Take()
    {
        Context.Mailbox.Take();
        Context.EndTimeout();
    }

    public void Rewind()
    {
        Context.Mailbox.Rewind();
        Context.EndTimeout();
    }

    public void StartTimeout(long milliseconds) => Context.StartTimeout(milliseconds);

    public long Reserve() => Context.Mailbox.Reserve();
    public void Bind(long marker, Reference name) => Context.Mailbox.Bind(marker, name);
    public void Clear(Reference name) => Context.Mailbox.Clear(name);
    public void Use(Reference name) => Context.Mailbox.Use(name);
    public void Mark() => Context.Mailbox.Mark();
    public void UseMark() => Context.Mailbox.UseMark();

    public bool TakeYield() => Context.TakeYield();
}
