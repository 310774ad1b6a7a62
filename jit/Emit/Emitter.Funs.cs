using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Funs. The word that a fun points to is the address of its code, which finds the fun in Arg0 and
// takes the free variables out of it.
internal sealed partial class Emitter
{
    /// <summary>x0 = fun in x[Arity] called with args x0…; returns here, unless a deallocate and a
    /// return follow.</summary>
    private void CallFun(Operand arity) =>
        CallAnyFun(Number(arity), new X(Number(arity)), safe: false);

    /// <summary>x0 = Fun(x0…); Tag: a FunT row, or safe/unsafe; returns here, unless a deallocate
    /// and a return follow.</summary>
    private void CallFun2(Operand tag, Operand arity, Operand fun)
    {
        if (tag is LambdaRef lambda)
            CallKnownFun(_module.Lambdas[lambda.Index], Number(arity), fun);
        else
            CallAnyFun(Number(arity), fun, tag is Const { Value: Atom { Name: "safe" } });
    }

    private void CallAnyFun(int arity, Operand fun, bool safe)
    {
        LoadTo(Arg0, fun);
        if (safe)
        {
            Note("skipped test of the fun because the compiler made it: safe");
        }
        else
        {
            CompareFun(fun, Arg0, arity);
            _asm.B(OutOfLine(() =>
            {
                _asm.MovImm32(Arg1, (uint)arity);
                Raise(Service.ResolveFun);
            }), Cond.Ne);
        }
        _asm.Ldr(Arg1, Mem.At(Arg0, HeaderOffset + Layout.FunCodeOffset));
        _asm.Ldr(Arg1, Mem.At(Arg1));
        if (TryTakeReturn())
        {
            _asm.Bx(Arg1);
            return;
        }
        _asm.Blx(Arg1);
        AddSite();
    }

    /// <summary>Eq when the register holds a fun or an export of that arity; clobbers Arg1.
    /// </summary>
    private void CompareFun(Operand fun, Reg register, int arity)
    {
        Cond isFun = LoadHeader(Arg1, fun, register);
        if (!_types.BoxedIs(fun, TypeSet.Fun))
        {
            CompareSubtag(Arg1, Subtag.Fun, FunMask, isFun);
            isFun = Cond.Eq;
        }
        else
        {
            LeftOut("header test", fun);
        }
        _asm.Ldr(Arg1, Mem.At(register, HeaderOffset + Layout.FunArityOffset), isFun);
        _asm.Cmp(Arg1, Operand2.Imm((uint)arity), isFun);
    }

    /// <summary>Takes a deallocate and a return that follow into the call: the frame goes, and what
    /// is called returns to this function's caller.</summary>
    private bool TryTakeReturn()
    {
        if (Next is not { Op: Op.Deallocate } deallocate
            || _at + 2 == _function.Code.Count || _function.Code[_at + 2].Op != Op.Return)
        {
            return false;
        }
        Note("tail call, with the return");
        DropFrame(Number(deallocate[0]));
        _at += 2;
        return true;
    }

    /// <summary>The lambda is known: its free variables go behind the arguments.</summary>
    private void CallKnownFun(Lambda lambda, int arity, Operand fun)
    {
        Note("direct call of " + lambda.Name);
        if (lambda.FreeCount > 0)
        {
            // Not in place: a free variable may overwrite it.
            LoadTo(Arg0, fun);
            LoadFreeVariables(arity, lambda.FreeCount);
        }
        if (TryTakeReturn())
        {
            _asm.B(_labels[lambda.Label]);
            return;
        }
        _asm.Bl(_labels[lambda.Label]);
        AddSite();
    }

    /// <summary>The free variables of the fun in Arg0 go behind the arguments.</summary>
    private void LoadFreeVariables(int arity, int count)
    {
        for (int i = 0; i < count; i++)
        {
            var free = new X(arity + i);
            Reg target = Target(free, Arg1);
            LoadAt(target, Arg0, HeaderOffset + Layout.FunFreeOffset + (4 * i));
            Store(target, free);
        }
    }

    /// <summary>Where calls of fun objects enter the function that begins here, if it is a
    /// lambda's: in front of its entry, into which it falls.</summary>
    private void EmitFunEntries(int label)
    {
        bool several = false;
        foreach (int index in _lambdasAt[label])
        {
            if (several)
                _asm.B(_labels[label]);
            several = true;
            _funEntries[index] = _asm.Offset;
            Lambda lambda = _module.Lambdas[index];
            LoadFreeVariables(lambda.CallArity, lambda.FreeCount);
        }
    }

    /// <summary>x0 = fun of FunT row Index, free variables in x0….</summary>
    private void MakeFun2(LambdaRef lambda)
    {
        int free = _module.Lambdas[lambda.Index].FreeCount;
        EnsureRoom(Layout.FunWords + free, live: free);
        MakeFun(lambda, new X(0), [.. Enumerable.Range(0, free).Select(i => new X(i))]);
    }

    /// <summary>Dst = fun of FunT row Index with Env as free variables; the room is there.
    /// </summary>
    private void MakeFun3(LambdaRef lambda, Operand destination, OperandList env) =>
        MakeFun(lambda, destination, env.Items);

    private void MakeFun(LambdaRef reference, Operand destination, ValueList<Operand> env)
    {
        Lambda lambda = _module.Lambdas[reference.Index];
        int words = Layout.FunWords + env.Count;
        BuildOnHeap([
            new Raw(Layout.Header(Subtag.Fun, words - 1)),
            new Raw(_tables.LambdaWord(_module, reference.Index)),
            new Raw((uint)lambda.CallArity),
            .. env]);
        PointBack(destination, words, Layout.BoxedTag);
    }
}
