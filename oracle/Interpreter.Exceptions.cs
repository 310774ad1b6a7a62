using Beam;
using Oracle.Bifs;

namespace Oracle;

/// <summary>Raising, catching, and re-raising.</summary>
internal sealed partial class Interpreter
{
    private static readonly Mfa ApplyMfa = new("erlang", "apply", 3);
    private static readonly BifResult.Raise BadargRaise = new(Names.Error, Names.Badarg);

    /// <summary>An exception of the instruction being run.</summary>
    private int Raise(Atom cls, Term reason) => Throw(cls, reason, Trace(null, Here));

    private int RaiseError(string tag, Term value) => Raise(Names.Error, Names.Tagged(tag, value));

    /// <summary>The function around takes no such arguments; they are in x0….</summary>
    private int RaiseFunctionClause(int arity)
    {
        Term first = Stacktraces.FunctionClause(Here, X.AsSpan(0, arity));
        Term trace = Trace(first, site: null);
        return Throw(Names.Error, Names.FunctionClause, trace, functionClause: true);
    }

    /// <summary>A call, with its arguments in x0…, of what does not exist; or nobody knows whether
    /// it does.</summary>
    private int RaiseUndef(Mfa function, Place? site)
    {
        if (machine.LoadStopped is { } stopped)
            return Finish(stopped);
        Term first = Stacktraces.Undef(function, X.AsSpan(0, function.Arity));
        return Throw(Names.Error, Names.Undef, Trace(first, site));
    }

    /// <summary>An exception of a BIF: unless raising is its very purpose, it heads the trace.
    /// </summary>
    private int RaiseBif(
        BifResult.Raise raise, Mfa bif, ReadOnlySpan<Term> args, Place? site)
    {
        Term trace = raise.Trace ?? (Stacktraces.IsRaiser(bif)
            ? Stacktraces.WithErrorOptions(Trace(null, site), args)
            : Trace(Stacktraces.Bif(bif, args, raise.Cause), site));
        return Throw(raise.Class, raise.Reason, trace);
    }

    private Term Trace(Term? first, Place? site) =>
        Stacktraces.Take(first, site, _frames.ReturnAddresses().Where(p => p != Done));

    /// <summary>Goes to the innermost handler, which finds the exception in x1 to x3.</summary>
    private int Throw(Atom cls, Term reason, Term trace, bool functionClause = false)
    {
        _hasRaised = true;
        if (_frames.Unwind() is not Place handler)
            return Finish(new Raised(cls, reason, trace));
        X[0] = NonValue.Instance;
        X[1] = cls;
        X[2] = reason;
        X[3] = new RawTrace(cls, trace, functionClause);
        return Jump(handler);
    }

    private int Protect(Operand register, Operand handler) =>
        Set(register, new CatchTag(new Place(_code, Go(handler))));

    private int CatchEnd(Operand register)
    {
        if (X[0] is NonValue)
        {
            Term reason = X[2];
            if (X[1] == Names.Error)
                reason = new Beam.Tuple(reason, ((RawTrace)X[3]).Trace);
            X[0] = X[1] == Names.Throw ? reason : new Beam.Tuple(Names.ExitTuple, reason);
        }
        return Set(register, Nil.Instance);
    }

    private int TryCase(Operand register)
    {
        (X[0], X[1], X[2]) = (X[1], X[2], X[3]);
        return Set(register, Nil.Instance);
    }

    private int BuildStacktrace()
    {
        X[0] = TraceOf(X[0]);
        return Next;
    }

    private int RawRaise()
    {
        if (X[0] is Atom { Name: "error" or "exit" or "throw" } cls)
        {
            Term trace = TraceOf(X[2]);
            if (X[2] is RawTrace { IsFunctionClause: true })
                trace = Stacktraces.WithoutFirstLocation(trace);
            return Throw(cls, X[1], trace);
        }
        X[0] = Names.Badarg;
        return Next;
    }

    private int RaiseAgain(RawTrace raw, Term reason) =>
        Throw(raw.Class, reason, raw.Trace, raw.IsFunctionClause);

    private static Term TraceOf(Term trace) => trace is RawTrace raw ? raw.Trace : trace;
}
