using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Localise;
using Fuzz.Run;

namespace Fuzz.Triage;

/// <summary>Looks at one file after the other, with targets of its own.</summary>
/// <param name="folder">Where the files are.</param>
/// <param name="hasModules">There are modules among them: one that calls another finds it beside
/// it.</param>
/// <param name="commit">Commit of the harness.</param>
/// <param name="targets">Makes the targets.</param>
internal sealed class Examiner(
    string folder, bool hasModules, string commit, TargetFactory targets) : IDisposable
{
    private readonly ICodePath _path = hasModules ? new CodePath(folder) : NoModules.Instance;
    private Differential? _differential;

    /// <summary>Runs a file again.</summary>
    public Entry Look(Entry file, CancellationToken stop) => Guarded(file, () =>
    {
        Crash crash = Read(file);
        (Verdict verdict, Reproducer? found) = crash.Replay(Differential(), stop);
        return verdict switch
        {
            Differ differ => New(Fate.Differs, differ.Where),
            Inconclusive inconclusive => New(Fate.Inconclusive, inconclusive.Reason),
            _ => New(Fate.Stale, crash.Case is { } old
                ? $"agrees; filed by {old.Commit} as {old.Signature?.ToString() ?? "unknown"}"
                : "agrees"),
        };

        Entry New(Fate fate, string what) => file with
        {
            Fate = fate,
            Rough = found?.CauseBy(Differential()),
            Instructions = crash.Instructions,
            What = what,
        };
    });

    /// <summary>The minimal case of a file, and its cause; or what became of the file instead.
    /// </summary>
    public (Entry After, Cause? Cause, Case? Case) Minimise(
        Cause rough, Entry entry, CancellationToken stop)
    {
        (Cause, Case)? made = null;
        Entry after = Guarded(entry, () =>
        {
            made = Cut(rough, entry, stop);
            return made is not null ? entry : entry with
            {
                Fate = Fate.Inconclusive,
                Rough = null,
                What = $"no second run shows what the first did: {entry.What}",
            };
        });
        return (after, made?.Item1, made?.Item2);
    }

    public void Dispose() => _differential?.Dispose();

    private (Cause, Case)? Cut(Cause rough, Entry entry, CancellationToken stop)
    {
        Crash crash = Read(entry);
        (_, Reproducer? large) = crash.Replay(Differential(), stop);
        if (large is null)
            return null;
        Reproducer small = crash.Problem is null
            ? new Minimizing(Differential(), stop).Of(large, rough) : large;
        Cause cause = small.CauseBy(Differential());
        return (cause, small.CaseBy(
            Differential(), cause.FileName(), cause.Signature, crash.Case?.Seed ?? 0,
            crash.Case?.Program ?? 0, crash.Case?.Commit ?? commit));
    }

    /// <summary>What wrong code has left behind from another file must not matter.</summary>
    private Crash Read(Entry file)
    {
        _differential?.Renew();
        return Crash.Read(Path.Combine(folder, file.Path));
    }

    /// <summary>A file that cannot be read, or that the harness fails on, is told like any other.
    /// </summary>
    private Entry Guarded(Entry file, Func<Entry> look)
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

        Entry Of(Fate fate, string what) => file with
        {
            Fate = fate,
            Rough = null,
            Instructions = 0,
            What = what,
        };
    }

    private Differential Differential() => _differential ??= new Differential(
        targets, _path, expectsLoops: true);
}
