using System.Runtime.InteropServices;
using Beam;

namespace Jit.Runtime;

/// <summary>Calls whose target the host finds: other modules' functions, BIFs, funs, apply.
/// </summary>
/// <remarks>A method gives true when the guest goes on: at <see cref="ProcessBlock.Resume"/>.
/// </remarks>
internal sealed class Calls(
    GuestCore guest,
    IBifs bifs,
    NativeBifs natives,
    Exceptions exceptions,
    Func<string, LoadedModule?> load)
{
    /// <summary>Arguments that a call may have.</summary>
    private const int ArityMax = 255;

    private static readonly Mfa Apply3 = new("erlang", "apply", 3);
    private static readonly Mfa Apply2 = new("erlang", "apply", 2);
    private static readonly Mfa Send2 = new("erlang", "send", 2);

    /// <summary>Whether a function is a BIF, wherever it is written.</summary>
    public bool IsBif(Mfa function) =>
        IsControl(function) || natives.Has(function) || bifs.Has(function);

    /// <summary>x0 = the export's function of x0…; or its entry runs next.</summary>
    public bool CallExport(uint number)
    {
        Mfa function = guest.Exports[number];
        if (IsBif(function))
            return CallBif(function);
        uint entry = load(function.Module) is { } module && module.Code.Module.IsExported(
            function.Name, function.Arity)
            ? module.Entry(function.Name, function.Arity)
            : 0;
        if (entry == 0)
            return Undef(function);
        guest.Exports.SetTarget((int)number, entry);
        guest.Process.Resume = entry;
        return true;
    }

    /// <summary>Arg0 = the BIF of a <c>bif</c> or <c>gc_bif</c> op of Arg0…; else it fails.
    /// </summary>
    public bool GuardBif(SiteIn at)
    {
        Mfa bif = at.Site.Bif!.Value;
        guest.Heap.LiveX = at.Site.Live;
        Hold(guest.Process.Args[..bif.Arity]);
        bool mayCollect = at.Op is Op.GcBif1 or Op.GcBif2 or Op.GcBif3;
        BifResult? crossed = null;
        uint result;
        if (natives.Has(bif))
        {
            result = natives.Call(bif);
        }
        else
        {
            crossed = Cross(bif);
            result = crossed is BifResult.Value value
                ? mayCollect ? guest.Encode(value.Term) : guest.EncodeWithoutCollecting(value.Term)
                : Layout.NonValue;
        }
        // What is missing here does not make a guard fail.
        bool fails = at.Site.Guard && crossed is (null or BifResult.Raise);
        if (result != Layout.NonValue || fails)
        {
            guest.Process.Args[0] = result;
            return true;
        }
        return crossed is null ? NativeFails(bif) : CrossedFails(bif, crossed);
    }

    /// <summary>Arg0 = code address for fun Arg0 of Arg1 arguments, which stand in x0…; its free
    /// variables are put behind them.</summary>
    public bool ResolveFun()
    {
        uint fun = guest.Process.Args[0];
        int arity = (int)guest.Process.Args[1];
        uint entry = EntryOfFun(fun, arity);
        if (entry != 0)
        {
            guest.Process.Args[0] = entry;
            return true;
        }
        return BadFun(fun, guest.Process.X[..arity]);
    }

    /// <summary>Arg0 = code address of x[Arg1]:x[Arg1+1]/Arg1.</summary>
    public bool ResolveApply()
    {
        int arity = (int)guest.Process.Args[1];
        Span<uint> x = guest.Process.X;
        if (Layout.IsAtom(x[arity]) && Layout.IsAtom(x[arity + 1]))
        {
            var function = new Mfa(
                guest.Atoms[x[arity]].Name, guest.Atoms[x[arity + 1]].Name, arity);
            // In tail position, too, the trace is to show who raised.
            if (guest.Site.Op == Op.ApplyLast && OnlyRaises(function))
                return CallBif(function);
            guest.Process.Args[0] = guest.Exports.StubOf(guest.Exports.Number(function));
            return true;
        }
        // As erlang:apply(M, F, Args) fails.
        List<uint> held = Hold(x[..(arity + 2)]);
        uint args = exceptions.HeldAsList(0, arity);
        Hold([held[arity], held[arity + 1], args]);
        return BifFails(Apply3, guest.Atoms.Badarg);
    }

    /// <summary>Arg0 = code address for <c>erlang:apply/Arg1</c> of x0…, with the arguments put
    /// into x0….</summary>
    public bool ResolveApplyBif()
    {
        int arity = (int)guest.Process.Args[1];
        Hold(guest.Process.X[..arity]);
        return Apply(arity, ref guest.Process.Args[0]);
    }

    /// <summary>A module, loaded where it was not; null where there is none.</summary>
    public Module? ModuleOf(string name) => load(name)?.Code.Module;

    private bool CallBif(Mfa function)
    {
        if (function is not ("erlang", "apply", 2 or 3)) // What it calls spends its own.
            guest.Process.FCalls--;
        guest.Heap.LiveX = 0;
        Hold(guest.Process.X[..function.Arity]);
        if (IsControl(function))
            return CallControl(function);
        if (natives.Has(function))
        {
            uint result = natives.Call(function);
            if (result == Layout.NonValue)
                return NativeFails(function);
            guest.Process.X[0] = result;
            return true;
        }
        switch (Cross(function))
        {
            case BifResult.Value value:
                guest.Process.X[0] = guest.Encode(value.Term);
                if (guest.Running.TakeYield())
                    guest.Running.EndTurn(guest.Process);
                return true;
            case BifResult.Killed:
                guest.Running.Pause = Pause.Killed;
                return false;
            case BifResult.Hibernate sleep:
                return Hibernate(sleep);
            case BifResult.Apply apply:
                Hold([guest.Encode(apply.Function)]);
                guest.Heap.Held.Add(guest.Encode(Terms.List([.. apply.Args])));
                return ApplyFun(ref guest.Process.Resume);
            case var failure:
                return CrossedFails(function, failure);
        }
    }

    /// <summary>x0 = x0 ! x1; fails as the BIF erlang:send/2, and spends nothing.</summary>
    public bool Send()
    {
        guest.Heap.LiveX = 0;
        List<uint> held = Hold(guest.Process.X[..Send2.Arity]);
        BifResult sent = Cross(Send2);
        if (sent is not BifResult.Value)
            return CrossedFails(Send2, sent);
        guest.Process.X[0] = held[1];
        return true;
    }

    /// <summary>The stack is gone; the call begins as a process's own does, at once when a message
    /// is there.</summary>
    private bool Hibernate(BifResult.Hibernate sleep)
    {
        GuestProcess process = guest.Running;
        guest.Process.E = guest.Process.StackBase;
        process.Mailbox.Rewind();
        (process.Function, process.Args) = (sleep.Function, sleep.Args);
        if (process.Mailbox.Message is null)
        {
            process.Pause = Pause.Hibernate;
            return false;
        }
        guest.Heap.Held.Clear();
        StartAnew();
        // Where it is to return to is in no register here.
        guest.Process.E -= 8;
        guest.Memory[guest.Process.E] = guest.Fragments.Of(Service.Done);
        guest.Memory[guest.Process.E + 4] = guest.Process.Resume;
        guest.Process.Resume = guest.Fragments.Enter;
        return true;
    }

    /// <summary>The process, whose stack is empty, is to call its function.</summary>
    public void StartAnew()
    {
        GuestProcess process = guest.Running;
        guest.Heap.LiveX = 0;
        List<uint> held = guest.Heap.Held;
        foreach (Term argument in process.Args)
            held.Add(guest.Encode(argument));
        CollectionsMarshal.AsSpan(held).CopyTo(guest.Process.X);
        guest.Process.Resume = EntryOf(process.Function);
    }

    /// <summary>Where a process starts that is to call a function, exported or not; what is not
    /// there raises undef when it runs.</summary>
    public uint EntryOf(Mfa function)
    {
        uint entry = load(function.Module)?.Entry(function.Name, function.Arity) ?? 0;
        return entry != 0 ? entry : StubOf(function);
    }

    /// <summary>Runs a BIF on host terms.</summary>
    private BifResult Cross(Mfa function)
    {
        var args = new Term[function.Arity];
        for (int i = 0; i < args.Length; i++)
            args[i] = guest.Reader.Read(guest.Heap.Held[i]);
        return bifs.Call(function, args);
    }

    // BIFs that are about control: they raise or jump.

    private static bool IsControl(Mfa function) => function.Module == "erlang"
        && (function.Name, function.Arity) is ("error", 1 or 2 or 3) or ("exit", 1)
            or ("throw", 1) or ("raise", 3) or ("apply", 2 or 3) or ("nif_error", 1 or 2);

    private static bool OnlyRaises(Mfa function) => function.Module == "erlang"
        && (function.Name, function.Arity) is ("error", 1 or 2 or 3) or ("exit" or "throw", 1);

    private bool CallControl(Mfa function)
    {
        List<uint> held = guest.Heap.Held;
        AtomTable atoms = guest.Atoms;
        switch (function.Name, function.Arity)
        {
            case ("error", 1):
                return exceptions.Raise(atoms.Error, held[0]);
            case ("error", _):
                return ErrorWithArgs(function.Arity == 3 ? held[2] : Layout.Nil);
            case ("exit", _):
                return exceptions.Raise(atoms.Exit, held[0]);
            case ("throw", _):
                return exceptions.Raise(atoms.Throw, held[0]);
            case ("nif_error", _):
                return BifFails(function, held[0]);
            case ("raise", _):
                return RaiseTrace();
            default:
                return Apply(function.Arity, ref guest.Process.Resume);
        }
    }

    /// <summary><c>erlang:error(Reason, Args, Options)</c>: the site's item shows Args, and the
    /// options' <c>error_info</c> behind its location.</summary>
    private bool ErrorWithArgs(uint options)
    {
        List<uint> held = guest.Heap.Held;
        uint error = guest.Atoms.Error;
        bool hasArgs = Layout.IsCons(held[1]) || held[1] == Layout.Nil;
        uint info = FindOption(options, guest.Atoms.Word("error_info"));
        if (guest.Code.FindSite(guest.Process.Resume) is not { } site || (!hasArgs && info == 0))
            return exceptions.Raise(error, held[0]);
        var function = new Mfa(site.Module.Name, site.Function.Name, site.Function.Arity);
        uint location = exceptions.LocationWord(site.Site.Line);
        if (info != 0)
            location = Append(location, info);
        uint args = hasArgs ? held[1] : Layout.Small(function.Arity);
        uint item = exceptions.Item(function, args, location);
        return exceptions.Raise(error, held[0], item, withSite: false);
    }

    /// <summary>A literal list with one term behind it.</summary>
    private uint Append(uint list, uint last)
    {
        List<uint> held = guest.Heap.Held;
        int mark = held.Count;
        held.Add(last);
        int first = held.Count;
        for (uint cell = list; Layout.IsCons(cell); cell = guest.Memory[Layout.Address(cell) + 4])
            held.Add(guest.Memory[Layout.Address(cell)]);
        int count = held.Count - first;
        guest.Heap.Reserve(2 * (count + 1));
        uint result = guest.MakeCons(held[mark], Layout.Nil);
        for (int i = count - 1; i >= 0; i--)
            result = guest.MakeCons(held[first + i], result);
        return result;
    }

    /// <summary>The tuple of a property list that begins with a key; 0 where there is none.
    /// </summary>
    private uint FindOption(uint list, uint key)
    {
        GuestMemory memory = guest.Memory;
        for (; Layout.IsCons(list); list = memory[Layout.Address(list) + 4])
        {
            uint item = memory[Layout.Address(list)];
            if (IsTuple(item, 2) && memory[Layout.Address(item) + 4] == key)
                return item;
        }
        return 0;
    }

    private bool IsTuple(uint word, int size) => Layout.IsBoxed(word)
        && guest.Memory[Layout.Address(word)] == Layout.Header(Subtag.Tuple, size);

    /// <summary><c>erlang:raise(Class, Reason, Trace)</c>: gives badarg where they are none.
    /// </summary>
    private bool RaiseTrace()
    {
        List<uint> held = guest.Heap.Held;
        if (!exceptions.IsClass(held[0]) || !IsTrace(held[2], out int count))
        {
            guest.Process.X[0] = guest.Atoms.Badarg;
            return true;
        }
        count = Math.Min(count, Exceptions.FramesMax);
        int first = held.Count;
        uint cell = held[2];
        for (int i = 0; i < count; i++, cell = guest.Memory[Layout.Address(cell) + 4])
            held.Add(guest.Memory[Layout.Address(cell)]);
        guest.Heap.Reserve(count * (2 + 5));
        uint trace = Layout.Nil;
        for (int i = count - 1; i >= 0; i--)
            trace = guest.MakeCons(WithLocation(held[first + i]), trace);
        return exceptions.RaiseWith(held[0], held[1], trace);
    }

    /// <summary>Whether a term is a list of trace items, arities and arguments unseen.</summary>
    private bool IsTrace(uint list, out int count)
    {
        GuestMemory memory = guest.Memory;
        count = 0;
        for (; Layout.IsCons(list); list = memory[Layout.Address(list) + 4])
        {
            count++;
            uint item = memory[Layout.Address(list)];
            if (!Layout.IsBoxed(item))
                return false;
            uint at = Layout.Address(item);
            if (Layout.SubtagOf(memory[at]) != Subtag.Tuple)
                return false;
            int size = Layout.WordsOf(memory[at]);
            if (size is < 2 or > 4)
                return false;
            bool fun = IsFun(memory[at + 4]);
            bool named = Layout.IsAtom(memory[at + 4]) && Layout.IsAtom(memory[at + 8]);
            bool good = size switch { 2 => fun, 3 => fun || named, _ => named };
            bool located = size == 4 || (size == 3 && fun);
            uint location = located ? memory[at + ((uint)size * 4)] : Layout.Nil;
            if (!good || !(Layout.IsCons(location) || location == Layout.Nil))
                return false;
        }
        return list == Layout.Nil;
    }

    /// <summary>A trace item with a location: [] where it had none. The room is reserved.</summary>
    private uint WithLocation(uint item)
    {
        GuestMemory memory = guest.Memory;
        uint at = Layout.Address(item);
        bool fun = IsFun(memory[at + 4]);
        return (Layout.WordsOf(memory[at]), fun) switch
        {
            (2, _) => guest.MakeTuple(memory[at + 4], memory[at + 8], Layout.Nil),
            (3, false) => guest.MakeTuple(
                memory[at + 4], memory[at + 8], memory[at + 12], Layout.Nil),
            _ => item,
        };
    }

    /// <summary><c>erlang:apply/2,3</c> of the terms held: its target's address goes to
    /// <paramref name="target"/>.</summary>
    private bool Apply(int arity, ref uint target) =>
        arity == 2 ? ApplyFun(ref target) : ApplyFunction(ref target);

    private bool ApplyFunction(ref uint target)
    {
        List<uint> held = guest.Heap.Held;
        int arity = PutArguments(held[2]);
        if (arity < 0 || !Layout.IsAtom(held[0]) || !Layout.IsAtom(held[1]))
            return BifFails(Apply3, guest.Atoms.Badarg);
        target = StubOf(held[0], held[1], arity);
        return true;
    }

    private bool ApplyFun(ref uint target)
    {
        List<uint> held = guest.Heap.Held;
        int arity = PutArguments(held[1]);
        if (arity < 0)
            return BifFails(Apply2, guest.Atoms.Badarg);
        uint entry = EntryOfFun(held[0], arity);
        if (entry == 0)
            return BadFun(held[0], guest.Process.X[..arity]);
        target = entry;
        return true;
    }

    /// <summary>Puts the elements of a list into x0…; -1 where it is not proper or too long.
    /// </summary>
    private int PutArguments(uint list)
    {
        Span<uint> x = guest.Process.X;
        int count = 0;
        for (; Layout.IsCons(list); list = guest.Memory[Layout.Address(list) + 4])
        {
            if (count == ArityMax)
                return -1;
            x[count++] = guest.Memory[Layout.Address(list)];
        }
        return list == Layout.Nil ? count : -1;
    }

    /// <summary>Code address of a fun for so many arguments in x0…, its free variables put behind
    /// them; 0 where it is no such fun.</summary>
    private uint EntryOfFun(uint fun, int arity)
    {
        if (!IsFun(fun))
            return 0;
        uint at = Layout.Address(fun);
        if (Layout.SubtagOf(guest.Memory[at]) == Subtag.Export)
        {
            Mfa function = guest.Exports.OfCode(guest.Memory[at + Layout.FunCodeOffset]);
            return function.Arity == arity ? StubOf(function) : 0;
        }
        if (guest.Memory[at + Layout.FunArityOffset] != arity)
            return 0;
        LambdaEntry lambda = guest.Lambdas[guest.Memory[at + Layout.FunCodeOffset]];
        if (lambda.Address == 0)
            _ = load(lambda.Module);
        int free = Layout.WordsOf(guest.Memory[at]) - 2;
        guest.Memory.Words(at + Layout.FunFreeOffset, free).CopyTo(guest.Process.X[arity..]);
        return lambda.Address;
    }

    private bool IsFun(uint word) => Layout.IsBoxed(word)
        && Layout.SubtagOf(guest.Memory[Layout.Address(word)]) is Subtag.Fun or Subtag.Export;

    private uint StubOf(uint module, uint name, int arity) =>
        StubOf(new Mfa(guest.Atoms[module].Name, guest.Atoms[name].Name, arity));

    private uint StubOf(Mfa function) => guest.Exports.StubOf(guest.Exports.Number(function));

    // Failures.

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

    /// <summary><c>{Tag, Value}</c> of a term that is held.</summary>
    public uint Tagged(string tag, int index)
    {
        guest.Heap.Reserve(3);
        return guest.MakeTuple(guest.Atoms.Word(tag), guest.Heap.Held[index]);
    }

    /// <summary>From now on these terms are what the service holds.</summary>
    public List<uint> Hold(ReadOnlySpan<uint> terms)
    {
        List<uint> held = guest.Heap.Held;
        uint[] copy = terms.ToArray(); // They may be held ones.
        held.Clear();
        held.AddRange(copy);
        return held;
    }
}
