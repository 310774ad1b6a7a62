using System.Runtime.InteropServices;
using Beam;

namespace Jit.Runtime;

/// <summary>Runs the services that emitted code asks for.</summary>
internal sealed class Services(GuestCore guest, Calls calls, Exceptions exceptions)
{
    private readonly Arithmetic _arithmetic = new(guest);
    private readonly Matching _matching = new(guest);
    private readonly Records _records = new(guest, calls, exceptions);
    private readonly Construction _construction = new(guest, exceptions);
    private readonly Receiving _receiving = new(guest, calls, exceptions);
    private readonly Contract _contract = new(guest);

    /// <summary>How the process ended; null where no service ended it.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Forgets what was made for programs.</summary>
    public void Reset() => _construction.Reset();

    public void Begin()
    {
        Outcome = null;
        exceptions.Begin();
    }

    /// <summary>Runs one service. True when the guest goes on.</summary>
    public bool Run(Service service)
    {
        guest.Heap.Held.Clear();
        guest.Heap.LiveX = 0;
        _contract.Check(service);
        Span<uint> x = guest.Process.X;
        Span<uint> args = guest.Process.Args;
        AtomTable atoms = guest.Atoms;
        switch (service)
        {
            case Service.Done:
                return End(new Returned(guest.Reader.Read(x[0])));
            case Service.Yield:
                guest.Running.Pause = Pause.Spend;
                return false;
            case Service.NotYet:
                return End(new Unsupported(guest.Site.Op.Name));

            case Service.Collect:
                Site site = guest.Site.Site;
                guest.Heap.LiveX = site.Live;
                guest.Heap.MakeRoom(site.NeedWords);
                return true;

            case Service.Plus or Service.Minus or Service.Times or Service.Divide
                or Service.IntDiv or Service.Rem or Service.Band or Service.Bor or Service.Bxor
                or Service.Bsl or Service.Bsr:
                return RunOperator(service, 2);
            case Service.Bnot or Service.Negate or Service.UnaryPlus:
                return RunOperator(service, 1);
            case Service.ToFloat:
                return GoesOn(ToFloat(args));

            case Service.Order:
                int order = guest.Order.Compare(args[0], args[1], Equality.ByValue);
                args[0] = (uint)Math.Sign(order);
                return true;
            case Service.Equal:
                args[0] = Equals(args[0], args[1], Equality.ByValue);
                return true;
            case Service.Identical:
                args[0] = Equals(args[0], args[1], Equality.Exact);
                return true;

            case >= Service.BsStart and <= Service.BsSetPosition:
                args[0] = _matching.Run(service, guest.Site);
                return true;
            case Service.BsBuild:
                return GoesOn(_construction.Run(guest.Site));
            case Service.FindKey:
                args[0] = guest.Maps.Find(args[0], args[1]);
                return true;
            case Service.PutMapAssoc or Service.PutMapExact:
                return GoesOn(PutMap(exact: service == Service.PutMapExact));

            case Service.FindField:
                args[0] = _records.Find(args[0], args[1]);
                return true;
            case Service.GetRecordField:
                return GoesOn(_records.GetField(guest.Site.Site));
            case Service.PutRecord:
                return GoesOn(_records.Put(guest.Site));

            case Service.GuardBif:
                return GoesOn(calls.GuardBif(guest.Site));
            case Service.CallExport:
                return GoesOn(calls.CallExport(args[0]));
            case Service.ResolveFun:
                return GoesOn(calls.ResolveFun());
            case Service.ResolveApply:
                return GoesOn(calls.ResolveApply());
            case Service.ResolveApplyBif:
                return GoesOn(calls.ResolveApplyBif());

            case >= Service.Send and <= Service.UseMark:
                return GoesOn(_receiving.Run(service));

            case Service.FunctionClause:
                return GoesOn(RaiseFunctionClause());
            case Service.Badmatch:
                return GoesOn(RaiseTagged("badmatch"));
            case Service.CaseClause:
                return GoesOn(RaiseTagged("case_clause"));
            case Service.TryClause:
                return GoesOn(RaiseTagged("try_clause"));
            case Service.Badrecord:
                return GoesOn(RaiseTagged("badrecord"));
            case Service.IfClause:
                return GoesOn(exceptions.Raise(atoms.Error, atoms.Word("if_clause")));
            case Service.Badarith:
                return GoesOn(exceptions.Raise(atoms.Error, atoms.Badarith));
            case Service.RaiseAgain:
                return GoesOn(exceptions.RaiseAgain(args[0], args[1]));
            case Service.RawRaise when exceptions.IsClass(x[0]):
                return GoesOn(exceptions.RawRaise(x[0], x[1], x[2]));
            case Service.RawRaise:
                x[0] = atoms.Badarg;
                return true;
            case Service.BuildStacktrace:
                x[0] = exceptions.TraceOf(x[0]);
                return true;
            case Service.CatchEnd:
                x[0] = Caught(x[1], x[2], x[3]);
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(service), service, "no service");
        }
    }

    /// <summary>Arg0 = operator of Arg0 and Arg1, or it fails.</summary>
    private bool RunOperator(Service service, int arity)
    {
        Span<uint> args = guest.Process.Args;
        SiteIn at = guest.Site;
        guest.Heap.LiveX = at.Site.Live;
        List<uint> held = calls.Hold(args[..arity]);
        guest.Heap.CollectWilfully();
        CollectionsMarshal.AsSpan(held)[..arity].CopyTo(args);
        uint result = _arithmetic.Run(service, args[0], args[1]);
        if (result == Layout.NonValue && !at.Site.Guard)
            return GoesOn(calls.OperatorFails(at.Site.Bif!.Value, _arithmetic.Reason));
        args[0] = result;
        return true;
    }

    /// <summary>Arg0 and Arg1 = the bits of a float; or badarith of the op itself, no BIF's.
    /// </summary>
    private bool ToFloat(Span<uint> args)
    {
        double value = Numbers.KindOf(guest.Memory, args[0]) switch
        {
            NumberKind.Float => Numbers.Float(guest.Memory, args[0]),
            NumberKind.None => double.NaN,
            _ => Numbers.ToFloat(Numbers.Integer(guest.Memory, args[0])),
        };
        if (!double.IsFinite(value))
            return exceptions.Raise(guest.Atoms.Error, guest.Atoms.Badarith);
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        (args[0], args[1]) = ((uint)bits, (uint)(bits >> 32));
        return true;
    }

    /// <summary>Arg0 = the map with pairs put in; where all keys must be there, the least that is
    /// not fails.</summary>
    private bool PutMap(bool exact)
    {
        const int Map = 0;
        const int FirstKey = 1;
        Site site = guest.Site.Site;
        guest.Heap.LiveX = site.Live;
        int count = (int)guest.Process.Args[1];
        List<uint> held = calls.Hold(guest.Process.Args[..1]);
        held.AddRange(guest.Process.MapArgs[..(2 * count)]);
        int missing = exact ? guest.Maps.Missing(Map, FirstKey, count) : -1;
        if (missing < 0)
            guest.Process.Args[0] = guest.Maps.Put(Map, FirstKey, count);
        else if (site.Guard)
            guest.Process.Args[0] = Layout.NonValue;
        else
            return exceptions.Raise(guest.Atoms.Error, calls.Tagged("badkey", missing));
        return true;
    }

    private uint Equals(uint left, uint right, Equality equality) =>
        guest.Order.Compare(left, right, equality) == 0 ? 1u : 0;

    private bool RaiseTagged(string tag)
    {
        calls.Hold(guest.Process.Args[..1]);
        return exceptions.Raise(guest.Atoms.Error, calls.Tagged(tag, 0));
    }

    /// <summary>Raises function_clause; its trace begins with the function and its arguments.
    /// </summary>
    private bool RaiseFunctionClause()
    {
        SiteIn at = guest.Site;
        var function = new Mfa(at.Module.Name, at.Function.Name, at.Function.Arity);
        calls.Hold(guest.Process.X[..function.Arity]);
        uint args = exceptions.HeldAsList(0, function.Arity);
        uint item = exceptions.Item(function, args, exceptions.LocationWord(at.Site.Line));
        return exceptions.RaiseFunctionClause(item);
    }

    /// <summary>What <c>catch</c> gives: the thrown term, <c>{'EXIT',Reason}</c> or, with the
    /// trace, <c>{'EXIT',{Reason,Trace}}</c>.</summary>
    private uint Caught(uint type, uint reason, uint raw)
    {
        AtomTable atoms = guest.Atoms;
        if (type == atoms.Throw)
            return reason;
        List<uint> held = calls.Hold([reason, exceptions.TraceOf(raw)]);
        guest.Heap.Reserve(6);
        uint value = type == atoms.Error ? guest.MakeTuple(held[0], held[1]) : held[0];
        return guest.MakeTuple(atoms.Word("EXIT"), value);
    }

    /// <summary>What does not go on has paused, or come to its end by an exception.</summary>
    private bool GoesOn(bool goesOn)
    {
        if (goesOn || guest.Running.Pause != Pause.None)
            return goesOn;
        return End(exceptions.Uncaught
            ?? throw new InvalidOperationException("a process ended without an exception"));
    }

    private bool End(Outcome outcome)
    {
        Outcome = outcome;
        return false;
    }
}
