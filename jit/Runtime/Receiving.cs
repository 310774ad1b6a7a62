using System.Numerics;
using Beam;

namespace Jit.Runtime;

/// <summary>Services of sending and receiving. True: the guest goes on; false: the process has
/// paused, or raised.</summary>
internal sealed class Receiving(GuestCore guest, Calls calls, Exceptions exceptions)
{
    private const uint TimedOut = 0;
    private const uint GoOn = 1;

    public bool Run(Service service)
    {
        if (service == Service.Send)
            return calls.Send();
        Span<uint> args = guest.Process.Args;
        IReceiver mailbox = guest.Running.Mailbox;
        switch (service)
        {
            case Service.LoopRec:
                return LoopRec(mailbox);
            case Service.LoopRecEnd:
                mailbox.Advance();
                return true;
            case Service.RemoveMessage:
                Remove(mailbox);
                return true;
            case Service.Timeout:
                mailbox.Rewind();
                return true;
            case Service.Wait:
                return Wait();
            case Service.WaitTimeout:
                return WaitTimeout(mailbox);
            case Service.MarkerReserve:
                args[0] = Layout.Small((int)mailbox.Reserve());
                return true;
            case Service.MarkerBind:
                if (Layout.IsSmall(args[0]) && ReferenceOf(args[1]) is Reference name)
                    mailbox.Bind(Layout.SmallValue(args[0]), name);
                return true;
            case Service.MarkerClear:
                if (ReferenceOf(args[0]) is Reference cleared)
                    mailbox.Clear(cleared);
                return true;
            case Service.MarkerUse:
                if (ReferenceOf(args[0]) is Reference used)
                    mailbox.Use(used);
                return true;
            case Service.Mark:
                mailbox.Mark();
                return true;
            case Service.UseMark:
                mailbox.UseMark();
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(service), service, "no such op");
        }
    }

    /// <summary>What <c>wait</c> gives when the process goes on.</summary>
    public static uint Woken(IReceiver mailbox) => mailbox.HasTimedOut ? TimedOut : GoOn;

    private bool LoopRec(IReceiver mailbox)
    {
        if (guest.Process.FCalls <= 0)
        {
            guest.Running.Pause = Pause.Look;
            return false;
        }
        uint word = mailbox.Message is Term message ? WordOf(message) : Layout.NonValue;
        if (mailbox.IsEmpty)
            guest.Heap.Messages.Clear(); // They were taken out by others.
        guest.Process.Args[0] = word;
        return true;
    }

    private uint WordOf(Term message)
    {
        if (guest.Writer.Immediate(message) is uint immediate)
            return immediate;
        Messages known = guest.Heap.Messages;
        uint word = known.Find(message);
        if (word == Layout.NonValue)
        {
            word = guest.Encode(message);
            known.Add(message, word);
        }
        return word;
    }

    private void Remove(IReceiver mailbox)
    {
        guest.Heap.Messages.Remove(mailbox.Message
            ?? throw GuestStop.Fault("remove_message without a message"));
        mailbox.Take();
    }

    private bool Wait()
    {
        guest.Running.Pause = Pause.Wait;
        return false;
    }

    private bool WaitTimeout(IReceiver mailbox)
    {
        uint time = guest.Process.Args[0];
        if (time == guest.Atoms.Word("infinity"))
            return Wait();
        bool isInteger = Numbers.KindOf(guest.Memory, time)
            is NumberKind.Small or NumberKind.Bignum;
        BigInteger value = isInteger ? Numbers.Integer(guest.Memory, time) : -1;
        if (value < 0 || value > uint.MaxValue)
            return exceptions.Raise(guest.Atoms.Error, guest.Atoms.Word("timeout_value"));
        if (value.IsZero)
        {
            guest.Process.Args[0] = TimedOut;
            return true;
        }
        mailbox.StartTimeout((long)value);
        return Wait();
    }

    private Reference? ReferenceOf(uint word) =>
        Layout.IsBoxed(word) ? guest.Reader.Read(word) as Reference : null;
}
