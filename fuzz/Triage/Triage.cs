using System.Security.Cryptography;
using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Cli;
using Fuzz.Localise;
using Fuzz.Run;

namespace Fuzz.Triage;

/// <summary>
/// Puts a directory of cases and crash files in order. Every file is run again and localised, which
/// is quick; of those that part alike the smallest is minimised, for all; what then has one
/// guilty place in an emitter's template, or else one signature, is one bucket. No result hangs on
/// where a triage was interrupted.
/// </summary>
internal sealed class Triage : IDisposable
{
    private readonly string _folder;
    private readonly TargetFactory _targets;
    private readonly State _state;
    private readonly Store _store;
    private readonly string _commit;
    private Differential? _differential;

    /// <param name="folder">The files, in folders below it as well.</param>
    /// <param name="to">Where the minimal cases go.</param>
    /// <param name="planted">The fault planted in the JIT, if there is one.</param>
    /// <param name="commit">Commit of the harness: another one's verdicts are not taken over.
    /// </param>
    /// <param name="targets">The targets.</param>
    public Triage(
        string folder, string to, string planted, string commit, TargetFactory targets)
    {
        (_folder, _targets, _commit) = (folder, targets, commit);
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
    }

    /// <summary>What there is to look at.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What was looked at.</summary>
    public List<Entry> Entries { get; } = [];

    public bool Resumed => _state.Resumed;

    /// <summary>The buckets, worst first; files not yet looked at when told to stop are in none.
    /// </summary>
    /// <param name="progress">Told what is going on.</param>
    /// <param name="stop">The user wants an end.</param>
    public IReadOnlyList<Bucket> Run(Action<string> progress, CancellationToken stop)
    {
        foreach ((int i, string path) in Files.Index())
        {
            if (stop.IsCancellationRequested)
                break;
            progress($"{i} of {Files.Count} files looked at, "
                + $"{Entries.Count(e => e.Fate == Fate.Differs)} still differ");
            Entries.Add(Look(path, stop));
        }
        var alike = Entries.Where(e => e.Rough is not null).GroupBy(e => e.Rough!)
            .OrderBy(g => $"{g.Key}", StringComparer.Ordinal).ToList();
        var small = new Dictionary<Cause, Cause>();
        foreach ((int i, var group) in alike.Index())
        {
            progress($"{i} of {alike.Count} ways to part minimised");
            if (Minimised(group.Key, group, stop) is { } cause)
                small.Add(group.Key, cause);
        }
        return
        [
            .. alike.Where(g => small.ContainsKey(g.Key)).GroupBy(g => small[g.Key].Key)
                .Select(b => BucketOf(
                    [.. b.Select(g => small[g.Key]).Distinct()], [.. b.SelectMany(g => g)]))
                .OrderBy(b => b.Severity).ThenByDescending(b => b.Members.Count)
                .ThenBy(b => $"{b.Signature}", StringComparer.Ordinal),
        ];
    }

    public void Dispose()
    {
        _differential?.Dispose();
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

    private Entry Look(string path, CancellationToken stop)
    {
        if (!TryHash(path, out string hash, out string problem))
            return new Entry(path, "", Fate.Damaged, null, 0, problem);
        if (_state.Find(path, hash) is { } known)
            return known;
        Entry entry = _state.Same(hash) is { } same ? same with { Path = path }
            : _state.Begin(path, hash) ? Guarded(path, hash, () => LookAt(path, hash, stop))
            : new Entry(
                path, hash, Fate.Failed, null, 0,
                $"ended the process {State.TriesMax} times: left out");
        if (!stop.IsCancellationRequested)
            _state.Add(entry);
        return entry;
    }

    private Entry LookAt(string path, string hash, CancellationToken stop)
    {
        Crash crash = Crash.Read(Path.Combine(_folder, path));
        (Verdict verdict, Reproducer? found) = crash.Replay(Differential(), stop);
        return verdict switch
        {
            Differ differ => New(Fate.Differs, differ.Where),
            Inconclusive inconclusive => New(Fate.Inconclusive, inconclusive.Reason),
            _ => New(Fate.Stale, crash.Case is { } old
                ? $"agrees; filed by {old.Commit} as {old.Signature?.ToString() ?? "unknown"}"
                : "agrees"),
        };

        Entry New(Fate fate, string what) => new(
            path, hash, fate, found?.CauseBy(Differential()), crash.Instructions, what);
    }

    /// <summary>The signature of the minimal case of files that part alike; null when told to stop
    /// or when none of them could be cut.</summary>
    private Cause? Minimised(Cause rough, IEnumerable<Entry> alike, CancellationToken stop)
    {
        if (_state.Minimised(rough) is { } known && File.Exists(PathOf(known.Small)))
            return known.Small;
        foreach (Entry entry in alike.OrderBy(e => e.Instructions)
            .ThenBy(e => e.Path, StringComparer.Ordinal).ToList())
        {
            Cause? cause = null;
            Entry after = Guarded(entry.Path, entry.Hash, () =>
            {
                cause = Minimise(rough, entry, stop);
                return cause is not null ? entry : entry with
                {
                    Fate = Fate.Inconclusive,
                    Rough = null,
                    What = $"no second run shows what the first did: {entry.What}",
                };
            });
            if (stop.IsCancellationRequested)
                return null;
            if (cause is not null)
                return cause;
            Entries[Entries.IndexOf(entry)] = after;
        }
        return null;
    }

    private Cause? Minimise(Cause rough, Entry entry, CancellationToken stop)
    {
        Crash crash = Crash.Read(Path.Combine(_folder, entry.Path));
        (_, Reproducer? large) = crash.Replay(Differential(), stop);
        if (large is null)
            return null;
        Reproducer small = crash.Problem is null
            ? new Minimizing(Differential(), stop).Of(large, rough) : large;
        Cause cause = small.CauseBy(Differential());
        if (stop.IsCancellationRequested)
            return null;
        Case it = small.CaseBy(
            Differential(), cause.FileName(), cause.Signature, crash.Case?.Seed ?? 0,
            crash.Case?.Program ?? 0, crash.Case?.Commit ?? _commit);
        string path = PathOf(cause);
        int size = Power.Measure.Work(it.Module);
        if (!File.Exists(path) || Power.Measure.Work(CaseReader.ReadFile(path).Module) > size)
            Store.Write(path, it);
        _state.AddMinimised(rough, cause, size);
        return cause;
    }

    /// <summary>A file that cannot be read, or that the harness fails on, is told like any other.
    /// </summary>
    private Entry Guarded(string path, string hash, Func<Entry> look)
    {
        try
        {
            return look();
        }
        catch (InputException error)
        {
            return Of(Fate.Damaged, error.Message);
        }
#pragma warning disable CA1031 // A bug of ours: told at the end; the other files are looked at.
        catch (Exception error) when (
            error is not IOException && error.GetBaseException() is not DllNotFoundException)
#pragma warning restore CA1031
        {
            _differential?.Dispose();
            _differential = null;
            return Of(Fate.Failed, $"{error.GetType().Name}: {error.Message}");
        }

        Entry Of(Fate fate, string what) => new(path, hash, fate, null, 0, what);
    }

    /// <summary>The targets; a module that calls another finds it beside it.</summary>
    private Differential Differential() => _differential ??= new Differential(
        _targets,
        Files.Any(f => Path.GetExtension(f) == ".beam")
            ? new CodePath(_folder) : NoModules.Instance,
        expectsLoops: true);

    private bool TryHash(string path, out string hash, out string problem)
    {
        (hash, problem) = ("", "");
        try
        {
            byte[] bytes = ModuleFile.ReadBytes(Path.Combine(_folder, path));
            hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
            return true;
        }
        catch (InputException error)
        {
            problem = error.Message;
            return false;
        }
    }
}
