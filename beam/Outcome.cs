namespace Beam;

/// <summary>How a run ended. Data: a C# exception is a bug of the harness.</summary>
public abstract record Outcome;

/// <summary>The function returned <paramref name="Value"/>.</summary>
public sealed record Returned(Term Value) : Outcome;

/// <summary>An exception left the function; or an exit signal ended its process, which shows as an
/// exit without a stack trace.</summary>
/// <param name="Class"><c>error</c>, <c>exit</c> or <c>throw</c>.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Stacktrace">List of <c>{M,F,ArityOrArgs,Location}</c>, at most eight, innermost
/// first, as <c>catch C:R:S</c> binds it.</param>
public sealed record Raised(Atom Class, Term Reason, Term Stacktrace) : Outcome;

/// <summary>A limit of the run was reached; never a verdict on its own.</summary>
/// <param name="Limit"><see cref="Reductions"/>, <see cref="Memory"/>, <see cref="Time"/> or
/// <see cref="Deadlock"/>.</param>
public sealed record Exhausted(string Limit) : Outcome
{
    public const string Reductions = "reductions";
    public const string Memory = "memory";

    /// <summary>Every process waits, and no timer runs.</summary>
    public const string Deadlock = "deadlock";

    /// <summary>Wall-clock time: the limit of real VMs, which have no exact one.</summary>
    public const string Time = "time";
}

/// <summary>The machine stopped where no Erlang code may.</summary>
/// <param name="Pc">Guest address, as near as the machine knows.</param>
/// <param name="Why">What happened, one line.</param>
public sealed record Faulted(uint Pc, string Why) : Outcome;

/// <summary>The target does not do this yet.</summary>
/// <param name="What">Op name, or <c>Module:Name/Arity</c> of a BIF.</param>
public sealed record Unsupported(string What) : Outcome;

/// <summary>All that one run of a function shows.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reductions">Reductions spent, by all processes: one at each function entry, each
/// return, each BIF called by a call op (docs/abi.md).</param>
/// <param name="Arguments">The arguments handed in, as they are after the run.</param>
/// <param name="Dictionary">The process dictionary of the run's own process, key and value, in
/// insertion order.</param>
/// <param name="Messages">Messages sent, receiver and message, in order, by all processes.
/// </param>
/// <param name="Audit">What the audit of the heap found wrong; empty where there is nothing.
/// </param>
public sealed record Observation(
    Outcome Outcome,
    long Reductions,
    ValueList<Term> Arguments,
    ValueList<(Term Key, Term Value)> Dictionary,
    ValueList<(Term To, Term Message)> Messages,
    ValueList<string> Audit)
{
    /// <summary>Processes that began and ended beside the run's own, in order: <c>{spawn,Parent,
    /// Pid,{M,F,Arity}}</c>, <c>{exit,Pid,Reason}</c>.</summary>
    public ValueList<Term> Events { get; init; } = [];

    /// <summary>Messages that the run's own process has left in its mailbox.</summary>
    public ValueList<Term> Mailbox { get; init; } = [];

    /// <summary>What was written to the group leader.</summary>
    public string Output { get; init; } = "";
}
