namespace Jit.Runtime;

/// <summary>The parts of a guest that its services share.</summary>
internal sealed class GuestCore : IDisposable
{
    public GuestCore(bool stress)
    {
        Memory = new GuestMemory();
        Process = new ProcessBlock(Memory);
        Fragments = new Fragments(Memory);
        Atoms = new AtomTable();
        Exports = new ExportTable(Memory, FirstStub, Fragments.Of(Service.CallExport));
        Lambdas = new LambdaTable(Memory, Fragments.Of(Shared.LoadFun));
        Records = new RecordTable(this);
        Order = new TermOrder(Memory, Atoms, Lambdas, Exports, Records);
        OffHeap = new OffHeap(Memory, Process);
        Writer = new TermWriter(Memory, Atoms, Lambdas, Exports, Records, Order, OffHeap);
        Literals = new LiteralArea(Writer);
        Reader = new TermReader(
            Memory, Process, Atoms, Lambdas, Exports, Records, Literals);
        HeapSpace = new HeapSpace(Memory, Process, Literals, OffHeap)
        {
            Wilful = stress ? new StressPolicy() : new HeapPolicy(),
        };
        Heap = new Heap(HeapSpace);
        Maps = new Maps(this);
    }

    /// <summary>Where the stubs of exports start; modules come behind them.</summary>
    public const uint FirstStub = GuestMemory.CodeBase + 4096;
    public const uint FirstModule =
        FirstStub + (uint)(ExportTable.ExportsMax * ExportTable.StubBytes);

    public GuestMemory Memory { get; }
    public ProcessBlock Process { get; }
    public Fragments Fragments { get; }
    public AtomTable Atoms { get; }
    public LambdaTable Lambdas { get; }
    public HandlerTable Handlers { get; } = new();
    public CodeMap Code { get; } = new();
    public ExportTable Exports { get; }
    public RecordTable Records { get; }
    public LiteralArea Literals { get; }
    public OffHeap OffHeap { get; }
    public TermOrder Order { get; }
    public TermWriter Writer { get; }
    public TermReader Reader { get; }
    public HeapSpace HeapSpace { get; }

    /// <summary>The heap of the process that runs.</summary>
    public Heap Heap { get; set; }
    public Maps Maps { get; }

    /// <summary>The process whose turn it is, or was last.</summary>
    public GuestProcess Running { get; set; } = null!;

    /// <summary>The site that the running service returns to.</summary>
    public SiteIn Site => Code.FindSite(Process.Resume)
        ?? throw new InvalidOperationException(
            $"a service without a site: it returns to 0x{Process.Resume:x8}");

    /// <summary>Forgets all programs.</summary>
    public void Reset()
    {
        Atoms.Reset();
        Lambdas.Reset();
        Handlers.Reset();
        Code.Reset();
        Exports.Reset();
        Records.Reset();
        Literals.Reset();
    }

    public void Dispose() => Memory.Dispose();

    /// <summary>A tuple of words on the heap; they must not move, so the room is reserved.
    /// </summary>
    public uint MakeTuple(params ReadOnlySpan<uint> elements)
    {
        uint at = Heap.Take(1 + elements.Length);
        Memory[at] = Layout.Header(Subtag.Tuple, elements.Length);
        elements.CopyTo(Memory.Words(at + 4, elements.Length));
        return Layout.Boxed(at);
    }

    /// <summary>A cons of words on the heap; the room is reserved.</summary>
    public uint MakeCons(uint head, uint tail)
    {
        uint at = Heap.Take(2);
        Memory[at] = head;
        Memory[at + 4] = tail;
        return Layout.Cons(at);
    }

    /// <summary>Reserves room and writes a host term to the heap.</summary>
    public uint Encode(Beam.Term term)
    {
        if (Writer.Immediate(term) is { } immediate)
            return immediate;
        Heap.Reserve(Words(term));
        uint top = Process.HTop;
        uint word = Writer.Write(term, ref top);
        Process.HTop = top;
        return word;
    }

    /// <summary>Writes a host term where no collection may happen: among the literals, since what
    /// room there is on the heap may be spoken for by the code that is running.</summary>
    public uint EncodeWithoutCollecting(Beam.Term term) =>
        Writer.Immediate(term) ?? Literals.Word(term);

    private int Words(Beam.Term term)
    {
        long words = Writer.Size(term);
        return words <= HeapSpace.WordsMax ? (int)words : throw GuestStop.MemoryGone();
    }
}
