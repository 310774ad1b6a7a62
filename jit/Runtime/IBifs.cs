using Beam;

namespace Jit.Runtime;

/// <summary>
/// The library BIFs, written once for both sides (docs/architecture.md): terms in, terms out. What
/// emitted code inlines, and what works in less time than its arguments are long, is the JIT's own.
/// </summary>
public interface IBifs
{
    /// <summary>Whether <paramref name="function"/> is a BIF, here or NotYet.</summary>
    bool Has(Mfa function);

    /// <summary>Runs a BIF for one process.</summary>
    BifResult Call(Mfa function, ReadOnlySpan<Term> args);
}

/// <summary>What a BIF gives: a value, an exception, a call to make instead, or NotYet.</summary>
public abstract record BifResult
{
    public sealed record Value(Term Term) : BifResult;

    /// <summary>An exception; <paramref name="Trace"/> is not null where the BIF sets the stack
    /// trace itself (erlang:raise/3), <paramref name="Cause"/> where <c>error_info</c> says one.
    /// </summary>
    public sealed record Raise(
        Atom Class, Term Reason, Term? Trace = null, Atom? Cause = null) : BifResult;

    /// <summary>Go on with this function of these arguments, as <c>erlang:apply/2,3</c> does.
    /// </summary>
    public sealed record Apply(Term Function, IReadOnlyList<Term> Args) : BifResult;

    /// <summary>The process is dead: a signal that it brought about has ended it.</summary>
    public sealed record Killed : BifResult
    {
        public static readonly Killed Instance = new();
    }

    /// <summary>Forget the stack, wait for a message, then call a function.</summary>
    public sealed record Hibernate(Mfa Function, IReadOnlyList<Term> Args) : BifResult;

    public sealed record NotYet(string What) : BifResult;
}
