using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>Shows what a path has come to: it returns a tuple of every register that may be read,
/// of what is left in match contexts, and of the float registers.</summary>
internal sealed partial class Scene
{
    private int _paths;

    private void Show()
    {
        CloseAll();
        if (_paths == 0 && Choose(3) > 0)
            Join();
        List<Operand> shown = [];
        if (!IsRefused)
            Gather(shown);
        Emit(Op.TestHeap, new Num(shown.Count + 2), new Num(Here.LivePrefix()));
        Emit(Op.PutTuple2, new X(0), new OperandList(
            [new Const(Terms.Int(++_paths)), .. shown]));
        if (Here.Frame != State.NoFrame)
            Emit(Op.Deallocate, new Num(Here.Frame));
        Emit(Op.Return);
    }

    private void CloseAll()
    {
        while (!IsRefused && Here.Handlers.Count > 0)
        {
            Handler open = Here.Handlers[^1];
            bool caught = Here.X(0) == Generate.Known.Caught;
            if (!open.IsTry && Here.X(0) is null)
                Emit(Op.Move, new Const(Nil.Instance), new X(0));
            Emit(
                !open.IsTry ? Op.CatchEnd : caught ? Op.TryCase : Op.TryEnd, new Y(open.Y));
        }
    }

    /// <summary>All that may be read, in registers that a collection keeps.</summary>
    private void Gather(List<Operand> shown)
    {
        CloseGaps();
        for (int y = 0; y < Here.Frame; y++)
        {
            if (Here.Y(y) is { IsContext: true })
                Emit(Op.BsGetTail, new Y(y), new Y(y), new Num(Here.LivePrefix()));
            if (Here.Y(y) is { IsTerm: true })
                shown.Add(new Y(y));
        }
        for (int x = 0; x < Here.LivePrefix(); x++)
        {
            if (Here.X(x) is { IsContext: true })
                Emit(Op.BsGetTail, new X(x), new X(x), new Num(Here.LivePrefix()));
            if (Here.X(x) is { IsTerm: true })
                shown.Add(new X(x));
        }
        GatherFloats(shown);
    }

    private void CloseGaps()
    {
        for (int x = Here.LivePrefix(); x < Here.XEnd && !IsRefused; x++)
        {
            if (Here.X(x) is { IsMovable: true } && Here.LivePrefix() is var free && free < x)
                Emit(Op.Move, new X(x), new X(free));
        }
    }

    private void GatherFloats(List<Operand> shown)
    {
        ulong floats = Here.Floats;
        if (floats == 0)
            return;
        Room(0, floats: System.Numerics.BitOperations.PopCount(floats));
        for (int i = 0; i < State.FloatLimit; i++)
        {
            if ((floats & (1UL << i)) == 0)
                continue;
            var x = new X(Here.LivePrefix());
            Emit(Op.Fmove, new Fr(i), x);
            shown.Add(x);
        }
    }
}
