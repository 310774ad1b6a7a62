using Beam;
using Corpus;
using Fuzz.Run;

namespace Fuzz.Guide;

/// <summary>A file and what it covers.</summary>
/// <param name="Path">The file.</param>
/// <param name="Size">Instructions of its program.</param>
/// <param name="Hits">Places.</param>
internal sealed record CoveringFile(string Path, int Size, int[] Hits);

/// <summary>Finds a few files that cover what many do.</summary>
internal static class Distilling
{
    /// <summary>What each case covers, run as it says, under GC stress, and without types.
    /// </summary>
    public static IReadOnlyList<CoveringFile> Measure(
        IReadOnlyList<(string Path, Case Case)> cases, TargetFactory targets,
        CancellationToken stop)
    {
        // Twice: what the first round does that is done but once says nothing of a file.
        List<CoveringFile> files = [];
        using var differential = new Differential(targets, NoModules.Instance);
        using var recorder = new Recorder();
        for (int round = 0; round < 2; round++)
        {
            files.Clear();
            foreach ((string path, Case it) in cases)
            {
                if (stop.IsCancellationRequested)
                    return files;
                recorder.Begin();
                CaseOptions own = it.Options;
                foreach (CaseOptions way in new[]
                    { own, own with { GcStress = true }, own with { UseTypes = false } }.Distinct())
                {
                    Run(differential, recorder, KeptStore.ProgramOf(it), way);
                }
                files.Add(new(path, it.Module.Functions.Sum(f => f.Code.Count), recorder.End()));
            }
        }
        return files;
    }

    private static void Run(
        Differential differential, Recorder recorder, Generate.Program program, CaseOptions way)
    {
        var seen = new List<Observation>();
        foreach (string name in differential.Names.Names)
        {
            ITarget target = differential.Target(name, way);
            recorder.Loading(target);
            target.Load(program.Module);
            recorder.Loaded(target);
            foreach ((int i, (Mfa function, ValueList<Term> arguments)) in
                program.AllCalls().Index())
            {
                if (seen.Count <= i)
                {
                    seen.Add(target.Run(function, arguments, way.Reductions));
                }
                else if (differential.WhyNot(
                    target, program.Module, arguments, seen[i], way) is null)
                {
                    target.Run(function, arguments, way.Reductions);
                }
            }
        }
    }

    /// <summary>Files that together cover what all do: always the one that adds most, of several
    /// the smallest; none without which nothing would be missing.</summary>
    public static IReadOnlyList<CoveringFile> Choose(IReadOnlyList<CoveringFile> files)
    {
        var covered = new HashSet<int>();
        var chosen = new List<CoveringFile>();
        // What a file adds only gets less: one that still adds as much as it did is the next.
        var queue = new PriorityQueue<CoveringFile, (int, int, string)>(
            Comparer<(int, int, string)>.Create((a, b) => (a.Item1, a.Item2) == (b.Item1, b.Item2)
                ? string.CompareOrdinal(a.Item3, b.Item3)
                : (a.Item1, a.Item2).CompareTo((b.Item1, b.Item2))));
        foreach (CoveringFile file in files)
            queue.Enqueue(file, (-file.Hits.Length, file.Size, file.Path));
        while (queue.TryDequeue(out CoveringFile? file, out (int Adds, int, string) rank))
        {
            int adds = file.Hits.Count(place => !covered.Contains(place));
            if (adds == 0)
                continue;
            if (-rank.Adds > adds)
            {
                queue.Enqueue(file, (-adds, file.Size, file.Path));
                continue;
            }
            chosen.Add(file);
            covered.UnionWith(file.Hits);
        }
        return WithoutNeedless(chosen);
    }

    private static List<CoveringFile> WithoutNeedless(List<CoveringFile> chosen)
    {
        Dictionary<int, int> counts =
            chosen.SelectMany(f => f.Hits).CountBy(place => place).ToDictionary();
        foreach (CoveringFile file in chosen.OrderByDescending(f => f.Size).ToList())
        {
            if (file.Hits.Any(place => counts[place] == 1))
                continue;
            chosen.Remove(file);
            foreach (int place in file.Hits)
                counts[place]--;
        }
        return [.. chosen.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }
}
