using System.Text;

namespace Corpus;

/// <summary>
/// A text file that only grows, a line an entry. A line is there whole or not at all, whenever the
/// process stops: the rest of one that was cut off is dropped when the file is opened again. One
/// process at a time may have it open.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly FileStream _file;
    private readonly FileStream _only;
    private readonly Lock _lock = new();

    private Journal(FileStream file, FileStream only) => (_file, _only) = (file, only);

    /// <summary>Opens it, or begins one; <paramref name="lines"/> are those that are there.
    /// </summary>
    public static Journal Open(string path, out IReadOnlyList<string> lines)
    {
        // Locks are on a file of their own: one on the journal would keep readers out as well.
        var only = new FileStream(
            path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
            FileOptions.DeleteOnClose);
        var file = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        int end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        file.SetLength(end);
        file.Position = end;
        lines = Lines(bytes.AsSpan(0, end));
        return new Journal(file, only);
    }

    /// <summary>The whole lines of one that another process may be writing; none where there is no
    /// file.</summary>
    public static IReadOnlyList<string> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        ReadOnlySpan<byte> all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return Lines(all[..(all.LastIndexOf((byte)'\n') + 1)]);
    }

    /// <summary>Adds an entry. A killed process loses none that was added; with
    /// <paramref name="toDisk"/>, a machine that stops does not either.</summary>
    public void Add(IEnumerable<string> fields, bool toDisk = false)
    {
        string line = string.Join('\t', fields.Select(OneField)) + '\n';
        lock (_lock)
        {
            _file.Write(Encoding.UTF8.GetBytes(line));
            _file.Flush(toDisk);
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _file.SetLength(0);
            _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _only.Dispose();
    }

    /// <summary>The fields of a line.</summary>
    public static string[] Fields(string line) => line.Split('\t');

    private static string OneField(string text) =>
        text.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string[] Lines(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? [] : Encoding.UTF8.GetString(bytes[..^1]).Split('\n');
}
