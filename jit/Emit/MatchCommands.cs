using System.Numerics;
using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

internal sealed partial class Emitter
{
    /// <summary>
    /// Emits the commands of one <c>bs_match</c>, or an op that is such a command. The position is
    /// loaded once into Arg3 and written back at the end, or before a service: until then the
    /// fields passed are a number known here.
    /// </summary>
    private sealed class MatchCommands(Emitter emitter, Operand fail, Operand context)
    {
        private readonly Assembler _asm = emitter._asm;

        /// <summary>Whether Arg3 is the position that the context has.</summary>
        private bool _loaded;

        /// <summary>Bits passed that the context does not know of.</summary>
        private int _passed;

        /// <summary>At least so many bits are left, and what is behind them is whole units.
        /// </summary>
        public void EnsureAtLeast(int bits, int unit)
        {
            if (bits > 0) // So many are always left.
                CompareEnd(bits, Cond.Hi);
            if (unit == 1)
                return;
            if (BitOperations.IsPow2(unit))
            {
                LoadLeft(bits);
                _asm.Tst(Arg2, Operand2.Imm((uint)unit - 1));
                FailOn(Cond.Ne);
                return;
            }
            emitter.LoadTo(Arg0, context);
            _asm.MovImm32(Arg1, (uint)(_passed + bits));
            _asm.MovImm32(Arg2, (uint)unit);
            CallService(Service.BsUnit, NoLive);
        }

        public void EnsureExactly(int bits) => CompareEnd(bits, Cond.Ne);

        public void Skip(int bits) => _passed += bits;

        public void Integer(int live, uint flags, int bits, Operand destination)
        {
            bool little = FieldFlags.IsLittle(flags) && bits > 8;
            if (bits == 32 && flags == 0 && !emitter._options.GcStress)
            {
                Word(live, destination);
                return;
            }
            if (bits is 0 or > InlineBitsMax || (little && bits % 8 != 0))
            {
                InService(Service.BsInteger, live, Raw(bits), 1, flags, destination);
                return;
            }
            LoadField();
            if (little)
            {
                _asm.Rev(Arg0, Arg0);
                _asm.Lsl(Arg0, Arg0, 32 - bits);
            }
            // What is below the field becomes part of the tag, which is all ones.
            if (FieldFlags.IsSigned(flags))
                _asm.Asr(Arg0, Arg0, Layout.SmallBits - bits);
            else
                _asm.Lsr(Arg0, Arg0, Layout.SmallBits - bits);
            _passed += bits;
            StoreTo(destination, target =>
                _asm.Orr(target, Arg0, Operand2.Imm(Layout.SmallTag)));
        }

        private void Word(int live, Operand destination)
        {
            Flush();
            emitter.LoadTo(Arg0, context);
            emitter.CallShared(Shared.TakeWord, live, guard: true);
            emitter.TestResult(fail);
            _loaded = false;
            emitter.Store(Arg0, destination);
        }

        /// <summary>The next bits are those of the number.</summary>
        public void Equals(int bits, BigInteger value)
        {
            if (bits == 0)
                return;
            if (bits > InlineBitsMax)
            {
                Flush();
                emitter.LoadTo(Arg0, context);
                emitter.LoadTo(Arg1, Raw(bits));
                emitter.LoadTo(Arg2, new Const(new Integer(value)));
                CallService(Service.BsEquals, NoLive);
                return;
            }
            LoadField();
            _asm.Lsr(Arg0, Arg0, 32 - bits);
            emitter.CompareWith(Arg0, (uint)value);
            FailOn(Cond.Ne);
            _passed += bits;
        }

        public void Binary(int live, int size, int unit, Operand destination)
        {
            Flush();
            _asm.MovImm32(Arg2, (uint)size * (uint)unit);
            emitter.LoadTo(Arg0, context);
            emitter.CallShared(Shared.TakeBits, Service.BsTake, live, guard: true);
            emitter.TestResult(fail);
            _loaded = false;
            emitter.Store(Arg0, destination);
        }

        /// <summary>All that is left, when it is whole units.</summary>
        public void Rest(int live, int unit, Operand destination)
        {
            if (unit > 1)
                EnsureAtLeast(0, unit);
            LoadLeft(0);
            emitter.LoadTo(Arg0, context);
            emitter.CallShared(Shared.TakeBits, Service.BsTake, live, guard: true);
            emitter.Store(Arg0, destination);
        }

        /// <summary>The bitstring that is left; the position stays.</summary>
        public void Tail(int live, Operand destination)
        {
            Flush();
            emitter.LoadTo(Arg0, context);
            emitter.CallShared(Shared.TakeTail, Service.BsTail, live);
            _loaded = false;
            emitter.Store(Arg0, destination);
        }

        /// <summary>The context learns of the bits passed.</summary>
        public void End() => Flush();

        private static Const Raw(int value) => new(Terms.Int(value));

        private void InService(
            Service service, int live, Operand size, int unit, uint flags, Operand destination)
        {
            Flush();
            emitter.LoadTo(Arg0, context);
            emitter.LoadTo(Arg1, size);
            _asm.MovImm32(Arg2, (uint)unit);
            _asm.MovImm32(Arg3, flags);
            CallService(service, live);
            emitter.Store(Arg0, destination);
        }

        private void CallService(Service service, int live)
        {
            emitter.CallService(service, live, guard: true);
            emitter.TestResult(fail);
            _loaded = false;
        }

        /// <summary>The destination may be the context's register, which then has no more use.
        /// </summary>
        private void StoreTo(Operand destination, Action<Reg> compute)
        {
            if (RegisterCache.IsSame(destination, context))
                Flush();
            Reg target = Target(destination, Arg0);
            compute(target);
            emitter.Store(target, destination);
        }

        /// <summary>Arg0 = the word of bytes that the field is the start of, its first bit the
        /// highest.</summary>
        private void LoadField()
        {
            LoadPosition();
            Reg position = At(_passed);
            _asm.Ldr(Arg0, Mem.At(emitter.Load(context, Arg2), BaseOffset));
            _asm.Ldr(Arg0, Mem.At(Arg0, position, Shift.Lsr, 3));
            _asm.And(Arg1, position, Operand2.Imm(7));
            _asm.Rev(Arg0, Arg0);
            _asm.Lsl(Arg0, Arg0, Arg1);
        }

        /// <summary>Jumps to Fail when so many bits from here compare with the end like that.
        /// </summary>
        private void CompareEnd(int bits, Cond cond)
        {
            LoadPosition();
            _asm.Ldr(Arg2, Mem.At(emitter.Load(context, Arg2), EndOffset));
            _asm.Cmp(At(_passed + bits), Arg2);
            FailOn(cond);
        }

        private void FailOn(Cond cond)
        {
            if (IsGuard(fail))
                _asm.B(emitter.LabelOf(fail), cond);
        }

        /// <summary>Arg2 = the bits left behind so many from here.</summary>
        private void LoadLeft(int bits)
        {
            LoadPosition();
            _asm.Ldr(Arg2, Mem.At(emitter.Load(context, Arg2), EndOffset));
            _asm.Sub(Arg2, Arg2, At(_passed + bits));
        }

        private void LoadPosition()
        {
            if (!_loaded)
                _asm.Ldr(Arg3, Mem.At(emitter.Load(context, Arg2), PositionOffset));
            _loaded = true;
        }

        /// <summary>The register with the position so many bits on: Arg3 or Arg1.</summary>
        private Reg At(int bits)
        {
            if (bits == 0)
                return Arg3;
            _asm.AddImm(Arg1, Arg3, bits, Scratch);
            return Arg1;
        }

        private void Flush()
        {
            if (_passed == 0)
                return;
            LoadPosition();
            _asm.AddImm(Arg3, Arg3, _passed, Scratch);
            _asm.Str(Arg3, Mem.At(emitter.Load(context, Arg2), PositionOffset));
            _passed = 0;
        }
    }
}
