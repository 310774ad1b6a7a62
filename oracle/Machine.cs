using Beam;
using Oracle.Bifs;

namespace Oracle;

/// <summary>A function as callers outside its module see it; an operand once linked.</summary>
internal sealed record Export(Mfa Function, bool IsBif) : Operand
{
    /// <summary>Where its code begins; null while it is not loaded, or a BIF, or does not exist.
    /// </summary>
    public Place? Entry { get; set; }

    /// <summary>The BIF's implementation; null where it is missing.</summary>
    public Bif? Bif { get; init; }

    public bool IsApply { get; init; }

    /// <summary>An error of it does not name it in the stack trace.</summary>
    public bool IsNameless { get; init; }

    public bool Equals(Export? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => Function.GetHashCode();
}

/// <summary>The modules loaded, and what they export.</summary>
internal sealed class Machine(ICodePath path) : ICodePath
{
    private readonly Dictionary<string, Code?> _modules = [];
    private readonly Dictionary<Mfa, Export> _exports = [];
    private readonly Dictionary<string, Outcome> _stopped = [];

    /// <summary>x registers, of whichever process is running; who stops running keeps what is alive
    /// of them.</summary>
    public Term[] X { get; } = new Term[1024];

    /// <summary>Floating-point registers, which nobody keeps; most runs never touch them.</summary>
    public double[] Fr => field ??= new double[1024];

    public MemoryGuard Memory { get; } = new();

    /// <summary>Instructions executed in this run, labels and lines apart.</summary>
    public long InstructionsExecuted { get; set; }

    /// <summary>Who is told of instructions, if anybody is.</summary>
    public Told? Told { get; set; }

    /// <summary>How an on_load function ended that came to no end of its own: then nobody knows
    /// what the run would do.</summary>
    public Outcome? LoadStopped { get; private set; }

    /// <summary>A new run: nothing of the last is left in the registers.</summary>
    public void Begin()
    {
        Array.Clear(X);
        InstructionsExecuted = 0;
        LoadStopped = null;
    }

    /// <summary>Loads a module and runs its on_load function; one of its name is replaced.
    /// </summary>
    /// <returns>The code, or null where the module may not be called.</returns>
    public Code? Load(Module module)
    {
        Enter(module.Name, new Code(module, this));
        switch (OnLoad.Run(this, module))
        {
            case Returned { Value: Atom { Name: "ok" } }:
                break;
            case Returned or Raised:
                Enter(module.Name, null);
                break;
            case var stopped:
                Enter(module.Name, null);
                _stopped[module.Name] = LoadStopped = stopped;
                break;
        }
        return _modules[module.Name];
    }

    private void Enter(string name, Code? code)
    {
        _modules[name] = code;
        foreach (Export export in _exports.Values)
        {
            if (export.Function.Module == name)
                export.Entry = null;
        }
    }

    /// <summary>The code of a module, loaded when it is not yet; null when there is none.</summary>
    public Code? CodeOf(string name)
    {
        if (_modules.TryGetValue(name, out Code? code))
        {
            if (code is null)
                LoadStopped ??= _stopped.GetValueOrDefault(name);
            return code;
        }
        if (path.Find(name) is Module module)
            return Load(module);
        _modules[name] = null;
        return null;
    }

    Module? ICodePath.Find(string name) => CodeOf(name)?.Module;

    public Export ExportOf(Mfa function)
    {
        if (!_exports.TryGetValue(function, out Export? export))
        {
            export = new Export(function, BifLibrary.Has(function))
            {
                Bif = BifLibrary.Find(function),
                IsApply = BifLibrary.IsApply(function),
            };
            _exports.Add(function, export);
        }
        return export;
    }

    /// <summary>Where the code of an exported function begins; null when it does not exist.
    /// </summary>
    public Place? EntryOf(Export export)
    {
        if (export.Entry is null && CodeOf(export.Function.Module) is Code code)
        {
            (_, string name, int arity) = export.Function;
            if (code.Module.IsExported(name, arity))
                export.Entry = new Place(code, code.Entry(code.Module.Find(name, arity)!));
        }
        return export.Entry;
    }

    /// <summary>Where a function begins that may be local; null when it does not exist.</summary>
    public Place? EntryOf(Mfa function) =>
        CodeOf(function.Module) is Code code
        && code.Module.Find(function.Name, function.Arity) is Function found
            ? new Place(code, code.Entry(found))
            : null;
}
