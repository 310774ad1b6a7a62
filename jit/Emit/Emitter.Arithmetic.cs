using System.Numerics;
using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Integer arithmetic. Smalls are done inline; a bignum, a float, an overflow or a bad argument goes
// out of line to the service. A small's word is 16·value + 15, so sums need one tag taken off, and
// the 28-bit overflow is the processor's 32-bit one.
internal sealed partial class Emitter
{
    private const int Tag = (int)Layout.SmallTag;
    private const int TagBits = Layout.ImmediateShift;

    /// <summary>An arithmetic BIF: its service, its operands, and where what goes wrong goes.
    /// </summary>
    private sealed class Arith(
        Service service, Mfa bif, Operand fail, int live, Operand[] args, Operand dst)
    {
        public Service Service => service;
        public Mfa Bif => bif;
        public Operand Fail => fail;
        public int Live => live;
        public Operand[] Args => args;
        public Operand Left => args[0];
        public Operand Right => args[1];
        public Operand Dst => dst;

        /// <summary>Where arguments that the inline code cannot do go; null until used.</summary>
        public CodeLabel? Slow { get; set; }

        /// <summary>Where an overflow goes that has spoilt an argument.</summary>
        public CodeLabel? Overflow { get; set; }

        /// <summary>Restores the spoilt argument.</summary>
        public Action? Undo { get; set; }
    }

    /// <summary>Emits an arithmetic BIF; false when it is none.</summary>
    private bool TryArithmetic(
        Operand fail, int live, Mfa bif, Operand[] args, Operand destination)
    {
        (Service Service, Action<Arith>? Emit) row = (bif.Name, args.Length) switch
        {
            ("+", 2) => (Service.Plus, Plus),
            ("-", 2) => (Service.Minus, Minus),
            ("*", 2) => (Service.Times, Times),
            ("div", 2) => (Service.IntDiv, IntDiv),
            ("rem", 2) => (Service.Rem, Rem),
            ("/", 2) => (Service.Divide, Divide),
            ("band", 2) => (Service.Band, Band),
            ("bor", 2) => (Service.Bor, Bor),
            ("bxor", 2) => (Service.Bxor, Bxor),
            ("bsl", 2) => (Service.Bsl, Bsl),
            ("bsr", 2) => (Service.Bsr, Bsr),
            ("bnot", 1) => (Service.Bnot, Bnot),
            ("-", 1) => (Service.Negate, Negate),
            ("+", 1) => (Service.UnaryPlus, UnaryPlus),
            _ => default,
        };
        if (row.Emit is null)
            return false;
        row.Emit(new Arith(row.Service, bif, fail, live, args, destination));
        return true;
    }

    /// <summary>Dst = Arg1 + Arg2.</summary>
    private void Plus(Arith op)
    {
        if (Types.SmallConstant(op.Left) is null)
            AddOrSubtract(op, op.Left, op.Right, add: true);
        else
            AddOrSubtract(op, op.Right, op.Left, add: true);
    }

    /// <summary>Dst = Arg1 - Arg2.</summary>
    private void Minus(Arith op) => AddOrSubtract(op, op.Left, op.Right, add: false);

    private void AddOrSubtract(Arith op, Operand left, Operand right, bool add)
    {
        Reg a = Load(left, Arg0);
        Reg b = a;
        Reg target = Target(op.Dst, Arg2);
        Reg untagged = Arg3;
        Operand2 operand;
        if (Types.SmallConstant(right) is int constant)
        {
            TestSmalls(() => SlowOf(op), (left, a));
            uint amount = (uint)constant << TagBits;
            if (Operand2.TryImmediate(amount) is null
                && Operand2.IsImmediate(unchecked((uint)-(int)amount)))
            {
                (add, amount) = (!add, unchecked((uint)-(int)amount));
            }
            operand = Operand2.TryImmediate(amount) ?? untagged;
            if (operand == untagged)
                _asm.MovImm32(untagged, amount);
        }
        else
        {
            b = Load(right, Arg1);
            TestSmalls(() => SlowOf(op), (left, a), (right, b));
            _asm.Bic(untagged, b, Operand2.Imm(Layout.SmallTag));
            operand = untagged;
        }
        if (add)
            _asm.Adds(target, a, operand);
        else
            _asm.Subs(target, a, operand);
        if (!CannotOverflow(op))
        {
            op.Undo = (target == a, target == b, add) switch
            {
                (true, _, true) => () => _asm.Sub(a, a, operand),
                (true, _, false) => () => _asm.Add(a, a, operand),
                (_, true, _) => () => _asm.Orr(b, untagged, Operand2.Imm(Layout.SmallTag)),
                _ => null,
            };
            _asm.B(OverflowOf(op), Cond.Vs);
        }
        Finish(op, target);
    }

    /// <summary>Dst = Arg1 * Arg2.</summary>
    private void Times(Arith op)
    {
        (Operand left, Operand right) = (op.Left, op.Right);
        ConstantRight(ref left, ref right);
        (Reg a, Reg? b) = LoadSmalls(op, left, right);
        _asm.Bic(Arg2, a, Operand2.Imm(Layout.SmallTag));
        Untag(Arg3, b, right);
        if (CannotOverflow(op))
        {
            _asm.Mul(Arg2, Arg2, Arg3);
        }
        else
        {
            _asm.Smull(Arg2, Arg3, Arg2, Arg3);
            _asm.Cmp(Arg3, Operand2.Asr(Arg2, 31));
            _asm.B(SlowOf(op), Cond.Ne);
        }
        FinishTagged(op, Arg2);
    }

    /// <summary>Dst = Arg1 / Arg2: always a float, or an error.</summary>
    private void Divide(Arith op) => InService(op);

    /// <summary>Dst = Arg1 div Arg2.</summary>
    private void IntDiv(Arith op)
    {
        if (!TryQuotient(op, Arg2))
        {
            InService(op);
            return;
        }
        if (Types.SmallConstant(op.Right) is null)
        {
            // The least small by -1.
            _asm.Cmp(Arg2, Operand2.Imm(1u << (Layout.SmallBits - 1)));
            _asm.B(SlowOf(op), Cond.Eq);
        }
        _asm.Lsl(Arg2, Arg2, TagBits);
        FinishTagged(op, Arg2);
    }

    /// <summary>Dst = Arg1 rem Arg2.</summary>
    private void Rem(Arith op)
    {
        if (!TryQuotient(op, Scratch))
        {
            InService(op);
            return;
        }
        _asm.Mls(Arg2, Scratch, Arg3, Arg2);
        _asm.Lsl(Arg2, Arg2, TagBits);
        FinishTagged(op, Arg2);
    }

    /// <summary>Untagged dividend in Arg2, divisor in Arg3, then the quotient in
    /// <paramref name="quotient"/>; false where the divisor is a constant that wants the service.
    /// </summary>
    private bool TryQuotient(Arith op, Reg quotient)
    {
        if (Types.SmallConstant(op.Right) is 0 or -1)
            return false;
        (Reg a, Reg? b) = LoadSmalls(op, op.Left, op.Right);
        Untag(Arg3, b, op.Right);
        if (b is not null)
        {
            _asm.Cmp(Arg3, Operand2.Imm(0));
            _asm.B(SlowOf(op), Cond.Eq);
        }
        _asm.Asr(Arg2, a, TagBits);
        _asm.Sdiv(quotient, Arg2, Arg3);
        return true;
    }

    /// <summary>Dst = -Arg1.</summary>
    private void Negate(Arith op)
    {
        Reg a = LoadSmall(op);
        Reg target = Target(op.Dst, Arg2);
        _asm.Rsbs(target, a, Operand2.Imm(2 * Tag));
        if (target == a)
            op.Undo = () => _asm.Rsb(a, a, Operand2.Imm(2 * Tag));
        _asm.B(OverflowOf(op), Cond.Vs);
        Finish(op, target);
    }

    /// <summary>Dst = Arg1, if it is a number.</summary>
    private void UnaryPlus(Arith op)
    {
        Reg target = Target(op.Dst, Arg2);
        Move(target, LoadSmall(op));
        Finish(op, target);
    }

    private Reg LoadSmall(Arith op)
    {
        Reg a = Load(op.Left, Arg0);
        TestSmalls(() => SlowOf(op), (op.Left, a));
        return a;
    }

    /// <summary>Both arguments, tested; null for the right one where it is a constant small.
    /// </summary>
    private (Reg Left, Reg? Right) LoadSmalls(Arith op, Operand left, Operand right)
    {
        Reg a = Load(left, Arg0);
        if (Types.SmallConstant(right) is not null)
        {
            TestSmalls(() => SlowOf(op), (left, a));
            return (a, null);
        }
        Reg b = Load(right, Arg1);
        TestSmalls(() => SlowOf(op), (left, a), (right, b));
        return (a, b);
    }

    /// <summary>The value of a small: of the register, or of the constant where there is none.
    /// </summary>
    private void Untag(Reg target, Reg? small, Operand operand)
    {
        if (small is Reg register)
            _asm.Asr(target, register, TagBits);
        else
            _asm.MovImm32(target, (uint)Types.SmallConstant(operand)!.Value);
    }

    /// <summary>Goes to the slow path unless all arguments are smalls. Clobbers Arg2.</summary>
    private void TestSmalls(
        Func<CodeLabel> slow, params ReadOnlySpan<(Operand Operand, Reg Register)> args)
    {
        Reg? tested = null;
        foreach ((Operand operand, Reg register) in args)
        {
            if (_types.IsSmall(operand))
            {
                LeftOut("small test", operand);
            }
            else if (tested is Reg other)
            {
                _asm.And(Arg2, other, register);
                tested = Arg2;
            }
            else
            {
                tested = register;
            }
        }
        if (tested is not Reg last)
            return;
        CompareTag(last);
        _asm.B(slow(), Cond.Ne);
    }

    /// <summary>Eq when the register holds a small: Process is the tag shifted to the top.
    /// </summary>
    private void CompareTag(Reg register) =>
        _asm.Cmp(Process, Operand2.Lsl(register, 32 - TagBits));

    /// <summary>Whether the ranges of the arguments promise a small result.</summary>
    private bool CannotOverflow(Arith op)
    {
        if (_types.Range(op.Left) is not var (min1, max1)
            || _types.Range(op.Right) is not var (min2, max2))
        {
            return false;
        }
        Func<BigInteger, BigInteger, BigInteger> f = op.Service switch
        {
            Service.Plus => (a, b) => a + b,
            Service.Minus => (a, b) => a - b,
            _ => (a, b) => a * b,
        };
        BigInteger[] corners = [f(min1, min2), f(min1, max2), f(max1, min2), f(max1, max2)];
        if (corners.Min() < Layout.SmallMin || corners.Max() > Layout.SmallMax)
            return false;
        LeftOut("overflow test", op.Left, op.Right);
        return true;
    }

    private CodeLabel SlowOf(Arith op) => op.Slow ??= _asm.NewLabel();

    private CodeLabel OverflowOf(Arith op) =>
        op.Undo is null ? SlowOf(op) : op.Overflow ??= _asm.NewLabel();

    /// <summary>The result is 16·value in <paramref name="untagged"/>, low bits whatever.</summary>
    private void FinishTagged(Arith op, Reg untagged)
    {
        Reg target = Target(op.Dst, Arg2);
        _asm.Orr(target, untagged, Operand2.Imm(Layout.SmallTag));
        Finish(op, target);
    }

    /// <summary>The result is in <paramref name="target"/>; the slow path comes in here.</summary>
    private void Finish(Arith op, Reg target)
    {
        if (op.Slow is not null || op.Overflow is not null)
        {
            CodeLabel done = _asm.Here();
            CodeLabel entry = op.Overflow ?? SlowOf(op);
            OutOfLine(entry, () =>
            {
                op.Undo?.Invoke();
                if (op.Overflow is not null && op.Slow is CodeLabel slow)
                    _asm.Bind(slow);
                CallArithmetic(op);
                Move(target, Arg0);
                _asm.B(done);
            });
        }
        Store(target, op.Dst);
    }

    /// <summary>Code that does floats and asks the service for the rest.</summary>
    private static Shared? WithFloats(Service service) => service switch
    {
        Service.Plus => Shared.AddFloats,
        Service.Minus => Shared.SubtractFloats,
        Service.Times => Shared.MultiplyFloats,
        Service.Divide => Shared.DivideFloats,
        _ => null,
    };

    private void InService(Arith op)
    {
        CallArithmetic(op);
        Store(Arg0, op.Dst);
    }

    private void CallArithmetic(Arith op)
    {
        LoadTo(Arg0, op.Left);
        if (op.Args.Length > 1)
            LoadTo(Arg1, op.Right);
        bool guard = IsGuard(op.Fail);
        if (WithFloats(op.Service) is Shared code)
            CallShared(code, op.Service, op.Live, guard, op.Bif);
        else
            CallService(op.Service, op.Live, guard: guard, bif: op.Bif);
        TestResult(op.Fail);
    }
}
