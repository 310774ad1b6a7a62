using Beam;

namespace Jit.Runtime;

/// <summary>The processes of a run and their turns. The process block is that of the process whose
/// turn it is; what lives of the others is kept in <see cref="GuestProcess"/> and
/// <see cref="Heap"/>.</summary>
internal sealed class Processes(GuestCore guest, Calls calls, Exceptions exceptions, Audit audit)
{
    private readonly List<GuestProcess> _living = [];

    /// <summary>Heaps of processes that are dead: the next ones have them.</summary>
    private readonly Stack<Heap> _heaps = [];

    private readonly List<string> _findings = [];
    private GuestProcess? _running;

    /// <summary>The first process of the run: it stays as it is until the run's end.</summary>
    private GuestProcess First => _living[0];

    /// <summary>The arguments of the run, as words that may have moved since.</summary>
    public ReadOnlySpan<uint> Arguments => First.Heap is { } heap ? heap.Arguments : [];

    /// <summary>The arguments of the run, where it is known that they are what they were.
    /// </summary>
    public IReadOnlyList<Term>? SameArguments =>
        First.Heap is { HasArgumentsAsTheyWere: true } ? First.Args : null;

    /// <summary>A run begins, without processes.</summary>
    public void Begin()
    {
        foreach (GuestProcess process in _living)
        {
            if (process.Heap is { } heap)
                _heaps.Push(heap);
        }
        _living.Clear();
        _findings.Clear();
        _running = null;
        guest.HeapSpace.Begin();
    }

    /// <summary>A new process; nothing of it is in the guest before its first turn.</summary>
    public GuestProcess Add(Mfa function, IReadOnlyList<Term> args, IReceiver? receiver)
    {
        var process = new GuestProcess(function, args, receiver) { Index = _living.Count };
        _living.Add(process);
        return process;
    }

    /// <summary>A turn begins. False when it is over already.</summary>
    public bool Enter(GuestProcess process, int reductions)
    {
        _running = guest.Running = process;
        process.Given = guest.Process.FCalls = reductions;
        if (process.Heap is not { } heap)
        {
            Start(process);
            return true;
        }
        guest.Heap = heap;
        heap.Enter();
        heap.Held.Clear();
        Pause pause = process.Pause;
        process.Pause = Pause.None;
        switch (pause)
        {
            case Pause.Hibernate:
                calls.StartAnew();
                break;
            case Pause.Spend:
                process.PutBack(guest.Process.X);
                if (--guest.Process.FCalls < 0)
                    process.Pause = Pause.Spend;
                break;
            case Pause.Wait:
                guest.Process.Args[0] = Receiving.Woken(process.Mailbox);
                break;
        }
        return process.Pause == Pause.None;
    }

    /// <summary>The turn is over, by an outcome or because the process has paused.</summary>
    public Turn Leave(Outcome? outcome)
    {
        GuestProcess process = guest.Running;
        int spent = process.Given - guest.Process.FCalls;
        if (outcome is null && process.Pause == Pause.Spend && guest.Site.Site.Live < 0)
            outcome = new Faulted(guest.Process.Resume, "a pause at a place that has none");
        if (outcome is null && process.Pause == Pause.Spend)
        {
            spent--; // What it paused at is not spent yet.
            Span<uint> kept = guest.Process.X[..guest.Site.Site.Live];
            if (kept.IndexOf(Layout.Poison) is >= 0 and int unset)
                _findings.Add($"x{unset} is kept over a pause, but nobody has set it");
            process.Keep(kept);
            guest.Process.X.Fill(Layout.Poison); // Whoever runs next has it for himself.
        }
        process.Spent += spent;
        process.Outcome = outcome;
        process.Heap?.Leave();
        _running = null;
        TurnEnd end = outcome is not null ? TurnEnd.Ended : EndOf(process.Pause);
        if (end == TurnEnd.Killed)
            Drop(process);
        return new Turn(end, spent, outcome);
    }

    /// <summary>A process is dead: its heap is looked over and given up. That of the first, and of
    /// one that kills itself in its turn, waits.</summary>
    public void Drop(GuestProcess process)
    {
        if (process == First || process == _running)
            return;
        (_living[process.Index], _living[^1].Index) = (_living[^1], process.Index);
        _living.RemoveAt(_living.Count - 1);
        if (process.Heap is not { } heap)
            return;
        process.Heap = null;
        Look(heap, () =>
        {
            int before = _findings.Count;
            _findings.AddRange(audit.Run(process.Outcome is Returned));
            if (_findings.Count > before)
                return;
            heap.Close();
            _heaps.Push(heap);
        });
    }

    /// <summary>The stack trace of where a process is; empty when it has not begun or
    /// sleeps.</summary>
    public Term StackTrace(GuestProcess process)
    {
        if (process == _running)
            return exceptions.TraceOfProcess();
        Term trace = Nil.Instance;
        if (process.Heap is { } heap && process.Pause != Pause.Hibernate)
            Look(heap, () => trace = exceptions.TraceOfProcess());
        return trace;
    }

    /// <summary>The run is over: looks over all heaps that are left; the first process's is in the
    /// process block then. What is wrong, a line each.</summary>
    public List<string> Check()
    {
        var binaries = new List<uint>();
        for (int i = _living.Count - 1; i >= 0; i--)
        {
            if (_living[i].Heap is not { } heap)
                continue;
            guest.Heap = heap;
            heap.Enter();
            _findings.AddRange(audit.Run(_living[i].Outcome is Returned));
            binaries.Add(guest.Process.OffHeap);
            binaries.Add(heap.OldBinaries);
        }
        if (_findings.Count == 0)
            _findings.AddRange(guest.OffHeap.Check([.. binaries]));
        return _findings;
    }

    /// <summary>Gives all heaps up, which are sound and no longer wanted: nothing may be left.
    /// </summary>
    public IReadOnlyList<string> Close()
    {
        foreach (GuestProcess process in _living)
        {
            if (process.Heap is not { } heap)
                continue;
            heap.Enter();
            heap.Close();
        }
        return audit.RunClosed();
    }

    private void Start(GuestProcess process)
    {
        long words = process.Args.Sum(term => guest.Writer.Size(term));
        if (process == First)
            guest.HeapSpace.Wilful.Begin(words);
        Heap heap = _heaps.TryPop(out Heap? free) ? free : new Heap(guest.HeapSpace);
        heap.Open((int)Math.Min(words, int.MaxValue / 8));
        process.Heap = guest.Heap = heap;
        process.Pause = Pause.None;
        // Who reads a register that nobody has set is found, and finds the same each time.
        guest.Process.Args.Fill(Layout.Poison);
        Span<uint> x = guest.Process.X;
        x.Fill(Layout.Poison);
        // There is room for all arguments: nothing moves.
        for (int i = 0; i < process.Args.Count; i++)
        {
            uint top = guest.Process.HTop;
            x[i] = guest.Writer.Write(process.Args[i], ref top);
            guest.Process.HTop = top;
        }
        if (process == First)
            heap.KeepArguments(x[..process.Args.Count]);
        guest.Process.Resume = calls.EntryOf(process.Function);
    }

    /// <summary>Puts a heap into the process block for a while.</summary>
    private void Look(Heap heap, Action action)
    {
        Heap running = guest.Heap;
        if (_running is not null)
            running.Leave();
        guest.Heap = heap;
        heap.Enter();
        action();
        guest.Heap = running;
        if (_running is not null)
            running.Enter();
    }

    private static TurnEnd EndOf(Pause pause) => pause switch
    {
        Pause.Spend or Pause.Look => TurnEnd.Yielded,
        Pause.Wait or Pause.Hibernate => TurnEnd.Waiting,
        Pause.Killed => TurnEnd.Killed,
        _ => throw new InvalidOperationException($"a turn ended in {pause}"),
    };
}
