namespace Oracle.Processes;

/// <summary>
/// Who runs next and for how long. Seed 0 takes turns of <see cref="QuantumMax"/> reductions; any
/// other draws both, and draws the same again.
/// </summary>
internal sealed class Scheduler(ulong seed)
{
    /// <summary>Reductions of a turn, as ERTS has it.</summary>
    public const int QuantumMax = 4000;

    private const int ShortMax = 6;

    private const int CompactMin = 1024;

    private readonly List<ProcessContext> _queue = [];
    private int _head; // What stands before it has had its turn.
    private ulong _state = seed;

    private bool IsFair { get; } = seed == 0;

    public void Add(ProcessContext process)
    {
        if (_head > CompactMin && _head > _queue.Count / 2)
        {
            _queue.RemoveRange(0, _head);
            _head = 0;
        }
        _queue.Add(process);
    }

    /// <summary>The process whose turn it is; null when none can run.</summary>
    public ProcessContext? Next()
    {
        while (_head < _queue.Count)
        {
            int at = _head + Draw(_queue.Count - _head);
            (ProcessContext chosen, _queue[at]) = (_queue[at], _queue[_head]);
            _head++;
            if (chosen.State == ProcessState.Runnable)
                return chosen;
        }
        _queue.Clear();
        _head = 0;
        return null;
    }

    /// <summary>Reductions of the next turn: of every other one so few that even a short run is
    /// interrupted.</summary>
    public int Quantum() =>
        IsFair ? QuantumMax : 1 + Draw(Draw(2) == 0 ? ShortMax : QuantumMax);

    /// <summary>A number below <paramref name="count"/>: the first, or what the seed says
    /// (splitmix).</summary>
    private int Draw(int count)
    {
        if (IsFair || count == 1)
            return 0;
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)count);
    }
}
