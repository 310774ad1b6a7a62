using Beam;

namespace Jit.Runtime;

/// <summary>A module in the guest's code region.</summary>
public sealed record LoadedModule(CompiledModule Code)
{
    public string Name => Code.Module.Name;
    public uint Start => Code.Base;
    public uint End => Code.Base + ((uint)Code.Words.Length * 4);

    /// <summary>Entry of a function, exported or not; 0 when there is none.</summary>
    public uint Entry(string name, int arity) =>
        Code.Module.Find(name, arity) is { } function ? AddressOf(function.Entry) : 0;

    /// <summary>Address of a BEAM label.</summary>
    public uint AddressOf(int label) => Code.Base + (uint)Code.Labels[label];
}

/// <summary>A site, and whose it is.</summary>
public readonly record struct SiteIn(LoadedModule Module, Site Site)
{
    public Function Function => Module.Code.Module.Functions[Site.Function];
    public Op Op => Function.Code[Site.Instruction].Op;
}

/// <summary>From an address to the BEAM code it belongs to.</summary>
public sealed class CodeMap
{
    // In order of address: modules are loaded one behind the other.
    private readonly List<LoadedModule> _modules = [];

    public IReadOnlyList<LoadedModule> Modules => _modules;

    public void Add(LoadedModule module) => _modules.Add(module);

    public void Reset() => _modules.Clear();

    /// <summary>The module whose code lies at an address, or null.</summary>
    public LoadedModule? Find(uint address)
    {
        int low = 0;
        int high = _modules.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            LoadedModule module = _modules[middle];
            if (address < module.Start)
                high = middle - 1;
            else if (address >= module.End)
                low = middle + 1;
            else
                return module;
        }
        return null;
    }

    /// <summary>The site that a call or service returns to, or null: a site may be the end of its
    /// module, when the last instruction does not return.</summary>
    public SiteIn? FindSite(uint returnAddress)
    {
        LoadedModule? module = Find(returnAddress - 4);
        if (module is null)
            return null;
        int offset = (int)(returnAddress - module.Start);
        return module.Code.Sites.TryGetValue(offset, out Site? site) ? new(module, site) : null;
    }

    /// <summary>The range of code that an address is in, with its module, or null.</summary>
    public (LoadedModule Module, CodeRange Range)? FindRange(uint address)
    {
        if (Find(address) is not { } module)
            return null;
        int offset = (int)(address - module.Start);
        CodeRange? best = null;
        int low = 0;
        int high = module.Code.Ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (module.Code.Ranges[middle].Offset <= offset)
            {
                best = module.Code.Ranges[middle];
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return best is { } range ? (module, range) : null;
    }
}
