using Beam;
using Tuple = Beam.Tuple;

namespace Jit.Runtime;

/// <summary>Raising (docs/abi.md, Exceptions): stack traces, and the way to the handler.</summary>
/// <remarks>A raw trace, x3 at a handler, is the cons of the class and the trace's list. That of a
/// function_clause has this atom in place of the class, which is error: <c>raw_raise</c> treats it
/// apart.</remarks>
internal sealed class Exceptions(GuestCore guest)
{
    /// <summary>Frames that a trace has at most.</summary>
    public const int FramesMax = 8;

    /// <summary>Trace items of sites, as literals: they are the same each time.</summary>
    private readonly Dictionary<Site, uint> _items = new(ReferenceEqualityComparer.Instance);

    private readonly List<uint> _frames = [];

    /// <summary>The exception of a run that no handler took; null while there is none.</summary>
    public Raised? Uncaught { get; private set; }

    public void Begin() => Uncaught = null;

    /// <summary>Forgets the literals made for programs.</summary>
    public void Reset() => _items.Clear();

    /// <summary>Raises an exception at the site that the service returns to. True when a handler
    /// takes it, which then runs next.</summary>
    /// <param name="type">The atom of the class.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="head">The first item of the trace; 0 where it begins with the site's.</param>
    /// <param name="withSite">Whether the site is in the trace.</param>
    /// <param name="mark">First of the raw trace; 0 for the class.</param>
    public bool Raise(
        uint type, uint reason, uint head = 0, bool withSite = true, uint mark = 0)
    {
        List<uint> held = guest.Heap.Held;
        held.Clear();
        held.AddRange(reason, head);
        guest.Heap.LiveX = 0;
        int room = FramesMax - (head == 0 ? 0 : 1);
        CollectFrames(withSite ? guest.Process.Resume : 0, room);
        guest.Heap.Reserve(2 * (FramesMax + 1));
        uint trace = Layout.Nil;
        for (int i = _frames.Count - 1; i >= 0; i--)
            trace = guest.MakeCons(_frames[i], trace);
        if (held[1] != 0)
            trace = guest.MakeCons(held[1], trace);
        return Throw(type, held[0], guest.MakeCons(mark == 0 ? type : mark, trace));
    }

    /// <summary>Raises <c>error:function_clause</c> with <paramref name="head"/> as the first item
    /// of the trace, in place of the site's.</summary>
    public bool RaiseFunctionClause(uint head) =>
        Raise(guest.Atoms.Error, FunctionClause, head, withSite: false, mark: FunctionClause);

    /// <summary>Raises <paramref name="reason"/> as the raw trace tells, which stays as it is.
    /// </summary>
    public bool RaiseAgain(uint raw, uint reason) =>
        RaiseWith(ClassOf(raw), reason, TraceOf(raw), IsFunctionClause(raw) ? FunctionClause : 0);

    /// <summary>Raises with another's raw trace; that of a function_clause loses the location of
    /// its first item, as in ERTS.</summary>
    public bool RawRaise(uint type, uint reason, uint raw)
    {
        uint trace = TraceOf(raw);
        if (!IsFunctionClause(raw) || !Layout.IsCons(trace))
            return RaiseWith(type, reason, trace);
        List<uint> held = guest.Heap.Held;
        held.Clear();
        held.AddRange(reason, trace);
        guest.Heap.LiveX = 0;
        guest.Heap.Reserve(7);
        uint cell = Layout.Address(held[1]);
        uint item = Layout.Address(guest.Memory[cell]);
        uint bare = guest.MakeTuple(
            guest.Memory[item + 4], guest.Memory[item + 8], guest.Memory[item + 12], Layout.Nil);
        return RaiseWith(type, held[0], guest.MakeCons(bare, guest.Memory[cell + 4]));
    }

    /// <summary>Raises with the list of the trace as it is.</summary>
    public bool RaiseWith(uint type, uint reason, uint trace, uint mark = 0)
    {
        List<uint> held = guest.Heap.Held;
        held.Clear();
        held.AddRange(reason, trace);
        guest.Heap.LiveX = 0;
        guest.Heap.Reserve(2);
        return Throw(type, held[0], guest.MakeCons(mark == 0 ? type : mark, held[1]));
    }

    /// <summary><c>{M,F,Args,Location}</c> on the heap; holds what it is given.</summary>
    public uint Item(Mfa function, uint args, uint location)
    {
        List<uint> held = guest.Heap.Held;
        held.AddRange(args, location);
        guest.Heap.Reserve(5);
        return guest.MakeTuple(
            guest.Atoms.Word(function.Module), guest.Atoms.Word(function.Name), held[^2], held[^1]);
    }

    /// <summary>The list of the terms held from <paramref name="index"/> on.</summary>
    public uint HeldAsList(int index, int count)
    {
        guest.Heap.Reserve(2 * count);
        uint list = Layout.Nil;
        for (int i = count - 1; i >= 0; i--)
            list = guest.MakeCons(guest.Heap.Held[index + i], list);
        return list;
    }

    /// <summary>The location part of a BIF's item: <c>error_info</c>, as OTP 24 and later add it.
    /// </summary>
    public uint ErrorInfo(Mfa bif, Atom? cause = null)
    {
        string module = bif.Module switch
        {
            "binary" or "ets" or "lists" or "maps" or "math" or "re" or "unicode"
                => "erl_stdlib_errors",
            "os" => "erl_kernel_errors",
            _ => "erl_erts_errors",
        };
        var entries = System.Collections.Immutable.ImmutableDictionary<Term, Term>.Empty
            .Add(Atom.Of("module"), Atom.Of(module));
        if (cause is not null)
            entries = entries.Add(Atom.Of("cause"), cause);
        return guest.Literals.Word(Terms.List(new Tuple(Atom.Of("error_info"), new Map(entries))));
    }

    /// <summary>The location part of an item: <c>[{file,F},{line,L}]</c>, or [].</summary>
    public uint LocationWord(Location line) => guest.Literals.Word(LocationTerm(line));

    /// <summary>The stack trace of where the process is: at a service.</summary>
    public Term TraceOfProcess()
    {
        CollectFrames(guest.Process.Resume, FramesMax);
        return Terms.List([.. _frames.Select(guest.Reader.Read)]);
    }

    /// <summary>The list in a raw trace; a term that is none is left as it is.</summary>
    public uint TraceOf(uint raw) => IsRaw(raw)
        ? guest.Memory[Layout.Address(raw) + 4]
        : raw;

    /// <summary>The class in a raw trace; error where there is none.</summary>
    private uint ClassOf(uint raw) => IsRaw(raw) && !IsFunctionClause(raw)
        ? guest.Memory[Layout.Address(raw)]
        : guest.Atoms.Error;

    public bool IsClass(uint word) => word == guest.Atoms.Error || word == guest.Atoms.Exit
        || word == guest.Atoms.Throw;

    private uint FunctionClause => guest.Atoms.Word("function_clause");

    private bool IsFunctionClause(uint word) =>
        Layout.IsCons(word) && guest.Memory[Layout.Address(word)] == FunctionClause;

    private bool IsRaw(uint word) => Layout.IsCons(word)
        && (IsClass(guest.Memory[Layout.Address(word)]) || IsFunctionClause(word));

    public static Term LocationTerm(Location line) => line.Line == 0
        ? Nil.Instance
        : Terms.List(
            new Tuple(Atom.Of("file"), Terms.CharList(line.File ?? "")),
            new Tuple(Atom.Of("line"), Terms.Int(line.Line)));

    /// <summary>Items of the site and of the return addresses on the stack, identical neighbours
    /// once.</summary>
    private void CollectFrames(uint site, int room)
    {
        _frames.Clear();
        ProcessBlock process = guest.Process;
        uint previous = 0;
        if (site != 0)
            AddFrame(site, ref previous, ref room);
        for (uint at = process.E; at < process.StackBase && room > 0; at += 4)
        {
            uint word = guest.Memory[at];
            if (Layout.IsHeader(word) && word != Layout.NonValue)
                AddFrame(word, ref previous, ref room);
        }
    }

    private void AddFrame(uint address, ref uint previous, ref int room)
    {
        if (address == previous)
            return;
        previous = address;
        if (guest.Code.FindSite(address) is not { } site)
            return; // The end of the run.
        if (site.Site.Function == CodeRange.Shared)
            return; // It was about to return.
        room--;
        if (!_items.TryGetValue(site.Site, out uint item))
        {
            item = guest.Literals.Word(new Tuple(
                Atom.Of(site.Module.Name),
                Atom.Of(site.Function.Name),
                Terms.Int(site.Function.Arity),
                LocationTerm(site.Site.Line)));
            _items.Add(site.Site, item);
        }
        _frames.Add(item);
    }

    /// <summary>Looks for the innermost catch tag on the stack and makes its handler run next, or
    /// notes the exception as the run's.</summary>
    private bool Throw(uint type, uint reason, uint raw)
    {
        ProcessBlock process = guest.Process;
        uint frame = process.E;
        for (uint at = process.E; at < process.StackBase; at += 4)
        {
            uint word = guest.Memory[at];
            if (Layout.IsHeader(word) && word != Layout.NonValue)
            {
                frame = at;
            }
            else if (Layout.IsCatch(word))
            {
                process.E = frame;
                process.Resume = guest.Handlers[word];
                Span<uint> x = process.X;
                (x[0], x[1], x[2], x[3]) = (Layout.NonValue, type, reason, raw);
                return true;
            }
        }
        Uncaught = new Raised(
            guest.Atoms[type],
            guest.Reader.Read(reason),
            guest.Reader.Read(guest.Memory[Layout.Address(raw) + 4]));
        return false;
    }
}
