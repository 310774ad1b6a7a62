using System.Runtime.InteropServices;
using Beam;

namespace Jit.Runtime;

/// <summary>Calls whose target the host finds: other modules' functions, BIFs, funs, apply.
/// </summary>
/// <remarks>A method gives true when the guest goes on: at <see cref="ProcessBlock.Resume"/>.
/// </remarks>
internal sealed partial class Calls(
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
        if (mayCollect)
            guest.Heap.CollectWilfully();
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

    private uint StubOf(uint module, uint name, int arity) =>
        StubOf(new Mfa(guest.Atoms[module].Name, guest.Atoms[name].Name, arity));

    private uint StubOf(Mfa function) => guest.Exports.StubOf(guest.Exports.Number(function));

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
