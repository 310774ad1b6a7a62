using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Calls, and both ends of a function: there a reduction is spent.
internal sealed partial class Emitter
{
    /// <summary>Spends the entry's reduction. What stands behind may be jumped to again: such a
    /// jump is a call.</summary>
    private void EnterFunction()
    {
        int arity = _function.Arity;
        CodeLabel go = _asm.NewLabel();
        _asm.Subs(FCalls, FCalls, Operand2.Imm(1));
        CodeLabel yield = OutOfLine(() =>
        {
            CallService(Service.Yield, arity);
            _asm.B(go);
        });
        _asm.B(yield, Cond.Mi);
        _asm.Bind(go);
    }

    /// <summary>Raises function_clause for Module:Name/Arity; the args are in x0….</summary>
    private void FuncInfo() => Raise(Service.FunctionClause);

    /// <summary>Returns x0 to the caller.</summary>
    private void Return()
    {
        _asm.Subs(FCalls, FCalls, Operand2.Imm(1));
        _asm.Bx(Reg.Lr, Cond.Pl);
        _asm.B(_yieldAtReturn);
    }

    private void ReturnFromFrame(int yCount)
    {
        _asm.Subs(FCalls, FCalls, Operand2.Imm(1));
        _asm.Ldr(Reg.Pc, Mem.Post(E, FrameBytes(yCount)), Cond.Pl);
        DropFrame(yCount);
        _asm.B(_yieldAtReturn);
    }

    /// <summary>Where the returns of the whole module yield; the site is no function's.</summary>
    private void EmitYieldAtReturn()
    {
        _asm.Bind(_yieldAtReturn);
        CallService(Service.Yield, live: 1);
        _asm.Bx(Reg.Lr);
    }

    /// <summary>x0 = function at Label called with the args in x0…; returns here.</summary>
    private void Call(Operand label)
    {
        _asm.Bl(LabelOf(label));
        AddSite();
    }

    /// <summary>Drops a frame of Deallocate y registers, then jumps to the function at Label.
    /// </summary>
    private void CallLast(Operand label, Operand deallocate)
    {
        DropFrame(Number(deallocate));
        _asm.B(LabelOf(label));
    }

    /// <summary>Jumps to the function at Label; there is no frame.</summary>
    private void CallOnly(Operand label) => _asm.B(LabelOf(label));

    /// <summary>x0 = Module:Name(x0…); returns here.</summary>
    private void CallExt(Operand function)
    {
        Mfa target = ((Extfunc)function).Function;
        if (!IsApply(target))
        {
            CallStub(target);
            return;
        }
        ResolveApplyBif(target.Arity);
        _asm.Blx(Arg0);
        AddSite();
    }

    /// <summary>Drops a frame of Deallocate y registers, then jumps to Module:Name/Arity.</summary>
    private void CallExtLast(Operand function, Operand deallocate)
    {
        Mfa target = ((Extfunc)function).Function;
        int yCount = Number(deallocate);
        if (IsApply(target))
        {
            ResolveApplyBif(target.Arity);
            DropFrame(yCount);
            _asm.Bx(Arg0);
        }
        else if (_tables.IsBif(target))
        {
            CallStub(target);
            ReturnOfBif(target, yCount);
        }
        else
        {
            DropFrame(yCount);
            _asm.B(_tables.ExportStub(target));
        }
    }

    /// <summary>Jumps to Module:Name/Arity; there is no frame.</summary>
    private void CallExtOnly(Operand function)
    {
        Mfa target = ((Extfunc)function).Function;
        if (IsApply(target))
        {
            ResolveApplyBif(target.Arity);
            _asm.Bx(Arg0);
        }
        else if (_tables.IsBif(target))
        {
            // A call and a return, so that its exceptions show who called it.
            _asm.Push(Reg.Lr);
            CallStub(target);
            ReturnOfBif(target, yCount: 0);
        }
        else
        {
            _asm.B(_tables.ExportStub(target));
        }
    }

    /// <summary>apply is a jump of the caller's, which its own exceptions show.</summary>
    private static bool IsApply(Mfa function) => function is ("erlang", "apply", 2 or 3);

    private void ResolveApplyBif(int arity)
    {
        _asm.MovImm32(Arg1, (uint)arity);
        CallService(Service.ResolveApplyBif, NoLive);
    }

    private void ReturnOfBif(Mfa bif, int yCount)
    {
        if (FrameStates.NeverReturns(bif))
        {
            Note("never comes back");
            _asm.Udf(0);
        }
        else if (FrameBytes(yCount) > OffsetMax)
        {
            DropFrame(yCount);
            Return();
        }
        else
        {
            ReturnFromFrame(yCount);
        }
    }

    private void CallStub(Mfa function)
    {
        _asm.Bl(_tables.ExportStub(function));
        AddSite();
    }

    /// <summary>x0 = apply(x[Arity], x[Arity+1], [x0…]); returns here.</summary>
    private void Apply(Operand arity)
    {
        ResolveApply(Number(arity));
        _asm.Blx(Arg0);
        AddSite();
    }

    /// <summary>Drops a frame of Deallocate y registers, then applies as apply does.</summary>
    private void ApplyLast(Operand arity, Operand deallocate)
    {
        ResolveApply(Number(arity));
        DropFrame(Number(deallocate));
        _asm.Bx(Arg0);
    }

    private void ResolveApply(int arity)
    {
        _asm.MovImm32(Arg1, (uint)arity);
        CallService(Service.ResolveApply, NoLive);
    }
}
