using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Exceptions. A handler finds x0 = non-value, x1 = class, x2 = reason, x3 = stack trace.
internal sealed partial class Emitter
{
    /// <summary>Begins try or catch: an exception continues at Label; Yreg holds the tag.</summary>
    private void Try(Operand y, Operand handler)
    {
        uint tag = _tables.NewCatchTag();
        _handlers.Add((tag, LabelOf(handler)));
        _asm.MovImm32(Arg0, tag);
        Store(Arg0, y);
    }

    /// <summary>Ends the protected part of try without an exception.</summary>
    private void TryEnd(Operand y) => InitYregs([y]);

    /// <summary>Begins the handlers: x0 = class, x1 = reason, x2 = raw stack trace.</summary>
    private void TryCase(Operand y)
    {
        InitYregs([y]);
        for (int i = 0; i < 3; i++)
            Move(new X(i + 1), new X(i));
    }

    /// <summary>Ends `catch Expr`: x0 = value, thrown term, {'EXIT',Reason} or
    /// {'EXIT',{Reason,Stack}}.</summary>
    private void CatchEnd(Operand y)
    {
        InitYregs([y]);
        CodeLabel done = _asm.NewLabel();
        _asm.Cmp(X0, Operand2.Imm(Layout.NonValue));
        CodeLabel caught = OutOfLine(() =>
        {
            CompareWith(Home(new X(1))!.Value, _tables.AtomWord("throw"));
            Reg value = Home(new X(0))!.Value;
            _asm.Mov(value, Home(new X(2))!.Value, Cond.Eq);
            _asm.B(done, Cond.Eq);
            CallService(Service.CatchEnd, NoLive);
            _asm.B(done);
        });
        _asm.B(caught, Cond.Eq);
        _asm.Bind(done);
    }

    /// <summary>Raises Value again with raw stack trace Stacktrace.</summary>
    private void Raise(Operand stacktrace, Operand value)
    {
        LoadTo(Arg0, stacktrace);
        LoadTo(Arg1, value);
        Raise(Service.RaiseAgain);
    }

    /// <summary>Raises class x0, reason x1, raw stack trace x2; x0 = badarg on a bad class.
    /// </summary>
    private void RawRaise() => CallService(Service.RawRaise, NoLive);

    /// <summary>x0 = stack trace as a term, from the raw one in x0.</summary>
    private void BuildStacktrace() => CallService(Service.BuildStacktrace, NoLive);

    /// <summary>Raises error:{badmatch,Arg}, and so on by the service.</summary>
    private void Fail(Service service, Operand value)
    {
        LoadTo(Arg0, value);
        Raise(service);
    }

    /// <summary>Raises error:if_clause.</summary>
    private void IfEnd() => Raise(Service.IfClause);
}
