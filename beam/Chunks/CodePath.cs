namespace Beam.Chunks;

/// <summary>Finds modules as <c>Name.beam</c> in the first folder that has one, and keeps them.
/// </summary>
public sealed class CodePath(params IReadOnlyList<string> folders) : ICodePath
{
    private readonly Dictionary<string, Module?> _modules = [];

    /// <inheritdoc/>
    /// <exception cref="InputException">There is a file, but it is no module of that name.
    /// </exception>
    public Module? Find(string name)
    {
        if (!_modules.TryGetValue(name, out Module? module))
        {
            module = Load(name);
            _modules.Add(name, module);
        }
        return module;
    }

    /// <summary>A module that is there already, such as the one that the user named.</summary>
    public void Add(Module module) => _modules[module.Name] = module;

    private Module? Load(string name)
    {
        // A program may call any atom: only what is a mere file name leads to a file.
        if (name.Length == 0 || Path.GetFileName(name) != name || name.Contains('\0'))
            return null;
        foreach (string folder in folders)
        {
            string path = Path.Combine(folder, name + ".beam");
            if (!File.Exists(path))
                continue;
            Module module = BeamReader.Read(File.ReadAllBytes(path), path);
            if (module.Name == name)
                return module;
            throw new InputException(
                $"{path}: chunk AtU8: expected module {Atom.Quote(name)}, found "
                + Atom.Quote(module.Name));
        }
        return null;
    }
}
