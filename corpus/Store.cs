using System.Text;

namespace Corpus;

/// <summary>
/// Cases in a directory, one file each. A file is there whole or not at all, whenever the process
/// or the machine stops: written under another name, flushed to the disk, renamed.
/// </summary>
public sealed class Store
{
    private const string Extension = ".S";
    private const string Temporary = ".tmp";
    private readonly Lock _lock = new();

    public Store(string directory)
    {
        Directory = directory;
        System.IO.Directory.CreateDirectory(directory);
    }

    public string Directory { get; }

    /// <summary>Case files, in order of their names.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. System.IO.Directory.EnumerateFiles(Directory, "*" + Extension)
        .Order(StringComparer.Ordinal),
    ];

    /// <summary>Files a case under its signature. Never overwrites: the same text again is the
    /// finding it was, another of the same signature gets a number.</summary>
    /// <param name="signature">Its signature.</param>
    /// <param name="named">The case, its module having the name given: erlc wants a file to be
    /// named as its module.</param>
    public Finding Add(Signature signature, Func<string, Case> named)
    {
        lock (_lock)
        {
            for (int copy = 1; ; copy++)
            {
                string name = copy == 1 ? signature.FileName() : $"{signature.FileName()}_{copy}";
                Case it = named(name);
                string path = PathOf(name);
                string text = CaseWriter.Write(it);
                if (!File.Exists(path))
                    WriteAtomically(path, text);
                else if (File.ReadAllText(path) != text)
                    continue;
                return new Finding(it, path, 1);
            }
        }
    }

    /// <summary>Keeps a case that is not yet minimised, so that a kill before that is done loses
    /// nothing; gives its path. <see cref="Drop"/> removes it.</summary>
    public string AddRaw(ulong seed, long program, Func<string, Case> named)
    {
        string name = $"raw_{seed}_{program}";
        WriteAtomically(PathOf(name), CaseWriter.Write(named(name)));
        return PathOf(name);
    }

    /// <summary>Cases of a seed that were not minimised, of programs below a number.</summary>
    public IReadOnlyList<string> Raw(ulong seed, long end)
    {
        string prefix = $"raw_{seed}_";
        return
        [
            .. Paths.Where(p => Path.GetFileNameWithoutExtension(p) is { } name
                && name.StartsWith(prefix, StringComparison.Ordinal)
                && long.TryParse(name[prefix.Length..], out long number) && number < end),
        ];
    }

    /// <summary>Removes files that a killed process had not written to their end.</summary>
    public void RemoveUnfinished()
    {
        foreach (string path in System.IO.Directory.EnumerateFiles(Directory, "*" + Temporary))
            File.Delete(path);
    }

    public static void Drop(string path) => File.Delete(path);

    private string PathOf(string name) => Path.Combine(Directory, name + Extension);

    /// <summary>Writes a case, whole or not at all, to a file of the user's choice.</summary>
    /// <param name="path">The file.</param>
    /// <param name="it">The case.</param>
    /// <param name="toDisk">It must be there even when the machine stops.</param>
    public static void Write(string path, Case it, bool toDisk = true) =>
        WriteAtomically(path, CaseWriter.Write(it), toDisk);

    private static void WriteAtomically(string path, string text, bool toDisk = true)
    {
        string temporary = path + Temporary;
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(toDisk);
        }
        File.Move(temporary, path, overwrite: true);
    }
}
