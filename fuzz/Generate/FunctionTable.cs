using Beam;

namespace Fuzz.Generate;

/// <summary>Which functions a module has: name and arity by entry label, and its lambdas.</summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<int, int> _arityByEntry = [];

    public FunctionTable(
        string module, IEnumerable<(int Entry, int Arity)> functions, ValueList<Lambda> lambdas)
    {
        Module = module;
        foreach ((int entry, int arity) in functions)
            _arityByEntry.TryAdd(entry, arity);
        Lambdas = lambdas;
    }

    public static FunctionTable Of(Module module) =>
        new(module.Name, module.Functions.Select(f => (f.Entry, f.Arity)), module.Lambdas);

    /// <summary>The module's name.</summary>
    public string Module { get; }

    public ValueList<Lambda> Lambdas { get; }

    /// <summary>Arity of the function that begins at a label, or -1.</summary>
    public int ArityAt(int entry) => _arityByEntry.GetValueOrDefault(entry, -1);
}
