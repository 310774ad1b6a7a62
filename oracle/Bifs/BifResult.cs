using Beam;

namespace Oracle.Bifs;

/// <summary>What a BIF gives: a value, an exception, a call to make instead, or NotYet.</summary>
public abstract record BifResult
{
    /// <summary>error:badarg.</summary>
    public static readonly BifResult Badarg = Error("badarg");

    /// <summary>error:badarith.</summary>
    public static readonly BifResult Badarith = Error("badarith");

    /// <summary>error:system_limit.</summary>
    public static readonly BifResult SystemLimit = Error("system_limit");

    private BifResult()
    {
    }

    /// <summary>The BIF returns <paramref name="Term"/>.</summary>
    public sealed record Value(Term Term) : BifResult;

    /// <summary>An exception.</summary>
    /// <param name="Class"><c>error</c>, <c>exit</c> or <c>throw</c>.</param>
    /// <param name="Reason">The reason.</param>
    /// <param name="Trace">The stack trace, where the BIF sets it itself (erlang:raise/3); null
    /// where the caller takes one.</param>
    /// <param name="Cause">What <c>error_info</c> says beside the module that explains it, or null.
    /// </param>
    public sealed record Raise(
        Atom Class, Term Reason, Term? Trace = null, Atom? Cause = null) : BifResult;

    /// <summary>Go on with this function of these arguments, as <c>erlang:apply/2,3</c> does.
    /// </summary>
    /// <param name="Function">A fun, or anything (badfun).</param>
    /// <param name="Args">Its arguments.</param>
    public sealed record Apply(Term Function, IReadOnlyList<Term> Args) : BifResult;

    /// <summary>A signal that the BIF sent has ended the process that called it.</summary>
    public sealed record Killed : BifResult
    {
        public static readonly Killed Instance = new();

        private Killed()
        {
        }
    }

    /// <summary>Forget the stack, wait for a message, then call <paramref name="Function"/>.
    /// </summary>
    /// <param name="Function">The function.</param>
    /// <param name="Args">Its arguments.</param>
    public sealed record Hibernate(Mfa Function, IReadOnlyList<Term> Args) : BifResult;

    /// <summary>The BIF exists in Erlang and is missing here.</summary>
    /// <param name="What"><c>module:function/arity</c>.</param>
    public sealed record NotYet(string What) : BifResult;

    public static implicit operator BifResult(Term value) => new Value(value);
    public static implicit operator BifResult(bool value) => new Value(Atom.Of(value));

    /// <summary>error:badarg because of an option.</summary>
    internal static readonly BifResult Badopt =
        new Raise(Names.Error, Names.Badarg, Cause: Atom.Of("badopt"));

    /// <summary>error:<paramref name="reason"/>.</summary>
    internal static BifResult Error(string reason) => Error(Atom.Of(reason));

    internal static BifResult Error(Term reason) => new Raise(Names.Error, reason);
}
