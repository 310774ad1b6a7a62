using Beam;

namespace Fuzz.Generate;

/// <summary>Rules that send and receive; mostly a process sends to itself.</summary>
internal static partial class Rules
{
    private static Rule[] Messages =>
    [
        new("send", [Op.Send], b => b.HasFrame, Send),
        new("receive", [Op.LoopRec, Op.LoopRecEnd, Op.RemoveMessage, Op.Wait, Op.WaitTimeout,
            Op.Timeout, Op.RecvMark, Op.RecvSet], b => b.HasFrame, b => Receive(b, marker: null)),
        new("receive_marked", [Op.RecvMarkerReserve, Op.RecvMarkerBind, Op.RecvMarkerUse,
            Op.RecvMarkerClear], b => b.HasFrame && b.FreeY() is not null
                && b.Here.Marker == ReceiveMarker.None, ReceiveMarked),
    ];

    /// <summary>To itself, to another process that is known, or seldom to nobody.</summary>
    private static void Send(Body b)
    {
        int budget = b.CostMax;
        b.Emit(Op.Move, b.Affordable(Want.Any, ref budget), new X(1));
        if (b.Plan.Dialect.HasProcesses && LikelyIn(b, TypeSet.Pid) is { } other
            && b.Random.Chance(50))
        {
            b.Emit(Op.Move, other, new X(0));
        }
        else if (b.Random.Chance(95))
        {
            b.Emit(Op.Bif0, Extern("erlang", "self", 0), new X(0));
        }
        else
        {
            b.Emit(Op.Move, new Const(Values.Of(Want.Atom, b.Random)), new X(0));
        }
        b.Line();
        b.Emit(Op.Send);
    }

    /// <summary>A message, any or the first of a type, or after a while a constant.</summary>
    private static void Receive(Body b, Y? marker)
    {
        var message = new X(0);
        var (loop, next, empty, join) = (NewLabel(b), NewLabel(b), NewLabel(b), NewLabel(b));
        bool isSelective = b.Random.Chance(50);
        bool isOld = marker is null && b.Has(Op.RecvMark) && b.Random.Chance(20);
        if (isOld)
        {
            b.Emit(Op.RecvMark, loop);
            if (b.Random.Chance(50))
                Send(b);
            b.Emit(Op.RecvSet, loop);
        }
        b.Emit(Op.Label, loop);
        b.Emit(Op.LoopRec, empty, message);
        if (isSelective)
            b.Emit(b.Random.Pick<Op>(TypeTests), next, message);
        b.Emit(Op.RemoveMessage);
        Clear(b, marker);
        b.Emit(Op.Jump, join);
        if (isSelective)
        {
            b.Emit(Op.Label, next);
            b.Emit(Op.LoopRecEnd, loop);
        }
        b.Emit(Op.Label, empty);
        if (b.Random.Chance(5))
        {
            b.Emit(Op.Wait, loop);
        }
        else
        {
            if (b.Random.Chance(60))
                b.Emit(Op.WaitTimeout, loop, new Const(Terms.Int(b.Random.Below(3))));
            b.Emit(Op.Timeout);
            Clear(b, marker);
            b.Emit(Op.Move, new Const(Values.Of(Want.Any, b.Random)), message);
        }
        b.Emit(Op.Label, join);
    }

    /// <summary>What stood in the mailbox before a reference was made is passed by.</summary>
    private static void ReceiveMarked(Body b)
    {
        if (b.FreeY() is not { } y)
            return;
        b.Emit(Op.RecvMarkerReserve, y);
        b.Emit(Op.CallExt, new Num(0), Extern("erlang", "make_ref", 0));
        b.Emit(Op.RecvMarkerBind, y, new X(0));
        b.Emit(Op.Move, new X(0), y);
        if (b.Random.Chance(70))
            Send(b);
        b.Emit(Op.RecvMarkerUse, y);
        Receive(b, y);
    }

    private static void Clear(Body b, Y? marker)
    {
        if (marker is not null)
            b.Emit(Op.RecvMarkerClear, marker);
    }

    private static Label NewLabel(Body b) => new(b.Plan.NewLabel());
}
