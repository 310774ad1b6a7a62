using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Funs.
internal sealed partial class Emitter
{
    /// <summary>x0 = fun in x[Arity] called with args x0…; returns here, unless a deallocate and a
    /// return follow.</summary>
    private void CallFun(Operand arity) => CallAnyFun(Number(arity), new X(Number(arity)));

    /// <summary>x0 = Fun(x0…); Tag: a FunT row, or safe/unsafe; returns here, unless a deallocate
    /// and a return follow.</summary>
    private void CallFun2(Operand tag, Operand arity, Operand fun)
    {
        if (tag is LambdaRef lambda)
            CallKnownFun(_module.Lambdas[lambda.Index], Number(arity), fun);
        else
            CallAnyFun(Number(arity), fun);
    }

    private void CallAnyFun(int arity, Operand fun)
    {
        LoadTo(Arg0, fun);
        _asm.MovImm32(Arg1, (uint)arity);
        CallService(Service.ResolveFun, live: arity);
        if (TryTakeReturn())
        {
            _asm.Bx(Arg0);
            return;
        }
        _asm.Blx(Arg0);
        AddSite(live: 1);
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
            for (int i = 0; i < lambda.FreeCount; i++)
            {
                var free = new X(arity + i);
                Reg target = Target(free, Arg1);
                LoadAt(target, Arg0, HeaderOffset + Layout.FunFreeOffset + (4 * i));
                Store(target, free);
            }
        }
        if (TryTakeReturn())
        {
            _asm.B(_labels[lambda.Label]);
            return;
        }
        _asm.Bl(_labels[lambda.Label]);
        AddSite(live: 1);
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
            new Raw((uint)_tables.LambdaNumber(_module, reference.Index)),
            new Raw((uint)lambda.CallArity),
            .. env]);
        PointBack(destination, words, Layout.BoxedTag);
    }
}
