using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Guide;

/// <summary>Kept programs on disk: a case each, which has all its calls.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="options">The campaign's.</param>
internal sealed class KeptStore(string folder, CampaignOptions options)
{
    private readonly Dictionary<long, string> _paths = [];

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
        if (_paths.TryGetValue(it.Number, out string? path))
        {
            if (!isKept)
                File.Delete(path);
            return;
        }
        Directory.CreateDirectory(folder);
        string name = $"kept_{options.Seed}_{it.Number}";
        path = _paths[it.Number] = Path.Combine(folder, name + ".S");
        Store.Write(path, CaseOf(it, name), toDisk: false);
    }

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

    private Case CaseOf(Kept it, string name)
    {
        Generate.Program program = Renaming.Of(it.Program, name);
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
