using Beam;

namespace Fuzz.Generate;

/// <summary>Sending and receiving.</summary>
internal sealed partial class Flow
{
    /// <summary>What is known where a receive begins, by its label: the one kind of place that code
    /// jumps back to.</summary>
    private readonly Dictionary<int, State> _receives = [];

    /// <summary>The label placed right before this instruction, 0 where there is none.</summary>
    private int _labelHere;

    private bool StepMessage(Instruction i)
    {
        switch (i.Op)
        {
            case Op.Send:
                BodyCall(2, Known.Any);
                return true;
            case Op.LoopRec:
                if (i[1] is not X { Index: 0 })
                    Complain("loaders take x0 only");
                BeginReceive();
                Branch(LabelOf(i[0]), Here);
                Set(i[1], Known.Any);
                Here.Peeks = true;
                return true;
            case Op.RemoveMessage:
                if (!Here.Peeks)
                    Complain("no message is being looked at");
                Here.Peeks = Here.Receives = false;
                return true;
            case Op.LoopRecEnd or Op.Wait:
                ReceiveAgain(LabelOf(i[0]));
                Current = null;
                return true;
            case Op.WaitTimeout:
                Read(i[1]);
                ReceiveAgain(LabelOf(i[0]));
                Here.PruneX(0);
                return true;
            case Op.Timeout:
                Here.Receives = false;
                Here.PruneX(0);
                return true;
            default:
                return StepMarker(i);
        }
    }

    private bool StepMarker(Instruction i)
    {
        switch (i.Op)
        {
            case Op.RecvMark or Op.RecvSet:
                return true;
            case Op.RecvMarkerReserve:
                Set(i[0], Known.Marker);
                return true;
            case Op.RecvMarkerBind:
                if (i[0] is not Y y || Here.Y(y.Index) != Known.Marker)
                    Complain($"{i[0]} holds no marker");
                Read(i[1]);
                MarkerBecomes(ReceiveMarker.Bound, Here.Marker == ReceiveMarker.None);
                return true;
            case Op.RecvMarkerUse:
                Read(i[0]);
                MarkerBecomes(ReceiveMarker.Used, Here.Marker != ReceiveMarker.Used);
                Here.Receives = true;
                return true;
            case Op.RecvMarkerClear:
                Read(i[0]);
                MarkerBecomes(ReceiveMarker.None, Here.Marker != ReceiveMarker.None);
                return true;
            default:
                return false;
        }
    }

    private void MarkerBecomes(ReceiveMarker marker, bool mayBe)
    {
        if (!mayBe)
            Complain($"a marker cannot become {marker} here");
        Here.Marker = marker;
    }

    /// <summary>x registers do not live where the mailbox is looked through.</summary>
    private void BeginReceive()
    {
        if (_labelHere == 0)
            Complain("a receive begins with a label");
        if (Here.Frame == State.NoFrame)
            Complain("a receive needs a frame");
        CheckYs();
        Here.PruneX(0);
        Here.NoRoom();
        Here.Floats = 0;
        Here.Receives = true;
        _receives[_labelHere] = Here.Copy();
    }

    private void ReceiveAgain(int label)
    {
        CheckYs();
        if (!_receives.TryGetValue(label, out State? start))
        {
            Complain("no receive begins there");
            return;
        }
        if (start.Frame != Here.Frame || start.Handlers != Here.Handlers)
            Complain("a receive goes on in another frame");
        for (int y = 0; y < start.Frame && _complaint is null; y++)
        {
            if (start.Y(y) != Here.Y(y))
                Complain($"y{y} changes within a receive");
        }
    }

    /// <summary>A message that is still in the mailbox may be tested, and no more; a receive ends
    /// by taking one or by a timeout; no function leaves a marker behind.</summary>
    private void CheckReceiving(Op op)
    {
        bool isTest = op is (>= Op.IsLt and <= Op.IsTuple) or Op.IsFunction or Op.IsBoolean
            or Op.IsBitstr or Op.IsMap;
        bool mayPeek = isTest || op is Op.RemoveMessage or Op.LoopRecEnd;
        bool mayReceive = op is Op.LoopRec or Op.Wait or Op.WaitTimeout or Op.Timeout;
        if (Here.Peeks ? !mayPeek : Here.Receives && !mayReceive)
            Complain("a receive is not over");
        bool leaves = op is Op.Return or Op.CallOnly or Op.CallLast or Op.CallExtOnly
            or Op.CallExtLast or Op.ApplyLast;
        if (leaves && Here.Marker != ReceiveMarker.None)
            Complain("a marker is left behind");
    }
}
