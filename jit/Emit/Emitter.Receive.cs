using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Messages. No x register lives where a process looks for one or waits: another process may run
// then. The other ops leave all registers alone.
internal sealed partial class Emitter
{
    /// <summary>x0 = x0 ! x1.</summary>
    private void Send() => CallService(Service.Send, NoLive);

    /// <summary>Dst = current message, or jump to Label when the mailbox is exhausted.</summary>
    private void LoopRec(Operand exhausted, Operand destination)
    {
        CallService(Service.LoopRec, live: 0);
        _asm.Cmp(Arg0, Operand2.Imm(Layout.NonValue));
        _asm.B(LabelOf(exhausted), Cond.Eq);
        Store(Arg0, destination);
    }

    /// <summary>Advances to the next message and jumps to Label; spends a reduction, and never
    /// yields.</summary>
    private void LoopRecEnd(Operand label)
    {
        _asm.Sub(FCalls, FCalls, Operand2.Imm(1));
        CallService(Service.LoopRecEnd, NoLive);
        Goto(label);
    }

    /// <summary>Takes the current message off the mailbox; stops the receive timer.</summary>
    private void RemoveMessage() => CallService(Service.RemoveMessage, NoLive);

    /// <summary>A receive timed out: back to the first message of the mailbox.</summary>
    private void Timeout() => CallService(Service.Timeout, NoLive);

    /// <summary>Suspends; on a message continues at Label.</summary>
    private void Wait(Operand label)
    {
        CallService(Service.Wait, NoLive);
        Goto(label);
    }

    /// <summary>Suspends for Time ms; on a message continues at Label.</summary>
    private void WaitTimeout(Operand label, Operand time)
    {
        LoadTo(Arg0, time);
        CallService(Service.WaitTimeout, NoLive);
        _asm.Cmp(Arg0, Operand2.Imm(0));
        _asm.B(LabelOf(label), Cond.Ne);
    }

    /// <summary>Dst = marker at the end of the mailbox.</summary>
    private void RecvMarkerReserve(Operand destination)
    {
        CallService(Service.MarkerReserve, NoLive);
        Store(Arg0, destination);
    }

    /// <summary>Ties the marker to the reference.</summary>
    private void RecvMarkerBind(Operand marker, Operand reference)
    {
        LoadTo(Arg0, marker);
        LoadTo(Arg1, reference);
        CallService(Service.MarkerBind, NoLive);
    }

    /// <summary>Forgets the marker.</summary>
    private void RecvMarkerClear(Operand reference)
    {
        LoadTo(Arg0, reference);
        CallService(Service.MarkerClear, NoLive);
    }

    /// <summary>Starts the next receive at the marker.</summary>
    private void RecvMarkerUse(Operand reference)
    {
        LoadTo(Arg0, reference);
        CallService(Service.MarkerUse, NoLive);
    }

    /// <summary>Remembers the end of the mailbox for a receive at Label.</summary>
    private void RecvMark() => CallService(Service.Mark, NoLive);

    /// <summary>Starts the receive at Label from the remembered position.</summary>
    private void RecvSet() => CallService(Service.UseMark, NoLive);
}
