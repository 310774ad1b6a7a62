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

    /// <summary>Files a case under its signature and returns the path. Never overwrites: the same
    /// text again gives the path it has, another of the same signature gets a number.</summary>
    public string Add(Case it)
    {
        string name = it.Signature?.FileName() ?? "case";
        string text = CaseWriter.Write(it);
        lock (_lock)
        {
            for (int copy = 1; ; copy++)
            {
                string path = Path.Combine(
                    Directory, copy == 1 ? name : $"{name}.{copy}") + Extension;
                if (!File.Exists(path))
                {
                    WriteAtomically(path, text);
                    return path;
                }
                if (File.ReadAllText(path) == text)
                    return path;
            }
        }
    }

    /// <summary>Keeps a case that is not yet minimised, so that a kill while that goes on loses
    /// nothing. <see cref="Drop"/> removes it.</summary>
    public string AddRaw(Case it)
    {
        string path = Path.Combine(Directory, $"raw-{it.Seed}-{it.Program}{Extension}");
        WriteAtomically(path, CaseWriter.Write(it));
        return path;
    }

    public static void Drop(string path) => File.Delete(path);

    private static void WriteAtomically(string path, string text)
    {
        string temporary = path + Temporary;
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}
