using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Comparisons. Words tell of smalls and of equal words; the rest is up to the services. Fail is
// where a comparison goes that does not hold.
internal sealed partial class Emitter
{
    /// <summary>Continue if Arg1 &lt; Arg2, else jump to Fail.</summary>
    private void IsLt(CodeLabel fail, Operand left, Operand right) =>
        Order(fail, left, right, Cond.Ge);

    /// <summary>Continue if Arg1 >= Arg2, else jump to Fail.</summary>
    private void IsGe(CodeLabel fail, Operand left, Operand right) =>
        Order(fail, left, right, Cond.Lt);

    /// <summary>Jumps to Fail when <paramref name="unless"/> (Ge or Lt) holds of Arg1 to Arg2.
    /// </summary>
    private void Order(CodeLabel fail, Operand left, Operand right, Cond unless)
    {
        if (!MayBeSmall(left) || !MayBeSmall(right))
        {
            OrderInService(fail, left, right, unless);
            return;
        }
        CodeLabel done = _asm.NewLabel();
        CodeLabel Slow() => OutOfLine(() =>
        {
            OrderInService(fail, left, right, unless);
            _asm.B(done);
        });
        bool mirrored = Types.SmallConstant(right) is null;
        int? limit = Types.SmallConstant(right) ?? Types.SmallConstant(left) + 1;
        if (limit is int value && Layout.FitsSmall(value))
        {
            // Constant on the left: C >= X is the contrary of X >= C + 1, C < X is X >= C + 1.
            Operand variable = mirrored ? right : left;
            Reg register = Load(variable, Arg0);
            TestSmalls(Slow, (variable, register));
            CompareLimit(register, value);
            _asm.B(fail, mirrored ? unless.Inverse() : unless);
        }
        else
        {
            Reg a = Load(left, Arg0);
            Reg b = Load(right, Arg1);
            TestSmalls(Slow, (left, a), (right, b));
            _asm.Cmp(a, b);
            _asm.B(fail, unless);
        }
        _asm.Bind(done);
    }

    private bool MayBeSmall(Operand operand) => operand is Const
        ? Types.SmallConstant(operand) is not null
        : (_types.Of(operand) & TypeSet.Integer) != 0;

    private void OrderInService(CodeLabel fail, Operand left, Operand right, Cond unless)
    {
        LoadTo(Arg0, left);
        LoadTo(Arg1, right);
        CallShared(Shared.OrderFloats, NoLive);
        _asm.Cmp(Arg0, Operand2.Imm(0));
        _asm.B(fail, unless);
    }

    /// <summary>Flags of a small and a constant, good for Ge and Lt. Any word from 16·value to the
    /// small's own serves: one of them may be an immediate.</summary>
    private void CompareLimit(Reg register, int value)
    {
        int low = value << TagBits;
        for (int word = low; word < low + Tag; word++)
        {
            if (Operand2.IsImmediate((uint)word) || Operand2.IsImmediate((uint)-word))
            {
                CompareWith(register, (uint)word);
                return;
            }
        }
        CompareWith(register, Layout.Small(value));
    }

    /// <summary>Continue if Arg1 =:= Arg2, else jump to Fail.</summary>
    private void IsEqExact(CodeLabel fail, Operand left, Operand right)
    {
        ConstantRight(ref left, ref right);
        if (_types.IsImmediate(left) || _types.IsImmediate(right))
        {
            EqualWordsOrFail(fail, left, right);
            return;
        }
        EqualOrFail(Service.Identical, fail, left, right);
    }

    /// <summary>Continue if Arg1 =/= Arg2, else jump to Fail.</summary>
    private void IsNeExact(CodeLabel fail, Operand left, Operand right)
    {
        ConstantRight(ref left, ref right);
        CompareWords(left, right);
        _asm.B(fail, Cond.Eq);
        if (!_types.IsImmediate(left) && !_types.IsImmediate(right))
            UnequalOrFail(Service.Identical, fail, left, right);
        else
            NoteByWord(left, right);
    }

    /// <summary>Continue if Arg1 == Arg2, else jump to Fail.</summary>
    private void IsEq(CodeLabel fail, Operand left, Operand right)
    {
        ConstantRight(ref left, ref right);
        if (EqualsByWord(left, right))
        {
            EqualWordsOrFail(fail, left, right);
            return;
        }
        EqualOrFail(Service.Equal, fail, left, right);
    }

    /// <summary>Continue if Arg1 /= Arg2, else jump to Fail.</summary>
    private void IsNe(CodeLabel fail, Operand left, Operand right)
    {
        ConstantRight(ref left, ref right);
        CompareWords(left, right);
        _asm.B(fail, Cond.Eq);
        if (!EqualsByWord(left, right))
            UnequalOrFail(Service.Equal, fail, left, right);
        else
            NoteByWord(left, right);
    }

    /// <summary>Terms of these kinds are equal when their words are.</summary>
    private void EqualWordsOrFail(CodeLabel fail, Operand left, Operand right)
    {
        NoteByWord(left, right);
        CompareWords(left, right);
        _asm.B(fail, Cond.Ne);
    }

    private void NoteByWord(Operand left, Operand right) =>
        LeftOut("comparison of contents", _types.IsImmediate(right) ? right : left);

    /// <summary>Whether == holds of equal words only: one side is neither number nor pointer, or
    /// a small where the other side cannot be a float.</summary>
    private bool EqualsByWord(Operand left, Operand right) =>
        EqualsByWordWith(left, right) || EqualsByWordWith(right, left);

    private bool EqualsByWordWith(Operand one, Operand other) =>
        _types.IsImmediate(one)
        && ((_types.Of(one) & TypeSet.Integer) == 0 || (_types.Of(other) & TypeSet.Float) == 0);

    /// <summary>Equality is symmetric, and a constant is best on the right.</summary>
    private static void ConstantRight(ref Operand left, ref Operand right)
    {
        if (left is Const)
            (left, right) = (right, left);
    }

    /// <summary>Flags of the words of two terms.</summary>
    private void CompareWords(Operand left, Operand right)
    {
        Reg a = Load(left, Arg0);
        if (ConstantWord(right) is uint word)
            CompareWith(a, word);
        else
            _asm.Cmp(a, Load(right, Arg1));
    }

    /// <summary>Unequal words may still be equal terms: that is seen to out of line.</summary>
    private void EqualOrFail(Service service, CodeLabel fail, Operand left, Operand right)
    {
        CodeLabel done = _asm.NewLabel();
        CompareWords(left, right);
        CodeLabel deep = OutOfLine(() =>
        {
            CompareKinds(service, left, right);
            _asm.B(fail, Cond.Eq);
            CompareInService(service, left, right);
            _asm.B(fail, Cond.Eq);
            _asm.B(done);
        });
        _asm.B(deep, Cond.Ne);
        _asm.Bind(done);
    }

    /// <summary>The words are unequal: that is the end of it for most terms.</summary>
    private void UnequalOrFail(Service service, CodeLabel fail, Operand left, Operand right)
    {
        CodeLabel done = _asm.NewLabel();
        CompareKinds(service, left, right);
        CodeLabel deep = OutOfLine(() =>
        {
            CompareInService(service, left, right);
            _asm.B(fail, Cond.Ne);
            _asm.B(done);
        });
        _asm.B(deep, Cond.Ne);
        _asm.Bind(done);
    }

    /// <summary>Eq when terms of unequal words are unequal for sure: only two pointers of one kind
    /// may be identical, and one of two equal terms must be a pointer.</summary>
    private void CompareKinds(Service service, Operand left, Operand right)
    {
        Reg a = Load(left, Arg0);
        Reg b = Load(right, Arg1);
        if (service == Service.Identical)
            _asm.Orr(Arg2, a, b);
        else
            _asm.And(Arg2, a, b);
        _asm.And(Arg2, Arg2, Operand2.Imm(Layout.PrimaryMask));
        _asm.Cmp(Arg2, Operand2.Imm(Layout.ImmediateTag));
    }

    /// <summary>Flags of the service's answer to 0.</summary>
    private void CompareInService(Service service, Operand left, Operand right)
    {
        LoadTo(Arg0, left);
        LoadTo(Arg1, right);
        CallService(service, NoLive);
        _asm.Cmp(Arg0, Operand2.Imm(0));
    }
}
