using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Floats: fr0–fr13 are d0–d13, the others in memory. A float's pointer is its address plus 2, and
// vldr wants whole words: one add before it. What is not finite is badarith at once, so there is no
// error flag to clear or check.
internal sealed partial class Emitter
{
    private static readonly DReg FloatScratch0 = DReg.D14;
    private static readonly DReg FloatScratch1 = DReg.D15;

    /// <summary>Moves a float between a float register and a term.</summary>
    private void Fmove(Operand source, Operand destination)
    {
        if (source is Fr)
            BoxFloat(LoadFloat(source, FloatScratch0), destination);
        else
            UnboxFloat(source, destination);
    }

    /// <summary>A new float on the heap; the room is there.</summary>
    private void BoxFloat(DReg value, Operand destination)
    {
        if (destination is Fr)
        {
            StoreFloat(value, destination);
            return;
        }
        _asm.MovImm32(Arg0, FloatHeader);
        _asm.Str(Arg0, Mem.At(HTop));
        _asm.Vstr(value, Mem.At(HTop, 4));
        _asm.Add(HTop, HTop, Operand2.Imm(4 * Layout.FloatWords));
        PointBack(destination, Layout.FloatWords, Layout.BoxedTag);
    }

    private void UnboxFloat(Operand source, Operand destination)
    {
        DReg target = FloatTarget(destination, FloatScratch0);
        if (source is Const { Value: Float literal })
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(literal.Value);
            _asm.MovImm32(Arg0, (uint)bits);
            _asm.MovImm32(Arg1, (uint)(bits >> 32));
            _asm.Vmov(target, Arg0, Arg1);
        }
        else
        {
            LoadUnboxed(target, Load(source, Arg0));
        }
        StoreFloat(target, destination);
    }

    private void LoadUnboxed(DReg target, Reg pointer)
    {
        _asm.Add(Arg0, pointer, Operand2.Imm(Layout.BoxedTag));
        _asm.Vldr(target, Mem.At(Arg0));
    }

    /// <summary>FDst = float(Src); badarith when Src is no number.</summary>
    private void Fconv(Operand source, Operand destination)
    {
        DReg target = FloatTarget(destination, FloatScratch0);
        if (!_types.Is(source, TypeSet.Float))
            ConvertAny(target, source);
        else if (source is Const)
            UnboxFloat(source, destination);
        else
            LoadKnownFloat(target, source);
        StoreFloat(target, destination);
    }

    private void LoadKnownFloat(DReg target, Operand source)
    {
        LeftOut("float test", source);
        LoadUnboxed(target, Load(source, Arg0));
    }

    /// <summary>Smalls inline; floats, bignums and errors out of line.</summary>
    private void ConvertAny(DReg target, Operand source)
    {
        CodeLabel done = _asm.NewLabel();
        CodeLabel Boxed() => OutOfLine(() =>
        {
            CodeLabel service = _asm.NewLabel();
            Reg register = Load(source, Arg0);
            Cond boxed = LoadHeader(Arg1, source, register);
            CompareWith(Arg1, FloatHeader, boxed);
            _asm.B(service, Cond.Ne);
            LoadUnboxed(target, register);
            _asm.B(done);
            _asm.Bind(service);
            LoadTo(Arg0, source);
            CallService(Service.ToFloat, NoLive);
            _asm.Vmov(target, Arg0, Arg1);
            _asm.B(done);
        });
        Reg small = Load(source, Arg0);
        TestSmalls(Boxed, (source, small));
        _asm.Asr(Arg0, small, TagBits);
        _asm.Vmov(target.Low, Arg0);
        _asm.VcvtF64S32(target, target.Low);
        _asm.Bind(done);
    }

    /// <summary>FDst = FArg1 + FArg2 and so on; badarith when not finite.</summary>
    private void FloatOp(
        Action<DReg, DReg, DReg, Cond> instruction, Operand left, Operand right, Operand dst)
    {
        DReg a = LoadFloat(left, FloatScratch0);
        DReg b = LoadFloat(right, FloatScratch1);
        DReg target = FloatTarget(dst, FloatScratch0);
        instruction(target, a, b, Cond.Al);
        // The exponent is all ones when the result is not finite: without the sign, and with one
        // added to the exponent, the high word carries.
        _asm.Vmov(Arg0, target.High);
        _asm.Lsl(Arg0, Arg0, 1);
        _asm.Cmn(Arg0, Operand2.Imm(1u << 21));
        _asm.B(OutOfLine(() => Raise(Service.Badarith)), Cond.Hs);
        StoreFloat(target, dst);
    }

    /// <summary>FDst = -FArg.</summary>
    /// <remarks>As 0.0 - FArg, which OTP 25 has: 0.0 stays 0.0.</remarks>
    private void Fnegate(Operand source, Operand destination)
    {
        DReg target = FloatTarget(destination, FloatScratch0);
        DReg value = LoadFloat(source, FloatScratch0);
        _asm.Vneg(target, value);
        StoreFloat(target, destination);
    }

    private static DReg? FloatHome(Operand operand) =>
        operand is Fr { Index: < FrInRegisters } fr ? new DReg((byte)fr.Index) : null;

    private static DReg FloatTarget(Operand destination, DReg scratch) =>
        FloatHome(destination) ?? scratch;

    private DReg LoadFloat(Operand operand, DReg scratch)
    {
        if (FloatHome(operand) is DReg home)
            return home;
        _asm.Vldr(scratch, FloatPlace(operand));
        return scratch;
    }

    private void StoreFloat(DReg value, Operand destination)
    {
        if (FloatHome(destination) is not DReg home)
            _asm.Vstr(value, FloatPlace(destination));
        else if (home != value)
            _asm.Vmov(home, value);
    }

    private Mem FloatPlace(Operand operand)
    {
        int offset = FrOffset + (8 * ((Fr)operand).Index);
        _asm.AddImm(Scratch, Process, offset, Scratch);
        return Mem.At(Scratch);
    }
}
