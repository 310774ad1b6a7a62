using System.Globalization;
using Beam;
using Corpus;
using Fuzz.Localise;

namespace Fuzz.Triage;

/// <summary>What a triage has come to, in a journal beside the cases that it writes: a triage that
/// was stopped, however, goes on there.</summary>
internal sealed class State : IDisposable
{
    private const string Name = "triage.state";
    private const string First = "triage 2";

    /// <summary>A file at which the process has ended so often is not tried again. Once or twice
    /// may have been the user.</summary>
    public const int TriesMax = 3;

    private readonly Dictionary<string, Entry> _same = [];
    private readonly Dictionary<(string Path, string Hash), int> _tries = [];
    private readonly Dictionary<Cause, (Cause Small, int Instructions)> _cut = [];
    private readonly Journal _journal;

    /// <param name="folder">Where the triage writes.</param>
    /// <param name="what">What is triaged by what: any other triage begins anew.</param>
    /// <exception cref="InputException">The folder holds something else.</exception>
    public State(string folder, IReadOnlyList<string> what)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path) && Directory.Exists(folder)
            && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InputException($"{folder}: is not empty, and no triage wrote it");
        }
        Directory.CreateDirectory(folder);
        _journal = Journal.Open(path, out IReadOnlyList<string> lines);
        if (lines is [var first, ..] && Journal.Fields(first).SequenceEqual([First, .. what]))
        {
            Resumed = lines.Count > 1;
            foreach (string line in lines.Skip(1))
                Read(Journal.Fields(line));
            return;
        }
        foreach (string old in new Store(folder).Paths)
            File.Delete(old);
        _journal.Clear();
        _journal.Add([First, .. what], toDisk: true);
    }

    /// <summary>Whether an earlier process has begun this triage.</summary>
    public bool Resumed { get; }

    /// <summary>A file with these bytes, if one was looked at.</summary>
    public Entry? Same(string hash) => _same.GetValueOrDefault(hash);

    /// <summary>How often a file was begun.</summary>
    public int Tries(string path, string hash) => _tries.GetValueOrDefault((path, hash));

    /// <summary>The file is about to be run. False when that has ended the process before.
    /// </summary>
    public bool Begin(string path, string hash)
    {
        if (Tries(path, hash) >= TriesMax)
            return false;
        _journal.Add(["try", path, hash]);
        return true;
    }

    public void Add(Entry entry)
    {
        _same.TryAdd(entry.Hash, entry);
        _journal.Add(["seen", .. entry.Fields]);
    }

    /// <summary>What the files that part so have become, minimised; null when that is to do.
    /// </summary>
    public (Cause Small, int Instructions)? Minimised(Cause rough) =>
        _cut.TryGetValue(rough, out var known) ? known : null;

    public void AddMinimised(Cause rough, Cause small, int instructions)
    {
        _cut[rough] = (small, instructions);
        _journal.Add(
            [
                "cut", $"{rough.Signature}", rough.Place, $"{small.Signature}", small.Place,
                instructions.ToString(CultureInfo.InvariantCulture),
            ],
            toDisk: true);
    }

    public void Dispose() => _journal.Dispose();

    /// <summary>Reads a cause's two fields back; null where they are none.</summary>
    public static Cause? CauseOf(string signature, string place) =>
        Signature.Parse(signature) is { } parsed ? new Cause(parsed, place) : null;

    private void Read(string[] fields)
    {
        if (fields is ["try", var path, var hash])
        {
            _tries[(path, hash)] = _tries.GetValueOrDefault((path, hash)) + 1;
        }
        else if (fields is ["seen", ..] && Entry.Parse(fields.AsSpan(1)) is { } entry)
        {
            _same.TryAdd(entry.Hash, entry);
        }
        else if (fields is ["cut", var rough, var roughPlace, var small, var smallPlace, var count]
            && CauseOf(rough, roughPlace) is { } from && CauseOf(small, smallPlace) is { } to
            && int.TryParse(count, out int instructions))
        {
            _cut[from] = (to, instructions);
        }
    }
}
