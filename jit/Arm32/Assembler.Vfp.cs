namespace Jit.Arm32;

// Floating point. The type that GNU syntax puts behind a dot is in the operands' types; only
// conversions name both, the destination's first.
public sealed partial class Assembler
{
    public void Vadd(DReg d, DReg n, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E30_0A00, d, n, m, cond));

    public void Vadd(SReg d, SReg n, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E30_0A00, d, n, m, cond));

    public void Vsub(DReg d, DReg n, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E30_0A40, d, n, m, cond));

    public void Vsub(SReg d, SReg n, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E30_0A40, d, n, m, cond));

    public void Vmul(DReg d, DReg n, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E20_0A00, d, n, m, cond));

    public void Vmul(SReg d, SReg n, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E20_0A00, d, n, m, cond));

    public void Vnmul(DReg d, DReg n, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E20_0A40, d, n, m, cond));

    public void Vnmul(SReg d, SReg n, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E20_0A40, d, n, m, cond));

    public void Vdiv(DReg d, DReg n, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E80_0A00, d, n, m, cond));

    public void Vdiv(SReg d, SReg n, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E80_0A00, d, n, m, cond));

    public void Vmla(DReg d, DReg n, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E00_0A00, d, n, m, cond));

    public void Vmla(SReg d, SReg n, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E00_0A00, d, n, m, cond));

    public void Vmls(DReg d, DReg n, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E00_0A40, d, n, m, cond));

    public void Vmls(SReg d, SReg n, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0E00_0A40, d, n, m, cond));

    public void Vmov(DReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB0_0A40, d, default, m, cond));

    public void Vmov(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB0_0A40, d, default, m, cond));

    public void Vneg(DReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB1_0A40, d, default, m, cond));

    public void Vneg(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB1_0A40, d, default, m, cond));

    public void Vabs(DReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB0_0AC0, d, default, m, cond));

    public void Vabs(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB0_0AC0, d, default, m, cond));

    public void Vsqrt(DReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB1_0AC0, d, default, m, cond));

    public void Vsqrt(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB1_0AC0, d, default, m, cond));

    public void Vcmp(DReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB4_0A40, d, default, m, cond));

    public void Vcmp(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB4_0A40, d, default, m, cond));

    public void Vcmpe(DReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB4_0AC0, d, default, m, cond));

    public void Vcmpe(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB4_0AC0, d, default, m, cond));

    /// <summary><c>vcmp d, #0.0</c></summary>
    public void VcmpZero(DReg d, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB5_0A40, d, default, default, cond));

    public void Vmov(DReg d, double value, Cond cond = Cond.Al) =>
        Emit(Encode.VfpImmediate(d, value, cond));

    public void Vmov(SReg d, Reg rt, Cond cond = Cond.Al) =>
        Emit(Encode.VfpCore(false, d, rt, cond));

    public void Vmov(Reg rt, SReg n, Cond cond = Cond.Al) =>
        Emit(Encode.VfpCore(true, n, rt, cond));

    public void Vmov(DReg d, Reg low, Reg high, Cond cond = Cond.Al) =>
        Emit(Encode.VfpCorePair(false, d, low, high, cond));

    public void Vmov(Reg low, Reg high, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.VfpCorePair(true, m, low, high, cond));

    /// <summary><c>vmrs apsr_nzcv, fpscr</c>: the flags of the last vcmp.</summary>
    public void VmrsFlags(Cond cond = Cond.Al) => Vmrs(Reg.Pc, cond);

    /// <summary>FPSCR into a core register; pc stands for the flags.</summary>
    public void Vmrs(Reg rt, Cond cond = Cond.Al) => Emit(Encode.VfpStatus(true, rt, cond));

    public void Vmsr(Reg rt, Cond cond = Cond.Al) => Emit(Encode.VfpStatus(false, rt, cond));

    public void VcvtF64S32(DReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB8_0BC0, d, m, cond));

    public void VcvtF64U32(DReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB8_0B40, d, m, cond));

    /// <summary>Towards zero; what is too large saturates, NaN gives 0.</summary>
    public void VcvtS32F64(SReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EBD_0BC0, d, m, cond));

    public void VcvtU32F64(SReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EBC_0BC0, d, m, cond));

    public void VcvtF32S32(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB8_0AC0, d, default, m, cond));

    public void VcvtF32U32(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB8_0A40, d, default, m, cond));

    /// <summary>Towards zero; what is too large saturates, NaN gives 0.</summary>
    public void VcvtS32F32(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EBD_0AC0, d, default, m, cond));

    public void VcvtU32F32(SReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EBC_0AC0, d, default, m, cond));

    public void VcvtF64F32(DReg d, SReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB7_0AC0, d, m, cond));

    public void VcvtF32F64(SReg d, DReg m, Cond cond = Cond.Al) =>
        Emit(Encode.Vfp(0x0EB7_0BC0, d, m, cond));

    public void Vldr(DReg d, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.VfpMemory(true, d, mem, cond));

    public void Vstr(DReg d, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.VfpMemory(false, d, mem, cond));

    public void Vldr(SReg d, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.VfpMemory(true, d, mem, cond));

    public void Vstr(SReg d, Mem mem, Cond cond = Cond.Al) =>
        Emit(Encode.VfpMemory(false, d, mem, cond));

    public void Vldmia(
        Reg rn, DReg first, int count, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.VfpMultiple(true, false, rn, writeback, first, count, cond));

    public void Vstmia(
        Reg rn, DReg first, int count, bool writeback = false, Cond cond = Cond.Al) =>
        Emit(Encode.VfpMultiple(false, false, rn, writeback, first, count, cond));

    /// <summary>Always writes back: there is no other form.</summary>
    public void Vldmdb(Reg rn, DReg first, int count, Cond cond = Cond.Al) =>
        Emit(Encode.VfpMultiple(true, true, rn, true, first, count, cond));

    /// <summary>Always writes back: there is no other form.</summary>
    public void Vstmdb(Reg rn, DReg first, int count, Cond cond = Cond.Al) =>
        Emit(Encode.VfpMultiple(false, true, rn, true, first, count, cond));

    public void Vpush(DReg first, int count, Cond cond = Cond.Al) =>
        Vstmdb(Reg.Sp, first, count, cond);

    public void Vpop(DReg first, int count, Cond cond = Cond.Al) =>
        Vldmia(Reg.Sp, first, count, writeback: true, cond);
}
