using System.Security.Cryptography;
using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Localise;
using Fuzz.Run;

namespace Fuzz.Triage;

/// <summary>
/// Puts a directory of cases and crash files in order. Every file is run again and localised, which
/// is quick; of those that part alike the smallest is minimised, for all; what then has one
/// guilty place in an emitter's template, or else one signature, is one bucket. No result hangs on
/// where a triage was interrupted, nor on how many workers there are.
/// </summary>
internal sealed class Triage : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly State _state;
    private readonly Store _store;
    private readonly Examiner[] _workers;

    /// <param name="folder">The files, in folders below it as well.</param>
    /// <param name="to">Where the minimal cases go.</param>
    /// <param name="planted">The fault planted in the JIT, if there is one.</param>
    /// <param name="commit">Commit of the harness: another one's verdicts are not taken over.
    /// </param>
    /// <param name="targets">The targets.</param>
    /// <param name="workers">Threads.</param>
    public Triage(
        string folder, string to, string planted, string commit, TargetFactory targets,
        int workers = 1)
    {
        _folder = folder;
        _state = new State(to, [Path.GetFullPath(folder), commit, planted]);
        _store = new Store(to);
        string outside = Path.GetFullPath(to) + Path.DirectorySeparatorChar;
        Files =
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".S" or ".beam"
                    && !Path.GetFullPath(f).StartsWith(outside, StringComparison.Ordinal))
                .Select(f => Path.GetRelativePath(folder, f))
                .Order(StringComparer.Ordinal),
        ];
        if (Files.Count == 0)
            throw new InputException($"{folder}: there is no case and no module in it");
        bool hasModules = Files.Any(f => Path.GetExtension(f) == ".beam");
        _workers = [.. Enumerable.Range(0, workers)
            .Select(_ => new Examiner(folder, hasModules, commit, targets))];
    }

    /// <summary>What there is to look at.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What was looked at.</summary>
    public List<Entry> Entries { get; } = [];

    public bool Resumed => _state.Resumed;

    /// <summary>The buckets, worst first; files not yet looked at when told to stop are in none.
    /// </summary>
    /// <param name="progress">Told what is going on, by one thread at a time.</param>
    /// <param name="stop">The user wants an end.</param>
    public IReadOnlyList<Bucket> Run(Action<string> progress, CancellationToken stop)
    {
        Look(progress, stop);
        var alike = Entries.Where(e => e.Rough is not null).GroupBy(e => e.Rough!)
            .OrderBy(g => $"{g.Key}", StringComparer.Ordinal)
            .Select(g => (Rough: g.Key, Members: g.ToArray())).ToList();
        var small = new Dictionary<Cause, Cause>();
        DeepThread.Share(alike, _workers.Length, (worker, group) =>
        {
            Told($"{small.Count} of {alike.Count} ways to part minimised", progress);
            Cause? cause = Minimised(_workers[worker], group.Rough, group.Members, stop);
            lock (_gate)
            {
                if (cause is not null)
                    small.Add(group.Rough, cause);
            }
        }, stop);
        return
        [
            .. alike.Where(g => small.ContainsKey(g.Rough)).GroupBy(g => small[g.Rough].Key)
                .Select(b => BucketOf(
                    [.. b.Select(g => small[g.Rough]).Distinct()],
                    [.. b.SelectMany(g => g.Members).Where(m => Entries.Contains(m))]))
                .OrderBy(b => b.Severity).ThenByDescending(b => b.Members.Count)
                .ThenBy(b => $"{b.Signature}", StringComparer.Ordinal),
        ];
    }

    public void Dispose()
    {
        foreach (Examiner worker in _workers)
            worker.Dispose();
        _state.Dispose();
    }

    /// <summary>The smallest of its minimal cases stands for a bucket.</summary>
    private Bucket BucketOf(IReadOnlyList<Cause> causes, IReadOnlyList<Entry> members)
    {
        (Cause cause, string path, Case it) = causes.Select(
            c => (c, PathOf(c), CaseReader.ReadFile(PathOf(c))))
            .OrderBy(c => Power.Measure.Work(c.Item3.Module))
            .ThenBy(c => $"{c.c}", StringComparer.Ordinal).First();
        return new Bucket(
            cause.Signature,
            [.. causes.Select(c => c.Signature).Where(s => s != cause.Signature).Distinct()
                .OrderBy(s => $"{s}", StringComparer.Ordinal)],
            it, path,
            [.. members.OrderBy(m => m.Path, StringComparer.Ordinal)]);
    }

    private string PathOf(Cause cause) =>
        Path.Combine(_store.Directory, cause.FileName() + ".S");

    /// <summary>Looks at what the journal does not have; of the same bytes once.</summary>
    private void Look(Action<string> progress, CancellationToken stop)
    {
        Entry[] files = [.. Files.Select(Unseen)];
        List<Entry> open = [.. files.Where(f => f.Fate != Fate.Damaged).DistinctBy(f => f.Hash)
            .Where(f => _state.Same(f.Hash) is null)];
        int looked = 0;
        // What the process has ended at, perhaps, is looked at with none beside it.
        Share([.. open.Where(f => _state.Tries(f.Path, f.Hash) > 0)], 1);
        Share([.. open.Where(f => _state.Tries(f.Path, f.Hash) == 0)], _workers.Length);
        Entries.AddRange(files
            .Select(f => f.Fate == Fate.Damaged ? f
                : _state.Same(f.Hash) is { } same ? same with { Path = f.Path } : null)
            .OfType<Entry>());

        void Share(List<Entry> some, int workers) => DeepThread.Share(some, workers, (w, f) =>
        {
            Told($"{looked++} of {open.Count} different files looked at", progress);
            LookAt(_workers[w], f, stop);
        }, stop);
    }

    /// <summary>What is known of a file before it was run.</summary>
    private Entry Unseen(string path)
    {
        try
        {
            byte[] bytes = ModuleFile.ReadBytes(Path.Combine(_folder, path));
            string hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
            return new Entry(path, hash, Fate.Inconclusive, null, 0, "not looked at");
        }
        catch (InputException error)
        {
            return new Entry(path, "", Fate.Damaged, null, 0, error.Message);
        }
    }

    private void LookAt(Examiner worker, Entry file, CancellationToken stop)
    {
        bool begins;
        lock (_gate)
            begins = _state.Begin(file.Path, file.Hash);
        Entry entry = begins ? worker.Look(file, stop) : file with
        {
            Fate = Fate.Failed,
            What = $"ended the process {State.TriesMax} times: left out",
        };
        lock (_gate)
        {
            if (!stop.IsCancellationRequested)
                _state.Add(entry);
        }
    }

    /// <summary>The cause of the minimal case of files that part alike; null when told to stop or
    /// when none of them could be cut.</summary>
    private Cause? Minimised(
        Examiner worker, Cause rough, IEnumerable<Entry> alike, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_state.Minimised(rough) is { } known && File.Exists(PathOf(known.Small)))
                return known.Small;
        }
        foreach (Entry entry in alike.OrderBy(e => e.Instructions)
            .ThenBy(e => e.Path, StringComparer.Ordinal))
        {
            (Entry after, Cause? cause, Case? it) = worker.Minimise(rough, entry, stop);
            if (stop.IsCancellationRequested)
                return null;
            lock (_gate)
            {
                if (it is not null)
                {
                    Keep(rough, cause!, it);
                    return cause;
                }
                Entries[Entries.IndexOf(entry)] = after;
            }
        }
        return null;
    }

    /// <summary>The smallest case of a cause is kept; of several the first as text, whichever came
    /// first.</summary>
    private void Keep(Cause rough, Cause cause, Case it)
    {
        string path = PathOf(cause);
        int size = Power.Measure.Work(it.Module);
        if (!File.Exists(path) || IsLess(it, CaseReader.ReadFile(path)))
            Store.Write(path, it);
        _state.AddMinimised(rough, cause, size);
    }

    private static bool IsLess(Case it, Case other)
    {
        int more = Power.Measure.Work(it.Module) - Power.Measure.Work(other.Module);
        return more < 0 || (more == 0
            && string.CompareOrdinal(CaseWriter.Write(it), CaseWriter.Write(other)) < 0);
    }

    private void Told(string what, Action<string> progress)
    {
        lock (_gate)
            progress(what);
    }
}
