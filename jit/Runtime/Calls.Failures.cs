using Beam;

namespace Jit.Runtime;

/// <summary>Calls and BIFs that fail.</summary>
internal sealed partial class Calls
{
    /// <summary>Raises <c>{badfun,Fun}</c> or <c>{badarity,{Fun,Args}}</c>.</summary>
    private bool BadFun(uint fun, ReadOnlySpan<uint> args)
    {
        int arity = args.Length;
        List<uint> held = Hold(args);
        held.Add(fun);
        guest.Heap.LiveX = 0;
        uint head = guest.Code.FindSite(guest.Process.Resume) is null ? ProcessApplies : 0;
        if (!IsFun(fun))
            return exceptions.Raise(guest.Atoms.Error, Tagged("badfun", arity), head);
        uint list = exceptions.HeldAsList(0, arity);
        held.Add(list);
        guest.Heap.Reserve(3);
        held.Add(guest.MakeTuple(held[arity], held[arity + 1]));
        return exceptions.Raise(guest.Atoms.Error, Tagged("badarity", arity + 2), head);
    }

    /// <summary>What stands in the trace where nobody called: a process applies what is no fun.
    /// </summary>
    private uint ProcessApplies => guest.Literals.Word(new Beam.Tuple(
        Atom.Of(Apply2.Module), Atom.Of(Apply2.Name), Terms.Int(Apply2.Arity), Nil.Instance));

    private bool Undef(Mfa function)
    {
        guest.Heap.LiveX = 0;
        Hold(guest.Process.X[..function.Arity]);
        uint args = exceptions.HeldAsList(0, function.Arity);
        uint item = exceptions.Item(function, args, Layout.Nil);
        return exceptions.Raise(guest.Atoms.Error, guest.Atoms.Word("undef"), item);
    }

    private bool NativeFails(Mfa function)
    {
        guest.Heap.LiveX = 0;
        uint reason = natives.ReasonArgument < 0
            ? natives.Reason
            : Tagged(guest.Atoms[natives.Reason].Name, natives.ReasonArgument);
        return BifFails(function, reason);
    }

    private bool CrossedFails(Mfa function, BifResult failure)
    {
        guest.Heap.LiveX = 0;
        switch (failure)
        {
            case BifResult.Raise { Trace: null } raise:
                uint reason = guest.Encode(raise.Reason);
                return BifFails(
                    function, reason, guest.Atoms.Word(raise.Class.Name), raise.Cause);
            case BifResult.Raise raise:
                int mark = guest.Heap.Held.Count;
                guest.Heap.Held.Add(guest.Encode(raise.Reason));
                uint trace = guest.Encode(raise.Trace);
                uint type = guest.Atoms.Word(raise.Class.Name);
                return exceptions.RaiseWith(type, guest.Heap.Held[mark], trace);
            case BifResult.NotYet notYet:
                throw GuestStop.NotYet(notYet.What);
            default:
                throw GuestStop.NotYet($"{failure.GetType().Name} of {function} in a guard");
        }
    }

    /// <summary>Raises the failure of an operator; its arguments are held. A unary plus has no
    /// frame of its own, as in OTP 25.</summary>
    public bool OperatorFails(Mfa function, uint reason)
    {
        guest.Heap.LiveX = 0;
        return function is { Name: "+", Arity: 1 }
            ? exceptions.Raise(guest.Atoms.Error, reason)
            : BifFails(function, reason);
    }

    private bool BifFails(Mfa function, uint reason) =>
        BifFails(function, reason, guest.Atoms.Error);

    /// <summary>Raises; the arguments, which the first item shows, are the first terms held.
    /// </summary>
    private bool BifFails(Mfa function, uint reason, uint type, Atom? cause = null)
    {
        List<uint> held = guest.Heap.Held;
        int mark = held.Count;
        held.Add(reason);
        uint args = exceptions.HeldAsList(0, function.Arity);
        uint item = exceptions.Item(function, args, exceptions.ErrorInfo(function, cause));
        return exceptions.Raise(type, held[mark], item);
    }
}
