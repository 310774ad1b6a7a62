using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Guide;

/// <summary>Kept programs on disk: a case each, which has all its calls. Workers note what is kept,
/// another thread writes it.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="options">The campaign's.</param>
internal sealed class KeptStore(string folder, CampaignOptions options)
{
    private readonly Dictionary<long, string> _paths = [];
    private readonly Lock _lock = new();
    private Dictionary<long, Kept> _toWrite = [];
    private List<string> _toDelete = [];

    /// <summary>The folder of a campaign's directory.</summary>
    public static string FolderIn(string directory) => Path.Combine(directory, "kept");

    /// <summary>The options of a campaign that goes on with what is in the folder.</summary>
    /// <param name="tell">Told of files that cannot be read.</param>
    public CampaignOptions Resume(Action<string> tell)
    {
        var programs = new List<Generate.Program>();
        var paths = new List<string>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.S") : [];
        foreach (string path in files.Order(StringComparer.Ordinal))
        {
            try
            {
                programs.Add(ProgramOf(ModuleFile.ReadCase(path)));
                paths.Add(path);
            }
            catch (InputException error)
            {
                tell($"fuzz: not read: {error.Message}");
            }
        }
        for (int i = 0; i < paths.Count; i++)
            _paths[options.First - paths.Count + i] = paths[i];
        return options with { Kept = programs };
    }

    /// <summary>A program is kept from now on, or is not any more.</summary>
    public void Note(Kept it, bool isKept)
    {
        lock (_lock)
        {
            if (isKept)
            {
                if (!_paths.ContainsKey(it.Number)) // An earlier campaign's is on disk.
                    _toWrite.Add(it.Number, it);
            }
            else if (!_toWrite.Remove(it.Number) && _paths.Remove(it.Number, out string? path))
            {
                _toDelete.Add(path);
            }
        }
    }

    /// <summary>Writes what was noted since the last time; for one thread.</summary>
    public void Write()
    {
        Dictionary<long, Kept> toWrite;
        List<string> toDelete;
        lock (_lock)
        {
            (toWrite, _toWrite) = (_toWrite, []);
            (toDelete, _toDelete) = (_toDelete, []);
            foreach (long number in toWrite.Keys)
                _paths.TryAdd(number, Path.Combine(folder, NameOf(number) + ".S"));
        }
        if (toWrite.Count > 0)
            Directory.CreateDirectory(folder);
        foreach (Kept it in toWrite.Values)
            Store.Write(Path.Combine(folder, NameOf(it.Number) + ".S"), CaseOf(it), toDisk: false);
        toDelete.ForEach(File.Delete);
    }

    private string NameOf(long number) => $"kept_{options.Seed}_{number}";

    /// <summary>A case as a program with all its calls.</summary>
    public static Generate.Program ProgramOf(Case it)
    {
        IEnumerable<(string Function, ValueList<Term> Arguments)> calls =
            it.More.Prepend((it.Function, it.Arguments));
        return new Generate.Program(
            it.Module,
            [
                .. calls.GroupBy(c => (c.Function, c.Arguments.Count)).Select(g => new Entry(
                    g.Key.Function, g.Key.Count, [.. g.Select(c => c.Arguments)])),
            ],
            it.Seed, []);
    }

    private Case CaseOf(Kept it)
    {
        Generate.Program program = Renaming.Of(it.Program, NameOf(it.Number));
        (string Function, ValueList<Term> Arguments)[] calls =
            [.. program.AllCalls().Select(c => (c.Function.Name, c.Arguments))];
        return new Case(
            null, options.Seed, it.Number, options.Commit, calls[0].Function, calls[0].Arguments,
            options.Variants(it.Number, it.Source).First(), [], [], program.Module)
        {
            More = [.. calls.Skip(1)],
        };
    }
}
