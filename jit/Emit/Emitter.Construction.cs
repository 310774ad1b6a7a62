using Beam;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Binary construction: one service, which finds the operands where the op says they are.
internal sealed partial class Emitter
{
    /// <summary>Dst = bitstring made of the segments listed; and the ops of OTP 24 that make room
    /// for what bs_put_* ops then fill, or say how much they need.</summary>
    private void BsBuild(Operand fail, int live, Operand destination)
    {
        CallService(Service.BsBuild, live, guard: IsGuard(fail));
        TestResult(fail);
        Store(Arg0, destination);
    }

    /// <summary>Appends a segment to the binary being built.</summary>
    private void BsPut(Operand fail)
    {
        CallService(Service.BsBuild, NoLive, guard: IsGuard(fail));
        TestResult(fail);
    }

    /// <summary>x0 = empty writable binary with room for x0 bytes.</summary>
    private void BsInitWritable()
    {
        CallService(Service.BsBuild, live: 0);
        Store(Arg0, new X(0));
    }
}
