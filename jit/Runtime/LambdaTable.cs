namespace Jit.Runtime;

/// <summary>A lambda as fun objects name it.</summary>
public sealed record LambdaEntry(string Module, int Index, int Uniq)
{
    /// <summary>Entry of its function; 0 while the module is not loaded.</summary>
    public uint Address { get; set; }
}

/// <summary>The lambdas of all modules, numbered as fun objects hold them.</summary>
public sealed class LambdaTable
{
    private readonly Dictionary<(string, int, int), int> _numbers = [];
    private readonly List<LambdaEntry> _entries = [];

    public int Number(string module, int index, int uniq)
    {
        if (!_numbers.TryGetValue((module, index, uniq), out int number))
        {
            number = _entries.Count;
            _numbers.Add((module, index, uniq), number);
            _entries.Add(new LambdaEntry(module, index, uniq));
        }
        return number;
    }

    public bool Contains(uint number) => number < _entries.Count;

    public LambdaEntry this[uint number] => Contains(number)
        ? _entries[(int)number]
        : throw GuestStop.Fault($"a fun of lambda {number}, which there is not");

    public void Reset()
    {
        _numbers.Clear();
        _entries.Clear();
    }
}
