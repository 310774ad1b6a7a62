using Beam;
using Oracle.Bifs;
using Oracle.Ets;
using Oracle.Zlib;

namespace Oracle.Processes;

/// <summary>
/// The world of one run: its processes and what they share. Nothing of it outlives the run, and
/// nothing in it hangs on anything but the run and its seed.
/// </summary>
/// <param name="code">Where modules come from, for BIFs that ask about code.</param>
/// <param name="seed">Seed of the scheduler (<see cref="Scheduler"/>).</param>
public sealed partial class Node(ICodePath code, ulong seed = 0)
{
    public const string Name = "nonode@nohost";

    private const uint LeaderNumber = 64;
    private const uint FirstNumber = 100;

    /// <summary>The group leader of all processes that have not been given another.</summary>
    internal static readonly Pid Leader = new(Name, LeaderNumber, 0, 0);

    private readonly Dictionary<Reference, BytePatterns> _patterns = [];
    private readonly Dictionary<uint, ProcessContext> _processes = [];
    private readonly List<(Term To, Term Message)> _messages = [];
    private readonly List<Term> _events = [];
    private uint _pids = FirstNumber;
    private uint _references;
    private long _uniqueIntegers;
    private NewBody? _newBody;

    public ICodePath Code => code;
    public Clock Clock { get; } = new();
    internal Scheduler Scheduler { get; } = new(seed);
    internal Timers Timers => field ??= new Timers();

    /// <summary>Reductions spent by all processes in turns that are over.</summary>
    public long Reductions { get; private set; }

    /// <summary>Messages sent by programs, in order.</summary>
    public IReadOnlyList<(Term To, Term Message)> Messages => _messages;

    /// <summary><c>{spawn,Parent,Pid,{M,F,Arity}}</c>, <c>{return,Pid,Value}</c> (to nobody) and
    /// <c>{exit,Pid,Reason}</c>, in order.</summary>
    public IReadOnlyList<Term> Events => _events;

    /// <summary>What was written to the group leader.</summary>
    public string Output => _leader?.Output ?? "";

    /// <summary>What persistent_term keeps, in the order of its keys.</summary>
    internal SortedDictionary<Term, Term> Persistent => field ??= PersistentTerms.AtStart();

    /// <summary>The ets tables.</summary>
    internal Tables Tables => field ??= new Tables(this);

    /// <summary>Arrays of atomics and counters.</summary>
    internal Dictionary<Term, Counters> Arrays => field ??= [];

    /// <summary>The streams of zlib.</summary>
    internal Streams Streams => field ??= new Streams(this);

    /// <summary>A reference that this run has not had yet.</summary>
    public Reference NewReference() => new(Name, [++_references, 0, 0], 0);

    /// <summary>An integer that this run has not had yet, greater than those before.</summary>
    public long NewUniqueInteger() => ++_uniqueIntegers;

    /// <summary>Keeps what a binary is to be searched for; the term that names it.</summary>
    internal Term Keep(BytePatterns patterns)
    {
        Reference name = NewReference();
        _patterns.Add(name, patterns);
        return new Beam.Tuple(patterns.Kind, name);
    }

    /// <summary>What was kept under that name, or null.</summary>
    internal BytePatterns? KeptPatterns(Term name) =>
        name is Beam.Tuple { Elements: [Atom kind, Reference reference] }
        && _patterns.TryGetValue(reference, out BytePatterns? patterns) && kind == patterns.Kind
            ? patterns
            : null;

    internal void Sent(Term to, Term message) => _messages.Add((to, message));

    // Processes.

    private GroupLeader? _leader;

    /// <summary>A process of a run that has no scheduler: it can do all but spawn and wait.
    /// </summary>
    public ProcessContext NewProcess(Mfa function) => NewProcess(function, parent: null);

    /// <summary>The living processes, in the order of their numbers.</summary>
    internal IEnumerable<ProcessContext> Processes =>
        _processes.OrderBy(p => p.Key).Select(p => p.Value);

    /// <summary>The living process of a pid, or null.</summary>
    internal ProcessContext? Find(Pid pid)
    {
        if (pid.Node != Name || pid.Serial != 0)
            return null;
        if (pid.Number == LeaderNumber && _leader is null)
            StartLeader();
        return _processes.GetValueOrDefault(pid.Number);
    }

    /// <summary>Whether there is something that runs other processes than the first.</summary>
    internal bool CanSpawn => _newBody is not null;

    /// <summary>A new process that is to call <paramref name="function"/>.</summary>
    internal ProcessContext Spawn(
        ProcessContext? parent, Mfa function, IReadOnlyList<Term> args)
    {
        ProcessContext process = NewProcess(function, parent);
        process.Body = BodyFor(process, function, args);
        Scheduler.Add(process);
        if (parent is not null)
        {
            _events.Add(new Beam.Tuple(
                Atom.Of("spawn"), parent.Self, process.Self, Names.Function(function)));
        }
        return process;
    }

    internal IProcessBody BodyFor(
        ProcessContext process, Mfa function, IReadOnlyList<Term> args) =>
        _newBody!(process, function, args);

    private ProcessContext NewProcess(Mfa function, ProcessContext? parent)
    {
        var process = new ProcessContext(
            this, new Pid(Name, _pids++, 0, 0), function, parent);
        _processes.Add(process.Self.Number, process);
        return process;
    }

    private void StartLeader()
    {
        var process = new ProcessContext(this, Leader, new Mfa("user", "server", 2), null)
        {
            State = ProcessState.Waiting,
        };
        _processes.Add(LeaderNumber, process);
        process.Body = _leader = new GroupLeader(process);
    }
}
