namespace Jit.Runtime;

/// <summary>A lambda as fun objects name it.</summary>
public sealed record LambdaEntry(string Module, int Index, int Uniq)
{
    /// <summary>Entry of its function; 0 while the module is not loaded.</summary>
    public uint Address { get; set; }
}

/// <summary>The lambdas of all modules. Each has a word in the guest, which fun objects point to:
/// the address of the code to call with the fun in Arg0.</summary>
/// <param name="memory">The guest's memory.</param>
/// <param name="unloaded">The code for lambdas of modules that are not loaded.</param>
public sealed class LambdaTable(GuestMemory memory, uint unloaded)
{
    private const uint Base = GuestMemory.LambdaBase;
    private const int LambdasMax = GuestMemory.LambdaSize / 4;

    private readonly Dictionary<(string, int, int), int> _numbers = [];
    private readonly List<LambdaEntry> _entries = [];

    /// <summary>Address of a lambda's word.</summary>
    public uint Word(string module, int index, int uniq)
    {
        if (!_numbers.TryGetValue((module, index, uniq), out int number))
        {
            number = _entries.Count;
            if (number == LambdasMax)
                throw GuestStop.NotYet($"more than {LambdasMax} lambdas");
            _numbers.Add((module, index, uniq), number);
            _entries.Add(new LambdaEntry(module, index, uniq));
            memory[Base + (4 * (uint)number)] = unloaded;
        }
        return Base + (4 * (uint)number);
    }

    public bool Contains(uint word) =>
        word >= Base && word % 4 == 0 && (word - Base) / 4 < _entries.Count;

    public LambdaEntry this[uint word] => Contains(word)
        ? _entries[(int)(word - Base) / 4]
        : throw GuestStop.Fault($"a fun whose lambda is 0x{word:x8}, which there is not");

    /// <summary>The lambda's module is loaded.</summary>
    /// <param name="word">Address of the lambda's word.</param>
    /// <param name="entry">Entry of its function.</param>
    /// <param name="fromFun">Code that takes the free variables out of the fun first.</param>
    public void SetTarget(uint word, uint entry, uint fromFun)
    {
        this[word].Address = entry;
        memory[word] = fromFun;
    }

    public void Reset()
    {
        _numbers.Clear();
        _entries.Clear();
    }
}
