using Beam;

namespace Jit.Runtime;

/// <summary>BIFs that are about control: they raise or jump.</summary>
internal sealed partial class Calls
{
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
}
